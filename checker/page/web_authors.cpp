#include "checker/page/web_authors.hpp"

#include <algorithm>
#include <array>

#include "checker/page/author_words.hpp"
#include "checker/page/site_names.hpp"
#include "references/month_names.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using namespace author_words;

constexpr std::size_t kMaxNameBytes = 80, kMaxNameWords = 5;

std::string without_markup(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '<' || c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == '>' || c == ')' || c == ']') && depth > 0 && --depth == 0) out += ' ';
  }
  return collapse_space(out);
}

bool is_address(std::string_view word) {
  return word.find('@') != std::string_view::npos || word.find("://") != std::string_view::npos ||
         starts_with_ignoring_case(word, "www.");
}

/// "February", "Februar": what follows a name as the start of a date.
bool is_month(std::string_view word) {
  const auto month = word.size() > 3 ? month_from_word(word) : std::nullopt;
  return month && !month->needs_day && word != "April" && word != "June" && word != "August" &&
         word != "Augusto";
}

/// Without e-mail addresses, handles and URLs, and without what follows a date or a count.
std::string without_addresses(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(text.size(), space + 1));
    if (is_address(word)) continue;
    if (!out.empty() && !word.empty() && ((word[0] >= '0' && word[0] <= '9') || is_month(word))) break;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::string_view without_leads(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view lead : kLeads) {
      if (!starts_with_ignoring_case(text, lead) || text.size() <= lead.size()) continue;
      const bool closed = lead.ends_with(':') || lead.ends_with("：") || lead.ends_with('/');
      if (!closed && text[lead.size()] != ' ' && text[lead.size()] != ':') continue;
      // "Di Maio" and "Von Trapp" are names where nothing but one word follows.
      const std::string_view rest = trim(text.substr(lead.size() + (closed ? 0 : 1)));
      if (rest.empty()) continue;
      text = rest;
      again = true;
      break;
    }
  }
  return text;
}

std::string_view without_tail(std::string_view text) {
  // A space more, so that a tail at the very end is one too.
  const std::string lower = to_lower_ascii(text) + " ";
  std::size_t stop = text.size();
  for (const std::string_view tail : kTails)
    if (const std::size_t at = lower.find(tail, 1); at != std::string::npos) stop = std::min(stop, at);
  return trim(text.substr(0, stop));
}

bool is_role(std::string_view piece) {
  const std::string lower = to_lower_ascii(piece);
  return std::ranges::find(kRoles, lower) != kRoles.end() || std::ranges::find(kLeads, lower) != kLeads.end();
}

std::string_view without_titles(std::string_view piece) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view title : kTitles) {
      if (piece.size() <= title.size() + 1 || piece[title.size()] != ' ' ||
          !starts_with_ignoring_case(piece, title))
        continue;
      piece = trim(piece.substr(title.size()));
      again = true;
    }
  }
  return piece;
}

std::string_view without_punctuation(std::string_view piece) {
  constexpr auto kEdges =
      std::to_array<std::string_view>({",", ";", ":", "|", "&", "/", "-", "*", "\"", "'", "+", "•",
                                       "·", "–", "—", "„", "“", "”", "«", "»", "~",  ">", "<"});
  for (bool again = true; again;) {
    piece = trim(piece);
    again = false;
    for (const std::string_view edge : kEdges) {
      if (piece.starts_with(edge)) {
        piece.remove_prefix(edge.size());
        again = true;
      } else if (piece.ends_with(edge)) {
        piece.remove_suffix(edge.size());
        again = true;
      }
    }
  }
  return piece;
}

/// Words of prose begin in lower case; of a name at most half do ("Jose de la Cruz").
bool is_prose(std::string_view piece) {
  std::size_t lower = 0, all = 0;
  for (std::size_t at = 0; at < piece.size(); ++all) {
    lower += piece[at] >= 'a' && piece[at] <= 'z';
    at = std::min(piece.find(' ', at), piece.size() - 1) + 1;
  }
  return all >= 3 && lower * 2 > all;
}

