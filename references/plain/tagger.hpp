#pragma once
// Tagger: tells which part of a reference each of its words belongs to. A linear-chain conditional random
// field (Lafferty et al. 2001) over the features of features.hpp; its weights were learnt from labelled
// references by tests/tools/train_tagger.cpp and lie in tagger_weights.cpp.

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "references/plain/features.hpp"
#include "references/plain/labels.hpp"
#include "references/plain/token.hpp"

namespace citecheck::plain {

/// Weights as numbers; `rows` are found by `find`.
using Row = std::array<float, kLabels>;

/// For each kind of gap, something for going from one label to the next over it.
using Moves = std::array<std::array<Row, kLabels>, kGaps>;

/// A run of tokens that one label is given to, and how sure that is.
struct Segment {
  Label label = Label::note;
  std::size_t begin = 0, end = 0;  ///< Tokens.
  float odds = 0;                  ///< The probability that just these tokens are such a part.
};

/// The best sequence for given scores per token and label.
std::vector<Label> best_labels(const std::vector<Token>& tokens, const std::vector<Row>& scores,
                               const Moves& moves);

/// What the sums over all sequences come to, token by token, each row scaled to sum to 1.
struct Lattice {
  std::vector<Row> local;     ///< Of the token alone.
  std::vector<Row> forward;   ///< Of all that lies before it, and itself.
  std::vector<Row> backward;  ///< Of all that lies behind it.

  /// The probability of each label at the token.
  Row odds(std::size_t token) const;
};

/// Runs the forward-backward algorithm; `powers` are the moves' scores as powers of e.
Lattice sum_paths(const std::vector<Token>& tokens, const std::vector<Row>& scores, const Moves& powers);

/// The parts of a reference in their order, by the learnt weights. Its title is the run that is most probably
/// just the title, and there is at most one; the others are the best sequence around it.
/// Where the title is known beforehand (from quotes, from markup), `title` says where.
std::vector<Segment> segments_of(std::string_view text, const std::vector<Token>& tokens,
                                 std::optional<Span> title = std::nullopt);

}  // namespace citecheck::plain
