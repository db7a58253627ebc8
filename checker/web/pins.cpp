#include "checker/web/pins.hpp"

namespace citecheck {

std::string Pins::key(std::string_view host, std::uint16_t port) {
  return std::string{host} + ':' + std::to_string(port);
}

std::string Pins::entry(const std::string& key, const std::vector<IpAddress>& addresses) {
  std::string text = key;
  char separator = ':';
  for (const IpAddress& address : addresses) {
    text += separator;
    text += address.v6 ? '[' + to_string(address) + ']' : to_string(address);
    separator = ',';
  }
  return text;
}

std::vector<std::string> Pins::hold(const std::string& key, const std::vector<IpAddress>& addresses) {
  ++held_[key];
  std::vector<std::string> orders;
  for (const std::string& old : stale_)
    if (!held_.contains(old)) orders.push_back('-' + old);
  stale_.clear();
  orders.push_back(entry(key, addresses));
  return orders;
}

void Pins::release(const std::string& key) {
  const auto found = held_.find(key);
  if (found == held_.end() || --found->second > 0) return;
  held_.erase(found);
  stale_.push_back(key);
}

}  // namespace citecheck