/// "em São Paulo", "in Berlin": where it was written.
bool is_place(std::string_view piece) {
  return std::ranges::any_of(kPlaces, [&](std::string_view lead) { return piece.starts_with(lead); });
}

/// A name has letters, few words, and no punctuation of sentences or code.
bool may_be_name(std::string_view piece) {
  if (piece.size() < 2 || piece.size() > kMaxNameBytes || is_role(piece) || is_place(piece)) return false;
  if (piece.find_first_of("?!{}=<>\"#%$[]\\^~") != std::string_view::npos || is_address(piece)) return false;
  // "7 December" is left of a date line.
  if (piece[0] >= '0' && piece[0] <= '9' && piece.find(' ') != std::string_view::npos) return false;
  std::size_t spaces = 0, letters = 0, digits = 0;
  for (std::size_t at = 0; at < piece.size();) {
    const char32_t point = next_code_point(piece, at);
    spaces += point == ' ';
    letters += is_letter(point);
    digits += is_digit(point);
  }
  // "linksc makes a search engine": of three words and more the first of a name has a capital, or is a
  // particle.
  std::size_t next = 0;
  const bool lower = spaces > 1 && is_lower(next_code_point(piece, next)) && piece.find(' ') > 4;
  return letters >= 2 && spaces < kMaxNameWords && digits <= letters && !lower && !is_prose(piece);
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> pieces;
  const std::string lower = to_lower_ascii(text);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t skip = 0;
    for (const std::string_view separator : kSeparators)
      if (std::string_view(lower).substr(at).starts_with(separator)) skip = std::max(skip, separator.size());
    if (skip == 0) {
      ++at;
      continue;
    }
    pieces.emplace_back(text.substr(begin, at - begin));
    // The space behind " and " may open the next separator.
    at += skip;
    begin = at;
  }
  pieces.emplace_back(text.substr(begin));
  return pieces;
}

/// "Jr." and the like belong to the name before the comma.
bool is_suffix(std::string_view piece) {
  const std::string lower = to_lower_ascii(trim(piece));
  return lower == "jr." || lower == "jr" || lower == "sr." || lower == "ii" || lower == "iii" ||
         lower == "iv" || lower == "jnr" || lower == "jnr." || lower == "snr" || lower == "sr";
}

/// "Redaktion Example", "Do Exemplo": the site as an organisation.
bool is_office(std::string_view piece, std::span<const std::string> sites) {
  const std::size_t space = piece.find(' ');
  if (space == std::string_view::npos || !is_site_name(piece.substr(space + 1), sites)) return false;
  const std::string first = to_lower_ascii(piece.substr(0, space));
  return is_role(first) || std::ranges::find(kArticles, first) != kArticles.end();
}

/// The site's own name. One that reads as a person's must be the same to the letter: people have sites.
bool is_own_name(std::string_view piece, std::span<const std::string> sites) {
  if (!is_site_name(piece, sites)) return false;
  const bool capitals = std::ranges::none_of(piece, [](char c) { return c >= 'a' && c <= 'z'; });
  if (capitals || parse_name(piece).is_literal()) return true;
  const std::string folded = fold(piece);
  return std::ranges::any_of(sites, [&](const std::string& site) { return fold(site) == folded; });
}

/// "Example GmbH", "Verein Beispiel e.V.", "example.org": no person, and no person's name to take apart.
bool is_company(std::string_view piece) {
  std::string_view rest = piece;
  const bool one_word = piece.find(' ') == std::string_view::npos;
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    const std::string word = to_lower(rest.substr(0, space));
    const bool is_form = std::ranges::find(kForms, word) != kForms.end();
    if (!one_word && is_form && (word.size() > 6 || rest.size() != piece.size())) return true;
    rest.remove_prefix(std::min(rest.size(), space + 1));
  }
  const std::size_t dot = piece.rfind('.');
  return one_word && dot != std::string_view::npos && dot > 1 && piece.size() - dot >= 3 &&
         piece.size() - dot <= 5 && reads_as_organisation(piece);
}

