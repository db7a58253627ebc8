#pragma once
// Entry: one reference of an article, a footnote or an item of its list of references, read into citations.
// Its links come from the markup; the words are read as the plain-text reader reads a reference.

#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/markdown/document.hpp"

namespace citecheck::markdown {

struct Entry {
  enum class Kind : std::uint8_t { footnote, listed };
  Kind kind = Kind::footnote;
  std::string label, ref_name, group;
  Span span;   ///< In the source.
  Span prose;  ///< What it says.
  std::vector<Span> marks;
};

/// The citations of an entry: one, and one more for every further link.
std::vector<Citation> read_entry(std::string_view source, const Document& document, const Entry& entry);

/// True if the link leads to the web: neither a part of the same site, nor an address of mail, nor a
/// template's placeholder.
bool is_citation(const Document& document, const Link& link);

/// Where the URL is written is the claim's place.
Claim<Url> url_claim(std::string_view source, const Document& document, const Link& link);

/// A link in running text as a citation of its own.
Citation read_link(std::string_view source, const Document& document, const Link& link);

}  // namespace citecheck::markdown
