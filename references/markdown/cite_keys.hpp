#pragma once
// Cite keys: the "@key" of Pandoc's citations, "[see @smith2020, p. 3; -@doe]", and those of MyST's roles.

#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck::markdown {

struct CiteKey {
  std::string key;
  Span span;  ///< In the text that was searched, with "@" and "-".
};

/// Every "@key" of a text that is no part of a word (an e-mail address).
std::vector<CiteKey> find_cite_keys(std::string_view text);

/// The keys of "a, b; c" between the back quotes of a role.
std::vector<CiteKey> split_role_keys(std::string_view keys);

/// "fig-map", "tbl:sizes": a reference to a part of the same article, as Quarto and others write it.
bool is_cross_reference(std::string_view key);

}  // namespace citecheck::markdown
