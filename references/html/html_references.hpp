#pragma once
// Character references of a document (HTML Standard, 13.2.5.72 and after), decoded as its parser does. Those
// that pages are full of are known here; gumbo is asked for the rest, once for each name.

#include <map>
#include <string>
#include <string_view>

namespace citecheck {

class HtmlReferences {
 public:
  enum class Place : unsigned char { text, attribute };

  /// `written` with its references replaced, line ends made "\n" and NUL U+FFFD. In an attribute
  /// "?a=1&copy=2" stays as it is.
  std::string decode(std::string_view written, Place place);

  /// True if decode() would change anything.
  static bool changes(std::string_view written);

 private:
  std::size_t read(std::string_view written, std::size_t at, Place place, std::string& out);
  const std::string& by_parser(const std::string& reference);

  std::map<std::string, std::string, std::less<>> asked_;
};

}  // namespace citecheck
