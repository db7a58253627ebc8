#include "references/archive_url.hpp"
#include "rules/archives/copy.hpp"
#include "rules/compare/dates.hpp"

namespace citecheck {
namespace {

std::string_view in_words(ArchiveFault fault) {
  switch (fault) {
    case ArchiveFault::capture_list:
      return "leads to a list of copies, not to one";
    case ArchiveFault::no_stamp:
      return "has no time stamp, and leads to whatever copy is the newest";
    case ArchiveFault::short_stamp:
      return "has a shortened time stamp, and leads to whatever copy is near";
    case ArchiveFault::impossible_stamp:
      return "has a time stamp that is no date";
    case ArchiveFault::save_command:
      return "makes a new copy whenever it is opened";
    case ArchiveFault::live_page:
      return "shows the page as it is today";
    case ArchiveFault::folder:
      return "has a folder that the archive does not know";
    case ArchiveFault::flag:
      return "has something behind its time stamp that is no replay flag there";
    case ArchiveFault::no_original:
      return "names no page";
    case ArchiveFault::unknown_form:
      return "is none of a copy in that archive, as far as is known";
    case ArchiveFault::none:
      break;
  }
  return "";
}

/// Other archives, and readers of other templates, can do with a day; Citation Style 1 shows an error.
std::optional<Certainty> certainty_of(const CitationInput& input, const ArchiveUrl& archive) {
  const bool strict = is_cs1(input) && archive.service == "Wayback Machine";
  if (archive.fault == ArchiveFault::short_stamp && !strict)
    return archive.stamp.size() < 8 ? std::optional(Certainty::possible) : std::nullopt;
  if (archive.fault == ArchiveFault::flag && !strict) return std::nullopt;
  if (archive.fault == ArchiveFault::unknown_form && !input.citation.archive_url->value.is_home())
    return Certainty::possible;
  return Certainty::certain;
}

std::string padded(std::string stamp) {
  if (stamp.size() == 4) stamp += "0101";
  if (stamp.size() == 6) stamp += "01";
  if (stamp.size() < 8) return "";
  stamp.resize(14, '0');
  return stamp;
}

/// The moment meant: where the archive led to, else the archive date, else what the stamp says.
std::string whole_stamp(const CitationInput& input, const ArchiveUrl& archive) {
  const Fact<Fetch>& copy = input.evidence.archive_fetch;
  if (copy.known() && copy.value.reached())
    if (const auto led = parse_archive_url(copy.value.final_url);
        led && led->fault == ArchiveFault::none && led->stamp.size() == 14)
      return led->stamp;
  if (const auto& date = input.citation.archived; date && is_usable(date->value) && date->value.has_day()) {
    std::string day = to_edtf(from_day(first_day(date->value)));
    std::erase(day, '-');
    if (archive.stamp.size() < 8 && day.starts_with(archive.stamp)) return padded(day);
  }
  return archive.fault == ArchiveFault::impossible_stamp ? "" : padded(archive.stamp);
}

std::optional<Fix> repair(const CitationInput& input, ArchiveUrl archive) {
  if (archive.original.empty() && input.citation.url) archive.original = input.citation.url->value.href();
  const std::string stamp = whole_stamp(input, archive);
  const std::string full = stamp.empty() ? "" : with_stamp(archive, stamp);
  const auto parsed = parse_archive_url(full);
  if (!parsed || parsed->fault != ArchiveFault::none) return std::nullopt;
  Fix fix{Fix::Safety::display_only, "Write the address in full: " + full, {}};
  const Claim<Url>& url = *input.citation.archive_url;
  if (can_be_replaced(input, url)) {
    const bool same_day = archive.stamp.size() >= 8 && stamp.starts_with(archive.stamp.substr(0, 8)) &&
                          archive.fault != ArchiveFault::no_original;
    fix.safety = same_day ? Fix::Safety::safe : Fix::Safety::unsafe;
    fix.edits.push_back({url.span, full});
  }
  return fix;
}

void check(const CitationInput& input, FindingSink& sink) {
  const auto& url = input.citation.archive_url;
  // What a reader put together of a template's arguments nobody has written.
  if (!url || url->span.empty()) return;
  const auto archive = archive_address(url->value);
  if (!archive) return;
  Finding finding;
  finding.span = url->span;
  const std::string shown = without_userinfo(url->value.href());
  if (archive->keeping == Keeping::cache && archive->fault == ArchiveFault::none) {
    finding.message =
        "The archived copy lies in the " + std::string(archive->service) + ", which keeps none for long";
  } else {
    const auto certainty = certainty_of(input, *archive);
    if (archive->fault == ArchiveFault::none || !certainty) return;
    finding.certainty = *certainty;
    finding.message = "The address of the archived copy " + std::string(in_words(archive->fault));
    finding.fix = repair(input, *archive);
  }
  finding.because.push_back({shown, "", std::string(archive->service)});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ARC003){.code = "ARC003",
                       .name = "archive-url-malformed",
                       .summary = "The address of the archived copy does not lead to one copy for good",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.2",
                       .explain = R"(## What it does
Reports an address in a web archive that does not lead to one copy of one page: a list of copies (`/web/*/`), a
time stamp that is missing, cut or no date, a command that makes a new copy, the live page, an unknown folder or
flag, no page, an archive's home page or another address that is none of its copies; and copies in a cache that
forgets them. A cut time stamp that names the day is only reported in templates of Citation Style 1, which show an
error for it.

## Why it matters
Readers see another state of the page than the one that was cited, or none.

## Example
    |archive-url=https://web.archive.org/web/2014/http://example.org/ |archive-date=17 February 2014

## What to do
Open the address, choose the copy that supports the text, and cite its address in full. Where the moment is known
from the archive date, the digits given or the archive's own redirect, the fix writes it.)",
                       .citation = citecheck::check};
