#include "learning/learner.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <unordered_map>

#include "learning/variants.hpp"
#include "references/plain/draft.hpp"
#include "references/plain/statements.hpp"

namespace citecheck::test {

using namespace plain;

namespace {

constexpr std::size_t kMostFeatures = 12'000;  ///< Keeps the source below 350 KB.
constexpr unsigned kVariants = 1;
constexpr int kFewestUses = 3, kRounds = 16;
constexpr float kRate = 0.12F;
constexpr float kPrior = 10;  ///< The weight of the L2 term; what fitted unseen references best of 0.5 … 50.

/// A labelled reference as the tagger sees it.
struct Example {
  std::vector<Token> tokens;
  std::vector<Features> features;
  std::vector<Label> labels;
};

Label label_named(const std::string& name) {
  static const std::map<std::string, Label> kNames{{"author", Label::author},
                                                   {"editor", Label::editor},
                                                   {"translator", Label::translator},
                                                   {"date", Label::date},
                                                   {"title", Label::title},
                                                   {"journal", Label::journal},
                                                   {"container-title", Label::container},
                                                   {"volume", Label::volume},
                                                   {"pages", Label::pages},
                                                   {"publisher", Label::publisher},
                                                   {"location", Label::place},
                                                   {"edition", Label::edition},
                                                   {"collection-title", Label::collection},
                                                   {"genre", Label::genre},
                                                   {"citation-number", Label::number}};
  const auto found = kNames.find(name);
  return found == kNames.end() ? Label::note : found->second;
}

/// A weight per label with the sums of its squared gradients.
struct Weight {
  Row value{}, squares{}, sum{};
  int uses = 0;
  float decay = 0;  ///< The prior's share of each use.

  void step(const Row& gradients) {
    for (std::size_t label = 0; label < kLabels; ++label) {
      const float gradient = gradients[label] == 0 ? 0 : gradients[label] + decay * value[label];
      squares[label] += gradient * gradient;
      value[label] -= kRate * gradient / std::sqrt(squares[label] + 1e-6F);
      value[label] = std::clamp(value[label], -8.0F, 8.0F);
    }
  }
};

/// An example whose features are the numbers of their weights.
struct Indexed {
  const Example* example;
  std::vector<std::vector<std::uint32_t>> active;
};

class Learner {
 public:
  explicit Learner(const std::vector<Example>& examples) {
    std::unordered_map<std::uint32_t, int> uses;
    for (const Example& example : examples) {
      examples_.push_back({&example, {}});
      for (const Features& row : example.features)
        for (const std::uint32_t feature : row) ++uses[feature];
    }
    for (const auto& [feature, count] : uses)
      if (count >= kFewestUses) keys_.push_back(feature);
    std::ranges::sort(keys_);
    index();
  }

  void fit(int rounds) {
    std::mt19937 random(20240229);
    std::vector<std::size_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0);
    for (int round = 0; round < rounds; ++round) {
      std::shuffle(order.begin(), order.end(), random);
      for (const std::size_t i : order) learn_from(examples_[i]);
      if (round >= rounds / 2) collect();
    }
  }

  /// The mean over the later rounds is steadier than the last one.
  void average() {
    const float rounds = static_cast<float>(kRounds - kRounds / 2);
    each([rounds](Weight& weight) {
      for (std::size_t label = 0; label < kLabels; ++label) weight.value[label] = weight.sum[label] / rounds;
    });
  }

  /// Keeps the features that weigh most over all their uses, and forgets what was learnt.
  void select(std::size_t most) {
    std::vector<std::pair<float, std::uint32_t>> ranked;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const Row& row = weights_[i].value;
      const float mean = std::accumulate(row.begin(), row.end(), 0.0F) / kLabels;
      float spread = 0;
      for (const float value : row) spread += (value - mean) * (value - mean);
      ranked.emplace_back(-std::sqrt(spread * static_cast<float>(weights_[i].uses)), keys_[i]);
    }
    std::ranges::sort(ranked);
    ranked.resize(std::min(ranked.size(), most));
    keys_.clear();
    for (const auto& [rank, feature] : ranked) keys_.push_back(feature);
    std::ranges::sort(keys_);
    index();
  }

  Weights weights() const;

 private:
  template <typename Act>
  void each(Act act) {
    for (Weight& weight : weights_) act(weight);
    for (auto& move : moves_)
      for (Weight& from : move) act(from);
  }

  void collect() {
    each([](Weight& weight) {
      for (std::size_t label = 0; label < kLabels; ++label) weight.sum[label] += weight.value[label];
    });
  }

  /// Looks every feature of the examples up once.
  void index() {
    weights_.assign(keys_.size(), {});
    moves_ = {};
    std::unordered_map<std::uint32_t, std::uint32_t> place;
    for (std::uint32_t i = 0; i < keys_.size(); ++i) place[keys_[i]] = i;
    for (Indexed& indexed : examples_) {
      indexed.active.clear();
      for (const Features& row : indexed.example->features) {
        auto& active = indexed.active.emplace_back();
        for (const std::uint32_t feature : row)
          if (const auto found = place.find(feature); found != place.end()) active.push_back(found->second);
        for (const std::uint32_t feature : active) ++weights_[feature].uses;
      }
      for (std::size_t i = 1; i < indexed.example->tokens.size(); ++i)
        for (Weight& from : moves_[gap(indexed.example->tokens[i - 1], indexed.example->tokens[i])])
          ++from.uses;
    }
    each([](Weight& weight) { weight.decay = kPrior / static_cast<float>(std::max(weight.uses, 1)); });
  }

