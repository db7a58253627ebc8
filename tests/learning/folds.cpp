#include "learning/folds.hpp"

#include <map>
#include <numeric>
#include <string>

#include "references/text.hpp"

namespace citecheck::test {

namespace {

/// The first words of a label's text, folded.
std::string beginning(const std::string& text, std::size_t count) {
  std::string out;
  for (const std::string& word : words(text)) {
    out += word + ' ';
    if (--count == 0) break;
  }
  return out;
}

/// Sets that grow together.
class Groups {
 public:
  explicit Groups(std::size_t count) : parents_(count) { std::iota(parents_.begin(), parents_.end(), 0); }

  std::size_t find(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  /// The earlier one leads.
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parents_;
};

}  // namespace

std::vector<std::size_t> folds_of(const std::vector<LabelledReference>& references, std::size_t count) {
  Groups groups(references.size());
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < references.size(); ++i)
    for (const LabelledPart& part : references[i].parts) {
      if (part.label != "title" && part.label != "author" && part.label != "editor") continue;
      const std::string key = part.label == "title" ? beginning(part.text, 8) : beginning(part.text, 2);
      if (const auto [at, fresh] = seen.emplace(part.label + key, i); !fresh) groups.join(at->second, i);
    }
  // The largest groups are dealt with the others by their leaders' places, which is as good as chance.
  std::map<std::size_t, std::size_t> fold_of_leader;
  std::vector<std::size_t> out(references.size());
  for (std::size_t i = 0; i < references.size(); ++i) {
    const std::size_t leader = groups.find(i);
    out[i] = fold_of_leader.emplace(leader, fold_of_leader.size() % count).first->second;
  }
  return out;
}

}  // namespace citecheck::test
