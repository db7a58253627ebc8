#include "references/jats/citation.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "references/jats/dates.hpp"
#include "references/jats/elements.hpp"
#include "references/jats/names.hpp"
#include "references/languages.hpp"
#include "references/text.hpp"
#include "references/xml/claims.hpp"
#include "references/xml/untagged.hpp"

namespace citecheck::jats {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;
using Text = std::string_view;

class CitationReader {
 public:
  CitationReader(const Tree& tree, Index root, Citation& citation)
      : tree_(tree), root_(root), citation_(citation) {}

  void read() {
    citation_.template_name = tree_[root_].name;
    citation_.span = tree_[root_].span;
    for (Index i = root_ + 1; i < tree_[root_].end;) i = visit(i);
    titles();
    pages();
    read_issued(tree_, date_, citation_);
    language();
    citation_.type = type();
    if (holds_words()) untagged();
  }

 private:
  xml::TextRules rules() const { return kTextRules; }
  Claim<std::string> text(Index element) const { return xml::text_claim(tree_, element, rules()); }

  // Where to go on: into the element, or behind it.
  Index visit(Index i) {
    const xml::Node& node = tree_[i];
    if (node.kind != xml::Node::Kind::element) {
      role_behind(i);
      return i + 1;
    }
    const Element element = element_named(node.name);
    switch (element.field) {
      case Field::wrapper:
        return i + 1;
      case Field::person_group:
        group_end_ = node.end;
        group_role_ = role_named(tree_.attribute(i, "person-group-type"));
        return i + 1;
      case Field::date:
        return date(i);
      case Field::comment:
        if (i >= comment_end_) comment(i);
        return i + 1;
      case Field::link:
        link(i);
        break;
      case Field::identifier:
        identifier(i);
        break;
      case Field::name:
        name(i);
        break;
      case Field::etal:
        // It names nobody, so it is no sign that the names are tagged.
        if (role_at(i) == "author") citation_.authors_truncated = true;
        return node.end;
      case Field::nothing:
        return node.end;
      default:
        leaf(i, element);
        run_begin_ = citation_.authors.size();
    }
    tagged_.push_back(node.span);
    if (element.field != Field::link && element.field != Field::identifier) names_parts_ = true;
    return node.end;
  }

  // The first of its kind is what the citation is made of; a further one is kept beside it.
  void keep(Index& slot, Index i) {
    if (slot == kNoNode)
      slot = i;
    else
      xml::add_other(citation_, tree_[i].name, text(i));
  }

  void keep(std::optional<Claim<std::string>>& slot, Index i) {
    Claim<std::string> claim = text(i);
    if (claim.value.empty()) return;
    if (!slot)
      slot = std::move(claim);
    else
      xml::add_other(citation_, tree_[i].name, std::move(claim));
  }

  void leaf(Index i, const Element& element) {
    switch (element.field) {
      case Field::article_title:
        return keep(article_title_, i);
      case Field::chapter_title:
        return keep(chapter_title_, i);
      case Field::container:
        return keep(source_, i);
      case Field::data_title:
        return keep(data_title_, i);
      case Field::date_in_citation:
        return read_date_in_citation(tree_, i, citation_);
      case Field::day:
        return keep(date_.day, i);
      case Field::edition:
        return keep(citation_.edition, i);
      case Field::elocation:
        return keep(elocation_, i);
      case Field::first_page:
        return keep(first_page_, i);
      case Field::institution:
        return keep(institution_, i);
      case Field::isbn:
        return xml::add_identifier(citation_, Identifier::Kind::isbn, text(i));
      case Field::issn:
        return xml::add_identifier(citation_, Identifier::Kind::issn, text(i));
      case Field::issue:
        return keep(citation_.issue, i);
      case Field::last_page:
        return keep(last_page_, i);
      case Field::month:
        return keep(date_.month, i);
      case Field::page_count:
        return page_count(i);
      case Field::page_range:
        return keep(page_range_, i);
      case Field::part_title:
        return keep(part_title_, i);
      case Field::publisher:
        return keep(citation_.publisher, i);
      case Field::publisher_place:
        return keep(citation_.publisher_place, i);
      case Field::season:
        return keep(date_.season, i);
      case Field::string_date:
        return keep(date_.words, i);
      case Field::trans_title:
        return keep(trans_title_, i);
      case Field::version:
        return version(i);
      case Field::volume:
        return keep(citation_.volume, i);
      case Field::year:
        return keep(date_.year, i);
      default:
        return other(i, element);
    }
  }

  // ---- names ----

