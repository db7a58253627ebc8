#include "references/jats/dates.hpp"

#include <array>
#include <string>

#include "references/jats/elements.hpp"
#include "references/text.hpp"
#include "references/xml/claims.hpp"

namespace citecheck::jats {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

// "2001a" -> "a", "2013a,b" -> "a,b"; "" for a year without a letter.
std::string_view letters_behind_year(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits])) ++digits;
  const std::string_view letters = text.substr(digits);
  if (digits != 4 || letters.empty() || letters.size() > 4) return {};
  for (const char c : letters)
    if (!((c >= 'a' && c <= 'z') || c == ',' || c == '-')) return {};
  return letters;
}

// As parse_date reads it: by numbers, or by the month's name.
std::string iso_or_words(const std::string& year, const std::string& month, const std::string& day) {
  if (month.empty()) return year;
  std::string date;
  if (month.size() > 2 || !is_ascii_digit(month[0])) {
    if (!day.empty()) date.append(day).append(" ");
    return date.append(month).append(" ").append(year);
  }
  date = year;
  for (const std::string* part : {&month, &day}) {
    if (part->empty()) continue;
    date.append(part->size() == 1 ? "-0" : "-").append(*part);
  }
  return date;
}

bool is_status(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  constexpr auto kStatuses =
      std::to_array<std::string_view>({"in press", "forthcoming", "submitted", "accepted", "under review",
                                       "unpublished", "in preparation", "to appear", "ahead of print"});
  for (const std::string_view status : kStatuses)
    if (lower.find(status) != std::string::npos) return true;
  return false;
}

}  // namespace

void read_issued(const xml::Tree& tree, const DateElements& elements, Citation& citation) {
  const auto text = [&](Index element) {
    return element == kNoNode ? std::string{} : xml::line_of(tree, element, kTextRules);
  };
  const Index main = elements.year != kNoNode ? elements.year : elements.words;
  if (main == kNoNode) return;
  Claim<std::string> claim = xml::text_claim(tree, main, kTextRules);
  if (claim.value.empty()) return;
  std::string standard = tree.attribute(main, "iso-8601-date");
  if (const std::string_view letters = letters_behind_year(claim.value); !letters.empty()) {
    xml::add_other(citation, "year-suffix", xml::part_of(claim, letters));
    claim.value.resize(4);
  }
  const std::string month = text(elements.month), day = text(elements.day), season = text(elements.season);
  if (elements.year != kNoNode && (!month.empty() || !season.empty())) {
    const std::string whole =
        month.empty() ? season + " " + claim.value : iso_or_words(claim.value, month, day);
    if (const auto date = parse_date(whole)) {
      claim = {whole, whole, {claim.span.begin, claim.span.begin}};
    } else {
      // What is not understood is kept in its own words.
      xml::add_other(citation, month.empty() ? "season" : "month",
                     xml::text_claim(tree, month.empty() ? elements.season : elements.month, kTextRules));
    }
  }
  Claim<Date> date = xml::date_claim(claim, standard);
  if (!date.value.known() && is_status(claim.value))
    xml::add_other(citation, "status", std::move(claim));
  else
    citation.issued = std::move(date);
}

void read_date_in_citation(const xml::Tree& tree, xml::Index element, Citation& citation) {
  const std::string type = to_lower_ascii(tree.attribute(element, "content-type"));
  const Claim<std::string> text = xml::text_claim(tree, element, kTextRules);
  if (text.value.empty()) return;
  const bool is_access = type.empty() || type.find("access") != std::string::npos ||
                         type.find("cited") != std::string::npos || type.find("retriev") != std::string::npos;
  Claim<Date> date = xml::date_claim(text, tree.attribute(element, "iso-8601-date"));
  if (!is_access)
    citation.other_dates.emplace_back(type, std::move(date));
  else if (!citation.accessed && date.value.known())
    citation.accessed = std::move(date);
  else
    xml::add_other(citation, "date-in-citation", text);
}

}  // namespace citecheck::jats
