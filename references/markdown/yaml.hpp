#pragma once
// YamlTree: a YAML document with the place of every value, laid out flat. Read by libyaml's events with
// bounds on depth and aliases, so that no document costs more than its length.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck::markdown {

struct YamlNode {
  enum class Kind : std::uint8_t { scalar, sequence, mapping };
  Kind kind = Kind::scalar;
  bool plain = false;                   ///< A scalar without quotes.
  std::string value;                    ///< Of a scalar.
  Span span;                            ///< In the text that was parsed.
  std::vector<std::uint32_t> children;  ///< Of a mapping: key, value, key, value.
};

class YamlTree {
 public:
  /// Reads the first document of the text; what stands before a fault is kept.
  explicit YamlTree(std::string_view text);

  /// Null if the text holds no value.
  const YamlNode* root() const { return nodes_.empty() ? nullptr : &nodes_.front(); }
  const YamlNode& node(std::uint32_t index) const { return nodes_[index]; }
  /// The value of the first such key; null if there is none, or the node is no mapping.
  const YamlNode* find(const YamlNode& mapping, std::string_view key) const;

  struct Fault {
    std::string what;
    std::size_t at = 0;
  };
  const std::optional<Fault>& fault() const { return fault_; }

 private:
  friend class YamlBuilder;
  std::vector<YamlNode> nodes_;
  std::optional<Fault> fault_;
};

}  // namespace citecheck::markdown
