#include "references/xml/untagged.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "references/plain/segment.hpp"
#include "references/text.hpp"
#include "references/xml/claims.hpp"

namespace citecheck::xml {

namespace {

using Text = std::string_view;

constexpr auto kTexts = std::to_array<std::optional<Claim<std::string>> Citation::*>(
    {&Citation::title, &Citation::container_title, &Citation::publisher, &Citation::publisher_place,
     &Citation::language, &Citation::volume, &Citation::issue, &Citation::page, &Citation::edition,
     &Citation::quote, &Citation::url_status});
constexpr auto kDates = std::to_array<std::optional<Claim<Date>> Citation::*>(
    {&Citation::issued, &Citation::accessed, &Citation::archived});
constexpr auto kUrls =
    std::to_array<std::optional<Claim<Url>> Citation::*>({&Citation::url, &Citation::archive_url});

// The spans of what the reader of plain text found are in the text; they are led back to the source, and what
// lies where a tag has spoken is dropped.
class Relocation {
 public:
  Relocation(const FlatText& text, std::vector<Span> tagged, Text source)
      : text_(text), tagged_(std::move(tagged)), source_(source) {
    std::ranges::sort(tagged_, {}, &Span::begin);
  }

  void apply(Citation& found) const {
    for (const auto claim : kTexts) one(found.*claim);
    for (const auto claim : kDates) one(found.*claim);
    for (const auto claim : kUrls) one(found.*claim);
    list(found.authors);
    list(found.editors);
    list(found.identifiers);
    fields(found.contributors);
    fields(found.other_dates);
    fields(found.other);
  }

 private:
  // False if a tag has spoken of it.
  template <typename T>
  bool move(Claim<T>& claim) const {
    claim.span = text_.source_of(claim.span);
    const auto behind = std::ranges::lower_bound(tagged_, claim.span.end, {}, &Span::begin);
    if (behind != tagged_.begin() && std::prev(behind)->end > claim.span.begin) return false;
    if (!claim.span.empty()) claim.as_written = claim.span.of(source_);
    return true;
  }
  template <typename T>
  void one(std::optional<Claim<T>>& claim) const {
    if (claim && !move(*claim)) claim.reset();
  }
  template <typename T>
  void list(std::vector<Claim<T>>& claims) const {
    std::erase_if(claims, [&](Claim<T>& claim) { return !move(claim); });
  }
  template <typename T>
  void fields(std::vector<std::pair<std::string, Claim<T>>>& list) const {
    std::erase_if(list, [&](auto& field) { return !move(field.second); });
  }

  const FlatText& text_;
  std::vector<Span> tagged_;
  Text source_;
};

// What does not announce itself is only taken where tags have explained nothing.
void keep_announced(const Citation& tagged, Citation& found) {
  for (const auto claim : {&Citation::container_title, &Citation::publisher, &Citation::publisher_place,
                           &Citation::language, &Citation::quote})
    (found.*claim).reset();
  found.authors.clear();
  found.editors.clear();
  found.contributors.clear();
  found.authors_truncated = false;
  found.other.clear();
  if (tagged.title || tagged.container_title) found.title.reset();
  if (tagged.volume || tagged.page) {
    found.volume.reset();
    found.issue.reset();
    found.page.reset();
  }
}

}  // namespace

void read_untagged(const FlatText& text, std::vector<Span> tagged, bool is_bare, std::string_view source,
                   Citation& citation) {
  Citation found = plain::read_reference(text.text(), 0);
  Relocation(text, std::move(tagged), source).apply(found);
  if (!is_bare) keep_announced(citation, found);
  const ItemType type = found.type;
  found.type = ItemType::document;
  const bool truncated = found.authors_truncated && citation.authors.empty();
  if (citation.url && found.url && citation.url->value.href() != found.url->value.href()) found.url.reset();
  fill_missing(citation, std::move(found));
  citation.authors_truncated = citation.authors_truncated || truncated;
  if (is_bare && citation.type == ItemType::document) citation.type = type;
}

}  // namespace citecheck::xml
