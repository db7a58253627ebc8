#include "checker/page/pdf_first_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "checker/page/author_words.hpp"
#include "checker/page/pdf_lines.hpp"
#include "references/date.hpp"
#include "references/name.hpp"
#include "references/text.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kSource = "first page";
constexpr double kProminent = 1.3;  ///< Of a title's size, by that of the text.
constexpr std::size_t kMaxTitleBytes = 500, kMaxTitleLines = 8;

// What stands in large type and is no title: kinds of papers, headings of sections, names of series.
constexpr auto kNoTitles = std::to_array<std::string_view>({"abstract",
                                                            "accepted manuscript",
                                                            "annual report",
                                                            "appendix",
                                                            "article",
                                                            "articles",
                                                            "author manuscript",
                                                            "brief communication",
                                                            "case report",
                                                            "chapter",
                                                            "contents",
                                                            "correspondence",
                                                            "editorial",
                                                            "executive summary",
                                                            "fact sheet",
                                                            "final report",
                                                            "foreword",
                                                            "full paper",
                                                            "introduction",
                                                            "inhalt",
                                                            "inhaltsverzeichnis",
                                                            "letter",
                                                            "letters",
                                                            "master thesis",
                                                            "news",
                                                            "news release",
                                                            "newsletter",
                                                            "note",
                                                            "open access",
                                                            "original article",
                                                            "original paper",
                                                            "original research",
                                                            "perspective",
                                                            "preface",
                                                            "preprint",
                                                            "press release",
                                                            "pressemitteilung",
                                                            "report",
                                                            "research",
                                                            "research article",
                                                            "research paper",
                                                            "review",
                                                            "review article",
                                                            "short communication",
                                                            "summary",
                                                            "table of contents",
                                                            "technical report",
                                                            "working paper",
                                                            "working papers",
                                                            "zusammenfassung",
                                                            "resumen",
                                                            "résumé",
                                                            "sommaire",
                                                            "communiqué de presse",
                                                            "doctoral thesis",
                                                            "dissertation",
                                                            "discussion paper",
                                                            "white paper"});
constexpr auto kSeries = std::to_array<std::string_view>(
    {"journal of", "annals of", "proceedings of", "transactions on", "transactions of", "advances in",
     "archives of", "bulletin of", "international journal", "revue ", "zeitschrift ", "volume ", "vol.",
     "issn", "doi", "http", "www."});

/// Words of lines that follow the authors or stand among them, and name none.
constexpr auto kPlaces = std::to_array<std::string_view>(
    {"university",   "université", "universität",  "universidad", "università",
     "universidade", "department", "institute",    "institut",    "instituto",
     "faculty",      "school",     "college",      "laboratory",  "laboratories",
     "centre",       "center",     "hospital",     "division",    "corporation",
     "inc",          "gmbh",       "ltd",          "academy",     "ministry",
     "street",       "road",       "avenue",       "group",       "research",
     "foundation",   "company",    "press",        "society",     "library",
     "abstract",     "summary",    "introduction", "keywords",    "received",
     "accepted",     "published",  "edition",      "version",     "volume",
     "report",       "journal",    "conference",   "copyright",   "contents",
     "chapter",      "draft",      "manual",       "january",     "february",
     "march",        "april",      "june",         "july",        "august",
     "september",    "october",    "november",     "apr",         "jun",
     "jul",          "aug",        "sep",          "oct",         "nov",
     "dec",          "feb",        "release",      "december",    "email",
     "supervisor",   "advisor",    "thesis",       "from",        "with",
     "about",        "how",        "why",          "what",        "for",
     "the",          "in",         "on",           "is",          "are",
     "to",           "at"});

bool has_letters(std::string_view text, std::size_t fewest) {
  std::size_t letters = 0, others = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (point == ' ') continue;
    ++(is_letter(point) && !is_digit(point) ? letters : others);
  }
  return letters >= fewest && letters * 10 >= (letters + others) * 6;
}

bool is_wide(std::string_view text) {
  const Script script = script_of(text);
  return script == Script::cjk || script == Script::hangul || script == Script::thai;
}

