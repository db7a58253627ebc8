#include "checker/run/captures.hpp"

namespace citecheck {

std::optional<Captured> capture_of(const Chain& chain, const WarcRecords& records, const std::string& file) {
  // A redirect to where nothing answers is kept too, but it is no capture of the page.
  if (records.answers.empty() || records.answers.back().exchange + 1 != chain.exchanges.size())
    return std::nullopt;
  const RecordedAnswer& last = records.answers.back();
  Captured captured{.file = file,
                    .offset = last.offset,
                    .length = last.length,
                    .digest = last.digest,
                    .at = last.at,
                    .entry_url = {},
                    .entry_at = {}};
  set_entry(chain, captured);
  return captured;
}

std::vector<ArchivePage> pages_of(const ArticleResult& result) {
  std::vector<ArchivePage> pages;
  for (std::size_t i = 0; i < result.citations.size(); ++i) {
    const CitationResult& each = result.citations[i];
    const Citation& citation = result.article->citations[i];
    const auto list = [&](const std::optional<Captured>& captured, const Fact<Fetch>& fetch) {
      if (!captured) return;
      pages.push_back({.url = captured->entry_url,
                       .at = captured->entry_at,
                       .reference = citation.label,
                       .title = citation.title ? citation.title->value : captured->entry_url,
                       .article = result.article->path,
                       .status = std::string(name_of(captured->shows)),
                       .reason = fetch.value.reason});
    };
    list(each.link_capture, each.evidence.fetch);
    list(each.copy_capture, each.evidence.archive_fetch);
  }
  return pages;
}

}  // namespace citecheck
