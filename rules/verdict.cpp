#include "rules/verdict.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "references/identifier.hpp"
#include "references/text.hpp"
#include "rules/compare/titles.hpp"

namespace citecheck {
namespace {

using Kind = Verdict::Kind;

/// An identifier shorter than this may be part of any URL by chance.
constexpr std::size_t kShortestIdentifier = 7;

std::string in_words(const Fetch& fetch) {
  return fetch.reason.empty() ? std::string(name_of(fetch.status)) : fetch.reason;
}

/// A known answer other than "not checked".
const Fetch* answer(const Fact<Fetch>& fact) {
  return fact.known() && fact.value.status != LinkStatus::not_checked ? &fact.value : nullptr;
}

std::string why_not_checked(const Fact<Fetch>& fact) {
  if (fact.known()) return fact.value.reason.empty() ? "not checked" : fact.value.reason;
  return fact.reason.empty() ? "not asked" : fact.reason;
}

std::optional<Verdict> inconsistent(const Citation& citation, std::span<const Finding> findings) {
  const Finding* strongest = nullptr;
  std::size_t others = 0;
  for (const Finding& finding : findings) {
    if (!finding.contradiction || finding.citation != citation.index) continue;
    if (strongest) ++others;
    if (!strongest || finding.certainty > strongest->certainty) strongest = &finding;
  }
  if (!strongest) return std::nullopt;
  std::string reason = std::string(strongest->code) + ": " + strongest->message;
  if (others) reason += " (and " + std::to_string(others) + " more)";
  return Verdict{Kind::inconsistent, std::move(reason)};
}

/// Dead only if everything the citation leads to is known to be gone.
std::optional<Verdict> dead(const Citation& citation, const Evidence& evidence) {
  const Fetch* live = answer(evidence.fetch);
  const Fetch* copy = answer(evidence.archive_fetch);
  const bool live_gone = live ? live->gone() : !citation.url;
  const PageKind kind = evidence.archive_page.known() ? evidence.archive_page.value->kind : PageKind::page;
  const bool not_the_page = kind == PageKind::soft_404 || kind == PageKind::parked;
  const bool copy_gone = copy ? copy->gone() || not_the_page : !citation.archive_url;
  if (!(live || copy) || !live_gone || !copy_gone) return std::nullopt;
  std::string reason = live ? in_words(*live) : "";
  if (copy) {
    reason += reason.empty() ? "the archived copy: " : "; the archived copy: ";
    reason += copy->gone() ? in_words(*copy) : "not the page";
  } else if (citation.archive_stated) {
    reason += "; the archived copy is stated without its address";
  }
  return Verdict{Kind::dead, std::move(reason)};
}

std::optional<Verdict> not_checked(const Citation& citation, const Evidence& evidence) {
  if (answer(evidence.fetch) || answer(evidence.archive_fetch)) return std::nullopt;
  if (citation.url) return Verdict{Kind::not_checked, why_not_checked(evidence.fetch)};
  if (citation.archive_url) return Verdict{Kind::not_checked, why_not_checked(evidence.archive_fetch)};
  return Verdict{Kind::unverifiable, "no URL to check"};
}

/// What is read of a page only counts where the page itself was shown.
const PageFacts* shown(const Fact<PageFactsPtr>& page) {
  return page.known() && page.value->kind == PageKind::page ? page.value.get() : nullptr;
}

/// The name under which pages state identifiers of this kind, for those that name one work; "" otherwise.
std::string_view scheme_of(Identifier::Kind kind) {
  switch (kind) {
    case Identifier::Kind::doi:
      return "doi:";
    case Identifier::Kind::pmid:
      return "pmid:";
    case Identifier::Kind::pmc:
      return "pmcid:";
    case Identifier::Kind::arxiv:
      return "arxiv:";
    default:
      return {};
  }
}

/// The page states the cited identifier for its own, in a place that can be trusted.
bool states(const PageFacts& page, const Identifier& identifier) {
  constexpr int kCredible = 75;
  const std::string_view scheme = scheme_of(identifier.kind);
  return !scheme.empty() && std::ranges::any_of(page.identifiers, [&](const Sourced<std::string>& own) {
    return own.confidence >= kCredible && own.value.starts_with(scheme) &&
           equal_ignoring_case(std::string_view(own.value).substr(scheme.size()), identifier.value);
  });
}

/// The page states the cited identifier, or calls itself by an address that holds it.
const Identifier* identifier_on(const PageFacts& page, const Citation& citation) {
  for (const Claim<Identifier>& identifier : citation.identifiers) {
    if (identifier.value.value.size() < kShortestIdentifier) continue;
    if (states(page, identifier.value)) return &identifier.value;
    const std::string value = to_lower_ascii(identifier.value.value);
    for (const Sourced<std::string>& url : page.canonical_urls)
      if (to_lower_ascii(url.value).find(value) != std::string::npos) return &identifier.value;
  }
  return nullptr;
}

std::optional<Verdict> verified_by(const PageFacts& page, const Citation& citation, std::string_view whose) {
  if (citation.title) {
    const PageTitleMatch title = compare_to_page(citation.title->value, page);
    if (title.found && (title.match == TitleMatch::equal || title.match == TitleMatch::contained))
      return Verdict{Kind::verified, "the title of the " + std::string(whose) + " agrees"};
  }
  if (const Identifier* identifier = identifier_on(page, citation))
    return Verdict{Kind::verified, "the " + std::string(whose) + " is that of " +
                                       std::string(label(identifier->kind)) + " " + identifier->value};
  return std::nullopt;
}

/// Why a page that was reached proves nothing.
std::string nothing_comparable(const Citation& citation, const Fact<PageFactsPtr>& fact, const Fetch* fetch) {
  const PageFacts* page = shown(fact);
  if (!page) {
    const bool not_html =
        fetch && !fetch->content_type.empty() && fetch->content_type.find("html") == std::string::npos;
    const std::string nothing =
        not_html ? "nothing to compare in " + fetch->content_type : "nothing was read of the page";
    const bool tells = fact.state == Fact<PageFactsPtr>::State::unavailable && !fact.reason.empty();
    return tells ? nothing + ": " + fact.reason : nothing;
  }
  if (page->form == PageForm::pdf && page->text_length == 0)
    return "nothing to compare: the PDF holds no text (a scan?)";
  if (!citation.title) return "the citation has no title to compare";
  if (page->titles.empty()) return "the page states no title to compare";
  return "the title of the page does not clearly agree: \"" + ellipsize(page->titles.front().value, 120) +
         "\"";
}

Verdict unverifiable(const Citation& citation, const Evidence& evidence) {
  const Fetch* live = answer(evidence.fetch);
  const Fetch* copy = answer(evidence.archive_fetch);
  if (live && live->reached()) return {Kind::unverifiable, nothing_comparable(citation, evidence.page, live)};
  if (evidence.archive_reached())
    return {Kind::unverifiable, nothing_comparable(citation, evidence.archive_page, copy)};
  std::string reason;
  if (live)
    reason = std::string(name_of(live->status)) + ": " + in_words(*live);
  else if (citation.url)
    reason = "not checked: " + why_not_checked(evidence.fetch);
  if (copy || citation.archive_url) {
    reason += reason.empty() ? "the archived copy: " : "; the archived copy: ";
    reason += copy ? in_words(*copy) : why_not_checked(evidence.archive_fetch);
  }
  return {Kind::unverifiable, std::move(reason)};
}

}  // namespace

std::string_view name_of(Verdict::Kind kind) {
  static constexpr std::array<std::string_view, 5> kNames{"verified", "inconsistent", "dead", "unverifiable",
                                                          "not_checked"};
  return kNames[static_cast<std::size_t>(kind)];
}

Verdict decide(const Citation& citation, const Evidence& evidence, std::span<const Finding> findings) {
  if (auto verdict = inconsistent(citation, findings)) return *std::move(verdict);
  if (auto verdict = dead(citation, evidence)) return *std::move(verdict);
  if (auto verdict = not_checked(citation, evidence)) return *std::move(verdict);
  const Fetch* live = answer(evidence.fetch);
  if (const PageFacts* page = shown(evidence.page); page && live && live->reached())
    if (auto verdict = verified_by(*page, citation, "page")) return *std::move(verdict);
  if (const PageFacts* page = shown(evidence.archive_page); page && evidence.archive_reached())
    if (auto verdict = verified_by(*page, citation, "archived copy")) return *std::move(verdict);
  return unverifiable(citation, evidence);
}

}  // namespace citecheck
