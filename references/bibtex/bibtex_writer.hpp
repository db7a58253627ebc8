#pragma once
// BibTeX writer: citations of any format as entries of biblatex, in UTF-8. What was read from BibTeX is
// written with nothing lost, and what was written reads as what it was.

#include <set>
#include <string>
#include <string_view>

#include "references/citation.hpp"

namespace citecheck {

/// Writes the entries of one database.
class BibtexWriter {
 public:
  /// The entry, with the line break behind it. Its key is the citation's name, else made from the first
  /// author's name and the year, and is given once in a database.
  std::string entry(const Article& article, const Citation& citation);

 private:
  std::string key_of(const Citation& citation);

  std::set<std::string> keys_;  ///< In lower case.
};

namespace bibtex {

/// A text, as one line, with what LaTeX would read as markup escaped.
std::string escaped(std::string_view text);
/// A title, with words in braces whose capitals a style must not lower.
std::string escaped_title(std::string_view title);
/// A URL or identifier, for a field that is read verbatim.
std::string escaped_verbatim(std::string_view text);
/// A name as BibTeX lists it.
std::string written_name(const Name& name);

}  // namespace bibtex

}  // namespace citecheck
