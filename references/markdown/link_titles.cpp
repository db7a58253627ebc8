#include "references/markdown/link_titles.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;
constexpr std::size_t kLongestTitle = 300;  ///< Bytes.

/// Words that name the kind of a page rather than the page.
bool is_general(const std::string& word) {
  static constexpr auto kWords = std::to_array<Text>(
      {"archive",    "archived", "article",       "blog", "click",      "code",    "commit", "details",
       "discussion", "docs",     "documentation", "doi",  "download",   "here",    "home",   "homepage",
       "issue",      "link",     "manual",        "more", "official",   "online",  "page",   "pdf",
       "post",       "preprint", "project",       "repo", "repository", "see",     "site",   "source",
       "thread",     "tutorial", "video",         "web",  "webpage",    "website", "wiki",   "wikipedia"});
  return std::ranges::find(kWords, word) != kWords.end();
}

/// True if what stands before the link leads up to a title: nothing, a full stop, authors and a date.
bool leads_up(Text before) {
  before = trim(before);
  if (before.empty()) return true;
  for (const Text quote : {Text("“"), Text("«"), Text("„"), Text("—"), Text("–")})
    if (before.ends_with(quote)) return true;
  if (Text(".,:;)]\"-").find(before.back()) != Text::npos) return true;
  return before == "See" || before == "see" || before == "From" || before == "Source" || before == "In";
}

bool begins_as_title(Text text) {
  for (const Text quote : {Text("\""), Text("“"), Text("«"), Text("„"), Text("'"), Text("‘")})
    if (text.starts_with(quote)) text.remove_prefix(quote.size());
  std::size_t at = 0;
  if (text.empty()) return false;
  const char32_t first = next_code_point(text, at);
  return is_upper(first) || is_digit(first) || first >= 0x250;  // scripts without capitals
}

}  // namespace

bool reads_as_title(std::string_view prose, Span entry, const Link& link) {
  if (link.kind == Link::Kind::autolink || link.kind == Link::Kind::bare) return false;
  const Text text = trim(link.text.of(prose));
  if (text.size() > kLongestTitle || text.find("://") != Text::npos || text.starts_with("www.")) return false;
  const std::vector<std::string> all = words(text);
  const auto general = std::ranges::count_if(all, is_general);
  const bool wide = std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
  if (all.size() < 3 && !wide) return false;
  if (general > 0 && all.size() < 6) return false;
  return begins_as_title(text) && leads_up(prose.substr(entry.begin, link.text.begin - entry.begin));
}

}  // namespace citecheck::markdown
