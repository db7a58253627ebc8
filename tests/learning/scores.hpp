#pragma once
// Scores: how much of labelled references a tagger reads right. A text is right if it equals the label after
// case folding (NFKC, quotes and dashes unified), with punctuation and space at both ends taken off and inner
// space made one. A field is counted where the label exists; of several labels of a kind the first counts.

#include <map>
#include <string>

#include "references/citation.hpp"
#include "references/plain/tagger.hpp"
#include "support/labelled_references.hpp"

namespace citecheck::test {

struct Score {
  int right = 0, given = 0, labelled = 0;
};

class Scores {
 public:
  /// Prints every reference whose field `misses` is read wrong, if that is not empty.
  explicit Scores(std::string misses = "") : misses_(std::move(misses)) {}

  void add(const LabelledReference& reference, const plain::Tagger& tagger);
  void add(const Scores& other);
  void print(const std::string& name) const;
  const std::map<std::string, Score>& fields() const { return scores_; }

 private:
  void count(const std::string& field, const std::string& wanted, const std::string& got);
  void count(const std::string& field, bool right, bool given, const std::string& wanted,
             const std::string& got);
  void count_year(const Citation& citation);
  void count_links(const Citation& citation, std::string doi, std::string url);

  std::string misses_;
  const LabelledReference* reference_ = nullptr;
  std::map<std::string, Score> scores_;
};

}  // namespace citecheck::test
