#include "checker/page/sketch.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kShingle = 3;  ///< Words.
constexpr std::size_t kKept = 128;   ///< Hashes; the estimate of a share is off by about 0.04.

/// FNV-1a with a finish that mixes its high bits: the least values are to be a fair sample.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdu;
  return hash ^ (hash >> 33);
}

}  // namespace

std::vector<std::uint64_t> sketch_of(const Survey& page) {
  std::vector<std::uint64_t> hashes;
  std::array<std::uint64_t, kShingle> last{};
  std::size_t count = 0;
  const HtmlTree& html = page.html();
  for (HtmlTree::Index i = 1; i < html.size(); ++i) {
    if (!html[i].name.empty() || page.hidden(i)) continue;
    for (const std::string& word : words(html[i].text)) {
      std::ranges::rotate(last, last.begin() + 1);
      last.back() = hash_of(word);
      if (++count < kShingle) continue;
      std::uint64_t shingle = 0;
      for (const std::uint64_t one : last) shingle = (shingle ^ one) * 0xff51afd7ed558ccdu;
      hashes.push_back(shingle ^ (shingle >> 33));
    }
  }
  // A text shorter than a shingle is one.
  if (hashes.empty() && count > 0) hashes.push_back(last[kShingle - 1] ^ (last[kShingle - 2] << 1));
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  if (hashes.size() > kKept) hashes.resize(kKept);
  return hashes;
}

double resemblance(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  if (a.empty() || b.empty()) return 0;
  // The least hashes of both together are a sample of their union.
  std::vector<std::uint64_t> all, shared;
  std::ranges::set_union(a, b, std::back_inserter(all));
  if (a.size() == kKept || b.size() == kKept) all.resize(std::min(all.size(), kKept));
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  const auto in_sample =
      std::ranges::count_if(shared, [&](std::uint64_t hash) { return hash <= all.back(); });
  return static_cast<double>(in_sample) / static_cast<double>(all.size());
}

}  // namespace citecheck
