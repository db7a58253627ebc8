#pragma once
// Candidates: what the readers of a page found, as written, each with its place and how far that place is to
// be trusted. Cleaning, parsing and ranking come later and are the same for all readers.

#include <string>
#include <string_view>
#include <vector>

#include "checker/page/survey.hpp"
#include "references/html/html.hpp"
#include "references/html/html_head.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

struct Candidates {
  using Texts = std::vector<Sourced<std::string>>;
  using Lists = std::vector<Sourced<std::vector<std::string>>>;

  Texts titles, sites, languages, canonical_urls, published, modified;
  Texts types, identifiers, licences, free_access;  ///< As in PageFacts.
  Lists authors;  ///< One list per source; an entry may still hold several names.
};

std::vector<std::string> values_of(const Candidates::Texts& texts);

/// Appends unless the value is empty, too long to be what it claims, or the list is long enough.
void add(Candidates::Texts& list, std::string_view value, std::string_view source, int confidence);

/// Appends to the list of that source, which is made if it is new.
void add_author(Candidates::Lists& lists, std::string_view value, std::string_view source, int confidence);

/// Appends "doi:10.1234/x" where `value` holds an identifier of that kind ("doi", "pmid", "pmcid", "arxiv",
/// "isbn", "issn"; "" finds DOIs alone), however it is written.
void add_identifier(Candidates& found, std::string_view kind, std::string_view value, std::string_view source,
                    int confidence);

/// <meta>, <link>, <title> and <html lang>: Dublin Core, Highwire (citation_*), PRISM, EPrints, bepress,
/// Open Graph, Twitter, Parse.ly, Sailthru and the plain names.
void read_head(const HtmlHead& head, Candidates& found);

/// schema.org in JSON-LD (also inside @graph), of the page's own article only.
void read_json_ld(const HtmlHead& head, Candidates& found);

/// schema.org in microdata (itemprop) and RDFa (property), Dublin Core in RDFa, rel=license.
void read_microdata(const Survey& page, Candidates& found);

/// The date in the path of the page's URL ("/2014/02/17/").
void read_url_date(std::string_view url, Candidates& found);

/// What stands near the heading: the heading itself, <time>, bylines and dates in words. `heading` may be
/// kNone.
void read_visible(const Survey& page, HtmlTree::Index heading, Candidates& found);

}  // namespace citecheck
