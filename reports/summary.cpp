#include "reports/summary.hpp"

#include <algorithm>

namespace citecheck {

bool Summary::saves() const {
  return std::ranges::any_of(savings, [](std::uint64_t count) { return count > 0; });
}

void Summary::add(const ArticleResult& result) {
  ++articles;
  citations += result.citations.size();
  for (std::size_t i = 0; i < result.citations.size(); ++i) {
    const CitationResult& citation = result.citations[i];
    ++verdicts[static_cast<std::size_t>(citation.verdict.kind)];
    if (citation.saving) ++savings[static_cast<std::size_t>(citation.saving->state)];
    if (!result.article->citations[i].url) continue;
    const Fact<Fetch>& fetch = citation.evidence.fetch;
    ++links[static_cast<std::size_t>(fetch.known() ? fetch.value.status : LinkStatus::not_checked)];
  }
  for (const Finding& finding : result.findings) ++findings[static_cast<std::size_t>(finding.severity)];
}

}  // namespace citecheck
