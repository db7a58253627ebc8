#include "references/problem_list.hpp"

#include <map>

namespace citecheck {

void bound_problems(std::vector<Problem>& problems) {
  if (problems.size() <= kMostOfAKind) return;
  struct Kind {
    std::size_t count = 0;
    Span first_left_out;
  };
  std::map<std::string_view, Kind> kinds;
  std::erase_if(problems, [&](const Problem& problem) {
    Kind& kind = kinds[problem.kind];
    if (++kind.count == kMostOfAKind + 1) kind.first_left_out = problem.span;
    return kind.count > kMostOfAKind;
  });
  for (const auto& [name, kind] : kinds)
    if (kind.count > kMostOfAKind)
      problems.push_back({name, more_of_a_kind(name, kind.count - kMostOfAKind), kind.first_left_out});
}

std::string more_of_a_kind(std::string_view kind, std::size_t count) {
  return std::to_string(count) + " more problems of this kind (" + std::string(kind) +
         ") are not told one by one";
}

}  // namespace citecheck
