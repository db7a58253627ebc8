#include "references/rendered/article_body.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kMostMarks = 200;  ///< Bytes of class and id that are looked at.

constexpr auto kFrameElements = std::to_array<std::string_view>(
    {"aside", "button", "dialog", "footer", "form", "header", "menu", "nav", "select"});

constexpr auto kFrameRoles = std::to_array<std::string_view>(
    {"banner", "complementary", "contentinfo", "menu", "navigation", "search"});

constexpr auto kFrameWords = std::to_array<std::string_view>(
    {"ad",           "ads",        "advert",      "advertisement", "author",   "authors",    "banner",
     "bio",          "breadcrumb", "breadcrumbs", "byline",        "catlinks", "comment",    "comments",
     "cookie",       "copyright",  "disqus",      "footer",        "legal",    "login",      "menu",
     "nav",          "navbar",     "navigation",  "newsletter",    "outbrain", "pagination", "popup",
     "printfooter",  "promo",      "rating",      "recommended",   "related",  "respond",    "share",
     "sharebar",     "sharing",    "sidebar",     "social",        "sponsor",  "sponsored",  "subscribe",
     "subscription", "taboola",    "tags",        "teaser",        "teasers",  "toolbar",    "trending",
     "widget"});

static_assert(std::ranges::is_sorted(kFrameWords));

bool is_word_end(char c) {
  return c == ' ' || c == '-' || c == '_' || c == '\t' || c == '\n' || c == '\r';
}

bool has_frame_word(std::string_view marks) {
  const std::string lower = to_lower_ascii(marks.substr(0, kMostMarks));
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t end = at;
    while (end < lower.size() && !is_word_end(lower[end])) ++end;
    if (std::ranges::binary_search(kFrameWords, std::string_view(lower).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// Most bytes of text in paragraphs, those below the children counted half.
Index densest(const Page& page) {
  std::vector<std::uint32_t> score(page.size(), 0);
  for (Index node = 1; node < page.size();) {
    const HtmlNode& element = page[node];
    // A class that calls most of the page its frame is not to be believed.
    const bool frame = is_page_frame(page, node) && element.end - node < page.size() / 2;
    if (frame || page.html().is_invisible(node)) {
      node = element.end;
      continue;
    }
    if (element.name == "p" || element.name == "pre" || element.name == "blockquote") {
      const auto length = static_cast<std::uint32_t>(page.html().text(node, 1u << 14).size());
      score[element.parent] += length;
      score[page[element.parent].parent] += length / 2;
      node = element.end;
      continue;
    }
    ++node;
  }
  const auto best = std::ranges::max_element(score);
  return best == score.end() || *best == 0 ? 0 : static_cast<Index>(best - score.begin());
}

}  // namespace

bool is_page_frame(const Page& page, Index node) {
  const HtmlNode& element = page[node];
  if (element.name.empty() || element.name == "html" || element.name == "body") return false;
  if (std::ranges::binary_search(kFrameElements, element.name)) return true;
  if (element.attribute_count == 0) return false;
  const std::string_view role = page.attribute(node, "role");
  if (std::ranges::binary_search(kFrameRoles, role)) return true;
  return has_frame_word(page.attribute(node, "class")) || has_frame_word(page.attribute(node, "id"));
}

Index find_article_body(const Page& page) {
  const Index dense = densest(page);
  Index main = 0;
  for (Index node = dense; node != 0; node = page[node].parent) {
    if (page.is(node, "article") || Page::has_word(page.attribute(node, "itemprop"), "articleBody"))
      return node;
    if (page.is(node, "main") || page.attribute(node, "role") == "main") main = node;
  }
  return main != 0 ? main : dense;
}

}  // namespace citecheck::rendered
