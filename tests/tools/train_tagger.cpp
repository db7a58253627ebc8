// Learns the weights of the tagger of plain references from labelled ones and writes them as the source
// references/plain/tagger_weights.cpp.
//
//   train_tagger OUTPUT FILE[:K/N]...
//
// A FILE is one that support/labelled_references.hpp reads; ":K/N" takes its references whose place in it,
// from 0 on, leaves K when divided by N. The weights are those of a conditional random field, fitted by
// AdaGrad with L2 regularisation, twice: once with every feature that occurs often enough, and again with
// those that counted most. The same input gives the same weights.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <unordered_map>

#include "references/plain/draft.hpp"
#include "references/plain/statements.hpp"
#include "references/plain/tagger.hpp"
#include "support/labelled_references.hpp"

using namespace citecheck;
using namespace citecheck::plain;

namespace {

constexpr std::size_t kMostFeatures = 8300;  ///< Keeps the source below 200 KB.
constexpr int kFewestUses = 3, kRounds = 16;
constexpr float kRate = 0.12F, kLimit = 31.0F, kDecay = 0.01F;

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

Example make_example(const test::LabelledReference& reference) {
  Draft draft(reference.text, 0);
  Citation citation;
  take_statements(draft, citation);
  Example out;
  out.tokens = tokenise(draft.text());
  out.features = features_of(draft.text(), out.tokens);
  for (const Token& token : out.tokens) {
    const test::LabelledPart* inside = &reference.parts.front();
    for (const test::LabelledPart& part : reference.parts)
      if (part.begin <= token.span.begin) inside = &part;
    out.labels.push_back(token.shape == Shape::taken ? Label::note : label_named(inside->label));
  }
  return out;
}

/// A weight with the sum of its squared gradients.
struct Weights {
  Row value{}, squares{}, sum{};
  int uses = 0;

  void step(std::size_t label, float gradient) {
    gradient += kDecay * value[label];
    squares[label] += gradient * gradient;
    value[label] -= kRate * gradient / std::sqrt(squares[label] + 1e-6F);
    value[label] = std::clamp(value[label], -8.0F, 8.0F);
  }
};

class Trainer {
 public:
  explicit Trainer(std::vector<Example> examples) : examples_(std::move(examples)) {
    for (const Example& example : examples_)
      for (const Features& row : example.features)
        for (const std::uint32_t feature : row) ++features_[feature].uses;
    std::erase_if(features_, [](const auto& entry) { return entry.second.uses < kFewestUses; });
  }

  void fit() {
    std::mt19937 random(20240229);
    std::vector<std::size_t> order(examples_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int round = 0; round < kRounds; ++round) {
      std::shuffle(order.begin(), order.end(), random);
      double loss = 0;
      for (const std::size_t i : order) loss += learn(examples_[i]);
      if (round >= kRounds / 2) collect();
      std::fprintf(stderr, "round %d: loss %.0f, %zu features\n", round + 1, loss, features_.size());
    }
  }

  /// The mean over the later rounds is steadier than the last one.
  void collect() {
    const auto add = [](Weights& weights) {
      for (std::size_t label = 0; label < kLabels; ++label) weights.sum[label] += weights.value[label];
    };
    for (auto& [feature, weights] : features_) add(weights);
    for (auto& move : moves_)
      for (Weights& from : move) add(from);
  }

  void average() {
    const float rounds = static_cast<float>(kRounds - kRounds / 2);
    const auto set = [rounds](Weights& weights) {
      for (std::size_t label = 0; label < kLabels; ++label)
        weights.value[label] = weights.sum[label] / rounds;
    };
    for (auto& [feature, weights] : features_) set(weights);
    for (auto& move : moves_)
      for (Weights& from : move) set(from);
  }

  /// Keeps the features that weigh most over all their uses, and forgets what was learnt.
  void select(std::size_t most) {
    std::vector<std::pair<float, std::uint32_t>> ranked;
    for (const auto& [feature, weights] : features_) {
      float spread = 0, mean = 0;
      for (const float value : weights.value) mean += value / kLabels;
      for (const float value : weights.value) spread += (value - mean) * (value - mean);
      ranked.emplace_back(-std::sqrt(spread) * std::sqrt(static_cast<float>(weights.uses)), feature);
    }
    std::sort(ranked.begin(), ranked.end());
    if (ranked.size() > most) ranked.resize(most);
    std::unordered_map<std::uint32_t, Weights> kept;
    for (const auto& [rank, feature] : ranked) kept[feature].uses = features_[feature].uses;
    features_ = std::move(kept);
    moves_ = {};
  }

  void write(const std::string& path) const;

