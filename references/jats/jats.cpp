#include "references/jats/jats.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/jats/elements.hpp"
#include "references/jats/links.hpp"
#include "references/jats/ref_list.hpp"
#include "references/languages.hpp"
#include "references/one_article.hpp"
#include "references/text.hpp"
#include "references/xml/prolog.hpp"
#include "references/xml/xml_reader.hpp"

namespace citecheck {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;
using Text = std::string_view;

bool is_article(Text name) {
  return name == "article" || name == "book" || name == "book-part-wrapper" || name == "standard";
}

// The first title of the front matter: an article's, else a book's.
std::string title_of(const Tree& tree, xml::Range range) {
  for (Index i = range.begin; i < range.end; ++i) {
    const Text name = tree[i].name;
    if (name == "body" || name == "back" || name == "book-body" || name == "ref-list") break;
    const bool in_group = tree[i].parent != kNoNode && (tree.is(tree[i].parent, "title-group") ||
                                                        tree.is(tree[i].parent, "book-title-group") ||
                                                        tree.is(tree[i].parent, "book-part-meta"));
    if (in_group && (name == "article-title" || name == "book-title" || name == "title"))
      return xml::line_of(tree, i, jats::kTextRules);
  }
  return {};
}

void read_marks(const Tree& tree, xml::Range range, const xml::Entries& entries, Article& article) {
  xml::Marks marks(tree, range, entries, article);
  for (Index i = range.begin; i < range.end;) {
    if (tree[i].kind != xml::Node::Kind::element) marks.text(tree[i]);
    if (!tree.is(i, "xref")) {
      ++i;
      continue;
    }
    marks.mark(tree[i].span, xml::line_of(tree, i, jats::kTextRules), tree.attribute(i, "rid"),
               tree.attribute(i, "ref-type") == "bibr");
    i = tree[i].end;
  }
  marks.finish();
  jats::forget_unmarked_footnotes(entries, article);
}

void read_article(const Tree& tree, Index element, Article& article) {
  const xml::Range range =
      element == kNoNode ? xml::Range{0, tree.size()} : xml::Range{element, tree[element].end};
  article.title = title_of(tree, range);
  if (article.title.empty()) article.title = title_from_path(article.path);
  if (element != kNoNode) article.language = language_tag(tree.attribute(element, "lang"));
  read_marks(tree, range, jats::read_references(tree, range, article), article);
  jats::read_links(tree, range, article);
}

bool has_any(Text text, std::initializer_list<Text> words) {
  return std::ranges::any_of(words, [&](Text word) { return text.find(word) != Text::npos; });
}

}  // namespace

std::unique_ptr<Reader> open_jats(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options) {
  return xml::open_xml(std::move(in), std::move(path), Format::jats, options, is_article, read_article);
}

int looks_like_jats(std::string_view head) {
  const std::string text = xml::xml_to_utf8(head);
  const xml::Prolog prolog = xml::read_prolog(text);
  if (has_any(prolog.doctype, {"//NLM//", "JATS", "BITS", "journalpublishing", "archivearticle"})) return 95;
  if (has_any(prolog.doctype, {"DocBook", "TEI", "html", "HTML"})) return 0;
  constexpr auto kOwn =
      std::to_array<Text>({"pmc-articleset", "book-part-wrapper", "ref-list", "articleset", "sub-article"});
  if (std::ranges::find(kOwn, prolog.root) != kOwn.end()) return 90;
  const bool shows = has_any(text, {"<front>", "<front ", "<journal-meta", "<article-meta", "<book-meta",
                                    "<ref-list", "<element-citation", "<mixed-citation", "<nlm-citation"});
  if (is_article(prolog.root) || prolog.root == "articles") {
    if (has_any(prolog.root_tag, {"docbook", "class="})) return 0;
    return shows || has_any(prolog.root_tag, {"article-type", "dtd-version"}) ? 90 : 20;
  }
  return shows && text.starts_with('<') ? 65 : 0;
}

}  // namespace citecheck
