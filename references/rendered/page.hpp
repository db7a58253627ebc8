#pragma once
// Page: an HTML page whose references are read: its tree, its source, and what every part of the reader asks
// of them: classes, roles, links, and which element a fragment names.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "references/html/html.hpp"
#include "references/span.hpp"

namespace citecheck::rendered {

using Index = HtmlTree::Index;
inline constexpr Index kNone = HtmlTree::kNone;

/// Nodes [begin, end) of the tree.
struct Nodes {
  Index begin = 0, end = 0;

  bool holds(Index node) const { return node >= begin && node < end; }
};

/// A link to a place of the page itself.
struct Anchor {
  Index link = 0;
  std::string fragment;  ///< Without "#", percent signs decoded.
  Index target = kNone;  ///< kNone where nothing has that name.
};

class Page {
 public:
  /// `source` is valid UTF-8 and outlives the page.
  explicit Page(std::string_view source);

  std::string_view source() const { return source_; }
  const HtmlTree& html() const { return html_; }
  const HtmlNode& operator[](Index node) const { return html_[node]; }
  Index size() const { return html_.size(); }
  bool is(Index node, std::string_view name) const { return html_[node].name == name; }
  /// The node and all below it.
  Nodes tree(Index node) const { return {node, html_[node].end}; }
  /// What lies below it.
  Nodes inside(Index node) const { return {node + 1, html_[node].end}; }

  /// "" where the element has none.
  std::string_view attribute(Index node, std::string_view name) const {
    return html_.raw_attribute(node, name).value_or("");
  }
  bool has_class(Index node, std::string_view name) const { return has_word(attribute(node, "class"), name); }
  /// True for an ARIA role "doc-NAME" or EPUB's type "NAME".
  bool has_role(Index node, std::string_view name) const;

  /// Every <a> with a href, in order.
  const std::vector<Index>& links() const { return links_; }
  /// Links into the page itself, in order.
  const std::vector<Anchor>& anchors() const { return anchors_; }
  /// The element with that id, or the <a> with that name.
  Index element_named(std::string_view id) const;

  /// True if `words`, parted by white space, has `word`.
  static bool has_word(std::string_view words, std::string_view word);

  /// The page's own address, as it states it; "" if it does not.
  const std::string& address() const { return address_; }

 private:
  void index();
  std::optional<std::string_view> own_fragment(std::string_view href) const;

  std::string_view source_;
  HtmlTree html_;
  std::vector<Index> links_;
  std::vector<Anchor> anchors_;
  std::unordered_map<std::string_view, Index> named_;
  std::string address_;
};

}  // namespace citecheck::rendered
