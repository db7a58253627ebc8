#pragma once
// Finding: what a rule found wrong with a citation, with both values and where each was seen, so that a
// person can judge it without asking again.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck {

enum class Severity : std::uint8_t { note, warning, error };
enum class Certainty : std::uint8_t { possible, likely, certain };

std::string_view name_of(Severity severity);
std::string_view name_of(Certainty certainty);

/// One piece of evidence: what the citation says, what was found instead, and where ("the page (json-ld)").
/// A side that does not apply is empty.
struct Because {
  std::string cited, found, where;
};

/// How to mend it. `safe` keeps the meaning, `unsafe` may not, `display_only` is advice without edits.
struct Fix {
  enum class Safety : std::uint8_t { display_only, unsafe, safe };
  Safety safety = Safety::display_only;
  std::string title;
  std::vector<Edit> edits;
};
std::string_view name_of(Fix::Safety safety);

struct Finding {
  std::string_view code, name;  ///< Of the rule; live as long as the program.
  Severity severity = Severity::warning;
  Certainty certainty = Certainty::certain;
  bool contradiction = false;             ///< A claim is contradicted: the citation is inconsistent.
  std::optional<std::uint32_t> citation;  ///< Index in Article::citations; none for the article itself.
  Span span;                              ///< Where to look in the source.
  std::string message;                    ///< One sentence, complete in itself, no markup.
  std::vector<Because> because;
  std::optional<Fix> fix;
};

}  // namespace citecheck
