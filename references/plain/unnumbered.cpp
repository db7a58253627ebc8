#include "references/plain/unnumbered.hpp"

#include <algorithm>
#include <array>

#include "references/plain/headings.hpp"
#include "references/plain/heads.hpp"
#include "references/plain/token.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kShortestEntry = 20;   ///< Bytes; less is a page number or a stray word.
constexpr std::size_t kWidestWrapped = 110;  ///< Bytes of a line; a text with longer ones is not wrapped.

/// A line of the list.
struct ListLine {
  Span span;  ///< Trimmed.
  std::size_t indent = 0;
  bool after_blank = false;
  bool begins = false;  ///< Reads like the beginning of a reference.
};

/// Without a bullet at its front.
Span without_bullet(Text text, Span span) {
  for (const Text bullet : {Text("• "), Text("* "), Text("- "), Text("– "), Text("· "), Text("▪ "),
                            Text("◦ "), Text("•\t"), Text("·\t")})
    if (span.of(text).starts_with(bullet)) span.begin += bullet.size();
  return trimmed(text, span);
}

bool has_bullet(Text text, Span span) {
  return without_bullet(text, span).begin != span.begin;
}

bool is_capital(const Token& token) {
  return token.shape == Shape::capital || token.shape == Shape::capitals || token.shape == Shape::mixed ||
         token.shape == Shape::roman || token.shape == Shape::ideograph;
}

bool is_initial(const Token& token) {
  return token.shape == Shape::initial || token.shape == Shape::initials;
}

/// "Smith, J.", "Smith J,", "J. Smith", "de la Cruz, M.", "———.", "“Title": how references begin.
bool begins_reference(Text line) {
  constexpr std::size_t kLooked = 80;
  for (const Text dash : {Text("——"), Text("––"), Text("___"), Text("---"), Text("“"), Text("\""), Text("«")})
    if (line.starts_with(dash)) return true;
  std::vector<Token> tokens = tokenise(line.substr(0, kLooked));
  if (tokens.size() < 3) return false;
  std::size_t first = 0;
  while (first + 2 < tokens.size() && first < 3 && (tokens[first].senses & kParticle) != 0 &&
         tokens[first].shape == Shape::lower)
    ++first;
  const Token &one = tokens[first], &two = tokens[first + 1];
  if (one.shape == Shape::ideograph) return true;
  if (is_initial(one)) return is_capital(two) || is_initial(two);
  if (!is_capital(one)) return false;
  if (one.after == Break::comma) return is_initial(two) || is_capital(two);
  if (is_initial(two)) return true;
  // "Ministry of Health (2010)", "Smith and Doe 2004"
  return std::ranges::any_of(tokens, [](const Token& token) { return token.shape == Shape::year; });
}

bool has_year(Text text) {
  for (std::size_t at = text.find_first_of("12"); at != Text::npos; at = text.find_first_of("12", at + 1)) {
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (at + 4 > text.size()) return false;
    const Text year = text.substr(at, 4);
    if ((at == 0 || !digit(at - 1)) && !digit(at + 4) && digit(at + 1) && digit(at + 2) && digit(at + 3) &&
        year >= "1500" && year <= "2099")
      return true;
  }
  return false;
}

/// How a list's entries are told apart.
enum class Split : std::uint8_t { lines, blanks, hanging, first_indented, beginnings };

Split split_of(const std::vector<ListLine>& lines) {
  std::size_t widest = 0, blanks = 0, begins = 0;
  std::size_t least = lines[0].indent, most = lines[0].indent;
  for (const ListLine& line : lines) {
    widest = std::max(widest, line.span.size() + line.indent);
    blanks += line.after_blank;
    begins += line.begins;
    least = std::min(least, line.indent);
    most = std::max(most, line.indent);
  }
  if (widest > kWidestWrapped && begins * 2 > lines.size()) return Split::lines;
  std::size_t outer = 0, outer_begins = 0, inner_begins = 0;
  for (const ListLine& line : lines) {
    const bool is_outer = line.indent <= least + 1;
    outer += is_outer;
    (is_outer ? outer_begins : inner_begins) += line.begins;
  }
  const std::size_t inner = lines.size() - outer;
  if (most > least + 1 && inner > 0 && outer > 0) {
    if (outer_begins * inner >= inner_begins * outer && outer_begins * 2 >= outer) return Split::hanging;
    if (inner_begins * 2 >= inner) return Split::first_indented;
  }
  if (blanks > 0 && blanks * 4 >= lines.size()) return Split::blanks;
  if (widest > kWidestWrapped) return Split::lines;
  if (blanks > 1 && begins * 2 < lines.size()) return Split::blanks;
  return Split::beginnings;
}

