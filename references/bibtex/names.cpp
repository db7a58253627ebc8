#include "references/bibtex/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/bibtex/latex_text.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;
constexpr std::size_t kLongestCommaList = 4096;  ///< Bytes: each of its names is shown with the whole list.
constexpr std::size_t kMostNames = 100'000;      ///< Of a list, which is then known to be incomplete.
constexpr std::size_t kMostWords = 100;  ///< Of one name; a longer one is no name that could be split.

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

Span trimmed(Text text, Span span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

/// Calls `at(i)` for every byte outside of braces.
template <typename Visit>
void outside_braces(Text text, Visit visit) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{')
      ++depth;
    else if (text[at] == '}')
      depth -= depth > 0;
    else if (depth == 0)
      visit(at);
  }
}

std::vector<Text> split_at(Text text, char sign) {
  std::vector<Text> out;
  std::size_t begin = 0;
  outside_braces(text, [&](std::size_t at) {
    if (text[at] != sign) return;
    out.push_back(trim(text.substr(begin, at - begin)));
    begin = at + 1;
  });
  out.push_back(trim(text.substr(begin)));
  return out;
}

/// Words outside of braces; a tie parts them too.
std::vector<Text> split_words(Text text) {
  std::vector<Text> out;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (end > begin) out.push_back(text.substr(begin, end - begin));
  };
  outside_braces(text, [&](std::size_t at) {
    if (!is_space(text[at]) && text[at] != '~') return;
    if (text[at] == '~' && at > 0 && text[at - 1] == '\\') return;
    end_word(at);
    begin = at + 1;
  });
  end_word(text.size());
  return out;
}

std::string join(const std::vector<Text>& words, std::size_t begin, std::size_t end) {
  if (begin >= end) return {};
  const char* first = words[begin].data();
  const char* last = words[end - 1].data() + words[end - 1].size();
  return latex_to_text(Text(first, static_cast<std::size_t>(last - first)));
}

/// True if the whole text is one group in braces that is no accented letter.
bool is_one_group(Text text) {
  if (text.size() < 2 || text[0] != '{' || text[1] == '\\') return false;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return at + 1 == text.size();
  }
  return false;
}

/// BibTeX's test for a particle: the first letter outside of braces, or of an accented letter, is lower case.
/// A group in braces has no case.
bool is_lower_case(Text word) {
  while (word.starts_with('{') && !word.starts_with("{\\")) {
    std::size_t depth = 0, at = 0;
    for (; at < word.size(); ++at) {
      if (word[at] == '{') ++depth;
      if (word[at] == '}' && --depth == 0) break;
    }
    if (at >= word.size()) return false;
    word.remove_prefix(at + 1);
  }
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') return true;
  if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') return false;
  const std::string text = latex_to_text(word);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (is_letter(point)) return is_lower(point);
  }
  return false;
}

bool is_suffix(Text text) {
  static constexpr std::array<Text, 12> kSuffixes{"jr", "jr.", "sr",  "sr.", "ii",  "iii",
                                                  "iv", "2nd", "3rd", "4th", "jnr", "snr"};
  const std::string lower = to_lower_ascii(trim(text));
  return std::ranges::find(kSuffixes, lower) != kSuffixes.end();
}

Name literal(std::string text) {
  Name name;
  name.literal = std::move(text);
  return name;
}

/// "von Last": the particle goes up to the last word in lower case; one word at least is the family.
void read_family(Text text, Name& name) {
  const std::vector<Text> words = split_words(text);
  std::size_t particle = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (is_lower_case(words[i])) particle = i + 1;
  name.particle = join(words, 0, particle);
  name.family = join(words, particle, words.size());
}

/// "First von Last".
Name natural_order(std::vector<Text> words) {
  Name name;
  if (words.size() > 2 && is_suffix(words.back())) {
    name.suffix = latex_to_text(words.back());
    words.pop_back();
  }
  const std::size_t last = words.size() - 1;
  std::size_t von = last, family = last;
  for (std::size_t i = 0; i < last; ++i) {
    if (!is_lower_case(words[i])) continue;
    von = std::min(von, i);
    family = i + 1;
  }
  name.given = join(words, 0, std::min(von, family));
  name.particle = join(words, von, family);
  name.family = join(words, family, words.size());
  return name;
}

Name inverted_order(const std::vector<Text>& parts) {
  Name name;
  if (parts.size() == 2 && is_suffix(parts[1])) {
    const std::vector<Text> words = split_words(parts[0]);
    if (words.size() > 1)
      name = natural_order(words);
    else
      read_family(parts[0], name);
    name.suffix = latex_to_text(parts[1]);
    return name;
  }
  read_family(parts[0], name);
  if (parts.size() == 2) {
    name.given = latex_to_text(parts[1]);
    return name;
  }
  const bool swapped = is_suffix(parts[2]) && !is_suffix(parts[1]);
  name.suffix = latex_to_text(parts[swapped ? 2 : 1]);
  name.given = latex_to_text(parts[swapped ? 1 : 2]);
  return name;
}

/// The word before "=" that a part of an extended name begins with.
Text key_of(Text part) {
  if (part.starts_with('"')) part = trim(part.substr(1));
  std::size_t end = 0;
  while (end < part.size() && ((part[end] >= 'a' && part[end] <= 'z') || part[end] == '-')) ++end;
  std::size_t equals = end;
  while (equals < part.size() && is_space(part[equals])) ++equals;
  return end > 0 && equals < part.size() && part[equals] == '=' ? part.substr(0, end) : Text{};
}

