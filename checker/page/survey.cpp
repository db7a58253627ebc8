#include "checker/page/survey.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kOpening = 1500;
constexpr std::size_t kMaxMarks = 256;

// Parts of class names and ids of what is not the page's own text.
constexpr auto kAsideMarks = std::to_array<std::string_view>(
    {"comment",  "kommentar",  "sidebar",   "side-bar",   "related",   "recommend", "teaser",
     "widget",   "disqus",     "more-news", "morenews",   "most-read", "mostread",  "popular",
     "trending", "newsletter", "footer",    "breadcrumb", "read-next", "similar",   "carousel",
     "cookie",   "consent",    "promo",     "advert",     "see-also",  "respond"});

/// Names that contain a mark above and yet are the page's own ("has-sidebar", "comment-count").
bool is_layout_name(std::string_view name) {
  return name.starts_with("has-") || name.starts_with("no-") || name.starts_with("with-") ||
         name.starts_with("single") || name.find("-with-") != std::string_view::npos ||
         name.find("content-sidebar") != std::string_view::npos ||
         name.find("count") != std::string_view::npos || name.find("-active") != std::string_view::npos ||
         name.find("enabled") != std::string_view::npos;
}

bool marks_aside(std::string_view marks) {
  while (!marks.empty()) {
    const std::size_t space = std::min(marks.find(' '), marks.size());
    const std::string_view name = marks.substr(0, space);
    if (contains_any(name, kAsideMarks) && !is_layout_name(name)) return true;
    marks.remove_prefix(std::min(marks.size(), space + 1));
  }
  return false;
}

bool is_page_wide(std::string_view name) {
  return name == "html" || name == "body" || name == "main" || name == "article";
}

}  // namespace

bool contains_any(std::string_view text, std::span<const std::string_view> parts) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

std::string marks_of(const HtmlTree& html, HtmlTree::Index node) {
  std::string marks;
  for (const std::string_view name : {"class", "id"})
    if (const auto value = html.raw_attribute(node, name))
      marks += (marks.empty() ? "" : " ") + to_lower_ascii(value->substr(0, kMaxMarks));
  return marks;
}

Survey::Survey(const HtmlTree& html) : html_(html), flags_(html.size(), 0) {
  opening_.reserve(kOpening);
  for (HtmlTree::Index i = 1; i < html_.size(); ++i) {
    flags_[i] = flags_[html_[i].parent];
    if (html_[i].name.empty())
      count(i);
    else
      mark(i);
  }
  opening_ = to_valid_utf8(opening_);
}

void Survey::mark(HtmlTree::Index node) {
  const std::string_view name = html_[node].name;
  if (html_.is_invisible(node) || name == "head") flags_[node] |= kHidden;
  if (name == "nav" || name == "select" || name == "button") flags_[node] |= kFrame;
  if (name == "footer" || name == "aside") flags_[node] |= kAside;
  if (html_[node].attribute_count == 0 || is_page_wide(name)) return;
  if (marks_aside(marks_of(html_, node))) flags_[node] |= kAside;
}

void Survey::count(HtmlTree::Index node) {
  if ((flags_[node] & (kHidden | kFrame)) != 0) return;
  const std::string_view text = html_[node].text;
  bool space = true;
  for (const char c : text) {
    const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    // Continuation bytes are no code points of their own.
    if (!is_space && (static_cast<unsigned char>(c) & 0xC0) != 0x80) ++text_length_;
    if (is_space && !space) ++text_length_;
    if (opening_.size() < kOpening && !(is_space && space)) opening_ += is_space ? ' ' : c;
    space = is_space;
  }
  if (opening_.size() < kOpening && !opening_.empty() && opening_.back() != ' ') opening_ += ' ';
}

HtmlTree::Index Survey::find_heading(std::span<const std::string> titles) const {
  constexpr std::size_t kMaxHeadings = 24;
  std::vector<std::string> folded;
  for (const std::string& title : titles.first(std::min<std::size_t>(titles.size(), 8)))
    folded.push_back(fold(title));
  HtmlTree::Index first = HtmlTree::kNone, first_anywhere = HtmlTree::kNone;
  std::size_t seen = 0;
  for (HtmlTree::Index i = 1; i < html_.size() && seen < kMaxHeadings; ++i) {
    const std::string_view name = html_[i].name;
    if ((name != "h1" && name != "h2") || hidden(i)) continue;
    ++seen;
    const std::string text = fold(html_.text(i, 400));
    if (text.size() < 3) continue;
    // A heading of two words that a title contains may be the site's name.
    const bool repeats = std::ranges::any_of(folded, [&](const std::string& title) {
      return title == text || (text.size() >= 15 && title.find(text) != std::string::npos) ||
             (title.size() >= 15 && text.find(title) != std::string::npos);
    });
    if (repeats) return i;
    if (name != "h1") continue;
    if (first_anywhere == HtmlTree::kNone) first_anywhere = i;
    if (first == HtmlTree::kNone && in_main_text(i)) first = i;
  }
  return first != HtmlTree::kNone ? first : first_anywhere;
}

}  // namespace citecheck
