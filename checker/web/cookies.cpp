#include "checker/web/cookies.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxCookies = 64;
constexpr std::size_t kMaxField = 8u << 10;

struct Cookie {
  std::string_view name, value;
  std::string domain, path;
  bool host_only = true, secure = false, gone = false;
};

// RFC 6265, 5.1.4: up to, not including, the last "/" of the path.
std::string default_path(const Target& from) {
  const std::size_t slash = from.path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : from.path.substr(0, slash);
}

bool covers_domain(const Cookie& cookie, const std::string& host) {
  if (host == cookie.domain) return true;
  return !cookie.host_only && host.size() > cookie.domain.size() && host.ends_with(cookie.domain) &&
         host[host.size() - cookie.domain.size() - 1] == '.';
}

bool covers_path(const Cookie& cookie, const std::string& path) {
  if (!path.starts_with(cookie.path)) return false;
  return path.size() == cookie.path.size() || cookie.path.ends_with('/') || path[cookie.path.size()] == '/';
}

bool is_past(std::string_view expires, Instant now) {
  if (expires.size() > 64) return false;
  const time_t at = curl_getdate(std::string{expires}.c_str(), nullptr);
  return at >= 0 && std::chrono::sys_seconds{std::chrono::seconds{at}} <= now;
}

bool is_spent(std::string_view max_age) {
  long long seconds = 1;
  std::from_chars(max_age.data(), max_age.data() + max_age.size(), seconds);
  return seconds <= 0;
}

void read_attribute(Cookie& cookie, std::string_view attribute, const Target& from, Instant now) {
  const std::size_t equals = attribute.find('=');
  const std::string_view name = trim(attribute.substr(0, equals));
  const std::string_view value =
      equals == std::string_view::npos ? std::string_view{} : trim(attribute.substr(equals + 1));
  if (equal_ignoring_case(name, "Path") && value.starts_with('/')) cookie.path = value;
  if (equal_ignoring_case(name, "Secure")) cookie.secure = true;
  if (equal_ignoring_case(name, "Max-Age")) cookie.gone = is_spent(value);
  if (equal_ignoring_case(name, "Expires")) cookie.gone = cookie.gone || is_past(value, now);
  if (equal_ignoring_case(name, "Domain") && !value.empty() && !from.literal) {
    cookie.domain = to_lower_ascii(value.substr(value.front() == '.' ? 1 : 0));
    cookie.host_only = cookie.domain == from.host && cookie.domain.find('.') == std::string::npos;
  }
}

// A field that names no cookie, or a domain that is not the sender's, is ignored.
std::optional<Cookie> read_cookie(std::string_view field, const Target& from, Instant now) {
  std::size_t end = std::min(field.find(';'), field.size());
  const std::string_view pair = field.substr(0, end);
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos || trim(pair.substr(0, equals)).empty()) return std::nullopt;
  Cookie cookie{trim(pair.substr(0, equals)), trim(pair.substr(equals + 1)), from.host, default_path(from)};
  while (end < field.size()) {
    const std::size_t begin = end + 1;
    end = std::min(field.find(';', begin), field.size());
    read_attribute(cookie, field.substr(begin, end - begin), from, now);
  }
  if (!covers_domain(cookie, from.host)) return std::nullopt;
  if (!cookie.host_only && cookie.domain.find('.') == std::string::npos) return std::nullopt;
  return cookie;
}

void keep(std::vector<Cookie>& jar, Cookie cookie) {
  std::erase_if(jar, [&](const Cookie& old) {
    return old.name == cookie.name && old.domain == cookie.domain && old.path == cookie.path;
  });
  if (!cookie.gone && jar.size() < kMaxCookies) jar.push_back(std::move(cookie));
}

void read_answer(std::vector<Cookie>& jar, const Exchange& exchange) {
  constexpr std::string_view kField = "set-cookie:";
  std::optional<Target> from;
  std::string_view rest = exchange.response_head;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view line = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    if (!starts_with_ignoring_case(line, kField)) continue;
    if (!from) {
      auto target = read_target(exchange.url);
      if (!target) return;
      from = *std::move(target);
    }
    if (auto cookie = read_cookie(trim(line.substr(kField.size())), *from, exchange.at))
      keep(jar, *std::move(cookie));
  }
}

}  // namespace

std::string cookies_for(const std::vector<ExchangePtr>& exchanges, const Target& target) {
  std::vector<Cookie> jar;
  for (const ExchangePtr& exchange : exchanges) read_answer(jar, *exchange);
  std::string field;
  for (const Cookie& cookie : jar) {
    if (!covers_domain(cookie, target.host) || !covers_path(cookie, target.path)) continue;
    if (cookie.secure && !target.https) continue;
    if (field.size() + cookie.name.size() + cookie.value.size() + 3 > kMaxField) break;
    if (!field.empty()) field += "; ";
    field.append(cookie.name).append("=").append(cookie.value);
  }
  return field;
}

}  // namespace citecheck
