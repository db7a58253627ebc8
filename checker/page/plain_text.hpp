#pragma once
// A page of plain text. It says nothing of itself but by its words: whether it is the page, and what is
// quoted from it; its first line is at best a hint at its title.

#include <string_view>

#include "checker/page/page.hpp"

namespace citecheck {

/// `body` is text in any charset.
PageFacts read_plain_text(std::string_view body, std::string_view content_type, std::string_view url,
                          const PageWants& wants = {});

}  // namespace citecheck
