#pragma once
// A word diff of what was cited and what was found, so that the eye falls on what differs.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

struct DiffPiece {
  enum class Kind : std::uint8_t { same, only_cited, only_found };
  Kind kind = Kind::same;
  std::string text;    ///< Words with one space between, where their script has spaces.
  bool spaced = true;  ///< A space parts it from what is before.
};

/// The shortest edit from one to the other in words, where these have no spaces in characters; they are
/// compared as fold() does. Texts of more than 200 words come back as two whole pieces.
std::vector<DiffPiece> word_diff(std::string_view cited, std::string_view found);

}  // namespace citecheck
