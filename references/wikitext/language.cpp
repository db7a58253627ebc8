#include "references/wikitext/language.hpp"

#include "references/text.hpp"

namespace citecheck::wikitext {

void PageLanguage::saw(const Family* family) {
  if (family == nullptr || family->is_cs1()) return;
  several_ = several_ || (family_ != nullptr && family_ != family);
  family_ = family;
}

void PageLanguage::saw_link(const Node& link) {
  const std::string_view target = link.inner.of(page_.source).substr(0, 40);
  const std::size_t colon = target.find(':');
  // [[:Category:x]] shows the category and puts the page into none; [[de:x]] leads to another wiki.
  if (colon == std::string_view::npos || colon < 5) return;
  const std::string word = to_lower(trim(target.substr(0, colon)));
  for (const Family* family : families())
    if (family->category == word) category_ = family->category;
}

std::string PageLanguage::told() const {
  if (family_ == nullptr || several_ || !family_->tells_language) return {};
  if (category_ != family_->category) return {};
  return std::string(family_->language);
}

}  // namespace citecheck::wikitext
