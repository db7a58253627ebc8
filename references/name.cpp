#include "references/name.hpp"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <utility>

#include "references/byte_set.hpp"
#include "references/name_table.hpp"
#include "references/sixteen.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Text = std::string_view;
using Words = boost::container::small_vector<Text, 8>;

constexpr std::size_t kLongestName = 300;  ///< Bytes; a longer text is no name that could be split.
constexpr std::size_t kMostNames = 1000;   ///< Of one list; the rest counts as "et al.".

constexpr std::array<Text, 30> kParticles{
    "van", "von", "der", "den", "de", "del", "della", "di",  "da", "dos", "das", "do",  "du",   "la", "le",
    "el",  "al",  "ter", "ten", "te", "zu",  "zur",   "zum", "af", "av",  "bin", "ibn", "bint", "y",  "lo"};

constexpr std::array<Text, 13> kSuffixes{"jr",  "sr",  "jnr", "snr", "ii",  "iii", "iv",
                                         "2nd", "3rd", "4th", "esq", "phd", "md"};

// Words that tell an organisation wherever they stand.
constexpr auto kOrganisation = std::to_array<Text>({
    "academy",      "administration", "agency",        "associated",
    "association",  "associates",     "authority",     "bbc",
    "board",        "broadcasting",   "bureau",        "cnn",
    "center",       "centre",         "channel",       "commission",
    "committee",    "company",        "confederation", "consortium",
    "corp",         "corporation",    "council",       "department",
    "editors",      "embassy",        "enterprises",   "federation",
    "foundation",   "gmbh",           "government",    "inc",
    "institute",    "institution",    "international", "llc",
    "library",      "limited",        "ltd",           "magazine",
    "ministry",     "museum",         "network",       "news",
    "newspaper",    "newsroom",       "office",        "organisation",
    "organization", "parliament",     "plc",           "project",
    "reuters",      "research",       "secretariat",   "services",
    "society",      "staff",          "studios",       "team",
    "television",   "trust",          "union",         "university",
    "admin",        "administrator",  "committee",     "contributors",
    "redaktion",    "universitat",    "ministerium",   "institut",
    "gesellschaft", "verband",        "verlag",        "verein",
    "universite",   "ministere",      "societe",       "agence",
    "universidad",  "ministerio",     "instituto",     "universita",
    "ministero",    "istituto",       "universidade",  "fundacion",
    "fondazione",   "stichting",      "universiteit",  "uniwersytet",
    "instytut",     "ministerstwo",   "университет",   "институт",
    "министерство", "агентство",      "комитет",       "редакция",
    "универсітет",  "університет",    "інститут",      "міністерство",
    "universitesi", "bakanlıgı",      "dictionary",    "encyclopedia",
    "survey",
});

// Words that are family names too: they tell an organisation in longer texts only.
constexpr std::array<Text, 22> kPerhapsOrganisation{
    "press", "group", "bank",  "church", "club",    "college", "school", "studio",
    "media", "post",  "times", "radio",  "journal", "house",   "court",  "police",
    "labs",  "radio", "party", "army",   "films",   "tribune"};

// Lower-case words that stand in no person's name.
constexpr auto kFunctionWords = std::to_array<Text>({"of", "the", "for", "and", "in", "on", "at", "by", "to",
                                                     "with", "from", "und", "für", "des", "et", "pour"});

template <std::size_t N>
bool is_one_of(Text word, const std::array<Text, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

template <std::size_t N>
NameTable<bool> table_of(const std::array<Text, N>& words) {
  NameTable<bool> table(N);
  for (const Text word : words) table.add(word, true);
  return table;
}

Words split_words(Text text) {
  Words out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == Text::npos) break;
    at = std::min(text.find(' ', begin), text.size());
    out.push_back(text.substr(begin, at - begin));
  }
  return out;
}

/// The text between two words of one text, both included.
std::string join(const Words& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out += ' ';
    out += words[i];
  }
  return out;
}

