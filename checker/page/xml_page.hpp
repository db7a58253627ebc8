#pragma once
// A page in XML: an article in JATS, an entry of a feed (Atom, RSS), or anything else, of which only the text
// is known.

#include <string_view>

#include "checker/page/candidates.hpp"
#include "checker/page/page.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck {

/// `body` is XML in any charset.
PageFacts read_xml_page(std::string_view body, std::string_view url, const PageWants& wants = {});

/// The front matter of the first article (NISO Z39.96). Adds to `found`; returns the title.
std::string read_jats_front(const xml::Tree& tree, Candidates& found);

/// The entry of a feed (RFC 4287, RSS 1.0 and 2.0) that leads to `url`, or its only one, else the feed
/// itself. Adds to `found`; returns the title.
std::string read_feed(const xml::Tree& tree, std::string_view url, Candidates& found);

}  // namespace citecheck
