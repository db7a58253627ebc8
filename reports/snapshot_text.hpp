#pragma once
// What is said of a copy in one of the world's archives, in the words of all reports that are read by people.

#include <string>

#include "rules/evidence.hpp"

namespace citecheck {

/// "Wayback Machine, 2014-02-10, 7 days before the access date".
std::string snapshot_words(const Snapshots& snapshots);

/// "Wayback Machine: keeps no copy", "archive.today: 429 Too Many Requests"; "" if no archive was asked.
std::string no_snapshot_words(const Fact<Snapshots>& snapshots);

}  // namespace citecheck
