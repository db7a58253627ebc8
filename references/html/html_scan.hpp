#pragma once
// Scan: the tokens of a document with as much of the parser's state as decides what is markup: whether a tag
// is one of HTML or of SVG and MathML, which content is raw text, and what a select ignores. It follows no
// other rule of tree construction, so that one pass costs little more than the tokens themselves.

#include <gumbo.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "references/html/html_tokens.hpp"

namespace citecheck {

struct HtmlEvent {
  enum class Kind : std::uint8_t { text, raw_text, start, end };
  Kind kind = Kind::text;
  bool foreign = false;           ///< A tag of SVG or MathML.
  bool in_foreign = false;        ///< A start tag that stands in these, though it may be one of HTML.
  GumboTag tag = GUMBO_TAG_LAST;  ///< Of a tag.
  std::string_view text;          ///< As in HtmlToken.
  std::size_t begin = 0;
};

class HtmlScan {
 public:
  /// `source` is valid UTF-8 and outlives this.
  explicit HtmlScan(std::string_view source) : tokens_(source) {}

  /// The next tag or text; false at the end.
  bool next(HtmlEvent& event);

  /// Reads those of the start tag that next() gave; false if the source ends within it, then it is no tag.
  bool read_attributes();
  std::span<const HtmlAttribute> attributes() const { return tokens_.attributes(); }
  bool self_closing() const { return tokens_.self_closing(); }

  /// Bytes read.
  std::size_t at() const { return tokens_.at(); }

 private:
  struct Foreign {
    std::string_view name;
    bool is_svg = false;
    bool is_integration = false;  ///< HTML may stand in it.
    bool holds_html = false;      ///< And does.
  };

  bool in_foreign() const { return !foreign_.empty() && !foreign_.back().is_integration; }
  bool takes_cdata() const { return !foreign_.empty() && !foreign_.back().holds_html; }
  bool read_start(HtmlEvent& event);
  bool read_start_in_foreign(HtmlEvent& event);
  void enter_foreign(const HtmlEvent& event, bool is_svg);
  void leave_foreign();
  bool is_ignored_in_select(GumboTag tag);
  void read_end(HtmlEvent& event);

  HtmlTokens tokens_;
  std::vector<Foreign> foreign_;
  HtmlEvent raw_;  ///< The start tag whose raw text is next; its text is empty if none is.
  bool attributes_read_ = false, tag_is_whole_ = false;
  bool in_select_ = false;
  std::size_t tables_ = 0;
};

}  // namespace citecheck
