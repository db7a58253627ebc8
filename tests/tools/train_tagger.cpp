// Learns the weights of the tagger of plain references from labelled ones and writes them as the source
// references/plain/tagger_weights.cpp.
//
//   train_tagger OUTPUT FILE...
//
// A FILE is one that support/labelled_references.hpp reads. How it is learnt says learning/learner.hpp; how
// well that reads references it has not learnt from, `anystyle_scores FOLDER --folds 5` measures.

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include "learning/learner.hpp"

using namespace citecheck;

namespace {

/// One string literal per line, as long as a line should be.
void write_text(std::ofstream& out, std::string_view text, std::size_t line) {
  for (std::size_t at = 0; at < text.size(); at += line) out << "\nR\"(" << text.substr(at, line) << ")\"";
  if (text.empty()) out << "\"\"";
}

void write(const test::Weights& weights, const char* path) {
  constexpr std::size_t kRecord = 6 + plain::kLabels, kRecords = 32;
  std::ofstream out(path);
  out << "// Made by tests/tools/train_tagger.cpp; not for editing.\n"
         "#include \"references/plain/tagger_weights.hpp\"\n\nnamespace citecheck::plain {\n\n"
         "// clang-format off\nconst float kWeightStep = 0.1F;\n\nconst std::string_view kFeatureWeights =";
  write_text(out, weights.features, kRecord * kRecords);
  out << ";\n\nconst std::string_view kMoveWeights =";
  write_text(out, weights.moves, plain::kLabels * plain::kLabels);
  out << ";\n// clang-format on\n\n}  // namespace citecheck::plain\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: train_tagger OUTPUT FILE...\n", stderr);
    return 2;
  }
  std::vector<test::LabelledReference> references;
  for (int i = 2; i < argc; ++i) {
    auto more = test::read_labelled_references(argv[i]);
    std::move(more.begin(), more.end(), std::back_inserter(references));
  }
  write(test::learn(references), argv[1]);
}
