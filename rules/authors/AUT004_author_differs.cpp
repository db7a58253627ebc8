#include <algorithm>

#include "rules/authors/author_evidence.hpp"
#include "rules/authors/byline.hpp"
#include "rules/compare/first_few.hpp"
#include "rules/compare/names.hpp"
#include "rules/compare/page_view.hpp"
#include "rules/compare/script.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

constexpr int kCredible = 75;
constexpr std::size_t kEnoughText = 500;  // Characters; less is a frame that scripts would have filled.
constexpr std::string_view kWholeText = "its whole text";
constexpr int kWeak = 40;  // Good enough where the whole page does not name the cited author.

std::vector<Name> values(const std::vector<Claim<Name>>& claims) {
  std::vector<Name> out;
  for (const Claim<Name>& claim : claims) out.push_back(claim.value);
  return out;
}

bool is_clean_person(const Name& name) {
  return !name.is_literal() && !byline_noise(to_text(name)) && !byline_noise(to_inverted_text(name));
}

/// Some list of the page, however weak, has every cited author, or leaves it open.
bool may_agree(const std::vector<Name>& cited, const PageFacts& page) {
  constexpr std::size_t kMostLists = 16;
  return std::ranges::any_of(first_few(page.authors, kMostLists), [&](const auto& list) {
    return !list.value.empty() && compare_name_lists(cited, list.value).only_cited.empty();
  });
}

/// Scholarly metadata list every author; elsewhere a list may name the first one only.
bool is_complete(std::string_view source) {
  return source.find("citation_author") != std::string_view::npos;
}

/// True if the page may name this person, in a list or anywhere in its text: then it was not understood.
bool may_name(const PageFacts& page, const Name& name) {
  const std::vector<std::string> family = plain_words(name.family);
  const bool held = std::ranges::any_of(family, [&](const std::string& word) {
    return (word.size() > 2 || family.size() == 1) &&
           (page.words.may_hold(word) || page.words.may_hold(word + "s"));
  });
  if (held || page.titles.empty()) return true;
  // Written in another script it would not be found.
  return script_of(page.titles.front().value) != script_of(to_text(name));
}

/// Of two lists, whether a name of one may be a name of the other.
class Fellows {
 public:
  Fellows(std::span<const Name> own, std::span<const Name> others) : others_(others) {
    for (const Name& other : others)
      known_.push_back(std::ranges::any_of(
          own, [&](const Name& name) { return compare_names(name, other) == NameMatch::same; }));
  }

  /// `name` of `own` is none of `others` for sure. One in another script is not it if it is one of its
  /// fellows.
  bool lack(const Name& name) const {
    for (std::size_t i = 0; i < others_.size(); ++i) {
      const NameMatch match = compare_names(name, others_[i]);
      const bool taken = known_[i] && script_of(to_text(name)) != script_of(to_text(others_[i]));
      if (match == NameMatch::same || (match == NameMatch::unclear && !taken)) return false;
    }
    return true;
  }

 private:
  std::span<const Name> others_;
  std::vector<bool> known_;
};

/// What of two lists is in one of them alone, for sure.
struct Difference {
  std::vector<Name> wrong, instead;
};

Difference difference(const std::vector<Name>& cited, const std::vector<Name>& found) {
  constexpr std::size_t kMostNames = 100;
  const std::span<const Name> one = first_few(cited, kMostNames), two = first_few(found, kMostNames);
  Difference out;
  std::ranges::copy_if(one, std::back_inserter(out.wrong),
                       [fellows = Fellows(one, two)](const Name& name) { return fellows.lack(name); });
  std::ranges::copy_if(two, std::back_inserter(out.instead),
                       [fellows = Fellows(two, one)](const Name& name) { return fellows.lack(name); });
  return out;
}

Finding finding_of(const CitationInput& input, const Difference& difference, std::string_view source) {
  const Citation& citation = input.citation;
  Finding finding;
  const auto first = std::ranges::find(citation.authors, difference.wrong.front(), &Claim<Name>::value);
  finding.span = first->span;
  const std::string place = place_on_page(input.evidence, source);
  finding.message = "Cited as by " + list_of(difference.wrong) + ", " +
                    (source == kWholeText ? "who is named nowhere on " + place_on_page(input.evidence, "")
                                          : "not named by " + place);
  if (!difference.instead.empty()) finding.message += ", which names " + list_of(difference.instead);
  for (std::size_t i = 0; i < std::max(difference.wrong.size(), difference.instead.size()); ++i)
    finding.because.push_back({i < difference.wrong.size() ? to_text(difference.wrong[i]) : "",
                               i < difference.instead.size() ? to_text(difference.instead[i]) : "", place});
  return finding;
}

