#pragma once
// Verdict: what to think of one citation, in one word and with the reason, decided from its evidence and the
// findings about it.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "references/citation.hpp"
#include "rules/evidence.hpp"
#include "rules/finding.hpp"

namespace citecheck {

struct Verdict {
  enum class Kind : std::uint8_t { verified, inconsistent, dead, unverifiable, not_checked };
  Kind kind = Kind::not_checked;
  std::string reason;  ///< For a person; never empty.
};
std::string_view name_of(Verdict::Kind kind);  ///< "verified", "not-checked" is "not_checked".

/// `findings` may hold those of other citations too. Verified needs a page that was reached, whose title
/// agrees with the cited one, and no contradiction.
Verdict decide(const Citation& citation, const Evidence& evidence, std::span<const Finding> findings);

}  // namespace citecheck
