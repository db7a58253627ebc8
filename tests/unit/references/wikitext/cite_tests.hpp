#pragma once
// MediaWiki's own tests of its Cite extension: wikitext, and how many notes the page shows for it.

#include <cstddef>
#include <string>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::test {

struct CiteTest {
  std::string name, wikitext;
  std::size_t notes = 0;
};

/// Empty where the shared material is absent.
std::vector<CiteTest> shared_cite_tests();

/// How many notes the lists of the page show, those without a text too.
std::size_t count_notes(const Article& article);

}  // namespace citecheck::test