Text without_dots(Text word) {
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  return word;
}

bool is_suffix(Text word) {
  return is_one_of(to_lower_ascii(without_dots(trim(word))), kSuffixes);
}

bool is_particle(Text word) {
  return is_one_of(word, kParticles) || word == "d'" || word == "d’";
}

bool has_digit(Text text) {
  return next_digit(text, 0) < text.size();
}

std::size_t capitals(Text word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t point = next_code_point(word, at);
    if (point == '-' && count > 0) continue;
    if (!is_upper(point)) return 0;
    ++count;
  }
  return count;
}

/// "J", "JA": capitals without dots behind a family name (Vancouver style).
bool is_bare_initials(Text word) {
  const std::size_t count = capitals(word);
  return count >= 1 && count <= 3;
}

/// "J.", "J.-P.", "J.A.", "Yu.": every letter group ends in a dot or is one capital.
bool is_initial(Text word) {
  if (is_bare_initials(word)) return true;
  if (!word.ends_with('.') || word.size() > 24) return false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t point = next_code_point(word, at);
    if (point == '.' || point == '-' || point == U'‐' || point == U'–')
      letters = 0;
    else if (!is_letter(point) || ++letters > 2)
      return false;
  }
  return true;
}

/// "M.", "JA": what stands behind a family name.
bool is_trailing_initial(Text word) {
  return is_initial(word) && !is_suffix(word);
}

/// "Smith JA", "Boschin W.", "de la Cruz M. A.": a whole name, its initials behind the family name.
bool ends_in_initials(const Words& words) {
  const bool family =
      !words.empty() && (!is_initial(words.front()) || capitals(words.front()) >= 2);  // "DOE A"
  return family && words.size() > 1 && is_trailing_initial(words.back());
}

/// "SMITH", "MÜLLER-LÜDENSCHEIDT": too long for initials.
bool is_capital_word(Text word) {
  return capitals(word) > 3;
}

bool all_initials(Text text) {
  const Words words = split_words(text);
  return !words.empty() && std::ranges::all_of(words, is_initial);
}

Name literal(Text text) {
  Name name;
  name.literal = text;
  return name;
}

/// Moves particles at the front of the family name into their own part, if a family name remains.
void split_particle(const Words& family, Name& name) {
  std::size_t count = 0;
  while (count + 1 < family.size() && is_particle(family[count])) ++count;
  name.particle = join(family, 0, count);
  name.family = join(family, count, family.size());
}

/// "Given Given particle Family": a person's name in natural order.
Name natural_order(Words words) {
  Name name;
  if (words.size() > 2 && is_suffix(words.back())) {
    name.suffix = words.back();
    words.pop_back();
    if (words.back().ends_with(',')) words.back().remove_suffix(1);
  }
  const std::size_t last = words.size() - 1;
  if (ends_in_initials(words)) {
    std::size_t given = last;
    while (given > 1 && is_trailing_initial(words[given - 1])) --given;
    split_particle(Words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(given)), name);
    name.given = join(words, given, words.size());
    return name;
  }
  if (is_capital_word(words[0]) && !is_capital_word(words[last])) {  // "DUPONT Marie"
    std::size_t given = 1;
    while (given < last && is_capital_word(words[given])) ++given;
    split_particle(Words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(given)), name);
    name.given = join(words, given, words.size());
    return name;
  }
  std::size_t family = 1;
  while (family < last && !is_particle(words[family])) ++family;
  name.given = join(words, 0, family);
  split_particle(Words(words.begin() + static_cast<std::ptrdiff_t>(family), words.end()), name);
  return name;
}

