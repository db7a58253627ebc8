#include "references/plain/pieces.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "references/month_names.hpp"
#include "references/plain/details.hpp"
#include "references/plain/roles.hpp"
#include "references/plain/token.hpp"
#include "references/sixteen.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

constexpr auto kMidSentence =
    std::to_array<Text>({"st", "dr",  "mr",  "mrs", "ms", "prof", "vs",    "vol", "no", "nos", "p",    "pp",
                         "ed", "eds", "fig", "art", "cf", "rev",  "trans", "al",  "nr", "bd",  "hrsg", "jg"});

// Abbreviations whose dot belongs to the piece they end.
constexpr auto kKeepDot = std::to_array<Text>({"dept", "inc", "ltd", "co", "corp", "bros", "univ", "assoc",
                                               "jr", "sr", "ed", "eds", "govt", "mfg", "natl"});

// Small words that begin a part of a reference.
constexpr auto kSmallStarts =
    std::to_array<Text>({"pp", "p", "vol", "no", "doi", "hdl", "arxiv", "https", "http"});

// Sections of a work: "Movies & TV Dept.", "Opinion desk".
constexpr auto kDepartments =
    std::to_array<Text>({"dept.", "dept", "department", "desk", "section", "supplement", "column"});

// Words in the names of newspapers, magazines and web sites.
constexpr auto kWorkWords = std::to_array<Text>(
    {"times",     "post",        "guardian",  "independent",  "reporter",     "herald",   "journal",
     "news",      "magazine",    "daily",     "review",       "gazette",      "tribune",  "weekly",
     "today",     "observer",    "telegraph", "chronicle",    "express",      "mirror",   "sun",
     "star",      "standard",    "globe",     "mail",         "examiner",     "inquirer", "bulletin",
     "quarterly", "monthly",     "digest",    "encyclopedia", "blog",         "wire",     "zeitung",
     "spiegel",   "tagblatt",    "monde",     "figaro",       "libération",   "gazeta",   "pravda",
     "izvestia",  "proceedings", "letters",   "annals",       "transactions", "archive",  "database",
     "wikipedia", "sentinel",    "courier",   "dispatch",     "nature",       "science",  "britannica"});

bool starts_with_digit(Text text) {
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

Text last_word(Text text) {
  const std::size_t space = text.find_last_of(" \x1F(");
  return space == kNone ? text : text.substr(space + 1);
}

/// "fasc", "Bd": announces a number.
bool numbers_something(Text word) {
  const auto is = [&](std::span<const Text> words) { return word_length(word, 0, words) == word.size(); };
  return !word.empty() && (is(volume_words()) || is(issue_words()) || is(page_words()));
}

/// True if the dot at `dot` may end a sentence: not an abbreviation's, not an initial's ("S.", "J.-P.",
/// "U.S.").
bool ends_sentence(Text text, std::size_t dot, std::size_t from) {
  constexpr std::size_t kLongestWord = 40;
  if (dot + 1 < text.size() && text[dot + 1] != ' ' && text[dot + 1] != Draft::kTaken &&
      text[dot + 1] != ']' && text[dot + 1] != ')')
    return false;
  const std::size_t begin = std::max(from, dot - std::min(dot, kLongestWord));
  const Text word = last_word(text.substr(begin, dot - begin));
  std::size_t at = 0;
  if (!word.empty() && is_upper(next_code_point(word, at)) && (at == word.size() || word.find('.') != kNone))
    return false;
  if (std::ranges::find(kMidSentence, to_lower_ascii(word)) != kMidSentence.end()) return false;
  const std::size_t next = text.find_first_not_of(' ', dot + 1);
  if (next == kNone) return true;
  const Text following =
      text.substr(next, std::min(text.find_first_of(" .:,", next), next + kLongestWord) - next);
  // "5. Mai 2014" is one date.
  if (word.size() <= 2 && starts_with_digit(word) && month_from_word(following)) return false;
  if (starts_with_digit(following) && numbers_something(word)) return false;
  // A small letter behind the dot goes on with the sentence, unless it begins a part of its own.
  const bool small = text[next] >= 'a' && text[next] <= 'z';
  return !small || std::ranges::find(kSmallStarts, following) != kSmallStarts.end();
}

bool is_edge(char c) {
  return c == ' ' || c == ',' || c == ';' || c == ':' || c == '.' || c == Draft::kTaken;
}

/// Without the signs that only part pieces; an abbreviation keeps its dot, and brackets stay if both are
/// there.
Span strip_edges(const Draft& draft, Span span) {
  const Text text = draft.text();
  while (!span.empty() && (is_edge(text[span.begin]) || text[span.begin] == ')' || text[span.begin] == ']'))
    ++span.begin;
  while (!span.empty() && is_edge(text[span.end - 1])) {
    const Text before = text.substr(span.begin, span.size() - 1);
    if (text[span.end - 1] == '.' &&
        std::ranges::find(kKeepDot, to_lower_ascii(last_word(before))) != kKeepDot.end())
      break;
    --span.end;
  }
  return draft.trimmed(span);
}

bool has_letter_or_digit(Text text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (is_letter(point) || is_digit(point)) return true;
  }
  return false;
}

