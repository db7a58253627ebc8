#pragma once
// Layout: the first look at a Markdown text, line by line. It finds what the library md4c does not know:
// front matter, footnote definitions, and where link reference definitions stand; and it lays the text out
// anew so that md4c reads footnotes as block quotes and meets nothing that would cost it quadratic time.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/markdown/mapped_text.hpp"

namespace citecheck::markdown {

/// "[^label]: content", its indented and lazily continued lines too.
struct Footnote {
  std::string label;
  Span span;
};

/// "[label]: destination". Only md4c knows whether it really is one, unless it is `certain`.
struct LinkDefinition {
  std::string label;
  Span span, destination;  ///< The destination without its angle brackets.
  bool certain = false;    ///< It stands where it can be nothing else.
};

/// "---" … "---" at the beginning; `toml` where it is "+++" … "+++".
struct FrontMatter {
  Span whole, inside;
  bool toml = false;
};

/// The front matter of a text; its `whole` is empty if there is none.
FrontMatter find_front_matter(std::string_view text);

struct Layout {
  MappedText text;  ///< For md4c.
  std::vector<Footnote> footnotes;
  std::vector<LinkDefinition> definitions;
  std::vector<Span> bibliographies;  ///< The files a MyST directive "{bibliography} refs.bib" names.
  std::vector<Problem> problems;
};

/// `begin` is where the front matter ends.
Layout lay_out(std::string_view text, std::size_t begin);

/// The form in which labels of links are compared.
std::string label_key(std::string_view label);

}  // namespace citecheck::markdown
