#pragma once
// Which of an archive's copies stands for a cited page, and for which citations archives are asked at all.

#include <optional>
#include <string>

#include "checker/snapshots/look_up.hpp"
#include "references/citation.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// Of the good copies the nearest before the access date (on its day counts as before), else the nearest
/// after it. Without an access date the first one behind the publication date, when the page said what it was
/// cited for; without either, or if there is none so late, the newest.
Fact<Snapshots> snapshots_of(const KnownCopies& known, const Citation& citation);

/// The newest good copy; none if there is none.
std::optional<Snapshot> latest_of(const KnownCopies& known);

/// The time that services which tell one copy are asked for.
std::optional<std::chrono::sys_seconds> wanted_time(const Citation& citation);

/// Why no archive is asked about the citation's URL; "" if they are to be asked. A copy in an archive is not
/// looked up, and names of private networks are told to nobody.
std::string no_look_up(const Citation& citation);

}  // namespace citecheck
