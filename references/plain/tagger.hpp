#pragma once
// Tagger: tells which part of a reference each of its words belongs to. A linear-chain conditional random
// field over the features of features.hpp; its weights were learnt from labelled references by
// tests/tools/train_tagger.cpp and lie in tagger_weights.cpp.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "references/plain/features.hpp"
#include "references/plain/lattice.hpp"
#include "references/plain/token.hpp"

namespace citecheck::plain {

/// A run of tokens that one label is given to, and how sure that is.
struct Segment {
  Label label = Label::note;
  std::size_t begin = 0, end = 0;  ///< Tokens.
  float odds = 0;                  ///< The probability that just these tokens are such a part.
};

class Tagger {
 public:
  /// Weights as tagger_weights.hpp writes them.
  Tagger(std::string_view features, std::string_view moves, float step);

  /// With the weights that the program carries.
  static const Tagger& learnt();

  /// The parts of a reference in their order. Its title is the run that is most probably just the title, and
  /// there is at most one; the others are the best sequence around it. Where the title is known beforehand
  /// (from quotes, from markup), `title` says where.
  std::vector<Segment> segments_of(std::string_view text, const std::vector<Token>& tokens,
                                   std::optional<Span> title = std::nullopt) const;

 private:
  using Steps = std::array<std::int8_t, kLabels>;

  std::size_t mask() const { return keys_.size() - 1; }
  void read_record(std::string_view record, std::size_t row);
  /// The sum of the features' weights.
  Row score(const Features& features) const;

  // The weights are found by their features in a hash table with open addressing.
  std::vector<std::uint32_t> keys_;  ///< 0 where there is none.
  std::vector<std::uint16_t> rows_;
  std::vector<Steps> weights_;
  float step_;
  Moves moves_{}, powers_{};
};

}  // namespace citecheck::plain
