#include "references/plain/corner_quotes.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "references/plain/details.hpp"
#include "references/plain/pieces.hpp"
#include "references/plain/roles.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

struct Quoted {
  Span outer, inner;
};

/// The first text in such quotes at or after `from`, the same quotes inside it counted.
std::optional<Quoted> find_quoted(Text text, Text open, Text close, std::size_t from) {
  const std::size_t begin = text.find(open, from);
  if (begin == kNone) return std::nullopt;
  int depth = 1;
  for (std::size_t at = begin + open.size(); at < text.size();) {
    if (text.substr(at).starts_with(open)) ++depth;
    if (text.substr(at).starts_with(close) && --depth == 0)
      return Quoted{{begin, at + close.size()}, {begin + open.size(), at}};
    next_code_point(text, at);
  }
  return std::nullopt;
}

/// Where Han letters or kana end the text, quotes follow them without space.
bool ends_in_ideograph(Text text) {
  std::size_t last = text.size();
  while (last > 0 && (static_cast<unsigned char>(text[last - 1]) & 0xC0) == 0x80) --last;
  if (last == 0) return false;
  const char32_t point = next_code_point(text, --last);
  return point >= 0x3000 && point <= 0x9FFF;
}

/// The parts between commas and stops, outside `details`.
std::vector<Span> parts_of(Text text, Span range, const std::vector<Detail>& details) {
  std::vector<Span> parts;
  std::size_t begin = range.begin;
  const auto close = [&](std::size_t end) {
    if (begin < end)
      if (const Span part = strip_signs(text, {begin, end}); !part.empty()) parts.push_back(part);
  };
  for (std::size_t at = range.begin; at < range.end;) {
    const auto detail = std::ranges::find_if(details, [&](const Detail& d) { return d.whole.begin == at; });
    if (detail != details.end()) {
      close(at);
      begin = at = detail->whole.end;
      continue;
    }
    const std::size_t here = at;
    const char32_t point = next_code_point(text, at);
    if (std::u32string_view(U"、，。．,；;（）()\u001F").find(point) == std::u32string_view::npos) continue;
    close(here);
    begin = at;
  }
  close(range.end);
  return parts;
}

/// "山田太郎・鈴木花子編"
void read_people(const Draft& draft, Span head, Citation& citation) {
  head = strip_signs(draft.text(), head);
  const bool editors = strip_back(draft.text(), head, editor_words());
  auto& people = editors ? citation.editors : citation.authors;
  const Text text = head.of(draft.text());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.size(), next = text.size();
    for (const Text sign : {Text("・"), Text("、"), Text("，"), Text("；")})
      if (const std::size_t found = text.find(sign, at); found < end) {
        end = found;
        next = found + sign.size();
      }
    for (auto& name : read_names(draft, {head.begin + at, head.begin + end}, &citation.authors_truncated))
      people.push_back(std::move(name));
    at = next;
  }
}

}  // namespace

bool read_corner_quoted(const Draft& draft, Citation& citation) {
  constexpr std::size_t kLongestHead = 240;
  const Text text = draft.text();
  const auto single = find_quoted(text, "「", "」", 0);
  const auto doubled = find_quoted(text, "『", "』", single ? single->outer.end : 0);
  if (!single && !doubled) return false;
  const Quoted& title = single ? *single : *doubled;
  const Span head = draft.trimmed({0, title.outer.begin});
  if (head.empty() || head.end > kLongestHead || !ends_in_ideograph(head.of(text))) return false;
  if (text.substr(0, head.end).find(Draft::kTaken) != kNone) return false;
  // What stands between the two names a collection, or the quotes belong to different things.
  const bool inside = single && doubled && !draft.trimmed({single->outer.end, doubled->outer.begin}).empty();
  const bool container = single && doubled && !inside;
  const std::size_t rest = container ? doubled->outer.end : title.outer.end;
  read_people(draft, head, citation);
  citation.title = draft.claim(title.inner);
  std::vector<Detail> details = find_details(text);
  std::erase_if(details, [&](const Detail& detail) { return detail.whole.begin < rest; });
  read_details(draft, details, citation);
  if (container) citation.container_title = draft.claim(doubled->inner);
  const bool periodical = citation.volume || citation.issue;
  if (periodical && (container || single)) citation.type = ItemType::article_journal;
  if (!periodical && container) citation.type = ItemType::chapter;
  if (!single) citation.type = ItemType::book;
  for (const Span part : parts_of(text, {rest, text.size()}, details)) {
    auto date = read_date(draft, part);
    if (!date && part.of(text).ends_with("年")) date = find_year(draft, part);
    if (date) {
      if (!citation.issued) citation.issued = std::move(date);
    } else if (single && !container && !citation.container_title) {
      citation.container_title = draft.claim(part);
    } else if (!citation.publisher) {
      citation.publisher = draft.claim(part);
    } else {
      citation.other.emplace_back("note", draft.claim(part));
    }
  }
  return true;
}

}  // namespace citecheck::plain