/// "Family, Given", "Family, Jr., Given", "Family, Given, Jr.", "Family, Given van der".
Name inverted_order(Text family, Text given) {
  Name name;
  if (const std::size_t comma = given.find(','); comma != Text::npos) {
    const Text first = trim(given.substr(0, comma)), second = trim(given.substr(comma + 1));
    if (is_suffix(first)) {
      name.suffix = first;
      given = second;
    } else if (is_suffix(second)) {
      name.suffix = second;
      given = first;
    }
  }
  Words family_words = split_words(family);
  if (family_words.size() > 1 && is_suffix(family_words.back())) {  // "Baes Jr., C. F."
    name.suffix = family_words.back();
    family_words.pop_back();
  }
  split_particle(family_words, name);
  const Words words = split_words(given);
  std::size_t end = words.size();
  while (end > 1 && is_particle(words[end - 1])) --end;
  name.given = join(words, 0, end);
  if (name.particle.empty()) name.particle = join(words, end, words.size());
  return name;
}

/// True if no part of the text could be a person's name.
bool is_no_person(const Words& words) {
  if (words.size() > 6) return true;
  constexpr std::size_t kLongestFunctionWord = 4;
  return std::ranges::any_of(words, [](Text word) {
    return (word.size() <= kLongestFunctionWord && is_one_of(word, kFunctionWords)) || word == "&" ||
           has_digit(word) || word.find('@') != Text::npos || word.find("//") != Text::npos;
  });
}

