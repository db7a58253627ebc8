#include "references/rendered/wiki.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "references/rendered/coins.hpp"
#include "references/rendered/entry.hpp"
#include "references/rendered/wiki_names.hpp"
#include "references/text.hpp"
#include "references/wikitext/notes.hpp"

namespace citecheck::rendered {

namespace {

struct Mark {
  Span span;
  std::string label;
};

struct Note {
  Index item = 0;  ///< The <li>.
  Nodes text;
  NoteName name;
  std::size_t number = 0;  ///< Position in its list.
  std::vector<Mark> marks;
  std::optional<std::uint32_t> backlinks;
};

/// An element that holds one citation: <cite class="citation">, <span class="ouvrage">. Pandoc's marks are
/// <span class="citation" data-cites="…">.
bool is_container(const Page& page, Index node) {
  if (!page.is(node, "cite") && !page.is(node, "span")) return false;
  if (page.html().has_attribute(node, "data-cites")) return false;
  return page.has_class(node, "citation") || page.has_class(node, "ouvrage");
}

/// True if MediaWiki made the page, or a part of it was copied from such a page.
bool is_wiki(const Page& page) {
  for (Index node = 1; node < page.size(); ++node) {
    if (page[node].attribute_count == 0) continue;
    if (page.is(node, "li") && page.attribute(node, "id").starts_with("cite_note")) return true;
    const std::string_view classes = page.attribute(node, "class");
    for (const std::string_view name :
         {"mw-parser-output", "mw-body-content", "mw-ref", "cs1", "cs2", "Z3988"})
      if (Page::has_word(classes, name)) return true;
  }
  return false;
}

class WikiReader {
 public:
  WikiReader(const Page& page, Article& article) : page_(page), article_(article) {}

  std::vector<Found> read() {
    if (!is_wiki(page_)) return {};
    find_notes();
    find_marks();
    report_errors();
    read_citations();
    short_marks();
    return std::move(found_);
  }

 private:
  // ---- notes ----

  void find_notes() {
    std::unordered_map<Index, std::size_t> numbers;
    for (Index node = 1; node < page_.size(); ++node) {
      if (!page_.is(node, "li")) continue;
      const std::string_view id = page_.attribute(node, "id");
      if (!id.starts_with("cite_note") && !id.starts_with("_note-")) continue;
      Note note;
      note.item = node;
      note.text = text_of(node);
      note.name.name = name_in_id(id);
      note.name.group = group_of_list(page_, page_[node].parent);
      note.number = ++numbers[page_[node].parent];
      note.backlinks = count_backlinks(node);
      by_item_.emplace(node, notes_.size());
      notes_.push_back(std::move(note));
    }
  }

  Nodes text_of(Index item) const {
    for (Index node = item + 1; node < page_[item].end; ++node)
      if (page_.has_class(node, "reference-text") || page_.has_class(node, "mw-reference-text"))
        return page_.tree(node);
    return page_.inside(item);
  }

  std::optional<std::uint32_t> count_backlinks(Index item) const {
    std::unordered_set<std::string_view> places;
    auto anchor = std::ranges::lower_bound(page_.anchors(), item, {}, &Anchor::link);
    for (; anchor != page_.anchors().end() && anchor->link < page_[item].end; ++anchor)
      if (anchor->fragment.starts_with("cite_ref") || anchor->fragment.starts_with("_ref-"))
        places.insert(anchor->fragment);
    if (places.empty()) return std::nullopt;
    return static_cast<std::uint32_t>(places.size());
  }

  // ---- marks ----

  /// The <sup> around the link, else the link.
  Index mark_around(Index link) const {
    Index node = link;
    for (int i = 0; i < 3 && node != 0; ++i) {
      node = page_[node].parent;
      if (page_.is(node, "sup") || page_.has_class(node, "reference")) return node;
    }
    return link;
  }

  void find_marks() {
    for (const Anchor& anchor : page_.anchors()) {
      if (!anchor.fragment.starts_with("cite_note") && !anchor.fragment.starts_with("_note-")) continue;
      const Index element = mark_around(anchor.link);
      const Mark mark{page_.html().span(element), mark_label(page_.html().text(anchor.link, 100))};
      const auto note = anchor.target == kNone ? by_item_.end() : by_item_.find(anchor.target);
      if (note == by_item_.end()) {
        dangling(mark);
        continue;
      }
      Note& target = notes_[note->second];
      target.marks.push_back(mark);
      if (const auto stated = stated_name(page_.attribute(element, "data-mw"))) target.name = *stated;
    }
  }

  void dangling(const Mark& mark) { article_.dangling_marks.push_back({mark.label, mark.span}); }

  void report_errors() {
    for (Index node = 1; node < page_.size(); ++node) {
      if (!page_.has_class(node, "mw-ext-cite-error")) continue;
      article_.problems.push_back({"cite-error", page_.html().text(node, 500), page_.html().span(node)});
    }
  }

  // ---- citations ----

