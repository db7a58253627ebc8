#include "references/jats/ref_list.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "references/bounds.hpp"
#include "references/jats/citation.hpp"
#include "references/jats/elements.hpp"
#include "references/text.hpp"
#include "references/xml/claims.hpp"

namespace citecheck::jats {

namespace {

using xml::Entries;
using xml::Entry;
using xml::Index;
using xml::kNoNode;
using xml::Range;
using xml::Tree;
using Text = std::string_view;

// "[24]", "24.", "(24)" -> "24".
std::string bare_label(std::string label) {
  const auto is_frame = [](char c) { return c == '[' || c == ']' || c == '(' || c == ')' || c == '.'; };
  while (!label.empty() && is_frame(label.back())) label.pop_back();
  const auto first = std::ranges::find_if_not(label, is_frame);
  return collapse_space(std::string(first, label.end()));
}

bool is_citation(Text name) {
  return is_citation_element(name) || name == "citation-alternatives";
}

// A relation to a data set is tagged as a citation is, or it is nothing but a link between articles.
bool cites_a_work(const Tree& tree, Index element) {
  if (tree.is(element, "product")) return true;
  if (!tree.is(element, "related-object")) return false;
  for (Index i = element + 1; i < tree[element].end; i = tree[i].end)
    for (const Text part : {"source", "article-title", "data-title", "name", "collab", "string-name"})
      if (tree.is(i, part)) return true;
  return false;
}

class ListReader {
 public:
  ListReader(const Tree& tree, Range range, Article& article)
      : tree_(tree), range_(range), article_(article), budget_(article.problems) {}

  Entries read() {
    for (Index i = range_.begin; i < range_.end && !budget_.is_spent();) i = visit(i);
    close_footnote();
    append();
    return std::move(entries_);
  }

 private:
  // Its citations stand in the article where it is of a list, else in others_: each is made once, where it
  // stays.
  struct Found {
    Entry entry;                                           // first and last count in that list.
    std::vector<std::pair<std::string, std::size_t>> ids;  // Of the entry (npos), or of one citation.
  };
  static constexpr std::size_t kWhole = std::string::npos;

  Index visit(Index i) {
    if (footnote_ != kNoNode && i >= tree_[footnote_].end) close_footnote();
    const Text name = tree_[i].name;
    if (name == "ref-list" && i >= list_end_) open_list(i);
    if (name == "fn" && footnote_ == kNoNode) open_footnote(i);
    if (name == "ref") return ref(i);
    if (is_citation(name) || cites_a_work(tree_, i)) return outside(i);
    return i + 1;
  }

  // ---- lists ----

  // The first list is the list; further ones ("Further reading", those of a reply) count for themselves.
  void open_list(Index i) {
    list_end_ = tree_[i].end;
    number_ = 0;
    if (++lists_ == 1) return;
    const Index title = tree_.child(i, "title");
    group_ = title == kNoNode ? std::string{} : xml::line_of(tree_, title, kTextRules);
    if (group_.empty()) group_ = "list " + std::to_string(lists_);
  }

  Index ref(Index i) {
    Found found = begin_entry(true);
    std::string own_label;
    for (Index j = i + 1; j < tree_[i].end && !budget_.is_spent();) {
      if (!is_citation(tree_[j].name)) {
        ++j;
        continue;
      }
      add_citation(found, j);
      if (own_label.empty()) own_label = label_in(j);
      j = tree_[j].end;
    }
    if (count(found) == 0)
      read(i, found);
    else
      remarks(i, article_.citations.back());
    found.ids.emplace_back(tree_.attribute(i, "id"), kWhole);
    ++number_;
    std::string label = label_in(i);
    if (label.empty() && count(found) == 1) label = std::move(own_label);
    finish(found, label.empty() ? std::to_string(number_) : std::move(label), found.ids.back().first);
    list_.push_back(std::move(found));
    return tree_[i].end;
  }

  std::string label_in(Index element) const {
    const Index label = tree_.child(element, "label");
    return label == kNoNode ? std::string{} : bare_label(xml::line_of(tree_, label, kTextRules));
  }

  // Notes beside the citations of an entry.
  void remarks(Index ref, Citation& citation) const {
    for (Index i = ref + 1; i < tree_[ref].end; i = tree_[i].end) {
      const bool is_remark = tree_.is(i, "note") || tree_.is(i, "p");
      const auto holds_citation = [&] {
        for (Index j = i + 1; j < tree_[i].end; ++j)
          if (is_citation(tree_[j].name)) return true;
        return false;
      };
      if (is_remark && !holds_citation())
        xml::add_other(citation, "note", xml::text_claim(tree_, i, kTextRules));
    }
  }

