#pragma once
// JSON as files hold it (RFC 8259), every value with its bytes. The values of a text lie in one flat list, a
// container before what it holds, so nothing here recurses. Faulty JSON is read as far as it makes sense:
// what stands open at a fault is closed there, and reading goes on at the next object that looks like an
// entry of a list. Several texts one after the other (JSON Lines) are several roots.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck::csl {

/// One value. The nodes inside follow it, up to `end`.
struct JsonNode {
  enum class Kind : std::uint8_t { object, array, string, number, word };  // word: true, false, null

  Kind kind = Kind::word;
  bool key_escaped = false, escaped = false;  ///< The text is not just the bytes.
  std::uint32_t end = 0;                      ///< Index behind the last node inside.
  Span key;                                   ///< Between its quotes; empty for roots and elements of arrays.
  Span span;                                  ///< A string's text between its quotes; else the whole value.
};

struct JsonFault {
  std::string what;
  std::size_t offset = 0;
};

struct Json {
  std::string_view text;
  std::vector<JsonNode> nodes;    ///< In the order of the text.
  std::vector<JsonFault> faults;  ///< In the order of the text.
};

/// `text` must outlive what is returned.
Json parse_json(std::string_view text);

/// A value of a text: walks over its members or elements.
class JsonValue {
 public:
  using Kind = JsonNode::Kind;

  JsonValue(const Json& json, std::uint32_t index) : json_(&json), index_(index) {}

  Kind kind() const { return node().kind; }
  bool is(Kind kind) const { return node().kind == kind; }
  Span span() const { return node().span; }
  /// The bytes as they stand in the text.
  std::string_view raw() const { return node().span.of(json_->text); }
  /// A string's text; of another value its bytes. Always UTF-8.
  std::string value() const;
  std::string key() const;
  bool is_word(std::string_view word) const { return kind() == Kind::word && raw() == word; }
  /// True, a number but 0, or a text that does not deny ("false", "no", "0", "").
  bool is_true() const;
  /// True if the value's text is not just its bytes.
  bool is_escaped() const { return node().escaped; }

  /// The members or elements in their order; none for a string, number or word.
  class Iterator {
   public:
    using value_type = JsonValue;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(const Json& json, std::uint32_t index) : json_(&json), index_(index) {}
    JsonValue operator*() const { return {*json_, index_}; }
    Iterator& operator++() {
      index_ = json_->nodes[index_].end;
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const Json* json_ = nullptr;
    std::uint32_t index_ = 0;
  };
  Iterator begin() const { return {*json_, index_ + 1}; }
  Iterator end() const { return {*json_, node().end}; }
  bool empty() const { return index_ + 1 == node().end; }
  /// The first member of that name.
  std::optional<JsonValue> find(std::string_view key) const;

 private:
  const JsonNode& node() const { return json_->nodes[index_]; }

  const Json* json_;
  std::uint32_t index_;
};

/// The roots of a text, in order.
std::vector<JsonValue> roots(const Json& json);

}  // namespace citecheck::csl
