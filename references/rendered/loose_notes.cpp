#include "references/rendered/loose_notes.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "references/rendered/list_entries.hpp"
#include "references/rendered/marks.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

/// "fn3", "_ftn3", "note-3", "user-content-fn-3", "bib12": what programs call notes and entries.
bool names_note(std::string_view fragment) {
  std::string name = to_lower_ascii(fragment.substr(0, 60));
  // "footnote-1-4711" is that of an article, "fn1" of a page.
  const std::size_t digits = name.find_last_not_of("0123456789-_.:");
  if (digits == std::string::npos || digits + 1 == name.size()) return false;
  name.resize(digits + 1);
  while (!name.empty() && std::string_view("-_.:").find(name.front()) != std::string_view::npos)
    name.erase(0, 1);
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"b",    "bib",      "bibr", "bibitem", "cit",  "cite", "cr",  "edn",       "endnote",    "fn",
       "foot", "footnote", "ftn",  "n",       "note", "r",    "ref", "reference", "sdfootnote", "sdendnote"});
  return std::ranges::any_of(kNames, [&](std::string_view known) {
    if (!name.ends_with(known)) return false;
    const std::size_t before = name.size() - known.size();
    return before == 0 ||
           (known.size() > 1 && std::string_view("-_.:").find(name[before - 1]) != std::string_view::npos);
  });
}

class Finder {
 public:
  Finder(const Page& page, const std::vector<List>& known) : page_(page), known_(known) {}

  List find() {
    for (const Anchor& anchor : page_.anchors()) {
      if (anchor.target == kNone || anchor.target < anchor.link || is_known(anchor.target)) continue;
      const Index block = block_around(anchor.target);
      if (block == kNone || page_.tree(block).holds(anchor.link)) continue;
      if (!(names_note(anchor.fragment) || leads_back(block, anchor.link)) || !is_mark(anchor.link)) continue;
      blocks_.emplace(block, anchor.link);
    }
    List list;
    list.sure = true;
    for (const auto& [block, link] : blocks_) {
      if (!list.entries.empty() && list.entries.back().whole.holds(block)) continue;
      Entry entry = entry_at(page_, block);
      if (page_.html().text(block, 400).size() < kShortest) continue;
      list.entries.push_back(std::move(entry));
    }
    if (!list.entries.empty()) list.nodes = {list.entries.front().whole.begin, list.entries.back().whole.end};
    return list;
  }

 private:
  static constexpr std::size_t kShortest = 8;  ///< Bytes.

  bool is_known(Index node) const {
    return std::ranges::any_of(known_, [&](const List& list) { return list.nodes.holds(node); });
  }

  bool is_mark(Index link) const {
    if (is_note_mark(page_, link)) return true;
    const std::string text = page_.html().text(link, 40);
    return text.size() <= 8 && text.find_first_of("0123456789*†") != std::string::npos;
  }

  /// The item, paragraph or row that a target stands in or is.
  Index block_around(Index node) const {
    constexpr std::size_t kLargest = 20'000;  // bytes of source
    static constexpr auto kBlocks =
        std::to_array<std::string_view>({"aside", "dd", "div", "dt", "li", "p", "td", "tr"});
    for (int i = 0; i < 4 && node != 0; ++i, node = page_[node].parent) {
      if (!std::ranges::binary_search(kBlocks, page_[node].name)) continue;
      return page_.html().span(node).size() <= kLargest ? node : kNone;
    }
    return kNone;
  }

  /// True if the block has a link to the mark, or to what is right around it.
  bool leads_back(Index block, Index mark) const {
    constexpr int kMostLinks = 50;
    auto anchor = std::ranges::lower_bound(page_.anchors(), block, {}, &Anchor::link);
    for (int i = 0; i < kMostLinks && anchor != page_.anchors().end() && anchor->link < page_[block].end;
         ++anchor, ++i) {
      const Index target = anchor->target;
      if (target == kNone) continue;
      const bool near = target == mark || page_[mark].parent == target ||
                        page_[page_[mark].parent].parent == target || page_.tree(mark).holds(target) ||
                        target + 1 == mark || page_[target].end == mark;
      if (near) return true;
    }
    return false;
  }

  const Page& page_;
  const std::vector<List>& known_;
  std::map<Index, Index> blocks_;  ///< To the first mark of each.
};

}  // namespace

List find_loose_notes(const Page& page, const std::vector<List>& known) {
  return Finder(page, known).find();
}

}  // namespace citecheck::rendered
