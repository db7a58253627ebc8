#include "references/plain/plain.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "references/one_article.hpp"
#include "references/plain/layout.hpp"
#include "references/plain/marks.hpp"
#include "references/plain/segment.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kLongestTitle = 300;  ///< Bytes; a longer first line is no title.

/// "[Smi04]", "[Smi04, p. 3; Doe99]": marks that name entries by their keys.
void read_key_marks(std::string_view text, Span range,
                    const std::map<std::string, std::size_t, std::less<>>& by_label, Article& article) {
  constexpr std::size_t kLongestMark = 200;
  for (std::size_t open = text.find('[', range.begin); open < range.end; open = text.find('[', open + 1)) {
    const std::size_t close = text.substr(0, std::min(range.end, open + kLongestMark)).find(']', open);
    if (close == std::string_view::npos) continue;
    for (std::size_t at = open + 1; at < close;) {
      const std::size_t end = std::min(text.find_first_of(",;", at), close);
      const auto found = by_label.find(trim(text.substr(at, end - at)));
      if (found != by_label.end()) article.citations[found->second].marks.push_back({open, close + 1});
      at = end + 1;
    }
  }
}

/// Marks lie outside the list; the parts of the text between its entries are scanned one after the other.
void read_marks(const plain::Layout& layout, Article& article) {
  const std::string_view text = *article.source;
  std::map<std::string, std::size_t, std::less<>> by_label;
  unsigned highest = 0;
  for (std::size_t i = 0; i < article.citations.size(); ++i) {
    const std::string& label = article.citations[i].label;
    by_label.emplace(label, i);
    unsigned number = 0;
    std::from_chars(label.data(), label.data() + label.size(), number);
    highest = std::max(highest, number);
  }
  std::size_t from = 0;
  for (std::size_t i = 0; i <= layout.entries.size(); ++i) {
    const std::size_t to = i < layout.entries.size() ? layout.entries[i].whole.begin : text.size();
    if (layout.keyed) read_key_marks(text, {from, to}, by_label, article);
    for (const plain::Mark& mark : plain::find_marks(text, from, to))
      for (const std::string& label : mark.labels) {
        if (const auto found = by_label.find(label); found != by_label.end())
          article.citations[found->second].marks.push_back(mark.span);
        else if (plain::is_plausible_mark(text, mark, label, highest))
          article.dangling_marks.push_back({label, mark.span});
      }
    if (i < layout.entries.size()) from = layout.entries[i].whole.end;
  }
}

/// One problem for all references of which only the text, a year and links are known.
void report_unsegmented(Article& article) {
  constexpr std::size_t kMostNamed = 5;
  std::string labels;
  std::size_t count = 0;
  Span first;
  for (const Citation& citation : article.citations) {
    const bool known = citation.title || citation.container_title || citation.publisher ||
                       !citation.authors.empty() || !citation.editors.empty();
    if (known) continue;
    if (count == 0) first = citation.span;
    if (count < kMostNamed) labels += (count == 0 ? "" : ", ") + citation.label;
    ++count;
  }
  if (count == 0) return;
  article.problems.push_back({"unsegmented-reference",
                              std::to_string(count) + " of " + std::to_string(article.citations.size()) +
                                  " references could not be taken apart (" + labels +
                                  (count > kMostNamed ? ", …" : "") +
                                  "): of these only the text, the year and links were read",
                              first});
}

void read_article(Article& article, const ReadOptions&) {
  decode_source(article);
  const std::string_view text = *article.source;
  const plain::Layout layout = plain::find_layout(text);
  const bool title_is_entry =
      !layout.entries.empty() && layout.entries.front().whole.begin <= layout.title.begin;
  if (layout.title.size() <= kLongestTitle && !title_is_entry)
    article.title = collapse_space(to_valid_utf8(layout.title.of(text)));
  Budget budget(article.problems);
  Budget::reserve(article.citations, layout.entries.size());
  for (const plain::Entry& entry : layout.entries) {
    if (budget.is_spent()) break;
    Citation citation = plain::read_reference(entry.text.of(text), entry.text.begin);
    citation.index = static_cast<std::uint32_t>(article.citations.size());
    citation.label = entry.label;
    citation.span = entry.text;
    citation.backlinks = entry.backlinks;
    budget.add(citation);
    article.citations.push_back(std::move(citation));
  }
  report_unsegmented(article);
  if (layout.numbered) read_marks(layout, article);
}

}  // namespace

std::unique_ptr<Reader> open_plain(std::unique_ptr<std::istream> in, std::string path,
                                   const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::text, options, read_article, kEntryDensity);
}

int looks_like_plain(std::string_view head) {
  if (head.find('\0') != std::string_view::npos) return 0;
  const auto bad = first_invalid_utf8(head);
  if (bad && *bad + 4 < head.size()) return 5;  // a sequence cut by the end of the head is no fault
  if (head.empty()) return 10;
  const plain::Layout layout = plain::find_layout(head);
  if (layout.numbered) return 60;
  return plain::find_marks(head, 0, head.size()).size() >= 2 ? 40 : 20;
}

}  // namespace citecheck
