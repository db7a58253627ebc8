#include "references/tei/citation.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "references/languages.hpp"
#include "references/tei/elements.hpp"
#include "references/tei/names.hpp"
#include "references/text.hpp"
#include "references/xml/claims.hpp"
#include "references/xml/untagged.hpp"

namespace citecheck::tei {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;
using Text = std::string_view;

constexpr std::size_t kFewestLetters = 4;  // Of the words between tags, to be worth reading.

class CitationReader {
 public:
  CitationReader(const Tree& tree, Index root, Citation& citation)
      : tree_(tree), root_(root), citation_(citation) {}

  void read() {
    citation_.template_name = tree_[root_].name;
    citation_.span = tree_[root_].span;
    for (Index i = root_ + 1; i < tree_[root_].end;) i = visit(i);
    titles();
    language();
    citation_.type = type();
    words();
  }

 private:
  using Handler = void (CitationReader::*)(Index);
  struct Element {
    Text name;
    Handler read;
  };

  Claim<std::string> text(Index i) const { return xml::text_claim(tree_, i, kTextRules); }
  Claim<std::string> attribute(Index i, Text name) const { return xml::attribute_claim(tree_, i, name); }

  // Where to go on: into the element, or behind it.
  Index visit(Index i) {
    const xml::Node& node = tree_[i];
    if (node.name == "analytic") analytic_ = true;
    if (node.name == "monogr") in_monogr_ = node.end;
    if (node.name == "series" || node.name == "seriesStmt") in_series_ = node.end;
    if (node.name == "relatedItem" || node.name == "sourceDesc" || node.name == "figure") return node.end;
    for (const Element& element : kElements)
      if (element.name == node.name) {
        (this->*element.read)(i);
        tagged_.push_back(node.span);
        return node.end;
      }
    return i + 1;
  }

  bool in_series(Index i) const { return i < in_series_; }

  void keep(std::optional<Claim<std::string>>& slot, Index i) {
    Claim<std::string> claim = text(i);
    if (claim.value.empty()) return;
    names_parts_ = true;
    if (!slot)
      slot = std::move(claim);
    else
      xml::add_other(citation_, to_lower_ascii(tree_[i].name), std::move(claim));
  }

  // ---- elements ----

  void publisher(Index i) { keep(citation_.publisher, i); }
  void place(Index i) { keep(citation_.publisher_place, i); }
  void edition(Index i) { keep(citation_.edition, i); }
  void cited_range(Index i) { xml::add_other(citation_, "locator", scope_text(i)); }

  void extent(Index i) {
    names_parts_ = true;
    xml::add_other(citation_, "number-of-pages", text(i));
  }

  void lang(Index i) {
    Claim<std::string> claim = attribute(i, "mainLang");
    if (claim.value.empty()) claim = text(i);
    claim.value = language_tag(claim.value);
    if (!citation_.language && !claim.value.empty()) citation_.language = std::move(claim);
  }

  /// True if the element holds nothing but elements of that name, and one at least.
  bool holds_only(Index element, Text name) const {
    bool any = false;
    for (Index child = element + 1; child < tree_[element].end; child = tree_[child].end) {
      const bool is_element = tree_[child].kind == xml::Node::Kind::element;
      if (is_element ? !tree_.is(child, name) : !trim(tree_[child].inner.of(tree_.content())).empty())
        return false;
      any = any || is_element;
    }
    return any;
  }

  void meeting(Index i) {
    names_parts_ = true;
    meeting_ = true;
    const bool place = holds_only(i, "address");  // GROBID knows of many meetings only where they were
    xml::add_other(citation_, place ? "event-place" : "event-title", text(i));
  }

  void note(Index i) {
    Text type = "note";
    const std::string stated = to_lower_ascii(tree_.attribute(i, "type"));
    if (stated == "raw_reference") type = "raw-reference";
    if (stated == "thesistype" || stated == "genre" || stated == "report_type") {
      type = "genre";
      genre_ = to_lower_ascii(text(i).value);
    }
    if (type == "note") {
      // "Accessed 3 May 2014" may be all a note says.
      Citation found;
      xml::read_untagged(xml::flat_text(tree_, i, kTextRules), {}, true, tree_.source(), found);
      if (!citation_.accessed) citation_.accessed = std::move(found.accessed);
    }
    xml::add_other(citation_, type, text(i));
  }

