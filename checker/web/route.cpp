#include "checker/web/route.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "references/text.hpp"

namespace citecheck {

namespace {

[[noreturn]] void refuse(std::string_view option, const std::string& entry, std::string_view form) {
  throw std::runtime_error(std::string{option} + " " + entry + ": expected " + std::string{form});
}

// The text before the next colon that is not inside brackets, which is taken off `rest` with the colon.
std::string take_part(std::string_view& rest) {
  const std::size_t skip = rest.starts_with('[') ? std::min(rest.find(']'), rest.size()) : 0;
  const std::size_t colon = std::min(rest.find(':', skip), rest.size());
  std::string_view part = rest.substr(0, colon);
  rest.remove_prefix(std::min(colon + 1, rest.size()));
  if (part.size() >= 2 && part.front() == '[' && part.back() == ']') part = part.substr(1, part.size() - 2);
  return to_lower_ascii(part);
}

bool take_port(std::string_view& rest, std::uint16_t& port) {
  const std::string text = take_part(rest);
  if (text.empty()) return true;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

Routes::Routes(const std::vector<std::string>& connect_to, const std::vector<std::string>& resolve) {
  for (const std::string& entry : connect_to) {
    std::string_view rest = entry;
    ConnectTo route;
    route.from.host = take_part(rest);
    bool good = take_port(rest, route.from.port);
    route.to.host = take_part(rest);
    good = good && take_port(rest, route.to.port) && rest.empty() && std::ranges::count(entry, ':') >= 3;
    if (!good) refuse("--connect-to", entry, "HOST1:PORT1:HOST2:PORT2");
    connect_to_.push_back(std::move(route));
  }
  for (const std::string& entry : resolve) {
    std::string_view rest = entry;
    if (rest.starts_with('+')) rest.remove_prefix(1);
    Resolve named;
    named.name.host = take_part(rest);
    bool good = !named.name.host.empty() && take_port(rest, named.name.port) && named.name.port != 0;
    while (good && !rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const auto address = parse_ip(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
      good = address.has_value();
      if (good) named.addresses.push_back(*address);
    }
    if (!good || named.addresses.empty()) refuse("--resolve", entry, "HOST:PORT:ADDRESS[,ADDRESS]");
    resolve_.push_back(std::move(named));
  }
}

Endpoint Routes::endpoint(std::string_view host, std::uint16_t port) const {
  const auto found = std::ranges::find_if(connect_to_, [&](const ConnectTo& route) {
    return (route.from.host.empty() || route.from.host == host) &&
           (route.from.port == 0 || route.from.port == port);
  });
  Endpoint to{std::string{host}, port};
  if (found == connect_to_.end()) return to;
  if (!found->to.host.empty()) to.host = found->to.host;
  if (found->to.port != 0) to.port = found->to.port;
  return to;
}

const std::vector<IpAddress>* Routes::addresses(const Endpoint& endpoint) const {
  const auto found = std::ranges::find_if(resolve_, [&](const Resolve& named) {
    return named.name.port == endpoint.port && (named.name.host == "*" || named.name.host == endpoint.host);
  });
  return found == resolve_.end() ? nullptr : &found->addresses;
}

}  // namespace citecheck
