#include "checker/web/proxy.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

struct Kind {
  std::string_view scheme;
  std::uint16_t port;
  bool looks_up;
};
constexpr auto kKinds = std::to_array<Kind>({{"http", 1080, true},
                                             {"https", 443, true},
                                             {"socks4", 1080, false},
                                             {"socks4a", 1080, true},
                                             {"socks5", 1080, false},
                                             {"socks5h", 1080, true}});

std::unique_ptr<const Proxy> read_proxy(const std::string& text) {
  if (text.empty()) return nullptr;
  const Url url = parse_url(text.find("://") == std::string::npos ? "http://" + text : text);
  const auto kind = std::ranges::find(kKinds, url.scheme(), &Kind::scheme);
  if (!url.valid() || kind == kKinds.end())
    throw std::runtime_error("the proxy " + printable(without_userinfo(text)) +
                             ": expected [SCHEME://]HOST[:PORT], with one of the schemes http, https, "
                             "socks4, socks4a, socks5 and socks5h");
  std::string host(url.host());
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  return std::make_unique<const Proxy>(
      Proxy{url.href(), std::move(host), url.port() != 0 ? url.port() : kind->port, kind->looks_up});
}

/// "10.0.0.0/8", or one address.
bool is_within(const IpAddress& address, std::string_view block) {
  const std::size_t slash = std::min(block.find('/'), block.size());
  const auto base = parse_ip(block.substr(0, slash));
  if (!base || base->v6 != address.v6) return false;
  unsigned bits = address.v6 ? 128 : 32;
  const std::string_view digits = block.substr(std::min(slash + 1, block.size()));
  if (!digits.empty()) std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  for (unsigned bit = 0; bit < std::min(bits, address.v6 ? 128U : 32U); ++bit)
    if (((base->bytes[bit / 8] ^ address.bytes[bit / 8]) >> (7 - bit % 8) & 1) != 0) return false;
  return true;
}

bool is_below(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

}  // namespace

Proxies::Proxies(const WebOptions& options)
    : http_(read_proxy(options.proxy.empty() ? options.http_proxy : options.proxy)),
      https_(read_proxy(options.proxy.empty() ? options.https_proxy : options.proxy)) {
  std::string_view rest = options.no_proxy;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(", "), rest.size());
    std::string one = to_lower_ascii(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (one.starts_with('.')) one.erase(0, 1);
    if (!one.empty()) exempt_.push_back(std::move(one));
  }
}

bool Proxies::is_exempt(const Target& target) const {
  return std::ranges::any_of(exempt_, [&](const std::string& one) {
    if (one == "*") return true;
    return target.literal ? is_within(*target.literal, one) : is_below(target.host, one);
  });
}

const Proxy* Proxies::of(const Target& target) const {
  const Proxy* proxy = target.https ? https_.get() : http_.get();
  return proxy == nullptr || is_exempt(target) ? nullptr : proxy;
}

}  // namespace citecheck
