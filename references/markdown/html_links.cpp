#include "references/markdown/html_links.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_letter_ascii(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Their href names a file that the page is made of, not a place to go to.
bool is_resource(Text tag) {
  static constexpr std::array<Text, 4> kTags{"base", "image", "link", "use"};
  return std::ranges::any_of(kTags, [&](Text known) { return equal_ignoring_case(tag, known); });
}

struct Tag {
  std::size_t end = 0;
  std::optional<Span> href;
};

std::size_t skip(Text text, std::size_t at, auto&& is) {
  while (at < text.size() && is(text[at])) ++at;
  return at;
}

/// One attribute's value; `at` is moved behind it. None where it has no value.
std::optional<Span> attribute_value(Text text, std::size_t& at) {
  const std::size_t equals = skip(text, at, is_space);
  if (equals >= text.size() || text[equals] != '=') return std::nullopt;
  std::size_t begin = skip(text, equals + 1, is_space);
  if (begin < text.size() && (text[begin] == '"' || text[begin] == '\'')) {
    const std::size_t end = std::min(text.find(text[begin], begin + 1), text.size());
    at = std::min(end + 1, text.size());
    return Span{begin + 1, end};
  }
  at = skip(text, begin, [](char c) { return !is_space(c) && c != '>'; });
  return Span{begin, at};
}

/// The tag whose "<" stands at text[at].
Tag read_tag(Text text, std::size_t at) {
  Tag tag;
  const std::size_t name = at + 1;
  at = skip(text, name, [](char c) { return !is_space(c) && c != '>' && c != '/'; });
  const bool resource = is_resource(text.substr(name, at - name));
  while (at < text.size() && text[at] != '>') {
    const std::size_t begin = skip(text, at, [](char c) { return is_space(c) || c == '/'; });
    at = skip(text, begin, [](char c) { return !is_space(c) && c != '>' && c != '/' && c != '='; });
    const Text attribute = text.substr(begin, at - begin);
    const auto value = attribute_value(text, at);
    if (value && !resource && !tag.href && equal_ignoring_case(attribute, "href")) tag.href = value;
    if (attribute.empty() && !value && at < text.size() && text[at] != '>') ++at;
  }
  tag.end = std::min(at + 1, text.size());
  return tag;
}

}  // namespace

void find_html_links(const MappedText& html, std::size_t prose_at, std::vector<Link>& links) {
  const Text text = html.text();
  for (std::size_t at = text.find('<'); at != kNone; at = text.find('<', at)) {
    if (text.substr(at).starts_with("<!--")) {
      at = text.find("-->", at + 4);
      continue;
    }
    if (at + 1 >= text.size() || !is_letter_ascii(text[at + 1])) {
      ++at;
      continue;
    }
    const Tag tag = read_tag(text, at);
    const auto span = html.source_of(Span{at, tag.end});
    at = tag.end;
    if (!tag.href || tag.href->empty() || !span) continue;
    Link link;
    link.kind = Link::Kind::html;
    link.span = *span;
    link.url = wikitext::decode_entities(tag.href->of(text));
    link.text = {prose_at, prose_at};
    if (const auto destination = html.source_of(*tag.href)) link.destination = *destination;
    links.push_back(std::move(link));
  }
}

}  // namespace citecheck::markdown
