#pragma once
// The page as the rules that compare it see it: which page is compared, whether it is worth comparing, and
// how a finding names the place a value was read from.

#include <string>
#include <string_view>

#include "references/citation.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// The page a reader would see, if it is where it was cited; null if it is a file of a kind that is not read,
/// or the request ended at a home page: then what it says of itself says nothing of the citation.
const PageFacts* comparable_page(const Evidence& evidence);

/// "the page (json-ld)", or "the archived copy (json-ld)" where that is the page compared.
std::string place_on_page(const Evidence& evidence, std::string_view source);

/// True if the work cited is itself a page or an article, so that the page's date and authors are the work's;
/// a page about a film or a book has its own.
bool cites_the_page(const Citation& citation);

}  // namespace citecheck