  std::vector<Citation>& citations_of(const Found& found) {
    return found.entry.in_list ? article_.citations : others_;
  }

  Found begin_entry(bool in_list) {
    Found found;
    found.entry.in_list = in_list;
    found.entry.first = found.entry.last = static_cast<std::uint32_t>(citations_of(found).size());
    return found;
  }

  static std::size_t count(const Found& found) { return found.entry.last - found.entry.first; }

  void read(Index element, Found& found) {
    Citation& citation = citations_of(found).emplace_back();
    ++found.entry.last;
    read_citation(tree_, element, citation);
    budget_.add(citation);
  }

  void add_citation(Found& found, Index element) {
    read(element, found);
    if (std::string id = tree_.attribute(element, "id"); !id.empty())
      found.ids.emplace_back(std::move(id), count(found) - 1);
  }

  void finish(Found& found, std::string label, const std::string& name) {
    found.entry.label = std::move(label);
    found.entry.group = group_;
    name_citations(found, name);
  }

  void name_citations(const Found& found, const std::string& name) {
    for (std::uint32_t i = found.entry.first; i < found.entry.last; ++i) {
      Citation& citation = citations_of(found)[i];
      citation.label = found.entry.label;
      citation.group = found.entry.group;
      citation.ref_name = name;
    }
  }

  // ---- outside of lists ----

  void open_footnote(Index i) {
    footnote_ = i;
    open_ = begin_entry(false);
  }

  // A footnote with citations is an entry that marks may point to.
  void close_footnote() {
    if (footnote_ != kNoNode && count(open_) > 0) {
      const std::string id = tree_.attribute(footnote_, "id");
      open_.ids.emplace_back(id, kWhole);
      open_.entry.label = label_in(footnote_);
      open_.entry.group = "footnotes";
      name_citations(open_, id);
      outside_.push_back(std::move(open_));
    }
    footnote_ = kNoNode;
  }

  Index outside(Index i) {
    Found single = begin_entry(false);
    Found& found = footnote_ == kNoNode ? single : open_;
    add_citation(found, i);
    Citation& citation = others_.back();
    const Claim<std::string> source = xml::attribute_claim(tree_, i, "source-id");
    if (const Text doi = xml::doi_in_link(source.value); !doi.empty())
      xml::add_identifier(citation, Identifier::Kind::doi, xml::part_of(source, doi));
    else if (parse_url(source.value).is_http())
      xml::add_link(citation, source);
    if (footnote_ == kNoNode) outside_.push_back(std::move(single));
    return tree_[i].end;
  }

  // ---- the end ----

  void append() {
    const auto listed = static_cast<std::uint32_t>(article_.citations.size());
    std::ranges::move(others_, std::back_inserter(article_.citations));
    for (std::size_t i = 0; i < article_.citations.size(); ++i)
      article_.citations[i].index = static_cast<std::uint32_t>(i);
    std::ranges::move(outside_, std::back_inserter(list_));
    for (Found& found : list_) {
      Entry& entry = found.entry;
      if (!entry.in_list) {
        entry.first += listed;
        entry.last += listed;
      }
      for (auto& [id, which] : found.ids) {
        if (id.empty()) continue;
        Entries::Target target{entries_.all.size(), entry.first, entry.last};
        if (which != kWhole) {
          target.first += static_cast<std::uint32_t>(which);
          target.last = target.first + 1;
        }
        entries_.by_id.emplace(std::move(id), target);
      }
      entries_.all.push_back(std::move(entry));
    }
  }

  const Tree& tree_;
  Range range_;
  Article& article_;
  Budget budget_;
  Entries entries_;
  std::vector<Found> list_, outside_;
  std::vector<Citation> others_;
  Index list_end_ = 0;
  std::size_t lists_ = 0, number_ = 0;
  std::string group_;
  Index footnote_ = kNoNode;
  Found open_;  // The footnote being read.
};

}  // namespace

xml::Entries read_references(const xml::Tree& tree, xml::Range range, Article& article) {
  return ListReader(tree, range, article).read();
}

void forget_unmarked_footnotes(const xml::Entries& entries, Article& article) {
  for (const Entry& entry : entries.all)
    for (std::uint32_t i = entry.first; i < entry.last && !entry.in_list; ++i) {
      Citation& citation = article.citations[i];
      if (!citation.marks.empty()) continue;
      citation.label.clear();
      citation.group.clear();
      citation.ref_name.clear();
    }
}

}  // namespace citecheck::jats
