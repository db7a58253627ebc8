#include "references/rendered/assemble.hpp"

#include <algorithm>

#include "references/bounds.hpp"
#include "references/rendered/body_links.hpp"
#include "references/rendered/entry.hpp"
#include "references/rendered/lists.hpp"
#include "references/rendered/loose_notes.hpp"
#include "references/rendered/marks.hpp"
#include "references/rendered/metadata.hpp"
#include "references/rendered/wiki.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kLongestTitle = 300;  ///< Bytes.

// ---- title and language ----

struct Head {
  std::string first_heading, heading, og_title, title;
};

/// The heading of the article: the one MediaWiki names, else the first of the main part, else of the page.
std::string title_of(const Page& page) {
  Head head;
  bool in_main = false;
  for (Index node = 1; node < page.size(); ++node) {
    const std::string_view name = page[node].name;
    if (name == "h1") {
      const std::string text = page.html().text(node, kLongestTitle);
      if (page.attribute(node, "id") == "firstHeading") return text;
      bool main = false;
      for (Index above = page[node].parent; above != 0 && !main; above = page[above].parent)
        main = page.is(above, "main") || page.is(above, "article");
      if (!text.empty() && (head.heading.empty() || (main && !in_main))) {
        head.heading = text;
        in_main = in_main || main;
      }
    } else if (name == "title" && head.title.empty()) {
      head.title = page.html().text(node, kLongestTitle);
    } else if (name == "meta" && page.attribute(node, "property") == "og:title") {
      head.og_title = page.html().attribute(node, "content");
    }
  }
  for (const std::string* text : {&head.heading, &head.title, &head.og_title})
    if (!text->empty()) return *text;
  return {};
}

std::string language_of(const Page& page) {
  for (Index node = 1; node < page.size() && node < 100; ++node) {
    if (!page.is(node, "html")) continue;
    const std::string language = page.html().attribute(node, "lang");
    return language.empty() ? page.html().attribute(node, "xml:lang") : language;
  }
  return {};
}

// ---- citations ----

class Assembler {
 public:
  explicit Assembler(Article& article)
      : article_(article), page_(*article.source), budget_(article.problems) {}

  void run() {
    report_cut();
    article_.title = title_of(page_);
    article_.language = language_of(page_);
    found_ = read_wiki(page_, article_);
    lists_ = find_lists(page_);
    for (List& list : lists_)
      if (is_of_wiki(list)) list.entries.clear();
    if (List loose = find_loose_notes(page_, lists_); !loose.entries.empty()) add_loose(std::move(loose));
    put_in_order();
    if (!listed_.empty()) read_marks(page_, listed_, article_);
    if (article_.citations.empty()) read_elsewhere();
    std::ranges::stable_sort(article_.dangling_marks, {},
                             [](const DanglingMark& mark) { return mark.span.begin; });
    for (std::size_t i = 0; i < article_.citations.size(); ++i)
      article_.citations[i].index = static_cast<std::uint32_t>(i);
  }

 private:
  void report_cut() {
    const std::size_t parsed = page_.html().parsed_bytes(), size = article_.source->size();
    if (parsed < size)
      article_.problems.push_back(
          {"cut-html",
           "only the first " + std::to_string(parsed) + " of " + std::to_string(size) +
               " bytes are read: the page is too large or too deeply nested; split it",
           {parsed, parsed}});
  }

  /// Lists of notes are the wiki's.
  bool is_of_wiki(const List& list) const {
    return std::ranges::any_of(list.entries, [&](const Entry& entry) {
      const std::string_view id = page_.attribute(entry.whole.begin, "id");
      return id.starts_with("cite_note") || id.starts_with("_note-");
    });
  }

  bool holds_found(const Entry& entry) const {
    const auto next = std::ranges::lower_bound(found_, entry.whole.begin, {},
                                               [](const Found& found) { return found.nodes.begin; });
    return next != found_.end() && next->nodes.begin < entry.whole.end;
  }

  void add_loose(List loose) {
    lists_.push_back(std::move(loose));
    std::ranges::sort(lists_, {}, [](const List& list) { return list.nodes.begin; });
  }

  /// Lists with numbers of their own are told apart by their headings, for "3" may be in each.
  void name_groups() {
    bool numbered = !found_.empty();
    for (List& list : lists_) {
      const bool has_labels =
          std::ranges::any_of(list.entries, [](const Entry& one) { return !one.label.empty(); });
      if (numbered && list.heading.empty())
        list.heading = "list " + std::to_string(&list - lists_.data() + 1);
      if (!numbered) list.heading.clear();
      numbered = numbered || has_labels;
    }
  }

  void put_in_order() {
    name_groups();
    std::vector<std::pair<const List*, const Entry*>> entries;
    for (const List& list : lists_)
      for (const Entry& entry : list.entries)
        if (!holds_found(entry)) entries.emplace_back(&list, &entry);
    std::ranges::stable_sort(entries, {}, [](const auto& one) { return one.second->whole.begin; });
    Budget::reserve(article_.citations, found_.size() + entries.size());
    Index behind = 0;
    std::size_t next = 0;
    for (const auto& [list, entry] : entries) {
      if (entry->whole.begin < behind) continue;  // a list inside of an entry
      behind = entry->whole.end;
      while (next < found_.size() && found_[next].nodes.begin < entry->whole.begin) take(found_[next++]);
      if (budget_.is_spent()) return;
      read(*list, *entry);
    }
    while (next < found_.size()) take(found_[next++]);
  }

  void take(Found& found) { add(std::move(found.citation)); }

  void add(Citation citation) {
    if (budget_.is_spent()) return;
    budget_.add(citation);
    article_.citations.push_back(std::move(citation));
  }

  void read(const List& list, const Entry& entry) {
    std::string label = entry.label;
    Citation citation = read_entry(page_, entry.text, &label);
    citation.label = to_valid_utf8(label);
    if (!label.empty()) citation.group = to_valid_utf8(list.heading);
    citation.span = page_.html().span(entry.whole.begin);
    for (Index node = entry.whole.begin; node < entry.whole.end; node = page_[node].end)
      citation.span.end = std::max(citation.span.end, page_.html().span(node).end);
    listed_.push_back({&list, &entry, static_cast<std::uint32_t>(article_.citations.size())});
    add(std::move(citation));
  }

  /// A page without a list: what it says for machines, else the links of its text.
  void read_elsewhere() {
    for (auto* const read :
         {read_microdata_citations, read_json_ld_citations, read_meta_references, read_body_links})
      if (article_.citations = read(page_); !article_.citations.empty()) return;
  }

  Article& article_;
  Page page_;
  Budget budget_;
  std::vector<Found> found_;
  std::vector<List> lists_;
  std::vector<Listed> listed_;
};

}  // namespace

void assemble(Article& article) {
  Assembler(article).run();
}

}  // namespace citecheck::rendered
