#include "references/rendered/list_entries.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "references/rendered/link.hpp"
#include "references/rendered/wiki_names.hpp"
#include "references/text.hpp"
#include "references/wikitext/notes.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kLongestLabel = 40;  ///< Bytes.

constexpr auto kEntryClasses = std::to_array<std::string_view>(
    {"csl-entry", "ltx_bibitem", "footnote-definition", "bibitem", "bib-entry", "reference-item",
     "citation-item", "footnote_plugin_tooltip_text"});

/// "[12]", "12.", "^12" without the signs around it.
std::string bare_label(std::string_view text) {
  std::string label = collapse_space(text);
  while (!label.empty() && std::string_view(".:^|").find(label.back()) != std::string_view::npos)
    label.pop_back();
  while (label.starts_with('^')) label.erase(0, 1);
  const bool round = label.starts_with('(') && label.ends_with(')');
  if (round || (label.starts_with('[') && label.ends_with(']'))) label = label.substr(1, label.size() - 2);
  if (label.ends_with(')') && label.find('(') == std::string::npos) label.pop_back();
  return collapse_space(label);
}

/// The link of a footnote back to its mark shows the number of both.
bool is_number(std::string_view text) {
  const std::string label = bare_label(text);
  return !label.empty() && label.size() <= 4 && label.find_first_not_of("0123456789*") == std::string::npos;
}

bool calls_itself_label(std::string_view classes) {
  const std::string lower = to_lower_ascii(classes.substr(0, 200));
  return std::ranges::any_of(
      std::array<std::string_view, 9>{"label", "ltx_tag", "number", "counter", "fn-num", "csl-left-margin",
                                      "bracket", "refnum", "index"},
      [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// How many of the same name stand side by side with the first one, or one level apart from it.
template <typename Is>
std::vector<Index> alike(const Page& page, Nodes nodes, Is is) {
  std::vector<Index> found;
  Index parent = kNone, grand = kNone;
  for (Index node = nodes.begin; node < nodes.end;) {
    if (page[node].name.empty() || !is(node)) {
      ++node;
      continue;
    }
    const Index holder = page[node].parent, above = page[holder].parent;
    if (found.empty()) {
      parent = holder;
      grand = above;
    }
    if (holder == parent || above == grand || above == parent || holder == grand) found.push_back(node);
    node = page[node].end;
  }
  return found;
}

/// The number that <ol> shows at its item.
std::string ordered_label(const Page& page, Index item, int number) {
  const Index list = page[item].parent;
  const std::string_view type = page.attribute(list, "type");
  const std::string_view style = type == "a"   ? "lower-alpha"
                                 : type == "A" ? "upper-alpha"
                                 : type == "i" ? "lower-roman"
                                 : type == "I" ? "upper-roman"
                                               : "";
  return wikitext::note_label(style, number);
}

std::optional<int> number_attribute(const Page& page, Index node, std::string_view name) {
  const std::string_view text = trim(page.attribute(node, name));
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 1 || number > 99'999) return std::nullopt;
  return number;
}

class Entries {
 public:
  Entries(const Page& page, Nodes nodes) : page_(page), nodes_(nodes) {}

  std::vector<Entry> find() {
    marked();
    if (entries_.empty()) items();
    if (entries_.empty()) definitions();
    if (entries_.empty()) rows();
    if (entries_.empty()) blocks();
    return std::move(entries_);
  }

 private:
  /// By role or by class.
  void marked() {
    for (Index node = nodes_.begin; node < nodes_.end;) {
      const bool entry =
          page_[node].attribute_count > 0 && (is_single_entry(page_, node) || has_entry_class(node));
      if (entry) add(node);
      node = entry ? page_[node].end : node + 1;
    }
    number_items();
  }

  bool has_entry_class(Index node) const {
    return std::ranges::any_of(kEntryClasses,
                               [&](std::string_view name) { return page_.has_class(node, name); });
  }

  void items() {
    for (const Index node : alike(page_, nodes_, [&](Index one) { return page_.is(one, "li"); })) add(node);
    number_items();
  }

  /// Numbers of <ol> count where no entry shows a label of its own.
  void number_items() {
    Index list = kNone;
    int number = 0;
    for (Entry& entry : entries_) {
      const Index item = entry.whole.begin;
      if (!page_.is(item, "li") || !page_.is(page_[item].parent, "ol")) continue;
      if (page_[item].parent != list) {
        list = page_[item].parent;
        number = number_attribute(page_, list, "start").value_or(1) - 1;
      }
      number = number_attribute(page_, item, "value").value_or(number + 1);
      if (entry.label.empty()) entry.label = ordered_label(page_, item, number);
    }
  }

  void definitions() {
    Index term = kNone;
    for (Index node = nodes_.begin; node < nodes_.end; ++node) {
      if (page_.is(node, "dt")) term = node;
      if (!page_.is(node, "dd")) continue;
      Entry entry = entry_at(page_, node);
      if (term != kNone) {
        entry.whole.begin = term;
        const std::string label = bare_label(label_text(term));
        if (label.size() <= kLongestLabel) entry.label = label;
      }
      term = kNone;
      entries_.push_back(std::move(entry));
      node = page_[node].end - 1;
    }
  }

  std::string label_text(Index node) const { return page_.html().text(node, kLongestLabel * 2); }

  void rows() {
    for (Index node = nodes_.begin; node < nodes_.end; ++node) {
      if (!page_.is(node, "tr")) continue;
      std::vector<Index> cells;
      for (Index cell = node + 1; cell < page_[node].end; cell = page_[cell].end)
        if (page_.is(cell, "td")) cells.push_back(cell);
      if (!cells.empty()) add_row(node, cells);
      node = page_[node].end - 1;
    }
  }

  void add_row(Index row, const std::vector<Index>& cells) {
    Entry entry{page_.tree(row), {cells.front(), page_[row].end}, {}};
    const std::string first = label_text(cells.front());
    if (cells.size() > 1 && first.size() <= kLongestLabel / 2) {
      entry.label = bare_label(first);
      entry.text.begin = cells[1];
    }
    entries_.push_back(std::move(entry));
  }

  /// Paragraphs, else the innermost blocks.
  void blocks() {
    for (const Index node : alike(page_, nodes_, [&](Index one) { return page_.is(one, "p"); })) add(node);
    if (!entries_.empty()) return;
    const auto is_inner = [&](Index node) {
      const std::string_view name = page_[node].name;
      if (name != "div" && name != "cite" && name != "span" && name != "blockquote") return false;
      if (name == "span" && page_.is(page_[node].parent, "a")) return false;
      for (Index inner = node + 1; inner < page_[node].end; ++inner)
        if (page_.is(inner, "div") || page_.is(inner, "p")) return false;
      return name == "div";
    };
    for (const Index node : alike(page_, nodes_, is_inner)) add(node);
  }

  void add(Index node) { entries_.push_back(entry_at(page_, node)); }

  const Page& page_;
  Nodes nodes_;
  std::vector<Entry> entries_;
};

bool has_year(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (!digit(at) || (at > 0 && digit(at - 1))) continue;
    if (digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4) &&
        ((text[at] == '1' && text[at + 1] >= '5') || (text[at] == '2' && text[at + 1] == '0')))
      return true;
  }
  return false;
}

}  // namespace

