#include "references/markdown/assemble.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "references/bounds.hpp"
#include "references/markdown/bibliography.hpp"
#include "references/markdown/cited_entries.hpp"
#include "references/markdown/entry.hpp"
#include "references/markdown/marks.hpp"
#include "references/markdown/reference_list.hpp"
#include "references/plain/marks.hpp"
#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;

class Assembler {
 public:
  Assembler(Article& article, const Layout& layout, const Document& document)
      : article_(article), source_(*article.source), layout_(layout), document_(document) {}

  void assemble() {
    footnotes();
    inline_footnotes();
    listed();
    std::ranges::sort(taken_, {}, &Span::begin);
    links();
    unused_definitions();
    read_in_order();
  }

 private:
  std::optional<Span> source_of(Span prose) const { return document_.prose.source_of(prose); }

  /// What will be one citation or more.
  struct Pending {
    std::size_t begin = 0;
    Entry entry;
    const Link* link = nullptr;   ///< Instead of an entry.
    std::vector<Span> more_uses;  ///< Of a link's definition.
  };

  void add(Entry entry) {
    taken_.push_back(entry.prose);
    const std::size_t begin = entry.span.begin;
    pending_.push_back({begin, std::move(entry), nullptr, {}});
  }

  /// Citations are large, so each is made when its turn has come.
  void read_in_order() {
    std::ranges::stable_sort(pending_, {}, &Pending::begin);
    Budget budget(article_.problems);
    Budget::reserve(article_.citations, pending_.size());
    for (const Pending& pending : pending_) {
      if (budget.is_spent()) break;
      if (pending.link == nullptr) {
        for (Citation& citation : read_entry(source_, document_, pending.entry)) {
          budget.add(citation);
          article_.citations.push_back(std::move(citation));
        }
        continue;
      }
      Citation& citation = article_.citations.emplace_back(read_link(source_, document_, *pending.link));
      citation.marks.insert(citation.marks.end(), pending.more_uses.begin(), pending.more_uses.end());
      if (pending.link->definition != Link::kNone)
        citation.span = layout_.definitions[pending.link->definition].span;
      budget.add(citation);
    }
  }

  // ---- footnotes ----

  void footnotes() {
    std::map<std::string, std::size_t> by_label;
    std::vector<Entry> entries;
    for (const Footnote& footnote : layout_.footnotes) {
      if (!by_label.emplace(label_key(footnote.label), entries.size()).second)
        article_.problems.push_back({"duplicate-footnote",
                                     "the footnote [^" + to_valid_utf8(footnote.label) +
                                         "] is defined more than once; only the first definition is shown",
                                     footnote.span});
      Entry entry;
      entry.label = entry.ref_name = to_valid_utf8(footnote.label);
      entry.span = footnote.span;
      entry.prose = prose_within(footnote.span);
      entries.push_back(std::move(entry));
    }
    for (const FootnoteMark& mark : find_footnote_marks(document_)) {
      const auto place = source_of(mark.prose);
      if (!place) continue;
      if (const auto found = by_label.find(label_key(mark.label)); found != by_label.end())
        entries[found->second].marks.push_back(*place);
      else if (!entries.empty() && is_plain_label(mark.label))
        article_.dangling_marks.push_back({std::string("^").append(to_valid_utf8(mark.label)), *place});
    }
    for (Entry& entry : entries) add(std::move(entry));
  }

  /// "[^a-z]" in a text is more likely a pattern than a mark.
  static bool is_plain_label(Text label) {
    return label.find_first_not_of("0123456789") == Text::npos ||
           (label.find_first_of("\\|*+?$(){}") == Text::npos && label.find("a-z") == Text::npos &&
            label.find("A-Z") == Text::npos && label.find("0-9") == Text::npos);
  }

  /// What the document says between two places of the source. Its blocks stand in the source's order.
  Span prose_within(Span source) const {
    const auto place = [&](const Block& block) { return source_of(block.prose).value_or(Span{}).begin; };
    const auto first = std::ranges::lower_bound(document_.blocks, source.begin, {}, place);
    const auto last = std::ranges::lower_bound(document_.blocks, source.end, {}, place);
    if (first == last) {
      const std::size_t at = first == document_.blocks.end() ? document_.prose.size() : first->prose.begin;
      return {at, at};
    }
    return {first->prose.begin, std::prev(last)->prose.end};
  }

  void inline_footnotes() {
    for (const InlineFootnote& note : find_inline_footnotes(document_)) {
      const auto inside = source_of(note.inside), whole = source_of(note.whole);
      if (!inside || !whole) continue;
      Entry entry;
      entry.span = *inside;
      entry.prose = note.inside;
      entry.marks = {*whole};
      add(std::move(entry));
    }
  }

  // ---- the list of references ----

