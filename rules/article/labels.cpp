#include "rules/article/labels.hpp"

#include "references/text.hpp"

namespace citecheck {
namespace {

constexpr std::size_t kMostShown = 10;
constexpr std::size_t kLongestLabel = 60;

}  // namespace

std::string shown_label(const Citation& citation) {
  if (!citation.label.empty()) return ellipsize(citation.label, kLongestLabel);
  if (!citation.ref_name.empty()) return ellipsize(citation.ref_name, kLongestLabel);
  return "#" + std::to_string(citation.index + 1);
}

bool in_one_entry(const Citation& a, const Citation& b) {
  return is_numbered(a) && a.group == b.group && a.label == b.label && a.ref_name == b.ref_name;
}

std::string shown_labels(std::span<const Citation* const> citations) {
  const bool cut = citations.size() > kMostShown;
  const auto shown = cut ? citations.first(kMostShown - 1) : citations.first(citations.size() - 1);
  std::string out;
  for (const Citation* citation : shown) out.append(out.empty() ? "" : ", ").append(shown_label(*citation));
  if (cut) out += ", …";
  out.append(out.empty() ? "" : " and ").append(shown_label(*citations.back()));
  if (cut) out.append(" (").append(std::to_string(citations.size())).append(" in all)");
  return out;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace citecheck
