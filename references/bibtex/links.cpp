#include "references/bibtex/links.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/bibtex/latex_text.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kLongestSearched = 4096;  ///< Bytes of a note that are looked into.
constexpr std::size_t kLongestGap = 24;         ///< Bytes between "accessed" and its date.

template <typename T>
Claim<T> claim(T value, const Value& from) {
  return {std::move(value), std::string(from.raw), from.span};
}

/// Where `\url{` or `\href{` opens its argument; npos if there is none.
std::size_t url_argument(Text raw) {
  for (const Text command : {Text("\\url"), Text("\\href"), Text("\\nolinkurl")}) {
    const std::size_t at = raw.find(command);
    if (at == kNone) continue;
    const std::size_t open = raw.find_first_not_of(" \t\n\r", at + command.size());
    if (open != kNone && raw[open] == '{') return open;
  }
  return kNone;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "29-September-2012" with spaces for its dashes, every byte in its place.
std::string spaced_date(Text text) {
  std::string out(text);
  for (std::size_t i = 1; i + 1 < out.size(); ++i)
    if (out[i] == '-' && is_letter(out[i - 1]) != is_letter(out[i + 1])) out[i] = ' ';
  for (char& c : out)
    if (c == '~' || c == '\n' || c == '\r' || c == '\t') c = ' ';
  return out;
}

/// True if nothing but words like "on" and "the" stands between "accessed" and its date.
bool leads_to_date(Text gap) {
  static constexpr auto kWords = std::to_array<Text>(
      {"on", "at", "the", "date", "day", "last", "online", "am", "den", "vom", "le", "in", "web", "it"});
  const std::vector<std::string> between = words(gap);
  return std::ranges::all_of(
      between, [](const std::string& word) { return std::ranges::find(kWords, word) != kWords.end(); });
}

/// The pieces of a list of numbers: parted by commas, semicolons, "and", and by space between whole numbers.
std::vector<Span> split_numbers(Text raw, bool at_space) {
  std::vector<Span> out;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t begin = raw.find_first_not_of(" \t\n\r,;", at);
    if (begin == kNone) break;
    std::size_t end = std::min(raw.find_first_of(at_space ? " \t\n\r,;" : ",;", begin), raw.size());
    at = end;
    while (end > begin && (raw[end - 1] == ' ' || raw[end - 1] == '\n')) --end;
    if (raw[begin] != '(') out.push_back({begin, end});  // "(print)"
  }
  return out;
}

bool is_whole_number(Text text, std::size_t least) {
  return static_cast<std::size_t>(std::ranges::count_if(text, is_digit)) + 1 >= least;
}

}  // namespace

Claim<Url> url_claim(const Value& value) {
  std::string text = latex_verbatim(value.raw);
  if (starts_with_ignoring_case(text, "url:")) text = trim(Text(text).substr(4));
  // Several URLs in one field: the first is cited.
  if (const std::size_t space = text.find(' '); space != kNone && find_url(text, space)) text.resize(space);
  // A comma behind the URL is a slip of the pen, unless braces hold it.
  const Text raw = trim(value.raw);
  const bool braced = raw.ends_with("{,}") || raw.ends_with("{;}");
  while (!braced && (text.ends_with(',') || text.ends_with(';'))) text.pop_back();
  return claim(parse_url(text), value);
}

std::optional<Claim<Url>> find_url_in(const Value& text) {
  const Text raw = text.raw.substr(0, kLongestSearched);
  if (const std::size_t open = url_argument(raw); open != kNone)
    if (const std::size_t close = matching_brace(raw, open); close != kNone)
      return url_claim(text.part(open + 1, close));
  const auto at = find_url(raw);
  if (!at) return std::nullopt;
  // A backslash escapes signs of LaTeX inside the URL.
  std::size_t end = *at + url_at(raw, *at).size();
  while (end + 1 < raw.size() && raw[end] == '\\' && Text("_%&#~").find(raw[end + 1]) != kNone) {
    const std::size_t from = end + 1;
    end = std::min(raw.find_first_of(" \t\n\r\\{}<>\"", from), raw.size());
  }
  return url_claim(text.part(*at, end));
}