bool is_one_letter(Text word) {
  std::size_t at = 0;
  return !word.empty() && is_letter(next_code_point(word, at)) && at == word.size();
}

/// "Smith J, …": initials that no dot follows, so that a dot behind the last one ends the list.
bool has_bare_initial(Text text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at)
    if (text[at] >= 'A' && text[at] <= 'Z' && text[at - 1] == ' ' &&
        (text[at + 1] == ',' || text[at + 1] == ' '))
      return true;
  return false;
}

void set_once(std::optional<Claim<std::string>>& field, Claim<std::string> claim) {
  if (!field) field = std::move(claim);
}

/// "pp. 12–14", "Vol. 3, no. 2", "2nd ed.": nothing but details.
bool read_labelled(const Draft& draft, Span span, Citation& citation) {
  const Text text = span.of(draft.text());
  std::vector<Detail> details = leading_details(text);
  std::size_t at = 0;
  for (Detail& detail : details) {
    if (text.find_first_not_of(" ,.;:", at) != detail.whole.begin) return false;
    at = detail.whole.end;
    detail.whole = {detail.whole.begin + span.begin, detail.whole.end + span.begin};
    detail.value = {detail.value.begin + span.begin, detail.value.end + span.begin};
  }
  if (!details.empty()) {
    if (const std::size_t rest = text.find_first_not_of(" ,.;:", at); rest != kNone) {
      auto date = read_date(draft, {span.begin + rest, span.end});  // "Vol. 18 (2017)"
      if (!date) return false;
      if (!citation.issued) citation.issued = std::move(date);
    }
    read_details(draft, details, citation);
    return true;
  }
  constexpr std::size_t kLongest = 40;
  if (text.size() >= kLongest) return false;
  // CS1 numbers an issue like that on its own.
  const bool numbered = text.find_first_of("0123456789") != kNone;
  if (const std::size_t length = numbered ? word_length(text, 0, issue_words()) : 0; length > 0) {
    const Span value = strip_edges(draft, {span.begin + length, span.end});
    const Text written = value.of(draft.text());
    if (!starts_with_digit(written) || written.size() > 12 || written.find(' ') != kNone) return false;
    set_once(citation.issue, draft.claim(value));
    return true;
  }
  for (const Text ending : {Text(" ed."), Text(" ed"), Text(" edition")})
    if (text.size() > ending.size() &&
        equal_ignoring_case(text.substr(text.size() - ending.size()), ending)) {
      set_once(citation.edition, draft.claim({span.begin, span.end - ending.size()}));
      return true;
    }
  return false;
}

/// "12 (3): 45–67", "12(3)", "12: 45": volume, issue and pages of a journal.
bool read_volume(const Draft& draft, Span span, Citation& citation) {
  const Text text = span.of(draft.text());
  if (!starts_with_digit(text) || text.size() > 60) return false;
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == kNone) return false;
  std::size_t at = text.find_first_not_of(' ', digits);
  Span issue, page;
  if (at != kNone && text[at] == '(') {
    const std::size_t close = text.find(')', at);
    if (close == kNone) return false;
    issue = {span.begin + at + 1, span.begin + close};
    at = text.find_first_not_of(" ,", close + 1);
  }
  if (at != kNone && text[at] == ':') {
    page = draft.trimmed({span.begin + at + 1, span.end});
    if (!starts_with_digit(page.of(draft.text())) && page.size() > 12) return false;
    at = kNone;
  }
  if (at != kNone || (issue.empty() && page.empty())) return false;
  set_once(citation.volume, draft.claim({span.begin, span.begin + digits}));
  if (!issue.empty()) set_once(citation.issue, draft.claim(issue));
  if (!page.empty()) set_once(citation.page, draft.claim(page));
  return true;
}

bool is_page_range(Text text) {
  return starts_with_digit(text) && text.size() < 24 &&
         (text.find('-') != kNone || text.find("–") != kNone) &&
         text.find_first_not_of("0123456789-\xE2\x80\x93 ") == kNone;
}

