#pragma once
// Links: the URLs and identifiers of an entry, wherever people put them: in the fields made for them, in
// `howpublished`, in a note, in the name of a "journal" ("arXiv preprint arXiv:1501.00001").

#include <optional>

#include "references/bibtex/syntax.hpp"
#include "references/citation.hpp"

namespace citecheck::bibtex {

/// The URL of a field that holds nothing else.
Claim<Url> url_claim(const Value& value);

/// The first URL in a text: in \url or \href, else a bare one.
std::optional<Claim<Url>> find_url_in(const Value& text);

/// True if the text says nothing beside its URL.
bool is_only_url(const Value& text);

/// "Accessed: 2021-09-06", "[Online; accessed 22 July 2004]": the date, with its bytes.
std::optional<Claim<Date>> find_accessed(const Value& text);

/// The identifiers that a field of the kind lists: "978-…, 3-…".
void add_identifiers(Identifier::Kind kind, const Value& value, std::vector<Claim<Identifier>>& out);

/// What `eprint` is, by its type ("arxiv", "" for what looks like arXiv's); none for archives not known.
std::optional<Claim<Identifier>> eprint_identifier(const Value& eprint, std::string_view type);

/// "arXiv:1501.00001" or "abs/1501.00001" in a text.
std::optional<Claim<Identifier>> find_arxiv(const Value& text);

}  // namespace citecheck::bibtex
