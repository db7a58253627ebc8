#include "references/markdown/cited_entries.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

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

  void finish() {
    for (Citation& entry : bibliography_.entries)
      if (!entry.marks.empty()) article_.citations.push_back(std::move(entry));
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
  for (const Metadata::Named& nocite : metadata.nocite)
    if (nocite.value.find("@*") != std::string::npos) marker.mark_all(nocite.span);
  marker.finish();
}

}  // namespace citecheck::markdown
