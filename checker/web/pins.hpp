#pragma once
// Pins: how addresses we found are given to libcurl. It looks a name up in a table of its own
// (CURLOPT_RESOLVE) before it would resolve it; entries stay there until they are taken out, so they are
// counted, and the table holds only what transfers use.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/web/address.hpp"

namespace citecheck {

class Pins {
 public:
  /// "host:port", what an entry is found by.
  static std::string key(std::string_view host, std::uint16_t port);

  /// That a key has these addresses.
  static std::string entry(const std::string& key, const std::vector<IpAddress>& addresses);

  /// What to tell libcurl with the next transfer, which uses `key` until release().
  std::vector<std::string> hold(const std::string& key, const std::vector<IpAddress>& addresses);
  void release(const std::string& key);

 private:
  std::unordered_map<std::string, int> held_;
  std::vector<std::string> stale_;
};

}  // namespace citecheck
