#pragma once
// Anchors: the places of a page that a fragment can lead to (HTML Standard, 7.4.6.4): every id, and the names
// of old-style anchors.

#include <cstdint>
#include <vector>

#include "references/html/html.hpp"

namespace citecheck {

/// Their anchor_hash()es, sorted; empty where there are more than anybody counts.
std::vector<std::uint64_t> anchors_of(const HtmlTree& html);

}  // namespace citecheck
