#pragma once
// Markup: the structure of a page of wikitext (comments, tags, templates, links, URLs) as one flat list of
// nodes. It knows the syntax and no template by name. One pass with an explicit stack: the time is linear in
// the text for every input, and nothing that is unbalanced makes a reference or a template disappear.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/span.hpp"

namespace citecheck::wikitext {

/// One piece of markup. The nodes of a page stand in the order of their first byte, so that the descendants
/// of node i are the nodes [i + 1, end).
struct Node {
  enum class Kind : std::uint8_t {
    comment,
    verbatim,       ///< <nowiki>, <pre>, <math> and their kin: `inner` holds no markup.
    parameter,      ///< {{{1|default}}}
    template_call,  ///< {{name|…}}: part 0 is the name.
    wikilink,       ///< [[target|label]]: part 0 is the target.
    external_link,  ///< [url label]: `inner` is the label; the first child is the url.
    url,
    ref,         ///< <ref …>…</ref>: `inner` is the body, empty where the tag closes itself.
    references,  ///< <references …>…</references>
  };
  Kind kind = Kind::comment;
  bool closed = true;            ///< False where the page leaves it open; `span` then ends at a guess.
  std::uint32_t end = 0;         ///< Index behind the last descendant.
  std::uint32_t first_part = 0;  ///< Into Markup::parts.
  std::uint32_t part_count = 0;  ///< Of a template, a parameter and a wikilink.
  Span span, inner, attributes;  ///< `attributes`: the text between the tag's name and its ">".
};

/// A stretch between two pipes. `equals` is the offset of its first "=" that is not inside nested markup.
struct Part {
  static constexpr std::size_t kNoEquals = static_cast<std::size_t>(-1);
  Span span;
  std::size_t equals = kNoEquals;

  bool named() const { return equals != kNoEquals; }
};

struct Markup {
  std::vector<Node> nodes;
  std::vector<Part> parts;
  std::vector<Problem> problems;  ///< "unclosed-ref", "unclosed-template", "unopened-ref".

  std::span<const Part> parts_of(const Node& node) const {
    return std::span(parts).subspan(node.first_part, node.part_count);
  }
  /// The descendants of node `index` that begin inside `range`.
  std::span<const Node> nodes_in(std::uint32_t index, Span range) const;
  std::uint32_t index_of(const Node& node) const { return static_cast<std::uint32_t>(&node - nodes.data()); }
};

/// Nesting deeper than this is taken as unclosed markup, so that walking the nodes may recurse.
inline constexpr std::size_t kMaxDepth = 64;

/// Reads any bytes. Offsets are relative to `text`.
Markup scan(std::string_view text);

}  // namespace citecheck::wikitext
