#pragma once
// The one place that decides a link's status, from data: the chain of exchanges and, where it was read, the
// page that came.

#include "checker/web/web.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// `page` is null where the body was not read (not HTML, cut, or nobody asked).
Fetch classify(const Chain& chain, const PageFacts* page);

}  // namespace citecheck
