#pragma once
// What a citation says of its URL: that it is live, or that it is dead.

#include "references/citation.hpp"

namespace citecheck {

struct StatedStatus {
  enum class Kind : std::uint8_t { none, live, dead };
  Kind kind = Kind::none;
  const Claim<std::string>* claim = nullptr;  ///< Null where nothing says so.
};

/// From |url-status=, or the |dead-url= of old. "deviated", "unfit", "usurped" and "bot: unknown" say
/// neither: something answers there, and it is not to be shown.
StatedStatus stated_status(const Citation& citation);

}  // namespace citecheck
