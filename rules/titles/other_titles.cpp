#include "rules/titles/other_titles.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "rules/compare/language.hpp"
#include "rules/compare/script.hpp"
#include "rules/compare/titles.hpp"

namespace citecheck {

namespace {

/// What else the citation calls the work, its parts and the place it appeared in: pages head with any of
/// them.
std::vector<std::string> other_names(const Citation& citation) {
  static constexpr std::array<std::string_view, 10> kFields{
      "trans-title", "script-title", "chapter",    "trans-chapter", "contribution",
      "entry",       "department",   "title-note", "series",        "conference"};
  std::vector<std::string> out;
  if (citation.container_title) out.push_back(citation.container_title->value);
  if (citation.publisher) out.push_back(citation.publisher->value);
  for (const auto& [name, claim] : citation.other)
    if (std::ranges::find(kFields, name) != kFields.end()) out.push_back(claim.value);
  return out;
}

}  // namespace

bool named_otherwise(const Citation& citation, const PageFacts& page) {
  return std::ranges::any_of(other_names(citation), [&](const std::string& name) {
    const PageTitleMatch other = compare_to_page(name, page);
    return other.match == TitleMatch::equal || other.match == TitleMatch::contained;
  });
}

bool text_may_hold(const PageFacts& page, std::string_view title) {
  if (page.form == PageForm::html) return false;
  if (!page.words.known()) return true;
  std::size_t telling = 0, lacking = 0;
  for (const std::string& word : plain_words(title)) {
    if (word.size() <= 3 || is_function_word(word)) continue;
    ++telling;
    if (!page.words.may_hold(word)) ++lacking;
  }
  return lacking * 2 < telling || lacking == 0;
}

bool languages_differ(const CitationInput& input, const PageFacts& page) {
  const std::string cited =
      primary_language(input.citation.language ? input.citation.language->value : input.article.language);
  if (page.languages.empty() || cited.empty()) return false;
  return std::ranges::none_of(page.languages,
                              [&](const auto& found) { return primary_language(found.value) == cited; });
}

}  // namespace citecheck
