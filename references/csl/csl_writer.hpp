#pragma once
// CSL-JSON: a citation as the Citation Style Language's processors read it (CSL 1.0.2, schema csl-data.json),
// with what CSL has no variable for in `custom`, so that all a citation holds can be read back. Output is
// always well-formed JSON in UTF-8, whatever the source holds.
//
// `custom` holds, null where there is nothing: label, ref-name, group, line, column, offset, length,
// mentions, backlinks, archive-url, archive-date, url-status, template, quote, raw; and only where there is
// something: identifiers (with their label: "arXiv:1501.00001"), authors-truncated, dead-link,
// archive-stated, fields (text by the name the format gives it; a list where it stands several times),
// contributors and dates (of roles and dates that are no CSL variables), dates-as-written (what a date's CSL
// form cannot tell). An item that was read from CSL-JSON keeps its id and what its `custom` says, its first
// place included.

#include <string>
#include <string_view>
#include <unordered_map>

#include "references/citation.hpp"
#include "references/line_index.hpp"

namespace citecheck {

/// Names the citations of an article in a whole run: by their own keys where the format has such and they are
/// unique ("smith2014"; "ref-2-smith2014" in the second article), else by their position ("ref-24",
/// "ref-2-24"). The article must outlive it.
class CslIds {
 public:
  explicit CslIds(const Article& article);

  std::string of(const Citation& citation) const;

 private:
  bool is_usable(std::string_view key) const;

  const Article& article_;
  std::unordered_map<std::string_view, std::size_t> counts_;  ///< How many citations have a key.
  bool all_named_ = true;                                     ///< No citation is named by its position.
};

/// One item, an object on one line. `lines` is the index of the article's source.
std::string csl_item(const Article& article, const Citation& citation, const LineIndex& lines,
                     const CslIds& ids);

}  // namespace citecheck
