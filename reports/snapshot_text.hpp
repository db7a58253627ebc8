#pragma once
// What is said of a copy in one of the world's archives, in the words of all reports that are read by people.

#include <cstdint>
#include <string>
#include <string_view>

#include "rules/evidence.hpp"

namespace citecheck {

enum class SnapshotState : std::uint8_t { not_asked, unknown, not_archived, archived };
SnapshotState state_of(const Fact<Snapshots>& snapshots);
std::string_view name_of(SnapshotState state);  ///< "not-asked", "archived".

/// False in a run that asks no archive at all.
bool was_wanted(const Fact<Snapshots>& snapshots);

/// "Wayback Machine, 2014-02-10, 7 days before the access date".
std::string snapshot_words(const Snapshots& snapshots);

/// "Wayback Machine: keeps no copy", "archive.today: 429 Too Many Requests"; "" if no archive was asked.
std::string no_snapshot_words(const Fact<Snapshots>& snapshots);

}  // namespace citecheck
