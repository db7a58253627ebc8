#pragma once
// LaTeX symbols: what control sequences print that are a character of their own (letters, signs, Greek,
// arrows), the marks that accent commands put on the next letter, and raised and lowered digits.

#include <optional>
#include <string_view>

namespace citecheck::bibtex {

/// What a control word prints ("alpha", "ss", "textendash"), in UTF-8; none if it prints nothing by itself.
std::optional<std::string_view> symbol_named(std::string_view control_word);

/// An accent: the combining mark, and the sign that is printed where no letter follows.
struct Accent {
  char32_t mark = 0;
  std::string_view alone;
};

/// `\'`, `\"`, `\H`, `\c`, `\textcommabelow`: by its name without the backslash.
std::optional<Accent> text_accent(std::string_view name);
/// `\hat`, `\bar`, `\vec`: those of formulas.
std::optional<Accent> math_accent(std::string_view name);

/// The raised ("²") or lowered ("₂") form of a character; empty where there is none.
std::string_view raised(char c);
std::string_view lowered(char c);

/// ℝ for R, ℕ for N: the letters of blackboard that stand for sets of numbers.
std::string_view blackboard(char c);

}  // namespace citecheck::bibtex
