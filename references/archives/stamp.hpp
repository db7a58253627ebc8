#pragma once
// Time stamps as the addresses of web archives hold them.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace citecheck::archives {

/// How many digits the text begins with.
std::size_t leading_digits(std::string_view text);

/// The digits of the text, and nothing else of it.
std::string digits_of(std::string_view text);

/// YYYYMMDD[hh[mm[ss]]]. None where it is too short to name a day, or names none since 1996.
std::optional<std::chrono::sys_seconds> read_stamp(std::string_view digits);

/// "2001-Feb-7" or "2001-February-7", in letters of any case.
std::optional<std::chrono::sys_seconds> read_named_day(std::string_view text);

/// WebCite's page id is the moment of capture: microseconds since 1970, in base 62 (0-9, A-Z, a-z).
std::optional<std::chrono::sys_seconds> read_base62(std::string_view id);

/// Microseconds since 1970, in decimal digits.
std::optional<std::chrono::sys_seconds> read_microseconds(std::string_view digits);

}  // namespace citecheck::archives
