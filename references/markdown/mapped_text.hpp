#pragma once
// MappedText: a text put together from pieces of another one (the source), which still knows where each of
// its bytes came from.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck::markdown {

class MappedText {
 public:
  /// Bytes as they stand in the source.
  void add(std::string_view bytes, std::size_t source_begin);
  /// Text that stands for a range of the source written otherwise: "&" for "&amp;".
  void add_decoded(std::string_view text, Span source);
  /// Text that the source does not hold.
  void add_own(std::string_view text);

  const std::string& text() const { return text_; }
  std::size_t size() const { return text_.size(); }

  /// Where the byte at `at` came from; none for text of our own.
  std::optional<std::size_t> source_of(std::size_t at) const;
  /// From the first to the last byte of the source that the range came from; none if all is our own.
  std::optional<Span> source_of(Span range) const;

  /// Adds a range of another text of the same source.
  void add(const MappedText& other, Span range);

 private:
  struct Piece {
    std::size_t begin = 0;
    Span source;
    bool own = false, exact = true;  ///< Exact: byte for byte.
  };
  std::size_t piece_at(std::size_t at) const;
  std::size_t end_of(std::size_t piece) const {
    return piece + 1 < pieces_.size() ? pieces_[piece + 1].begin : text_.size();
  }
  Span source_within(std::size_t piece, Span range) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace citecheck::markdown
