#include "checker/page/candidates.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxValues = 64, kMaxAuthors = 4000, kMaxValueBytes = 2000;

}  // namespace

void add(Candidates::Texts& list, std::string_view value, std::string_view source, int confidence) {
  std::string text = collapse_space(value);
  if (text.empty() || text.size() > kMaxValueBytes || list.size() >= kMaxValues) return;
  list.push_back({std::move(text), std::string(source), confidence});
}

void add_author(Candidates::Lists& lists, std::string_view value, std::string_view source, int confidence) {
  std::string text = collapse_space(value);
  if (text.empty() || text.size() > kMaxValueBytes) return;
  auto list = std::ranges::find(lists, source, &Sourced<std::vector<std::string>>::source);
  if (list == lists.end()) {
    if (lists.size() >= kMaxValues) return;
    list = lists.insert(lists.end(), {{}, std::string(source), confidence});
  }
  if (list->value.size() < kMaxAuthors) list->value.push_back(std::move(text));
}

}  // namespace citecheck
