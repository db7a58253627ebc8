#pragma once
// FindingGroups: the findings of an article by the citation they are about, which is how people read them.

#include <cstdint>
#include <span>
#include <vector>

#include "reports/report.hpp"

namespace citecheck {

/// Points into the result it was made for. Within a group the gravest finding comes first.
class FindingGroups {
 public:
  explicit FindingGroups(const ArticleResult& result);

  std::span<const Finding* const> of_article() const { return of_article_; }
  std::span<const Finding* const> of_citation(std::uint32_t index) const { return of_citation_[index]; }

 private:
  std::vector<const Finding*> of_article_;
  std::vector<std::vector<const Finding*>> of_citation_;
};

}  // namespace citecheck
