#include <algorithm>
#include <array>

#include "references/text.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// Longer references are never bare; this also bounds the work on one.
constexpr std::size_t kLongestBare = 4096;

/// Words that say how a URL was used, not what it leads to.
constexpr std::array<std::string_view, 37> kUsage{
    "access",   "accessed", "archive",    "archived",  "at",    "attempted", "available", "bare",
    "bot",      "broken",   "cbignore",   "cited",     "date",  "dead",      "fix",       "from",
    "http",     "https",    "inline",     "link",      "links", "no",        "on",        "online",
    "original", "pdf",      "permanent",  "retrieved", "see",   "the",       "url",       "visited",
    "wayback",  "web",      "webarchive", "www",       "yes"};

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};

bool is_month(std::string_view word) {
  return word.size() >= 3 &&
         std::ranges::any_of(kMonths, [&](std::string_view month) { return month.starts_with(word); });
}

bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789") == word.npos;
}

/// The text without its URLs and tags. Templates stay: {{dead link}} has words of usage alone, others may
/// hold a title.
std::string without_urls_and_tags(std::string_view text) {
  const std::size_t last_tag_end = text.rfind('>');
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '<' && last_tag_end != text.npos && at < last_tag_end) {
      at = text.find('>', at) + 1;
      out += ' ';
    } else if (const auto url = url_at(text, at); !url.empty()) {
      at += url.size();
      out += ' ';
    } else {
      out += text[at++];
    }
  }
  return out;
}

bool says_nothing_of_the_source(std::string_view text, std::string_view label) {
  if (text.size() > kLongestBare) return false;
  return std::ranges::all_of(words(without_urls_and_tags(text)), [&](std::string_view word) {
    return is_number(word) || is_month(word) || word == label || word.size() == 1 ||
           std::ranges::find(kUsage, word) != kUsage.end();
  });
}

/// Fields of a template that say nothing of the source. Any other may be its title by another name:
/// script-title, chapter, entry, litigants.
constexpr std::array<std::string_view, 12> kPlainFields{"access",     "df",  "format",   "location",
                                                        "mode",       "ref", "status",   "subscription",
                                                        "url-access", "via", "work-url", "year"};

bool may_hold_a_title(const Citation& citation) {
  return std::ranges::any_of(citation.other, [](const auto& field) {
    return !words(field.second.value).empty() &&
           std::ranges::find(kPlainFields, field.first) == kPlainFields.end();
  });
}

bool is_bare(const CitationInput& input) {
  const Citation& citation = input.citation;
  if (!citation.url || !citation.url->value.is_http()) return false;
  if (citation.title || citation.container_title || citation.quote || may_hold_a_title(citation))
    return false;
  if (!citation.identifiers.empty()) return false;
  if (citation.template_name.empty())
    return says_nothing_of_the_source(input.article.text_of(citation.span), to_lower_ascii(citation.label));
  return starts_with_ignoring_case(citation.template_name, "cite ") ||
         equal_ignoring_case(citation.template_name, "citation");
}

void check(const CitationInput& input, FindingSink& sink) {
  if (!is_bare(input)) return;
  const Claim<Url>& url = *input.citation.url;
  Finding finding;
  finding.span = url.span;
  finding.message = "The source is given by its URL, without a title";
  finding.because.push_back({without_userinfo(url.value.href()), "", ""});
  if (const PageFacts* page = input.evidence.best_page(); page && !page->titles.empty()) {
    finding.because.back().found = page->titles.front().value;
    finding.because.back().where = "the page (" + page->titles.front().source + ")";
    finding.fix =
        Fix{Fix::Safety::display_only, "Add the title the page gives: " + page->titles.front().value, {}};
  }
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK008){.code = "LNK008",
                       .name = "bare-url",
                       .summary = "The source is given by its URL alone",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a reference that is a URL and nothing that tells what it leads to: no title, no work, no identifier. Dates
of access, "Retrieved from" and the like do not count. If the page was read, its title is offered.

## Why it matters
When the link breaks nobody knows what was cited, and no other copy of it can be looked for.

## Example
    <ref>https://example.org/market</ref>

## What to do
Give at least the title, and if they are known the author, the publication and the date.)",
                       .citation = citecheck::check};
