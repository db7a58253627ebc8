#pragma once
// VisibleText: the text that a stretch of a page shows, space collapsed, and where each of its bytes stands
// in the source: between tags and character references that are not shown.

#include <cstdint>
#include <string>
#include <vector>

#include "references/rendered/page.hpp"

namespace citecheck::rendered {

class VisibleText {
 public:
  /// Part of the text that one element shows.
  struct Run {
    Span text;
    Index node = 0;
  };
  enum class Show : std::uint8_t { all, nothing, no_text };
  /// What is shown of an element: `no_text` leaves its text out and keeps the element itself as a Run.
  using Choose = Show (*)(const Page& page, Index node);

  static constexpr std::size_t kMostText = 16u << 10;

  /// Reads up to about `most` bytes.
  VisibleText(const Page& page, Nodes nodes, Choose choose, std::size_t most = kMostText);

  const std::string& text() const { return text_; }
  std::string_view of(Span span) const { return span.of(text_); }

  /// From the first to the last byte of the source that stands for a part of the text; empty where none does.
  Span in_source(Span span) const;

  const std::vector<Run>& links() const { return links_; }  ///< <a href>.
  const std::vector<Run>& emphases() const {
    return emphases_;
  }  ///< <i>, <em>, <cite>, and <span> in italics.

 private:
  struct Piece {
    std::size_t text, source, text_size, source_size;
  };
  struct Open {
    Index node, end;
    std::size_t begin;
    std::vector<Run>* runs;
    bool block;
  };

  void read(Nodes nodes, Choose choose);
  void open(Index node, bool silent);
  void close_until(Index node);
  void append_run(Index node);
  std::size_t reference_length(std::string_view run, std::size_t at, std::string_view rest) const;
  void put(std::string_view bytes, Span source);
  void put_space(Span source);

  const Page& page_;
  std::size_t most_;
  std::string text_;
  std::size_t parted_ = SIZE_MAX;  ///< Where a span began behind a stop.
  std::vector<Piece> pieces_;
  std::vector<Open> open_;
  std::vector<Run> links_, emphases_;
};

}  // namespace citecheck::rendered
