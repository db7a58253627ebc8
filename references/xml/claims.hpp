#pragma once
// Claims made from the elements and attributes of an XML document, and where in a citation they go: what the
// readers of bibliographic XML share.

#include <string_view>

#include "references/citation.hpp"
#include "references/xml/flat_text.hpp"

namespace citecheck::xml {

/// What stands in an element, as one line; its bytes are those between its tags, without space at the ends.
Claim<std::string> text_claim(const Tree& tree, Index element, const TextRules& rules);

/// The value of an attribute; empty if there is none.
Claim<std::string> attribute_claim(const Tree& tree, Index element, std::string_view name);

/// A date in the words of `text`, alone or among others ("Accessed 3 May 2014"). `standard` is the same date
/// as an attribute gives it for machines, "" if there is none: it decides where the words are not understood,
/// or say less. A date that is not understood is kept as written.
Claim<Date> date_claim(const Claim<std::string>& text, std::string_view standard = {});

/// Adds an identifier unless the citation has it already, or there is nothing in it.
void add_identifier(Citation& citation, Identifier::Kind kind, const Claim<std::string>& text);

/// Adds a link: into an archive, to the cited page, or, where one is stated already, to something else
/// ("url" in Citation::other).
void add_link(Citation& citation, const Claim<std::string>& text);

/// Adds a field of Citation::other unless it is empty.
void add_other(Citation& citation, std::string_view name, Claim<std::string> claim);

/// The DOI that a link leads to through a resolver, or that it is ("doi:10.1/x", "info:doi/10.1/x",
/// "10.1/x"); a slice of `link`, "" if it is none.
std::string_view doi_in_link(std::string_view link);

/// A claim of the same text for a part of it.
Claim<std::string> part_of(const Claim<std::string>& claim, std::string_view part);

/// What `from` states and `into` does not: of two forms of one citation.
void fill_missing(Citation& into, Citation from);

}  // namespace citecheck::xml
