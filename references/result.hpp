#pragma once
// Result<T>: the value that was read from hostile text, or what was wrong with the text and where.
// Malformed input is data, never an exception; exceptions are for a broken environment.

#include <cstddef>
#include <string>
#include <tl/expected.hpp>

namespace citecheck {

/// What was wrong with a piece of input; `offset` is a byte offset into the text that was parsed.
struct Error {
  std::string what;
  std::size_t offset = 0;
};

template <typename T>
using Result = tl::expected<T, Error>;

}  // namespace citecheck
