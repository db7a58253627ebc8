// Microdata (HTML Standard, 5) and RDFa Lite: itemprop and property values of the page's own item, and links
// by which a page names its licence.

#include <algorithm>
#include <array>

#include "checker/page/candidates.hpp"
#include "references/text.hpp"

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
  for (const std::string_view attribute : {"content", "datetime", "resource"})
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

enum class Field : std::uint8_t {
  published,
  created,
  modified,
  title,
  language,
  author,
  licence,
  free,
  type,
  doi
};

struct Property {
  std::string_view name;  ///< Of schema.org, or with its prefix.
  Field field;
};

constexpr auto kProperties = std::to_array<Property>({{"datePublished", Field::published},
                                                      {"dateCreated", Field::created},
                                                      {"dateModified", Field::modified},
                                                      {"headline", Field::title},
                                                      {"inLanguage", Field::language},
                                                      {"author", Field::author},
                                                      {"creator", Field::author},
                                                      {"license", Field::licence},
                                                      {"isAccessibleForFree", Field::free},
                                                      {"identifier", Field::doi},
                                                      {"sameAs", Field::doi},
                                                      {"dc:title", Field::title},
                                                      {"dc:creator", Field::author},
                                                      {"dc:date", Field::created},
                                                      {"dc:issued", Field::published},
                                                      {"dc:created", Field::created},
                                                      {"dc:modified", Field::modified},
                                                      {"dc:language", Field::language},
                                                      {"dc:type", Field::type},
                                                      {"dc:license", Field::licence},
                                                      {"dc:identifier", Field::doi},
                                                      {"sioc:created_at", Field::created}});

/// "schema:datePublished", "https://schema.org/datePublished" and "dcterms:issued" as the table writes them.
std::string table_name(std::string_view property) {
  for (const std::string_view prefix : {"schema:", "https://schema.org/", "http://schema.org/"})
    if (property.starts_with(prefix)) return std::string(property.substr(prefix.size()));
  for (const std::string_view prefix : {"dcterms:", "dct:", "DC:", "dc11:"})
    if (property.starts_with(prefix)) return "dc:" + std::string(property.substr(prefix.size()));
  return std::string(property);
}

void read_property(const HtmlTree& html, Index node, std::string_view property, const std::string& kind,
                   int less, Candidates& found) {
  const std::string name = table_name(property);
  const auto row = std::ranges::find(kProperties, name, &Property::name);
  if (row == kProperties.end()) return;
  const std::string source = kind + " " + std::string(row->name);
  const std::string value = row->field == Field::author ? name_of_item(html, node) : value_of(html, node);
  switch (row->field) {
    case Field::published:
      return add(found.published, value, source, 90 - less);
    case Field::created:
      return add(found.published, value, source, 72 - less);
    case Field::modified:
      return add(found.modified, value, source, 86 - less);
    case Field::title:
      return add(found.titles, value, source, 82 - less);
    case Field::language:
      return add(found.languages, value, source, 65 - less);
    case Field::author:
      return add_author(found.authors, value, kind + " author", 82 - less);
    case Field::licence:
      return add(found.licences, html.has_attribute(node, "href") ? html.attribute(node, "href") : value,
                 source, 80 - less);
    case Field::free: {
      const bool is_free = equal_ignoring_case(value, "true");
      if (is_free || equal_ignoring_case(value, "false"))
        add(found.free_access, is_free ? "true" : "false", source, 82 - less);
      return;
    }
    case Field::type:
      return add(found.types, value, source, 70 - less);
    case Field::doi:
      return add_identifier(found, "",
                            html.has_attribute(node, "href") ? html.attribute(node, "href") : value, source,
                            78 - less);
  }
}

void read_properties(const HtmlTree& html, Index node, std::string_view properties, const std::string& kind,
                     int less, Candidates& found) {
  while (!properties.empty()) {
    const std::size_t space = std::min(properties.find(' '), properties.size());
    read_property(html, node, properties.substr(0, space), kind, less, found);
    properties.remove_prefix(std::min(properties.size(), space + 1));
  }
}

/// The outermost item's type says what the page is about.
void read_type(const HtmlTree& html, Index node, Candidates& found) {
  const std::string_view type = html.raw_attribute(node, "itemtype").value_or("");
  const std::string_view name = type.substr(type.find_last_of('/') + 1);
  if (type.find("schema.org") != std::string_view::npos &&
      (name.ends_with("Article") || name.ends_with("Posting") || name == "Book" || name == "Recipe" ||
       name == "Report"))
    add(found.types, name, "itemtype", 76);
}

}  // namespace

void read_microdata(const Survey& page, Candidates& found) {
  const HtmlTree& html = page.html();
  std::size_t seen = 0;
  for (Index i = 1; i < html.size() && seen < kMaxProperties; ++i) {
    if (html[i].attribute_count == 0) continue;
    const std::string_view item = html.raw_attribute(i, "itemprop").value_or("");
    // The properties of <meta> are the head's.
    const std::string_view rdfa =
        html[i].name == "meta" ? std::string_view{} : html.raw_attribute(i, "property").value_or("");
    const std::string_view rel = html[i].name == "a" ? html.raw_attribute(i, "rel").value_or("") : "";
    if (html.has_attribute(i, "itemscope")) read_type(html, i, found);
    if (item.empty() && rdfa.empty() && rel.find("license") == std::string_view::npos) continue;
    if (item.size() > 200 || rdfa.size() > 200) continue;
    ++seen;
    if (page.in_comment(i) || is_inner_item(html, i)) continue;
    const int less = page.aside(i) ? 30 : 0;
    if (!item.empty()) read_properties(html, i, item, "itemprop", less, found);
    if (!rdfa.empty()) read_properties(html, i, rdfa, "rdfa", less, found);
    if (rel.find("license") != std::string_view::npos)
      add(found.licences, html.attribute(i, "href"), "rel license", 60 - less);
  }
}

}  // namespace citecheck