 private:
  double learn(const Example& example) {
    const std::size_t size = example.tokens.size();
    std::vector<Row> scores(size, Row{});
    std::vector<std::vector<Weights*>> active(size);
    for (std::size_t i = 0; i < size; ++i)
      for (const std::uint32_t feature : example.features[i])
        if (const auto found = features_.find(feature); found != features_.end()) {
          active[i].push_back(&found->second);
          for (std::size_t label = 0; label < kLabels; ++label)
            scores[i][label] += found->second.value[label];
        }
    double loss = 0;
    const Lattice lattice = sum_paths(example.tokens, scores, powers());
    for (std::size_t i = 0; i < size; ++i) {
      const auto right = static_cast<std::size_t>(example.labels[i]);
      const Row odds = lattice.odds(i);
      loss -= std::log(std::max(odds[right], 1e-9F));
      for (std::size_t label = 0; label < kLabels; ++label) {
        const float gradient = odds[label] - (label == right ? 1.0F : 0.0F);
        if (std::abs(gradient) < 1e-4F) continue;
        for (Weights* weights : active[i]) weights->step(label, gradient);
      }
    }
    learn_moves(example, lattice);
    return loss;
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
      for (std::size_t a = 0; a < kLabels; ++a)
        for (std::size_t b = 0; b < kLabels; ++b) {
          const bool right = static_cast<std::size_t>(example.labels[i - 1]) == a &&
                             static_cast<std::size_t>(example.labels[i]) == b;
          const float gradient = pair[a][b] / sum - (right ? 1.0F : 0.0F);
          if (std::abs(gradient) > 1e-4F) moves_[over][a].step(b, gradient);
        }
    }
  }

  const Moves& powers() {
    for (std::size_t s = 0; s < kGaps; ++s)
      for (std::size_t a = 0; a < kLabels; ++a)
        for (std::size_t b = 0; b < kLabels; ++b) powers_[s][a][b] = std::exp(moves_[s][a].value[b]);
    return powers_;
  }

  std::vector<Example> examples_;
  std::unordered_map<std::uint32_t, Weights> features_;
  std::array<std::array<Weights, kLabels>, kGaps> moves_{};
  Moves powers_{};
};

/// The signs of tagger_weights.hpp for one weight.
char sign_of(float value, float step) {
  const float steps = std::clamp(std::round(value / step), -32.0F, kLimit);
  return static_cast<char>('0' + static_cast<int>(steps) + 32);
}

void Trainer::write(const std::string& path) const {
  constexpr float kStep = 0.1F;
  constexpr std::size_t kPerLine = 16;
  std::map<std::uint32_t, const Weights*> ordered;
  for (const auto& [feature, weights] : features_) ordered[feature] = &weights;
  std::ofstream out(path);
  out << "// Made by tests/tools/train_tagger.cpp; not for editing.\n"
         "#include \"references/plain/tagger_weights.hpp\"\n\nnamespace citecheck::plain {\n\n"
         "// clang-format off\nconst float kWeightStep = 0.1F;\n\nconst std::string_view kFeatureWeights =";
  std::size_t count = 0;
  for (const auto& [feature, weights] : ordered) {
    if (count++ % kPerLine == 0) out << (count > 1 ? ")\"\n" : "\n") << "R\"(";
    for (int shift = 30; shift >= 0; shift -= 6) out << static_cast<char>('0' + (feature >> shift & 63));
    for (const float value : weights->value) out << sign_of(value, kStep);
  }
  out << (count == 0 ? "\"\"" : ")\"") << ";\n\nconst std::string_view kMoveWeights =";
  for (const auto& move : moves_) {
    out << "\nR\"(";
    for (const Weights& from : move)
      for (const float value : from.value) out << sign_of(value, kStep);
    out << ")\"";
  }
  out << ";\n// clang-format on\n\n}  // namespace citecheck::plain\n";
}

/// "FILE:1/2" is every second reference of a file, from its second one on.
std::vector<Example> read_examples(int count, char** files) {
  std::vector<Example> out;
  for (int i = 0; i < count; ++i) {
    std::string path = files[i];
    unsigned long rest = 0, modulus = 1;
    if (const std::size_t colon = path.rfind(':'); colon != std::string::npos) {
      rest = std::strtoul(path.c_str() + colon + 1, nullptr, 10);
      modulus = std::max(1UL, std::strtoul(path.c_str() + path.find('/', colon) + 1, nullptr, 10));
      path.resize(colon);
    }
    const auto references = test::read_labelled_references(path);
    for (std::size_t k = rest; k < references.size(); k += modulus)
      if (!references[k].parts.empty()) out.push_back(make_example(references[k]));
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: train_tagger OUTPUT FILE[:K/N]...\n", stderr);
    return 2;
  }
  Trainer trainer(read_examples(argc - 2, argv + 2));
  trainer.fit();
  trainer.select(kMostFeatures);
  trainer.fit();
  trainer.average();
  trainer.write(argv[1]);
}
