#pragma once
// Dates beside: dates whose meaning stands behind them, or in brackets, as Chinese and Japanese templates and
// free text write them: "2015年3月3日閲覧", "[2016-03-03]", "存档于2015-06-06", "Газета (5 мая 2014)".

#include <string_view>

#include "references/citation.hpp"

namespace citecheck::rendered {

/// Fills in what the citation, which was read from `text`, lacks of accessed, archived and issued. Spans are
/// those of `text`.
void read_dates_beside(std::string_view text, Citation& citation);

}  // namespace citecheck::rendered
