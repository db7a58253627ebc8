#pragma once
// A note in the archive of what became of a page that the Wayback Machine was asked to save: so that a run
// that goes on with the archive submits nothing twice, and a replay tells the same. It is a metadata record
// of the page's URL, of our own fields, and belongs to no capture.

#include <optional>
#include <string_view>

#include "checker/archive/warc_fields.hpp"
#include "checker/archive/warc_records.hpp"
#include "reports/report.hpp"

namespace citecheck {

/// One record, of the time `at`.
WarcRecords save_note(std::string_view url, const Saving& saving, Instant at);

/// None if the fields of a metadata record's block are no such note.
std::optional<Saving> read_save_note(const WarcFields& block);

}  // namespace citecheck
