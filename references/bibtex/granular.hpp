#pragma once
// Granular data: biblatex's references to one field of a container, or to one item of it, in the place of a
// value or of a list's item: "xdata=key-author-2".

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "references/bibtex/syntax.hpp"

namespace citecheck::bibtex {

/// The value of a field of a container by its key; none if there is none.
using FindValue = std::function<std::optional<Value>(std::string_view key, std::string_view field)>;

struct Granular {
  std::optional<Value> value;  ///< Where all of it is one value of a container: that value, with its place.
  std::string joined;          ///< Else the list, with the items put in.
  bool missing = false;        ///< Some reference leads nowhere, and stays as it is.
};

/// True if the text refers to data of containers.
bool refers_to_data(std::string_view latex);

/// `most` bytes at the most are put together.
Granular resolve(const Value& value, const FindValue& find, std::size_t most);

}  // namespace citecheck::bibtex