/// A text that may be a title by its words.
bool may_be_title(std::string_view text) {
  if (text.size() > kMaxTitleBytes || text.find('@') != std::string_view::npos) return false;
  const bool wide = is_wide(text);
  if (!has_letters(text, wide ? 4 : 8) || (!wide && text.find(' ') == std::string_view::npos)) return false;
  const std::string folded = fold(text);
  if (std::ranges::find(kNoTitles, std::string_view(folded)) != kNoTitles.end()) return false;
  return std::ranges::none_of(kSeries, [&](std::string_view begin) { return folded.starts_with(begin); });
}

/// Lines of one size, one under the other.
struct Block {
  std::size_t begin = 0, end = 0;
  double size = 0;
};

bool belongs(const PdfLine& above, const PdfLine& below) {
  const double size = std::max(above.size, below.size);
  const double gap = below.y0 - above.y1;
  return std::abs(above.size - below.size) <= 0.06 * size && gap > -0.5 * size && gap < 1.1 * size &&
         below.x0 < above.x1 && above.x0 < below.x1;
}

std::vector<Block> blocks_of(const std::vector<PdfLine>& lines) {
  std::vector<Block> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!out.empty() && belongs(lines[i - 1], lines[i]))
      out.back().end = i + 1;
    else
      out.push_back({i, i + 1, lines[i].size});
  }
  return out;
}

struct Title {
  std::string text;
  std::size_t end = 0;    ///< The line behind it.
  double prominence = 0;  ///< Its size by that of the text.
};

/// Of the blocks that stand out the largest, the upper of equals.
std::optional<Title> find_title(const std::vector<PdfLine>& lines, double height) {
  constexpr double kStandsOut = 1.12, kUpperPart = 0.62;
  std::size_t characters = 0;
  for (const PdfLine& line : lines) characters += line.text.size();
  const bool is_cover = characters < 900;
  const double body = is_cover ? 0 : body_size(lines);
  std::optional<Title> best;
  double largest = 0, heading = 0;
  for (const Block& block : blocks_of(lines)) {
    if (block.end - block.begin > kMaxTitleLines || block.size < kStandsOut * body) continue;
    if (!is_cover && height > 0 && lines[block.begin].y0 > kUpperPart * height) continue;
    if (block.size <= largest * 1.03) continue;
    std::string text = join_lines(&lines[block.begin], &lines[block.begin] + (block.end - block.begin));
    if (!may_be_title(text)) {
      if (block.begin == 0 && has_letters(text, 4)) heading = block.size;
      continue;
    }
    largest = block.size;
    best = Title{std::move(text), block.end, body > 0 ? block.size / body : 0};
  }
  // A cover of one size shows no title.
  const bool flat = is_cover && best && std::ranges::all_of(lines, [&](const PdfLine& line) {
                      return line.size > largest * 0.9;
                    });
  // A heading below the one word that the page begins with, which then may be the title.
  if (best && heading > largest * 0.97 && best->prominence < kProminent) return std::nullopt;
  return flat ? std::nullopt : best;
}

/// Without the marks that lead to addresses.
std::string without_marks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t point = next_code_point(text, at);
    const bool mark = is_digit(point) || point == '*' || point == U'∗' || point == U'†' || point == U'‡' ||
                      point == U'§' || point == U'¶' || point == U'‖' || point == '#' || point == U'✉' ||
                      (point >= U'¹' && point <= U'³') || point == U'⁰' || (point >= U'⁴' && point <= U'⁹');
    if (!mark) out += text.substr(begin, at - begin);
  }
  return collapse_space(out);
}

/// Two to five words, each with a capital or a particle; "Jane Doe", "J. R. R. van der Berg".
bool is_person(std::string_view text) {
  const std::vector<std::string> parts = words(text);
  if (parts.size() < 2 || parts.size() > 6) return is_wide(text) && text.size() >= 6 && text.size() <= 18;
  for (const std::string& part : parts)
    if (std::ranges::find(kPlaces, std::string_view(part)) != kPlaces.end()) return false;
  bool starts_word = true;
  std::size_t capitals = 0, small = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (starts_word && is_letter(point)) ++(is_lower(point) ? small : capitals);
    starts_word = point == ' ';
    if (is_digit(point) || point == ':' || point == '/' || point == '(' || point == '@' || point == '?')
      return false;
  }
  return capitals >= 2 && small <= 3 && !parse_name(text).is_literal();
}

/// True if a number stands there that is no mark behind a name: a year, a version.
bool has_number(std::string_view line) {
  const auto is_number = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t digits = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    digits = is_number(line[i]) ? digits + 1 : 0;
    const bool decimal = digits == 1 && i > 1 && line[i - 1] == '.' && is_number(line[i - 2]);
    if (digits > 2 || decimal) return true;
  }
  return false;
}

