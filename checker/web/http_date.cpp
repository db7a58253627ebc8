#include "checker/web/http_date.hpp"

#include <curl/curl.h>

#include <array>
#include <ctime>

namespace citecheck {

std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text) {
  if (text.empty() || text.size() > 64) return std::nullopt;
  const time_t seconds = curl_getdate(std::string{text}.c_str(), nullptr);
  if (seconds < 0) return std::nullopt;
  return std::chrono::sys_seconds{std::chrono::seconds{seconds}};
}

std::string format_http_date(std::chrono::sys_seconds time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 64> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc)};
}

}  // namespace citecheck