  void title(Index i) {
    Claim<std::string> claim = text(i);
    if (claim.value.empty()) return;
    names_parts_ = true;
    const std::string type = to_lower_ascii(tree_.attribute(i, "type"));
    if (type == "short" || type == "abbreviated" || type == "abbr") {
      xml::add_other(citation_, in_monogr_ > i ? "container-title-short" : "title-short", std::move(claim));
    } else if (type == "translated" || type == "parallel" || type == "alt" || type == "alternative") {
      xml::add_other(citation_, type + "-title", std::move(claim));
    } else if (type == "sub" && !titles_.empty()) {
      Claim<std::string>& main = titles_.back().claim;
      main.value += (main.value.ends_with(':') ? " " : ": ") + claim.value;
      main.as_written = main.value;
      main.span.end = main.span.begin;
    } else {
      titles_.push_back({level_of(i), std::move(claim), i});
    }
  }

  // Stated, or told by where the title stands: in an analytic part, in a series.
  char level_of(Index i) const {
    if (in_series(i)) return 's';
    if (const std::string level = tree_.attribute(i, "level"); !level.empty()) return level[0];
    if (i < in_monogr_) return 'm';
    return analytic_ ? 'a' : '?';
  }

  void author(Index i) {
    names_parts_ = true;
    bool truncated = false;
    auto names = read_names(tree_, i, truncated);
    const std::string role = role_named(tree_.attribute(i, "role"));
    if (!role.empty()) return add_names(role, std::move(names));
    // Of a part of a book, the book's author is another.
    const bool of_container = analytic_ && i < in_monogr_ && !citation_.authors.empty();
    if (!of_container) citation_.authors_truncated = citation_.authors_truncated || truncated;
    add_names(of_container ? "container-author" : "author", std::move(names));
  }

  void editor(Index i) {
    names_parts_ = true;
    bool truncated = false;
    auto names = read_names(tree_, i, truncated);
    const std::string role = role_named(tree_.attribute(i, "role"));
    if (role.empty() && in_series(i)) return add_names("collection-editor", std::move(names));
    add_names(role.empty() ? "editor" : role, std::move(names));
  }

  // "<resp>translated by</resp><name>…</name>".
  void responsibility(Index i) {
    const Index resp = tree_.child(i, "resp");
    const Claim<std::string> words = resp == kNoNode ? Claim<std::string>{} : text(resp);
    const std::string role = role_named(words.value);
    bool truncated = false;
    auto names = read_names(tree_, i, truncated);
    if (role.empty())
      xml::add_other(citation_, "respstmt", text(i));
    else
      add_names(role, std::move(names));
  }

  void add_names(const std::string& role, std::vector<Claim<Name>> names) {
    for (Claim<Name>& name : names) {
      if (role == "author")
        citation_.authors.push_back(std::move(name));
      else if (role == "editor")
        citation_.editors.push_back(std::move(name));
      else
        citation_.contributors.emplace_back(role, std::move(name));
    }
  }

  void date(Index i) {
    names_parts_ = true;
    const std::string type = to_lower_ascii(tree_.attribute(i, "type"));
    Claim<Date> claim = date_of(i);
    if (claim.as_written.empty()) return;
    if (type.find("access") != std::string::npos || type.find("retriev") != std::string::npos) {
      if (!citation_.accessed) citation_.accessed = std::move(claim);
    } else if (!citation_.issued) {
      citation_.issued = std::move(claim);
    } else {
      citation_.other_dates.emplace_back(type.empty() ? "date" : type, std::move(claim));
    }
  }