/// "family=…, given=…, prefix=…, suffix=…" and options.
std::optional<Name> read_extended(const std::vector<Text>& parts) {
  Name name;
  for (const Text part : parts) {
    const Text key = key_of(part);
    Text value = trim(part.substr(std::min(part.find('=') + 1, part.size())));
    if (part.starts_with('"') && value.ends_with('"')) value.remove_suffix(1);
    if (value.size() > 1 && value.starts_with('"') && value.ends_with('"'))
      value = value.substr(1, value.size() - 2);
    std::string* const slot = key == "family"   ? &name.family
                              : key == "given"  ? &name.given
                              : key == "prefix" ? &name.particle
                              : key == "suffix" ? &name.suffix
                                                : nullptr;
    if (slot != nullptr) *slot = latex_to_text(value);
  }
  if (name == Name{}) return std::nullopt;
  if (name.family.empty() && name.given.empty()) return literal(to_text(name));
  return name;
}

/// Takes "et al." off the end.
bool strip_et_al(Text text, Span& span) {
  const Text whole = span.of(text);
  for (const Text ending :
       {Text("et al."), Text("et al"), Text("et.~al."), Text("et~al."), Text("et. al.")}) {
    if (whole.size() < ending.size()) continue;
    const std::size_t begin = whole.size() - ending.size();
    if (!equal_ignoring_case(whole.substr(begin), ending)) continue;
    if (begin > 0 && Text(" ,~\t\n").find(whole[begin - 1]) == Text::npos) continue;
    span = trimmed(text, {span.begin, span.begin + begin});
    while (!span.empty() && (text[span.end - 1] == ',' || text[span.end - 1] == '~')) --span.end;
    return true;
  }
  return false;
}

/// True if commas stand between whole names: more than BibTeX knows, or two between names of two words.
bool lists_by_commas(Text text) {
  const std::vector<Text> parts = split_at(text, ',');
  if (!key_of(parts[0]).empty()) return false;
  if (parts.size() > 3) return true;
  return parts.size() == 3 && std::ranges::all_of(parts, [](Text part) {
           return !is_suffix(part) && split_words(part).size() > 1 && !is_lower_case(part);
         });
}

void read_comma_list(Text text, Span span, NameList& out) {
  bool et_al = false;
  for (Name& name : parse_name_list(latex_to_text(span.of(text)), &et_al))
    out.names.push_back({std::move(name), span});
  out.others = out.others || et_al;
  out.by_commas = true;
}

}  // namespace

std::vector<Span> split_list(std::string_view latex) {
  std::vector<Span> out;
  std::size_t begin = 0, resume = 0;
  const auto end_item = [&](std::size_t end) {
    if (const Span item = trimmed(latex, {begin, end}); !item.empty()) out.push_back(item);
  };
  outside_braces(latex, [&](std::size_t at) {
    if (at < resume || !is_space(latex[at]) || at + 4 > latex.size()) return;
    const bool ends = at + 4 == latex.size() || is_space(latex[at + 4]);
    if (!ends || !equal_ignoring_case(latex.substr(at + 1, 3), "and")) return;
    end_item(at);
    begin = resume = at + 4;
  });
  end_item(latex.size());
  return out;
}

std::optional<Name> read_name(std::string_view latex) {
  latex = trim(latex);
  while (latex.ends_with(',')) latex = trim(latex.substr(0, latex.size() - 1));
  if (latex.empty()) return std::nullopt;
  if (is_one_group(latex)) return literal(latex_to_text(latex));
  const std::vector<Text> parts = split_at(latex, ',');
  const Text key = key_of(parts[0]);
  if (key == "xdata") return literal(latex_to_text(latex));  // data that is not there
  if (!key.empty()) return read_extended(parts);
  if (parts.size() > 3) return literal(latex_to_text(latex));
  if (parts.size() > 1) return inverted_order(parts);
  const std::vector<Text> words = split_words(latex);
  if (words.empty()) return std::nullopt;
  if (words.size() > kMostWords) return literal(latex_to_text(latex));
  if (words.size() > 1 && latex.find('{') == Text::npos) {
    std::string text = latex_to_text(latex);
    if (reads_as_organisation(text)) return literal(std::move(text));
  }
  return natural_order(words);
}

NameList read_names(std::string_view latex) {
  NameList out;
  std::vector<Span> items = split_list(latex);
  if (!items.empty() && equal_ignoring_case(items.back().of(latex), "others")) {
    out.others = true;
    items.pop_back();
  }
  if (items.size() > kMostNames) {
    items.resize(kMostNames);
    out.others = true;
  }
  for (Span item : items) {
    out.others = strip_et_al(latex, item) || out.others;
    if (item.empty()) continue;
    const Text text = item.of(latex);
    const bool commas = lists_by_commas(text) || (items.size() == 1 && split_at(text, ';').size() > 1);
    if (commas && text.size() <= kLongestCommaList && !is_one_group(text)) {
      read_comma_list(latex, item, out);
    } else if (auto name = read_name(text)) {
      out.names.push_back({std::move(*name), item});
    }
  }
  return out;
}

}  // namespace citecheck::bibtex
