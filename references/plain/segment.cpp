#include "references/plain/segment.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "references/byte_set.hpp"
#include "references/plain/corner_quotes.hpp"
#include "references/plain/cut_details.hpp"
#include "references/plain/details.hpp"
#include "references/plain/draft.hpp"
#include "references/plain/fields.hpp"
#include "references/plain/gbt.hpp"
#include "references/plain/pieces.hpp"
#include "references/plain/roles.hpp"
#include "references/plain/statements.hpp"
#include "references/plain/tagger.hpp"
#include "references/plain/token.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kMostText = 16'384;    ///< Bytes of a reference that are taken apart.
constexpr std::size_t kLongestHead = 400;    ///< Bytes before a title: authors and a date.
constexpr std::size_t kLongestTitle = 1000;  ///< Bytes.

struct Quotes {
  Text open, close;
};

constexpr auto kQuotes = std::to_array<Quotes>(
    {{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"„", "“"}, {"„", "”"}, {"”", "”"}, {"「", "」"}, {"『", "』"}});

/// True if what follows the closing quote shows that the title is over: a stop, an opening bracket, or,
/// behind a stop inside the quotes, the next sentence.
bool ends_title(Text text, std::size_t behind, Text inside) {
  if (behind >= text.size() || text[behind] == Draft::kTaken) return true;
  if (Text(".,;:").find(text[behind]) != kNone) return true;
  const std::size_t next = text.find_first_not_of(' ', behind);
  if (next == kNone || text[next] == '(' || text[next] == '[' || text[next] == Draft::kTaken) return true;
  if (inside.ends_with('.') || inside.ends_with(',') || inside.ends_with('?') || inside.ends_with('!'))
    return true;
  for (const Text word : {Text("Archived"), Text("Retrieved"), Text("Accessed"), Text("by ")})
    if (text.substr(next).starts_with(word)) return true;
  return false;
}

bool is_space_or_begin(Text text, std::size_t at) {
  return at == 0 || text[at - 1] == ' ' || text[at - 1] == '(' || text[at - 1] == '[' ||
         text[at - 1] == Draft::kTaken;
}

/// The end of a title whose first quote is at `begin`, inner quotes counted; the span of its inside.
std::optional<Span> match_quotes(Text text, std::size_t begin, const Quotes& quotes) {
  const std::size_t inside = begin + quotes.open.size();
  const bool straight = quotes.open == quotes.close;
  int depth = 1;
  std::size_t previous = begin;  // a quote right behind an opening quote opens too
  std::optional<std::size_t> fallback;
  const char first_open = quotes.open.front(), first_close = quotes.close.front();
  for (std::size_t at = inside; at < std::min(text.size(), begin + kLongestTitle);) {
    if (text[at] != first_open && text[at] != first_close) {
      ++at;
      continue;
    }
    const bool close = text.substr(at).starts_with(quotes.close),
               open = text.substr(at).starts_with(quotes.open);
    if (!close && !open) {
      ++at;
      continue;
    }
    const std::size_t length = close ? quotes.close.size() : quotes.open.size();
    const bool opens = straight ? (is_space_or_begin(text, at) || previous + length == at) &&
                                      at + length < text.size() && text[at + length] != ' '
                                : open && !close;
    depth += opens ? 1 : -1;
    previous = opens ? at : kNone - length;
    if (!opens && ends_title(text, at + length, text.substr(inside, at - inside))) {
      if (depth <= 0) return Span{inside, at};
      fallback = at;  // an inner quote that is never closed
    }
    at += length;
  }
  if (!fallback) return std::nullopt;
  return Span{inside, *fallback};
}

struct QuotedTitle {
  Span outer, inner;  ///< With and without the quotes.
};

/// CS1 puts the full stop, or what it says of the title, behind the closing quote.
bool is_cs1(Text text, const QuotedTitle& title) {
  const std::size_t behind = title.outer.end;
  if (behind >= text.size() || text[behind] == '.') return true;
  const std::size_t next = text.find_first_not_of(' ', behind);
  if (next == kNone) return true;
  return (text[next] == '(' || text[next] == '[') && Text(".,;").find(text[title.inner.end - 1]) == kNone;
}

