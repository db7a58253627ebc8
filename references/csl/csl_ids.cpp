#include <algorithm>

#include "references/csl/csl_writer.hpp"

namespace citecheck {

namespace {

/// Formats whose references have keys that authors choose; in others names are marks' or the program's own.
bool has_keys(Format format) {
  switch (format) {
    case Format::bibtex:
    case Format::csl_json:
    case Format::docx:
    case Format::jats:
    case Format::latex:
    case Format::markdown:
    case Format::ris:
    case Format::tei:
      return true;
    default:
      return false;
  }
}

/// An item of CSL-JSON whose `custom` gives another name has its id beside.
std::string_view key_of(const Citation& citation) {
  for (const auto& [name, claim] : citation.other)
    if (name == "id" && !claim.value.empty()) return claim.value;
  return citation.ref_name;
}

}  // namespace

CslIds::CslIds(const Article& article) : article_(article) {
  if (!has_keys(article.format)) return;
  for (const Citation& citation : article.citations) {
    const std::string_view key = key_of(citation);
    if (key.empty() || ++counts_[key] > 1) all_named_ = false;
  }
}

/// Keys that look like ours could be one that a citation without a key gets.
bool CslIds::is_usable(std::string_view key) const {
  const auto count = counts_.find(key);
  return count != counts_.end() && count->second == 1 && (all_named_ || !key.starts_with("ref-"));
}

std::string CslIds::of(const Citation& citation) const {
  const std::string_view key = key_of(citation);
  const bool usable = is_usable(key);
  if (article_.ordinal == 0 && usable) return std::string(key);
  std::string id = "ref-";
  if (article_.ordinal > 0) id += std::to_string(article_.ordinal + 1) + "-";
  return id + (usable ? std::string(key) : std::to_string(citation.index + 1));
}

}  // namespace citecheck
