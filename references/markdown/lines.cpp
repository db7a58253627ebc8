#include "references/markdown/lines.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kLongestLabel = 999;  ///< CommonMark's limit.

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The length of a list item's mark at the beginning, without the space behind it; 0 if none stands there.
std::size_t item_mark(Text text) {
  if (text.empty()) return 0;
  std::size_t length = 0;
  if (text[0] == '-' || text[0] == '+' || text[0] == '*') {
    length = 1;
  } else {
    while (length < text.size() && length < 9 && is_decimal(text[length])) ++length;
    if (length == 0 || length == text.size() || (text[length] != '.' && text[length] != ')')) return 0;
    ++length;
  }
  return length == text.size() || is_space(text[length]) ? length : 0;
}

/// "***", "- - -", "___".
bool is_thematic_break(Text content) {
  std::size_t count = 0;
  for (const char c : content) {
    if (is_space(c)) continue;
    if (c != content[0]) return false;
    ++count;
  }
  return count >= 3 && Text("*-_").find(content[0]) != kNone;
}

/// The "]" that ends a label whose text begins at `from`; none if a "[" or too many bytes come before it.
std::size_t label_end(Text text, std::size_t from) {
  const std::size_t limit = std::min(text.size(), from + kLongestLabel);
  for (std::size_t at = from; at < limit; ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == ']')
      return at;
    else if (text[at] == '[')
      return kNone;
  }
  return kNone;
}

/// Behind white space with at most one line break in it.
std::size_t skip_space(Text text, std::size_t at) {
  bool broken = false;
  for (; at < text.size() && is_space(text[at]); ++at)
    if (text[at] == '\n') {
      if (broken) return at;
      broken = true;
    }
  return at;
}

}  // namespace

Prefix read_prefix(std::string_view line) {
  constexpr std::size_t kMostMarks = 64;
  Prefix prefix;
  std::size_t at = 0, column = 0;
  while (at < line.size() && prefix.marks <= kMostMarks) {
    const std::size_t blanks = indentation(line.substr(at));
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
    column += blanks;
    prefix.indent = column;
    prefix.length = at;
    const Text rest = line.substr(at);
    if (rest.starts_with('>')) {
      ++at;
      column = 0;
      if (at < line.size() && line[at] == ' ') ++at;
      prefix.quote = true;
    } else if (const std::size_t mark = item_mark(rest); mark > 0 && !is_thematic_break(rest)) {
      at += mark;
      column += mark;
      prefix.item = true;
    } else {
      break;
    }
    ++prefix.marks;
    prefix.length = at;
    prefix.indent = column;
  }
  return prefix;
}

std::string continuation(std::string_view prefix) {
  std::string out(prefix);
  for (char& c : out)
    if (c != '>' && c != '\t') c = ' ';
  return out;
}

bool is_blank(std::string_view line) {
  return std::ranges::all_of(line, is_space);
}

std::size_t indentation(std::string_view line) {
  std::size_t column = 0;
  for (const char c : line) {
    if (c == ' ')
      ++column;
    else if (c == '\t')
      column += 4 - column % 4;
    else
      break;
  }
  return column;
}

std::string_view dedent(std::string_view line, std::size_t columns) {
  std::size_t column = 0, at = 0;
  for (; at < line.size() && column < columns && (line[at] == ' ' || line[at] == '\t'); ++at)
    column += line[at] == ' ' ? 1 : 4 - column % 4;
  return line.substr(at);
}

std::optional<Fence> opening_fence(std::string_view content) {
  if (content.empty() || (content[0] != '`' && content[0] != '~')) return std::nullopt;
  const std::size_t length = std::min(content.find_first_not_of(content[0]), content.size());
  const Text info = trim(content.substr(length));
  if (length < 3 || (content[0] == '`' && info.find('`') != kNone)) return std::nullopt;
  return Fence{content[0], length, info};
}

bool closes(const Fence& fence, std::string_view content) {
  const std::size_t length = std::min(content.find_first_not_of(fence.sign), content.size());
  return length >= fence.length && is_blank(content.substr(length));
}

std::optional<std::string_view> html_block_end(std::string_view content) {
  struct Kind {
    Text begin, end;
  };
  static constexpr auto kKinds = std::to_array<Kind>({{"<!--", "-->"},
                                                      {"<script", "</script>"},
                                                      {"<style", "</style>"},
                                                      {"<pre", "</pre>"},
                                                      {"<textarea", "</textarea>"}});
  if (!content.starts_with('<')) return std::nullopt;
  for (const auto& [begin, end] : kKinds)
    if (starts_with_ignoring_case(content, begin)) return end;
  return std::nullopt;
}

bool interrupts_paragraph(std::string_view content) {
  if (content.empty()) return true;
  if (content[0] == '#' || content[0] == '>' || content[0] == '<' || content[0] == '|') return true;
  return item_mark(content) > 0 || opening_fence(content) || is_thematic_break(content) ||
         footnote_label(content) || link_definition(content);
}

std::optional<Span> footnote_label(std::string_view content) {
  if (!content.starts_with("[^")) return std::nullopt;
  const std::size_t end = label_end(content, 2);
  if (end == kNone || end == 2 || !content.substr(end).starts_with("]:")) return std::nullopt;
  const Text label = content.substr(2, end - 2);
  if (std::ranges::any_of(label, is_space)) return std::nullopt;
  return Span{2, end};
}

std::optional<DefinitionParts> link_definition(std::string_view text) {
  if (!text.starts_with('[') || text.starts_with("[^")) return std::nullopt;
  const std::size_t close = label_end(text, 1);
  if (close == kNone || !text.substr(close).starts_with("]:")) return std::nullopt;
  if (is_blank(text.substr(1, close - 1))) return std::nullopt;
  DefinitionParts parts{{1, close}, {}, 0};
  const auto end = destination_end(text, skip_space(text, close + 2), parts.destination);
  if (!end) return std::nullopt;
  parts.end = *end;
  // A title in quotes or parentheses may follow; it belongs to the definition where it ends in the same line.
  const std::size_t line_end = std::min(text.find('\n', *end), text.size());
  const Text rest = trim(text.substr(*end, line_end - *end));
  if (rest.size() >= 2 && Text("\"'(").find(rest.front()) != kNone)
    parts.end = static_cast<std::size_t>(rest.data() - text.data()) + rest.size();
  else if (!rest.empty())
    return std::nullopt;
  return parts;
}

std::optional<std::size_t> destination_end(std::string_view text, std::size_t at, Span& inside) {
  if (at >= text.size()) return std::nullopt;
  if (text[at] == '<') {
    for (std::size_t end = at + 1; end < text.size(); ++end) {
      if (text[end] == '\\')
        ++end;
      else if (text[end] == '\n' || text[end] == '<')
        return std::nullopt;
      else if (text[end] == '>') {
        inside = {at + 1, end};
        return end + 1;
      }
    }
    return std::nullopt;
  }
  std::size_t depth = 0, end = at;
  for (; end < text.size() && static_cast<unsigned char>(text[end]) > 0x20; ++end) {
    if (text[end] == '\\' && end + 1 < text.size() && static_cast<unsigned char>(text[end + 1]) > 0x20)
      ++end;
    else if (text[end] == '(')
      ++depth;
    else if (text[end] == ')' && depth-- == 0)
      break;
  }
  inside = {at, end};
  if (end == at) return std::nullopt;
  return end;
}

}  // namespace citecheck::markdown