/// `"…" (Rogers 1987:2)`: a quotation and the page it is from, in a note on the text.
bool is_quotation(Text text, std::size_t behind) {
  const std::size_t open = text.find_first_not_of(" .,", behind);
  if (open == kNone || text[open] != '(') return false;
  const std::size_t close = text.find(')', open);
  const Text inside = text.substr(open + 1, close == kNone ? kNone : close - open - 1);
  std::size_t at = 0;
  constexpr std::size_t kLongest = 80;
  if (inside.empty() || inside.size() > kLongest || !is_upper(next_code_point(inside, at))) return false;
  for (std::size_t year = inside.find_first_of("12"); year != kNone;
       year = inside.find_first_of("12", year + 1)) {
    const Text four = inside.substr(year, 4);
    const bool digits = four.size() == 4 && four.find_first_not_of("0123456789") == kNone;
    if (!digits || inside[year - 1] != ' ' || four < "1500" || four > "2099") continue;
    const Text rest = inside.substr(year + 4);
    const std::size_t page = rest.find_first_of("0123456789");
    return page != kNone && (rest.starts_with(':') || rest.starts_with(", p"));
  }
  return false;
}

/// The first quoted text that stands where a title stands: at the beginning or behind a stop.
std::optional<QuotedTitle> find_quoted_title(Text text) {
  const Text head = text.substr(0, kLongestHead);
  static constexpr ByteSet kFirstBytes("\"\xE2\xC2");
  for (std::size_t at = kFirstBytes.find_in(head); at != kNone; at = kFirstBytes.find_in(head, at + 1))
    for (const Quotes& quotes : kQuotes) {
      if (!text.substr(at).starts_with(quotes.open)) continue;
      const std::size_t before = at == 0 ? kNone : text.find_last_not_of(' ', at - 1);
      if (before != kNone && Text(".,:;)]").find(text[before]) == kNone && text[before] != Draft::kTaken)
        continue;
      if (const auto inner = match_quotes(text, at, quotes))
        return QuotedTitle{{at, inner->end + quotes.close.size()}, *inner};
    }
  return std::nullopt;
}

/// The first text in quotes, wherever it stands.
std::optional<QuotedTitle> find_quoted_text(Text text) {
  const Text head = text.substr(0, kLongestHead);
  static constexpr ByteSet kFirstBytes("\"\xE2\xC2");
  for (std::size_t at = kFirstBytes.find_in(head); at != kNone; at = kFirstBytes.find_in(head, at + 1))
    for (const Quotes& quotes : kQuotes)
      if (text.substr(at).starts_with(quotes.open))
        if (const auto inner = match_quotes(text, at, quotes))
          return QuotedTitle{{at, inner->end + quotes.close.size()}, *inner};
  return std::nullopt;
}

/// True if the volume and the issue right behind the quotes show that they hold a periodical's name, as they
/// do in Polish and Italian: "Historia Krakowa, „Kwartalnik”, t. 55, nr 3", "…, in «Rivista», vol. 4, fasc.
/// 2".
bool quotes_journal(Text text, const QuotedTitle& quoted) {
  Span before{0, quoted.outer.begin};
  strip_back(text, before, in_words());
  // A title stands before them: more than one word of its own.
  const Text head = before.of(text);
  const std::size_t clause = head.find_last_of(",.;:");
  const Text last = clause == kNone ? head : head.substr(clause + 1);
  if (last.find(' ', std::min(last.find_first_not_of(' '), last.size())) == kNone) return false;
  using Kind = Detail::Kind;
  const std::vector<Detail> details = find_details(text);
  const auto first = std::ranges::find_if(
      details, [&](const Detail& detail) { return detail.whole.begin >= quoted.outer.end; });
  if (first == details.end() || first + 1 == details.end() || first->kind != Kind::volume) return false;
  const Text between = text.substr(quoted.outer.end, first->whole.begin - quoted.outer.end);
  return (first + 1)->kind == Kind::issue && between.find_first_not_of(" ,.;") == kNone;
}

