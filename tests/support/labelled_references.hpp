#pragma once
// Labelled references: a file of references whose parts are marked by elements, as AnyStyle's data sets are
// ("<sequence><author>…</author><date>…</date></sequence>").

#include <string>
#include <vector>

namespace citecheck::test {

struct LabelledPart {
  std::string label, text;
  std::size_t begin = 0;  ///< In LabelledReference::text.
};

struct LabelledReference {
  std::string text;  ///< The parts joined by spaces.
  std::vector<LabelledPart> parts;
};

/// All of a file, in its order; empty if it cannot be read.
std::vector<LabelledReference> read_labelled_references(const std::string& path);

}  // namespace citecheck::test