  // As written; by its attributes where it has no text, or they say more.
  Claim<Date> date_of(Index i) const {
    const Claim<std::string> words = text(i), when = attribute(i, "when");
    if (!words.value.empty()) return xml::date_claim(words, when.value);
    if (!when.value.empty()) return xml::date_claim(when, when.value);
    const Claim<std::string> from = attribute(i, "from");
    const std::string to = tree_.attribute(i, "to");
    return xml::date_claim(from, to.empty() ? from.value : from.value + "/" + to);
  }

  // "10-20", or what its attributes say.
  Claim<std::string> scope_text(Index i) const {
    Claim<std::string> claim = text(i);
    if (!claim.value.empty()) return claim;
    claim = attribute(i, "from");
    const std::string to = tree_.attribute(i, "to");
    if (to.empty() || claim.value.empty() || to == claim.value) return claim;
    claim.value += "–" + to;
    claim.as_written = claim.value;
    claim.span.end = claim.span.begin;
    return claim;
  }

  void scope(Index i) {
    names_parts_ = true;
    std::string unit = tree_.attribute(i, "unit");
    if (unit.empty()) unit = tree_.attribute(i, "type");
    const std::string field = scope_named(unit);
    Claim<std::string> claim = scope_text(i);
    if (claim.value.empty()) return;
    std::optional<Claim<std::string>>* slot = nullptr;
    if (field == "volume") slot = &citation_.volume;
    if (field == "issue") slot = &citation_.issue;
    if (field == "page") slot = &citation_.page;
    if (in_series(i) && (field == "volume" || field == "issue" || unit.empty()))
      xml::add_other(citation_, "collection-number", std::move(claim));
    else if (slot != nullptr && !*slot)
      *slot = std::move(claim);
    else
      xml::add_other(citation_, field, std::move(claim));
  }

  // ---- identifiers and links ----

  void idno(Index i) {
    const Claim<std::string> value = text(i);
    if (value.value.empty()) return;
    const std::string type = to_lower_ascii(tree_.attribute(i, "type"));
    const Text doi = xml::doi_in_link(value.value);
    if (const auto kind = identifier_named(type))
      xml::add_identifier(citation_, *kind, value);
    else if (!doi.empty())
      xml::add_identifier(citation_, Identifier::Kind::doi, xml::part_of(value, doi));
    else if (parse_url(value.value).is_http())
      xml::add_link(citation_, value);
    else
      xml::add_other(citation_, type.empty() ? Text("idno") : Text(type), value);
  }

  void link(Index i) {
    const Claim<std::string> words = text(i), target = attribute(i, "target");
    const Claim<std::string>& to = target.value.empty() ? words : target;
    if (to.value.starts_with('#')) return;
    if (const Text doi = xml::doi_in_link(to.value); !doi.empty())
      xml::add_identifier(citation_, Identifier::Kind::doi, xml::part_of(to, doi));
    if (parse_url(to.value).is_http())
      xml::add_link(citation_, to);
    else if (!words.value.empty() && xml::doi_in_link(to.value).empty())
      xml::add_other(citation_, "ref", words);
  }

  // ---- what the elements come to ----

  struct Title {
    char level = '?';
    Claim<std::string> claim;
    Index element = kNoNode;
  };

  // Article, unpublished work, book, journal: the first of them is cited, the next contains it.
  void titles() {
    for (const char level : {'a', 'u', '?', 'm', 'j'})
      for (Title& title : titles_)
        if (title.level == level) place_title(title);
    for (Title& title : titles_)
      if (title.level == 's') xml::add_other(citation_, "collection-title", std::move(title.claim));
  }

  void place_title(Title& title) {
    has_journal_ = has_journal_ || title.level == 'j';
    if (!citation_.title) {
      // A volume or pages of a journal are no journal: the title is not known.
      const bool in_journal = title.level == 'j' && (citation_.volume || citation_.issue || citation_.page);
      (in_journal && !citation_.container_title ? citation_.container_title : citation_.title) =
          std::move(title.claim);
      title_element_ = title.element;
    } else if (!citation_.container_title) {
      citation_.container_title = std::move(title.claim);
    } else {
      xml::add_other(citation_, "title", std::move(title.claim));
    }
  }

