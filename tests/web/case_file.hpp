#pragma once
// A case of tests/web: what a server answers, what is cited, and what is to be said of the link. The format
// is described in tests/README.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/answer.hpp"
#include "support/loopback_dns.hpp"
#include "support/tls_fault.hpp"

namespace citecheck::test {

/// One cited URL and what is expected of it. What a case does not state is not looked at.
struct ExpectedLink {
  int line = 0;
  std::string url;
  std::string link;                 ///< LinkStatus by name.
  std::vector<std::string> reason;  ///< Each is part of the reason.
  std::vector<std::pair<std::string, int>> chain;
  std::string final_url, content_type, failure;
  std::optional<int> http, attempts;
  std::optional<std::size_t> requests;  ///< That arrived at the server for this URL.
  std::optional<std::uint64_t> bytes_at_most;
  std::optional<bool> permanent, to_home, truncated, host_gone;
};

struct WebCase {
  std::string summary;  ///< The comment of the first line.
  std::vector<std::pair<std::string, std::string>> options;
  std::vector<std::pair<std::string, std::vector<Answer>>> routes;
  struct Tls {
    std::string host;
    TlsFault fault = TlsFault::none;
    int between = 0;  ///< Authorities between its certificate and the one that is trusted.
  };
  std::vector<Tls> tls;
  std::vector<std::pair<std::string, DnsFault>> dns;
  std::vector<std::pair<std::string, std::string>> resolves;  ///< Host and address.
  std::vector<std::string> refusing, silent;                  ///< Hosts.
  std::vector<ExpectedLink> links;
};

/// Throws std::runtime_error with the line and what is wrong there.
WebCase parse_case(std::string_view text);

}  // namespace citecheck::test