  void read_citations() {
    std::size_t next_note = 0;
    for (Index node = 1; node < page_.size();) {
      if (next_note < notes_.size() && notes_[next_note].item == node) {
        const Note& note = notes_[next_note++];
        read_note(note);
        // A list of sub-references stands inside of its item.
        const bool nested = next_note < notes_.size() && notes_[next_note].item < page_[node].end;
        node = nested ? notes_[next_note].item : page_[node].end;
      } else if (!page_[node].name.empty() && is_container(page_, node)) {
        read_container(node);
        node = page_[node].end;
      } else {
        ++node;
      }
    }
  }

  /// Outside of notes: up to the next element, with what stands beside it on its line.
  void read_container(Index node) {
    Index end = page_[node].end;
    const Index line = page_[page_[node].parent].end;
    while (end < line && !is_block(page_[end].name) && !is_container(page_, end)) end = page_[end].end;
    add({node, end}, page_.html().span(node));
  }

  Found& add(Nodes nodes, Span span) {
    Citation citation = read_entry(page_, nodes);
    citation.span = span;
    if (is_container(page_, nodes.begin)) {
      const WikiTemplate written = template_of(page_.attribute(nodes.begin, "class"));
      citation.template_name = written.name;
      if (written.type != ItemType::document && citation.type != ItemType::chapter)
        citation.type = written.type;
      containers_.emplace(nodes.begin, found_.size());
    }
    found_.push_back({std::move(citation), nodes});
    return found_.back();
  }

  /// The parts of a note that are one citation each: from every element that holds one, or to every span of
  /// data; a note without those is one.
  std::vector<Nodes> parts_of(Nodes text) const {
    std::vector<Nodes> parts;
    std::vector<Index> data;
    for (Index node = text.begin; node < text.end;) {
      if (!page_[node].name.empty() && is_container(page_, node)) {
        if (!parts.empty()) parts.back().end = node;
        parts.push_back({node, text.end});
        node = page_[node].end;
        continue;
      }
      const bool is_data = is_coins(page_, node);
      node = is_data ? page_[node].end : node + 1;
      if (is_data) data.push_back(node);
    }
    if (!parts.empty() || data.size() < 2) return parts;
    Index begin = text.begin;
    for (const Index end : data) parts.push_back({std::exchange(begin, end), end});
    parts.back().end = text.end;
    return parts;
  }

  void read_note(const Note& note) {
    std::vector<Nodes> parts = parts_of(note.text);
    const VisibleText shown(page_, note.text, show_in_entry, 64);
    if (shown.text().empty() && parts.empty()) {
      std::ranges::for_each(note.marks, [&](const Mark& mark) { dangling(mark); });
      return;
    }
    const Span whole = source_of(note.text);
    if (parts.empty()) parts.push_back(note.text);
    for (const Nodes part : parts) {
      const bool first = part.begin == parts.front().begin;
      Citation& citation = add(part, parts.size() == 1 ? whole : source_of(part)).citation;
      name(citation, note, first);
    }
  }

  Span source_of(Nodes nodes) const {
    Span span = page_.html().span(nodes.begin);
    for (Index node = nodes.begin; node < nodes.end; node = page_[node].end)
      span.end = std::max(span.end, page_.html().span(node).end);
    return span;
  }

  /// The copies of marks are limited by the size of the page, as many citations in one note with many uses
  /// would take more memory than the page.
  void name(Citation& citation, const Note& note, bool first) {
    citation.ref_name = note.name.name;
    citation.group = note.name.group;
    citation.backlinks = note.backlinks;
    if (!note.marks.empty()) citation.label = note.marks.front().label;
    if (citation.group.empty()) citation.group = group_in_label(page_, note.item, citation.label);
    if (citation.label.empty())
      citation.label = wikitext::note_label(citation.group, static_cast<int>(note.number));
    if (!first && (copies_ += note.marks.size()) > page_.source().size()) {
      citation.backlinks.reset();
      return;
    }
    for (const Mark& mark : note.marks) citation.marks.push_back(mark.span);
  }

  // ---- short references ----

  /// "Smith 2014" with a link to #CITEREFSmith2014.
  void short_marks() {
    for (const Anchor& anchor : page_.anchors()) {
      if (!anchor.fragment.starts_with("CITEREF")) continue;
      const Mark mark{page_.html().span(anchor.link), page_.html().text(anchor.link, 100)};
      if (anchor.target == kNone) {
        // Without "#" first the link may lead to another article.
        if (page_.attribute(anchor.link, "href").starts_with('#')) dangling(mark);
        continue;
      }
      const auto container = containers_.lower_bound(anchor.target);
      if (container == containers_.end() || container->first >= page_[anchor.target].end) continue;
      Found& found = found_[container->second];
      if (found.nodes.holds(anchor.link)) continue;
      found.citation.marks.push_back(mark.span);
      if (found.citation.ref_name.empty() && found.citation.label.empty())
        found.citation.ref_name = anchor.fragment;
    }
  }

  const Page& page_;
  Article& article_;
  std::vector<Note> notes_;
  std::unordered_map<Index, std::size_t> by_item_;
  std::vector<Found> found_;
  std::map<Index, std::size_t> containers_;
  std::size_t copies_ = 0;
};

}  // namespace

std::vector<Found> read_wiki(const Page& page, Article& article) {
  return WikiReader(page, article).read();
}

}  // namespace citecheck::rendered
