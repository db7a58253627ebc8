#include "checker/page/anchors.hpp"

#include <algorithm>

#include "rules/evidence.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxAnchors = 50'000;

}  // namespace

std::vector<std::uint64_t> anchors_of(const HtmlTree& html) {
  std::vector<std::uint64_t> anchors;
  for (HtmlTree::Index i = 1; i < html.size(); ++i) {
    if (html[i].name.empty() || html[i].attribute_count == 0) continue;
    if (const auto id = html.raw_attribute(i, "id")) anchors.push_back(anchor_hash(*id));
    if (html[i].name == "a")
      if (const auto name = html.raw_attribute(i, "name")) anchors.push_back(anchor_hash(*name));
    if (anchors.size() > kMaxAnchors) return {};
  }
  std::ranges::sort(anchors);
  anchors.erase(std::unique(anchors.begin(), anchors.end()), anchors.end());
  return anchors;
}

}  // namespace citecheck
