#include <algorithm>
#include <array>

#include "checker/page/xml_page.hpp"
#include "references/jats/elements.hpp"
#include "references/jats/names.hpp"
#include "references/languages.hpp"
#include "references/text.hpp"
#include "references/xml/flat_text.hpp"

namespace citecheck {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;

constexpr int kSure = 92;

class FrontReader {
 public:
  FrontReader(const Tree& tree, Candidates& found) : tree_(tree), found_(found) {}

  std::string read() {
    Index article = kNoNode;
    for (Index i = 0; i < tree_.size() && !is_end_of_front(i); ++i) {
      if (tree_[i].kind != xml::Node::Kind::element) continue;
      if (tree_.is(i, "article")) {
        if (article != kNoNode) break;  // The first of a set.
        article = i;
        add(found_.types, tree_.attribute(i, "article-type"), "jats article-type", 80);
        add(found_.languages, language_tag(tree_.attribute(i, "lang")), "jats xml:lang", 85);
      }
      read_element(i);
    }
    return title_;
  }

 private:
  bool is_end_of_front(Index i) const {
    return tree_.is(i, "body") || tree_.is(i, "back") || tree_.is(i, "sub-article");
  }

  std::string text(Index node) const { return xml::line_of(tree_, node, jats::kTextRules); }

  bool is_in(Index node, std::string_view parent) const {
    return tree_[node].parent != kNoNode && tree_.is(tree_[node].parent, parent);
  }

  void read_element(Index i) {
    const std::string_view name = tree_[i].name;
    if (name == "article-title" && is_in(i, "title-group")) {
      title_ = text(i);
      add(found_.titles, title_, "jats article-title", kSure);
    } else if (name == "subtitle" && is_in(i, "title-group")) {
      if (!title_.empty()) add(found_.titles, title_ + ": " + text(i), "jats subtitle", kSure - 1);
    } else if (name == "trans-title") {
      add(found_.titles, text(i), "jats trans-title", 70);
    } else if (name == "contrib") {
      read_contributor(i);
    } else if (name == "pub-date") {
      read_date(i);
    } else if (name == "article-id") {
      read_identifier(i);
    } else if (name == "journal-title" || (name == "publisher-name" && found_.sites.empty())) {
      add(found_.sites, text(i), "jats " + std::string(name), 75);
    } else if (name == "license") {
      add(found_.licences, tree_.attribute(i, "href"), "jats license", 80);
    } else if (name == "self-uri" && is_in(i, "article-meta")) {
      add(found_.canonical_urls, tree_.attribute(i, "href"), "jats self-uri", 80);
    }
  }

  void read_contributor(Index i) {
    const std::string type = tree_.attribute(i, "contrib-type");
    if (!type.empty() && type != "author") return;
    for (Index j = i + 1; j < tree_[i].end; j = tree_[j].end) {
      if (jats::element_named(tree_[j].name).field != jats::Field::name) continue;
      const auto name = jats::read_name(tree_, j);
      if (name) add_author(found_.authors, to_inverted_text(name->value), "jats contrib", kSure);
      return;
    }
  }

  std::string part(Index date, std::string_view name) const {
    const Index at = tree_.child(date, name);
    std::string value = at == kNoNode ? std::string{} : text(at);
    const bool number =
        !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (value.size() == 1 && number) value.insert(0, "0");
    return value;
  }

  void read_date(Index i) {
    std::string type = tree_.attribute(i, "date-type");
    if (type.empty()) type = tree_.attribute(i, "pub-type");
    std::string date = tree_.attribute(i, "iso-8601-date");
    if (date.empty()) {
      const std::string year = part(i, "year"), month = part(i, "month"), day = part(i, "day");
      const bool number = !month.empty() && month.front() <= '9';
      if (number || month.empty()) {
        date = year;
        if (!month.empty()) date += "-" + month;
        if (!month.empty() && !day.empty()) date += "-" + day;
      } else {
        date = day + " " + month + " " + year;
      }
    }
    add(found_.published, date, "jats pub-date" + (type.empty() ? "" : " " + type), 90);
  }

  void read_identifier(Index i) {
    const std::string type = to_lower_ascii(tree_.attribute(i, "pub-id-type"));
    const std::string_view kind = type == "pmc" ? std::string_view("pmcid") : std::string_view(type);
    if (is_in(i, "article-meta") && !kind.empty())
      add_identifier(found_, kind, text(i), "jats article-id", kSure);
  }

  const Tree& tree_;
  Candidates& found_;
  std::string title_;
};

}  // namespace

std::string read_jats_front(const xml::Tree& tree, Candidates& found) {
  return FrontReader(tree, found).read();
}

}  // namespace citecheck
