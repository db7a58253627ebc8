#include "checker/web/guard.hpp"

#include <algorithm>
#include <array>

namespace citecheck {

namespace {

struct Block {
  std::array<std::uint8_t, 16> prefix;
  int bits;
  std::string_view what;
};

// https://www.iana.org/assignments/iana-ipv4-special-registry, and 168.63.129.16, where one cloud keeps its
// machine services on a public address (the other clouds' lie in the link-local, shared and protocol blocks).
constexpr auto kIpv4 = std::to_array<Block>({
    {{0}, 8, "unspecified"},
    {{10}, 8, "private network"},
    {{100, 64}, 10, "carrier-grade NAT"},
    {{127}, 8, "loopback"},
    {{168, 63, 129, 16}, 32, "cloud metadata"},
    {{169, 254, 169, 254}, 32, "cloud metadata"},
    {{169, 254}, 16, "link-local"},
    {{172, 16}, 12, "private network"},
    {{192, 0, 0}, 24, "protocol assignment"},
    {{192, 0, 2}, 24, "documentation"},
    {{192, 88, 99}, 24, "6to4 relay"},
    {{192, 168}, 16, "private network"},
    {{198, 18}, 15, "benchmarking"},
    {{198, 51, 100}, 24, "documentation"},
    {{203, 0, 113}, 24, "documentation"},
    {{224}, 4, "multicast"},
    {{255, 255, 255, 255}, 32, "broadcast"},
    {{240}, 4, "reserved"},
});

// https://www.iana.org/assignments/iana-ipv6-special-registry. What lies outside 2000::/3 is not allocated as
// global unicast: the last line refuses it.
constexpr auto kIpv6 = std::to_array<Block>({
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, "loopback"},
    {{0}, 128, "unspecified"},
    {{0xfc}, 7, "unique local"},
    {{0xfe, 0x80}, 10, "link-local"},
    {{0xfe, 0xc0}, 10, "site-local"},
    {{0xff}, 8, "multicast"},
    {{0x20, 0x01, 0x0d, 0xb8}, 32, "documentation"},
    {{0x3f, 0xff}, 20, "documentation"},
    {{0x20, 0x01, 0, 2}, 48, "benchmarking"},
    {{0x20, 0x01}, 23, "protocol assignment"},
});
constexpr Block kGlobalUnicast{{0x20}, 3, "global unicast"};

// Prefixes behind which an IPv4 address stands.
struct Carrier {
  Block block;
  std::size_t at;
};
constexpr auto kCarriers = std::to_array<Carrier>({
    {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, "IPv4-mapped"}, 12},
    {{{0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, "IPv4-translated"}, 12},
    {{{0, 0x64, 0xff, 0x9b}, 96, "NAT64"}, 12},
    {{{0x20, 0x02}, 16, "6to4"}, 2},
});

bool within(const std::array<std::uint8_t, 16>& address, const Block& block) {
  const auto whole = static_cast<std::size_t>(block.bits / 8);
  if (!std::equal(address.begin(), address.begin() + whole, block.prefix.begin())) return false;
  const int rest = block.bits % 8;
  return rest == 0 || ((address[whole] ^ block.prefix[whole]) >> (8 - rest)) == 0;
}

IpAddress ipv4_at(const IpAddress& address, std::size_t at) {
  IpAddress inner;
  std::copy_n(address.bytes.begin() + at, 4, inner.bytes.begin());
  return inner;
}

// RFC 5214: the interface identifier ::0:5efe:a.b.c.d, with or without the universal bit.
bool is_isatap(const IpAddress& address) {
  const auto& b = address.bytes;
  return (b[8] & 0xfd) == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe;
}

}  // namespace

std::string_view special_purpose(const IpAddress& address) {
  if (!address.v6) {
    const auto found = std::ranges::find_if(kIpv4, [&](const Block& b) { return within(address.bytes, b); });
    return found == kIpv4.end() ? std::string_view{} : found->what;
  }
  for (const Carrier& carrier : kCarriers)
    if (within(address.bytes, carrier.block)) return special_purpose(ipv4_at(address, carrier.at));
  const auto found = std::ranges::find_if(kIpv6, [&](const Block& b) { return within(address.bytes, b); });
  if (found != kIpv6.end()) return found->what;
  if (!within(address.bytes, kGlobalUnicast)) return "reserved";
  return is_isatap(address) ? special_purpose(ipv4_at(address, 12)) : std::string_view{};
}

}  // namespace citecheck
