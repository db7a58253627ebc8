#pragma once
// What the rules on quotations report alike.

#include "rules/rule.hpp"

namespace citecheck {

inline constexpr std::size_t kShownQuotation = 200;  ///< Bytes of it in a message.

/// With its place in the article, both texts and where the page's stands.
Finding finding_about(const Quotation& quotation);

}  // namespace citecheck