/// A piece that states a date, a volume, pages or an edition and nothing else.
bool read_detail(const Draft& draft, Span span, Citation& citation) {
  if (const auto date = read_date(draft, span)) {
    if (!citation.issued) citation.issued = date;
    return true;
  }
  if (read_labelled(draft, span, citation) || read_volume(draft, span, citation)) return true;
  if (!is_page_range(span.of(draft.text()))) return false;
  set_once(citation.page, draft.claim(span));
  return true;
}

/// Takes details off the end of "Palgrave, 2001" or "The Guardian, 5 May 2003, p. 4"; what is left of the
/// piece.
Span strip_details(const Draft& draft, Span piece, Citation& citation) {
  for (int rounds = 0; rounds < 8; ++rounds) {
    const Text text = piece.of(draft.text());
    // "May 5, 2003" holds a comma of its own, so the longest tail is tried first of the two last commas.
    const std::size_t last = text.rfind(',');
    if (last == kNone) return piece;
    const std::size_t earlier = last == 0 ? kNone : text.rfind(',', last - 1);
    bool taken = false;
    for (const std::size_t comma : {earlier, last}) {
      if (comma == kNone || taken) continue;
      const Span tail = strip_edges(draft, {piece.begin + comma, piece.end});
      if (tail.empty() || !read_detail(draft, tail, citation)) continue;
      piece = strip_edges(draft, {piece.begin, piece.begin + comma});
      taken = true;
    }
    if (!taken) return piece;
  }
  return piece;
}

/// "In Smith, J. (ed.)", "In Book Title": what a chapter stands in. True if it was read whole.
bool read_containing(const Draft& draft, Span piece, Citation& citation) {
  const Text text = piece.of(draft.text());
  if (!text.starts_with("In ") && !text.starts_with("In: ")) return false;
  const Span rest{piece.begin + text.find(' ') + 1, piece.end};
  for (const Text role : {Text("(ed.)"), Text("(eds.)"), Text("(ed)"), Text("(eds)"), Text("(Ed.)"),
                          Text("(Eds.)"), Text("(Hrsg.)")})
    if (const std::size_t at = rest.of(draft.text()).find(role); at != kNone) {
      citation.editors = read_names(draft, {rest.begin, rest.begin + at}, nullptr);
      const Span title = strip_edges(draft, {rest.begin + at + role.size(), rest.end});
      if (!title.empty()) set_once(citation.container_title, draft.claim(title));
      citation.type = ItemType::chapter;
      return true;
    }
  citation.type = ItemType::chapter;
  set_once(citation.container_title, draft.claim(strip_details(draft, rest, citation)));
  return true;
}

/// "New York: Palgrave": place and publisher.
bool read_place(const Draft& draft, Span piece, Citation& citation) {
  const Text text = piece.of(draft.text());
  const std::size_t colon = text.find(": ");
  if (colon == kNone || colon > 40 || colon == 0) return false;
  const Text place = text.substr(0, colon);
  std::size_t at = 0;
  if (!is_upper(next_code_point(place, at)) || std::ranges::count(place, ' ') > 3 ||
      place.find_first_of("0123456789\"") != kNone)
    return false;
  set_once(citation.publisher_place, draft.claim({piece.begin, piece.begin + colon}));
  set_once(citation.publisher, draft.claim({piece.begin + colon + 1, piece.end}));
  return true;
}

bool is_department(Text text) {
  const std::string word = to_lower_ascii(last_word(text));
  return std::ranges::find(kDepartments, word) != kDepartments.end();
}

/// Reads as the name of a newspaper, a magazine or a web site.
bool reads_as_work(Text text) {
  if (text.starts_with("The ") || text.find(".com") != kNone || text.find(".org") != kNone ||
      text.find(".net") != kNone)
    return true;
  return std::ranges::any_of(words(text), [](const std::string& word) {
    return std::ranges::find(kWorkWords, word) != kWorkWords.end();
  });
}

/// Which of the names behind the title is the work and which its publisher. Italics, which tell them apart in
/// print, are gone in plain text. Two names are "Work. Publisher." (the order of CS1). One name is the
/// publisher if it reads as an organisation and not as a newspaper or site; any other is the container: for a
/// page on the web, that is the name of its site. A third name and a section of the work ("Movies & TV
/// Dept.") are kept under `other`.
void assign_sources(const Draft& draft, std::vector<Span> sources, Citation& citation) {
  if (sources.size() > 1 && is_department(sources[0].of(draft.text()))) {
    citation.other.emplace_back("department", draft.claim(sources[0]));
    sources.erase(sources.begin());
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto claim = draft.claim(sources[i]);
    const bool only = sources.size() == 1;
    const bool body = only && reads_as_organisation(claim.value) && !reads_as_work(claim.value);
    if (!citation.container_title && !body)
      citation.container_title = claim;
    else if (!citation.publisher)
      citation.publisher = claim;
    else
      citation.other.emplace_back("source", claim);
  }
}

}  // namespace

