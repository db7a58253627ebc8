#pragma once
// Lattice: the two algorithms of a linear-chain conditional random field (Lafferty et al. 2001), the best
// sequence of labels and the sums over all sequences, for given scores.

#include <array>
#include <vector>

#include "references/plain/labels.hpp"
#include "references/plain/token.hpp"

namespace citecheck::plain {

/// One number per label.
using Row = std::array<float, kLabels>;

/// For each kind of gap, something for going from one label to the next over it.
using Moves = std::array<std::array<Row, kLabels>, kGaps>;

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

}  // namespace citecheck::plain
