#pragma once
// Requisites: what a page needs to look right, beside its own text: style sheets, images, fonts, icons. Only
// what the page or a style sheet names is found; scripts are not read, and not wanted, because what they
// fetch is not known. Pure functions, linear in their input.

#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

struct Requisite {
  std::string url;     ///< Absolute http(s), no fragment.
  bool style = false;  ///< A style sheet, which may need more.

  friend bool operator==(const Requisite&, const Requisite&) = default;
};

/// Of a page: `body` is decoded HTML in any charset. Each once, what matters most first: style sheets, images
/// and fonts, icons, and last the other sizes of images (srcset). At most 1,000.
std::vector<Requisite> page_requisites(std::string_view body, std::string_view content_type,
                                       std::string_view url);

/// Of a style sheet (CSS Syntax 3): url() and @import, in their order. At most 1,000.
std::vector<Requisite> style_requisites(std::string_view css, std::string_view url);

/// The URLs in the value of a srcset attribute (HTML Standard, 4.8.4.2.2), as written.
std::vector<std::string_view> srcset_urls(std::string_view srcset);

}  // namespace citecheck
