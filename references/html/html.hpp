#pragma once
// HtmlTree: the elements and texts of an HTML document, in document order, laid out flat, so that what lies
// below a node is a range. There are two ways to it. The library gumbo builds the tree by the rules of the
// HTML Standard, as browsers do; those rules cost quadratic time on hostile input, so the document is cut
// where html_guard says that parsing would become dear. The quick way is one pass, many times as fast, with
// what shapes real pages: for reading what a page says of itself, of thousands of pages.

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck {

/// An element, or a run of text (then `name` is empty).
struct HtmlNode {
  std::string_view name;  ///< Lower case.
  std::string_view text;  ///< Character references are decoded, except in script and style.
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< The nodes below this one are those after it, up to here.
  std::uint32_t first_attribute = 0, attribute_count = 0;
  /// Bytes of the source: of an element from its start tag to behind its end tag, or to where the parser
  /// closed it; of a text its run. Empty for an element that no tag stands for.
  std::uint32_t source_begin = 0, source_end = 0;
};

class HtmlHead;

class HtmlTree {
 public:
  using Index = std::uint32_t;
  static constexpr Index kNone = UINT32_MAX;

  /// `source` is valid UTF-8; the tree keeps nothing of it.
  explicit HtmlTree(std::string_view source);
  /// The quick way. `source` is valid UTF-8 and outlives the tree and `head`, which is filled in the same
  /// pass, from all of the source even where the tree grows too large and ends before.
  HtmlTree(std::string_view source, HtmlHead& head);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  /// Node 0 is the document itself; it has no name.
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](Index node) const { return nodes_[node]; }
  Index size() const { return static_cast<Index>(nodes_.size()); }

  /// The value as written, character references decoded; none if the element has no such attribute.
  /// `name` is in lower case.
  std::optional<std::string_view> raw_attribute(Index node, std::string_view name) const;
  /// Where that value stands in the source, without its quotes; empty if it has none.
  Span attribute_span(Index node, std::string_view name) const;
  /// Where the node stands in the source.
  Span span(Index node) const { return {nodes_[node].source_begin, nodes_[node].source_end}; }
  /// How much of the source the tree holds: less than its size where the rest would cost too much.
  std::size_t parsed_bytes() const { return parsed_bytes_; }

  /// The value with its space collapsed; "" if absent.
  std::string attribute(Index node, std::string_view name) const;
  bool has_attribute(Index node, std::string_view name) const {
    return raw_attribute(node, name).has_value();
  }

  /// The text below a node, space collapsed, scripts and styles left out; reading stops at
  /// about `max_bytes`.
  std::string text(Index node, std::size_t max_bytes = 2000) const;

  /// True if the node is an element whose content no reader sees: script, style, template, or hidden.
  bool is_invisible(Index node) const;

 private:
  struct Attribute {
    std::string_view name, value;
    std::uint32_t source_begin = 0, source_end = 0;
  };
  const Attribute* find_attribute(Index node, std::string_view name) const;

  /// Where gumbo allocates: names and texts stay where it wrote them. Dropping the whole spares gumbo's own
  /// destructor, which recurses.
  std::pmr::monotonic_buffer_resource arena_;
  std::vector<HtmlNode> nodes_;
  std::vector<Attribute> attributes_;
  std::size_t parsed_bytes_ = 0;

  friend class HtmlFlattener;
  friend class QuickTree;
};

/// True for elements that start a new line.
bool is_block(std::string_view name);

}  // namespace citecheck
