#include "references/plain/tagger.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "references/plain/tagger_weights.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kHashSigns = 6;
constexpr std::size_t kRecord = kHashSigns + kLabels;

constexpr float kLeastOdds = 0.02F;   ///< A run less sure than this is no title.
constexpr float kStatedOdds = 0.95F;  ///< Of a title that the reference quotes.
constexpr float kNever = -1e6F;
constexpr float kLeastLog = -40.0F;  ///< Keeps products of two rows well above the smallest float.

std::uint32_t sign_value(char sign) {
  return static_cast<std::uint32_t>(sign - '0');
}

/// The weights, found by their features in a hash table with open addressing.
class Model {
 public:
  Model() {
    const std::size_t count = kFeatureWeights.size() / kRecord;
    keys_.resize(std::bit_ceil(std::max<std::size_t>(count * 4, 16)));
    rows_.resize(keys_.size());
    weights_.resize(count);
    for (std::size_t i = 0; i < count; ++i) read_record(kFeatureWeights.substr(i * kRecord, kRecord), i);
    for (std::size_t i = 0; i < kMoveWeights.size(); ++i)
      moves_[i / (kLabels * kLabels)][i / kLabels % kLabels][i % kLabels] =
          static_cast<float>(steps(kMoveWeights[i])) * kWeightStep;
    powers_ = moves_;
    for (auto& move : powers_)
      for (Row& row : move)
        for (float& value : row) value = std::exp(value);
  }

  /// The sum of the features' weights.
  Row score(const Features& features) const {
    std::array<std::int32_t, kLabels> sum{};
    for (const std::uint32_t feature : features)
      for (std::size_t at = feature & mask(); keys_[at] != 0; at = (at + 1) & mask())
        if (keys_[at] == feature) {
          const Steps& row = weights_[rows_[at]];
          for (std::size_t label = 0; label < kLabels; ++label) sum[label] += row[label];
          break;
        }
    Row out;
    for (std::size_t label = 0; label < kLabels; ++label)
      out[label] = static_cast<float>(sum[label]) * kWeightStep;
    return out;
  }

  const Moves& moves() const { return moves_; }
  const Moves& powers() const { return powers_; }

 private:
  using Steps = std::array<std::int8_t, kLabels>;

  static int steps(char sign) { return static_cast<int>(sign_value(sign)) - 32; }
  std::size_t mask() const { return keys_.size() - 1; }

  void read_record(Text record, std::size_t row) {
    std::uint32_t feature = 0;
    for (const char sign : record.substr(0, kHashSigns)) feature = feature << 6 | sign_value(sign);
    for (std::size_t label = 0; label < kLabels; ++label)
      weights_[row][label] = static_cast<std::int8_t>(steps(record[kHashSigns + label]));
    std::size_t at = feature & mask();
    while (keys_[at] != 0) at = (at + 1) & mask();
    keys_[at] = feature;
    rows_[at] = static_cast<std::uint16_t>(row);
  }

  std::vector<std::uint32_t> keys_;  ///< 0 where there is none.
  std::vector<std::uint16_t> rows_;
  std::vector<Steps> weights_;
  Moves moves_{}, powers_{};
};

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

namespace {

/// The probabilities of runs of one label: where they begin, go on and end.
class Runs {
 public:
  Runs(const std::vector<Token>& tokens, const Lattice& lattice, const Moves& powers, Label label)
      : label_(label), odds_(tokens.size()), goes_on_(tokens.size()) {
    const auto own = static_cast<std::size_t>(label);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      odds_[i] = lattice.odds(i)[own];
      if (i > 0) goes_on_[i] = pair_odds(lattice, powers[gap(tokens[i - 1], tokens[i])], i, own);
    }
  }

  /// The most probable run.
  Segment best() const {
    Segment best{label_, 0, 0, 0};
    float tail = 0;  // the best probability of the rest of a run that reaches token i
    std::size_t end = 0;
    for (std::size_t i = odds_.size(); i-- > 0;) {
      const float on = i + 1 < odds_.size() ? stays(i + 1) * tail : 0;
      if (stops(i) >= on) {
        tail = stops(i);
        end = i + 1;
      } else {
        tail = on;
      }
      if (begins(i) * tail > best.odds) best = {label_, i, end, begins(i) * tail};
    }
    return best;
  }

