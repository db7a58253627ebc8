#include "references/citation.hpp"

#include <algorithm>
#include <array>

namespace citecheck {

namespace {

// In the order of ItemType.
constexpr auto kTypeNames = std::to_array<std::string_view>({"article",
                                                             "article-journal",
                                                             "article-magazine",
                                                             "article-newspaper",
                                                             "bill",
                                                             "book",
                                                             "broadcast",
                                                             "chapter",
                                                             "classic",
                                                             "collection",
                                                             "dataset",
                                                             "document",
                                                             "entry",
                                                             "entry-dictionary",
                                                             "entry-encyclopedia",
                                                             "event",
                                                             "figure",
                                                             "graphic",
                                                             "hearing",
                                                             "interview",
                                                             "legal_case",
                                                             "legislation",
                                                             "manuscript",
                                                             "map",
                                                             "motion_picture",
                                                             "musical_score",
                                                             "pamphlet",
                                                             "paper-conference",
                                                             "patent",
                                                             "performance",
                                                             "periodical",
                                                             "personal_communication",
                                                             "post",
                                                             "post-weblog",
                                                             "regulation",
                                                             "report",
                                                             "review",
                                                             "review-book",
                                                             "software",
                                                             "song",
                                                             "speech",
                                                             "standard",
                                                             "thesis",
                                                             "treaty",
                                                             "webpage"});
static_assert(kTypeNames.size() == static_cast<std::size_t>(ItemType::webpage) + 1);

// In the order of Format.
constexpr auto kFormatNames =
    std::to_array<std::string_view>({"bibtex", "csl-json", "docx", "html", "jats", "latex", "markdown",
                                     "mediawiki-dump", "ris", "tei", "text", "wikitext"});
static_assert(kFormatNames.size() == static_cast<std::size_t>(Format::wikitext) + 1);

}  // namespace

std::string_view csl_name(ItemType type) {
  return kTypeNames[static_cast<std::size_t>(type)];
}

std::optional<ItemType> item_type_named(std::string_view csl_name) {
  const auto found = std::ranges::find(kTypeNames, csl_name);
  if (found == kTypeNames.end()) return std::nullopt;
  return static_cast<ItemType>(found - kTypeNames.begin());
}

std::string_view name_of(Format format) {
  return kFormatNames[static_cast<std::size_t>(format)];
}

std::string_view Article::path_at(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(parts, offset, {}, &SourcePart::begin);
  return after == parts.begin() ? path : std::prev(after)->path;
}

}  // namespace citecheck