/// The names of a line of authors; none if it is none.
std::vector<std::string> names_in(std::string_view line) {
  if (has_number(line)) return {};
  std::string text = without_marks(line);
  if (starts_with_ignoring_case(text, "by ")) text.erase(0, 3);
  for (const std::string_view mark :
       {" and ", " und ", " et ", " y ", " e ", " & ", ";", " · ", " • ", "，", "、"})
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
      text.replace(at, mark.size(), ",");
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string name(trim(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
    if (name.empty()) continue;
    if (!is_person(name)) return {};
    names.push_back(name);
  }
  return names;
}

/// A line of running text: many words, most of them small.
bool is_prose(std::string_view line) {
  constexpr std::size_t kManyWords = 8;
  std::size_t count = 0, small = 0;
  bool starts_word = true;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t point = next_code_point(line, at);
    if (starts_word && point != ' ') {
      ++count;
      if (is_lower(point)) ++small;
    }
    starts_word = point == ' ';
  }
  return count >= kManyWords && small * 2 >= count;
}

/// The first lines under the title that are nothing but names; a subtitle may stand between.
void read_authors(const std::vector<PdfLine>& lines, std::size_t begin, Candidates& found) {
  constexpr std::size_t kFarthest = 6, kMostLines = 30, kLongestLine = 400;
  constexpr int kConfidence = 56;
  std::size_t taken = 0;
  for (std::size_t i = begin; i < lines.size() && i < begin + kMostLines; ++i) {
    if (taken == 0 && i >= begin + kFarthest) return;
    const std::vector<std::string> names =
        lines[i].text.size() <= kLongestLine ? names_in(lines[i].text) : std::vector<std::string>{};
    if (names.empty() && (taken > 0 || is_prose(lines[i].text))) return;
    const std::string start = fold(lines[i].text).substr(0, 12);
    if (start.starts_with("abstract") || start.starts_with("summary") || start.starts_with("1 introd"))
      return;
    for (const std::string& name : names) add_author(found.authors, name, kSource, kConfidence);
    taken += names.size();
  }
}

struct Label {
  std::string_view words;
  enum class Of : std::uint8_t { published, modified, neither } of;
};
constexpr auto kLabels = std::to_array<Label>({{"published", Label::Of::published},
                                               {"publication date", Label::Of::published},
                                               {"date of publication", Label::Of::published},
                                               {"release date", Label::Of::published},
                                               {"issued", Label::Of::published},
                                               {"available online", Label::Of::published},
                                               {"veröffentlicht", Label::Of::published},
                                               {"erschienen", Label::Of::published},
                                               {"publié", Label::Of::published},
                                               {"publicado", Label::Of::published},
                                               {"pubblicato", Label::Of::published},
                                               {"gepubliceerd", Label::Of::published},
                                               {"opublikowano", Label::Of::published},
                                               {"публикован", Label::Of::published},
                                               {"revised", Label::Of::modified},
                                               {"updated", Label::Of::modified},
                                               {"last modified", Label::Of::modified},
                                               {"aktualisiert", Label::Of::modified},
                                               {"mis à jour", Label::Of::modified},
                                               {"stand", Label::Of::modified},
                                               {"received", Label::Of::neither},
                                               {"accepted", Label::Of::neither},
                                               {"submitted", Label::Of::neither},
                                               {"eingereicht", Label::Of::neither},
                                               {"accessed", Label::Of::neither},
                                               {"downloaded", Label::Of::neither},
                                               {"retrieved", Label::Of::neither},
                                               {"printed", Label::Of::neither}});

