#include "checker/page/web_authors.hpp"

#include <algorithm>
#include <array>

#include "checker/page/site_names.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxNameBytes = 80, kMaxNameWords = 6;

constexpr auto kLeads = std::to_array<std::string_view>({"by",
                                                         "by:",
                                                         "von",
                                                         "von:",
                                                         "par",
                                                         "por",
                                                         "di",
                                                         "door",
                                                         "av",
                                                         "af",
                                                         "author:",
                                                         "authors:",
                                                         "author",
                                                         "autor:",
                                                         "autorin:",
                                                         "autor",
                                                         "auteur",
                                                         "auteur:",
                                                         "autoren:",
                                                         "text:",
                                                         "text",
                                                         "words:",
                                                         "written by",
                                                         "posted by",
                                                         "published by",
                                                         "geschrieben von",
                                                         "verfasst von",
                                                         "ein beitrag von",
                                                         "ein artikel von",
                                                         "veröffentlicht von",
                                                         "erstellt von",
                                                         "beitrag von",
                                                         "publié par",
                                                         "escrito por",
                                                         "publicado por",
                                                         "words by",
                                                         "story by",
                                                         "article by",
                                                         "review by",
                                                         "interview:",
                                                         "foto:",
                                                         "автор:",
                                                         "автор",
                                                         "teksti:",
                                                         "redaktion:",
                                                         "eingestellt von",
                                                         "zeige alle beiträge von",
                                                         "alle beiträge von",
                                                         "view all posts by",
                                                         "posts by",
                                                         "more by",
                                                         "und",
                                                         "and",
                                                         "text und interview:",
                                                         "by author",
                                                         "written",
                                                         "autor*in:",
                                                         "geschrieben",
                                                         "a cura di"});

// What follows one of these is no part of the names.
constexpr auto kTails =
    std::to_array<std::string_view>({" | ",       " • ",      " · ",         " – ",       " — ",
                                     " - ",       " on ",     " am ",        " vom ",     " le ",
                                     " el ",      " at ",     " from ",      " for ",     " in ",
                                     " aus ",     " posted ", " published ", " updated ", " veröffentlicht ",
                                     " for the ", "\t",       " about ",     " says ",    " under ",
                                     " stand ",   " unter ",  " @ "});

constexpr auto kSeparators =
    std::to_array<std::string_view>({";", ",", " & ", "/", " + ", " and ", " und ", " et ", " y ", " og ",
                                     " och ", " with ", " mit ", "、", "，"});

// Pieces and last words that tell a role.
constexpr auto kRoles = std::to_array<std::string_view>({"staff writer",
                                                         "staff writers",
                                                         "staff",
                                                         "staff report",
                                                         "staff reporter",
                                                         "reporter",
                                                         "writer",
                                                         "editor",
                                                         "editors",
                                                         "the editors",
                                                         "editor-in-chief",
                                                         "managing editor",
                                                         "senior editor",
                                                         "associate editor",
                                                         "senior writer",
                                                         "senior reporter",
                                                         "contributor",
                                                         "contributors",
                                                         "contributing writer",
                                                         "correspondent",
                                                         "guest",
                                                         "guest author",
                                                         "guest contributor",
                                                         "columnist",
                                                         "columnists",
                                                         "journalist",
                                                         "author",
                                                         "authors",
                                                         "admin",
                                                         "administrator",
                                                         "webmaster",
                                                         "redaktion",
                                                         "die redaktion",
                                                         "online-redaktion",
                                                         "onlineredaktion",
                                                         "redakteur",
                                                         "redakteurin",
                                                         "newsdesk",
                                                         "news desk",
                                                         "newsroom",
                                                         "editorial",
                                                         "editorial staff",
                                                         "editorial team",
                                                         "gastautor",
                                                         "gastbeitrag",
                                                         "unknown",
                                                         "anonymous",
                                                         "none",
                                                         "null",
                                                         "n/a",
                                                         "user",
                                                         "root",
                                                         "super user",
                                                         "superuser",
                                                         "redacción",
                                                         "redacao",
                                                         "redação",
                                                         "redazione",
                                                         "rédaction",
                                                         "la rédaction",
                                                         "la redacción",
                                                         "redactie",
                                                         "toimitus",
                                                         "редакция",
                                                         "autor",
                                                         "autorin",
                                                         "autoren",
                                                         "phd",
                                                         "ph.d.",
                                                         "md",
                                                         "m.d.",
                                                         "jr",
                                                         "freelance writer",
                                                         "no author",
                                                         "agencies",
                                                         "agency",
                                                         "posted on",
                                                         "posted",
                                                         "stand",
                                                         "datum",
                                                         "name",
                                                         "share",
                                                         "follow",
                                                         "subscribe",
                                                         "all posts",
                                                         "view all posts",
                                                         "mehr",
                                                         "more",
                                                         "profile",
                                                         "comments",
                                                         "login",
                                                         "published",
                                                         "posted",
                                                         "updated",
                                                         "date",
                                                         "home",
                                                         "news",
                                                         "blog",
                                                         "wordpress",
                                                         "undefined",
                                                         "text",
                                                         "foto"});

