#include "references/plain/segment.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "references/byte_set.hpp"
#include "references/plain/draft.hpp"
#include "references/plain/pieces.hpp"
#include "references/plain/statements.hpp"
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

constexpr auto kQuotes =
    std::to_array<Quotes>({{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"„", "“"}, {"„", "”"}, {"”", "”"}});

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

/// Family and given name begin with capitals, are not long, and the given name is no acronym ("IEEE Trans").
bool reads_as_person(const Name& name) {
  const auto leading_capitals = [](const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < part.size() && is_upper(next_code_point(part, at));) ++count;
    return count;
  };
  const std::size_t given = leading_capitals(name.given), family = leading_capitals(name.family);
  const auto spaces = std::ranges::count(name.given, ' ') + std::ranges::count(name.family, ' ');
  return !name.is_literal() && family >= 1 && given >= 1 && spaces <= 2 && (given <= 3 || family > 1);
}

/// True for "Perrie, Maureen", "Smith, J.; Doe, A.", "Frank S. Nugent": nothing but people's names, and not
/// more than can be told from a title.
bool reads_as_people(Text text) {
  if (text.size() > 200 || text.starts_with("The ") || text.find_first_of("0123456789?!:\"()") != kNone)
    return false;
  bool et_al = false;
  const auto names = parse_name_list(text, &et_al);
  if (names.empty()) return false;
  return et_al || std::ranges::all_of(names, reads_as_person);
}

struct DatedHead {
  Span date;  ///< With its brackets.
  Claim<Date> claim;
};

/// The first "(date)" of the text, where only people stand before it: "Perrie, Maureen (2001). …".
std::optional<DatedHead> find_dated_head(const Draft& draft) {
  const Text text = draft.text().substr(0, kLongestHead);
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')', open == kNone ? 0 : open);
  if (open == kNone || close == kNone || open == 0) return std::nullopt;
  Text people = trim(text.substr(0, open));
  const auto date = read_date(draft, {open, close + 1});
  if (!date || !(reads_as_people(people) || reads_as_organisation(people))) return std::nullopt;
  return DatedHead{{open, close + 1}, *date};
}

/// True if the reference shows by more than its wording that it is one: otherwise it may be a remark, and a
/// remark has no title.
bool shows_structure(const Citation& citation) {
  return citation.url || citation.archive_url || citation.archived || citation.archive_stated ||
         citation.accessed || !citation.identifiers.empty() || !citation.authors.empty() ||
         citation.publisher_place || citation.tagged_dead;
}

/// Takes "Boas, Franz 1935" apart: people, then a bare year. False if the piece is anything else.
bool read_people_and_year(const Draft& draft, Span piece, Citation& citation) {
  const Text text = piece.of(draft.text());
  const std::size_t space = text.rfind(' ');
  if (space == kNone) return false;
  const auto date = read_date(draft, {piece.begin + space, piece.end});
  Text people = trim(text.substr(0, space));
  while (people.ends_with(',')) people.remove_suffix(1);
  if (!date || !reads_as_people(people)) return false;
  citation.authors =
      read_names(draft, {piece.begin, piece.begin + people.size()}, &citation.authors_truncated);
  citation.issued = date;
  return true;
}

/// Reads the authors and the date before an unquoted title; what is left are the pieces from the title on.
std::vector<Span> read_unquoted_head(const Draft& draft, Citation& citation) {
  const Span whole{0, draft.text().size()};
  std::vector<Span> pieces;
  if (const auto head = find_dated_head(draft)) {
    citation.authors = read_names(draft, {0, head->date.begin}, &citation.authors_truncated);
    citation.issued = head->claim;
    return split_pieces(draft, {head->date.end, whole.end});
  }
  pieces = split_pieces(draft, whole);
  if (pieces.size() < 2) return pieces;
  if (reads_as_people(pieces[0].of(draft.text()))) {
    citation.authors = read_names(draft, pieces[0], &citation.authors_truncated);
    pieces.erase(pieces.begin());
  } else if (read_people_and_year(draft, pieces[0], citation)) {
    pieces.erase(pieces.begin());
  }
  if (const auto date = read_date(draft, pieces[0]); date && !citation.authors.empty()) {
    citation.issued = date;
    pieces.erase(pieces.begin());
  }
  return pieces;
}

/// "Müller, Hans: Der Titel": takes the people off the front of the title.
Span read_people_before_colon(const Draft& draft, Span title, Citation& citation) {
  const std::size_t colon = title.of(draft.text()).find(": ");
  if (!citation.authors.empty() || colon == kNone) return title;
  const Span people{title.begin, title.begin + colon};
  if (people.of(draft.text()).find(',') == kNone || !reads_as_people(people.of(draft.text()))) return title;
  citation.authors = read_names(draft, people, &citation.authors_truncated);
  return {people.end + 1, title.end};
}

