#include "references/wikitext/tags.hpp"

#include <algorithm>

#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck::wikitext {

namespace {

// Every use of a note carries its name, so that a name may not be of any length.
constexpr std::size_t kLongestKey = 500;

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

bool names_at(std::string_view text, std::size_t at, std::string_view name) {
  return starts_with_ignoring_case(text.substr(at), name);
}

// The value that begins at `at`, behind the "="; a missing closing quote runs to the end of the tag.
std::string_view value_at(std::string_view attributes, std::size_t at) {
  if (at == attributes.size()) return {};
  const char quote = attributes[at];
  if (quote == '"' || quote == '\'') {
    const std::size_t close = attributes.find(quote, at + 1);
    if (close == std::string_view::npos) return trim(attributes.substr(at + 1));
    return attributes.substr(at + 1, close - at - 1);
  }
  std::size_t end = at;
  while (end < attributes.size() && !is_space(attributes[end])) ++end;
  return attributes.substr(at, end - at);
}

}  // namespace

std::optional<std::size_t> tag_opened_at(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return std::nullopt;
  const char first = static_cast<char>(text[at + 1] | 0x20);
  for (std::size_t tag = 0; tag < kTagNames.size(); ++tag) {
    if (kTagNames[tag].front() != first) continue;
    const std::size_t end = at + 1 + kTagNames[tag].size();
    if (!names_at(text, at + 1, kTagNames[tag]) || end >= text.size()) continue;
    if (is_space(text[end]) || text[end] == '/' || text[end] == '>') return tag;
  }
  return std::nullopt;
}

std::size_t closing_tag_end(std::string_view text, std::size_t at, std::size_t tag) {
  if (at + 2 >= text.size() || text[at] != '<' || text[at + 1] != '/') return std::string_view::npos;
  if (!names_at(text, at + 2, kTagNames[tag])) return std::string_view::npos;
  std::size_t end = at + 2 + kTagNames[tag].size();
  while (end < text.size() && is_space(text[end])) ++end;
  return end < text.size() && text[end] == '>' ? end + 1 : std::string_view::npos;
}

ClosingTags::Place ClosingTags::next(std::size_t tag, std::size_t from) {
  Memo& memo = memos_[tag];
  if (memo.asked && (!memo.place.found() || memo.place.begin >= from)) return memo.place;
  memo.asked = true;
  memo.place = {};
  for (std::size_t at = text_.find("</", from); at != std::string_view::npos; at = text_.find("</", at + 2)) {
    const std::size_t end = closing_tag_end(text_, at, tag);
    if (end == std::string_view::npos) continue;
    memo.place = {at, end};
    break;
  }
  return memo.place;
}

std::optional<Attribute> next_attribute(std::string_view attributes, std::size_t& at) {
  while ((at = skip_space(attributes, at)) < attributes.size()) {
    const std::size_t begin = at;
    while (at < attributes.size() && !is_space(attributes[at]) && attributes[at] != '=') ++at;
    const std::string_view name = attributes.substr(begin, at - begin);
    const std::size_t equals = skip_space(attributes, at);
    if (equals == attributes.size() || attributes[equals] != '=') {
      at = equals;
      continue;
    }
    const std::string_view value = value_at(attributes, skip_space(attributes, equals + 1));
    if (value.data() == nullptr) {
      at = attributes.size();
      return Attribute{name, value};
    }
    at = static_cast<std::size_t>(value.data() + value.size() - attributes.data());
    if (at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'')) ++at;
    return Attribute{name, value};
  }
  return std::nullopt;
}

std::optional<std::string_view> attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  while (const auto found = next_attribute(attributes, at))
    if (equal_ignoring_case(found->name, name)) return found->value;
  return std::nullopt;
}

std::string reference_key(std::string_view written) {
  written = trim(written);
  if (written.size() > kLongestKey) written = written.substr(0, kLongestKey);
  if (written.size() >= 2 && (written.front() == '"' || written.front() == '\'') &&
      written.back() == written.front())
    written = written.substr(1, written.size() - 2);
  if (written.empty()) return {};
  std::string key = to_valid_utf8(written);
  if (key.find('&') != std::string::npos) key = decode_entities(key);
  std::ranges::replace(key, '_', ' ');
  return collapse_space(key);
}

}  // namespace citecheck::wikitext
