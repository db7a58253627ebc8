#include "reports/finding_groups.hpp"

#include <algorithm>

namespace citecheck {

FindingGroups::FindingGroups(const ArticleResult& result) : of_citation_(result.citations.size()) {
  for (const Finding& finding : result.findings)
    (finding.citation ? of_citation_[*finding.citation] : of_article_).push_back(&finding);
  const auto gravest_first = [](const Finding* a, const Finding* b) { return a->severity > b->severity; };
  std::ranges::stable_sort(of_article_, gravest_first);
  for (auto& group : of_citation_) std::ranges::stable_sort(group, gravest_first);
}

}  // namespace citecheck
