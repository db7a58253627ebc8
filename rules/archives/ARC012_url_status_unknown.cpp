#include <algorithm>
#include <array>

#include "references/text.hpp"
#include "rules/archives/copy.hpp"

namespace citecheck {
namespace {

/// What Citation Style 1 knows.
constexpr auto kKnown =
    std::to_array<std::string_view>({"live", "dead", "deviated", "unfit", "usurped", "bot: unknown"});

/// What people write, and what they mean by it; "" where it may be one thing or the other.
struct Meant {
  std::string_view written, meant;
};
constexpr auto kMeant = std::to_array<Meant>({{"alive", "live"},
                                              {"active", "live"},
                                              {"ok", "live"},
                                              {"working", "live"},
                                              {"up", "live"},
                                              {"broken", "dead"},
                                              {"dead link", "dead"},
                                              {"dead-link", "dead"},
                                              {"deadlink", "dead"},
                                              {"death", "dead"},
                                              {"down", "dead"},
                                              {"gone", "dead"},
                                              {"not live", "dead"},
                                              {"offline", "dead"},
                                              {"usurp", "usurped"},
                                              {"hijacked", "usurped"},
                                              {"bot:unknown", "bot: unknown"},
                                              {"bot unknown", "bot: unknown"},
                                              {"yes", ""},
                                              {"no", ""},
                                              {"true", ""},
                                              {"false", ""},
                                              {"unknown", ""}});

void check(const CitationInput& input, FindingSink& sink) {
  const auto& status = input.citation.url_status;
  if (!status || !is_cs1(input)) return;
  const std::string value = to_lower(trim(status->value));
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  // Elsewhere the words are translated; and what a template makes of its own is not known.
  const std::string& language = input.article.language;
  const bool english = language.empty() || language.starts_with("en");
  if (value.empty() || !english || !std::ranges::all_of(value, is_ascii) ||
      value.find_first_of("{}<>[]|") != std::string::npos || std::ranges::find(kKnown, value) != kKnown.end())
    return;
  const auto meant = std::ranges::find(kMeant, value, &Meant::written);
  Finding finding;
  finding.certainty = meant == kMeant.end() ? Certainty::possible : Certainty::certain;
  finding.span = status->span;
  finding.message = "The URL's status is none that Citation Style 1 knows";
  finding.because.push_back({status->value, "", "url-status"});
  if (meant != kMeant.end() && !meant->meant.empty()) {
    finding.fix = Fix{Fix::Safety::display_only, "Write " + std::string(meant->meant), {}};
    if (!status->span.empty() && input.article.text_of(status->span) == status->value) {
      finding.fix->safety = Fix::Safety::unsafe;
      finding.fix->edits.push_back({status->span, std::string(meant->meant)});
    }
  }
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC012){.code = "ARC012",
                       .name = "url-status-unknown",
                       .summary = "The stated status of the URL is none that is known",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports a `url-status` in a template of Citation Style 1 that is none of `live`, `dead`, `deviated`, `unfit`,
`usurped` and `bot: unknown`, in capitals or not. Articles of wikis that translate these words are left out.

## Why it matters
The template shows an error, and leads readers as if nothing were stated.

## Example
    |archive-url=https://web.archive.org/web/20140217000000/https://example.org/ |url-status=alive

## What to do
Open the URL and state what it is. Where the word can mean one thing only, the fix writes that.)",
                       .citation = citecheck::check};
