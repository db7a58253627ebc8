#pragma once
// The loopback addresses that stand for the hosts of a measurement.

#include <cstddef>
#include <string>

namespace citecheck::bench {

inline constexpr std::size_t kMaxAddresses = 5'000;

/// The address of host number 0, 1, …: 127.0.0.1 to 127.0.0.250, then 127.0.1.1 and on.
inline std::string address_of(std::size_t host) {
  return "127.0." + std::to_string(host / 250) + "." + std::to_string(host % 250 + 1);
}

}  // namespace citecheck::bench
