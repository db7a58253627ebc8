#include "references/plain/cut_details.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

/// True if only signs and details that come later stand between the detail and the end of its title, and a
/// stop or a comma parts it from the title.
bool ends_title(Text text, std::size_t detail, const std::vector<Detail>& details, Span title) {
  const std::size_t begin = details[detail].whole.begin;
  const std::size_t before = begin <= title.begin ? kNone : text.find_last_not_of(' ', begin - 1);
  if (before == kNone || before <= title.begin || Text(".,;").find(text[before]) == kNone) return false;
  std::size_t at = details[detail].whole.end;
  for (std::size_t next = detail + 1; at < title.end; at = details[next++].whole.end) {
    at = std::min(text.find_first_not_of(" .,;", at), text.size());
    if (at < title.end && (next == details.size() || details[next].whole.begin != at)) return false;
    if (at >= title.end) break;
  }
  return true;
}

/// What of a part lies at or behind `from` and in no detail.
std::string rest_of(Text text, const std::vector<Detail>& details, Span part, std::size_t from) {
  std::string rest;
  for (std::size_t at = std::max(part.begin, from); at < part.end;) {
    const auto detail = std::ranges::find_if(
        details, [&](const Detail& d) { return d.whole.begin <= at && at < d.whole.end; });
    if (detail == details.end())
      rest += text[at++];
    else
      at = detail->whole.end;
  }
  return rest;
}

/// True if the detail belongs to the part it lies in.
bool stays(Text text, std::size_t detail, const std::vector<Detail>& details, Label label, Span part) {
  if (details[detail].kind == Detail::Kind::series && !is_title(label)) return false;
  switch (label) {
    case Label::title:
    case Label::title_first:
    case Label::title_last:
      return !ends_title(text, detail, details, part);
    case Label::journal:
    case Label::container: {
      // "Handbook of X, vol. 3: The Name of the Volume"
      const std::string rest = rest_of(text, details, part, details[detail].whole.end);
      return rest.find_first_of(":,.") != kNone &&
             std::ranges::any_of(words(rest), [](const std::string& word) {
               return word.size() > 2 && !std::ranges::any_of(word, is_decimal);
             });
    }
    case Label::volume:
    case Label::pages:
      // Where not everything names itself, what does is read with the rest, but for a year.
      return !std::ranges::all_of(words(rest_of(text, details, part, part.begin)),
                                  [](const std::string& word) { return is_year(word); });
    case Label::collection:
    case Label::genre:
      return !words(rest_of(text, details, part, part.begin)).empty();
    case Label::author:
    case Label::editor:
    case Label::translator:
    case Label::number:
      return true;
    default:
      return false;
  }
}

}  // namespace

void cut_details(std::string_view text, const std::vector<Token>& tokens, std::vector<Segment>& segments,
                 std::vector<Detail>& details) {
  const auto part_of = [&](const Segment& segment) {
    return Span{tokens[segment.begin].span.begin, tokens[segment.end - 1].span.end};
  };
  std::vector<Detail> kept;
  for (std::size_t i = 0; i < details.size(); ++i)
    if (std::ranges::none_of(segments, [&](const Segment& segment) {
          const Span part = part_of(segment);
          return overlap(part, details[i].whole) && stays(text, i, details, segment.label, part);
        }))
      kept.push_back(details[i]);
  details = std::move(kept);
  std::vector<Segment> cut;
  for (const Segment& segment : segments) {
    Segment rest = segment;
    rest.end = rest.begin;
    for (std::size_t i = segment.begin; i < segment.end; ++i) {
      const bool taken = std::ranges::any_of(
          details, [&](const Detail& detail) { return overlap(detail.whole, tokens[i].span); });
      if (!taken) rest.end = i + 1;
      if (taken || i + 1 == segment.end) {
        if (rest.begin < rest.end) cut.push_back(rest);
        rest.begin = rest.end = i + 1;
      }
    }
  }
  segments = std::move(cut);
}

}  // namespace citecheck::plain
