#include "references/plain/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace citecheck::plain {

namespace {

constexpr float kLeastLog = -40.0F;  ///< Keeps products of two rows well above the smallest float.

/// Makes the row sum to 1.
void scale(Row& row) {
  float sum = 0;
  for (const float value : row) sum += value;
  for (float& value : row) value /= sum;
}

}  // namespace

std::vector<Label> best_labels(const std::vector<Token>& tokens, const std::vector<Row>& scores,
                               const Moves& moves) {
  if (scores.empty()) return {};
  const std::size_t size = scores.size();
  std::vector<std::array<std::uint8_t, kLabels>> from(size);
  Row best = scores[0];
  for (std::size_t i = 1; i < size; ++i) {
    const auto& move = moves[gap(tokens[i - 1], tokens[i])];
    Row next;
    next.fill(-1e30f);
    for (std::size_t a = 0; a < kLabels; ++a)
      for (std::size_t b = 0; b < kLabels; ++b) {
        const float score = best[a] + move[a][b];
        from[i][b] = score > next[b] ? static_cast<std::uint8_t>(a) : from[i][b];
        next[b] = std::max(next[b], score);
      }
    for (std::size_t b = 0; b < kLabels; ++b) best[b] = next[b] + scores[i][b];
  }
  std::vector<Label> labels(size);
  auto label = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t i = size; i-- > 0;) {
    labels[i] = static_cast<Label>(label);
    if (i > 0) label = from[i][label];
  }
  return labels;
}

Row Lattice::odds(std::size_t token) const {
  Row row = forward[token];
  for (std::size_t label = 0; label < kLabels; ++label) row[label] *= backward[token][label];
  scale(row);
  return row;
}

Lattice sum_paths(const std::vector<Token>& tokens, const std::vector<Row>& scores, const Moves& powers) {
  const std::size_t size = scores.size();
  Lattice out{std::vector<Row>(size), std::vector<Row>(size), std::vector<Row>(size)};
  for (std::size_t i = 0; i < size; ++i) {
    const float highest = *std::ranges::max_element(scores[i]);
    for (std::size_t b = 0; b < kLabels; ++b)
      out.local[i][b] = std::exp(std::max(scores[i][b] - highest, kLeastLog));
    Row& row = out.forward[i];
    row.fill(i == 0 ? 1 : 0);
    if (i > 0) {
      const auto& move = powers[gap(tokens[i - 1], tokens[i])];
      for (std::size_t a = 0; a < kLabels; ++a)
        for (std::size_t b = 0; b < kLabels; ++b) row[b] += out.forward[i - 1][a] * move[a][b];
    }
    for (std::size_t b = 0; b < kLabels; ++b) row[b] *= out.local[i][b];
    scale(row);
  }
  for (std::size_t i = size; i-- > 0;) {
    Row& row = out.backward[i];
    row.fill(i + 1 == size ? 1 : 0);
    if (i + 1 < size) {
      const auto& move = powers[gap(tokens[i], tokens[i + 1])];
      for (std::size_t a = 0; a < kLabels; ++a)
        for (std::size_t b = 0; b < kLabels; ++b)
          row[a] += move[a][b] * out.local[i + 1][b] * out.backward[i + 1][b];
    }
    scale(row);
  }
  return out;
}

}  // namespace citecheck::plain
