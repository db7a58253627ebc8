#pragma once
// WebOptions: how to ask the live web; a field that is a command-line option bears its name.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "checker/web/spooled_bytes.hpp"

namespace citecheck {

enum class IpVersion : std::uint8_t { any, v4, v6 };

/// What is otherwise for one host; what is not set is as for all.
struct HostOverride {
  std::string host;  ///< "example.org", or "*.example.org" for it and all below it.
  std::optional<int> per_host, retries;
  std::optional<std::chrono::milliseconds> delay, timeout, connect_timeout;
};

struct WebOptions {
  int concurrency = 256;
  int per_host = 1;
  std::chrono::milliseconds delay{100};
  std::chrono::milliseconds timeout{20'000};
  std::chrono::milliseconds connect_timeout{10'000};
  int retries = 2;
  std::uint64_t max_bytes = 16u << 20;
  int max_redirects = 10;
  std::vector<HostOverride> hosts;  ///< Of several that fit, the last one counts.
  bool by_domain = false;           ///< per_host and delay hold for a registered domain as a whole.
  bool obey_robots = false;
  bool allow_private = false;
  std::string user_agent;
  std::vector<std::string> headers;     ///< "Name: value", sent with every request, never archived.
  std::string proxy;                    ///< For all; "" where the next two say it.
  std::string http_proxy, https_proxy;  ///< By the scheme of what is asked; "" for none.
  std::string no_proxy;                 ///< Hosts that are asked directly, as curl's NO_PROXY.
  std::string cacert;                   ///< "" for the system's bundle.
  std::string dns_servers;              ///< ADDRESS[:PORT],…; "" for the system's.
  std::vector<std::string> connect_to;  ///< curl's HOST1:PORT1:HOST2:PORT2.
  std::vector<std::string> resolve;     ///< curl's HOST:PORT:ADDRESS.
  IpVersion ip_version = IpVersion::any;
  /// Bodies that have arrived and are not yet released by whoever reads them; above it no new transfer
  /// starts.
  std::uint64_t body_budget = 16u << 20;
  std::size_t body_in_memory = SpooledBytes::kInMemory;  ///< A longer body lies in a temporary file.
  /// Header lines that make the request for a URL conditional; called on the web's thread. Null: none are.
  std::function<std::vector<std::string>(const std::string& url)> conditions;
  bool keep_certificates = false;            ///< Exchanges tell the server's certificates.
  std::chrono::milliseconds backoff{1'000};  ///< Before the first retry; doubles, with jitter.
  std::chrono::milliseconds max_retry_after{60'000};
};

}  // namespace citecheck
