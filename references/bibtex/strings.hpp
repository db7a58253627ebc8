#pragma once
// Strings: the abbreviations that a BibTeX database defines with @string, and those every style knows: the
// months, and the journals of the standard styles and of astronomy.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "references/bibtex/syntax.hpp"

namespace citecheck::bibtex {

class Strings {
 public:
  /// Case does not matter; the last definition counts.
  void define(std::string_view name, Value value);
  /// The value, with its place where it was defined (empty for what styles define); none if there is none.
  std::optional<Value> find(std::string_view name) const;

 private:
  std::unordered_map<std::string, Value> defined_;
};

/// The journal that a command of the styles of astronomy prints (aastex: "apj"); "" if there is none.
std::string_view journal_command(std::string_view name);

}  // namespace citecheck::bibtex
