#include "references/wikitext/plain_text.hpp"

#include <algorithm>
#include <utility>

#include "references/text.hpp"
#include "references/wikitext/entities.hpp"
#include "references/wikitext/special_bytes.hpp"
#include "references/wikitext/templates.hpp"

namespace citecheck::wikitext {

namespace {

using Kind = Node::Kind;

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// How many apostrophes of a run are text: 2, 3 and 5 are emphasis (MediaWiki's doQuotes).
std::size_t printed_apostrophes(std::size_t run) {
  if (run == 1) return 1;
  if (run == 4) return 1;
  return run > 5 ? run - 5 : 0;
}

class Renderer {
 public:
  Renderer(const Page& page, Span whole, std::uint32_t quoted)
      : page_(page), quoted_(quoted), out_(whole.size()) {}

  void range(std::uint32_t parent, Span range) {
    const std::span<const Node> nodes = page_.markup.nodes_in(parent, range);
    std::size_t at = range.begin;
    for (std::size_t i = 0; i < nodes.size();) {
      const Node& node = nodes[i];
      if (node.span.begin >= at) {
        text({at, node.span.begin});
        this->node(node);
        at = std::min(std::max(at, node.span.end), range.end);
      }
      const std::uint32_t index = page_.markup.index_of(node);
      i += node.end - index;
    }
    text({at, range.end});
  }

  PlainText take() { return std::move(out_); }

 private:
  void node(const Node& node) {
    switch (node.kind) {
      case Kind::comment:
      case Kind::parameter:
      case Kind::ref:
      case Kind::references:
        return;
      case Kind::verbatim:
        return verbatim(node.inner);
      case Kind::url:
        return text(node.span, false);
      case Kind::wikilink:
        return wikilink(node);
      case Kind::external_link:
        return external_link(node);
      case Kind::template_call:
        return template_call(node);
    }
  }

  void wikilink(const Node& node) {
    const auto parts = page_.markup.parts_of(node);
    const std::string_view target = trim(parts[0].span.of(page_.source));
    for (const std::string_view prefix : {"file:", "image:", "category:", "datei:", "fichier:", "archivo:"})
      if (starts_with_ignoring_case(target, prefix)) return;
    const std::uint32_t index = page_.markup.index_of(node);
    if (parts.size() > 1 && !trim(parts[1].span.of(page_.source)).empty())
      return range(index, {parts[1].span.begin, node.inner.end});
    Span shown = parts[0].span;
    if (shown.of(page_.source).starts_with(':')) ++shown.begin;
    range(index, shown);
  }

  void external_link(const Node& node) {
    const std::uint32_t index = page_.markup.index_of(node);
    const Span label = trimmed(page_, index, node.inner);
    if (label.empty()) return;
    if (index == quoted_) out_.append("“", {label.begin, label.begin});
    range(index, label);
    if (index == quoted_) out_.append("”", {label.end, label.end});
  }

  void template_call(const Node& node) {
    if (!node.closed) return;
    const std::string name = name_of_template(page_, node);
    if (const auto printed = typographic(name)) return out_.append(*printed, node.span);
    if (template_info(name).role != Role::none) return;
    const auto parts = page_.markup.parts_of(node);
    const auto unnamed =
        std::ranges::count_if(parts.subspan(1), [](const Part& part) { return !part.named(); });
    const int wanted = text_argument(name);
    // Which of several arguments an unknown template prints is not known.
    if (wanted == 0 || unnamed == 0 || (unnamed > 1 && wanted == 1)) return;
    int seen = 0;
    for (const Part& part : parts.subspan(1))
      if (!part.named() && ++seen == std::min<int>(wanted, static_cast<int>(unnamed)))
        return range(page_.markup.index_of(node), part.span);
  }

  void verbatim(Span span) { out_.append_verbatim(span.of(page_.source), span, page_.valid_utf8); }

  // A stretch without nodes. A URL holds entities and no other markup.
  void text(Span span, bool has_markup = true) {
    const std::string_view source = page_.source, stretch = source.substr(0, span.end);
    std::size_t at = span.begin, kept = span.begin;
    const auto flush = [&](std::size_t end) { verbatim({kept, end}); };
    while ((at = next_markup(stretch, at)) < span.end) {
      std::size_t next = at + 1;
      std::string printed;
      if (source[at] == '\'' && has_markup) {
        while (next < span.end && source[next] == '\'') ++next;
        printed.assign(printed_apostrophes(next - at), '\'');
      } else if (source[at] == '&') {
        const Entity entity = entity_at(stretch, at);
        if (entity.length != 0) {
          append_utf8(printed, entity.code_point);
          next = at + entity.length;
        } else {
          printed = "&";
        }
      } else if (source[at] == '<') {
        next = end_of_html_tag(at, span.end);
        if (next == at)
          next = at + 1, printed = "<";
        else if (starts_with_ignoring_case(source.substr(at), "<br"))
          printed = " ";
      } else {
        at = next;
        continue;
      }
      if (source.substr(at, next - at) != printed) {
        flush(at);
        if (!printed.empty()) out_.append(printed, {at, next});
        kept = next;
      }
      at = next;
    }
    flush(span.end);
  }

