#pragma once
// Cites: the commands that cite, of LaTeX, natbib, biblatex, apacite, harvard and their kin, and the keys
// they name.

#include <cstddef>
#include <string_view>
#include <vector>

#include "references/latex/arguments.hpp"
#include "references/span.hpp"

namespace citecheck::latex {

struct Cite {
  Span key;
  bool sure = false;  ///< By a command that is known to cite; else one that has "cite" in its name.
  bool all = false;   ///< \nocite{*}
};

/// The keys that the command `name` cites, whose arguments begin at `at`; `at` is moved behind them. Empty
/// for a command that cites nothing.
std::vector<Cite> read_cite(Arguments& arguments, std::string_view name, std::size_t& at);

}  // namespace citecheck::latex
