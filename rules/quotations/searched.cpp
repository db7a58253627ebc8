#include "rules/quotations/searched.hpp"

#include <algorithm>

#include "rules/quotations/quoted_text.hpp"

namespace citecheck {

namespace {

/// Why there is no page to search, "" if there is one.
std::string why_no_page(const Fact<Fetch>& fetch, const Fact<PageFactsPtr>& page) {
  if (fetch.known() && !fetch.value.reached())
    return fetch.value.reason.empty() ? std::string(name_of(fetch.value.status)) : fetch.value.reason;
  if (!page.known()) return page.reason.empty() ? "the page was not read" : page.reason;
  if (page.value->kind != PageKind::page) return page.value->kind_reason;
  return fetch.known() && fetch.value.to_home ? "the request ended at a home page" : "";
}

Passage passage_on(const Fact<Fetch>& fetch, const Fact<PageFactsPtr>& page, const std::string& text) {
  Passage none;
  none.reason = why_no_page(fetch, page);
  if (!none.reason.empty()) return none;
  const auto& searched = page.value->searched;
  const auto found = std::ranges::find(searched, text, &SearchedQuotation::text);
  if (found != searched.end()) return found->passage;
  none.reason = "the page was read before, for another article";
  return none;
}

}  // namespace

std::vector<Quotation> searched_quotations(const Article& article, const Citation& citation,
                                           const Evidence& evidence) {
  std::vector<Quotation> out;
  for (QuotedText& quoted : quoted_texts(article, citation)) {
    Quotation quotation{.text = std::move(quoted.text), .span = quoted.span, .in_text = quoted.in_text};
    quotation.passage = passage_on(evidence.fetch, evidence.page, quotation.text);
    quotation.where = "the page";
    // What was quoted is what was archived, where the page has changed.
    const Passage copy = passage_on(evidence.archive_fetch, evidence.archive_page, quotation.text);
    if (copy.state > quotation.passage.state) {
      quotation.passage = copy;
      quotation.where = "the archived copy";
    }
    if (quotation.passage.state == Passage::State::not_checked) quotation.where.clear();
    out.push_back(std::move(quotation));
  }
  return out;
}

}  // namespace citecheck