  // Behind the ">" of the tag at `at`; `at` itself if this "<" opens none.
  std::size_t end_of_html_tag(std::size_t at, std::size_t limit) const {
    const std::string_view source = page_.source;
    std::size_t name = at + 1;
    if (name < limit && source[name] == '/') ++name;
    if (name >= limit || !is_ascii_letter(source[name])) return at;
    const std::size_t end = source.substr(0, limit).find_first_of("<>", name);
    return end != std::string_view::npos && source[end] == '>' ? end + 1 : at;
  }

  const Page& page_;
  std::uint32_t quoted_;
  PlainText out_;
};

}  // namespace

void PlainText::append(std::string_view printed, Span source) {
  pieces_.push_back({text_.size(), source, false});
  text_ += printed;
}

void PlainText::append_verbatim(std::string_view source, Span span, bool valid_utf8) {
  if (valid_utf8 && !source.empty()) {
    pieces_.push_back({text_.size(), span, true});
    text_ += source;
    return;
  }
  while (!source.empty()) {
    const std::size_t invalid = first_invalid_utf8(source).value_or(source.size());
    if (invalid > 0) {
      pieces_.push_back({text_.size(), {span.begin, span.begin + invalid}, true});
      text_ += source.substr(0, invalid);
    }
    source.remove_prefix(invalid);
    span.begin += invalid;
    if (source.empty()) return;
    append("\xEF\xBF\xBD", {span.begin, span.begin + 1});
    source.remove_prefix(1);
    ++span.begin;
  }
}

const PlainText::Piece& PlainText::piece_at(std::size_t offset) const {
  return *std::prev(std::ranges::upper_bound(pieces_, offset, {}, &Piece::plain));
}

Span PlainText::source_of(Span range) const {
  if (pieces_.empty() || range.empty()) return {};
  const Piece& first = piece_at(range.begin);
  const Piece& last = piece_at(range.end - 1);
  return {first.verbatim ? first.source.begin + (range.begin - first.plain) : first.source.begin,
          last.verbatim ? last.source.begin + (range.end - last.plain) : last.source.end};
}

PlainText plain_text(const Page& page, std::uint32_t parent, Span range, std::uint32_t quoted) {
  Renderer renderer(page, range, quoted);
  renderer.range(parent, range);
  return renderer.take();
}

bool is_plain(std::string_view text) {
  for (std::size_t at = next_markup(text, 0); at < text.size(); at = next_markup(text, at + 1))
    if (text[at] != '\'' || (at + 1 < text.size() && text[at + 1] == '\'')) return false;
  return true;
}

std::string_view plain_line(const Page& page, std::uint32_t parent, Span range, std::string& made) {
  const std::string_view written = trim(range.of(page.source));
  const auto begin = static_cast<std::size_t>(written.data() - page.source.data());
  if (page.valid_utf8 && shows_as_written(page.source, begin, begin + written.size())) return written;
  made = page.valid_utf8 && is_plain(written) ? collapse_space(written)
                                              : collapse_space(plain_text(page, parent, range).text());
  return made;
}

std::string plain_line(const Page& page, std::uint32_t parent, Span range) {
  std::string made;
  const std::string_view line = plain_line(page, parent, range, made);
  return line.data() == made.data() ? std::move(made) : std::string(line);
}

Span trimmed(const Page& page, std::uint32_t parent, Span range) {
  const std::string_view all = range.of(page.source);
  if (const std::string_view kept = trim(all); !kept.starts_with('<') && !kept.ends_with('>')) {
    const auto begin = range.begin + static_cast<std::size_t>(kept.data() - all.data());
    return {begin, begin + kept.size()};
  }
  const std::span<const Node> nodes = page.markup.nodes_in(parent, range);
  std::size_t first = 0, last = nodes.size();
  for (;;) {
    const std::string_view text = range.of(page.source);
    const std::string_view kept = trim(text);
    range.begin += static_cast<std::size_t>(kept.data() - text.data());
    range.end = range.begin + kept.size();
    if (kept.empty()) return {range.begin, range.begin};
    if (first < last && nodes[first].kind == Kind::comment && nodes[first].span.begin == range.begin)
      range.begin = std::min(nodes[first++].span.end, range.end);
    else if (first < last && nodes[last - 1].kind == Kind::comment && nodes[last - 1].span.end == range.end)
      range.end = std::max(nodes[--last].span.begin, range.begin);
    else
      return range;
  }
}

std::string name_of_template(const Page& page, const Node& node) {
  return template_name(page.markup.parts_of(node).front().span.of(page.source));
}

}  // namespace citecheck::wikitext