  void language() {
    for (const Index from : {title_element_, root_}) {
      if (citation_.language || from == kNoNode) continue;
      Claim<std::string> claim = attribute(from, "lang");
      if (claim.value.empty()) continue;
      claim.value = language_tag(claim.value);
      citation_.language = std::move(claim);
    }
  }

  ItemType type() const {
    if (const auto stated = type_named(tree_.attribute(root_, "type"))) return *stated;
    const bool has_isbn = std::ranges::any_of(citation_.identifiers, [](const Claim<Identifier>& claim) {
      return claim.value.kind == Identifier::Kind::isbn;
    });
    if (genre_.find("thesis") != Text::npos || genre_.find("dissertation") != Text::npos)
      return ItemType::thesis;
    if (has_journal_) return ItemType::article_journal;
    if (genre_.find("preprint") != Text::npos) return ItemType::article;
    if (genre_.find("report") != Text::npos) return ItemType::report;
    if (meeting_) return ItemType::paper_conference;
    if (citation_.title && citation_.container_title) return ItemType::chapter;
    const bool is_unpublished =
        std::ranges::any_of(titles_, [](const Title& title) { return title.level == 'u'; });
    if (is_unpublished) return ItemType::manuscript;
    const bool is_monograph =
        std::ranges::any_of(titles_, [](const Title& title) { return title.level == 'm'; });
    if (has_isbn || citation_.publisher || (is_monograph && !citation_.url)) return ItemType::book;
    return citation_.url || citation_.archive_url ? ItemType::webpage : ItemType::document;
  }

  // ---- untagged words ----

  void words() {
    if (!tree_.is(root_, "bibl")) return;
    const auto is_word = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<signed char>(c) < 0;
    };
    std::size_t letters = 0, next = 0;
    for (Index i = root_ + 1; i < tree_[root_].end; ++i) {
      const xml::Node& node = tree_[i];
      if (node.kind == xml::Node::Kind::element) continue;
      while (next < tagged_.size() && tagged_[next].end <= node.span.begin) ++next;
      if (next < tagged_.size() && tagged_[next].begin <= node.span.begin) continue;
      letters += static_cast<std::size_t>(std::ranges::count_if(node.inner.of(tree_.content()), is_word));
    }
    if (letters < kFewestLetters && names_parts_) return;
    xml::read_untagged(xml::flat_text(tree_, root_, kTextRules), tagged_, !names_parts_, tree_.source(),
                       citation_);
  }

  static const std::array<Element, 19> kElements;

  const Tree& tree_;
  Index root_;
  Citation& citation_;
  std::vector<Title> titles_;
  std::vector<Span> tagged_;
  Index title_element_ = kNoNode;
  Index in_monogr_ = 0, in_series_ = 0;  // Ends of what is being read.
  std::string genre_;                    ///< In lower case: "ph.d. thesis".
  bool analytic_ = false, meeting_ = false, has_journal_ = false;
  bool names_parts_ = false;  // More than links and identifiers is tagged.
};

const std::array<CitationReader::Element, 19> CitationReader::kElements = {{
    {"author", &CitationReader::author},
    {"bibl", &CitationReader::note},
    {"biblScope", &CitationReader::scope},
    {"citedRange", &CitationReader::cited_range},
    {"date", &CitationReader::date},
    {"distributor", &CitationReader::publisher},
    {"edition", &CitationReader::edition},
    {"editor", &CitationReader::editor},
    {"extent", &CitationReader::extent},
    {"idno", &CitationReader::idno},
    {"meeting", &CitationReader::meeting},
    {"note", &CitationReader::note},
    {"ptr", &CitationReader::link},
    {"pubPlace", &CitationReader::place},
    {"publisher", &CitationReader::publisher},
    {"ref", &CitationReader::link},
    {"respStmt", &CitationReader::responsibility},
    {"textLang", &CitationReader::lang},
    {"title", &CitationReader::title},
}};

}  // namespace

void read_citation(const xml::Tree& tree, xml::Index element, Citation& citation) {
  CitationReader(tree, element, citation).read();
}

}  // namespace citecheck::tei
