#pragma once
// Bounds: what reading one input may cost in memory, however it is made. Two things are bounded before they
// are: the values that a parser makes of a text (Density), and the citations that a reader makes of these
// (Budget). No article that people write comes near to either.

#include <cstddef>
#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck {

/// How many values a text may hold, counted by the bytes that begin one.
struct Density {
  std::string_view marks;  ///< Bytes, each of which a parser may make a value of: "<=" in XML.
  std::size_t most = 0;    ///< So many of them are read.
};

/// Elements and attributes of XML: a parsed one takes up to 300 bytes.
inline constexpr Density kXmlDensity{"<=", 4'000'000};
/// Values of JSON.
inline constexpr Density kJsonDensity{"{[,:", 8'000'000};
/// Entries and fields of BibTeX.
inline constexpr Density kBibtexDensity{"@=,", 6'000'000};
/// Tags, templates with their arguments, and links of wikitext.
inline constexpr Density kWikitextDensity{"<{[|", 4'000'000};
/// Lines of RIS.
inline constexpr Density kLineDensity{"\n", 4'000'000};

/// How many bytes of the text hold at most `density.most` marks; all, where no marks are named.
std::size_t size_within(std::string_view text, Density density);

/// Counts what the citations of one article take in memory.
class Budget {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{448} << 20;

  /// Tells in `problems`, which must outlive this.
  explicit Budget(std::vector<Problem>& problems, std::size_t most = kMostBytes)
      : problems_(problems), left_(most) {}

  /// Counts a citation that is kept. The one that exhausts the budget is the last: a Problem
  /// "too-many-references" says from which byte on no more are read.
  void add(const Citation& citation);
  bool is_spent() const { return left_ == 0; }

 private:
  std::vector<Problem>& problems_;
  std::size_t left_, count_ = 0;
};

}  // namespace citecheck
