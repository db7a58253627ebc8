#include "references/html/page_charset.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck {

namespace {

// The standard looks at 1024 bytes; pages with long comments or scripts first are read all the same.
constexpr std::size_t kPrescanBytes = 8192;

/// The value behind "name=" in lower-case text, quoted or not.
std::string value_after(std::string_view text, std::string_view name) {
  std::size_t at = text.find(name);
  if (at == std::string_view::npos) return {};
  at += name.size();
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size() || text[at] != '=') return {};
  ++at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '"' || text[at] == '\'')) ++at;
  const std::size_t stop = std::min(text.find_first_of("\"' ;>,/?", at), text.size());
  return std::string(text.substr(at, stop - at));
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string start = to_lower_ascii(bytes.substr(0, kPrescanBytes));
  if (start.starts_with("<?xml")) {
    const std::string label = value_after(std::string_view(start).substr(0, start.find('>')), "encoding");
    if (!label.empty()) return label;
  }
  for (std::size_t at = start.find("<meta"); at != std::string::npos; at = start.find("<meta", at + 5)) {
    const std::string_view tag = std::string_view(start).substr(at, start.find('>', at) - at);
    const std::string label = value_after(tag, "charset");
    if (!label.empty()) return label;
  }
  return {};
}

std::string charset_parameter(std::string_view content_type) {
  return value_after(to_lower_ascii(content_type.substr(0, 400)), "charset");
}

}  // namespace citecheck
