#pragma once
// Plain text of wikitext: what a reader of the page sees of a value. Links give their label, emphasis and
// HTML tags vanish, entities are decoded, templates for typography are printed; comments, references, files
// and templates that are citations of their own vanish.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"
#include "references/wikitext/markup.hpp"

namespace citecheck::wikitext {

/// A page being read.
struct Page {
  std::string_view source;
  Markup markup;
  bool valid_utf8 = false;  ///< Known to be, which saves proving it for every piece.
};

/// Valid UTF-8, and where each of its bytes comes from.
class PlainText {
 public:
  /// With room for the text of a stretch of so many bytes.
  explicit PlainText(std::size_t bytes) {
    constexpr std::size_t kMost = 4096, kPieces = 8;
    text_.reserve(std::min(bytes, kMost));
    pieces_.reserve(kPieces);
  }

  const std::string& text() const { return text_; }
  /// The bytes of the source that printed `range` of text().
  Span source_of(Span range) const;

  void append(std::string_view printed, Span source);  ///< Printed by `source`, taken as one.
  void append_verbatim(std::string_view source, Span span, bool valid_utf8);

 private:
  struct Piece {
    std::size_t plain = 0;
    Span source;
    bool verbatim = false;
  };
  const Piece& piece_at(std::size_t offset) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

/// `range` of the page; `parent` is the index of the node it lies in, or any node before it. The label of the
/// link `quoted` is printed in quotes, as a title.
PlainText plain_text(const Page& page, std::uint32_t parent, Span range, std::uint32_t quoted = kNoNode);

/// True if nothing in the text is markup: a reader of the page sees what is written.
bool is_plain(std::string_view text);

/// The same as one line: collapse_space(plain_text(…).text()).
std::string plain_line(const Page& page, std::uint32_t parent, Span range);

/// The same without a copy where the page shows what is written; else a view of `made`.
std::string_view plain_line(const Page& page, std::uint32_t parent, Span range, std::string& made);

/// `range` without white space and comments at its ends.
Span trimmed(const Page& page, std::uint32_t parent, Span range);

/// The name of the template `node`, as template_name() gives it.
std::string name_of_template(const Page& page, const Node& node);

}  // namespace citecheck::wikitext
