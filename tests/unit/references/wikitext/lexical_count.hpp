#pragma once
// Counts of a page of wikitext by plain search, written without a line of the reader: what the reader must
// come to too. And the pages of the shared material to count on.

#include <cstddef>
#include <string>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::test {

struct WikitextCounts {
  std::size_t full = 0;  ///< References with a text: <ref>…</ref>, {{refn|…}}, {{efn|…}}, {{#tag:ref|…}}.
  std::size_t reuses = 0;     ///< <ref name=x/>, {{efn|name=x}}, every name of {{r|x|y}}.
  std::size_t templates = 0;  ///< Citation templates.
  friend bool operator==(const WikitextCounts&, const WikitextCounts&) = default;
};

/// By plain search.
WikitextCounts count_lexically(const std::string& page);

/// The same of what the reader found.
WikitextCounts count_read(const Article& article);

/// Without comments and what stands in <nowiki>, <pre>, <math> and their kin.
std::string visible_wikitext(const std::string& text);

/// The citations whose text shows a "://" and that state no URL at all.
std::vector<const Citation*> without_their_url(const Article& article);

struct WikitextPage {
  std::string name, text;
};
/// Empty where the material is absent.
std::vector<WikitextPage> shared_wikitext_pages();

}  // namespace citecheck::test
