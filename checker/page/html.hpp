#pragma once
// HtmlTree: the elements and texts of an HTML document, in document order, for reading what a page says of
// itself. It stands in place of a conforming tree builder because pages are hostile: HTML5's rules (adoption
// agency, scope searches, merged attributes) cost time quadratic in the input, and this costs linear time,
// bounded depth and bounded memory. Omitted end tags, raw text and misnested tags are understood; content
// is never moved to another parent.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

/// An element, or a run of text (then `name` is empty).
struct HtmlNode {
  std::string_view name;  ///< Lower case.
  std::string_view text;  ///< As in the source: character references are not decoded.
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< The nodes below this one are those after it, up to here.
  std::uint32_t first_attribute = 0, attribute_count = 0;
};

class HtmlTree {
 public:
  using Index = std::uint32_t;
  static constexpr Index kNone = UINT32_MAX;
  static constexpr std::size_t kMaxBytes = 12u << 20;  ///< Of source; the rest is not read.
  static constexpr std::size_t kMaxNodes = 1u << 20;   ///< Reading stops there, and at as many attributes.
  static constexpr std::size_t kMaxDepth = 512;        ///< Deeper elements become siblings, as in browsers.

  /// `source` is valid UTF-8 and outlives the tree.
  explicit HtmlTree(std::string_view source);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  /// Node 0 is the document itself; it has no name.
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& operator[](Index node) const { return nodes_[node]; }
  Index size() const { return static_cast<Index>(nodes_.size()); }

  /// The value as in the source; none if the element has no such attribute. `name` is in lower case.
  std::optional<std::string_view> raw_attribute(Index node, std::string_view name) const;
  /// The value with its character references decoded, space collapsed; "" if absent.
  std::string attribute(Index node, std::string_view name) const;
  bool has_attribute(Index node, std::string_view name) const {
    return raw_attribute(node, name).has_value();
  }

  /// The text below a node, decoded, space collapsed, scripts and styles left out; reading stops at
  /// about `max_bytes`.
  std::string text(Index node, std::size_t max_bytes = 2000) const;

  /// True if the node is an element whose content no reader sees: script, style, template, or hidden.
  bool is_invisible(Index node) const;

 private:
  friend class HtmlBuilder;
  struct Attribute {
    std::string_view name, value;
  };

  std::vector<HtmlNode> nodes_;
  std::vector<Attribute> attributes_;
  std::deque<std::string> names_;  ///< Names that the source does not write in lower case.
};

/// True for elements that start a new line.
bool is_block(std::string_view name);

}  // namespace citecheck
