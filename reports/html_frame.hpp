#pragma once
// What every HTML report carries along, because it has to be one self-contained file: its style and its
// script.

#include <string_view>

namespace citecheck {

std::string_view html_style();
std::string_view html_script();

}  // namespace citecheck
