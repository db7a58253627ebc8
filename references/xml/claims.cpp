#include "references/xml/claims.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "references/archive_url.hpp"
#include "references/text.hpp"

namespace citecheck::xml {

namespace {

using Text = std::string_view;

constexpr std::size_t kManyIdentifiers = 32;

template <typename T>
void fill(T& into, T& from) {
  if (!into) into = std::move(from);
}

template <typename T>
void fill_list(std::vector<T>& into, std::vector<T>& from) {
  if (into.empty()) into = std::move(from);
}

// The standard form says more: the same year, and a month or a day beside it.
bool says_more(const Date& standard, const Date& date) {
  return standard.begin.year == date.begin.year && !date.end && standard.begin.month != 0 &&
         (date.begin.month == 0 || (date.begin.month == standard.begin.month && date.begin.day == 0));
}

}  // namespace

Claim<std::string> text_claim(const Tree& tree, Index element, const TextRules& rules) {
  Span span = tree[element].inner;
  const Text inner = span.of(tree.source());
  const Text trimmed = trim(inner);
  span.begin += trimmed.empty() ? 0 : static_cast<std::size_t>(trimmed.data() - inner.data());
  span.end = span.begin + trimmed.size();
  return {line_of(tree, element, rules), std::string(trimmed), span};
}

Claim<std::string> attribute_claim(const Tree& tree, Index element, std::string_view name) {
  const Span span = tree.attribute_span(element, name);
  return {tree.attribute(element, name), std::string(span.of(tree.source())), span};
}

Claim<Date> date_claim(const Claim<std::string>& text, std::string_view standard) {
  Claim<Date> claim{{}, text.as_written, text.span};
  const auto edtf = parse_edtf(trim(standard));
  if (const auto whole = parse_date(text.value))
    claim.value = *whole;
  else if (const auto found = find_date(text.value))
    claim.value = found->date;
  if (edtf && (!claim.value.known() || says_more(*edtf, claim.value))) claim.value = *edtf;
  return claim;
}

void add_identifier(Citation& citation, Identifier::Kind kind, const Claim<std::string>& text) {
  Identifier identifier = normalise(kind, text.value);
  if (identifier.value.empty()) return;
  // Nobody states that many; the search for a double must not take long.
  const auto& all = citation.identifiers;
  const auto latest = all.end() - static_cast<std::ptrdiff_t>(std::min(all.size(), kManyIdentifiers));
  const bool known = std::any_of(latest, all.end(), [&](const Claim<Identifier>& claim) {
    return claim.value.kind == kind && equal_ignoring_case(claim.value.value, identifier.value);
  });
  if (!known) citation.identifiers.push_back({std::move(identifier), text.as_written, text.span});
}

void add_link(Citation& citation, const Claim<std::string>& text) {
  if (text.value.empty()) return;
  Claim<Url> url{parse_url(text.value), text.as_written, text.span};
  const auto is_same = [&](const std::optional<Claim<Url>>& other) {
    return other && other->value.href() == url.value.href();
  };
  if (is_same(citation.url) || is_same(citation.archive_url)) return;
  if (!citation.archive_url && parse_archive_url(text.value)) {
    citation.archive_url = std::move(url);
    citation.archive_stated = true;
  } else if (!citation.url) {
    citation.url = std::move(url);
  } else {
    add_other(citation, "url", text);
  }
}

void add_other(Citation& citation, std::string_view name, Claim<std::string> claim) {
  if (!claim.value.empty()) citation.other.emplace_back(name, std::move(claim));
}

std::string_view doi_in_link(std::string_view link) {
  static constexpr auto kPrefixes =
      std::to_array<Text>({"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/",
                           "//doi.org/", "//dx.doi.org/", "doi.org/", "dx.doi.org/", "info:doi/",
                           "doi:", "https://www.doi.org/", "http://www.doi.org/", ""});
  link = trim(link);
  for (const Text prefix : kPrefixes) {
    if (!starts_with_ignoring_case(link, prefix)) continue;
    const Text doi = trim(link.substr(prefix.size()));
    if (doi.starts_with("10.") && doi.find('/') != Text::npos) return doi;
  }
  return {};
}

Claim<std::string> part_of(const Claim<std::string>& claim, std::string_view part) {
  const std::size_t at = claim.as_written.find(part);
  if (at == std::string::npos || claim.span.empty()) return {std::string(part), claim.as_written, claim.span};
  return {std::string(part), std::string(part), {claim.span.begin + at, claim.span.begin + at + part.size()}};
}

void fill_missing(Citation& into, Citation from) {
  for (const auto text :
       {&Citation::title, &Citation::container_title, &Citation::publisher, &Citation::publisher_place,
        &Citation::language, &Citation::volume, &Citation::issue, &Citation::page, &Citation::edition,
        &Citation::quote, &Citation::url_status})
    fill(into.*text, from.*text);
  for (const auto date : {&Citation::issued, &Citation::accessed, &Citation::archived})
    fill(into.*date, from.*date);
  fill(into.url, from.url);
  fill(into.archive_url, from.archive_url);
  if (into.authors.empty()) into.authors_truncated = from.authors_truncated;
  fill_list(into.authors, from.authors);
  fill_list(into.editors, from.editors);
  fill_list(into.contributors, from.contributors);
  fill_list(into.other_dates, from.other_dates);
  for (Claim<Identifier>& claim : from.identifiers)
    add_identifier(into, claim.value.kind, {claim.value.value, claim.as_written, claim.span});
  std::set<std::string> stated;
  for (const auto& [name, claim] : into.other) stated.insert(name);
  for (auto& field : from.other)
    if (!stated.contains(field.first)) into.other.push_back(std::move(field));
  into.archive_stated = into.archive_stated || from.archive_stated;
  into.tagged_dead = into.tagged_dead || from.tagged_dead;
  if (into.type == ItemType::document) into.type = from.type;
}

}  // namespace citecheck::xml