bool reads_as_domain(Text text) {
  const std::size_t dot = text.rfind('.');
  if (text.find(' ') != Text::npos || dot == Text::npos || dot == 0 || text.size() - dot < 3) return false;
  return std::ranges::all_of(text.substr(dot + 1), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "ed.", "Hrsg.", "éd"
bool is_role(Text word) {
  static constexpr auto kRoles = std::to_array<Text>(
      {"ed",          "eds",   "editor", "editors", "éd",    "éds",    "hrsg", "hg",  "hgg",
       "herausgeber", "dir",   "dirs",   "red",     "coord", "coords", "cur",  "org", "orgs",
       "comp",        "comps", "trans",  "trad",    "übers", "ред",    "edit"});
  if (word.ends_with('.')) word.remove_suffix(1);
  return std::ranges::any_of(kRoles, [word](Text role) { return equal_ignoring_case(word, role); });
}

/// Without "(ed.)", "(Hrsg.)", ", éd." and the like at the end: a role is no part of a name.
Text without_role(Text text) {
  if (text.ends_with(')') || text.ends_with(']')) {
    const std::size_t open = text.find_last_of("([");
    const bool whole =
        open != Text::npos && open > 0 && is_role(text.substr(open + 1, text.size() - open - 2));
    return whole ? trim(text.substr(0, open)) : text;
  }
  // "Smith, Ed" is a name; "Smith, Jane, ed." and "Jane Smith, éd." are none.
  const std::size_t comma = text.rfind(", ");
  if (comma == Text::npos || comma + 2 == text.size() || !text.ends_with('.')) return text;
  const Text last = text.substr(comma + 2);
  const bool small = static_cast<unsigned char>(last[0]) >= 0x80 || (last[0] >= 'a' && last[0] <= 'z');
  return small && is_role(last) ? trim(text.substr(0, comma)) : text;
}

/// `parts` are the words of `text`, which has no space but single ones between them.
bool is_organisation(Text text, const Words& parts) {
  if (parts.empty()) return false;
  if (parts.size() == 1) return capitals(parts[0]) >= 2 || reads_as_domain(parts[0]);
  if (equal_ignoring_case(parts[0], "the")) return true;
  for (const Text part : parts)
    if (part == "of" || part == "for" || part == "&") return true;
  static const NameTable<bool> certain = table_of(kOrganisation), perhaps = table_of(kPerhapsOrganisation);
  const std::string folded = fold(text);
  std::size_t at = 0, count = 0;
  bool may_be = false;
  for (Text word = next_word(folded, at); !word.empty(); word = next_word(folded, at), ++count) {
    if (certain.find(word) != nullptr) return true;
    may_be = may_be || perhaps.find(word) != nullptr;
  }
  return may_be && count > 2;
}

}  // namespace

bool reads_as_organisation(std::string_view text) {
  const std::string collapsed = collapse_space(text.substr(0, std::min(text.size(), kLongestName)));
  return is_organisation(collapsed, split_words(collapsed));
}

Name parse_name(std::string_view text) {
  text = without_role(trim(text));
  while (text.ends_with(',') || text.ends_with(';')) text = trim(text.substr(0, text.size() - 1));
  if (text.empty()) return {};
  const std::string collapsed = collapse_space(text);
  if (collapsed.size() > kLongestName) return literal(collapsed);
  const std::size_t comma = collapsed.find(',');
  if (comma != std::string::npos) {
    const Text before = trim(Text(collapsed).substr(0, comma)),
               after = trim(Text(collapsed).substr(comma + 1));
    const Words legal = split_words(after);
    const bool company = legal.size() == 1 && reads_as_organisation("x " + std::string(after));
    const bool body = split_words(before).size() > 1 && reads_as_organisation(before);
    if (company || body || before.empty() || after.empty()) return literal(collapsed);
    if (!is_suffix(after)) return inverted_order(before, after);
    const Words words = split_words(before);
    if (words.size() < 2) return inverted_order(before, after);
    Name name = natural_order(words);
    name.suffix = after;
    return name;
  }
  const Words words = split_words(collapsed);
  if (words.size() < 2 || is_no_person(words) || is_organisation(collapsed, words)) return literal(collapsed);
  return natural_order(words);
}

std::string to_text(const Name& name) {
  if (name.is_literal()) return name.literal;
  std::string out = name.given;
  for (const std::string* part : {&name.dropping_particle, &name.particle, &name.family}) {
    if (!out.empty() && !part->empty() && !out.ends_with('\'')) out += ' ';
    out += *part;
  }
  if (!name.suffix.empty()) out += ", " + name.suffix;
  return out;
}

std::string to_inverted_text(const Name& name) {
  if (name.is_literal()) return name.literal;
  std::string out = name.particle;
  if (!out.empty()) out += ' ';
  out += name.family;
  if (!name.given.empty()) out += ", " + name.given;
  if (!name.dropping_particle.empty()) out += (name.given.empty() ? ", " : " ") + name.dropping_particle;
  if (!name.suffix.empty()) out += ", " + name.suffix;
  return out;
}

namespace {

/// Takes "et al.", "and others", "u. a." and the like off the end.
bool strip_et_al(Text& text) {
  static constexpr std::array<Text, 12> kEndings{"et al",    "et alii", "et alia", "and others",
                                                 "& others", "u. a",    "u.a",     "and colleagues",
                                                 "и др",     "等",      "ら",      "외"};
  text = trim(text);
  Text bare = text;
  while (bare.ends_with('.') || bare.ends_with(']') || bare.ends_with(')')) bare.remove_suffix(1);
  for (const Text ending : kEndings) {
    if (bare.size() < ending.size() || (bare.back() | 0x20) != (ending.back() | 0x20) ||
        !equal_ignoring_case(bare.substr(bare.size() - ending.size()), ending))
      continue;
    const Text before = bare.substr(0, bare.size() - ending.size());
    const bool ideograph = static_cast<unsigned char>(ending[0]) >= 0xE3;
    if (!ideograph && !before.empty() && Text(" ,;[(").find(before.back()) == Text::npos) continue;
    text = trim(before);
    while (text.ends_with(',') || text.ends_with(';') || text.ends_with('[') || text.ends_with('('))
      text = trim(text.substr(0, text.size() - 1));
    return true;
  }
  return false;
}

/// APA leaves names out of a long list by dots: "Lee, K., Park, S., . . . Kim, H."
constexpr std::array<Text, 3> kEllipses{"…", "...", ". . ."};

/// The dots that begin a part of their own at `at`; empty if none do.
Text ellipsis_at(Text text, std::size_t at) {
  if (at > 0 && text[at - 1] != ' ' && text[at - 1] != ',') return {};
  for (const Text dots : kEllipses)
    if (text.substr(at).starts_with(dots)) return dots;
  return {};
}

/// The list with commas for such dots; the same text if it has none.
std::string without_ellipsis(Text text) {
  if (std::ranges::none_of(kEllipses, [text](Text dots) { return text.find(dots) != Text::npos; }))
    return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Text dots = ellipsis_at(text, at);
    out += dots.empty() ? text[at] : ',';
    at += std::max<std::size_t>(dots.size(), 1);
  }
  return out;
}

/// Cuts at every one of the joining words ("and", "&"), spaces around them.
std::vector<Text> split_at_joints(Text text) {
  static constexpr std::array<Text, 8> kJoints{"and", "&", "und", "et", "y", "e", "и", "та"};
  std::vector<Text> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (is_one_of(text.substr(at, end - at), kJoints)) {
      out.push_back(trim(text.substr(begin, at - begin)));
      begin = end;
    }
    at = end + 1;
  }
  out.push_back(trim(text.substr(std::min(begin, text.size()))));
  std::erase_if(out, [](Text part) { return part.empty() || part == ","; });
  return out;
}

