#pragma once
// Status: whether a page is what it seems, or stands in the place of one that is gone, for sale, guarded or
// behind a log-in. Each verdict needs two independent signals, and a page that carries an article's
// metadata is a page: a false alarm is worse than a missed one.

#include <string>
#include <string_view>

#include "checker/page/survey.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

struct PageStatus {
  PageKind kind = PageKind::page;
  std::string reason;
  std::string paywall;    ///< As PageFacts::paywall.
  std::string suspicion;  ///< The one signal that a page is gone, where there is one alone; "" otherwise.
};

/// `facts` are the page's titles and dates, best first; `heading` may be kNone.
PageStatus judge_status(const Survey& page, const PageFacts& facts, HtmlTree::Index heading,
                        std::string_view url);

}  // namespace citecheck
