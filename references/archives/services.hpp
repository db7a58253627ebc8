#pragma once
// Services: the web archives whose addresses are known. An archive more is a line in the table.

#include <span>
#include <string_view>

#include "references/archives/grammars.hpp"

namespace citecheck::archives {

struct Service {
  std::string_view host;    ///< The host, or the domain it lies under.
  std::string_view folder;  ///< What the path must begin with for the URL to lead into the archive.
  std::string_view name;    ///< As citations print it.
  Grammar read = nullptr;
  Keeping keeping = Keeping::lasting;
};

/// The first whose host and folder fit counts: hosts stand before the domains they lie under.
std::span<const Service> services();

}  // namespace citecheck::archives
