#include "references/tei/tei.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "references/bounds.hpp"
#include "references/languages.hpp"
#include "references/one_article.hpp"
#include "references/tei/citation.hpp"
#include "references/tei/elements.hpp"
#include "references/text.hpp"
#include "references/xml/marks.hpp"
#include "references/xml/prolog.hpp"
#include "references/xml/xml_reader.hpp"

namespace citecheck {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Range;
using xml::Tree;
using Text = std::string_view;

bool is_article(Text name) {
  return name == "TEI" || name == "TEI.2";
}

// "#b3 #b4" -> "b3 b4"; what leads elsewhere is left out.
std::string ids_in(const std::string& targets) {
  std::string ids;
  for (std::size_t at = 0; at < targets.size();) {
    const std::size_t end = std::min(targets.find(' ', at), targets.size());
    if (targets[at] == '#' && end > at + 1) ids += targets.substr(at + 1, end - at - 1) + " ";
    at = end + 1;
  }
  return ids;
}

class TeiReader {
 public:
  TeiReader(const Tree& tree, Range range, Article& article)
      : tree_(tree), range_(range), article_(article), budget_(article.problems) {}

  void read() {
    header();
    find_list_ids();
    for (Index i = range_.begin; i < range_.end && !budget_.is_spent();) i = reference(i);
    number();
    for (Index i = range_.begin; i < range_.end;) i = mark(i);
    marks_->finish();
    if (unresolved_ > 0)
      article_.problems.push_back({"unresolved-marks",
                                   std::to_string(unresolved_) +
                                       (unresolved_ == 1 ? " mark names" : " marks name") +
                                       " no reference; they may lead to any of the list",
                                   first_unresolved_});
  }

 private:
  // ---- the text itself ----

  void header() {
    for (Index i = range_.begin; i < range_.end; ++i) {
      if (tree_.is(i, "text")) {
        set_language(i);
        break;
      }
      if (tree_.is(i, "TEI") || tree_.is(i, "teiHeader")) set_language(i);
      const bool in_statement = tree_[i].parent != kNoNode && tree_.is(tree_[i].parent, "titleStmt");
      if (article_.title.empty() && in_statement && tree_.is(i, "title"))
        article_.title = xml::line_of(tree_, i, tei::kTextRules);
    }
    if (article_.title.empty()) article_.title = title_from_path(article_.path);
  }

  void set_language(Index i) {
    if (article_.language.empty()) article_.language = language_tag(tree_.attribute(i, "lang"));
  }

  // ---- references ----

  // A pointer in the text to one of the list's entries may stand before the list.
  void find_list_ids() {
    Index list_end = 0;
    for (Index i = range_.begin; i < range_.end; ++i) {
      if (tree_.is(i, "listBibl")) list_end = std::max(list_end, tree_[i].end);
      if (i < list_end && tei::is_citation(tree_[i].name))
        if (const std::string id = tree_.attribute(i, "id"); !id.empty()) list_ids_.insert(id);
    }
  }

  Index reference(Index i) {
    const Text name = tree_[i].name;
    if (name == "teiHeader" || name == "msDesc") return tree_[i].end;
    if (name == "listBibl") {
      if (i >= list_end_) open_list(i);
      list_end_ = std::max(list_end_, tree_[i].end);
    }
    if (!tei::is_citation(name)) return i + 1;
    const bool in_list = i < list_end_;
    if (!in_list && points_to_list(i)) return tree_[i].end;
    Citation citation;
    tei::read_citation(tree_, i, citation);
    budget_.add(citation);
    citation.ref_name = in_list ? tree_.attribute(i, "id") : std::string{};
    if (in_list) {
      citation.label = tree_.attribute(i, "n");
      if (citation.label.empty()) citation.label = std::to_string(number_ + 1);
      citation.group = group_;
      ++number_;
    }
    (in_list ? listed_ : others_).push_back(std::move(citation));
    ids_[in_list ? 0 : 1].push_back(tree_.attribute(i, "id"));
    return tree_[i].end;
  }

  // The first list is the list; further ones count for themselves.
  void open_list(Index i) {
    number_ = 0;
    if (++lists_ == 1) return;
    const Index head = tree_.child(i, "head");
    group_ = head == kNoNode ? std::string{} : xml::line_of(tree_, head, tei::kTextRules);
    if (group_.empty()) group_ = "list " + std::to_string(lists_);
  }