Claim<std::string> title_claim(const Draft& draft, Span span) {
  auto claim = draft.claim(span);
  while (claim.value.ends_with(',')) claim.value.pop_back();
  return claim;
}

/// "Authors (date)", "Authors." or "(date)": what stands before a title.
void read_head(const Draft& draft, Span head, Citation& citation) {
  head = draft.trimmed(head);
  while (!head.empty() && Text(".,:;").find(draft.text()[head.end - 1]) != kNone) {
    const Text before = head.of(draft.text());
    const bool initial = before.size() >= 2 && before.back() == '.' && before[before.size() - 2] >= 'A' &&
                         before[before.size() - 2] <= 'Z';
    if (initial) break;
    head = draft.trimmed({head.begin, head.end - 1});
  }
  const Text text = head.of(draft.text());
  if (text.ends_with(')')) {
    const std::size_t open = text.rfind('(');
    if (open != kNone)
      if (const auto date = read_date(draft, {head.begin + open, head.end})) {
        citation.issued = date;
        head = draft.trimmed({head.begin, head.begin + open});
      }
  }
  if (head.empty()) return;
  citation.authors = read_names(draft, head, &citation.authors_truncated);
}

/// True if the reference shows by more than its wording that it is one: otherwise it may be a remark, and a
/// remark has no title.
bool shows_structure(const Citation& citation) {
  return citation.url || citation.archive_url || citation.archived || citation.archive_stated ||
         citation.accessed || !citation.identifiers.empty() || citation.publisher_place ||
         citation.tagged_dead ||
         (citation.issued && (!citation.authors.empty() || !citation.editors.empty() ||
                              citation.container_title || citation.publisher)) ||
         (citation.container_title && (citation.volume || citation.page)) ||
         (!citation.authors.empty() && (citation.publisher || citation.title));
}

/// What cannot be placed still states a year, if it states only one.
void read_lone_year(const Draft& draft, Citation& citation) {
  if (citation.issued) return;
  const auto year = find_year(draft, {0, draft.text().size()});
  if (!year) return;
  const std::size_t behind = year->span.end - draft.in_source({0, 0}).begin;
  const auto other = find_year(draft, {behind, draft.text().size()});
  if (!other || other->value.begin == year->value.begin) citation.issued = year;
}

/// A whole date in the text says more than the year alone that was taken from it.
void refine_date(const Draft& draft, Citation& citation) {
  if (!citation.issued || citation.issued->value.has_month()) return;
  for (auto found = find_date(draft.text()); found; found = find_date(draft.text(), found->span.end))
    if (found->date.begin.year == citation.issued->value.begin.year && found->date.has_month()) {
      citation.issued = {found->date, std::string(draft.original(found->span)), draft.in_source(found->span)};
      return;
    }
}

/// Where a link's text is all that stands before "Archived …" (CS1 without quotes), it is the title: it runs
/// up to there with neither a stop nor a year.
std::optional<Span> linked_title(const std::vector<Token>& tokens, const Citation& citation) {
  if (!citation.archive_stated) return std::nullopt;
  std::size_t end = 0;
  for (; end < tokens.size() && tokens[end].shape != Shape::taken; ++end)
    if (tokens[end].after == Break::stop || tokens[end].after == Break::dot ||
        tokens[end].shape == Shape::year)
      return std::nullopt;
  if (end < 2 || end == tokens.size()) return std::nullopt;
  return Span{tokens.front().span.begin, tokens[end - 1].span.end};
}

