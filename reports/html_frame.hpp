#pragma once
// What every HTML report carries along, because it has to be one self-contained file: its style and its
// script.

#include <string_view>

namespace citecheck {

std::string_view html_style();
std::string_view html_script();
/// The script's and the style's CSP sources, 'sha256-…': nothing else may run in the page.
inline constexpr std::string_view kScriptHash = "sha256-DaJSGEv+RnlFxYrXugIl8K6nnuUMWZELPg2r1PmAEbc=";
inline constexpr std::string_view kStyleHash = "sha256-0vSZgeFm28+KXJtIdydCDj1Un5fWABiwfB2kCtTZB5w=";

}  // namespace citecheck
