#include "references/rendered/rendered.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/charset.hpp"
#include "references/html/page_charset.hpp"
#include "references/one_article.hpp"
#include "references/rendered/assemble.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  ///< Byte order mark.

/// UTF-8 stays as it is, so that offsets are those of the file; of a byte order mark only the room stays.
void make_utf8(Article& article) {
  const std::string& bytes = *article.source;
  const bool valid = !first_invalid_utf8(bytes);
  if (valid && bytes.starts_with(kMark)) {
    article.source = std::make_shared<const std::string>("   " + bytes.substr(kMark.size()));
    return;
  }
  const std::string declared = declared_charset(bytes);
  const CharsetHints hints{.transport = {}, .document = declared};
  const std::string encoding(choose_encoding(bytes, hints));
  if (encoding == "utf-8" && valid) return;
  if (encoding == "utf-8")
    report_invalid_utf8(article);
  else
    article.problems.push_back(
        {"converted-charset",
         "the page is written in " + encoding + "; positions are those of its text converted to UTF-8",
         {}});
  article.source = std::make_shared<const std::string>(to_utf8(bytes, hints));
  if (encoding != "utf-8") return;
  const std::size_t first = article.source->find("\uFFFD");
  article.problems.back().span = first == std::string::npos ? Span{} : Span{first, first + 3};
}

void read_article(Article& article, const ReadOptions&) {
  make_utf8(article);
  keep_text_only(article);
  rendered::assemble(article);
}

// ---- what the beginning of a file looks like ----

bool is_name_end(char c) {
  return c == '>' || c == '/' || c == ' ' || (c >= '\t' && c <= '\r');
}

bool begins_tag(std::string_view text, std::string_view name) {
  return text.size() > name.size() + 1 && text[0] == '<' && starts_with_ignoring_case(text.substr(1), name) &&
         is_name_end(text[1 + name.size()]);
}

/// Behind white space, comments and an XML declaration.
std::string_view skip_prolog(std::string_view head) {
  if (head.starts_with(kMark)) head.remove_prefix(kMark.size());
  for (;;) {
    const std::size_t at = head.find_first_not_of(" \t\r\n\f");
    head.remove_prefix(std::min(at, head.size()));
    const bool comment = head.starts_with("<!--"), declaration = head.starts_with("<?");
    if (!comment && !declaration) return head;
    const std::string_view close = comment ? "-->" : "?>";
    const std::size_t end = head.find(close, 2);
    if (end == std::string_view::npos) return {};
    head.remove_prefix(end + close.size());
  }
}

/// Tags of HTML among the first bytes, up to a handful.
int count_tags(std::string_view head) {
  static constexpr auto kTags = std::to_array<std::string_view>(
      {"a",    "article", "body", "cite",   "div",     "h1",   "h2",  "head",  "li",    "link", "main",
       "meta", "ol",      "p",    "script", "section", "span", "sup", "table", "title", "ul"});
  constexpr int kEnough = 8;
  int count = 0;
  for (std::size_t at = head.find('<'); at != std::string_view::npos && count < kEnough;
       at = head.find('<', at + 1)) {
    std::string_view tag = head.substr(at, 12);
    count += std::ranges::any_of(kTags, [&](std::string_view name) { return begins_tag(tag, name); });
  }
  return count;
}

}  // namespace

std::unique_ptr<Reader> open_html(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::html, options, read_article);
}

int looks_like_html(std::string_view head) {
  const std::string_view text = skip_prolog(head);
  if (starts_with_ignoring_case(text, "<!doctype html")) return 95;
  if (begins_tag(text, "html")) return 95;
  if (starts_with_ignoring_case(text, "<!doctype")) return 0;
  const int tags = count_tags(text);
  static constexpr auto kFirst =
      std::to_array<std::string_view>({"head", "body", "div", "section", "article", "main", "ol", "ul", "p",
                                       "table", "meta", "title", "h1", "h2", "span", "cite", "li"});
  const bool first =
      std::ranges::any_of(kFirst, [&](std::string_view name) { return begins_tag(text, name); });
  // Other formats hold tags too: a page of wiki text may begin with <div>.
  if (first && text.find("{{") == std::string_view::npos && text.find("[[") == std::string_view::npos)
    return begins_tag(text, "article") ? std::min(50, 10 * tags) : 50 + 2 * tags;
  return tags >= 8 && first ? 25 : tags > 0 ? 5 : 0;
}

}  // namespace citecheck
