#pragma once
// Host names of any script in the ASCII form that DNS, TLS and HTTP use (IDNA 2008 with the mapping of UTS
// #46, non-transitional). Done here because libcurl's own conversion depends on the locale.

#include <optional>
#include <string>
#include <string_view>

namespace citecheck {

/// The name in lower-case ASCII; none if it is ill-formed UTF-8, holds what no host name may hold, or has a
/// label that is empty or too long. A pure ASCII name is only lower-cased.
std::optional<std::string> to_ascii_host(std::string_view host);

}  // namespace citecheck