bool is_single_entry(const Page& page, Index node) {
  for (const std::string_view name : {"biblioentry", "endnote", "footnote", "rearnote"})
    if (page.has_role(node, name)) return true;
  return false;
}

Entry entry_at(const Page& page, Index node) {
  Entry entry{page.tree(node), page.inside(node), {}};
  if (const auto counter = page.attribute(node, "data-counter"); counter.size() <= kLongestLabel)
    entry.label = bare_label(counter);
  for (Index inner = node + 1; inner < page[node].end; ++inner) {
    if (page[inner].name.empty()) {
      if (!trim(page[inner].text).empty()) break;
      continue;
    }
    const std::string text = page.html().text(inner, kLongestLabel * 2);
    const bool short_text = !text.empty() && text.size() <= kLongestLabel;
    // <sup>12</sup> at the beginning of a note is its label too.
    const bool label = calls_itself_label(page.attribute(inner, "class")) || page.is(inner, "sup") ||
                       (page.is(inner, "a") && is_number(text));
    if (!short_text || !label || page[inner].end >= page[node].end) continue;
    entry.label = bare_label(text);
    entry.text.begin = page[inner].end;
    break;
  }
  return entry;
}

std::vector<Entry> entries_of(const Page& page, Nodes nodes) {
  return Entries(page, nodes).find();
}

bool looks_like_reference(const Page& page, const Entry& entry) {
  const Url address = parse_url(page.address());
  const std::string_view own = address.host();
  std::string text;
  for (Index node = entry.text.begin; node < entry.text.end && text.size() < 600; ++node) {
    if (page.is(node, "a")) {
      const Link link = classify_link(page.attribute(node, "href"));
      const bool out = own.empty() || registered_host(link.url.value.host()) != registered_host(own);
      if (link.kind != Link::Kind::none && out) return true;
    }
    text += page[node].name.empty() ? page[node].text.substr(0, 600) : std::string_view(" ");
  }
  if (text.size() < 12) return false;
  return has_year(text) || text.find("ISBN") != std::string::npos || text.find("doi") != std::string::npos ||
         text.find("http") != std::string::npos || text.find(" p. ") != std::string::npos ||
         text.find("ibid") != std::string::npos || text.find("Ibid") != std::string::npos;
}

}  // namespace citecheck::rendered
