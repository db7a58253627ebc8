#pragma once
// Summary: the counts every report ends with, gathered in one place so that no two reports disagree.

#include <algorithm>
#include <array>
#include <cstdint>

#include "reports/report.hpp"
#include "reports/snapshot_text.hpp"

namespace citecheck {

/// How many citations are in each of the four states of something that a run may be told to do.
template <typename State>
class StateCounts {
 public:
  void add(State state) { ++counts_[static_cast<std::size_t>(state)]; }
  bool any() const {
    return std::ranges::any_of(counts_, [](std::uint64_t count) { return count > 0; });
  }
  /// The best state first.
  template <typename Use>
  void for_each(const Use& use) const {
    for (std::size_t i = counts_.size(); i-- > 0;) use(static_cast<State>(i), counts_[i]);
  }

 private:
  std::array<std::uint64_t, 4> counts_{};
};

struct Summary {
  std::uint64_t articles = 0, citations = 0;
  std::array<std::uint64_t, 5> verdicts{};  ///< By Verdict::Kind.
  std::array<std::uint64_t, 12> links{};    ///< By LinkStatus, of the citations with a URL.
  std::array<std::uint64_t, 3> findings{};  ///< By Severity.

  StateCounts<SnapshotState> snapshots;  ///< Of the citations whose run asks the world's archives.
  StateCounts<Saving::State> savings;    ///< Of the citations whose run saves pages.

  void add(const ArticleResult& result);
};

}  // namespace citecheck
