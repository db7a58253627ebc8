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

/// Collects the shingles of words given one after the other.
class Shingles {
 public:
  void add(std::string_view text) {
    // Piece by piece: all the words of a hostile page at once would take many times its memory.
    constexpr std::size_t kPiece = 4096;
    while (!text.empty()) {
      std::size_t end = std::min(text.size(), kPiece);
      while (end < text.size() && end > kPiece / 2 && text[end] != ' ') --end;
      add_words(words(text.substr(0, end)));
      text.remove_prefix(end);
    }
  }

  /// The least hashes, sorted.
  std::vector<std::uint64_t> least() {
    // A text shorter than a shingle is one.
    if (hashes_.empty() && count_ > 0) hashes_.push_back(last_[kShingle - 1] ^ (last_[kShingle - 2] << 1));
    prune();
    return {hashes_.begin(), hashes_.end()};  // With no room for those that were left out.
  }

 private:
  void add_words(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      std::rotate(last_.begin(), last_.begin() + 1, last_.end());
      last_.back() = hash_of(word);
      if (++count_ < kShingle) continue;
      std::uint64_t shingle = 0;
      for (const std::uint64_t one : last_) shingle = (shingle ^ one) * 0xff51afd7ed558ccdu;
      hashes_.push_back(shingle ^ (shingle >> 33));
    }
    constexpr std::size_t kMany = 8192;
    if (hashes_.size() > kMany) prune();
  }

  void prune() {
    std::ranges::sort(hashes_);
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    if (hashes_.size() > kKept) hashes_.resize(kKept);
  }

  std::vector<std::uint64_t> hashes_;
  std::array<std::uint64_t, kShingle> last_{};
  std::size_t count_ = 0;
};

bool is_archive_bar(const HtmlTree& html, HtmlTree::Index node) {
  const std::string_view id = html.raw_attribute(node, "id").value_or("");
  return id.starts_with("wm-ipp") || id == "donato";
}

}  // namespace

std::vector<std::uint64_t> sketch_of(const Survey& page) {
  Shingles shingles;
  const HtmlTree& html = page.html();
  for (HtmlTree::Index i = 1; i < html.size(); ++i)
    if (html[i].name.empty() && !page.hidden(i)) shingles.add(html[i].text);
  return shingles.least();
}

std::vector<std::uint64_t> text_sketch_of(const Survey& page) {
  Shingles shingles;
  const HtmlTree& html = page.html();
  for (HtmlTree::Index i = 1; i < html.size(); ++i) {
    if (html[i].name.empty()) {
      if (page.in_main_text(i)) shingles.add(html[i].text);
    } else if (is_archive_bar(html, i)) {
      i = html[i].end - 1;
    }
  }
  return shingles.least();
}

std::vector<std::uint64_t> text_sketch_of(std::string_view text) {
  Shingles shingles;
  shingles.add(text);
  return shingles.least();
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
