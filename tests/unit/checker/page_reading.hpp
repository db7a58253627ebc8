#pragma once
// What the tests of the page reader look at: the best value of a list, as text.

#include <string>
#include <string_view>
#include <vector>

#include "checker/page/page.hpp"

namespace citecheck::test {

inline PageFacts read_html(std::string_view html, std::string_view url = "https://www.example.org/news/a") {
  return read_page(html, "text/html; charset=utf-8", url);
}

inline std::string best_of(const std::vector<Sourced<std::string>>& list) {
  return list.empty() ? "" : list.front().value;
}

inline std::string best_of(const std::vector<Sourced<Date>>& dates) {
  return dates.empty() ? "" : to_edtf(dates.front().value);
}

/// The names of the best list, as they are printed; "" where the best is but a hint.
inline std::string authors_of(const PageFacts& facts) {
  std::string text;
  if (facts.authors.empty() || facts.authors.front().confidence < kHint) return text;
  for (const Name& name : facts.authors.front().value) text += (text.empty() ? "" : "; ") + to_text(name);
  return text;
}

/// True if a place of that name gave that value.
inline bool has(const std::vector<Sourced<std::string>>& list, std::string_view source,
                std::string_view value) {
  for (const auto& one : list)
    if (one.source == source && one.value == value) return true;
  return false;
}

}  // namespace citecheck::test
