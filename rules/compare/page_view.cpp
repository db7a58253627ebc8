#include "rules/compare/page_view.hpp"

namespace citecheck {

const PageFacts* comparable_page(const Evidence& evidence) {
  const PageFacts* page = evidence.best_page();
  if (page == nullptr) return nullptr;
  const Fact<Fetch>& fetch = page == evidence.page.value.get() ? evidence.fetch : evidence.archive_fetch;
  if (!fetch.known()) return page;
  const std::string& type = fetch.value.content_type;
  const bool html = type.empty() || type == "text/html" || type == "application/xhtml+xml";
  return (html || page->form != PageForm::html) && !fetch.value.to_home ? page : nullptr;
}

std::string place_on_page(const Evidence& evidence, std::string_view source) {
  const PageFacts* page = evidence.best_page();
  std::string out = page == evidence.archive_page.value.get()        ? "the archived copy"
                    : page != nullptr && page->form == PageForm::pdf ? "the PDF"
                                                                     : "the page";
  if (!source.empty()) out.append(" (").append(source).append(")");
  return out;
}

bool cites_the_page(const Citation& citation) {
  switch (citation.type) {
    case ItemType::document:
    case ItemType::webpage:
    case ItemType::article:
    case ItemType::article_journal:
    case ItemType::article_magazine:
    case ItemType::article_newspaper:
    case ItemType::entry_encyclopedia:
    case ItemType::interview:
    case ItemType::post:
      return true;
    default:
      return false;
  }
}

}  // namespace citecheck
