#pragma once
// The one place that decides a link's status, from data: the chain of exchanges and, where it was read, the
// page that came.

#include "checker/web/web.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// `page` is null where the body was not read (not HTML, cut, or nobody asked).
///
/// Of the answers below 500, only 404 and 410 say that the page is gone. 401, 402, 403, 405, 406, 407, 412,
/// 418, 428, 429, 440, 449, 451 and 999 say that it is not shown to us, which is blocked. What remains (400,
/// 408, 409, 421, 425, 431, …) says that this request went wrong: unreachable, as time-outs and 5xx are. A
/// redirect loop or a redirect to nowhere is dead; more redirects than are followed may still lead somewhere.
Fetch classify(const Chain& chain, const PageFacts* page);

}  // namespace citecheck
