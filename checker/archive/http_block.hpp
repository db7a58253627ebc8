#pragma once
// HTTP messages as WARC blocks: the head as it is stored, and a block taken apart again while it passes by,
// chunked bodies of other tools' archives too.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "checker/web/exchange.hpp"

namespace citecheck {

/// Longest head of a message that is read; servers and clients stop far below.
inline constexpr std::size_t kMaxHead = 1U << 20;

/// True if a status line came, so that there is a response to store.
bool has_response(const Exchange& exchange);

/// True if all of the body came.
bool is_whole(const Exchange& exchange);

/// The request's head, valid whatever the exchange holds and without credentials.
std::string stored_request_head(const Exchange& exchange);

/// The response's head, valid whatever the server sent and without cookies. It speaks of the body as stored:
/// Transfer-Encoding, and a Content-Length that is not the whole body's, get the prefix X-Archive-Orig-.
/// Storing a stored head changes nothing.
std::string stored_response_head(const Exchange& exchange);

/// The status in a response's head; 0 if its first line is no status line.
int status_of(std::string_view head);

/// True if the head says that the body is in chunks.
bool says_chunked(std::string_view head);

/// Parts a message into head and body as its bytes arrive.
class HttpSplitter {
 public:
  /// Takes the next bytes; returns those of them that belong to the body.
  std::string_view feed(std::string_view piece);
  /// True once the empty line came that ends the head.
  bool head_ended() const { return ended_; }
  /// The head with its empty line; what came so far if there is none.
  const std::string& head() const { return head_; }

 private:
  std::string head_;
  bool ended_ = false;
};

/// Undoes the chunked transfer coding (RFC 9112, 7.1) as the bytes arrive.
class Dechunker {
 public:
  /// Appends to `out` what the piece holds of the body.
  void feed(std::string_view piece, std::string& out);
  /// The last chunk came; what follows is a trailer.
  bool done() const { return state_ == State::trailer; }
  /// The first line came, which decides on was_never_chunked().
  bool decided() const { return any_ || state_ == State::broken; }
  /// The very first line was no chunk size: the body is stored without chunks, whatever its head says.
  bool was_never_chunked() const { return state_ == State::broken && !any_; }

 private:
  enum class State : std::uint8_t { size_line, data, data_end, trailer, broken };
  void take_size_line(std::string_view& piece);

  State state_ = State::size_line;
  bool any_ = false;
  std::uint64_t left_ = 0;
  std::string line_;
};

/// The body behind `head` as the entity it is: without chunks, if it has any. `whole` is false where chunks
/// are broken off.
SpooledBytes entity_body(std::string_view head, SpooledBytes body, bool& whole);

}  // namespace citecheck
