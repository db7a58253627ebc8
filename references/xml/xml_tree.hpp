#pragma once
// XmlTree: the elements and texts of an XML document, in document order, each with the bytes it was written
// at. The library pugixml parses; here its tree is laid out flat, so that what lies below a node is a range
// and walking it needs no recursion. External DTDs are never fetched, and entities that the document declares
// itself are not expanded. Names are without their namespace prefix.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/xml/entities.hpp"

namespace citecheck::xml {

using Index = std::uint32_t;
inline constexpr Index kNoNode = UINT32_MAX;

/// An element, or a run of text.
struct Node {
  enum class Kind : std::uint8_t { element, text, cdata };
  Kind kind = Kind::element;
  std::string_view name;  ///< "" for text.
  Span span;              ///< With its tags.
  Span inner;             ///< Between its tags; of text, the text.
  Index parent = kNoNode;
  Index end = 0;  ///< The nodes below this one are those after it, up to here.
  std::uint32_t first_attribute = 0, attribute_count = 0;
};

class Tree {
 public:
  /// `source` is valid UTF-8 and must outlive the tree. What is not well-formed is told in `problems`; what
  /// can be read is read.
  Tree(std::string_view source, std::vector<Problem>& problems);
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  const Node& operator[](Index node) const { return nodes_[node]; }
  Index size() const { return static_cast<Index>(nodes_.size()); }
  bool is(Index node, std::string_view name) const { return nodes_[node].name == name; }

  /// Where the value of an attribute stands, between its quotes; empty if there is none. `name` is without
  /// prefix.
  Span attribute_span(Index node, std::string_view name) const;
  /// Its value, references decoded, space collapsed; "" if there is none.
  std::string attribute(Index node, std::string_view name) const;

  /// The first element named so among the children; kNoNode if there is none.
  Index child(Index node, std::string_view name) const;

  std::string_view source() const { return source_; }
  /// The bytes as they were read: the source, where it was damaged with spaces for what cannot be read.
  std::string_view content() const { return repaired_.empty() ? source_ : std::string_view(repaired_); }
  const Entities& entities() const { return entities_; }

 private:
  struct Attribute {
    std::string_view name;
    Span value;
  };

  std::string_view source_;
  std::string repaired_;
  Entities entities_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;

  friend class Flattener;
};

}  // namespace citecheck::xml
