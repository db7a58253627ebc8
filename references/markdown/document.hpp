#pragma once
// Document: a Markdown text as md4c reads it: its prose without the marks of markup, the blocks it falls
// into, its list items and its links, each with its place in the source.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "references/markdown/layout.hpp"
#include "references/markdown/mapped_text.hpp"
#include "references/span.hpp"

namespace citecheck::markdown {

struct Link {
  enum class Kind : std::uint8_t {
    inline_link,  ///< [text](url)
    reference,    ///< [text][label], [label]
    autolink,     ///< <url>
    bare,         ///< url
    html          ///< <a href="url">
  };
  static constexpr std::uint32_t kNone = UINT32_MAX;

  Kind kind = Kind::inline_link;
  bool image = false;
  Span span;                         ///< In the source, whole.
  std::string url;                   ///< Decoded; empty where `definition` has it.
  std::string title;                 ///< Decoded.
  Span destination;                  ///< The URL as written, in the source; empty where that is not known.
  Span text;                         ///< In the prose.
  std::uint32_t definition = kNone;  ///< Of a reference: which of Layout::definitions.
};

struct Block {
  enum class Kind : std::uint8_t { paragraph, heading, cell };
  Kind kind = Kind::paragraph;
  unsigned level = 0;  ///< Of a heading.
  Span prose;
};

/// An item of a list.
struct Item {
  std::string number;  ///< Of an ordered list.
  unsigned depth = 0;  ///< How many items it lies in.
  Span prose;
};

struct Document {
  MappedText prose;  ///< Blocks are parted by an empty line.
  /// The prose with everything blanked that is no syntax: code, raw HTML, what was escaped.
  std::string syntax;
  std::vector<Block> blocks;
  std::vector<Item> items;
  std::vector<Link> links;       ///< In the order in which their text begins.
  std::vector<Span> cite_roles;  ///< In the prose: the keys of MyST's {cite}`a,b`.

  std::vector<std::string> definition_urls;  ///< Decoded, of each of Layout::definitions that is used.

  const std::string& url_of(const Link& link) const {
    return link.definition == Link::kNone ? link.url : definition_urls[link.definition];
  }

  /// What stands for a byte that is no syntax.
  static constexpr char kInert = '\x1F';
};

Document read_document(std::string_view source, const Layout& layout);

}  // namespace citecheck::markdown
