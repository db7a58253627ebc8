#pragma once
// Variants: more references to learn from, invented from labelled ones. Each keeps the order of parts and the
// signs around them of one reference, and takes what the parts say from others; so the tagger learns less by
// heart which words go together. Some change the signs too, as styles differ in little else.

#include <cstdint>
#include <vector>

#include "support/labelled_references.hpp"

namespace citecheck::test {

/// One variant of each reference, in their order. The same seed gives the same ones.
std::vector<LabelledReference> variants_of(const std::vector<LabelledReference>& references,
                                           std::uint32_t seed);

}  // namespace citecheck::test
