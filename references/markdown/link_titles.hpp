#pragma once
// Which link's text in a reference is the title of what it leads to. "[A history of salt](…)" is;
// "[here](…)",
// "[the documentation](…)" and a link in the middle of a sentence are not.

#include <string_view>

#include "references/markdown/document.hpp"

namespace citecheck::markdown {

/// `entry` is the range of the reference in `prose`.
bool reads_as_title(std::string_view prose, Span entry, const Link& link);

}  // namespace citecheck::markdown
