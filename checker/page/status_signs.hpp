#pragma once
// Status signs: one walk over a page for what tells that it is not the page: how much it says of its own, its
// first lines, fields for a password, and the marks that parking services, guards, error templates and
// paywalls leave in the markup.

#include <string>
#include <string_view>
#include <vector>

#include "checker/page/survey.hpp"

namespace citecheck {

struct StatusSigns {
  /// Letters of text outside of links, navigation and side matter; ideographs count twice.
  std::size_t prose = 0;
  std::string prose_text;          ///< The beginning of it, folded.
  std::vector<std::string> lines;  ///< The first short runs of text, folded.
  bool password = false;           ///< A field for one.
  bool identity = false;           ///< A field for a user's name or e-mail.
  bool free_text = false;          ///< A field for a message.
  // Marks in the markup, "" where there is none; they live as long as the program.
  std::string_view parking, guard, captcha, error, wall;
  bool not_free = false;  ///< The page states isAccessibleForFree false, or a paid tier.
};

StatusSigns find_signs(const Survey& page);

}  // namespace citecheck
