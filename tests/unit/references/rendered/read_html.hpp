#pragma once
// What the tests of the reader of rendered HTML share: a page read from a string, and small looks into it.

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "references/rendered/rendered.hpp"
#include "support/catch.hpp"
#include "unit/references/parts.hpp"
#include "unit/references/sound.hpp"

namespace citecheck::test {

inline Article read_html(const std::string& page) {
  Article article = *open_html(std::make_unique<std::istringstream>(page), "page.html")->next();
  CHECK(unsound(article) == "");
  return article;
}

/// The citation with that label in that group; the test fails if there is none.
inline const Citation& labelled(const Article& article, std::string_view label, std::string_view group = "") {
  for (const Citation& citation : article.citations)
    if (citation.label == label && citation.group == group) return citation;
  FAIL("no citation is labelled " << label);
  return article.citations.front();
}

/// "1:2/2 2:1/-": label, marks, backlinks of every citation in order.
inline std::string counts(const Article& article) {
  std::string out;
  for (const Citation& citation : article.citations)
    out.append(out.empty() ? "" : " ")
        .append(citation.label)
        .append(":")
        .append(std::to_string(citation.marks.size()))
        .append("/")
        .append(citation.backlinks ? std::to_string(*citation.backlinks) : "-");
  return out;
}

inline std::string dangling(const Article& article) {
  std::string out;
  for (const DanglingMark& mark : article.dangling_marks)
    out.append(out.empty() ? "" : " ").append(mark.label);
  return out;
}

}  // namespace citecheck::test