std::vector<Span> split_pieces(const Draft& draft, Span range) {
  const Text text = draft.text().substr(0, range.end);
  std::vector<Span> pieces;
  std::size_t begin = range.begin;
  const auto close = [&](std::size_t end) {
    const Span piece = strip_edges(draft, {begin, end});
    if (has_letter_or_digit(piece.of(draft.text()))) pieces.push_back(piece);
    begin = end + 1;
  };
  for (std::size_t at = range.begin; at < range.end; ++at)
    if (text[at] == Draft::kTaken) {
      close(at);
    } else if (text[at] == '.' && ends_sentence(text, at, begin)) {
      const Span piece{begin, at + 1};
      const Span stripped = strip_edges(draft, piece);
      if (has_letter_or_digit(stripped.of(draft.text()))) pieces.push_back(stripped);
      begin = at + 1;
    }
  if (begin < range.end) close(range.end);
  return pieces;
}

std::optional<Claim<Date>> read_date(const Draft& draft, Span span) {
  span = draft.trimmed(span);
  Text text = span.of(draft.text());
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    span = draft.trimmed({span.begin + 1, span.end - 1});
    text = span.of(draft.text());
  }
  if (text.size() > 60) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) return std::nullopt;
  // A bare number is a year only where it can be one.
  if (date->style == Date::Style::year && text.size() == 4 &&
      (date->begin.year < 1000 || date->begin.year > 2199))
    return std::nullopt;
  return Claim<Date>{*date, std::string(draft.original(span)), draft.in_source(span)};
}

std::optional<Claim<Date>> find_year(const Draft& draft, Span span) {
  const Text text = draft.text(), within = text.substr(0, span.end);
  std::size_t end = span.begin;
  for (std::size_t at = next_digit(within, end); at < within.size(); at = next_digit(within, end)) {
    const bool begins = at == 0 || !starts_with_digit(text.substr(at - 1));
    end = at;
    while (end < text.size() && starts_with_digit(text.substr(end))) ++end;
    if (const Text year = text.substr(at, end - at); begins && end <= span.end && is_year(year)) {
      Date date;
      std::from_chars(year.data(), year.data() + year.size(), date.begin.year);
      date.style = Date::Style::year;
      return Claim<Date>{date, std::string(year), draft.in_source({at, end})};
    }
  }
  return std::nullopt;
}

std::vector<Claim<Name>> read_names(const Draft& draft, Span span, bool* et_al) {
  std::vector<Claim<Name>> out;
  for (std::size_t begin = span.begin; begin < span.end;) {
    const std::size_t end = std::min(draft.text().find(';', begin), span.end);
    Span person = strip_edges(draft, {begin, end});
    const std::string_view last = last_word(person.of(draft.text()));
    const bool initial = is_one_letter(last.substr(last.rfind('.') + 1)) &&
                         !has_bare_initial(person.of(draft.text()).substr(0, person.size() - 1));
    if (initial && person.end < end && draft.text()[person.end] == '.') ++person.end;  // "Smith, J."
    const auto written = draft.claim(person);
    bool truncated = false;
    // Where one text lists several people, each claim shows the whole list as its place.
    for (Name& name : parse_name_list(written.value, &truncated))
      if (name != Name{}) out.push_back({std::move(name), written.as_written, written.span});
    if (et_al != nullptr && truncated) *et_al = true;
    begin = end + 1;
  }
  return out;
}

void read_pieces(const Draft& draft, const std::vector<Span>& pieces, Citation& citation) {
  static constexpr auto kFiller =
      std::to_array<Text>({"from", "available at", "available from", "available online", "url", "online",
                           "at", "via", "see", "also"});
  std::vector<Span> sources;
  for (const Span whole : pieces) {
    const Text text = whole.of(draft.text());
    const std::string lower = to_lower_ascii(text.substr(0, std::min<std::size_t>(text.size(), 24)));
    if (std::ranges::find(kFiller, lower) != kFiller.end()) continue;
    // A byline right behind the title says more surely who wrote it than what stands before.
    if (lower.starts_with("by ") && (citation.authors.empty() || whole == pieces.front())) {
      citation.authors = read_names(draft, {whole.begin + 3, whole.end}, &citation.authors_truncated);
      continue;
    }
    if (read_detail(draft, whole, citation) || read_containing(draft, whole, citation)) continue;
    const Span piece = strip_details(draft, whole, citation);
    if (piece.empty() || read_detail(draft, piece, citation)) continue;
    if (!read_place(draft, piece, citation)) sources.push_back(piece);
  }
  assign_sources(draft, std::move(sources), citation);
}

}  // namespace citecheck::plain