/// Against a list that can be trusted, as the page gives it.
void check_list(const CitationInput& input, const PageFacts& page, const std::vector<Name>& cited,
                FindingSink& sink) {
  std::vector<Name> found;
  const auto* source = credible_authors(page, kCredible, found);
  if (source == nullptr || may_agree(cited, page)) return;
  const Difference differs = difference(cited, found);
  // Fewer authors on the page than in the citation may be a page that names only some.
  if (differs.wrong.empty() || (differs.instead.empty() && !is_complete(source->source))) return;
  Finding finding = finding_of(input, differs, source->source);
  // Likely where no cited author is on the page, or a complete list has others in their place.
  const bool likely =
      differs.wrong.size() == cited.size() || (is_complete(source->source) && !differs.instead.empty());
  finding.certainty = likely ? Certainty::likely : Certainty::possible;
  sink.report(std::move(finding));
}

/// Against the whole page: nowhere on it stands the family name of a cited author.
void check_whole_page(const CitationInput& input, const PageFacts& page, const std::vector<Name>& cited,
                      FindingSink& sink) {
  std::vector<Name> found;
  const auto* source = credible_authors(page, kWeak, found);
  if (source == nullptr && page.text_length < kEnoughText) return;
  Difference differs = difference(cited, found);
  std::erase_if(differs.wrong,
                [&](const Name& name) { return !is_clean_person(name) || may_name(page, name); });
  if (differs.wrong.empty()) return;
  Finding finding =
      finding_of(input, differs, source != nullptr ? std::string_view(source->source) : kWholeText);
  const bool likely = source != nullptr && source->confidence >= kCredible && !differs.instead.empty();
  finding.certainty = likely ? Certainty::likely : Certainty::possible;
  sink.report(std::move(finding));
}

/// Some list of the page has this very name.
bool lists(const PageFacts& page, const Name& name) {
  constexpr std::size_t kMostLists = 16, kMostNames = 100;
  return std::ranges::any_of(first_few(page.authors, kMostLists), [&](const auto& list) {
    return std::ranges::any_of(first_few(list.value, kMostNames), [&](const Name& other) {
      return compare_names(name, other) == NameMatch::same;
    });
  });
}

/// Two authors of the page, each cited by the other's family name.
bool check_swap(const CitationInput& input, const PageFacts& page, const std::vector<Name>& cited,
                FindingSink& sink) {
  std::vector<Name> found;
  const auto* source = credible_authors(page, kWeak, found);
  if (source == nullptr) return false;
  const auto swapped = swapped_family_names(cited, found);
  if (!swapped || lists(page, cited[swapped->cited[0]]) || lists(page, cited[swapped->cited[1]]))
    return false;
  const Difference differs{.wrong = {cited[swapped->cited[0]], cited[swapped->cited[1]]},
                           .instead = {found[swapped->found[0]], found[swapped->found[1]]}};
  Finding finding = finding_of(input, differs, source->source);
  finding.message = "Family names are swapped: cited as by " + list_of(differs.wrong) + ", " +
                    place_on_page(input.evidence, source->source) + " names " + list_of(differs.instead);
  finding.certainty = Certainty::likely;
  sink.report(std::move(finding));
  return true;
}

void check(const CitationInput& input, FindingSink& sink) {
  const Citation& citation = input.citation;
  const PageFacts* page = comparable_page(input.evidence);
  if (page == nullptr || citation.authors.empty() || !cites_the_page(citation)) return;
  const std::vector<Name> cited = values(citation.authors);
  if (check_swap(input, *page, cited, sink)) return;
  if (page->words.known())
    check_whole_page(input, *page, cited, sink);
  else if (std::ranges::all_of(cited, is_clean_person))
    check_list(input, *page, cited, sink);
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(AUT004){.code = "AUT004",
                       .name = "author-differs",
                       .summary = "The page names other authors",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_page,
                       .contradicts = true,
                       .since = "0.1",
                       .explain = R"(## What it does
Compares every cited author with those the page names of itself. Order, initials, particles, accents and suffixes
make no difference, and a cited list may be cut short (“et al.”). The finding names the cited authors whom the page
does not name, those it names instead, and two that were cited by each other's family names.

Where the whole page was read, a cited author counts as named if the family name stands anywhere on it, inflected or
not. A Cyrillic or Greek name agrees with a Latin one if any system of romanisation (ISO 9, BGN/PCGN, German, French …)
writes the family name so and the initials are the same. It stays silent where names are organisations or in scripts
that cannot be compared, and, of a page that was not read whole, where any list has all cited authors or a spelling is
so close that another transliteration explains it.
The finding is likely where the page's own list can be trusted and has others in their place, else possible.

## Why it matters
A right title with wrong authors is how invented references look; comparing the first author alone accepts a
list of which all others are made up.

## Example
    {{cite news |last=Smith |first=Jane |title=The Kazakhs are coming |url=https://example.org/}}

The page says `<meta name="author" content="Peter Lennon">`.

## What to do
Open the page and take the authors from its byline. If the page shows another text altogether, see TTL002.)",
                       .citation = citecheck::check};
