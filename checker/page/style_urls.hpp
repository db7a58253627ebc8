#pragma once
// The URLs that a style sheet fetches (CSS Syntax 3): url(…), and the strings of @import and image-set().

#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

struct StyleUrl {
  std::string url;  ///< As written, escapes undone.
  bool import = false;
};

/// Linear in the text. Comments, other strings and namespaces are left out.
std::vector<StyleUrl> style_urls(std::string_view css);

}  // namespace citecheck
