#pragma once
// The learnt weights of the tagger, as text: the signs '0'..'o' stand for -32..31 steps.

#include <string_view>

namespace citecheck::plain {

extern const float kWeightStep;

/// Per feature, in the order of the hashes: its hash in 6 signs of 6 bits (highest first), then a weight per
/// label.
extern const std::string_view kFeatureWeights;

/// Per break and label, a weight for each next label.
extern const std::string_view kMoveWeights;

}  // namespace citecheck::plain
