#include "reports/summary.hpp"

namespace citecheck {

void Summary::add(const ArticleResult& result) {
  ++articles;
  citations += result.citations.size();
  for (std::size_t i = 0; i < result.citations.size(); ++i) {
    const CitationResult& citation = result.citations[i];
    ++verdicts[static_cast<std::size_t>(citation.verdict.kind)];
    if (citation.saving) savings.add(citation.saving->state);
    if (const auto& kept = citation.evidence.snapshots; was_wanted(kept)) snapshots.add(state_of(kept));
    if (!result.article->citations[i].url) continue;
    const Fact<Fetch>& fetch = citation.evidence.fetch;
    ++links[static_cast<std::size_t>(fetch.known() ? fetch.value.status : LinkStatus::not_checked)];
  }
  for (const Finding& finding : result.findings) ++findings[static_cast<std::size_t>(finding.severity)];
}

}  // namespace citecheck
