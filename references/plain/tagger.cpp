#include "references/plain/tagger.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "references/plain/lattice.hpp"
#include "references/plain/tagger_weights.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kHashSigns = 6;
constexpr std::size_t kRecord = kHashSigns + kLabels;

constexpr float kLeastOdds = 0.15F;   ///< A run less sure than this is no title.
constexpr float kStatedOdds = 0.95F;  ///< Of a title that the reference quotes.
constexpr float kNever = -1e6F;

std::uint32_t sign_value(char sign) {
  return static_cast<std::uint32_t>(sign - '0');
}

int steps(char sign) {
  return static_cast<int>(sign_value(sign)) - 32;
}

}  // namespace

Tagger::Tagger(std::string_view features, std::string_view moves, float step) : step_(step) {
  const std::size_t count = features.size() / kRecord;
  keys_.resize(std::bit_ceil(std::max<std::size_t>(count * 4, 16)));
  rows_.resize(keys_.size());
  weights_.resize(count);
  for (std::size_t i = 0; i < count; ++i) read_record(features.substr(i * kRecord, kRecord), i);
  for (std::size_t i = 0; i < moves.size(); ++i)
    moves_[i / (kLabels * kLabels)][i / kLabels % kLabels][i % kLabels] =
        static_cast<float>(steps(moves[i])) * step;
  powers_ = moves_;
  for (auto& move : powers_)
    for (Row& row : move)
      for (float& value : row) value = std::exp(value);
}

const Tagger& Tagger::learnt() {
  static const Tagger kTagger(kFeatureWeights, kMoveWeights, kWeightStep);
  return kTagger;
}

void Tagger::read_record(std::string_view record, std::size_t row) {
  std::uint32_t feature = 0;
  for (const char sign : record.substr(0, kHashSigns)) feature = feature << 6 | sign_value(sign);
  for (std::size_t label = 0; label < kLabels; ++label)
    weights_[row][label] = static_cast<std::int8_t>(steps(record[kHashSigns + label]));
  std::size_t at = feature & mask();
  while (keys_[at] != 0) at = (at + 1) & mask();
  keys_[at] = feature;
  rows_[at] = static_cast<std::uint16_t>(row);
}

Row Tagger::score(const Features& features) const {
  std::array<std::int32_t, kLabels> sum{};
  for (const std::uint32_t feature : features)
    for (std::size_t at = feature & mask(); keys_[at] != 0; at = (at + 1) & mask())
      if (keys_[at] == feature) {
        const Steps& row = weights_[rows_[at]];
        for (std::size_t label = 0; label < kLabels; ++label) sum[label] += row[label];
        break;
      }
  Row out;
  for (std::size_t label = 0; label < kLabels; ++label) out[label] = static_cast<float>(sum[label]) * step_;
  return out;
}

