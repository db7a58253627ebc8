#include "references/archives/stamp.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "references/date.hpp"

namespace citecheck::archives {

namespace {

using std::chrono::sys_seconds;

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<sys_seconds> from_microseconds(std::uint64_t micros) {
  constexpr std::uint64_t kFirst = 946'684'800'000'000, kLast = 4'102'444'800'000'000;  // 2000 to 2100
  if (micros < kFirst || micros > kLast) return std::nullopt;
  return sys_seconds{std::chrono::seconds{micros / 1'000'000}};
}

}  // namespace

std::size_t leading_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_decimal) - text.begin());
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_decimal);
  return digits;
}

std::optional<sys_seconds> read_stamp(std::string_view digits) {
  using namespace std::chrono;
  if (digits.size() < 8 || digits.size() > 14) return std::nullopt;
  const auto part = [&](std::size_t at) {
    return at + 2 <= digits.size() ? number(digits.substr(at, 2)) : 0;
  };
  const year_month_day day{year{number(digits.substr(0, 4))}, month{static_cast<unsigned>(part(4))},
                           std::chrono::day{static_cast<unsigned>(part(6))}};
  if (!day.ok() || day.year() < year{1996}) return std::nullopt;
  const int h = part(8), m = part(10), s = part(12);
  if (h > 23 || m > 59 || s > 59) return sys_days{day};
  return sys_days{day} + hours{h} + minutes{m} + seconds{s};
}

std::optional<sys_seconds> read_named_day(std::string_view text) {
  const std::size_t first = text.find('-'), last = text.rfind('-');
  if (first != 4 || last == first) return std::nullopt;
  const std::string_view month = text.substr(first + 1, last - first - 1);
  const auto date = parse_date(std::string(text.substr(last + 1)) + ' ' + std::string(month) + ' ' +
                               std::string(text.substr(0, first)));
  if (!date || !date->has_day()) return std::nullopt;
  return read_stamp(digits_of(to_edtf(*date)));
}

std::optional<sys_seconds> read_base62(std::string_view id) {
  if (id.empty() || id.size() > 10) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : id) {
    unsigned digit = 0;
    if (is_decimal(c))
      digit = static_cast<unsigned>(c - '0');
    else if (c >= 'A' && c <= 'Z')
      digit = static_cast<unsigned>(c - 'A' + 10);
    else if (c >= 'a' && c <= 'z')
      digit = static_cast<unsigned>(c - 'a' + 36);
    else
      return std::nullopt;
    value = value * 62 + digit;
  }
  return from_microseconds(value);
}

std::optional<sys_seconds> read_microseconds(std::string_view digits) {
  std::uint64_t value = 0;
  const char* const last = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), last, value);
  return error == std::errc() && end == last ? from_microseconds(value) : std::nullopt;
}

}  // namespace citecheck::archives