/// Web pages write the given name first; a short last word in capitals ("Ariel H", "JANE DOE") would be read
/// as the initials of a citation's "Doe J".
Name parse_given_first(std::string_view piece) {
  if (is_company(piece)) return Name{{}, {}, {}, {}, std::string(piece)};
  const std::size_t space = piece.rfind(' ');
  std::string_view last = space == std::string_view::npos ? std::string_view{} : piece.substr(space + 1);
  const bool initial = last.size() == 2 && last[1] == '.';
  const bool capitals =
      !last.empty() && last.size() <= 4 &&
      std::ranges::all_of(last.substr(0, initial ? 1 : 4), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals || is_suffix(last) || reads_as_organisation(piece)) return parse_name(piece);
  return parse_name(std::string(last) + ", " + std::string(piece.substr(0, space)));
}

void append_name(std::vector<Name>& names, Name name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

/// "Doe, Jane" where one comma parts two words and no list is around it.
bool is_inverted_name(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) return false;
  const std::string_view before = trim(text.substr(0, comma)), after = trim(text.substr(comma + 1));
  return !before.empty() && !after.empty() && before.find(' ') == std::string_view::npos &&
         after.find(' ') == std::string_view::npos && may_be_name(before) && may_be_name(after) &&
         !is_company(text);
}

bool is_all_companies(const std::vector<Name>& names) {
  return !names.empty() && std::ranges::all_of(names, [](const Name& name) {
    return name.is_literal() && is_company(name.literal);
  });
}

class AuthorReader {
 public:
  explicit AuthorReader(std::span<const std::string> sites) : sites_(sites) {}

  void read_inverted(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(';'), text.size());
      const std::string_view one = trim(text.substr(0, end));
      const auto commas = std::ranges::count(one, ',');
      const bool suffixed = commas == 2 && is_suffix(std::string(trim(one.substr(one.rfind(',') + 1))));
      if (commas > 1 && !suffixed)
        read_list(one);
      else if (may_be_name(one))
        append_name(names_, parse_name(one));
      text.remove_prefix(std::min(text.size(), end + 1));
    }
  }

  /// "John Roe, Acme Inc. for X": the tail is cut where no list goes on behind it.
  void read_list(std::string_view text) {
    for (const std::string& part : split(without_leads(without_punctuation(text)))) {
      if (is_suffix(part) && !names_.empty()) {
        names_.back().suffix = std::string(trim(part));
        continue;
      }
      const std::string_view piece =
          without_titles(without_punctuation(without_tail(without_leads(without_punctuation(part)))));
      if (std::ranges::find(kOffices, to_lower(piece)) != kOffices.end()) offices_.emplace_back(piece);
      if (!may_be_name(piece)) continue;
      const bool is_of_site = is_office(piece, sites_);
      office_ = office_ || is_of_site;
      if (is_of_site || is_own_name(piece, sites_))
        own_.emplace_back(piece);
      else
        append_name(names_, parse_given_first(piece));
    }
  }

  WebAuthors result() && {
    WebAuthors authors;
    authors.site_only = names_.empty() && !own_.empty();
    if (authors.site_only) names_.push_back(Name{{}, {}, {}, {}, own_.front()});
    authors.office_only = names_.empty() && !offices_.empty();
    if (authors.office_only) names_.push_back(Name{{}, {}, {}, {}, offices_.front()});
    authors.names = std::move(names_);
    authors.organisations = (authors.site_only && office_) || is_all_companies(authors.names);
    return authors;
  }

 private:
  std::span<const std::string> sites_;
  std::vector<Name> names_;
  std::vector<std::string> own_, offices_;
  bool office_ = false;
};

}  // namespace

WebAuthors read_web_authors(std::span<const std::string> written, bool inverted,
                            std::span<const std::string> sites) {
  AuthorReader reader(sites);
  for (const std::string& value : written) {
    const std::string plain = without_addresses(without_markup(value));
    if (inverted && plain.find(',') != std::string::npos)
      reader.read_inverted(plain);
    else if (written.size() == 1 && is_inverted_name(plain) && plain == collapse_space(value))
      reader.read_inverted(plain);
    else
      reader.read_list(plain);
  }
  return std::move(reader).result();
}

}  // namespace citecheck