/// Chinese and Korean write "王明, 李华. 城市历史研究. …": what stands between the first two stops is the
/// title, if nothing but ideographs does.
std::optional<Span> ideographic_title(const std::vector<Token>& tokens) {
  constexpr std::size_t kMostAuthors = 12;
  std::size_t begin = 0;
  const auto goes_on = [&](std::size_t i) {
    return i < tokens.size() && tokens[i].shape == Shape::ideograph && !tokens[i].quoted;
  };
  while (goes_on(begin) && tokens[begin].after != Break::stop) ++begin;
  if (!goes_on(begin) || ++begin > kMostAuthors) return std::nullopt;
  std::size_t end = begin;
  while (goes_on(end) && tokens[end].after != Break::stop) ++end;
  if (!goes_on(end)) return std::nullopt;
  return Span{tokens[begin].span.begin, tokens[end].span.end};
}

/// True for a year, or two, that the part before it goes on with: years that end a title ("…: a review of
/// all cases, 1950–2012"), the year of a meeting ("ICLR 2025").
bool belongs_to_part(Text text, const Segment& part, const Token& before, const Token& date) {
  constexpr std::uint8_t kTwoYears = 8;
  if (date.opens_bracket) return false;
  if (is_title(part.label))
    return date.shape == Shape::range && date.digits == kTwoYears && date.core.of(text).size() <= 11;
  return (part.label == Label::journal || part.label == Label::container) && date.shape == Shape::year &&
         before.after == Break::none;
}

