#pragma once
// Names as BibTeX lists them: joined by "and" outside of braces; "First von Last", "von Last, First",
// "von Last, Jr, First", where words in lower case are the particle; a name all in braces is an organisation;
// and biblatex's "family=…, given=…, prefix=…".

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "references/name.hpp"
#include "references/span.hpp"

namespace citecheck::bibtex {

struct ListedName {
  Name name;
  Span span;  ///< In the list's text.
};

struct NameList {
  std::vector<ListedName> names;
  bool others = false;     ///< Ends in "and others" or "et al.".
  bool by_commas = false;  ///< Commas or semicolons stand where "and" should.
};

NameList read_names(std::string_view latex);

/// One name; none where the text holds only options of biblatex ("useprefix=true").
std::optional<Name> read_name(std::string_view latex);

/// The items of a list joined by "and" outside of braces, white space around them left out.
std::vector<Span> split_list(std::string_view latex);

}  // namespace citecheck::bibtex