bool is_only_url(const Value& text) {
  const auto url = find_url_in(text);
  if (!url) return false;
  std::string rest = latex_to_text(text.raw);
  if (const std::size_t at = rest.find(url->value.href()); at != kNone)
    rest.erase(at, url->value.href().size());
  for (const std::string& word : words(rest))
    if (word != "available" && word != "at" && word != "from" && word != "online" && word != "url")
      return false;
  return true;
}

std::optional<Claim<Date>> find_accessed(const Value& text) {
  static constexpr auto kWords =
      std::to_array<Text>({"accessed", "retrieved", "visited", "access date", "accessed", "last access",
                           "checked", "consulted", "abgerufen", "zugriff", "consult\xC3\xA9", "viewed"});
  const std::string lower = to_lower_ascii(text.raw.substr(0, kLongestSearched));
  for (const Text word : kWords) {
    const std::size_t at = lower.find(word);
    if (at == kNone) continue;
    const std::size_t from = at + word.size();
    const std::string tail = spaced_date(text.raw.substr(from, 3 * kLongestGap));
    const auto found = find_date(tail);
    if (!found || found->span.begin > kLongestGap) continue;
    if (!leads_to_date(Text(tail).substr(0, found->span.begin))) continue;
    const Value date = text.part(from + found->span.begin, from + found->span.end);
    return claim(found->date, date);
  }
  return std::nullopt;
}

void add_identifiers(Identifier::Kind kind, const Value& value, std::vector<Claim<Identifier>>& out) {
  using enum Identifier::Kind;
  const auto add = [&](const Value& one) {
    Identifier identifier = normalise(kind, latex_verbatim(one.raw));
    if (!identifier.value.empty()) out.push_back(claim(std::move(identifier), one));
  };
  if (kind != isbn && kind != issn) return add(value);
  const std::size_t least = kind == isbn ? 10 : 8;
  auto numbers = split_numbers(value.raw, true);
  const auto is_whole = [&](Span span) { return is_whole_number(span.of(value.raw), least); };
  if (!std::ranges::all_of(numbers, is_whole)) numbers = split_numbers(value.raw, false);
  for (const Span span : numbers) add(value.part(span.begin, span.end));
}

std::optional<Claim<Identifier>> eprint_identifier(const Value& eprint, std::string_view type) {
  using enum Identifier::Kind;
  using Named = std::pair<Text, Identifier::Kind>;
  static constexpr auto kTypes = std::to_array<Named>({{"arxiv", arxiv},
                                                       {"pubmed", pmid},
                                                       {"pmid", pmid},
                                                       {"pmc", pmc},
                                                       {"pmcid", pmc},
                                                       {"jstor", jstor},
                                                       {"hdl", hdl},
                                                       {"handle", hdl}});
  std::string text = latex_verbatim(eprint.raw);
  text.resize(std::min(text.find(" ["), text.size()));  // "1501.00001 [cs.LG]"
  if (type.empty()) {
    Identifier identifier = normalise(arxiv, text);
    if (fault(identifier)) return std::nullopt;
    return claim(std::move(identifier), eprint);
  }
  const std::string lower = to_lower_ascii(type);
  const auto found = std::ranges::find(kTypes, lower, &Named::first);
  if (found == kTypes.end()) return std::nullopt;
  Identifier identifier = normalise(found->second, text);
  if (identifier.value.empty()) return std::nullopt;
  return claim(std::move(identifier), eprint);
}

std::optional<Claim<Identifier>> find_arxiv(const Value& text) {
  const std::string lower = to_lower_ascii(text.raw.substr(0, kLongestSearched));
  for (const Text prefix : {Text("arxiv:"), Text("abs/")}) {
    const std::size_t at = lower.find(prefix);
    if (at == kNone || (prefix == "abs/" && at != 0)) continue;
    std::size_t begin = at + prefix.size();
    while (begin < lower.size() && lower[begin] == ' ') ++begin;
    std::size_t end = begin;
    while (end < lower.size() && (is_digit(lower[end]) || is_letter(lower[end]) || lower[end] == '.' ||
                                  lower[end] == '/' || lower[end] == '-'))
      ++end;
    while (end > begin && lower[end - 1] == '.') --end;
    const Value one = text.part(begin, end);
    Identifier identifier = normalise(Identifier::Kind::arxiv, one.raw);
    if (!fault(identifier)) return claim(std::move(identifier), one);
  }
  return std::nullopt;
}

}  // namespace citecheck::bibtex
