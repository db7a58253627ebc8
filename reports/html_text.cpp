#include "reports/html_text.hpp"

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

std::string html_escape(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_link(std::string_view url) {
  const std::string shown = html_escape(without_userinfo(url));
  if (!parse_url(url).is_http()) return shown;
  return "<a href=\"" + shown + "\" rel=\"noreferrer nofollow\">" + shown + "</a>";
}

}  // namespace citecheck
