#pragma once
// LaTeX text: what a reader of the typeset page sees of a piece of LaTeX. Accents and symbols become the
// characters they print, quotes and dashes their signs, formulas stay readable; a command that is not known
// is dropped and its argument kept; braces and markup go. One pass, no recursion, linear in the input.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck::bibtex {

/// As one line: white space (ties too) is collapsed. The text is in normal form C.
std::string latex_to_text(std::string_view latex);

/// A text that knows where each of its bytes came from.
struct MappedText {
  std::string text;
  std::vector<std::size_t> begin, end;  ///< Of each byte of the text: the bytes of the LaTeX that made it.
};

/// latex_to_text of a document's body, where "%" begins a comment.
MappedText latex_to_mapped_text(std::string_view latex);

/// A URL, DOI or file name as such fields hold it: `\url{…}` and braces taken off, "\_", "\%", "\&", "{\~}"
/// and the like made the signs they stand for, line breaks removed; all else stays as it is.
std::string latex_verbatim(std::string_view latex);

/// Where the brace that opens at `open` is closed; npos if it is not. A backslash escapes a brace.
std::size_t matching_brace(std::string_view latex, std::size_t open);

}  // namespace citecheck::bibtex
