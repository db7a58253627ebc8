#pragma once
// Authors as web pages write them: "By Jane Doe and John Roe, Staff Writers", "Von dpa | 12.3.2014". What is
// not a name (roles, e-mail addresses, dates, generic accounts) is dropped: a page that names no person says
// nothing, and a wrong name would be a false alarm.

#include <span>
#include <string>
#include <vector>

#include "references/name.hpp"

namespace citecheck {

struct WebAuthors {
  std::vector<Name> names;     ///< In order, each once.
  bool site_only = false;      ///< The names are those of the site itself.
  bool office_only = false;    ///< An editorial office is named, and nobody else.
  bool organisations = false;  ///< All of them are organisations rather than persons or accounts.
};

/// `written` are the values of one source. `inverted` says that a single comma parts family and given name
/// ("Doe, Jane"), as in citation_author; elsewhere commas part authors. `sites` are names of the site.
WebAuthors read_web_authors(std::span<const std::string> written, bool inverted,
                            std::span<const std::string> sites);

}  // namespace citecheck
