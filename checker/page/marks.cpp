#include "checker/page/marks.hpp"

#include <array>
#include <string_view>

#include "checker/page/word_finder.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxMarks = 256;

constexpr auto kAsideMarks = std::to_array<std::string_view>(
    {"sidebar",   "side-bar", "related", "recommend", "teaser",     "widget", "more-news",  "morenews",
     "most-read", "mostread", "popular", "trending",  "newsletter", "footer", "breadcrumb", "read-next",
     "similar",   "carousel", "cookie",  "consent",   "promo",      "advert", "see-also"});
constexpr auto kCommentMarks = std::to_array<std::string_view>({"comment", "kommentar", "disqus", "respond"});
constexpr auto kMetaMarks =
    std::to_array<std::string_view>({"meta", "author", "autor", "byline", "info", "data"});
constexpr auto kBylineMarks = std::to_array<std::string_view>(
    {"author", "byline", "autor", "auteur", "verfasser", "writer", "creator"});
constexpr auto kNoBylineMarks = std::to_array<std::string_view>(
    {"bio",   "avatar",    "image",    "img",    "photo", "social",  "desc",   "about",
     "count", "authority", "authoriz", "follow", "role",  "title",   "more",   "twitter",
     "share", "icon",      "label",    "job",    "email", "license", "licence"});
constexpr auto kDateMarks = std::to_array<std::string_view>(
    {"date", "datum", "publish", "posted", "time", "byline", "meta", "fecha", "created", "pubdate", "info"});
constexpr auto kStrongDateMarks = std::to_array<std::string_view>(
    {"date", "datum", "published", "posted-on", "post-meta", "entry-meta", "postmeta", "pubdate"});
constexpr auto kHatomMarks =
    std::to_array<std::string_view>({"published", "updated", "dtstart", "dt-published"});
constexpr auto kSpoken =
    std::to_array<std::string_view>({"screen-reader", "sr-only", "visually-hidden", "visuallyhidden"});

/// In the order of Mark's bits.
const WordFinder& finder() {
  static constexpr std::array<WordFinder::Words, 9> kGroups{kAsideMarks,      kCommentMarks,  kMetaMarks,
                                                            kBylineMarks,     kNoBylineMarks, kDateMarks,
                                                            kStrongDateMarks, kHatomMarks,    kSpoken};
  static const WordFinder finder(kGroups);
  return finder;
}

}  // namespace

std::uint16_t marks_in(const HtmlTree& html, HtmlTree::Index node) {
  unsigned marks = 0;
  for (const std::string_view name : {"class", "id"})
    if (const auto value = html.raw_attribute(node, name))
      marks |= finder().find(value->substr(0, kMaxMarks));
  return static_cast<std::uint16_t>(marks);
}

std::uint16_t marks_in(std::string_view name) {
  return finder().find(name);
}

std::string marks_of(const HtmlTree& html, HtmlTree::Index node) {
  std::string marks;
  for (const std::string_view name : {"class", "id"})
    if (const auto value = html.raw_attribute(node, name))
      marks += (marks.empty() ? "" : " ") + to_lower_ascii(value->substr(0, kMaxMarks));
  return marks;
}

}  // namespace citecheck
