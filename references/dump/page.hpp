#pragma once
// Page: what the XML of one page of a dump says, as far as a reader of references wants to know it.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "references/result.hpp"

namespace citecheck::dump {

/// What a dump says of its wiki.
struct Site {
  std::string language;                                ///< xml:lang of the root.
  std::map<std::string, int, std::less<>> namespaces;  ///< By name: "Talk" is 1.
};

/// Adds what the root's start tag, or <siteinfo>, says. What is malformed is passed over.
void read_root(std::span<char> xml, Site& site);
void read_site_info(std::span<char> xml, Site& site);

/// The encoding an XML declaration names, "" if none.
std::string declared_encoding(std::span<char> xml);

/// What a page says before its first revision, found without parsing it.
struct PageHead {
  std::optional<int> ns;  ///< Schemas before 0.6 do not tell it.
  bool redirect = false;
};
PageHead read_head(std::string_view head);

struct Page {
  std::string title;
  std::string model = "wikitext";
  bool has_text = false;  ///< A stub dump has none, nor has a revision that was deleted.
  std::string text;
};

/// `xml` is overwritten. The error's offset is one in `xml`. Of a page that is cut, what is there.
Result<Page> read_page(std::span<char> xml, bool cut = false);

/// The namespace that the title's prefix names.
int namespace_of(std::string_view title, const Site& site);

/// A redirect by its text: schemas before 0.4 do not mark it.
bool is_redirect(std::string_view text);

}  // namespace citecheck::dump
