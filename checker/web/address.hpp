#pragma once
// IpAddress: an IPv4 or IPv6 address as a value, apart from names and sockets, so that what is decided about
// an address can be tested without either.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr;

namespace citecheck {

struct IpAddress {
  bool v6 = false;
  std::array<std::uint8_t, 16> bytes{};  ///< Network order; IPv4 uses the first four.

  friend bool operator==(const IpAddress&, const IpAddress&) = default;
};

/// The textual form of RFC 4291 or four decimal numbers, an IPv6 address with or without brackets; a zone
/// ("%eth0") is left out. Other spellings of IPv4 ("0x7f.1") are for whoever reads the URL to normalise.
std::optional<IpAddress> parse_ip(std::string_view text);

/// None for a family that is not IP. `address` must be as long as its family says.
std::optional<IpAddress> ip_of(const sockaddr& address);

std::string to_string(const IpAddress& address);

}  // namespace citecheck
