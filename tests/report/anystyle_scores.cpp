// Measures the reader of plain references on AnyStyle's labelled sets and prints scores
// (learning/scores.hpp); no test, its result is read by a person.
//
//   anystyle_scores FOLDER [--misses FIELD] [--set core|ugly] [--folds N]
//
// FOLDER holds core.xml and ugly.xml. The weights that the program carries were learnt from all of both, so
// their scores only tell how well it remembers. How well it reads references that it has not seen, the
// scores "cross-validated" tell: the references are dealt into N parts (5 unless given; 0 leaves this out),
// and each part is read with weights that were learnt, in the same way, from the others alone.

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "learning/folds.hpp"
#include "learning/learner.hpp"
#include "learning/scores.hpp"

using namespace citecheck;

namespace {

struct Options {
  std::string folder, misses, set;
  std::size_t folds = 5;
};

struct Material {
  std::vector<test::LabelledReference> references;
  std::vector<std::string> sets;  ///< Of each reference.
};

Material read_sets(const std::string& folder) {
  Material out;
  for (const std::string set : {"core", "ugly"})
    for (auto& reference : test::read_labelled_references(folder + "/" + set + ".xml")) {
      out.references.push_back(std::move(reference));
      out.sets.push_back(set);
    }
  return out;
}

void print(const std::map<std::string, test::Scores>& scores, const std::string& what) {
  for (const auto& [set, score] : scores) score.print(set + ", " + what);
}

void score_shipped(const Material& material, const Options& options) {
  std::map<std::string, test::Scores> scores;
  for (std::size_t i = 0; i < material.references.size(); ++i)
    if (options.set.empty() || options.set == material.sets[i])
      scores.try_emplace(material.sets[i], options.misses)
          .first->second.add(material.references[i], plain::Tagger::learnt());
  print(scores, "the shipped weights, which have learnt these references");
}

void score_folds(const Material& material, const Options& options) {
  const auto folds = test::folds_of(material.references, options.folds);
  std::map<std::string, test::Scores> scores;
  for (std::size_t fold = 0; fold < options.folds; ++fold) {
    std::vector<test::LabelledReference> others;
    for (std::size_t i = 0; i < folds.size(); ++i)
      if (folds[i] != fold) others.push_back(material.references[i]);
    const plain::Tagger tagger = test::learn(others).tagger();
    for (std::size_t i = 0; i < folds.size(); ++i)
      if (folds[i] == fold && (options.set.empty() || options.set == material.sets[i]))
        scores.try_emplace(material.sets[i], options.misses)
            .first->second.add(material.references[i], tagger);
  }
  print(scores, "cross-validated: each reference by weights that have not seen it");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: anystyle_scores FOLDER [--misses FIELD] [--set core|ugly] [--folds N]\n", stderr);
    return 2;
  }
  Options options{argv[1], "", ""};
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--misses") options.misses = argv[i + 1];
    if (name == "--set") options.set = argv[i + 1];
    if (name == "--folds") options.folds = std::strtoul(argv[i + 1], nullptr, 10);
  }
  const Material material = read_sets(options.folder);
  if (options.folds > 1) score_folds(material, options);
  score_shipped(material, options);
}
