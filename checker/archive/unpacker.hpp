#pragma once
// Unpacker: undoes a compression of which archives are made, one member after the other: a gzip member, a
// Zstandard frame, the deflated bytes of a ZIP entry. Memory is bounded whatever the input claims.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace citecheck {

enum class Packing : std::uint8_t { none, gzip, zstd, deflate };

/// By the first four bytes; `none` if it is none of gzip and Zstandard (a frame of which may be skippable).
Packing packing_of(std::string_view magic);

class Unpacker {
 public:
  enum class State : std::uint8_t { more, ended, starved, damaged };
  struct Step {
    std::size_t used = 0, made = 0;  ///< Bytes of the input, and of the output.
    State state = State::more;       ///< `ended`: this member is over, and what follows was not touched.
  };

  virtual ~Unpacker() = default;
  /// Goes on with the beginning of a member.
  virtual void restart() = 0;
  /// Takes from `in`, which is empty at the end of the file alone, and fills `out`. Throws std::bad_alloc.
  virtual Step step(std::string_view in, std::span<char> out) = 0;
  /// What was wrong, once a step ended `damaged`.
  virtual std::string reason() const = 0;
};

/// `packing` is not `none`. `dictionary` is Zstandard's; "" for none.
std::unique_ptr<Unpacker> make_unpacker(Packing packing, std::string_view dictionary = {});

}  // namespace citecheck