std::vector<Text> split_at(Text text, char sign) {
  std::vector<Text> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(sign, at), text.size());
    if (const Text part = trim(text.substr(at, end - at)); !part.empty()) out.push_back(part);
    at = end + 1;
  }
  return out;
}

/// Could be a whole name in natural order or Vancouver style: two words or more, none of them leading as a
/// particle does in a family name.
bool reads_as_whole_name(Text part) {
  const Words words = split_words(part);
  if (has_digit(part) || words.size() < 2) return false;
  return !is_particle(words[0]) &&
         !(words.size() == 2 && is_initial(words[1]) && !is_bare_initials(words[1]) && is_initial(words[0]));
}

/// Begins with Han, kana or hangul.
bool is_ideographic(Text text) {
  std::size_t at = 0;
  const char32_t point = text.empty() ? 0 : next_code_point(text, at);
  return point >= 0x3040 && point <= 0xD7AF;
}

/// True if the second of two comma parts is the given name of the first.
bool is_given_of(Text family, Text given) {
  if (is_suffix(given)) return true;
  if (is_ideographic(family) && is_ideographic(given))
    return false;  // "张伟, 李娜": family names lead, unparted
  const Words family_words = split_words(family);
  if (ends_in_initials(family_words) || (family_words.size() > 1 && is_initial(family_words[0])))
    return false;
  if (all_initials(given) && !is_bare_initials(split_words(family).back())) return true;
  if (!reads_as_whole_name(family)) return true;
  const Words words = split_words(given);
  return words.size() == 1 || (!reads_as_whole_name(given)) ||
         (words.size() > 1 && is_initial(words.back()) && !is_bare_initials(words.back()));
}

/// Full-width commas and semicolons made plain, brackets around initials taken off: "DUPONT (M.)".
std::string with_plain_signs(Text text) {
  static constexpr std::array<std::pair<Text, Text>, 4> kSigns{
      {{"，", ", "}, {"、", ", "}, {"；", "; "}, {" / ", "; "}}};
  static constexpr ByteSet kFirstBytes("\xEF\xE3 ");
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(kFirstBytes.find_in(text, at), text.size());
    out += text.substr(at, next - at);
    if ((at = next) == text.size()) break;
    const auto sign = std::ranges::find_if(
        kSigns, [&](const auto& entry) { return text.substr(at).starts_with(entry.first); });
    if (sign == kSigns.end())
      out += text[at++];
    else
      out += sign->second, at += sign->first.size();
  }
  for (std::size_t open = out.find('('); open != std::string::npos; open = out.find('(', open + 1)) {
    const std::size_t close = out.find(')', open);
    if (close == std::string::npos) break;
    const Text inside = Text(out).substr(open + 1, close - open - 1);
    if (inside.size() > 11 || is_role(inside) || !all_initials(inside)) continue;
    out[open] = out[close] = ' ';
  }
  return out;
}

