#pragma once
// The reference list of a JATS article: every <ref> with all of its citations, the citations that stand in
// the text or in footnotes, and the works that a review is about.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "references/citation.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::jats {

/// The citations that one mark points to: those of a <ref>, or of a footnote.
struct Entry {
  std::uint32_t first = 0, last = 0;  ///< Article::citations from `first` to before `last`.
  std::string group, label;
  bool in_list = true;  ///< Else it is a footnote.
};

struct Entries {
  std::vector<Entry> all;  ///< In the order of the text, those of the lists first.
  /// The entry an id names, and the citations in it that are meant: an id may name one of several.
  struct Target {
    std::size_t entry = 0;
    std::uint32_t first = 0, last = 0;
  };
  std::unordered_map<std::string, Target> by_id;
};

/// Nodes [begin, end) of a tree: an article among others.
struct Range {
  xml::Index begin = 0, end = 0;
};

/// Adds the citations of the article in `range` to `article`, those of its lists first.
Entries read_references(const xml::Tree& tree, Range range, Article& article);

}  // namespace citecheck::jats