  // The role of what stands at `i`: its group's, its own, or what the words of mixed text say.
  std::string role_at(Index i) const {
    if (i < group_end_) return group_role_;
    for (const Text attribute : {"content-type", "specific-use", "collab-type"})
      if (const std::string role = role_named(tree_.attribute(i, attribute));
          role == "editor" || role == "translator" || role == "assignee" || role == "compiler")
        return role;
    const bool behind_title = article_title_ != kNoNode || chapter_title_ != kNoNode;
    return behind_title && !citation_.authors.empty() ? "editor" : "author";
  }

  void name(Index i) {
    auto claim = read_name(tree_, i);
    // "<name><surname>et al</surname></name>" is nobody.
    if (claim && claim->value.given.empty() &&
        (claim->value.family == "et al" || claim->value.family == "et al.")) {
      citation_.authors_truncated = true;
      return;
    }
    if (!claim) return;
    const std::string role = role_at(i);
    if (role == "author")
      citation_.authors.push_back(std::move(*claim));
    else if (role == "editor")
      citation_.editors.push_back(std::move(*claim));
    else
      citation_.contributors.emplace_back(role, std::move(*claim));
  }

  // "<name>A</name>, <name>B</name> (eds)": names without a group may have their role behind them.
  void role_behind(Index i) {
    if (i < group_end_ || run_begin_ >= citation_.authors.size()) return;
    Text words = trim(tree_[i].inner.of(tree_.content()));
    words.remove_prefix(std::min(words.find_first_not_of(" ,.;:([\n"), words.size()));
    for (const Text mark : {"ed.", "ed)", "eds", "editor", "hrsg", "edited by"})
      if (starts_with_ignoring_case(words, mark)) {
        const auto first = citation_.authors.begin() + static_cast<std::ptrdiff_t>(run_begin_);
        std::move(first, citation_.authors.end(), std::back_inserter(citation_.editors));
        citation_.authors.erase(first, citation_.authors.end());
        return;
      }
  }

  // ---- links and identifiers ----

  void link(Index i) {
    const Claim<std::string> words = text(i);
    Claim<std::string> href = xml::attribute_claim(tree_, i, "href");
    const std::string type = to_lower_ascii(tree_.attribute(i, "ext-link-type"));
    const Claim<std::string>& target = href.value.empty() ? words : href;
    if (const Text doi = xml::doi_in_link(target.value); !doi.empty()) {
      const Claim<std::string>& from = words.value.find(doi) != std::string::npos ? words : target;
      xml::add_identifier(citation_, Identifier::Kind::doi, xml::part_of(from, doi));
      // A DOI that is shown as such is no URL, though a link was laid on it.
      if (parse_url(words.value).is_http()) xml::add_link(citation_, words);
      return;
    }
    const auto kind = identifier_named(type);
    if (kind && !parse_url(target.value).is_http())
      return xml::add_identifier(citation_, *kind, words.value.empty() ? target : words);
    if (parse_url(target.value).valid()) return xml::add_link(citation_, target);
    xml::add_other(citation_, type.empty() ? tree_[i].name : Text(type), target);
  }

  void identifier(Index i) {
    const Claim<std::string> value = text(i), href = xml::attribute_claim(tree_, i, "href");
    std::string type = to_lower_ascii(tree_.attribute(i, "pub-id-type"));
    const std::string authority = to_lower_ascii(tree_.attribute(i, "assigning-authority"));
    auto kind = identifier_named(type);
    const bool says_little = type.empty() || type == "other";
    if (!kind && says_little && xml::doi_in_link(value.value).starts_with("10."))
      kind = Identifier::Kind::doi;
    if (!kind && says_little && authority == "pubmed") kind = Identifier::Kind::pmid;
    if (kind)
      xml::add_identifier(citation_, *kind, value);
    else if (parse_url(value.value).is_http())
      xml::add_link(citation_, value);
    else
      xml::add_other(citation_, type.empty() ? "pub-id" : Text(type), value);
    if (parse_url(href.value).is_http() && xml::doi_in_link(href.value).empty())
      xml::add_link(citation_, href);
  }

  // What a comment says besides links, and words that only lead to them, is a note.
  void comment(Index i) {
    comment_end_ = tree_[i].end;
    constexpr std::size_t kLongestLead = 20;
    std::string words;
    for (Index j = i + 1; j < comment_end_ && words.size() <= kLongestLead;) {
      const xml::Node& node = tree_[j];
      const Field field = element_named(node.name).field;
      if (node.kind != xml::Node::Kind::element)
        std::ranges::copy_if(node.inner.of(tree_.content()), std::back_inserter(words), [](char c) {
          return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<signed char>(c) < 0;
        });
      j = field == Field::link || field == Field::identifier ? node.end : j + 1;
    }
    words = to_lower_ascii(words);
    for (const Text lead : {"", "doi", "pmid", "pmcid", "url", "available", "availableat", "availablefrom"})
      if (words == lead) return;
    xml::add_other(citation_, "note", text(i));
  }

  // ---- the rest of the leaves ----

