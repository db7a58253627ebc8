#pragma once
// Altered claims: citations of labelled pages as their labels say, or with one claim altered in each, the way
// citations are wrong in the wild. What is chosen depends on the page's place in the list alone.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "labelled_pages.hpp"
#include "references/date.hpp"
#include "references/name.hpp"

namespace citecheck::test {

enum class Alteration : std::uint8_t {
  none,
  another_day,
  another_year,
  author_replaced,       ///< One of them, or the only one.
  author_added,          ///< A wrong one beside the right ones.
  family_names_swapped,  ///< Of two authors of the page, or with another page's.
  word_replaced,         ///< In the title, as the following.
  word_dropped,
  number_changed,
  ending_replaced
};
inline constexpr int kAlterations = 10;
std::string_view name_of(Alteration alteration);
/// The beginning of the codes of the rules on the altered field: "DAT", "AUT", "TTL"; "" for none.
std::string_view field_of(Alteration alteration);

struct Claims {
  std::optional<Date> date;
  std::vector<Name> authors;
  std::string title;
};

/// As the labels of pages[i] say.
Claims true_claims(const LabelledPage& page);

/// None where the page's labels have nothing to alter so.
std::optional<Claims> altered_claims(std::span<const LabelledPage> pages, std::size_t i,
                                     Alteration alteration);

/// A reference in wikitext; the style of the date follows `style`.
std::string write_reference(const Claims& claims, const std::string& url, std::size_t style);

}  // namespace citecheck::test
