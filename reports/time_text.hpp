#pragma once
// Instants and days as reports print them (RFC 3339, UTC).

#include <chrono>
#include <string>

#include "rules/evidence.hpp"

namespace citecheck {

std::string to_text(Instant at);  ///< "2026-11-22T18:24:51.123Z"; without ".000" for whole seconds.
std::string to_text(std::chrono::sys_days day);  ///< "2026-11-22".

}  // namespace citecheck