constexpr auto kTitles = std::to_array<std::string_view>(
    {"dr.", "dr", "prof.", "professor", "dipl.-ing.", "mag.", "mr.", "mrs.", "ms.", "herr", "frau"});

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

/// Without e-mail addresses, handles and URLs, and without what follows a date or a count.
std::string without_addresses(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(text.size(), space + 1));
    if (is_address(word)) continue;
    if (!out.empty() && word[0] >= '0' && word[0] <= '9') break;
    out += (out.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

std::string_view without_leads(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view lead : kLeads) {
      if (!starts_with_ignoring_case(text, lead) || text.size() <= lead.size()) continue;
      const bool ends = text[lead.size()] == ' ' || text[lead.size()] == ':' || lead.ends_with(':');
      if (!ends) continue;
      // "Di Maio" and "Von Trapp" are names where nothing but one word follows.
      const std::string_view rest = trim(text.substr(lead.size() + (lead.ends_with(':') ? 0 : 1)));
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
      std::to_array<std::string_view>({",", ";", ":", "|", "/", "-", "*", "\"", "'", "+", "•",
                                       "·", "–", "—", "„", "“", "”", "«", "»",  "~", ">", "<"});
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

/// A name has letters, few words, and no punctuation of sentences or code.
bool may_be_name(std::string_view piece) {
  if (piece.size() < 2 || piece.size() > kMaxNameBytes || is_role(piece)) return false;
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
  return letters >= 2 && spaces < kMaxNameWords && digits <= letters;
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
         lower == "iv";
}

/// The site's own name. One that reads as a person's must be the same to the letter: people have sites.
bool is_own_name(std::string_view piece, std::span<const std::string> sites) {
  if (!is_site_name(piece, sites)) return false;
  if (parse_name(piece).is_literal()) return true;
  const std::string folded = fold(piece);
  return std::ranges::any_of(sites, [&](const std::string& site) { return fold(site) == folded; });
}

void append_name(std::vector<Name>& names, std::string_view piece) {
  Name name = parse_name(piece);
  if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

}  // namespace

WebAuthors read_web_authors(std::span<const std::string> written, bool inverted,
                            std::span<const std::string> sites) {
  WebAuthors authors;
  std::vector<std::string> own;
  for (const std::string& value : written) {
    const std::string plain = without_addresses(without_markup(value));
    if (inverted && std::ranges::count(plain, ',') == 1 && plain.find(';') == std::string::npos) {
      if (may_be_name(plain)) append_name(authors.names, plain);
      continue;
    }
    // "John Roe, Acme Inc. for X": the tail is cut where no list goes on behind it.
    for (const std::string& part : split(without_leads(without_punctuation(plain)))) {
      if (is_suffix(part) && !authors.names.empty()) {
        authors.names.back().suffix = std::string(trim(part));
        continue;
      }
      const std::string_view piece =
          without_titles(without_punctuation(without_tail(without_leads(without_punctuation(part)))));
      if (!may_be_name(piece)) continue;
      if (is_own_name(piece, sites))
        own.emplace_back(piece);
      else
        append_name(authors.names, piece);
    }
  }
  if (!authors.names.empty() || own.empty()) return authors;
  authors.site_only = true;
  authors.names.push_back(Name{{}, {}, {}, {}, own.front()});
  return authors;
}

}  // namespace citecheck