 private:
  static float pair_odds(const Lattice& lattice, const std::array<Row, kLabels>& power, std::size_t i,
                         std::size_t own) {
    float sum = 0, pair = 0;
    for (std::size_t a = 0; a < kLabels; ++a)
      for (std::size_t b = 0; b < kLabels; ++b) {
        const float product =
            lattice.forward[i - 1][a] * power[a][b] * lattice.local[i][b] * lattice.backward[i][b];
        sum += product;
        if (a == own && b == own) pair = product;
      }
    return sum > 0 ? pair / sum : 0;
  }

  float begins(std::size_t i) const { return std::max(0.0F, odds_[i] - goes_on_[i]); }
  /// Given that the token before has the label.
  float stays(std::size_t i) const {
    return odds_[i - 1] > 0 ? std::min(1.0F, goes_on_[i] / odds_[i - 1]) : 0;
  }
  float stops(std::size_t i) const { return i + 1 < odds_.size() ? 1 - stays(i + 1) : 1; }

  Label label_;
  std::vector<float> odds_, goes_on_;
};

/// A journal and a book are told apart by few words: within one clause they are one.
bool are_containers(Label a, Label b) {
  return (a == Label::journal && b == Label::container) || (a == Label::container && b == Label::journal);
}

/// "et al." is the end of a list of names, whatever follows.
void end_names_at_et_al(const std::vector<Token>& tokens, std::vector<Row>& scores) {
  static const std::uint32_t kEt = word_hash("et");
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i)
    if ((tokens[i].senses & kEtAl) != 0 && tokens[i - 1].word == kEt)
      scores[i + 1][static_cast<std::size_t>(Label::author)] = kNever;
}

/// The tokens that begin inside `span`, as a title that is all but sure.
Segment tokens_in(const std::vector<Token>& tokens, Span span) {
  Segment out{Label::title, 0, 0, kStatedOdds};
  while (out.begin < tokens.size() && tokens[out.begin].span.begin < span.begin) ++out.begin;
  out.end = out.begin;
  while (out.end < tokens.size() && tokens[out.end].span.begin < span.end) ++out.end;
  return out;
}

/// Makes the labels around a title leave it alone, and no other title possible.
void fix_title(const Segment& title, std::vector<Row>& scores) {
  constexpr auto kTitle = static_cast<std::size_t>(Label::title);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const bool inside = i >= title.begin && i < title.end;
    for (std::size_t label = 0; label < kLabels; ++label)
      if ((label == kTitle) != inside) scores[i][label] = kNever;
  }
}

}  // namespace

std::vector<Segment> segments_of(std::string_view text, const std::vector<Token>& tokens,
                                 std::optional<Span> title_span) {
  static const Model kModel;
  if (tokens.empty()) return {};
  const std::vector<Features> features = features_of(text, tokens);
  std::vector<Row> scores(tokens.size(), Row{});
  for (std::size_t i = 0; i < tokens.size(); ++i) scores[i] = kModel.score(features[i]);
  end_names_at_et_al(tokens, scores);
  const Lattice lattice = sum_paths(tokens, scores, kModel.powers());
  Segment title = Runs(tokens, lattice, kModel.powers(), Label::title).best();
  if (title_span) title = tokens_in(tokens, *title_span);
  if (title.odds >= kLeastOdds) fix_title(title, scores);
  const std::vector<Label> labels = best_labels(tokens, scores, kModel.moves());
  std::vector<Segment> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool goes_on =
        !out.empty() && (out.back().label == labels[i] ||
                         (tokens[i - 1].after == Break::none && are_containers(out.back().label, labels[i])));
    if (!goes_on) out.push_back({labels[i], i, i, 1});
    out.back().end = i + 1;
    out.back().odds = std::min(out.back().odds, lattice.odds(i)[static_cast<std::size_t>(labels[i])]);
    if (labels[i] == Label::title) out.back().odds = title.odds;
  }
  return out;
}

}  // namespace citecheck::plain
