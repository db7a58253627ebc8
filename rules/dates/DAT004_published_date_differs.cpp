#include <algorithm>

#include "rules/compare/dates.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr int kCredible = 60;  // Below, a value is good enough to agree, not to contradict,
constexpr int kWeak = 40;      // unless the whole page does not hold the cited day.
constexpr int kStrong = 80;
constexpr int kChance = 62, kBeyondDoubt = 95;

/// A page's time stamps bring the days of other zones along; a date in an address is of a zone unknown.
bool agrees(const Date& cited, const Sourced<Date>& found) {
  return found.source == "url" ? may_agree(cited, found.value) : share_a_day(cited, found.value);
}

/// How far a date of the page that agrees with the cited one can be trusted; 0 if none does.
int agreement(const Date& cited, const PageFacts& page) {
  int most = 0;
  for (const auto* dates : {&page.published, &page.modified})
    for (const Sourced<Date>& found : *dates)
      if (found.value.known() && agrees(cited, found)) most = std::max({most, found.confidence, 1});
  return most;
}

const Sourced<Date>* best_date(const PageFacts& page) {
  const Sourced<Date>* best = nullptr;
  for (const Sourced<Date>& found : page.published)
    if (is_usable(found.value) && (best == nullptr || found.confidence > best->confidence)) best = &found;
  return best;
}

/// Two places of the page give this date: then it is not one field that a redesign has overwritten.
bool stated_twice(const PageFacts& page, const Sourced<Date>& best) {
  return std::ranges::any_of(page.published, [&](const Sourced<Date>& found) {
    return found.source != best.source && found.confidence >= kCredible && is_usable(found.value) &&
           share_a_day(found.value, best.value);
  });
}

enum class Mentioned : std::uint8_t { unknown, no, yes };

/// Whether the cited day stands anywhere on the page, whatever of.
Mentioned mentions(const PageFacts& page, const Date& cited) {
  if (!cited.has_day() || !page.words.known()) return Mentioned::unknown;
  const auto at = std::ranges::lower_bound(page.mentioned, first_day(cited));
  return at != page.mentioned.end() && *at <= last_day(cited) ? Mentioned::yes : Mentioned::no;
}

/// Print and online dates of scholarly articles lie up to two years apart; neither is wrong.
bool print_and_online(const Citation& citation, const Date& found) {
  return citation.type == ItemType::article_journal &&
         std::abs(citation.issued->value.begin.year - found.begin.year) <= 2;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr || !citation.issued || !cites_the_page(citation)) return;
  const Date& cited = citation.issued->value;
  if (!is_usable(cited) || cited.approximate || cited.uncertain) return;
  int agrees = 0;
  for (const Fact<PageFactsPtr>* seen : {&input.evidence.page, &input.evidence.archive_page})
    if (seen->known()) agrees = std::max(agrees, agreement(cited, *seen->value));
  const Sourced<Date>* best = best_date(*page);
  if (best == nullptr || first_day(best->value) > input.today) return;
  // Of many dates on a page a weak one agrees by chance.
  const bool by_chance = agrees < kChance && best->confidence >= kBeyondDoubt && stated_twice(*page, *best);
  if (agrees > 0 && !by_chance) return;
  const Mentioned mentioned = mentions(*page, cited);
  if (best->confidence < (mentioned == Mentioned::no ? kWeak : kCredible)) return;
  if (print_and_online(citation, best->value)) return;
  const bool cited_later = first_day(cited) > last_day(best->value);
  // The clock of a reader, or of a server, may still explain a single day.
  const bool likely = !may_agree(cited, best->value) && best->confidence >= kStrong && agrees == 0 &&
                      mentioned != Mentioned::yes && (cited_later || stated_twice(*page, *best));
  Finding finding;
  finding.certainty = likely ? Certainty::likely : Certainty::possible;
  finding.span = citation.issued->span;
  const std::string place = place_on_page(input.evidence, best->source);
  const std::string found = to_edtf(best->value);
  finding.message = "Cited as published “" + shown(*citation.issued) + "”, but " + place + " says " + found;
  finding.because.push_back({shown(*citation.issued), found, place});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(DAT004){.code = "DAT004",
                       .name = "published-date-differs",
                       .summary = "The page states another publication date",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_page,
                       .contradicts = true,
                       .since = "0.1",
                       .explain = R"(## What it does
Compares the publication date of the citation with those the page gives of itself, in its metadata, its address
and its text. Dates are compared as far as both are stated: “2016” agrees with 29 September 2016. Where the page
tells the time of the day, the days that readers in other time zones saw are right as well, and so is the day of the
last change.

It stays silent if a date of the page agrees, unless that is a weak one and two strong places say otherwise, if the
citation is about a film or a book rather than the page, and for journal articles where print and online dates may
differ. A weak hint contradicts only if the cited day stands nowhere on the whole page. The finding is likely where a
strong source contradicts, the cited day is not elsewhere on the page, and the cited date is the later one or two
places of the page say the same; else, and of a single day, it is possible, since pages lose their first date when a
site moves. The day on which a PDF was made is never held against a citation, only what its first page calls the day of
its publication, or its publisher's metadata.

## Why it matters
A wrong date sends readers to another text by the same author, and puts events in the wrong order.

## Example
    {{cite news |title=Kazakhstan selects Amanat |url=https://example.org/ |date=29 September 2017}}

The page says `"datePublished": "2016-09-29"`.

## What to do
Open the page and compare. Take the date of first publication, not that of the last change.)",
                       .citation = citecheck::check};
