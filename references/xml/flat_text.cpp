#include "references/xml/flat_text.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck::xml {

namespace {

using Text = std::string_view;

// Calls `text` for every run of text below the element and `gap` where words part.
template <typename OnText, typename OnGap>
void walk(const Tree& tree, Index element, const TextRules& rules, OnText text, OnGap gap) {
  const Index end = tree[element].end;
  std::vector<Index> breaks;  // Ends of the breaking elements that are open.
  for (Index i = element + 1; i < end;) {
    while (!breaks.empty() && breaks.back() <= i) {
      breaks.pop_back();
      gap();
    }
    const Node& node = tree[i];
    if (node.kind != Node::Kind::element) {
      text(node);
      ++i;
      continue;
    }
    const Break breaks_words = rules.break_at(node.name);
    if (breaks_words != Break::none) gap();
    if (rules.is_apart(tree, i)) {
      i = node.end;
      continue;
    }
    if (breaks_words == Break::around && node.end > i + 1) breaks.push_back(node.end);
    ++i;
  }
}

}  // namespace

void FlatText::append(std::string_view written, std::size_t offset, const Entities& entities) {
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t next = std::min(written.find('&', at), written.size());
    if (next > at) {
      pieces_.push_back({text_.size(), {offset + at, offset + next}, true});
      text_ += written.substr(at, next - at);
      at = next;
    }
    if (at == written.size()) break;
    const std::size_t begin = text_.size();
    const std::size_t length = entities.read(written, at, text_);
    if (length == 0) text_ += '&';
    pieces_.push_back({begin, {offset + at, offset + at + std::max<std::size_t>(length, 1)}, length == 0});
    at += std::max<std::size_t>(length, 1);
  }
}

std::size_t FlatText::source_at(std::size_t offset, bool is_end) const {
  if (pieces_.empty()) return 0;
  // The end of a range belongs to the piece before it.
  const std::size_t key = is_end && offset > 0 ? offset - 1 : offset;
  auto piece = std::ranges::upper_bound(pieces_, key, {}, &Piece::begin);
  if (piece != pieces_.begin()) --piece;
  if (!piece->verbatim) return is_end ? piece->source.end : piece->source.begin;
  const std::size_t inside = offset - std::min(piece->begin, offset);
  return std::min(piece->source.begin + inside, piece->source.end);
}

Span FlatText::source_of(Span range) const {
  if (range.empty()) {
    const std::size_t at = source_at(range.begin, false);
    return {at, at};
  }
  const std::size_t begin = source_at(range.begin, false);
  return {begin, std::max(begin, source_at(range.end, true))};
}

FlatText flat_text(const Tree& tree, Index element, const TextRules& rules, std::span<const Span> without) {
  FlatText flat;
  const Entities none("");
  std::size_t next = 0;
  // True if the text is left out; of what is left out together, one gap is told.
  const auto is_left_out = [&](const Node& node) {
    for (; next < without.size() && without[next].end <= node.span.begin; ++next)
      if (!flat.text().ends_with("; ")) flat.append_gap("; ");
    return next < without.size() && without[next].begin <= node.span.begin;
  };
  walk(
      tree, element, rules,
      [&](const Node& node) {
        if (is_left_out(node)) return;
        const bool is_cdata = node.kind == Node::Kind::cdata;
        flat.append(node.inner.of(tree.content()), node.inner.begin, is_cdata ? none : tree.entities());
      },
      [&] { flat.append_gap(" "); });
  return flat;
}

std::string line_of(const Tree& tree, Index element, const TextRules& rules) {
  std::string out;
  walk(
      tree, element, rules,
      [&](const Node& node) {
        const Text written = node.inner.of(tree.content());
        if (node.kind == Node::Kind::cdata)
          out += written;
        else
          out += tree.entities().decode(written);
      },
      [&] { out += ' '; });
  return collapse_space(out);
}

}  // namespace citecheck::xml
