#include "reports/excerpt.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck {

namespace {

/// The longest start of `text` that is at most `columns` wide.
std::string_view fit(std::string_view text, std::size_t columns) {
  std::size_t at = 0, width = 0;
  while (at < text.size()) {
    std::size_t next = at;
    next_code_point(text, next);
    width += display_width(text.substr(at, next - at));
    if (width > columns) break;
    at = next;
  }
  return text.substr(0, at);
}

/// The longest end of `text` that is at most `columns` wide.
std::string_view fit_end(std::string_view text, std::size_t columns) {
  std::size_t begin = text.size() > columns * 4 ? text.size() - columns * 4 : 0;
  while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
  text.remove_prefix(begin);
  while (display_width(text) > columns) {
    std::size_t next = 0;
    next_code_point(text, next);
    text.remove_prefix(next);
  }
  return text;
}

}  // namespace

Excerpt excerpt(std::string_view source, const LineIndex& lines, Span span, std::size_t columns) {
  const std::string_view line = lines.line_text(span.begin);
  const auto line_begin = static_cast<std::size_t>(line.data() - source.data());
  const std::size_t from = std::min(span.begin - line_begin, line.size());
  const std::size_t to = std::clamp(span.end - line_begin, from, line.size());

  // Cut first, printable then: a line may be many megabytes long.
  Excerpt out;
  const std::string_view before = line.substr(0, from);
  const std::size_t lead = std::min<std::size_t>(columns / 3, 30);
  const std::string_view head = fit_end(before, lead);
  out.before = (head.size() < before.size() ? "…" : "") + printable(head);
  out.indent = display_width(out.before);
  const std::size_t left = columns > out.indent + 1 ? columns - out.indent - 1 : 1;
  const std::string_view marked = line.substr(from, to - from);
  const std::string_view shown = fit(marked, left);
  out.marked = printable(shown);
  if (shown.size() < marked.size()) {
    out.marked += "…";
  } else {
    const std::string_view after = line.substr(to);
    const std::string_view tail = fit(after, left - std::min(left, display_width(out.marked)));
    out.after = printable(tail) + (tail.size() < after.size() ? "…" : "");
  }
  out.width = std::max<std::size_t>(1, display_width(out.marked));
  return out;
}

}  // namespace citecheck
