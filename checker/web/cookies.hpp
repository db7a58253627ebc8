#pragma once
// Cookies within one chain: sites that answer a first visit with a cookie and a redirect to the same page
// must be met half-way, but nothing is remembered beyond the chain. Derived from the exchanges each time, so
// there is no jar to keep.

#include <string>
#include <vector>

#include "checker/web/exchange.hpp"
#include "checker/web/target.hpp"

namespace citecheck {

/// The value of the Cookie field (RFC 6265, 5.4) for asking `target` after these exchanges; "" for none. At
/// most 8 KiB.
std::string cookies_for(const std::vector<ExchangePtr>& exchanges, const Target& target);

}  // namespace citecheck
