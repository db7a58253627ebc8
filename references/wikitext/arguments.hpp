#pragma once
// Arguments: what stands between the pipes of a template, by name.

#include <forward_list>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

struct Argument {
  std::string_view name;  ///< Without comments; empty where none is written.
  int position = 0;       ///< Of an unnamed one, counted from 1; else 0.
  Value value;            ///< Never empty.

  /// The name, or the position in digits.
  std::string label() const { return position > 0 ? std::to_string(position) : std::string(name); }
};

/// So many arguments of one template are read.
inline constexpr std::size_t kMostArguments = 10'000;

/// The arguments that have a value, in the order of the page; of several with one name the last, as in
/// MediaWiki. Views into the page and into this object.
class Arguments {
 public:
  Arguments(const Page& page, const Node& node);

  std::span<const Argument> all() const { return all_; }

 private:
  std::vector<Argument> all_;
  std::forward_list<std::string> names_;  // Those that are not in the page as they are compared.
};

/// The value of a named or numbered argument ("url", "1") of any template; empty if it has none.
Span argument(const Page& page, const Node& node, std::string_view name);

/// The first of the names that has a value.
Span argument(const Page& page, const Node& node, std::initializer_list<std::string_view> names);

}  // namespace citecheck::wikitext
