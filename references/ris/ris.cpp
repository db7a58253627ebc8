#include "references/ris/ris.hpp"

#include <algorithm>
#include <utility>

#include "references/charset.hpp"
#include "references/one_article.hpp"
#include "references/ris/ris_lines.hpp"
#include "references/ris/ris_record.hpp"

namespace citecheck {

namespace {

void read_article(Article& article, const ReadOptions&) {
  article.title = title_from_path(article.path);
  decode_source(article);
  const std::string_view text = *article.source;
  const std::vector<ris::Record> records = ris::read_records(text, article.problems);
  Budget budget(article.problems);
  for (const ris::Record& record : records) {
    Citation citation = ris::read_record(text, record);
    citation.index = static_cast<std::uint32_t>(article.citations.size());
    article.citations.push_back(std::move(citation));
    budget.add(article.citations.back());
    if (budget.is_spent()) break;
  }
  if (article.citations.empty() && text.find_first_not_of(" \t\r\n") != std::string_view::npos)
    article.problems.push_back(
        {"no-record", "there is no record: one begins with its type, as in \"TY  - JOUR\"", {}});
}

}  // namespace

std::unique_ptr<Reader> open_ris(std::unique_ptr<std::istream> in, std::string path,
                                 const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::ris, options, read_article, kLineDensity);
}

int looks_like_ris(std::string_view head) {
  const std::string text = utf16_of(head).empty() ? std::string(head) : to_utf8(head);
  const ris::TagCount count = ris::count_tags(text);
  if (count.types == 0) return count.tagged >= 5 ? 40 : 0;
  return count.tagged >= 3 ? 95 : 50;
}

}  // namespace citecheck
