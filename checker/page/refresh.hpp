#pragma once
// Refresh: where a page sends its reader by itself, without being asked (HTML Standard, 4.2.5.3, the refresh
// state of <meta http-equiv>). Sites that cannot send a redirect do so.

#include <string>
#include <string_view>

#include "references/html/html_head.hpp"

namespace citecheck {

/// The absolute URL, without fragment; "" if the page stays, or leaves so late that it is meant to be read
/// first. `url` is the page's own. What stands in <noscript> is for readers whom a script would lead
/// elsewhere.
std::string refresh_target(const HtmlHead& head, std::string_view url);

}  // namespace citecheck
