#pragma once
// Web links, in a Link header or as a document of their own (RFC 8288, RFC 6690), as Memento's TimeMaps and
// TimeGates use them (RFC 7089).

#include <functional>
#include <string>
#include <string_view>

namespace citecheck {

struct WebLink {
  std::string_view target;
  std::string_view rel, datetime;  ///< Values without their quotes; "" if absent.

  /// True if `name` is one of the link's relations.
  bool is(std::string_view name) const;
};

/// Calls `use` for each link, in order; what is none is passed over. Linear.
void for_each_link(std::string_view text, const std::function<void(const WebLink&)>& use);

}  // namespace citecheck
