#include "reports/excerpt.hpp"

#include <algorithm>

#include "references/text.hpp"
#include "references/url.hpp"

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

struct Parts {
  std::string before, marked, after;
};

/// A line may be many megabytes long: what is more than this away from the place is never shown.
constexpr std::size_t kMost = 4096;

/// The line around its bytes [from, to), without the credentials of URLs.
Parts around(std::string_view line, std::size_t from, std::size_t to) {
  const std::size_t begin = from - std::min(from, kMost);
  const std::size_t end = std::min(line.size(), std::min(to, from + kMost) + kMost);
  const std::string_view window = line.substr(begin, end - begin);
  Parts parts;
  const auto add = [&](std::size_t first, std::size_t last) {
    const auto slice = [&](std::size_t low, std::size_t high) {
      low = std::max(low, first);
      high = std::min(high, last);
      return low < high ? window.substr(low, high - low) : std::string_view{};
    };
    parts.before += slice(0, from - begin);
    parts.marked += slice(from - begin, to - begin);
    parts.after += slice(to - begin, window.size());
  };
  std::size_t next = 0;
  for (const Span& secret : find_userinfo(window)) {
    add(next, secret.begin);
    next = secret.end;
  }
  add(next, window.size());
  return parts;
}

}  // namespace

Excerpt excerpt(std::string_view source, const LineIndex& lines, Span span, std::size_t columns) {
  const std::string_view line = lines.line_text(span.begin);
  const auto line_begin = static_cast<std::size_t>(line.data() - source.data());
  const std::size_t from = std::min(span.begin - line_begin, line.size());
  const std::size_t to = std::clamp(span.end - line_begin, from, line.size());
  const Parts parts = around(line, from, to);

  Excerpt out;
  const std::string_view before = parts.before;
  const std::size_t lead = std::min<std::size_t>(columns / 3, 30);
  const std::string_view head = fit_end(before, lead);
  out.before = (head.size() < before.size() ? "…" : "") + printable(head);
  out.indent = display_width(out.before);
  const std::size_t left = columns > out.indent + 1 ? columns - out.indent - 1 : 1;
  const std::string_view marked = parts.marked;
  const std::string_view shown = fit(marked, left);
  out.marked = printable(shown);
  if (shown.size() < marked.size()) {
    out.marked += "…";
  } else {
    const std::string_view after = parts.after;
    const std::string_view tail = fit(after, left - std::min(left, display_width(out.marked)));
    out.after = printable(tail) + (tail.size() < after.size() ? "…" : "");
  }
  out.width = std::max<std::size_t>(1, display_width(out.marked));
  return out;
}

}  // namespace citecheck