/// Where one-line references and wrapped ones look alike: an entry begins where a line reads like a beginning
/// and the line before it came to an end.
bool begins_after(const ListLine& line, const ListLine& before, Text text, std::size_t widest) {
  const Text ending = before.span.of(text);
  const bool ended = ending.ends_with('.') || ending.ends_with(']') || ending.ends_with(')') ||
                     before.span.size() + 12 < widest ||
                     ending.substr(ending.find_last_of(' ') + 1).find('/') != Text::npos;
  return line.after_blank || (line.begins && ended);
}

std::vector<Entry> cut(const std::vector<ListLine>& lines, Text text) {
  std::vector<Entry> entries;
  if (lines.empty()) return entries;
  const Split split = split_of(lines);
  std::size_t least = lines[0].indent, widest = 0;
  for (const ListLine& line : lines) {
    least = std::min(least, line.indent);
    widest = std::max(widest, line.span.size());
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ListLine& line = lines[i];
    bool begins = i == 0 || has_bullet(text, line.span);
    const bool outer = line.indent <= least + 1;
    if (split == Split::lines) begins = true;
    if (split == Split::blanks) begins = begins || line.after_blank;
    if (split == Split::hanging) begins = begins || outer;
    if (split == Split::first_indented) begins = begins || !outer;
    if (split == Split::beginnings) begins = begins || begins_after(line, lines[i - 1], text, widest);
    if (begins) {
      entries.emplace_back();
      entries.back().whole = line.span;
      entries.back().text = without_bullet(text, line.span);
    } else {
      entries.back().whole.end = entries.back().text.end = line.span.end;
    }
  }
  std::erase_if(entries, [](const Entry& entry) { return entry.text.size() < kShortestEntry; });
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i].label = std::to_string(i + 1);
  return entries;
}

ListLine list_line(Text text, Span line, bool after_blank) {
  ListLine out;
  out.span = trimmed(text, line);
  for (std::size_t at = line.begin; at < out.span.begin; ++at) out.indent += text[at] == '\t' ? 4 : 1;
  out.after_blank = after_blank;
  out.begins = begins_reference(without_bullet(text, out.span).of(text));
  return out;
}

}  // namespace

std::vector<Entry> entries_under_heading(std::string_view text, const Furniture& furniture) {
  std::vector<ListLine> list;
  bool inside = false, blank = false;
  Lines lines(text);
  while (const auto line = lines.next()) {
    const Text content = line->of(text);
    const Heading heading = heading_of(content);
    if (heading == Heading::references) {
      inside = true;
      list.clear();  // the last such heading counts
    } else if (heading == Heading::other) {
      inside = false;
    } else if (trim(content).empty()) {
      blank = true;
    } else if (inside && !furniture.has(content)) {
      list.push_back(list_line(text, *line, blank));
      blank = false;
    }
  }
  return cut(list, text);
}

std::vector<Entry> entries_of_bare_list(std::string_view text, const Furniture& furniture) {
  std::vector<ListLine> list;
  bool blank = false;
  Lines lines(text);
  while (const auto line = lines.next()) {
    const Text content = line->of(text);
    if (trim(content).empty()) {
      blank = true;
    } else if (!furniture.has(content)) {
      list.push_back(list_line(text, *line, blank));
      blank = false;
    }
  }
  std::vector<Entry> entries = cut(list, text);
  return read_as_references(text, entries) ? entries : std::vector<Entry>();
}

bool read_as_references(std::string_view text, const std::vector<Entry>& entries) {
  constexpr std::size_t kLongestEntry = 1500;
  const auto likely = std::ranges::count_if(entries, [&](const Entry& entry) {
    const Text content = entry.text.of(text);
    return content.size() <= kLongestEntry && has_year(content) && begins_reference(content);
  });
  return entries.size() >= 2 && static_cast<std::size_t>(likely) * 4 >= entries.size() * 3;
}

}  // namespace citecheck::plain
