#include "references/markdown/markdown.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "references/markdown/assemble.hpp"
#include "references/markdown/document.hpp"
#include "references/markdown/layout.hpp"
#include "references/markdown/lines.hpp"
#include "references/markdown/metadata.hpp"
#include "references/one_article.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using markdown::Block;

constexpr std::size_t kLongest = 1u << 30;  ///< Bytes; md4c counts them in 32 bits.

std::string first_heading(const markdown::Document& document) {
  for (const Block& block : document.blocks)
    if (block.kind == Block::Kind::heading && block.level == 1)
      return collapse_space(to_valid_utf8(block.prose.of(document.prose.text())));
  return {};
}

void read_article(Article& article, const ReadOptions& options) {
  if (article.source->size() > kLongest) {
    article.problems.push_back({"too-long", "the file is longer than 1 GiB and is not read", {}});
    return;
  }
  decode_source(article);
  const std::string_view text = *article.source;
  const markdown::FrontMatter front = markdown::find_front_matter(text);
  markdown::Metadata metadata = markdown::read_metadata(text, front, article.problems);
  const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const markdown::Layout layout = markdown::lay_out(text, std::max(front.whole.end, mark));
  article.problems.insert(article.problems.end(), layout.problems.begin(), layout.problems.end());
  const markdown::Document document = markdown::read_document(text, layout);
  article.title = metadata.title.empty() ? first_heading(document) : metadata.title;
  article.language = metadata.language;
  markdown::assemble(article, layout, document, std::move(metadata), options);
}

/// What one line shows of Markdown, in points.
int points_of(std::string_view line) {
  const std::string_view content = line.substr(markdown::read_prefix(line).length);
  int points = 0;
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes >= 1 && hashes <= 6 && line.substr(hashes).starts_with(' ')) points += 30;
  if (content.starts_with("```") || content.starts_with("~~~")) points += 25;
  if (markdown::footnote_label(content))
    points += 40;
  else if (markdown::link_definition(content))
    points += 25;
  if (line.find("](http") != line.npos || line.find("](#") != line.npos || line.find("](./") != line.npos)
    points += 25;
  if (line.find("[^") != line.npos) points += 10;
  if (line.find("**") != line.npos || line.find("`") != line.npos) points += 5;
  if (line.starts_with("| ") && line.find(" | ") != line.npos) points += 5;
  return points;
}

}  // namespace

std::unique_ptr<Reader> open_markdown(std::unique_ptr<std::istream> in, std::string path,
                                      const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::markdown, options, read_article,
                     kMarkdownDensity);
}

int looks_like_markdown(std::string_view head) {
  if (head.find('\0') != std::string_view::npos) return 0;
  const std::string_view start = trim(head);
  for (const std::string_view other : {"<!doctype", "<html", "<?xml", "\\documentclass", "{\\rtf"})
    if (starts_with_ignoring_case(start, other)) return 0;
  if (start.starts_with('{') || (start.starts_with('[') && start.find('{') < 10)) return 5;
  const markdown::FrontMatter front = markdown::find_front_matter(head);
  int score = front.whole.empty() ? 10 : 60;
  for (std::size_t at = front.whole.end; at < head.size() && score < 85;) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    score += points_of(head.substr(at, std::min<std::size_t>(end - at, 4096)));
    at = end + 1;
  }
  // What only wikitext has.
  if (head.find("<ref") != head.npos || head.find("'''") != head.npos || head.find("\n==") != head.npos)
    score /= 2;
  return std::min(score, 85);
}

}  // namespace citecheck