namespace {

constexpr auto kTitle = static_cast<std::size_t>(Label::title),
               kFirst = static_cast<std::size_t>(Label::title_first),
               kLast = static_cast<std::size_t>(Label::title_last);

/// The probability that the next token has `to`, given that token i has `from`.
float step_odds(const Lattice& lattice, const std::array<Row, kLabels>& power, std::size_t i,
                std::size_t from, std::size_t to) {
  float sum = 0, wanted = 0;
  for (std::size_t b = 0; b < kLabels; ++b) {
    const float product = power[from][b] * lattice.local[i + 1][b] * lattice.backward[i + 1][b];
    sum += product;
    if (b == to) wanted = product;
  }
  return sum > 0 ? wanted / sum : 0;
}

/// The run of tokens that is most probably just the title.
Segment best_title(const std::vector<Token>& tokens, const Lattice& lattice, const Moves& powers) {
  Segment best{Label::title, 0, 0, 0};
  float tail = 0;  // the best probability of the rest of a title that has token i + 1 inside
  std::size_t tail_end = 0;
  for (std::size_t i = tokens.size(); i-- > 0;) {
    const bool more = i + 1 < tokens.size();
    const auto& power = powers[more ? gap(tokens[i], tokens[i + 1]) : 0];
    const auto step = [&](std::size_t from, std::size_t to) {
      return more ? step_odds(lattice, power, i, from, to) : 0;
    };
    const float on = step(kFirst, kTitle), last = step(kFirst, kLast);
    const float first = lattice.odds(i)[kFirst];
    const auto offer = [&](float odds, std::size_t end) {
      if (odds > best.odds) best = {Label::title, i, end, odds};
    };
    offer(first * (1 - on - last), i + 1);
    offer(first * last, i + 2);
    offer(first * on * tail, tail_end);
    const float inside = step(kTitle, kTitle) * tail, ends = step(kTitle, kLast);
    if (ends >= inside) tail_end = i + 2;
    tail = std::max(ends, inside);
  }
  return best;
}

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

/// One letter with a colon is no initial where a name without commas has ended: "R Core Team. R: A language".
void begin_title_at_letter(const std::vector<Token>& tokens, std::vector<Row>& scores) {
  for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
    const bool name_ends = tokens[i - 2].after == Break::none && tokens[i - 2].shape == Shape::capital &&
                           tokens[i - 1].shape == Shape::capital && tokens[i - 1].after == Break::stop;
    if (!name_ends || tokens[i].shape != Shape::initial || tokens[i].after != Break::colon) continue;
    scores[i].fill(kNever);
    scores[i][kFirst] = 0;
    const float inside = scores[i + 1][kTitle], last = scores[i + 1][kLast];
    scores[i + 1].fill(kNever);
    scores[i + 1][kTitle] = inside;
    scores[i + 1][kLast] = last;
    return;
  }
}

/// A bracket that ends the title's sentence belongs to it, unless it says something of its own: "(2nd ed.)".
void take_bracket(const std::vector<Token>& tokens, Segment& title) {
  constexpr std::size_t kLongest = 16;
  constexpr std::uint32_t kOwn = kGenre | kEdition | kVolume | kEditor | kTranslator | kPages | kMonth;
  if (title.end == 0 || title.end >= tokens.size() || !tokens[title.end].opens_bracket ||
      tokens[title.end - 1].after != Break::none)
    return;
  for (std::size_t i = title.end; i < std::min(tokens.size(), title.end + kLongest); ++i) {
    const Token& token = tokens[i];
    if (token.digits > 0 || (token.senses & kOwn) != 0 || token.shape == Shape::initial) return;
    if (!token.closes_bracket) continue;
    const bool lone_stop = i + 1 < tokens.size() && tokens[i + 1].shape == Shape::sign;
    if (token.after == Break::stop || lone_stop) title.end = i + 1;
    return;
  }
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
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const bool inside = i >= title.begin && i < title.end;
    for (std::size_t label = 0; label < kLabels; ++label)
      if (is_title(static_cast<Label>(label)) != inside) scores[i][label] = kNever;
  }
}

}  // namespace

std::vector<Segment> Tagger::segments_of(std::string_view text, const std::vector<Token>& tokens,
                                         std::optional<Span> title_span) const {
  if (tokens.empty()) return {};
  const std::vector<Features> features = features_of(text, tokens);
  std::vector<Row> scores(tokens.size(), Row{});
  for (std::size_t i = 0; i < tokens.size(); ++i) scores[i] = score(features[i]);
  end_names_at_et_al(tokens, scores);
  begin_title_at_letter(tokens, scores);
  const Lattice lattice = sum_paths(tokens, scores, powers_);
  Segment title = best_title(tokens, lattice, powers_);
  take_bracket(tokens, title);
  if (title_span) title = tokens_in(tokens, *title_span);
  if (title.odds >= kLeastOdds) fix_title(title, scores);
  std::vector<Label> labels = best_labels(tokens, scores, moves_);
  std::vector<Segment> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool in_title = is_title(labels[i]);
    const float odds = in_title ? title.odds : lattice.odds(i)[static_cast<std::size_t>(labels[i])];
    const Label label = in_title ? Label::title : labels[i];
    const bool goes_on =
        !out.empty() && (out.back().label == label ||
                         (tokens[i - 1].after == Break::none && are_containers(out.back().label, label)));
    if (!goes_on) out.push_back({label, i, i, 1});
    out.back().end = i + 1;
    out.back().odds = std::min(out.back().odds, odds);
  }
  return out;
}

}  // namespace citecheck::plain
