// Microdata (HTML Standard, 5): itemprop values of the page's own item.

#include <algorithm>

#include "checker/page/candidates.hpp"

namespace citecheck {

namespace {

using Index = HtmlTree::Index;

constexpr std::size_t kMaxProperties = 400;

/// True if the property belongs to a comment, a review or a list inside the page.
bool is_inner_item(const HtmlTree& html, Index node) {
  for (Index i = html[node].parent; i != 0; i = html[i].parent) {
    const std::string_view property = html.raw_attribute(i, "itemprop").value_or("");
    if (property == "comment" || property == "review" || property == "itemListElement") return true;
    const std::string_view type = html.raw_attribute(i, "itemtype").value_or("");
    if (type.ends_with("/Comment") || type.ends_with("/UserComments") || type.ends_with("/Review"))
      return true;
  }
  return false;
}

std::string value_of(const HtmlTree& html, Index node) {
  for (const std::string_view attribute : {"content", "datetime"})
    if (html.has_attribute(node, attribute)) return html.attribute(node, attribute);
  // hAtom's <abbr title="2014-02-17">.
  if (html[node].name == "abbr" && html.has_attribute(node, "title")) return html.attribute(node, "title");
  return html.text(node, 300);
}

/// The name below an author's item, else the item's own text.
std::string name_of_item(const HtmlTree& html, Index node) {
  const Index end = std::min(html[node].end, node + 200);
  for (Index i = node + 1; i < end; ++i)
    if (html.raw_attribute(i, "itemprop").value_or("") == "name") return value_of(html, i);
  return value_of(html, node);
}

void read_property(const HtmlTree& html, Index node, std::string_view property, int less, Candidates& found) {
  if (property == "datePublished")
    add(found.published, value_of(html, node), "itemprop datePublished", 90 - less);
  else if (property == "dateCreated")
    add(found.published, value_of(html, node), "itemprop dateCreated", 72 - less);
  else if (property == "dateModified")
    add(found.modified, value_of(html, node), "itemprop dateModified", 86 - less);
  else if (property == "headline")
    add(found.titles, value_of(html, node), "itemprop headline", 82 - less);
  else if (property == "inLanguage")
    add(found.languages, value_of(html, node), "itemprop inLanguage", 65 - less);
  else if (property == "author" || property == "creator")
    add_author(found.authors, name_of_item(html, node), "itemprop author", 82 - less);
}

}  // namespace

void read_microdata(const Survey& page, Candidates& found) {
  const HtmlTree& html = page.html();
  std::size_t seen = 0;
  for (Index i = 1; i < html.size() && seen < kMaxProperties; ++i) {
    std::string_view properties = html.raw_attribute(i, "itemprop").value_or("");
    if (properties.empty() || properties.size() > 200) continue;
    ++seen;
    if (page.in_comment(i) || is_inner_item(html, i)) continue;
    const int less = page.aside(i) ? 30 : 0;
    while (!properties.empty()) {
      const std::size_t space = std::min(properties.find(' '), properties.size());
      read_property(html, i, properties.substr(0, space), less, found);
      properties.remove_prefix(std::min(properties.size(), space + 1));
    }
  }
}

}  // namespace citecheck
