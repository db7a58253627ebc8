#pragma once
// Folds: parts of labelled references of which each is judged by what was learnt from the others.

#include <vector>

#include "support/labelled_references.hpp"

namespace citecheck::test {

/// The fold of each reference, below `count`. References that share their title or the beginning of their
/// authors, and so may come from one source, are in one fold.
std::vector<std::size_t> folds_of(const std::vector<LabelledReference>& references, std::size_t count);

}  // namespace citecheck::test
