#include "references/rendered/marks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "references/plain/marks.hpp"
#include "references/rendered/visible_text.hpp"
#include "references/rendered/wiki_names.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kMostLabels = 100;  ///< That one mark names.

using Show = VisibleText::Show;

/// "12", "12, 13", "3–5" as the labels they name; the text itself if it is anything else.
std::vector<std::string> labels_of(std::string_view text) {
  std::string label = mark_label(text);
  while (!label.empty() && std::string_view("()^*.,;").find(label.back()) != std::string_view::npos)
    label.pop_back();
  while (!label.empty() && std::string_view("(^").find(label.front()) != std::string_view::npos)
    label.erase(0, 1);
  std::string bracketed(1, '[');
  bracketed.append(label).append("]");
  const auto marks = plain::find_marks(bracketed, 0, bracketed.size());
  if (marks.size() == 1 && marks[0].span.size() == bracketed.size()) return marks[0].labels;
  return {label};
}

class MarkReader {
 public:
  MarkReader(const Page& page, const std::vector<Listed>& listed, Article& article)
      : page_(page), listed_(listed), article_(article) {}

  void run() {
    for (std::size_t i = 0; i < listed_.size(); ++i) {
      const std::string& label = citation(i).label;
      if (!label.empty()) by_label_.emplace(std::pair(listed_[i].list, label), i);
    }
    for (const Anchor& anchor : page_.anchors()) read(anchor);
    if (marked_.empty()) read_unlinked();
    for (std::size_t i = 0; i < listed_.size(); ++i) finish(i);
  }

 private:
  static constexpr std::size_t kNowhere = SIZE_MAX;

  Citation& citation(std::size_t i) { return article_.citations[listed_[i].citation]; }

  /// The entry that holds the node.
  std::size_t entry_at(Index node) const {
    const auto behind =
        std::ranges::upper_bound(listed_, node, {}, [](const Listed& one) { return one.entry->whole.begin; });
    if (behind == listed_.begin()) return kNowhere;
    const auto at = std::prev(behind);
    return at->entry->whole.holds(node) ? static_cast<std::size_t>(at - listed_.begin()) : kNowhere;
  }

  void read(const Anchor& anchor) {
    const std::size_t from = entry_at(anchor.link);
    if (anchor.target == kNone) {
      const bool plain = page_.attribute(anchor.link, "href").starts_with('#');
      if (from == kNowhere && plain && !listed_.empty() && is_note_mark(page_, anchor.link))
        article_.dangling_marks.push_back(
            {mark_label(page_.html().text(anchor.link, 100)), span_of(anchor.link)});
      return;
    }
    const std::size_t to = target_of(anchor.target);
    if (to == kNowhere) {
      if (from != kNowhere) back_links_[from].emplace(anchor.fragment, anchor.target);
      return;
    }
    if (to == from) return;
    add(to, anchor.link);
  }

  /// The entry a target stands for: the one it lies in; an empty anchor right before an entry is that one's.
  std::size_t target_of(Index target) const {
    if (const std::size_t inside = entry_at(target); inside != kNowhere) return inside;
    const std::size_t next = entry_at(page_[target].end);
    const bool empty = page_.html().text(target, 8).empty();
    return next != kNowhere && empty && listed_[next].entry->whole.begin == page_[target].end ? next
                                                                                              : kNowhere;
  }

  Span span_of(Index link) const {
    const Index parent = page_[link].parent;
    const bool alone =
        page_.is(parent, "sup") && trim(page_.html().text(parent, 100)) == trim(page_.html().text(link, 100));
    return page_.html().span(alone ? parent : link);
  }

  /// The link's own entry, and those its text names beside: "[3–5]" leads to the first of them.
  void add(std::size_t to, Index link) {
    const Span span = span_of(link);
    const List* const list = listed_[to].list;
    if (last_list_ == list && is_range(last_, span)) {
      for (std::size_t i = last_to_ + 1; i < to && i < last_to_ + kMostLabels && listed_[i].list == list; ++i)
        give_beside(i, {last_.begin, span.end});
    }
    give(to, span);
    std::size_t last = to;
    for (const std::string& label : labels_of(page_.html().text(link, 100)))
      if (const auto found = by_label_.find({list, label}); found != by_label_.end() && found->second != to) {
        give_beside(found->second, span);
        last = std::max(last, found->second);
      }
    last_list_ = list;
    last_to_ = last;
    last_ = span;
  }

  /// Ranges name many entries in few bytes; what they take is limited by the size of the page.
  void give_beside(std::size_t i, Span span) {
    constexpr std::size_t kLeast = 1000;
    if (++beside_ < kLeast + page_.source().size() / 8) give(i, span);
  }

  void give(std::size_t i, Span span) {
    Citation& target = citation(i);
    if (!target.marks.empty() && target.marks.back() == span) return;
    target.marks.push_back(span);
    marked_.insert(listed_[i].list);
  }

