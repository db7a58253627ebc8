#pragma once
// The list of references that an article writes out under a heading of its own: "## References", then list
// items, or paragraphs of which each is a reference, numbered "[1]" or not at all.

#include <string_view>
#include <vector>

#include "references/markdown/document.hpp"
#include "references/markdown/entry.hpp"

namespace citecheck::markdown {

/// The entries under all such headings, in the order of the text. What has no number is `doubtful`: whether
/// it is a reference only its content can tell.
struct ListedEntry {
  Entry entry;
  bool doubtful = false;
};
std::vector<ListedEntry> find_listed_entries(const Document& document);

/// True for "References", "7. Sources:", "Literaturverzeichnis {.unnumbered}".
bool is_reference_heading(std::string_view text);

}  // namespace citecheck::markdown
