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
  std::string_view name;   ///< What they begin, in words.
};

/// A parsed element of XML takes up to 300 bytes.
inline constexpr Density kXmlDensity{"<=", 4'000'000, "elements and attributes"};
inline constexpr Density kJsonDensity{"{[,:", 8'000'000, "values"};
inline constexpr Density kBibtexDensity{"@=,#", 5'000'000, "entries and fields"};
inline constexpr Density kWikitextDensity{"<{[|", 2'500'000, "tags, templates, arguments and links"};
/// md4c keeps up to 250 bytes of each, and we some more.
inline constexpr Density kMarkdownDensity{"\n[]*_~`<|&\\:", 1'250'000, "lines, links and signs of emphasis"};
/// Lines of RIS.
inline constexpr Density kLineDensity{"\n", 4'000'000, "lines"};
/// Lines of a plain text, each of which may be an entry of a list.
inline constexpr Density kEntryDensity{"\n", 1'000'000, "lines"};

/// How many bytes of the text hold at most `density.most` marks; all, where no marks are named.
std::size_t size_within(std::string_view text, Density density);

/// People in one role of a citation; behind them a list counts as cut, as by "et al.". The largest
/// collaborations are half as many.
inline constexpr std::size_t kMostPeople = 10'000;

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

  /// Room for `count` citations, or for as many as there can be: a list of them that grew by doubling would
  /// take as much again while it is moved.
  static void reserve(std::vector<Citation>& citations, std::size_t count);

 private:
  std::vector<Problem>& problems_;
  std::size_t left_, count_ = 0;
};

}  // namespace citecheck
