#pragma once
// Judging an article once everything about it is known: evidence, rules, verdicts. Pure; runs in workers.

#include <chrono>

#include "checker/run/docket.hpp"
#include "reports/report.hpp"
#include "rules/rule.hpp"

namespace citecheck {

struct Court {
  std::vector<const Rule*> rules;
  std::chrono::sys_days today{};
  bool offline = false;
  bool snapshots = false;     ///< The world's archives are asked what they keep.
  bool network_down = false;  ///< Nothing at all could be reached: what failed says nothing about the link.
};

ArticleResult judge(const AnsweredArticle& answered, const Court& court);

}  // namespace citecheck
