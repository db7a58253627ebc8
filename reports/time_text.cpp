#include "reports/time_text.hpp"

#include <array>
#include <cstdio>

namespace citecheck {

std::string to_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out.data();
}

std::string to_text(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::hh_mm_ss time(at - day);
  std::array<char, 48> out{};
  std::snprintf(out.data(), out.size(), "T%02d:%02d:%02d", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  std::string text = to_text(day) + out.data();
  const auto millis = static_cast<int>(time.subseconds().count());
  if (millis != 0) {
    std::snprintf(out.data(), out.size(), ".%03d", millis);
    text += out.data();
  }
  return text + "Z";
}

}  // namespace citecheck
