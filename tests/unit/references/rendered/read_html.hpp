#pragma once
// What the tests of the reader of rendered HTML share: a page read from a string, and small looks into it.

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "references/rendered/rendered.hpp"
#include "support/catch.hpp"
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

inline std::string value(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "";
}
inline std::string value(const std::optional<Claim<Url>>& claim) {
  return claim ? claim->value.href : "";
}
inline std::string value(const std::optional<Claim<Date>>& claim) {
  return claim ? to_edtf(claim->value) : "";
}

/// "Doe, Jane; Roe, Richard".
inline std::string names(const std::vector<Claim<Name>>& list) {
  std::string out;
  for (const Claim<Name>& name : list)
    out.append(out.empty() ? "" : "; ").append(to_inverted_text(name.value));
  return out;
}

/// "DOI 10.1000/182, PMID 12345".
inline std::string identifiers(const Citation& citation) {
  std::string out;
  for (const Claim<Identifier>& claim : citation.identifiers)
    out.append(out.empty() ? "" : ", ").append(label(claim.value.kind)).append(" ").append(claim.value.value);
  return out;
}

inline std::string other(const Citation& citation, std::string_view name) {
  for (const auto& [field, claim] : citation.other)
    if (field == name) return claim.value;
  return "";
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
