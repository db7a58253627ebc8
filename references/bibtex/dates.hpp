#pragma once
// Dates as BibTeX and biblatex write them: EDTF in one field, or a year, a month and a day in three.

#include <string_view>

#include "references/date.hpp"

namespace citecheck::bibtex {

/// A whole date ("2014-02-17", "1999/2001", "17 February 2014"); style `unknown` where it is none.
Date read_date(std::string_view text);

/// A year with a month ("2", "February", "10 January", "May–June", "spring") and a day; those that are empty
/// or cannot be read are left out, and told of by `month_read` and `day_read`.
struct SplitDate {
  Date date;
  bool month_read = false, day_read = false;
};
SplitDate read_date(std::string_view year, std::string_view month, std::string_view day);

}  // namespace citecheck::bibtex
