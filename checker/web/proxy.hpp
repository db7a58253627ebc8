#pragma once
// Proxies: through whom a host is asked. Whoever stands between us and a site also looks its name up, unless
// we do it first.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checker/web/options.hpp"
#include "checker/web/target.hpp"

namespace citecheck {

struct Proxy {
  std::string url;   ///< For libcurl, with credentials.
  std::string host;  ///< Its name, lower case, or its address without brackets.
  std::uint16_t port = 0;
  bool looks_up = true;  ///< It is told names, not addresses (HTTP, SOCKS4a and SOCKS5h proxies).
};

class Proxies {
 public:
  /// Throws std::runtime_error that says what is wrong with a proxy of the options.
  explicit Proxies(const WebOptions& options);

  /// Null where the host is asked directly.
  const Proxy* of(const Target& target) const;

 private:
  bool is_exempt(const Target& target) const;

  std::unique_ptr<const Proxy> http_, https_;
  std::vector<std::string> exempt_;
};

}  // namespace citecheck
