#pragma once
// Dates of RIS: "YYYY/MM/DD/other information", any part of which may be missing, and whatever else exporters
// write.

#include <optional>
#include <string_view>

#include "references/date.hpp"

namespace citecheck::ris {

/// None if it is not understood as a date.
std::optional<Date> read_date(std::string_view text);

}  // namespace citecheck::ris