  void learn_from(const Indexed& indexed) {
    const Example& example = *indexed.example;
    const std::size_t size = example.tokens.size();
    std::vector<Row> scores(size, Row{});
    for (std::size_t i = 0; i < size; ++i)
      for (const std::uint32_t feature : indexed.active[i])
        for (std::size_t label = 0; label < kLabels; ++label)
          scores[i][label] += weights_[feature].value[label];
    const Lattice lattice = sum_paths(example.tokens, scores, powers());
    for (std::size_t i = 0; i < size; ++i) {
      const auto right = static_cast<std::size_t>(example.labels[i]);
      Row gradients = lattice.odds(i);
      gradients[right] -= 1;
      if (drop_small(gradients)) continue;
      for (const std::uint32_t feature : indexed.active[i]) weights_[feature].step(gradients);
    }
    learn_moves(example, lattice);
  }

  /// Makes zero what is not worth a step; true if nothing is.
  static bool drop_small(Row& gradients) {
    bool none = true;
    for (float& gradient : gradients) {
      if (std::abs(gradient) < 1e-4F) gradient = 0;
      none = none && gradient == 0;
    }
    return none;
  }

  void learn_moves(const Example& example, const Lattice& lattice) {
    for (std::size_t i = 1; i < example.tokens.size(); ++i) {
      const std::size_t over = gap(example.tokens[i - 1], example.tokens[i]);
      std::array<Row, kLabels> pair{};
      float sum = 0;
      for (std::size_t a = 0; a < kLabels; ++a)
        for (std::size_t b = 0; b < kLabels; ++b)
          sum += pair[a][b] =
              lattice.forward[i - 1][a] * powers_[over][a][b] * lattice.local[i][b] * lattice.backward[i][b];
      for (Row& row : pair)
        for (float& value : row) value /= sum;
      pair[static_cast<std::size_t>(example.labels[i - 1])][static_cast<std::size_t>(example.labels[i])] -= 1;
      for (std::size_t a = 0; a < kLabels; ++a)
        if (!drop_small(pair[a])) moves_[over][a].step(pair[a]);
    }
  }

  const Moves& powers() {
    for (std::size_t s = 0; s < kGaps; ++s)
      for (std::size_t a = 0; a < kLabels; ++a)
        for (std::size_t b = 0; b < kLabels; ++b) powers_[s][a][b] = std::exp(moves_[s][a].value[b]);
    return powers_;
  }

  std::vector<Indexed> examples_;
  std::vector<std::uint32_t> keys_;  ///< Of the features, ascending.
  std::vector<Weight> weights_;      ///< In the same order.
  std::array<std::array<Weight, kLabels>, kGaps> moves_{};
  Moves powers_{};
};

/// The sign of tagger_weights.hpp for a weight.
char sign_of(float value) {
  const float steps = std::clamp(std::round(value / Weights::kStep), -32.0F, 31.0F);
  return static_cast<char>('0' + static_cast<int>(steps) + 32);
}

Weights Learner::weights() const {
  Weights out;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    for (int shift = 30; shift >= 0; shift -= 6)
      out.features += static_cast<char>('0' + (keys_[i] >> shift & 63));
    for (const float value : weights_[i].value) out.features += sign_of(value);
  }
  for (const auto& move : moves_)
    for (const Weight& from : move)
      for (const float value : from.value) out.moves += sign_of(value);
  return out;
}

bool is_source(const std::string& label) {
  return label == "container-title" || label == "journal";
}

/// "Author, Book, Place, Publisher, year" whose book is labelled as if something stood in it.
bool is_untitled_book(const LabelledReference& reference) {
  bool imprint = false;
  int sources = 0;
  for (const LabelledPart& part : reference.parts) {
    if (part.label == "title" || part.label == "volume") return false;
    imprint = imprint || part.label == "publisher" || part.label == "location";
    sources += is_source(part.label);
  }
  return imprint && sources == 1;
}

/// Gives the ends of titles their own labels.
void mark_ends(std::vector<Label>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] != Label::title) continue;
    const std::size_t begin = i;
    while (i + 1 < labels.size() && labels[i + 1] == Label::title) ++i;
    labels[i] = Label::title_last;
    labels[begin] = Label::title_first;
  }
}

Example make_example(const LabelledReference& reference) {
  Draft draft(reference.text, 0);
  Citation citation;
  take_statements(draft, citation);
  const bool book = is_untitled_book(reference);
  Example out;
  out.tokens = tokenise(draft.text());
  out.features = features_of(draft.text(), out.tokens);
  for (const Token& token : out.tokens) {
    const LabelledPart* inside = &reference.parts.front();
    for (const LabelledPart& part : reference.parts)
      if (part.begin <= token.span.begin) inside = &part;
    out.labels.push_back(token.shape == Shape::taken        ? Label::note
                         : book && is_source(inside->label) ? Label::title
                                                            : label_named(inside->label));
  }
  mark_ends(out.labels);
  return out;
}

}  // namespace

Weights learn(const std::vector<LabelledReference>& references) {
  std::vector<Example> examples;
  const auto add = [&examples](const std::vector<LabelledReference>& from) {
    for (const LabelledReference& reference : from)
      if (!reference.parts.empty()) examples.push_back(make_example(reference));
  };
  add(references);
  for (unsigned seed = 1; seed <= kVariants; ++seed) add(variants_of(references, seed));
  Learner learner(examples);
  learner.fit(kRounds / 2);
  learner.select(kMostFeatures);
  learner.fit(kRounds);
  learner.average();
  return learner.weights();
}

}  // namespace citecheck::test
