#include "references/markdown/cited_entries.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "references/markdown/cite_keys.hpp"
#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

class Marker {
 public:
  Marker(Article& article, Bibliography bibliography)
      : article_(article), bibliography_(std::move(bibliography)) {
    for (std::size_t i = 0; i < bibliography_.entries.size(); ++i)
      by_key_.emplace(bibliography_.entries[i].ref_name, i);
  }

  void mark(const CiteKey& key, Span place) {
    if (const auto found = by_key_.find(key.key); found != by_key_.end())
      bibliography_.entries[found->second].marks.push_back(place);
    else if (bibliography_.whole && !is_cross_reference(key.key))
      article_.dangling_marks.push_back({std::string("@").append(to_valid_utf8(key.key)), place});
  }

  void mark_all(Span place) {
    for (Citation& entry : bibliography_.entries) entry.marks.push_back(place);
  }

  /// The list itself becomes the article's where it can: both at once would take twice the memory.
  void finish() {
    std::vector<Citation>& entries = bibliography_.entries;
    std::erase_if(entries, [](const Citation& entry) { return entry.marks.empty(); });
    if (article_.citations.empty())
      article_.citations = std::move(entries);
    else
      std::ranges::move(entries, std::back_inserter(article_.citations));
  }

 private:
  Article& article_;
  Bibliography bibliography_;
  std::map<std::string, std::size_t, std::less<>> by_key_;  ///< The first of a key counts.
};

}  // namespace

void add_cited_entries(Article& article, const Document& document, const Metadata& metadata,
                       Bibliography bibliography) {
  Marker marker(article, std::move(bibliography));
  for (const CiteKey& key : find_cite_keys(document.syntax))
    if (const auto place = document.prose.source_of(key.span)) marker.mark(key, *place);
  for (const Span role : document.cite_roles)
    for (const CiteKey& key : split_role_keys(role.of(document.prose.text())))
      if (const auto place =
              document.prose.source_of(Span{role.begin + key.span.begin, role.begin + key.span.end}))
        marker.mark(key, *place);
  for (const Metadata::Named& nocite : metadata.nocite)
    for (const CiteKey& key : find_cite_keys(nocite.value + " ")) marker.mark(key, nocite.span);
  const auto all = std::ranges::find_if(metadata.nocite, [](const Metadata::Named& nocite) {
    return nocite.value.find("@*") != std::string::npos;
  });
  if (all != metadata.nocite.end()) marker.mark_all(all->span);
  marker.finish();
}

}  // namespace citecheck::markdown
