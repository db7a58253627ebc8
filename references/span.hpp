#pragma once
// Span: a half-open range of bytes of an article's source. Every claim keeps one, so that a report can
// point at it and a fixer can edit through it.

#include <cstddef>
#include <string>
#include <string_view>

namespace citecheck {

/// Bytes [begin, end) of Article::source.
struct Span {
  std::size_t begin = 0, end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  /// The text the span covers; `source` must be the text the span was made for.
  std::string_view of(std::string_view source) const { return source.substr(begin, end - begin); }
  friend bool operator==(const Span&, const Span&) = default;
};

/// Replaces the bytes of `span` by `text`.
struct Edit {
  Span span;
  std::string text;
};

}  // namespace citecheck
