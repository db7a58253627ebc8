#include "references/wikitext/short_forms.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "references/text.hpp"
#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

// More short citations that lead nowhere than these are not looked into: the page is not a usual one.
constexpr std::size_t kMostSearches = 200;

}  // namespace

void ShortForms::resolve(Article& article) const {
  if (short_.empty()) return;
  std::unordered_map<std::string, std::uint32_t> citations;
  bool all_understood = true;
  for (const Full& full : full_) {
    const Node& node = page_.markup.nodes[full.node];
    for (std::string& anchor : anchors_of(page_, node, full.info))
      if (!anchor.empty()) citations.try_emplace(std::move(anchor), full.citation);
    // Other wikis, and templates for a single work ("cite EB1911"), make anchors by rules of their own.
    all_understood = all_understood && full.info.family != nullptr && full.info.family->is_cs1();
  }
  std::unordered_map<std::string_view, bool> searched;
  for (const ShortCitation& one : short_) {
    if (one.anchor.empty()) continue;
    if (const auto at = citations.find(one.anchor); at != citations.end()) {
      article.citations[at->second].marks.push_back(one.span);
      continue;
    }
    if (!all_understood || (searched.size() >= kMostSearches && !searched.contains(one.anchor))) continue;
    const auto [at, is_new] = searched.try_emplace(one.anchor, false);
    if (is_new) at->second = may_be_unknown(one);
    if (!at->second) article.dangling_marks.push_back({one.label, one.span});
  }
}

// HTML with such an id, or a template in a list of works that names the author, or names nobody.
bool ShortForms::may_be_unknown(const ShortCitation& citation) const {
  std::string id = citation.anchor;
  std::ranges::replace(id, ' ', '_');
  for (const std::string& anchor : {citation.anchor, id})
    if (page_.source.find("CITEREF" + anchor) != std::string_view::npos) return true;
  return std::ranges::any_of(unknown_, [&](Span span) {
    const std::string_view text = span.of(page_.source);
    return text.find('|') == std::string_view::npos || text.find(citation.family) != std::string_view::npos;
  });
}

}  // namespace citecheck::wikitext
