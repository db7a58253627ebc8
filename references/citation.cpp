#include "references/citation.hpp"

#include <array>

namespace citecheck {

std::string_view csl_name(ItemType type) {
  static constexpr std::array<std::string_view, 24> kNames{"document",
                                                           "webpage",
                                                           "article",
                                                           "article-journal",
                                                           "article-magazine",
                                                           "article-newspaper",
                                                           "book",
                                                           "chapter",
                                                           "paper-conference",
                                                           "thesis",
                                                           "report",
                                                           "entry-encyclopedia",
                                                           "broadcast",
                                                           "motion_picture",
                                                           "song",
                                                           "interview",
                                                           "map",
                                                           "patent",
                                                           "post",
                                                           "speech",
                                                           "legal_case",
                                                           "dataset",
                                                           "software",
                                                           "personal_communication"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view name_of(Format format) {
  return format == Format::wikitext ? "wikitext" : "text";
}

}  // namespace citecheck
