#pragma once
// Pieces: the sentences behind a reference's title ("Work. Publisher. 12 (3): 45–67. 2014"), told apart and
// put into the citation.

#include <vector>

#include "references/citation.hpp"
#include "references/plain/draft.hpp"

namespace citecheck::plain {

/// Cuts a range of the draft at full stops that end a sentence and at what has been taken.
std::vector<Span> split_pieces(const Draft& draft, Span range);

/// Reads dates, volumes, pages, editors, place, publisher and container from pieces in their order.
void read_pieces(const Draft& draft, const std::vector<Span>& pieces, Citation& citation);

/// Names as one claim each, from a text that lists them.
std::vector<Claim<Name>> read_names(const Draft& draft, Span span, bool* et_al);

/// A whole date ("(2016)", "January 27, 2003"), its brackets allowed; none if it is anything else.
std::optional<Claim<Date>> read_date(const Draft& draft, Span span);

/// The first bare year (1500–2099) of a range; none if there is none.
std::optional<Claim<Date>> find_year(const Draft& draft, Span span);

}  // namespace citecheck::plain
