#include <algorithm>
#include <array>
#include <string>

#include "references/text.hpp"
#include "rules/compare/dates.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

struct StyleUse {
  Date::Style style;
  std::string_view name;
  std::size_t published = 0, accessed = 0;  ///< Archive dates count with the access dates.
  std::string example;
  Span span;

  std::size_t total() const { return published + accessed; }
};

using Uses = std::array<StyleUse, 3>;

/// A template that makes the style of all dates one when the article is shown.
bool styles_are_unified(const Article& article) {
  if (article.format != Format::wikitext) return false;
  const std::string_view source = *article.source;
  for (std::size_t at = source.find("{{"); at != std::string_view::npos; at = source.find("{{", at + 2)) {
    const std::string_view name = trim(source.substr(at + 2, 24));
    for (const std::string_view known : {"use dmy dates", "use mdy dates", "use ymd dates", "usedmydates",
                                         "dmy", "mdy", "use dmy", "use mdy"}) {
      if (!starts_with_ignoring_case(name, known)) continue;
      const std::string_view rest = trim(name.substr(known.size()));
      if (rest.empty() || rest.front() == '|' || rest.front() == '}') return true;
    }
  }
  return false;
}

/// Templates of other Wikipedias take ISO dates and write them out in words; so do the styles of BibTeX.
bool is_input_form(const Article& article, const Citation& citation, Date::Style style) {
  if (style != Date::Style::iso || citation.template_name.empty()) return false;
  if (article.format == Format::bibtex || article.format == Format::latex) return true;
  return !article.language.empty() && !article.language.starts_with("en");
}

/// "20090312022528", copied from the address of an archived copy: no style of writing.
bool is_time_stamp(std::string_view written) {
  return !written.empty() && written.find_first_not_of("0123456789") == std::string_view::npos;
}

Uses count_styles(const Article& article) {
  Uses uses{{{.style = Date::Style::dmy, .name = "day month year"},
             {.style = Date::Style::mdy, .name = "month day, year"},
             {.style = Date::Style::iso, .name = "year-month-day"}}};
  for (const Citation& citation : article.citations) {
    for (const DateClaim& date : date_claims(citation)) {
      if (date.claim == nullptr || !date.claim->value.has_day()) continue;
      if (is_time_stamp(date.claim->as_written)) continue;
      const Date::Style style = date.claim->value.style;
      auto* use = std::ranges::find(uses, style, &StyleUse::style);
      if (use == uses.end() || is_input_form(article, citation, style)) continue;
      ++(date.what == "publication date" ? use->published : use->accessed);
      if (!use->example.empty()) continue;
      use->example = shown(*date.claim);
      use->span = date.claim->span;
    }
  }
  return uses;
}

/// Publication dates have one style; access and archive dates share it or are ISO dates throughout.
bool is_mixed(const Uses& uses) {
  const auto published = std::ranges::count_if(uses, [](const StyleUse& use) { return use.published > 0; });
  const auto accessed = std::ranges::count_if(uses, [](const StyleUse& use) { return use.accessed > 0; });
  const bool both_in_words = uses[0].total() > 0 && uses[1].total() > 0;
  return published > 1 || accessed > 1 || both_in_words;
}

void check(const ArticleInput& input, FindingSink& sink) {
  if (styles_are_unified(input.article)) return;
  Uses uses = count_styles(input.article);
  if (!is_mixed(uses)) return;
  std::ranges::stable_sort(uses, std::ranges::greater{}, &StyleUse::total);
  Finding finding;
  std::string list;
  for (const StyleUse& use : uses) {
    if (use.total() == 0) continue;
    const std::string count = std::to_string(use.total());
    list.append(list.empty() ? "" : ", ").append(use.name).append(" ").append(count);
    list.append(use.total() == 1 ? " time" : " times").append(" (“").append(use.example).append("”)");
    finding.because.push_back({std::string(use.name), use.example,
                               std::to_string(use.published) + " publication, " +
                                   std::to_string(use.accessed) + " access and archive dates"});
    finding.span = use.span;  // In the end that of the rarest style, the first to be changed.
  }
  finding.message = "The references write dates in different styles: " + list;
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT005){.code = "DAT005",
                       .name = "mixed-date-styles",
                       .summary = "The references write their dates in different styles",
                       .severity = citecheck::Severity::note,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Counts how the references of an article write whole dates: 29 July 2014, July 29, 2014 or 2014-07-29. It reports
once per article, with the counts and an example of each style.

Publication dates are to share one style. Access and archive dates may share it too, or be ISO dates throughout,
as Wikipedia's manual of style allows. Articles with a template such as `{{Use dmy dates}}` are not reported,
since it makes the dates one when the article is shown; nor are ISO dates in templates of other Wikipedias, which
write them out.

## Why it matters
Mixed styles are a sign of references put together by different tools, and 03/04/2014 becomes a riddle.

## Example
    "Film Market". Nevafilm. Retrieved 29 July 2014.
    "Kazakhstan Today". Retrieved February 17, 2014.

## What to do
Choose the style most of the article uses, and change the others.)",
                       .article = citecheck::check};
