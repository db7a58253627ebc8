#pragma once
// Routes: what --connect-to and --resolve change about where a request really goes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/web/address.hpp"

namespace citecheck {

struct Endpoint {
  std::string host;  ///< A name or an address without brackets.
  std::uint16_t port = 0;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

class Routes {
 public:
  /// In curl's forms, HOST1:PORT1:HOST2:PORT2 (any part may be empty) and HOST:PORT:ADDRESS[,ADDRESS]
  /// ("*" stands for any host). Throws std::runtime_error that says what is wrong with an entry.
  Routes(const std::vector<std::string>& connect_to, const std::vector<std::string>& resolve);

  /// Where to connect for this host and port; the first entry that fits counts.
  Endpoint endpoint(std::string_view host, std::uint16_t port) const;
  /// The addresses stated for an endpoint; none if its name must be looked up.
  const std::vector<IpAddress>* addresses(const Endpoint& endpoint) const;

 private:
  struct ConnectTo {
    Endpoint from, to;  ///< "" and 0 stand for any, or for no change.
  };
  struct Resolve {
    Endpoint name;
    std::vector<IpAddress> addresses;
  };
  std::vector<ConnectTo> connect_to_;
  std::vector<Resolve> resolve_;
};

}  // namespace citecheck