  // "<bibl><ptr target="#smith"/></bibl>" is a mark.
  bool points_to_list(Index i) const {
    for (Index j = i; j < tree_[i].end; ++j)
      for (const Text attribute : {"target", "corresp"})
        if (leads_to_list(ids_in(tree_.attribute(j, attribute)))) return true;
    return false;
  }

  bool leads_to_list(const std::string& ids) const {
    for (std::size_t at = 0; at < ids.size();) {
      const std::size_t end = ids.find(' ', at);
      if (list_ids_.contains(ids.substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  }

  void number() {
    // The list itself becomes the article's: both at once would take twice the memory.
    const std::size_t listed = listed_.size();
    article_.citations = std::move(listed_);
    std::ranges::move(others_, std::back_inserter(article_.citations));
    others_ = {};
    for (const bool in_list : {true, false}) {
      const std::size_t begin = in_list ? 0 : listed, end = in_list ? listed : article_.citations.size();
      for (std::size_t i = 0; i < end - begin; ++i) {
        Citation& citation = article_.citations[begin + i];
        citation.index = static_cast<std::uint32_t>(begin + i);
        const std::string& id = ids_[in_list ? 0 : 1][i];
        const xml::Entries::Target target{entries_.all.size(), citation.index, citation.index + 1};
        if (!id.empty()) entries_.by_id.emplace(id, target);
        entries_.all.push_back({citation.index, citation.index + 1, citation.group, citation.label, in_list});
      }
    }
    marks_.emplace(tree_, range_, entries_, article_);
  }

  // ---- marks ----

  Index mark(Index i) {
    const xml::Node& node = tree_[i];
    if (node.kind != xml::Node::Kind::element) {
      marks_->text(node);
      return i + 1;
    }
    if (node.name == "fileDesc" || node.name == "listBibl" || node.name == "msDesc") return node.end;
    const bool is_pointer = node.name == "ref" || node.name == "ptr";
    if (!is_pointer) {
      for (const Text attribute : {"source", "corresp"})
        if (const std::string ids = ids_in(tree_.attribute(i, attribute)); !ids.empty())
          marks_->mark(node.span, {}, ids, false);
      return i + 1;
    }
    const std::string type = to_lower_ascii(tree_.attribute(i, "type"));
    const bool is_bibliographic = type == "bibr" || type == "bibl" || type == "biblio" || type == "bib";
    const std::string target = tree_.attribute(i, "target"), ids = ids_in(target);
    if (is_bibliographic && target.empty() && unresolved_++ == 0) first_unresolved_ = node.span;
    if (!ids.empty()) marks_->mark(node.span, xml::line_of(tree_, i, tei::kTextRules), ids, is_bibliographic);
    return node.end;
  }

  const Tree& tree_;
  Range range_;
  Article& article_;
  Budget budget_;
  std::vector<Citation> listed_, others_;
  std::array<std::vector<std::string>, 2> ids_;  // Of those in the list, and of the others.
  std::unordered_set<std::string> list_ids_;
  xml::Entries entries_;
  std::optional<xml::Marks> marks_;
  Index list_end_ = 0;
  std::size_t lists_ = 0, number_ = 0, unresolved_ = 0;
  Span first_unresolved_;
  std::string group_;
};

void read_article(const Tree& tree, Index element, Article& article) {
  const Range range = element == kNoNode ? Range{0, tree.size()} : Range{element, tree[element].end};
  TeiReader(tree, range, article).read();
}

}  // namespace

std::unique_ptr<Reader> open_tei(std::unique_ptr<std::istream> in, std::string path,
                                 const ReadOptions& options) {
  return xml::open_xml(std::move(in), std::move(path), Format::tei, options, is_article, read_article);
}

int looks_like_tei(std::string_view head) {
  const std::string text = xml::xml_to_utf8(head);
  const xml::Prolog prolog = xml::read_prolog(text);
  const bool in_namespace = prolog.root_tag.find("tei-c.org/ns") != Text::npos;
  if (is_article(prolog.root) || prolog.root == "teiCorpus" || prolog.root == "teiCorpus.2") return 95;
  if (prolog.root == "listBibl" || prolog.root == "biblStruct") return 90;
  return in_namespace ? 80 : 0;
}

}  // namespace citecheck
