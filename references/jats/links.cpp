#include "references/jats/links.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "references/bounds.hpp"
#include "references/jats/elements.hpp"
#include "references/text.hpp"
#include "references/xml/claims.hpp"

namespace citecheck::jats {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;
using Text = std::string_view;

// What lies in these is metadata, or a reference that has been read.
// clang-format off
constexpr auto kSkipped = std::to_array<Text>({"aff", "article-categories", "article-id", "author-notes", "bio",
    "citation", "citation-alternatives", "contrib", "contrib-group", "element-citation", "funding-group",
    "history", "journal-meta", "kwd-group", "mixed-citation", "nlm-citation", "permissions", "product", "ref",
    "related-article", "related-object", "self-uri", "title-group"});
// clang-format on
static_assert(std::ranges::is_sorted(kSkipped));

bool is_link(Text name) {
  return name == "ext-link" || name == "uri";
}

// The article's own DOI; its figures and tables have DOIs that begin with it.
std::string own_doi(const Tree& tree, xml::Range range) {
  for (Index i = range.begin; i < range.end; ++i) {
    if (tree.is(i, "body") || tree.is(i, "back")) break;
    if (tree.is(i, "article-id") && tree.attribute(i, "pub-id-type") == "doi")
      return to_lower_ascii(xml::line_of(tree, i, kTextRules));
  }
  return {};
}

Claim<std::string> target_of(const Tree& tree, Index link) {
  Claim<std::string> href = xml::attribute_claim(tree, link, "href");
  return href.value.empty() ? xml::text_claim(tree, link, kTextRules) : href;
}

}  // namespace

void read_links(const xml::Tree& tree, xml::Range range, Article& article) {
  const std::string own = own_doi(tree, range);
  std::unordered_map<std::string, std::size_t> seen;
  Budget budget(article.problems);
  for (Index i = range.begin; i < range.end && !budget.is_spent();) {
    const xml::Node& node = tree[i];
    if (std::ranges::binary_search(kSkipped, node.name)) {
      i = node.end;
      continue;
    }
    const Index link = i++;
    const bool is_meta = node.parent != kNoNode && tree.is(node.parent, "article-meta");
    if (!is_link(node.name) || is_meta) continue;
    const Claim<std::string> target = target_of(tree, link);
    Claim<Url> url{parse_url(target.value), target.as_written, target.span};
    const Text doi = xml::doi_in_link(target.value);
    const bool is_own = !own.empty() && to_lower_ascii(doi).starts_with(own);
    if (!url.value.is_http() || is_own) continue;
    const auto [at, is_new] = seen.try_emplace(url.value.href(), article.citations.size());
    if (is_new) {
      Citation& citation = article.citations.emplace_back();
      citation.index = static_cast<std::uint32_t>(at->second);
      citation.template_name = node.name;
      citation.span = node.span;
      citation.type = ItemType::webpage;
      if (!doi.empty()) xml::add_identifier(citation, Identifier::Kind::doi, xml::part_of(target, doi));
      citation.url = std::move(url);
      budget.add(citation);
    }
    article.citations[at->second].marks.push_back(node.span);
  }
}

}  // namespace citecheck::jats
