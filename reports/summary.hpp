#pragma once
// Summary: the counts every report ends with, gathered in one place so that no two reports disagree.

#include <array>
#include <cstdint>

#include "reports/report.hpp"

namespace citecheck {

struct Summary {
  std::uint64_t articles = 0, citations = 0;
  std::array<std::uint64_t, 5> verdicts{};  ///< By Verdict::Kind.
  std::array<std::uint64_t, 12> links{};    ///< By LinkStatus, of the citations with a URL.
  std::array<std::uint64_t, 3> findings{};  ///< By Severity.

  /// By Saving::State, of the citations whose run saves pages.
  std::array<std::uint64_t, 4> savings{};

  /// True if the run was to save pages.
  bool saves() const;
  void add(const ArticleResult& result);
};

}  // namespace citecheck