/// "Liu SM Zhong J Zhao XJ": names that nothing but their initials part.
void append_unparted(Text text, std::vector<Name>& out) {
  const Words words = split_words(text);
  Words name;
  std::size_t names = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    names += is_bare_initials(words[i]) && (i + 1 == words.size() || !is_bare_initials(words[i + 1]));
  if (names < 2 || !ends_in_initials(words)) return out.push_back(parse_name(text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    name.push_back(words[i]);
    if (!is_bare_initials(words[i]) || (i + 1 < words.size() && is_bare_initials(words[i + 1]))) continue;
    out.push_back(parse_name(join(name, 0, name.size())));
    name.clear();
  }
}

/// "A, B", "Family, Given", "Smith, J., Doe, A.": the comma parts of a text without "and" or ";".
void append_comma_list(const std::vector<Text>& parts, std::vector<Name>& out) {
  for (std::size_t i = 0; i < parts.size() && out.size() < kMostNames;) {
    const bool pair = i + 1 < parts.size() && is_given_of(parts[i], parts[i + 1]);
    if (!pair) {
      append_unparted(parts[i++], out);
      continue;
    }
    std::string name = std::string(parts[i]) + ", " + std::string(parts[i + 1]);
    i += 2;
    if (i < parts.size() && is_suffix(parts[i])) name += ", " + std::string(parts[i++]);
    out.push_back(parse_name(name));
  }
}

/// "Institute for Health and Clinical Effectiveness": what a body is for goes on behind "and", where nothing
/// there names a body or a person with initials. Services are what one is for: "… of Health and Social
/// Services".
bool is_one_body(const std::vector<Text>& people) {
  if (people.size() != 2 || (people[1].find('.') != Text::npos)) return false;
  const Words first = split_words(people[0]);
  const bool purpose = std::ranges::any_of(first, [](Text word) { return word == "of" || word == "for"; });
  const std::vector<std::string> folded = words(people[0]);
  static const NameTable<bool> certain = table_of(kOrganisation);
  const bool body =
      std::ranges::any_of(folded, [](const std::string& word) { return certain.find(word) != nullptr; });
  return purpose && body &&
         (!reads_as_organisation(people[1]) ||
          equal_ignoring_case(split_words(people[1]).back(), "services"));
}

}  // namespace

std::vector<Name> parse_name_list(std::string_view text, bool* et_al) {
  const std::string plain = with_plain_signs(text);
  text = plain;
  const bool truncated = strip_et_al(text);
  const std::string whole = without_ellipsis(text);
  const bool shortened = whole != text;
  text = whole;
  if (et_al != nullptr) *et_al = truncated || shortened;
  std::vector<Name> out;
  std::vector<Text> chunks = split_at(text, ';');
  const bool semicolons = chunks.size() > 1;
  for (const Text chunk : chunks) {
    std::vector<Text> people = split_at_joints(chunk);
    const bool lone_word = std::ranges::any_of(people, [](Text p) { return split_words(p).size() < 2; });
    if (people.size() > 1 && chunk.find(',') == Text::npos && (lone_word || is_one_body(people)) &&
        reads_as_organisation(chunk))
      people = {chunk};  // "Ministry of Culture and Sport"
    for (const Text person : people) {
      if (semicolons && people.size() == 1)
        out.push_back(parse_name(person));
      else
        append_comma_list(split_at(person, ','), out);
      if (out.size() >= kMostNames) {
        if (et_al != nullptr) *et_al = true;
        return out;
      }
    }
  }
  return out;
}

}  // namespace citecheck
