#pragma once
// Following redirects, one decision at a time. Pure, from the exchanges so far, so that the live web and a
// replayed archive walk the same way.

#include <string>
#include <vector>

#include "checker/web/web.hpp"

namespace citecheck {

/// What comes after the last exchange of a chain.
struct NextHop {
  std::string url;                        ///< To be asked next; "" if the chain ends here.
  Chain::End end = Chain::End::answered;  ///< How it ends, where it does.
};

/// Follows 301, 302, 303, 307 and 308 (RFC 9110, 15.4). A URL that was asked before is a loop, unless an
/// answer since then set a cookie: then it is asked once more. `exchanges` holds at least one.
NextHop next_hop(const std::vector<ExchangePtr>& exchanges, int max_redirects);

/// Where a page that was answered sends its reader on to `url` (a refresh in HTML). A page that leads back to
/// where it came from is itself the page: then, and after too many hops, the chain stays as it is.
NextHop refresh_hop(const std::vector<ExchangePtr>& exchanges, const std::string& url, int max_redirects);

bool is_redirect(int status);

}  // namespace citecheck