bool is_upper_byte(char c) {
  return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The label nearest before a date. In a sentence ("was published on") it says nothing of this paper: a label
/// begins with a capital, or follows another date.
const Label* label_before(std::string_view before) {
  constexpr std::size_t kWindow = 48;
  if (before.size() > kWindow) before.remove_prefix(before.size() - kWindow);
  const std::string lower = to_lower_ascii(before);
  const Label* nearest = nullptr;
  std::size_t last = 0;
  for (const Label& label : kLabels) {
    const std::size_t at = lower.rfind(label.words);
    if (at == std::string::npos || (nearest != nullptr && at < last)) continue;
    const std::string_view ahead = trim(before.substr(0, at));
    const bool listed = !ahead.empty() && (ahead.back() == ';' || ahead.back() == ',');
    if (!is_upper_byte(before[at]) && !listed) continue;
    nearest = &label;
    last = at;
  }
  return nearest;
}

/// The length of the line that byte `at` stands in.
std::size_t line_length(std::string_view text, std::size_t at) {
  const std::size_t begin = text.rfind('\n', at), end = text.find('\n', at);
  return std::min(end, text.size()) - (begin == std::string_view::npos ? 0 : begin + 1);
}

/// What names itself a date of publication counts; a date alone is one of many that a paper may have.
void read_dates(std::string_view text, Candidates& found) {
  constexpr std::size_t kMostDates = 24, kMostText = 12'000, kShortLine = 60;
  text = text.substr(0, kMostText);
  std::size_t count = 0, from = 0;
  for (auto date = find_date(text); date && count < kMostDates; date = find_date(text, date->span.end)) {
    ++count;
    const Label* label = label_before(text.substr(from, date->span.begin - from));
    from = date->span.end;
    const std::string_view written = date->span.of(text);
    if (label == nullptr) {
      if (line_length(text, date->span.begin) < kShortLine) add(found.published, written, kSource, 30);
    } else if (label->of == Label::Of::published) {
      add(found.published, written, std::string(kSource) + ", published", 72);
    } else if (label->of == Label::Of::modified) {
      add(found.modified, written, std::string(kSource) + ", updated", 55);
    }
  }
}

bool ends_doi(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '"' || c == '<' || c == '>' || c == '{' || c == '}';
}

/// A first page with one DOI is that DOI's work; several are cited works too.
void read_dois(std::string_view text, Candidates& found) {
  constexpr std::size_t kMost = 8;
  std::set<std::string> dois;
  for (std::size_t at = text.find("10."); at != std::string_view::npos && dois.size() < kMost;
       at = text.find("10.", at + 3)) {
    if (at > 0 && (is_digit(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == '.')) continue;
    std::size_t end = at;
    while (end < text.size() && end - at < 200 && !ends_doi(text[end])) ++end;
    std::string_view doi = text.substr(at, end - at);
    while (!doi.empty() && std::string_view(".,;:)]").find(doi.back()) != std::string_view::npos)
      doi.remove_suffix(1);
    if (doi.find('/') != std::string_view::npos) dois.insert(to_lower_ascii(doi));
  }
  for (const std::string& doi : dois) add_identifier(found, "doi", doi, kSource, dois.size() == 1 ? 62 : 25);
}

/// arXiv prints down the margin what it is: "arXiv:1404.12345v2 [cs.DL] 3 Apr 2014". The date is the
/// version's; only the first one's is that of publication.
void read_stamp(std::string_view text, Candidates& found) {
  constexpr std::string_view kSign = "arXiv:";
  const std::size_t at = text.find(kSign);
  if (at == std::string_view::npos || text.size() > 200) return;
  const std::string_view rest = text.substr(at + kSign.size());
  const std::string_view id = rest.substr(0, rest.find(' '));
  const std::size_t version = id.rfind('v');
  add_identifier(found, "arxiv", id.substr(0, version), "arXiv stamp", 92);
  const auto date = find_date(rest);
  if (!date) return;
  const bool first = version != std::string_view::npos && id.substr(version) == "v1";
  add(found.published, date->span.of(rest), "arXiv stamp", first ? 55 : 35);
}

}  // namespace

std::string read_first_page(const PdfContent& pdf, Candidates& found) {
  constexpr int kLastPage = 1;
  for (int page = 0; page <= kLastPage; ++page) {
    const std::vector<PdfLine> lines = lines_of(pdf, page);
    for (const std::string& text : sideways_texts(pdf, page)) read_stamp(text, found);
    if (lines.empty()) continue;
    const auto index = static_cast<std::size_t>(page);
    if (index < pdf.pages.size()) {
      read_dates(pdf.pages[index], found);
      read_dois(pdf.pages[index], found);
    }
    const auto title = find_title(lines, pdf.height);
    if (!title) return {};
    const bool prominent = title->prominence == 0 || title->prominence >= kProminent;
    add(found.titles, title->text, kSource, prominent ? 64 : 52);
    read_authors(lines, title->end, found);
    return title->text;
  }
  return {};
}

}  // namespace citecheck