/// Years that belong to a title or a container, where the reference states its own behind them.
void join_years(Text text, const std::vector<Token>& tokens, std::vector<Segment>& segments) {
  for (std::size_t i = 1; i + 1 < segments.size(); ++i) {
    const Segment& date = segments[i];
    if (date.label != Label::date || date.begin + 1 != date.end || segments[i - 1].end != date.begin)
      continue;
    const bool joined = belongs_to_part(text, segments[i - 1], tokens[date.begin - 1], tokens[date.begin]);
    const bool later = std::any_of(
        segments.begin() + static_cast<std::ptrdiff_t>(i) + 1, segments.end(), [&](const Segment& other) {
          return other.label == Label::date && tokens[other.begin].shape == Shape::year;
        });
    if (!joined || !later) continue;
    segments[i - 1].end = date.end;
    segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

/// Any style but CS1: each word is tagged with the part of the reference it belongs to.
void read_free(const Draft& draft, std::optional<Span> title, const Tagger& tagger, Citation& citation) {
  const std::vector<Token> tokens = tokenise(draft.text());
  if (!title) title = linked_title(tokens, citation);
  if (!title) title = ideographic_title(tokens);
  Citation tagged = citation;
  if (const auto marked = read_marked(draft.text(), tokens)) {
    tagged.type = marked->type;
    read_segments(draft, tokens, marked->segments, tagged);
    if (marked->accessed && !tagged.accessed) tagged.accessed = read_date(draft, *marked->accessed);
  } else {
    std::vector<Detail> details = find_details(draft.text());
    std::vector<Segment> segments = tagger.segments_of(draft.text(), tokens, title);
    join_years(draft.text(), tokens, segments);
    cut_details(draft.text(), tokens, segments, details);
    read_details(draft, details, tagged);
    read_segments(draft, tokens, segments, tagged);
  }
  if (!shows_structure(tagged)) return;
  citation = std::move(tagged);
}

/// True if the text names a year of its own beside that of `date`: "… to May 1968. AK Press, 2002".
bool names_other_year(const Draft& draft, const FoundDate& date) {
  for (const Span part : {Span{0, date.span.begin}, Span{date.span.end, draft.text().size()}})
    if (const auto year = find_year(draft, part); year && year->value.begin.year != date.date.begin.year)
      return true;
  return false;
}

/// A date with a month, if the text names no other one; without a day it may be part of a title.
void read_lone_date(const Draft& draft, Citation& citation) {
  const auto found = find_date(draft.text());
  if (!found || find_date(draft.text(), found->span.end)) return;
  if (!found->date.has_day() && names_other_year(draft, *found)) return;
  citation.issued = {found->date, std::string(draft.original(found->span)), draft.in_source(found->span)};
}

/// CS1's order: the authors and the date before the quoted title, the rest in pieces behind it.
void read_cs1(Draft& draft, const QuotedTitle& quoted, Citation& citation) {
  citation.title = title_claim(draft, quoted.inner);
  draft.take(quoted.outer);
  take_statements(draft, citation);
  read_head(draft, {0, quoted.outer.begin}, citation);
  read_pieces(draft, split_pieces(draft, {quoted.outer.end, draft.text().size()}), citation);
}

void take_quoted_journal(Draft& draft, const QuotedTitle& quoted, Citation& citation) {
  citation.container_title = title_claim(draft, quoted.inner);
  citation.type = ItemType::article_journal;
  Span head{0, quoted.outer.begin};
  strip_back(draft.text(), head, in_words());
  draft.take({head.end, quoted.outer.end});
}

/// CSL's type, as far as the parts tell it.
ItemType infer_type(const Citation& citation) {
  const auto has = [&](Identifier::Kind kind) {
    return std::ranges::any_of(citation.identifiers,
                               [&](const auto& claim) { return claim.value.kind == kind; });
  };
  if (citation.type == ItemType::chapter && citation.issue && citation.editors.empty())
    return ItemType::article_journal;
  if (citation.type != ItemType::document) return citation.type;
  if (has(Identifier::Kind::isbn)) return ItemType::book;
  if (citation.container_title &&
      (citation.volume || has(Identifier::Kind::doi) || has(Identifier::Kind::issn)))
    return ItemType::article_journal;
  if (citation.url || citation.accessed || citation.archive_stated || citation.archive_url)
    return ItemType::webpage;
  if (citation.publisher_place || (citation.publisher && citation.edition)) return ItemType::book;
  return ItemType::document;
}

/// What shows itself: statements, and with `titled` the parts around a title in quotes.
Citation read_certain(std::string_view text, std::size_t offset, bool titled) {
  Citation citation;
  Draft draft(text.substr(0, kMostText), offset);
  take_template_message(draft, citation);
  const auto quoted = titled ? find_quoted_title(draft.text()) : std::nullopt;
  if (quoted && !is_quotation(draft.text(), quoted->outer.end)) {
    read_cs1(draft, *quoted, citation);
  } else {
    take_statements(draft, citation);
    read_lone_date(draft, citation);
  }
  read_lone_year(draft, citation);
  citation.type = infer_type(citation);
  return citation;
}

}  // namespace

Citation read_reference(std::string_view text, std::size_t offset, std::optional<Span> title,
                        const Tagger& tagger) {
  Citation citation;
  Draft draft(text.substr(0, kMostText), offset);
  take_template_message(draft, citation);
  const auto quoted = title ? std::nullopt : find_quoted_title(draft.text());
  const auto journal = title ? std::nullopt : find_quoted_text(draft.text());
  if (quoted && is_quotation(draft.text(), quoted->outer.end)) {
    take_statements(draft, citation);
    read_lone_date(draft, citation);
  } else if (journal && quotes_journal(draft.text(), *journal)) {
    take_quoted_journal(draft, *journal, citation);
    take_statements(draft, citation);
    read_free(draft, std::nullopt, tagger, citation);
  } else if (quoted && is_cs1(draft.text(), *quoted)) {
    read_cs1(draft, *quoted, citation);
  } else {
    take_statements(draft, citation);
    if (title || !read_corner_quoted(draft, citation))
      read_free(draft, quoted ? std::optional(quoted->outer) : title, tagger, citation);
  }
  read_lone_year(draft, citation);
  refine_date(draft, citation);
  citation.type = infer_type(citation);
  return citation;
}

Citation read_titled(std::string_view text, std::size_t offset) {
  return read_certain(text, offset, true);
}

Citation read_statements(std::string_view text, std::size_t offset) {
  return read_certain(text, offset, false);
}

}  // namespace citecheck::plain
