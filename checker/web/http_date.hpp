#pragma once
// HTTP dates: "Tue, 18 Jun 2013 18:57:42 GMT" and the older forms (RFC 9110, 5.6.7).

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace citecheck {

/// None if the text is no date, or one before 1970.
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

std::string format_http_date(std::chrono::sys_seconds time);

}  // namespace citecheck
