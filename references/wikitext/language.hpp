#pragma once
// Language: of a page, where its templates and its categories tell it together. A template alone may have
// been copied from another wiki.

#include <string>
#include <string_view>

#include "references/wikitext/families/family.hpp"
#include "references/wikitext/plain_text.hpp"

namespace citecheck::wikitext {

class PageLanguage {
 public:
  explicit PageLanguage(const Page& page) : page_(page) {}

  /// A citation template of that family; null for one of no known family.
  void saw(const Family* family);
  void saw_link(const Node& link);

  /// BCP 47; empty if it is not certain.
  std::string told() const;

 private:
  const Page& page_;
  const Family* family_ = nullptr;
  bool several_ = false;
  std::string_view category_;  // The page's word for "Category", of those a family has.
};

}  // namespace citecheck::wikitext