/// True if a piece cannot be a title: a lone number, pages, or names with their initials in a style this
/// reader does not take apart. A wrong title would be held against the page, so none is better.
bool is_no_title(Text text) {
  if (text.size() > kLongestTitle || text.find_first_of("\"“”") == 0) return true;
  if (starts_with_ignoring_case(text, "pp.") || starts_with_ignoring_case(text, "pages ")) return true;
  std::size_t letters = 0, initials = 0;
  for (std::size_t at = 0; at < text.size();) letters += is_letter(next_code_point(text, at));
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool capital = text[at - 1] >= 'A' && text[at - 1] <= 'Z';
    initials += text[at] == '.' && capital && (at == 1 || Text(" .-").find(text[at - 2]) != kNone);
  }
  return letters < 3 || initials >= 2;
}

/// A reference without quotes: authors, if the first piece can be nothing else, then the title.
void read_unquoted(const Draft& draft, Citation& citation) {
  std::vector<Span> pieces = read_unquoted_head(draft, citation);
  if (pieces.empty()) return;
  const Span title = read_people_before_colon(draft, pieces.front(), citation);
  pieces.erase(pieces.begin());
  Citation rest = citation;
  read_pieces(draft, pieces, rest);
  const bool known = shows_structure(rest) || (rest.issued && pieces.size() > 1);
  if (known && !is_no_title(draft.claim(title).value)) {
    citation = std::move(rest);
    citation.title = title_claim(draft, title);
  } else if (rest.issued) {
    citation.issued = rest.issued;
  }
}

/// What cannot be placed still states a year, if it states only one.
void read_lone_year(const Draft& draft, Citation& citation) {
  if (citation.issued) return;
  const Text text = draft.text();
  std::optional<Span> year;
  static constexpr ByteSet kDigits("0123456789");
  for (std::size_t at = kDigits.find_in(text); at != kNone; at = kDigits.find_in(text, at)) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    const bool bare = (at == 0 || Text(" (,").find(text[at - 1]) != kNone) &&
                      (end == text.size() || Text(" ),.;:").find(text[end]) != kNone);
    if (bare && end - at == 4 && (text[at] == '1' || text.substr(at, 2) == "20") &&
        text.substr(at, 2) >= "15") {
      if (year && draft.original({at, end}) != draft.original(*year)) return;
      year = Span{at, end};
    }
    at = end;
  }
  if (year) citation.issued = read_date(draft, *year);
}

/// A date with a month, if the text names no other one.
void read_lone_date(const Draft& draft, Citation& citation) {
  const auto found = find_date(draft.text());
  if (!found || find_date(draft.text(), found->span.end)) return;
  citation.issued = {found->date, std::string(draft.original(found->span)), draft.in_source(found->span)};
}

void take_statements(Draft& draft, Citation& citation) {
  take_urls(draft, citation);
  take_archived(draft, citation);
  take_accessed(draft, citation);
  take_identifiers(draft, citation);
  take_notes(draft, citation);
}

/// CSL's type, as far as the parts tell it.
ItemType infer_type(const Citation& citation) {
  const auto has = [&](Identifier::Kind kind) {
    return std::ranges::any_of(citation.identifiers,
                               [&](const auto& claim) { return claim.value.kind == kind; });
  };
  if (citation.type != ItemType::document) return citation.type;
  if (has(Identifier::Kind::isbn)) return ItemType::book;
  if (citation.container_title &&
      (citation.volume || has(Identifier::Kind::doi) || has(Identifier::Kind::issn)))
    return ItemType::article_journal;
  if (citation.url || citation.accessed || citation.archive_stated || citation.archive_url)
    return ItemType::webpage;
  if (citation.publisher_place) return ItemType::book;
  return ItemType::document;
}

}  // namespace

Citation read_reference(std::string_view text, std::size_t offset) {
  Citation citation;
  Draft draft(text.substr(0, kMostText), offset);
  take_template_message(draft, citation);
  const auto quoted = find_quoted_title(draft.text());
  if (quoted) {
    citation.title = title_claim(draft, quoted->inner);
    draft.take(quoted->outer);
  }
  take_statements(draft, citation);
  if (quoted) {
    read_head(draft, {0, quoted->outer.begin}, citation);
    read_pieces(draft, split_pieces(draft, {quoted->outer.end, draft.text().size()}), citation);
  } else {
    read_unquoted(draft, citation);
  }
  if (!citation.title) read_lone_year(draft, citation);
  citation.type = infer_type(citation);
  return citation;
}

Citation read_statements(std::string_view text, std::size_t offset) {
  Citation citation;
  Draft draft(text.substr(0, kMostText), offset);
  take_template_message(draft, citation);
  take_statements(draft, citation);
  read_lone_date(draft, citation);
  read_lone_year(draft, citation);
  citation.type = infer_type(citation);
  return citation;
}

}  // namespace citecheck::plain
