#include "checker/web/pace.hpp"

#include <libpsl.h>

#include <stdexcept>

#include "checker/web/address.hpp"

namespace citecheck {

namespace {

bool fits(std::string_view pattern, std::string_view host) {
  if (!pattern.starts_with("*.")) return host == pattern;
  const std::string_view domain = pattern.substr(2);
  return host == domain || (host.size() > domain.size() && host.ends_with(domain) &&
                            host[host.size() - domain.size() - 1] == '.');
}

}  // namespace

void Paces::FreeList::operator()(psl_ctx_st* list) const {
  psl_free(list);
}

Paces::Paces(const WebOptions& options)
    : usual_{options.per_host, options.retries,         options.delay,
             options.timeout,  options.connect_timeout, false},
      hosts_(options.hosts) {
  if (!options.by_domain) return;
  suffixes_.reset(psl_latest(nullptr));
  if (!suffixes_)
    throw std::runtime_error("--by-domain needs the list of public suffixes, which libpsl does not find");
}

Pace Paces::of(std::string_view host) const {
  Pace pace = usual_;
  for (const HostOverride& own : hosts_) {
    if (!fits(own.host, host)) continue;
    pace.per_host = own.per_host.value_or(pace.per_host);
    pace.retries = own.retries.value_or(pace.retries);
    pace.delay = own.delay.value_or(pace.delay);
    pace.own_delay |= own.delay.has_value();
    pace.timeout = own.timeout.value_or(pace.timeout);
    pace.connect_timeout = own.connect_timeout.value_or(pace.connect_timeout);
  }
  return pace;
}

std::string Paces::group(std::string_view host) const {
  std::string name(host);
  if (!suffixes_ || parse_ip(host)) return name;
  const char* domain = psl_registrable_domain(suffixes_.get(), name.c_str());
  return domain == nullptr ? name : domain;
}

}  // namespace citecheck