  void listed() {
    std::vector<ListedEntry> entries = find_listed_entries(document_);
    std::map<std::string, std::size_t, std::less<>> by_label;
    unsigned highest = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string& label = entries[i].entry.label;
      if (label.empty()) continue;
      by_label.emplace(label, i);
      unsigned number = 0;
      std::from_chars(label.data(), label.data() + label.size(), number);
      highest = std::max(highest, number);
    }
    if (!by_label.empty()) number_marks(entries, by_label, highest);
    for (ListedEntry& listed : entries) {
      listed.entry.group = "references";  // footnotes have numbers of their own
      if (!listed.doubtful || reads_as_reference(read_entry(source_, document_, listed.entry).front()))
        add(std::move(listed.entry));
    }
  }

  static bool reads_as_reference(const Citation& citation) {
    return citation.title || citation.url || citation.archive_url || citation.issued || citation.accessed ||
           !citation.identifiers.empty() || !citation.authors.empty();
  }

  /// "[1]", "[2, 3]" outside of the list, and links such as "[1](#ref-1)".
  void number_marks(std::vector<ListedEntry>& entries,
                    const std::map<std::string, std::size_t, std::less<>>& by_label, unsigned highest) {
    const Text text = document_.syntax;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= entries.size(); ++i) {
      const std::size_t to = i < entries.size() ? std::max(from, entries[i].entry.prose.begin) : text.size();
      for (const plain::Mark& mark : plain::find_marks(text, from, to)) {
        const auto place = source_of(mark.span);
        if (!place || is_head(entries, i, mark.span)) continue;
        for (const std::string& label : mark.labels)
          if (const auto found = by_label.find(label); found != by_label.end())
            entries[found->second].entry.marks.push_back(*place);
          else if (plain::is_plausible_mark(text, mark, label, highest))
            article_.dangling_marks.push_back({label, *place});
      }
      if (i < entries.size()) from = entries[i].entry.prose.end;
    }
    for (const Link& link : document_.links)
      if (link.url.starts_with('#') && !link.image)
        if (const auto found = by_label.find(trim(link.text.of(document_.prose.text())));
            found != by_label.end())
          entries[found->second].entry.marks.push_back(link.span);
  }

  /// The number of the entry itself, right before what it says.
  static bool is_head(const std::vector<ListedEntry>& entries, std::size_t next, Span mark) {
    return next < entries.size() && mark.end + 3 >= entries[next].entry.prose.begin;
  }

  // ---- links in the text ----

  bool is_taken(const Link& link) const {
    const auto after = std::ranges::upper_bound(taken_, link.text.begin, {}, &Span::begin);
    if (after == taken_.begin()) return false;
    return link.text.begin < std::prev(after)->end;
  }

  void links() {
    std::map<std::uint32_t, std::size_t> defined;  // which is pending, by definition
    for (const Link& link : document_.links) {
      if (link.definition != Link::kNone) used_.insert(link.definition);
      if (link.image || !is_citation(document_, link) || is_taken(link)) continue;
      std::size_t begin = link.span.begin;
      if (link.definition != Link::kNone) {
        const auto [found, is_new] = defined.emplace(link.definition, pending_.size());
        if (!is_new) {
          pending_[found->second].more_uses.push_back(link.span);
          continue;
        }
        begin = layout_.definitions[link.definition].span.begin;
      }
      pending_.push_back({begin, {}, &link, {}});
    }
  }

  void unused_definitions() {
    for (std::uint32_t i = 0; i < layout_.definitions.size(); ++i) {
      const LinkDefinition& definition = layout_.definitions[i];
      if (!definition.certain || used_.contains(i)) continue;
      if (!starts_with_ignoring_case(definition.destination.of(source_), "http")) continue;
      article_.problems.push_back(
          {"unused-link-definition",
           "the link [" + to_valid_utf8(definition.label) + "] is defined but never used", definition.span});
    }
  }

  Article& article_;
  Text source_;
  const Layout& layout_;
  const Document& document_;
  std::vector<Pending> pending_;
  std::vector<Span> taken_;  ///< The prose of entries, whose links are theirs.
  std::set<std::uint32_t> used_;
};

}  // namespace

void assemble(Article& article, const Layout& layout, const Document& document, Metadata metadata,
              const ReadOptions& options) {
  Assembler(article, layout, document).assemble();
  for (const Span file : layout.bibliographies)
    metadata.bibliographies.push_back({std::string(article.text_of(file)), file});
  Bibliography bibliography = read_bibliography(article, options, metadata);
  if (bibliography.named) add_cited_entries(article, document, metadata, std::move(bibliography));
  for (std::size_t i = 0; i < article.citations.size(); ++i)
    article.citations[i].index = static_cast<std::uint32_t>(i);
}

}  // namespace citecheck::markdown
