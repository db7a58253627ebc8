#pragma once
// Writing HTML safely: every text of an article or a page is hostile until it is escaped.

#include <string>
#include <string_view>

namespace citecheck {

/// For element content and quoted attributes; control characters are made visible.
std::string html_escape(std::string_view text);

/// A link if the URL is http(s), plain text otherwise; userinfo is left out.
std::string html_link(std::string_view url);

}  // namespace citecheck
