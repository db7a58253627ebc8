#include "references/plain/layout.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "references/plain/headings.hpp"
#include "references/plain/heads.hpp"
#include "references/plain/lines.hpp"
#include "references/plain/unnumbered.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;

/// Entries whose heads count up one by one in one style.
struct Run {
  HeadStyle style = HeadStyle::dotted;
  unsigned first = 0, last = 0;
  std::size_t carets = 0;
  bool under_heading = false;
  std::vector<Entry> entries;
};

/// Collects the runs of labelled entries of a text, in one pass.
class RunFinder {
 public:
  RunFinder(Text text, const Furniture& furniture) : text_(text), furniture_(furniture) {}

  std::vector<Run> find() {
    Lines lines(text_);
    while (const auto line = lines.next()) add(*line);
    return std::move(runs_);
  }

 private:
  void add(Span line) {
    const Text content = line.of(text_);
    const Heading heading = heading_of(content);
    if (trim(content).empty()) {
      broken_ = broken_ || open_;
      open_ = false;
    } else if (heading == Heading::references) {
      open_ = broken_ = false;
      heading_ = true;
    } else if (heading == Heading::other) {
      open_ = broken_ = heading_ = false;
    } else if (furniture_.has(content)) {
      open_ = open_ || broken_;  // the entry goes on over the page
    } else if (const auto head = read_head(content); head && begins_entry(*head)) {
      add_entry(line, *head);
    } else if (open_) {  // the entry goes on
      Entry& entry = runs_.back().entries.back();
      entry.whole.end = entry.text.end = trimmed(text_, line).end;
    } else {
      heading_ = broken_ = false;
    }
  }

  bool counts_on(const Head& head) const {
    return !runs_.empty() && runs_.back().style == head.style &&
           (head.style == HeadStyle::caret || head.style == HeadStyle::keyed ||
            head.number == runs_.back().last + 1);
  }

  /// In the lines of an entry that goes on, a number that does not count on is the entry's own. A bare number
  /// needs more: a heading before the first, and its place in the count.
  bool begins_entry(const Head& head) const {
    if (counts_on(head)) return true;
    if (head.style == HeadStyle::bare) return heading_ && head.number == 1 && !open_;
    return !open_ || head.number == 1 || head.backlinks.has_value() || runs_.back().entries.size() < 2;
  }

  void add_entry(Span line, const Head& head) {
    if (!counts_on(head)) runs_.push_back({head.style, head.number, 0, 0, heading_, {}});
    Run& run = runs_.back();
    const bool numbered = head.style != HeadStyle::caret && head.style != HeadStyle::keyed;
    run.last = numbered ? head.number : run.last + 1;
    run.carets += head.backlinks.has_value();
    Entry entry;
    entry.label = head.style == HeadStyle::keyed ? to_valid_utf8(head.key) : std::to_string(run.last);
    entry.backlinks = head.backlinks;
    entry.whole = trimmed(text_, line);
    entry.text = trimmed(text_, {std::min(line.begin + head.length, line.end), line.end});
    run.entries.push_back(std::move(entry));
    open_ = true;
    broken_ = false;
  }

  Text text_;
  const Furniture& furniture_;
  std::vector<Run> runs_;
  bool open_ = false;     ///< The last entry may go on in the next line.
  bool broken_ = false;   ///< A blank line has ended it, but it may go on behind the foot of a page.
  bool heading_ = false;  ///< A heading of a list of references stands right above.
};

/// A numbered list is one of references if its entries show backlinks, if a heading says so, if it is written
/// in the brackets that marks are written in, or if its entries read so. Any other numbered list is part of
/// the article.
bool is_reference_list(Text text, const Run& run) {
  if (run.carets > 0) return true;
  if (run.style == HeadStyle::keyed) return run.under_heading || run.entries.size() >= 2;
  if (run.first != 1) return false;
  return run.under_heading || (run.style == HeadStyle::bracketed && run.entries.size() >= 2) ||
         read_as_references(text, run.entries);
}

Span first_line(Text text) {
  Lines lines(text);
  while (const auto line = lines.next())
    if (const Span span = trimmed(text, *line); !span.empty()) return span;
  return {};
}

}  // namespace

Layout find_layout(std::string_view text) {
  Layout layout;
  layout.title = first_line(text);
  const Furniture furniture(text);
  std::vector<Run> runs = RunFinder(text, furniture).find();
  std::erase_if(runs, [&](const Run& run) { return !is_reference_list(text, run); });
  for (Run& run : runs) {
    layout.numbered = layout.numbered || run.style != HeadStyle::caret || run.carets > 0;
    layout.keyed = layout.keyed || run.style == HeadStyle::keyed;
    if (layout.entries.empty())
      layout.entries = std::move(run.entries);
    else
      std::ranges::move(run.entries, std::back_inserter(layout.entries));
  }
  if (runs.empty()) layout.entries = entries_under_heading(text, furniture);
  if (layout.entries.empty()) layout.entries = entries_of_bare_list(text, furniture);
  return layout;
}

}  // namespace citecheck::plain
