#pragma once
// Passage: a quotation searched in the text of a page: word for word, with what quoting allows (ellipses,
// brackets), else the passage that is most like it. Linear in the page, whatever it holds.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rules/compare/page_text.hpp"

namespace citecheck {

struct Passage {
  enum class State : std::uint8_t {
    not_checked,
    absent,   ///< Nothing like it is in the text.
    altered,  ///< Most of its words are, in their order, but not all.
    found
  };
  State state = State::not_checked;
  std::string reason;                   ///< Why it was not checked; "" otherwise.
  std::string nearest;                  ///< The page's own words, cut if long; "" if nothing is like it.
  std::optional<std::uint64_t> offset;  ///< Of the passage in the body, content encoding removed; in bytes.
  std::size_t page = 0;  ///< Of paper, from 1, where the passage begins; 0 where the text has none.
  /// Of an altered one: only function words or spellings differ.
  bool slight = false;
};
std::string_view name_of(Passage::State state);  ///< "not-checked", "absent", "altered", "found".

/// Words of text below which a page is a frame that scripts would have filled.
inline constexpr std::size_t kFewestPageWords = 150;

Passage find_passage(const PageText& page, std::string_view quotation);

}  // namespace citecheck
