#include "checker/page/survey.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kOpening = 1500;
constexpr std::size_t kLongTitle = 15;

/// The footer of an article, where many pages tell its author and date.
bool is_footer_of_post(std::string_view name) {
  constexpr auto kOwn = std::to_array<std::string_view>(
      {"post-footer", "entry-footer", "article-footer", "asset-footer", "story-footer"});
  return contains_any(name, kOwn);
}

/// Names that contain a mark above and yet are the page's own ("has-sidebar", "comment-count").
bool is_layout_name(std::string_view name) {
  return name.starts_with("has-") || name.starts_with("no-") || name.starts_with("with-") ||
         name.starts_with("single") || name.find("-with-") != std::string_view::npos ||
         name.find("content-sidebar") != std::string_view::npos ||
         name.find("count") != std::string_view::npos || name.find("-active") != std::string_view::npos ||
         name.find("enabled") != std::string_view::npos || is_footer_of_post(name);
}

/// True if one of the names has the mark and is no layout's.
bool marks_any(std::string_view marks, std::uint16_t mark) {
  while (!marks.empty()) {
    const std::size_t space = std::min(marks.find(' '), marks.size());
    const std::string_view name = marks.substr(0, space);
    if ((marks_in(name) & mark) != 0 && !is_layout_name(name)) return true;
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

Survey::Survey(const HtmlTree& html) : html_(html), flags_(html.size(), 0), marks_(html.size(), 0) {
  opening_.reserve(kOpening);
  // Text before each node, so that the text below an element is a difference.
  std::vector<std::size_t> before(html_.size() + 1, 0);
  for (HtmlTree::Index i = 1; i < html_.size(); ++i) {
    const std::uint8_t inherited = flags_[html_[i].parent] & (kHidden | kFrame);
    const bool is_text = html_[i].name.empty();
    if (html_[i].attribute_count > 0) marks_[i] = marks_in(html_, i);
    flags_[i] = static_cast<std::uint8_t>(inherited | (is_text ? 0 : own_flags(i)));
    const std::size_t length = is_text && inherited == 0 ? count(html_[i].text) : 0;
    text_length_ += length;
    before[i + 1] = before[i] + length;
  }
  // What holds most of the text is no side matter, whatever it is called.
  for (HtmlTree::Index i = 1; i < html_.size(); ++i)
    if ((flags_[i] & kOwnAside) != 0 && (before[html_[i].end] - before[i]) * 2 > text_length_)
      flags_[i] = static_cast<std::uint8_t>(flags_[i] & ~kOwnAside);
  spread_asides();
  opening_ = to_valid_utf8(opening_);
}

std::uint8_t Survey::own_flags(HtmlTree::Index node) const {
  const std::string_view name = html_[node].name;
  std::uint8_t flags = 0;
  if (html_.is_invisible(node) || name == "head" || name == "title") flags |= kHidden;
  if (name == "nav" || name == "select" || name == "button") flags |= kFrame;
  // The footer of an article tells of its author and date.
  const bool is_articles = html_[html_[node].parent].name == "article";
  if (name == "footer" && !is_articles) flags |= kOwnAside;
  if (html_[node].attribute_count == 0) {
    if (name == "aside") flags |= kOwnAside;
    return flags;
  }
  if (is_page_wide(name)) return flags;
  const std::string_view property = html_.raw_attribute(node, "itemprop").value_or("");
  if (property == "comment" || property == "review") flags |= kOwnComment;
  const std::uint16_t bits = marks_[node];
  if (name == "aside" && (bits & kMetaMark) == 0) flags |= kOwnAside;
  if ((bits & (kAsideMark | kCommentMark)) == 0) return flags;
  const std::string marks = marks_of(html_, node);
  if (marks_any(marks, kCommentMark)) flags |= kOwnComment;
  const bool is_own_footer = is_articles && marks.find("footer") != std::string::npos;
  if (!is_own_footer && marks_any(marks, kAsideMark)) flags |= kOwnAside;
  return flags;
}

std::size_t Survey::count(std::string_view text) {
  std::size_t length = 0;
  bool space = true;
  for (const char c : text) {
    const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    // Continuation bytes are no code points of their own.
    if (!is_space && (static_cast<unsigned char>(c) & 0xC0) != 0x80) ++length;
    if (is_space && !space) ++length;
    if (opening_.size() < kOpening && !(is_space && space)) opening_ += is_space ? ' ' : c;
    space = is_space;
  }
  if (opening_.size() < kOpening && !opening_.empty() && opening_.back() != ' ') opening_ += ' ';
  return length;
}

void Survey::spread_asides() {
  for (HtmlTree::Index i = 1; i < html_.size(); ++i) {
    const int own = flags_[i], above = flags_[html_[i].parent];
    const int aside = (own & kOwnAside) != 0 ? kAside : above & kAside;
    const int comment = (own & kOwnComment) != 0 ? kComment : above & kComment;
    flags_[i] = static_cast<std::uint8_t>((own & ~(kAside | kComment)) | aside | comment);
  }
}

void Survey::settle(HtmlTree::Index heading) {
  for (HtmlTree::Index i = heading; i != 0; i = html_[i].parent)
    flags_[i] = static_cast<std::uint8_t>(flags_[i] & ~(kOwnAside | kOwnComment));
  spread_asides();
}

HtmlTree::Index Survey::find_heading(std::span<const std::string> titles) const {
  constexpr std::size_t kMaxHeadings = 40, kMaxTitles = 8;
  std::vector<std::string> folded;
  for (const std::string& title : titles.first(std::min(titles.size(), kMaxTitles)))
    folded.push_back(fold(title));
  HtmlTree::Index first = HtmlTree::kNone, first_anywhere = HtmlTree::kNone, best = HtmlTree::kNone;
  std::size_t seen = 0, longest = 0;
  for (HtmlTree::Index i = 1; i < html_.size() && seen < kMaxHeadings; ++i) {
    const std::string_view name = html_[i].name;
    if ((name != "h1" && name != "h2" && name != "h3") || hidden(i)) continue;
    ++seen;
    const std::string text = fold(html_.text(i, 400));
    if (text.size() < 3) continue;
    // The heading that repeats most of a title; a short one inside a title may be the site's name.
    for (const std::string& title : folded) {
      const std::size_t shared = std::min(title.size(), text.size());
      const bool repeats = title == text || (shared >= kLongTitle && (title.find(text) != std::string::npos ||
                                                                      text.find(title) != std::string::npos));
      if (!repeats || shared <= longest) continue;
      longest = shared;
      best = i;
    }
    if (name != "h1") continue;
    if (first_anywhere == HtmlTree::kNone) first_anywhere = i;
    if (first == HtmlTree::kNone && in_main_text(i)) first = i;
  }
  if (best != HtmlTree::kNone &&
      (longest >= kLongTitle || first_anywhere == HtmlTree::kNone || html_[best].name == "h1"))
    return best;
  return first != HtmlTree::kNone ? first : first_anywhere;
}

}  // namespace citecheck
