#include "references/markdown/mapped_text.hpp"

#include <algorithm>

namespace citecheck::markdown {

void MappedText::add(std::string_view bytes, std::size_t source_begin) {
  if (bytes.empty()) return;
  if (!pieces_.empty() && !pieces_.back().own && pieces_.back().exact &&
      pieces_.back().source.end == source_begin)
    pieces_.back().source.end += bytes.size();
  else
    pieces_.push_back({text_.size(), {source_begin, source_begin + bytes.size()}});
  text_ += bytes;
}

void MappedText::add_decoded(std::string_view text, Span source) {
  if (text.empty()) return;
  pieces_.push_back({text_.size(), source, false, false});
  text_ += text;
}

void MappedText::add_own(std::string_view text) {
  if (text.empty()) return;
  if (pieces_.empty() || !pieces_.back().own) pieces_.push_back({text_.size(), {}, true, false});
  text_ += text;
}

std::size_t MappedText::piece_at(std::size_t at) const {
  const auto after = std::ranges::upper_bound(pieces_, at, {}, &Piece::begin);
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

std::optional<std::size_t> MappedText::source_of(std::size_t at) const {
  if (at >= text_.size()) return std::nullopt;
  const Piece& piece = pieces_[piece_at(at)];
  if (piece.own) return std::nullopt;
  return piece.source.begin + (piece.exact ? at - piece.begin : 0);
}

Span MappedText::source_within(std::size_t piece, Span range) const {
  const Piece& from = pieces_[piece];
  if (!from.exact) return from.source;
  const std::size_t begin = std::max(range.begin, from.begin), end = std::min(range.end, end_of(piece));
  return {from.source.begin + (begin - from.begin), from.source.begin + (end - from.begin)};
}

std::optional<Span> MappedText::source_of(Span range) const {
  range.end = std::min(range.end, text_.size());
  if (range.begin >= range.end) return std::nullopt;
  std::size_t first = piece_at(range.begin), last = piece_at(range.end - 1);
  while (first < last && pieces_[first].own) ++first;
  while (last > first && pieces_[last].own) --last;
  if (pieces_[first].own) return std::nullopt;
  const Span begin = source_within(first, range), end = source_within(last, range);
  if (end.end < begin.begin) return std::nullopt;  // put together in another order than the source's
  return Span{begin.begin, end.end};
}

void MappedText::add(const MappedText& other, Span range) {
  range.end = std::min(range.end, other.text_.size());
  if (range.begin >= range.end) return;
  for (std::size_t i = other.piece_at(range.begin); i < other.pieces_.size(); ++i) {
    const Piece& piece = other.pieces_[i];
    if (piece.begin >= range.end) break;
    const std::size_t begin = std::max(range.begin, piece.begin), end = std::min(range.end, other.end_of(i));
    const std::string_view bytes = std::string_view(other.text_).substr(begin, end - begin);
    if (piece.own)
      add_own(bytes);
    else if (piece.exact)
      add(bytes, other.source_within(i, range).begin);
    else
      add_decoded(bytes, piece.source);
  }
}

}  // namespace citecheck::markdown
