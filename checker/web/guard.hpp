#pragma once
// The guard: which addresses a checker that follows other people's links must not touch. A pure function of
// the address, applied to what a name resolves to and again to every socket that is about to connect, so that
// neither a redirect, nor a name that changes its address, nor an odd spelling leads into a private network.

#include <string_view>

#include "checker/web/address.hpp"

namespace citecheck {

/// What kind of special-purpose address it is ("loopback", "private network", …; RFC 6890 and the IANA
/// registries), "" if it is an ordinary public one. Addresses that carry an IPv4 address (mapped, NAT64,
/// 6to4, ISATAP) are judged by that.
std::string_view special_purpose(const IpAddress& address);

}  // namespace citecheck
