#include "references/csl/variables.hpp"

#include <algorithm>
#include <array>

namespace citecheck::csl {

namespace {

using Text = std::string_view;

// Each in the order of bytes.
constexpr auto kTextVariables = std::to_array<Text>({
    "DOI",
    "ISBN",
    "ISSN",
    "PMCID",
    "PMID",
    "URL",
    "abstract",
    "annote",
    "archive",
    "archive-place",
    "archive_collection",
    "archive_location",
    "authority",
    "call-number",
    "chapter-number",
    "citation-key",
    "citation-label",
    "citation-number",
    "collection-number",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "edition",
    "event",
    "event-place",
    "event-title",
    "first-reference-note-number",
    "genre",
    "issue",
    "journalAbbreviation",
    "jurisdiction",
    "keyword",
    "language",
    "locator",
    "medium",
    "note",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "page",
    "page-first",
    "part",
    "part-title",
    "printing",
    "publisher",
    "publisher-place",
    "references",
    "reviewed-genre",
    "reviewed-title",
    "scale",
    "section",
    "shortTitle",
    "source",
    "status",
    "supplement",
    "title",
    "title-short",
    "version",
    "volume",
    "volume-title",
    "volume-title-short",
    "year-suffix",
});
static_assert(std::ranges::is_sorted(kTextVariables));

constexpr auto kNameVariables = std::to_array<Text>({
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
});
static_assert(std::ranges::is_sorted(kNameVariables));

constexpr auto kDateVariables =
    std::to_array<Text>({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"});
static_assert(std::ranges::is_sorted(kDateVariables));

constexpr auto kMembers =
    std::to_array<Text>({"DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL", "container-title", "edition", "issue",
                         "language", "page", "publisher", "publisher-place", "title", "volume"});
static_assert(std::ranges::is_sorted(kMembers));

constexpr auto kOwnMembers =
    std::to_array<Text>({"archive-date",     "archive-stated", "archive-url",  "authors-truncated",
                         "backlinks",        "column",         "contributors", "dates",
                         "dates-as-written", "dead-link",      "fields",       "group",
                         "identifiers",      "label",          "length",       "line",
                         "mentions",         "offset",         "quote",        "raw",
                         "ref-name",         "template",       "url-status"});
static_assert(std::ranges::is_sorted(kOwnMembers));

}  // namespace

std::optional<VariableKind> variable_kind(std::string_view name) {
  if (std::ranges::binary_search(kTextVariables, name)) return VariableKind::text;
  if (std::ranges::binary_search(kNameVariables, name)) return VariableKind::name;
  if (std::ranges::binary_search(kDateVariables, name)) return VariableKind::date;
  return std::nullopt;
}

bool has_member(std::string_view variable) {
  return std::ranges::binary_search(kMembers, variable);
}

bool is_own_member(std::string_view key) {
  return std::ranges::binary_search(kOwnMembers, key);
}

}  // namespace citecheck::csl
