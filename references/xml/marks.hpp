#pragma once
// Marks: the places of a text that point into its reference list, by the ids of its entries. Ranges ("1–5")
// of which only the ends are tagged mark what lies between as well.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "references/citation.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck::xml {

/// Nodes [begin, end) of a tree: an article among others.
struct Range {
  Index begin = 0, end = 0;
};

/// The citations that one mark points to: those of an entry of the list, or of a footnote.
struct Entry {
  std::uint32_t first = 0, last = 0;  ///< Article::citations from `first` to before `last`.
  std::string group, label;
  bool in_list = true;  ///< Else it stands in the text or in a footnote.
};

struct Entries {
  /// The entry an id names, and the citations in it that are meant: an id may name one of several.
  struct Target {
    std::size_t entry = 0;
    std::uint32_t first = 0, last = 0;
  };
  std::vector<Entry> all;  ///< In the order of the text, those of the lists first.
  std::unordered_map<std::string, Target> by_id;
};

/// Takes the texts and marks of an article in their order, and gives every citation its marks.
class Marks {
 public:
  Marks(const Tree& tree, Range range, const Entries& entries, Article& article);

  /// Text between marks.
  void text(const Node& node);

  /// A mark that shows `shown` and names `ids` (space between). Of those that no element of the article has,
  /// dangling marks are made if `must_exist`. False if it points to no entry.
  bool mark(Span span, std::string_view shown, std::string_view ids, bool must_exist);

  /// Behind the last mark: tells what could not be kept.
  void finish();

 private:
  // The mark before, as long as a range may begin with it.
  struct Previous {
    std::size_t entry = 0;
    unsigned number = 0;
    Span span;
    std::string gap;
  };
  struct Numbers {
    unsigned first = 0, last = 0;
  };
  static Numbers numbers_in(std::string_view shown);
  void add(std::uint32_t first, std::uint32_t last, Span span);
  void add_range(std::size_t from, std::size_t to, Span span);
  void add_shown_range(std::size_t first, std::size_t last, Numbers shown, Span span);
  bool is_known(const std::string& id);

  const Tree& tree_;
  Range range_;
  const Entries& entries_;
  Article& article_;
  std::optional<Previous> previous_;
  std::unordered_set<std::string> ids_;  // Of the whole article, once they are asked for.
  std::size_t copies_left_;              // Ranges copy marks: no more of them than the text has bytes.
  bool too_many_ = false;
};

}  // namespace citecheck::xml
