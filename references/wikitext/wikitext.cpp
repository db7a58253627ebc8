#include "references/wikitext/wikitext.hpp"

#include <algorithm>

#include "references/bounds.hpp"
#include "references/one_article.hpp"
#include "references/text.hpp"
#include "references/wikitext/assemble.hpp"

namespace citecheck {

namespace {

/// A page of a dump comes here whole.
void bound_markup(Article& article) {
  const std::size_t within = size_within(*article.source, kWikitextDensity);
  if (within == article.source->size()) return;
  article.source = std::make_shared<const std::string>(article.source->substr(0, within));
  article.problems.push_back({"input-cut",
                              "the page holds more than " + std::to_string(kWikitextDensity.most) + " " +
                                  std::string(kWikitextDensity.name) + ", and is not read from byte " +
                                  std::to_string(within) + " on: give it in several files",
                              {within, within}});
}

void read_markup(Article& article, bool valid_utf8) {
  bound_markup(article);
  const wikitext::Page page{*article.source, wikitext::scan(*article.source), valid_utf8};
  article.problems.insert(article.problems.end(), page.markup.problems.begin(), page.markup.problems.end());
  wikitext::assemble(page, article);
}

void read_article(Article& article, const ReadOptions&) {
  article.title = title_from_path(article.path);
  read_markup(article, decode_source(article));
}

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++count;
  return count;
}

}  // namespace

void read_wikitext(Article& article) {
  read_markup(article, report_invalid_utf8(article));
}

std::unique_ptr<Reader> open_wikitext(std::unique_ptr<std::istream> in, std::string path,
                                      const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::wikitext, options, read_article);
}

int looks_like_wikitext(std::string_view head) {
  const std::string_view start = trim(head);
  if (starts_with_ignoring_case(start, "<!doctype") || starts_with_ignoring_case(start, "<html") ||
      starts_with_ignoring_case(start, "<?xml"))
    return 0;
  int score = 0;
  if (occurrences(head, "[[") > 0 && occurrences(head, "]]") > 0) score += 30;
  if (occurrences(head, "{{") > 0 && occurrences(head, "}}") > 0) score += 25;
  if (occurrences(head, "<ref") > 0) score += 30;
  if (occurrences(head, "'''") > 1) score += 15;
  if (head.starts_with("==") || occurrences(head, "\n==") > 0) score += 20;
  return std::min(score, 95);
}

}  // namespace citecheck
