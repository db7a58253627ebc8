#pragma once
// Head: the elements by which a document speaks of itself to machines, wherever they stand: html, base, meta,
// link, title and scripts of JSON-LD. One pass over the tokens finds them without building a tree.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/html/html_tokens.hpp"

namespace citecheck {

struct HtmlEvent;

struct HeadElement {
  enum class Name : std::uint8_t { html, base, meta, link, title, json_ld };
  Name name = Name::meta;
  bool in_noscript = false;
  std::string_view text;  ///< Of a title or script, as written.
  std::uint32_t first_attribute = 0, attribute_count = 0;
};

class HtmlHead {
 public:
  HtmlHead() = default;
  /// `source` is valid UTF-8 and outlives this.
  explicit HtmlHead(std::string_view source);

  /// In document order. What stands in a template belongs to no document.
  const std::vector<HeadElement>& elements() const { return elements_; }

  /// The value, character references decoded; none if the element has no such attribute. `name` is in lower
  /// case.
  std::optional<std::string> raw_attribute(const HeadElement& element, std::string_view name) const;
  /// The value with its space collapsed; "" if absent.
  std::string attribute(const HeadElement& element, std::string_view name) const;
  /// The text of a title, decoded, its space collapsed.
  static std::string title_of(const HeadElement& title);

 private:
  friend class HeadCollector;
  std::vector<HeadElement> elements_;
  std::vector<HtmlAttribute> attributes_;
};

class HtmlScan;

/// Takes the events of a scan one after the other, so that a tree can be built in the same pass.
class HeadCollector {
 public:
  explicit HeadCollector(HtmlHead& head) : head_(head) {}
  void take(const HtmlEvent& event, HtmlScan& scan);

 private:
  void start(const HtmlEvent& event, HtmlScan& scan);

  HtmlHead& head_;
  bool awaits_text_ = false, titled_ = false;
  std::size_t templates_ = 0, noscripts_ = 0;
};

}  // namespace citecheck
