#pragma once
// Bylines: what clings to a name where it was copied with the line it stood in ("Posted by Jane Roe in
// Culture on 14 December 2021"), and the name without it.

#include <optional>
#include <string>
#include <string_view>

namespace citecheck {

struct BylineNoise {
  std::string_view what;            ///< "a date", "an e-mail address", …: with its article, for a sentence.
  std::optional<std::string> name;  ///< What is left, where it reads as one person's name.
};

/// None if the text may be a name. Digits alone are no noise: "50 Cent", "3M", "20th Century Fox".
std::optional<BylineNoise> byline_noise(std::string_view text);

}  // namespace citecheck
