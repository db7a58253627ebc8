#include "checker/page/refresh.hpp"

#include <charconv>
#include <optional>

#include "checker/web/target.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

/// Later than this, the page has something to say before it leaves.
constexpr int kMaxSeconds = 10;

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

void skip_space(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

/// The URL of "5; url='/next'" and its kin; none if there is none, or the time is long.
std::optional<std::string_view> target_of(std::string_view content) {
  skip_space(content);
  int seconds = 0;
  const auto [end, error] = std::from_chars(content.data(), content.data() + content.size(), seconds);
  if (error != std::errc{} && !content.starts_with('.')) return std::nullopt;
  if (seconds < 0 || seconds > kMaxSeconds) return std::nullopt;
  content.remove_prefix(static_cast<std::size_t>(end - content.data()));
  while (!content.empty() && (content.front() == '.' || (content.front() >= '0' && content.front() <= '9')))
    content.remove_prefix(1);
  skip_space(content);
  if (content.empty() || (content.front() != ';' && content.front() != ',')) return std::nullopt;
  content.remove_prefix(1);
  skip_space(content);
  if (starts_with_ignoring_case(content, "url")) {
    std::string_view rest = content.substr(3);
    skip_space(rest);
    if (rest.starts_with('=')) {
      content = rest.substr(1);
      skip_space(content);
    }
  }
  if (content.empty()) return std::nullopt;
  if (const char quote = content.front(); quote == '"' || quote == '\'') {
    content.remove_prefix(1);
    content = content.substr(0, content.find(quote));
  }
  return trim(content);
}

}  // namespace

std::string refresh_target(const HtmlHead& head, std::string_view url) {
  std::string base(url);
  bool based = false;
  for (const HeadElement& element : head.elements()) {
    if (element.name == HeadElement::Name::base && !based) {
      const auto href = head.raw_attribute(element, "href");
      based = href.has_value();
      const auto resolved = resolve_location(url, collapse_space(href.value_or("")));
      if (based && resolved) base = *resolved;
    }
    if (element.name != HeadElement::Name::meta || element.in_noscript) continue;
    if (!equal_ignoring_case(head.attribute(element, "http-equiv"), "refresh")) continue;
    const std::string content = head.raw_attribute(element, "content").value_or("");
    const auto target = target_of(content);
    if (!target || target->empty()) continue;
    const auto resolved = resolve_location(base, *target);
    return resolved && parse_url(*resolved).is_http() ? *resolved : std::string{};
  }
  return {};
}

}  // namespace citecheck