  void version(Index i) {
    Claim<std::string> claim = text(i);
    if (claim.value.empty()) claim = xml::attribute_claim(tree_, i, "designator");
    xml::add_other(citation_, "version", std::move(claim));
  }

  void page_count(Index i) {
    Claim<std::string> claim = xml::attribute_claim(tree_, i, "count");
    xml::add_other(citation_, "number-of-pages", claim.value.empty() ? text(i) : std::move(claim));
  }

  void other(Index i, const Element& element) {
    if (element.variable == "conf-date") {
      citation_.other_dates.emplace_back("event-date",
                                         xml::date_claim(text(i), tree_.attribute(i, "iso-8601-date")));
      return;
    }
    const bool pages = element.variable == "size" && tree_.attribute(i, "units").starts_with("page");
    xml::add_other(citation_, pages ? Text("number-of-pages") : element.variable, text(i));
    if (element.name == "patent") {
      is_patent_ = true;
      xml::add_other(citation_, "jurisdiction", xml::attribute_claim(tree_, i, "country"));
    }
  }

  // A date with parts is read by its parts.
  Index date(Index i) {
    const std::string type = tree_.attribute(i, "date-type");
    for (const Text part : {"year", "month", "day", "season", "string-date"})
      if (tree_.child(i, part) != kNoNode) return i + 1;
    keep(date_.words, i);
    tagged_.push_back(tree_[i].span);
    names_parts_ = true;
    return tree_[i].end;
  }

  // ---- what the elements come to ----

  // The narrower of two titles is cited, the wider one contains it.
  void titles() {
    const Index narrow = first_of({data_title_, chapter_title_, article_title_, part_title_});
    if (narrow != kNoNode) citation_.title = non_empty(narrow);
    if (!citation_.title && source_is_container() && trans_title_ != kNoNode)
      citation_.title = non_empty(std::exchange(trans_title_, kNoNode));
    if (source_ != kNoNode)
      (citation_.title || source_is_container() ? citation_.container_title : citation_.title) =
          non_empty(source_);
    if (!citation_.title && trans_title_ != kNoNode)
      citation_.title = non_empty(std::exchange(trans_title_, kNoNode));
    for (const Index left : {chapter_title_, article_title_, part_title_, trans_title_})
      if (left != kNoNode && left != narrow) xml::add_other(citation_, tree_[left].name, text(left));
  }

  static Index first_of(std::initializer_list<Index> candidates) {
    for (const Index candidate : candidates)
      if (candidate != kNoNode) return candidate;
    return kNoNode;
  }

  std::optional<Claim<std::string>> non_empty(Index i) const {
    Claim<std::string> claim = text(i);
    if (claim.value.empty()) return std::nullopt;
    return claim;
  }

  // Without a title of its own, a reference with a volume, an issue or a page cites a journal; any other
  // cites the source itself.
  bool source_is_container() const {
    const auto stated = stated_type();
    const bool periodical = !stated || *stated == ItemType::article_journal ||
                            *stated == ItemType::article_newspaper || *stated == ItemType::article_magazine;
    return periodical && !citation_.publisher &&
           (citation_.volume || citation_.issue || first_page_ != kNoNode || elocation_ != kNoNode ||
            page_range_ != kNoNode);
  }

  void pages() {
    if (first_page_ != kNoNode) {
      Claim<std::string> first = text(first_page_);
      if (last_page_ != kNoNode) {
        const std::string last = xml::line_of(tree_, last_page_, rules());
        if (!last.empty() && last != first.value) {
          first.value += "–" + last;
          first.as_written = first.value;
          first.span.end = first.span.begin;
        }
      }
      if (!first.value.empty()) citation_.page = std::move(first);
    } else if (last_page_ != kNoNode) {
      citation_.page = non_empty(last_page_);
    }
    page_or_other(page_range_, "page-range");
    page_or_other(elocation_, "elocation-id");
    if (institution_ == kNoNode) return;
    if (!citation_.publisher)
      citation_.publisher = non_empty(institution_);
    else
      xml::add_other(citation_, "institution", text(institution_));
  }

  void page_or_other(Index element, Text name) {
    if (element == kNoNode) return;
    if (!citation_.page)
      citation_.page = non_empty(element);
    else
      xml::add_other(citation_, name, text(element));
  }

  // Of the title, else of the whole.
  void language() {
    for (const Index from : {article_title_, chapter_title_, data_title_, source_, root_}) {
      if (from == kNoNode) continue;
      Claim<std::string> claim = xml::attribute_claim(tree_, from, "lang");
      if (claim.value.empty()) continue;
      claim.value = language_tag(claim.value);
      citation_.language = std::move(claim);
      return;
    }
  }

  std::optional<ItemType> stated_type() const {
    for (const Text attribute : {"publication-type", "citation-type", "product-type", "document-type"})
      if (const std::string type = tree_.attribute(root_, attribute); !type.empty()) return type_named(type);
    return std::nullopt;
  }

