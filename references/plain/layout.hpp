#pragma once
// Layout: finds the list of references in a plain text and cuts it into its entries. Knows nothing of what an
// entry says.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck::plain {

/// One entry of the list.
struct Entry {
  std::string label;                       ///< "24"; the running number where the list shows none.
  std::optional<std::uint32_t> backlinks;  ///< The letters behind "^" ("^" alone is one); none without "^".
  Span whole;                              ///< With its label, continued lines too.
  Span text;                               ///< What is cited: behind label and backlinks.
};

struct Layout {
  Span title;                  ///< Of the first line that is not empty.
  std::vector<Entry> entries;  ///< In the order of the text.
  bool numbered = false;       ///< The list shows labels that marks can name.
  bool keyed = false;          ///< Some of these labels are keys: "[Smi04]".
};

Layout find_layout(std::string_view text);

}  // namespace citecheck::plain
