#pragma once
// Splitter: cuts the XML of a MediaWiki dump (export schema 0.1 to 0.11) into pages as it streams by. It
// knows tags, comments, CDATA and processing instructions, nothing else of XML: the text of pages holds no
// "<", so the search goes from one "<" to the next, at the speed of memory.
//
// Of a page with many revisions only the last one is kept, so a page's history may have any length.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "references/citation.hpp"
#include "references/compression/byte_source.hpp"

namespace citecheck::dump {

/// A page whose head and last revision are longer is left out; MediaWiki's own pages have at most 2 MiB.
inline constexpr std::size_t kMaxPage = std::size_t{16} << 20;

struct Piece {
  enum class Kind : std::uint8_t { declaration, root, site_info, page, problem };
  Kind kind = Kind::problem;
  std::span<char> xml;       ///< May be written to; gone with the next call.
  std::size_t head = 0;      ///< Of a page: the bytes before its last revision.
  std::uint64_t offset = 0;  ///< Of its first byte in the XML.
  Problem problem;           ///< Of the kind `problem`, and of a page that is cut, why; its span is empty.
};

class Splitter {
 public:
  explicit Splitter(ByteSource& in);

  /// None at the end. Problems: those of StreamFault, "truncated-dump", "page-too-large", "malformed-page".
  /// Where the dump ends, or bytes are missing, in the middle of a page's last revision, what there is of the
  /// page comes with the problem.
  std::optional<Piece> next();

 private:
  /// What the search is in.
  enum class Mode : std::uint8_t { text, tag, comment, cdata, instruction };
  enum class Element : std::uint8_t { none, root, site_info, page, too_large };

  std::optional<Piece> step();
  std::optional<Piece> more();
  std::optional<Piece> at_end();
  std::optional<Problem> what_is_missing();
  bool refill();
  std::optional<Piece> skip_to_end_of_mode();
  std::optional<Piece> at_markup();
  void at_tag(std::string_view markup);
  std::optional<Piece> tag_in_page(std::string_view markup);
  void begin(Element element);
  void begin_revision();
  std::optional<Piece> finish(Piece::Kind kind);
  std::optional<Piece> too_large();
  std::optional<Piece> problem(std::string_view kind, std::string what) const;

  std::uint64_t offset() const { return dropped_ + at_; }
  bool is_readable() const { return element_ == Element::page && head_ > 0; }
  bool in_page() const { return element_ == Element::page || element_ == Element::too_large; }

  ByteSource& in_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_;
  std::size_t begin_ = 0, at_ = 0, end_ = 0;  ///< Kept from begin_, searched to at_, filled to end_.
  std::uint64_t dropped_ = 0;                 ///< Bytes of the XML before buffer_[0].
  bool ended_ = false;

  Mode mode_ = Mode::text;
  Element element_ = Element::none;
  bool closing_ = false;  ///< The tag in Mode::tag ends the element.
  std::size_t head_ = 0;  ///< Of the page: bytes before its revisions; 0 before the first.
  std::uint64_t element_offset_ = 0;
  bool root_open_ = false, fault_told_ = false;
};

}  // namespace citecheck::dump