  ItemType type() const {
    const bool in_container = citation_.title && citation_.container_title;
    const auto has_isbn = [](const Claim<Identifier>& claim) {
      return claim.value.kind == Identifier::Kind::isbn;
    };
    if (const auto stated = stated_type())
      return *stated == ItemType::book && in_container ? ItemType::chapter : *stated;
    if (is_patent_) return ItemType::patent;
    if (data_title_ != kNoNode) return ItemType::dataset;
    if (chapter_title_ != kNoNode && in_container) return ItemType::chapter;
    if (citation_.publisher || std::ranges::any_of(citation_.identifiers, has_isbn))
      return in_container ? ItemType::chapter : ItemType::book;
    if (citation_.container_title && (citation_.volume || citation_.issue)) return ItemType::article_journal;
    if (citation_.url || citation_.archive_url) return ItemType::webpage;
    return ItemType::document;
  }

  // ---- untagged words ----

  // Elements may follow one another with nothing between but punctuation.
  bool holds_words() const {
    if (!names_parts_) return true;
    const auto is_word = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<signed char>(c) < 0;
    };
    const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    std::size_t letters = 0;
    bool announces = !citation_.title || !citation_.issued;  // Of "editors" and "In:" nothing comes.
    for (Index i = root_ + 1; i < tree_[root_].end;) {
      const xml::Node& node = tree_[i];
      if (node.kind == xml::Node::Kind::element) {
        const Field field = element_named(node.name).field;
        const bool enters =
            field == Field::wrapper || field == Field::person_group || field == Field::comment;
        i = enters ? i + 1 : node.end;
        continue;
      }
      const Text words = node.inner.of(tree_.content());
      letters += static_cast<std::size_t>(std::ranges::count_if(words, is_word));
      announces = announces || std::ranges::any_of(words, is_digit) || words.find("[") != Text::npos ||
                  words.find("et al") != Text::npos;
      ++i;
    }
    return letters >= kFewestLetters && announces;
  }

  void untagged() {
    // Where tags name the parts, only the words between them are of interest.
    const bool is_told = citation_.title && citation_.issued;
    const xml::FlatText flat = xml::flat_text(tree_, root_, rules(), is_told ? tagged_ : std::vector<Span>{});
    const bool stated = stated_type().has_value();
    xml::read_untagged(flat, tagged_, !names_parts_, tree_.source(), citation_);
    if (names_parts_ && flat.text().find("et al") != std::string::npos && !citation_.authors.empty())
      citation_.authors_truncated = true;
    if (stated) return;
    const ItemType by_words = citation_.type;
    citation_.type = type();
    if (citation_.type == ItemType::document || !names_parts_) citation_.type = by_words;
  }

  static constexpr std::size_t kFewestLetters = 4;

  const Tree& tree_;
  Index root_;
  Citation& citation_;
  std::string group_role_;
  Index group_end_ = 0, comment_end_ = 0;
  std::size_t run_begin_ = 0;  // The first author of those that nothing but words stands behind.
  Index article_title_ = kNoNode, chapter_title_ = kNoNode, data_title_ = kNoNode, part_title_ = kNoNode,
        trans_title_ = kNoNode, source_ = kNoNode, institution_ = kNoNode, elocation_ = kNoNode,
        first_page_ = kNoNode, last_page_ = kNoNode, page_range_ = kNoNode;
  DateElements date_;
  std::vector<Span> tagged_;  // What has been read from tags.
  bool names_parts_ = false;  // More than links and identifiers is tagged.
  bool is_patent_ = false;
};

// How much of its citation an alternative tags.
std::size_t rank(std::string_view name) {
  if (name == "element-citation") return 3;
  if (name == "nlm-citation") return 2;
  return is_citation_element(name) ? 1 : 0;
}

void read_alternatives(const Tree& tree, Index element, Citation& citation) {
  std::vector<Index> forms;
  for (Index i = element + 1; i < tree[element].end; i = tree[i].end)
    if (rank(tree[i].name) > 0) forms.push_back(i);
  std::ranges::stable_sort(forms, std::ranges::greater{}, [&](Index i) { return rank(tree[i].name); });
  for (std::size_t i = 0; i < forms.size(); ++i) {
    Citation form;
    CitationReader(tree, forms[i], form).read();
    if (i == 0)
      citation = std::move(form);
    else
      xml::fill_missing(citation, std::move(form));
  }
  citation.span = tree[element].span;
}

}  // namespace

void read_citation(const xml::Tree& tree, xml::Index element, Citation& citation) {
  if (tree.is(element, "citation-alternatives"))
    read_alternatives(tree, element, citation);
  else
    CitationReader(tree, element, citation).read();
}

}  // namespace citecheck::jats
