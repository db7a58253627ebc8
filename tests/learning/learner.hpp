#pragma once
// Learner: fits the weights of the tagger of plain references to labelled ones. They are those of a
// conditional random field, fitted by AdaGrad with L2 regularisation, twice: once with every feature that
// occurs often enough, and again with those that counted most. The same input gives the same weights.

#include <string>
#include <vector>

#include "references/plain/tagger.hpp"
#include "support/labelled_references.hpp"

namespace citecheck::test {

/// Weights as tagger_weights.hpp writes them.
struct Weights {
  std::string features, moves;

  plain::Tagger tagger() const { return {features, moves, kStep}; }
  static constexpr float kStep = 0.1F;
};

/// From the references and one variant of each (variants.hpp).
Weights learn(const std::vector<LabelledReference>& references);

}  // namespace citecheck::test
