#pragma once
// The engine asks the selected rules about an article and collects what they find, in a stable order.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "references/citation.hpp"
#include "references/result.hpp"
#include "rules/evidence.hpp"
#include "rules/finding.hpp"
#include "rules/rule.hpp"

namespace citecheck {

/// A rule that could not be asked, for how many citations, and why.
struct Skipped {
  const Rule* rule = nullptr;
  std::string reason;
  std::uint32_t count = 0;
};

struct RuleResults {
  std::vector<Finding> findings;  ///< By place in the source, then by code.
  std::vector<Skipped> skipped;   ///< By code, then by reason.
};

/// `evidence` runs parallel to article.citations.
RuleResults run_rules(std::span<const Rule* const> rules, const Article& article,
                      std::span<const Evidence> evidence, std::chrono::sys_days today);

/// The rules chosen by --select and --ignore: lists of codes, prefixes ("DAT") or names; an empty `select` is
/// all. The error names what matches no rule and the nearest that exists.
Result<std::vector<const Rule*>> select_rules(std::span<const std::string> select,
                                              std::span<const std::string> ignore);

}  // namespace citecheck