  /// True if nothing but a dash, and tags, stand between two marks.
  bool is_range(Span before, Span after) const {
    constexpr std::size_t kFarthest = 200;
    if (after.begin < before.end || after.begin - before.end > kFarthest) return false;
    const std::string_view between = page_.source().substr(before.end, after.begin - before.end);
    std::string shown;
    for (std::size_t at = 0; at < between.size();) {
      if (between[at] == '<') {
        at = std::min(between.find('>', at), between.size() - 1) + 1;
      } else {
        shown += between[at++];
      }
    }
    shown = collapse_space(shown);
    while (shown.starts_with(']')) shown = collapse_space(shown.substr(1));
    while (shown.ends_with('[')) shown = collapse_space(shown.substr(0, shown.size() - 1));
    for (const std::string_view dash :
         {"-", "–", "—", "−", "‐", "‑", "&ndash;", "&#8211;", "&#x2013;", "&#x2212;", "&minus;", "&mdash;",
          "&#8212;", "&#x2010;", "&#8209;", "to"})
      if (shown == dash) return true;
    return false;
  }

  /// Where no link leads into the lists: the numbers in brackets, and the raised ones, in the text around.
  void read_unlinked() {
    if (by_label_.empty()) return;
    constexpr std::size_t kMostText = 4u << 20;
    const VisibleText text(page_, {1, page_.size()}, show_text, kMostText);
    // Only the first list with numbers is meant: marks without links do not tell which.
    const List* list = nullptr;
    for (const Listed& one : listed_)
      if (list == nullptr && by_label_.contains({one.list, article_.citations[one.citation].label}))
        list = one.list;
    for (const plain::Mark& mark : plain::find_marks(text.text(), 0, text.text().size())) {
      const Span span = text.in_source(mark.span);
      if (span.empty() || in_entry(span)) continue;
      for (const std::string& label : mark.labels)
        if (const auto found = by_label_.find({list, label}); found != by_label_.end())
          give_beside(found->second, span);
    }
  }

  bool in_entry(Span span) const {
    const auto begin_of = [&](const Listed& one) { return page_.html().span(one.entry->whole.begin).begin; };
    const auto behind = std::ranges::upper_bound(listed_, span.begin, {}, begin_of);
    if (behind == listed_.begin()) return false;
    return span.end <= page_.html().span(std::prev(behind)->entry->whole.begin).end;
  }

  static Show show_text(const Page& page, Index node) {
    return page.is(node, "pre") || page.is(node, "code") ? Show::nothing : Show::all;
  }

  /// Backlinks count the marks where there are several of them; a single one may lead to the first of many.
  void finish(std::size_t i) {
    Citation& target = citation(i);
    const auto& element = listed_[i].entry->whole.begin;
    if (target.label.empty() && !target.marks.empty())
      target.ref_name = to_valid_utf8(page_.attribute(element, "id"));
    std::set<std::string_view> places;
    for (const auto& [fragment, node] : back_links_[i])
      if (leads_back(node, target)) places.insert(fragment);
    if (places.size() > 1 || (places.size() == 1 && target.marks.size() == 1))
      target.backlinks = static_cast<std::uint32_t>(places.size());
  }

  /// True if the link leads to a mark of its own entry, or to the element around it.
  bool leads_back(Index node, const Citation& target) const {
    constexpr std::size_t kNear = 400;  // bytes of the element besides the mark
    const Span place = page_.html().span(node);
    const auto next = std::ranges::lower_bound(target.marks, place.begin, {}, &Span::begin);
    if (next != target.marks.end() && next->end <= place.end && place.size() < next->size() + kNear)
      return true;
    return next != target.marks.begin() && place.end <= std::prev(next)->end;
  }

  const Page& page_;
  const std::vector<Listed>& listed_;
  Article& article_;
  std::map<std::pair<const List*, std::string>, std::size_t> by_label_;
  std::map<std::size_t, std::set<std::pair<std::string, Index>>> back_links_;
  std::set<const List*> marked_;
  const List* last_list_ = nullptr;
  std::size_t last_to_ = 0, beside_ = 0;
  Span last_;
};

}  // namespace

void read_marks(const Page& page, const std::vector<Listed>& listed, Article& article) {
  MarkReader(page, listed, article).run();
}

bool is_note_mark(const Page& page, Index link) {
  if (page.has_role(link, "noteref") || page.html().has_attribute(link, "data-footnote-ref")) return true;
  for (const std::string_view name :
       {"footnote-ref", "footnote-reference", "footnote", "noteref", "footnoteref"})
    if (page.has_class(link, name)) return true;
  const Index parent = page[link].parent;
  if (!page.is(parent, "sup") && !page.is(page[parent].parent, "sup")) return false;
  const std::string label = mark_label(page.html().text(link, 40));
  return !label.empty() && label.size() <= 6 &&
         label.find_first_not_of("0123456789*†‡§") == std::string::npos;
}

}  // namespace citecheck::rendered
