#include "references/xml/marks.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "references/text.hpp"

namespace citecheck::xml {

namespace {

using Text = std::string_view;

constexpr std::size_t kLongestGap = 24;  // Bytes between the two marks of a range.
constexpr unsigned kLongestRange = 500;  // Entries.

constexpr auto kDashes = std::to_array<Text>({"-", "–", "—", "‐", "‑", "‒", "−", "to"});
constexpr auto kFrames = std::to_array<Text>(
    {"[", "]", "(", ")", " ", "\n", "\r", "\t", "\u00A0", "\u2009", "\u200A", "\u202F", "\u200B", "\u2060"});

std::string without_frames(Text text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto frame = std::ranges::find_if(kFrames, [&](Text f) { return text.substr(at).starts_with(f); });
    if (frame == kFrames.end())
      out += text[at++];
    else
      at += frame->size();
  }
  return out;
}

bool is_dash(Text text) {
  return std::ranges::find(kDashes, text) != kDashes.end();
}

// All of the text; 0 if it is no number.
unsigned number_in(Text text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

}  // namespace

Marks::Marks(const Tree& tree, Range range, const Entries& entries, Article& article)
    : tree_(tree),
      range_(range),
      entries_(entries),
      article_(article),
      copies_left_(article.source->size()) {}

void Marks::text(const Node& node) {
  if (!previous_) return;
  if (previous_->gap.size() + node.inner.size() > kLongestGap)
    previous_.reset();
  else
    previous_->gap += tree_.entities().decode(node.inner.of(tree_.content()));
}

// "[3]" is 3 to 3, "3–7" is 3 to 7, anything else 0.
Marks::Numbers Marks::numbers_in(std::string_view shown) {
  if (shown.size() > kLongestGap) return {};
  const std::string text = without_frames(shown);
  if (const unsigned number = number_in(text); number != 0) return {number, number};
  for (const Text dash : kDashes)
    if (const std::size_t at = text.find(dash); at != std::string::npos && at > 0) {
      const Numbers both{number_in(Text(text).substr(0, at)), number_in(Text(text).substr(at + dash.size()))};
      return both.first != 0 && both.last > both.first ? both : Numbers{};
    }
  return {};
}

bool Marks::mark(Span span, std::string_view shown, std::string_view ids, bool must_exist) {
  const Numbers numbers = numbers_in(shown);
  std::optional<std::size_t> first, last;
  for (std::size_t at = 0; at < ids.size();) {
    const std::size_t end = std::min(ids.find(' ', at), ids.size());
    const std::string id(ids.substr(at, end - at));
    at = end + 1;
    if (id.empty()) continue;
    const auto found = entries_.by_id.find(id);
    if (found == entries_.by_id.end()) {
      if (must_exist && !is_known(id)) article_.dangling_marks.push_back({id, span});
      continue;
    }
    add(found->second.first, found->second.last, span);
    if (!first) first = found->second.entry;
    last = found->second.entry;
  }
  if (!first) {
    if (must_exist) previous_.reset();
    return false;
  }
  add_shown_range(*first, *last, numbers, span);
  if (previous_ && numbers.first > previous_->number && is_dash(without_frames(previous_->gap)))
    add_range(previous_->entry, *first, {previous_->span.begin, span.end});
  previous_.reset();
  if (numbers.last != 0) previous_ = Previous{*last, numbers.last, span, {}};
  return true;
}

void Marks::finish() {
  if (too_many_)
    article_.problems.push_back(
        {"too-many-marks", "not every reference has all its marks: ranges name too many of them", {}});
}

void Marks::add(std::uint32_t first, std::uint32_t last, Span span) {
  for (std::uint32_t i = first; i < last; ++i) {
    if (copies_left_ == 0) {
      too_many_ = true;
      return;
    }
    --copies_left_;
    std::vector<Span>& marks = article_.citations[i].marks;
    if (marks.empty() || marks.back() != span) marks.push_back(span);
  }
}

// What lies between two entries of one list.
void Marks::add_range(std::size_t from, std::size_t to, Span span) {
  if (to <= from || to - from > kLongestRange) return;
  if (entries_.all[from].group != entries_.all[to].group || !entries_.all[to].in_list) return;
  for (std::size_t i = from + 1; i < to; ++i) add(entries_.all[i].first, entries_.all[i].last, span);
}

// One mark that shows a range, "3–7", may name its ends or only one of them.
void Marks::add_shown_range(std::size_t first, std::size_t last, Numbers shown, Span span) {
  if (shown.last <= shown.first) return;
  if (last > first) return add_range(first, last, span);
  const unsigned length = shown.last - shown.first;
  const std::size_t end = first + length;
  if (length > kLongestRange || end >= entries_.all.size()) return;
  if (entries_.all[first].label != std::to_string(shown.first)) return;
  if (entries_.all[end].label != std::to_string(shown.last)) return;
  add_range(first, end, span);
  add(entries_.all[end].first, entries_.all[end].last, span);
}

// True if any element has the id: a mark may lead to a footnote or a table.
bool Marks::is_known(const std::string& id) {
  if (ids_.empty()) {
    ids_.insert("");
    for (Index i = range_.begin; i < range_.end; ++i)
      if (!tree_.attribute_span(i, "id").empty()) ids_.insert(tree_.attribute(i, "id"));
  }
  return ids_.contains(id);
}

}  // namespace citecheck::xml
