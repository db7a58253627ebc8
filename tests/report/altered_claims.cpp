#include "altered_claims.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"
#include "rules/compare/dates.hpp"
#include "rules/compare/language.hpp"
#include "rules/compare/script.hpp"

namespace citecheck::test {

namespace {

constexpr std::array<std::string_view, kAlterations> kNames{
    "as labelled",           "another day",           "another year",         "author replaced",
    "author added",          "family names swapped",  "title: word replaced", "title: word dropped",
    "title: number changed", "title: ending replaced"};

std::optional<Date> another_day(const Date& date, std::size_t i) {
  if (!date.has_day()) return std::nullopt;
  // Two to twenty-five days off, before and after.
  const auto days = std::chrono::days{2 + static_cast<int>(i * 7 % 24)};
  return from_day(i % 2 == 0 ? first_day(date) + days : first_day(date) - days);
}

std::optional<Date> another_year(Date date, std::size_t i) {
  const int years = 1 + static_cast<int>(i % 3);
  date.begin.year += i % 2 == 0 ? -years : years;
  if (date.begin.month == 2 && date.begin.day == 29) date.begin.day = 28;
  return date;
}

/// The first author of a later page whose name has nothing in common with these.
std::optional<Name> stranger(std::span<const LabelledPage> pages, std::size_t i,
                             const std::vector<Name>& authors) {
  const auto is_known = [&](const std::string& word) {
    return std::ranges::any_of(authors, [&](const Name& author) {
      return std::ranges::count(plain_words(to_text(author)), word) != 0;
    });
  };
  for (std::size_t step = 1; step < pages.size(); ++step) {
    const LabelledPage& other = pages[(i + step) % pages.size()];
    if (other.authors.empty()) continue;
    const Name name = parse_name(other.authors.front());
    if (name.is_literal() || name.family.size() < 4 || name.given.size() < 3) continue;
    if (script_of(name.family) == script_of(to_text(authors.front())) &&
        std::ranges::none_of(plain_words(to_text(name)), is_known))
      return name;
  }
  return std::nullopt;
}

std::vector<std::string> spaced_words(std::string_view text) {
  std::vector<std::string> out;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return out;
}

std::string together(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool is_content_word(const std::string& word) {
  const std::vector<std::string> plain = plain_words(word);
  return plain.size() == 1 && plain[0].size() >= 5 && !is_function_word(plain[0]) &&
         plain[0].find_first_of("0123456789") == std::string::npos;
}

/// A content word of a title of another page, in the same script, that this title lacks.
std::string foreign_word(std::span<const LabelledPage> pages, std::size_t i, const std::string& title) {
  const std::vector<std::string> own = plain_words(title);
  for (std::size_t step = 1; step < pages.size(); ++step)
    for (const std::string& word : spaced_words(pages[(i + step) % pages.size()].title))
      if (is_content_word(word) && script_of(word) == script_of(title) &&
          std::ranges::count(own, plain_words(word)[0]) == 0)
        return plain_words(word)[0];
  return "something";
}

std::optional<std::string> altered_title(std::span<const LabelledPage> pages, std::size_t i,
                                         Alteration alteration) {
  const std::string& title = pages[i].title;
  std::vector<std::string> words = spaced_words(title);
  if (words.size() < 4) return std::nullopt;
  std::vector<std::size_t> content;
  for (std::size_t k = 0; k < words.size(); ++k)
    if (is_content_word(words[k])) content.push_back(k);
  const auto pick = [&] { return content[i % content.size()]; };
  switch (alteration) {
    case Alteration::word_replaced:
      if (content.size() < 2) return std::nullopt;
      words[pick()] = foreign_word(pages, i, title);
      break;
    case Alteration::word_dropped:
      if (content.size() < 3) return std::nullopt;
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(content[1 + i % (content.size() - 2)]));
      break;
    case Alteration::number_changed: {
      const auto number = std::ranges::find_if(words, [](const std::string& word) {
        return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
      });
      if (number == words.end()) return std::nullopt;
      number->back() = number->back() == '9' ? '4' : static_cast<char>(number->back() + 1);
      break;
    }
    case Alteration::ending_replaced:
      if (content.size() < 3) return std::nullopt;
      words.resize(words.size() - words.size() / 3);
      words.push_back(foreign_word(pages, i, title));
      words.push_back(foreign_word(pages, i + 7, title));
      break;
    default:
      return std::nullopt;
  }
  return together(words);
}

std::optional<std::vector<Name>> altered_authors(std::span<const LabelledPage> pages, std::size_t i,
                                                 Alteration alteration) {
  std::vector<Name> authors = true_claims(pages[i]).authors;
  if (authors.empty() || authors.front().is_literal()) return std::nullopt;
  const std::optional<Name> other = stranger(pages, i, authors);
  if (!other) return std::nullopt;
  switch (alteration) {
    case Alteration::author_replaced:
      authors[i % authors.size()] = *other;
      return authors;
    case Alteration::author_added:
      authors.push_back(*other);
      return authors;
    case Alteration::family_names_swapped:
      if (authors.size() > 1 && !authors[1].is_literal())
        std::swap(authors[0].family, authors[1].family);
      else
        authors[0].family = other->family;
      return authors;
    default:
      return std::nullopt;
  }
}

/// What template syntax would take apart.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("|[]{}<>'=&").find(c) != std::string_view::npos)
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    else
      out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string written_date(const Date& date, std::size_t style) {
  if (!date.has_day()) return to_edtf(date);
  switch (style % 3) {
    case 0:
      return write_day(date.begin, Date::Style::dmy);
    case 1:
      return write_day(date.begin, Date::Style::mdy);
    default:
      return to_edtf(date);
  }
}

}  // namespace

std::string_view name_of(Alteration alteration) {
  return kNames.at(static_cast<std::size_t>(alteration));
}

std::string_view field_of(Alteration alteration) {
  if (alteration == Alteration::none) return "";
  if (alteration <= Alteration::another_year) return "DAT";
  return alteration <= Alteration::family_names_swapped ? "AUT" : "TTL";
}

Claims true_claims(const LabelledPage& page) {
  Claims claims{.date = parse_edtf(page.date), .authors = {}, .title = page.title};
  for (const std::string& author : page.authors) claims.authors.push_back(parse_name(author));
  return claims;
}

std::optional<Claims> altered_claims(std::span<const LabelledPage> pages, std::size_t i,
                                     Alteration alteration) {
  Claims claims = true_claims(pages[i]);
  const std::string_view field = field_of(alteration);
  if (field == "DAT") {
    if (!claims.date) return std::nullopt;
    claims.date =
        alteration == Alteration::another_day ? another_day(*claims.date, i) : another_year(*claims.date, i);
    if (!claims.date) return std::nullopt;
  } else if (field == "AUT") {
    auto authors = altered_authors(pages, i, alteration);
    if (!authors) return std::nullopt;
    claims.authors = std::move(*authors);
  } else if (field == "TTL") {
    auto title = altered_title(pages, i, alteration);
    if (!title) return std::nullopt;
    claims.title = std::move(*title);
  }
  return claims;
}

std::string write_reference(const Claims& claims, const std::string& url, std::size_t style) {
  std::string out = "<ref>{{cite web |url=" + url;
  if (!claims.title.empty()) out += " |title=" + escaped(claims.title);
  if (claims.date) out += " |date=" + written_date(*claims.date, style);
  for (std::size_t k = 0; k < claims.authors.size(); ++k) {
    const Name& name = claims.authors[k];
    const std::string number = std::to_string(k + 1);
    if (name.is_literal()) {
      out += " |author" + number + "=" + escaped(name.literal);
      continue;
    }
    const std::string family = (name.particle.empty() ? "" : name.particle + " ") + name.family;
    out += " |last" + number + "=" + escaped(family) + " |first" + number + "=" + escaped(name.given);
  }
  return out + "}}</ref>";
}

}  // namespace citecheck::test
