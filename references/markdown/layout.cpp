#include "references/markdown/layout.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "references/markdown/lines.hpp"
#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

// Bounds for md4c, whose time grows with the square of these (measured on version 0.4.8). Where a paragraph
// is parted at rest, between two lines or links, nothing that is read here changes.
constexpr std::size_t kMostLines = 400;            ///< Of a paragraph.
constexpr std::size_t kManyBrackets = 64;          ///< "[" of a paragraph, after which it is parted at rest,
constexpr std::size_t kMostBrackets = 256;         ///< and where it must be parted.
constexpr std::size_t kMostColumns = 64;           ///< Of a table.
constexpr std::size_t kMostMarks = 64;             ///< Of containers in one line.
constexpr std::size_t kMostDefinitions = 500'000;  ///< Footnotes and links.
constexpr std::size_t kLongDefinition = 2048;      ///< Bytes of a link's destination.

/// Writes lines for md4c and keeps every paragraph within the bounds.
class Writer {
 public:
  explicit Writer(Layout& layout) : layout_(layout), out_(layout.text) {}

  /// Behind this no paragraph goes on.
  void blank_line(Text prefix = {}) {
    rest();
    if (blank_) return;
    out_.add_own(prefix);
    out_.add_own("\n");
    blank_ = true;
  }

  /// `line` with its line break, at `begin` of the source; `prefix` is put before it.
  void line(Text prefix, Text line, std::size_t begin) {
    blank_ = false;
    if (++lines_ > kMostLines || brackets_ > kManyBrackets) {
      out_.add_own(continuation(prefix));
      out_.add_own("\n");
      rest();
    }
    out_.add_own(prefix);
    const auto brackets = static_cast<std::size_t>(std::ranges::count(line, '['));
    brackets_ += brackets;
    if (brackets > kManyBrackets)
      long_line(prefix, line, begin);
    else
      out_.add(line, begin);
    if (!line.ends_with('\n')) out_.add_own("\n");
  }

 private:
  void rest() { lines_ = brackets_ = 0; }

  /// Parts a line of many brackets: where none is open, or else where there are too many.
  void long_line(Text prefix, Text line, std::size_t begin) {
    const std::string same = std::string(prefix) + continuation(line.substr(0, read_prefix(line).length));
    std::size_t from = 0, depth = 0, count = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (line[at] == '\\')
        ++at;
      else if (line[at] == '[') {
        ++depth;
        ++count;
      } else if (line[at] == ']')
        depth -= depth > 0;
      else if (line[at] == ' ' && count > kManyBrackets && (depth == 0 || count > kMostBrackets)) {
        if (depth > 0) problem(begin + at);
        part(line.substr(from, at - from), begin + from, same);
        from = at;
        depth = count = 0;
      }
      if (count > 2 * kMostBrackets) {  // no space to part it at
        problem(begin + at);
        part(line.substr(from, at - from), begin + from, same);
        from = at;
        depth = count = 0;
      }
    }
    out_.add(line.substr(from), begin + from);
    brackets_ = count;
  }

  void part(Text bytes, std::size_t begin, Text prefix) {
    out_.add(bytes, begin);
    out_.add_own("\n");
    out_.add_own(prefix);
    out_.add_own("\n");
    out_.add_own(prefix);
  }

  void problem(std::size_t at) {
    if (told_) return;
    told_ = true;
    layout_.problems.push_back(
        {"nesting-too-deep",
         "a paragraph opens more than " + std::to_string(kMostBrackets) +
             " brackets and is read in parts; a link that spans two of them is not seen",
         {at, at}});
  }

  Layout& layout_;
  MappedText& out_;
  std::size_t lines_ = 0, brackets_ = 0;
  bool blank_ = true, told_ = false;
};

class LayoutFinder {
 public:
  LayoutFinder(Text text, std::size_t begin) : text_(text), at_(begin), writer_(layout_) {}

  Layout find() {
    while (at_ < text_.size() && !is_full()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
      line(text_.substr(at_, end - at_));
      at_ = end;
    }
    end_footnote();
    return std::move(layout_);
  }

 private:
  /// Far more than citations that fit into memory: what comes behind is not read.
  bool is_full() {
    if (layout_.footnotes.size() + layout_.definitions.size() < kMostDefinitions) return false;
    layout_.problems.push_back({"input-cut",
                                "the input defines more than " + std::to_string(kMostDefinitions) +
                                    " footnotes and links, and is not read from byte " + std::to_string(at_) +
                                    " on: give it in several files",
                                {at_, at_}});
    return true;
  }

  void line(Text line) {
    if (is_blank(line)) {
      if (!footnote_)
        writer_.blank_line();
      else
        writer_.blank_line(footnote_->prefix);
      after_blank_ = true;
      return;
    }
    const bool after_blank = std::exchange(after_blank_, false);
    if (footnote_ && goes_on(line, after_blank)) return;
    end_footnote();
    const Prefix prefix = read_prefix(line);
    const Text content = line.substr(prefix.length);
    if (inside_raw(line, prefix, content)) return write({}, line, at_);
    if (prefix.indent == 0 && !prefix.item && after_blank) in_list_ = false;
    const bool was_definition = std::exchange(after_definition_, false);
    const bool is_code = prefix.indent >= 4 && prefix.marks == 0 && !in_list_;
    if (!is_code) {
      if (!prefix.item)
        if (const auto label = footnote_label(content)) return begin_footnote(line, prefix, content, *label);
      if (content.starts_with('[') && definition(prefix, content, after_blank || was_definition)) return;
      begin_raw(prefix, content);
    }
    in_list_ = in_list_ || prefix.item;
    write({}, line, at_);
  }

  // ---- fences and raw HTML, in which nothing else begins ----

  void begin_raw(const Prefix& prefix, Text content) {
    if (const auto fence = opening_fence(content)) {
      fence_ = fence;
      raw_prefix_ = prefix;
      directive(fence->info);
    } else if (content.starts_with(":::")) {
      directive(trim(content.substr(
          content.find_first_not_of(':') == kNone ? content.size() : content.find_first_not_of(':'))));
    } else if (const auto end = html_block_end(content); end && content.find(*end) == kNone) {
      html_end_ = *end;
    }
  }

  bool inside_raw(Text line, const Prefix& prefix, Text content) {
    if (!html_end_.empty()) {
      if (line.find(html_end_) != kNone) html_end_ = {};
      return true;
    }
    if (!fence_) return false;
    const bool in_item = in_list_ && raw_prefix_.indent >= 2;
    const bool left = (raw_prefix_.quote && !prefix.quote) || (in_item && indentation(line) < 2);
    if (left || closes(*fence_, content)) fence_.reset();
    return !left;
  }

  /// "{bibliography} refs.bib".
  void directive(Text info) {
    static constexpr Text kName = "{bibliography}";
    if (!info.starts_with(kName)) return;
    const Text name = trim(info.substr(kName.size()));
    const auto begin = static_cast<std::size_t>(name.data() - text_.data());
    if (!name.empty()) layout_.bibliographies.push_back({begin, begin + name.size()});
  }

  // ---- footnotes ----

  struct OpenFootnote {
    std::string prefix;  ///< The containers it stands in, and "> ".
    std::size_t containers = 0;
    bool quoted = false;
  };

  void begin_footnote(Text line, const Prefix& prefix, Text content, Span label) {
    footnote_ = {continuation(line.substr(0, prefix.length)) + "> ", prefix.length, prefix.quote};
    if (prefix.marks == 0 && !in_list_) footnote_->prefix = "> ", footnote_->containers = 0;
    writer_.blank_line(prefix.quote ? continuation(line.substr(0, prefix.length)) : "");
    const std::size_t begin = at_ + prefix.length;
    layout_.footnotes.push_back({std::string(label.of(content)), {begin, begin + label.end + 2}});
    const Text rest = dedent(content.substr(label.end + 2), 999);
    write_in_footnote(rest);
  }

  /// Takes the line as part of the open footnote, if it is: indented, or the next line of a paragraph.
  bool goes_on(Text line, bool after_blank) {
    const std::size_t skip = footnote_->quoted ? read_prefix(line).length : 0;
    if (footnote_->quoted && !line.starts_with('>')) return false;
    const Text inner = footnote_->quoted ? line.substr(std::min(skip, footnote_->containers))
                                         : dedent(line, footnote_->containers);
    const std::size_t indent = indentation(inner);
    const bool lazy = !after_blank && !fence_ && (indent > 0 || !interrupts_paragraph(inner));
    if (indent < 4 && !(indent >= 2 && !footnote_label(dedent(inner, 4))) && !lazy) return false;
    if (lazy && footnote_label(dedent(inner, 4))) return false;
    const Text rest = dedent(inner, 4);
    if (fence_) {
      if (closes(*fence_, dedent(rest, 3))) fence_.reset();
    } else if (const auto fence = opening_fence(dedent(rest, 3))) {
      fence_ = fence;
      raw_prefix_ = {};
    }
    write_in_footnote(rest);
    return true;
  }

  void write_in_footnote(Text rest) {
    const auto begin = static_cast<std::size_t>(rest.data() - text_.data());
    write(footnote_->prefix, rest, begin);
    const std::size_t last = rest.find_last_not_of(" \t\r\n");
    if (last != kNone) layout_.footnotes.back().span.end = begin + last + 1;
  }

  void end_footnote() {
    if (!footnote_) return;
    footnote_.reset();
    fence_.reset();
    writer_.blank_line();
  }

  // ---- link reference definitions ----

  /// Takes the line if md4c must not see it.
  bool definition(const Prefix& prefix, Text content, bool at_rest) {
    const std::size_t begin = at_ + prefix.length;
    const auto parts = link_definition(text_.substr(begin, 2 * kLongDefinition));
    if (!parts) return content.size() > kLongDefinition && long_definition(content, begin);
    const auto shifted = [&](Span span) { return Span{span.begin + begin, span.end + begin}; };
    LinkDefinition found;
    found.label = std::string(parts->label.of(content.substr(0, parts->label.end)));
    found.span = {begin, begin + parts->end};
    found.destination = shifted(parts->destination);
    found.certain = at_rest && prefix.marks == 0 && prefix.indent < 4 && parts->end <= content.size();
    layout_.definitions.push_back(std::move(found));
    after_definition_ = at_rest;
    return parts->end > kLongDefinition && long_definition(content, begin);
  }

  bool long_definition(Text content, std::size_t begin) {
    const std::size_t close = content.find("]:");
    if (close == kNone || close > 999) return false;
    const bool data = trim(content.substr(close + 2, 16)).substr(0, 6).find("data:") != kNone;
    if (!data)
      layout_.problems.push_back({"definition-too-long",
                                  "the definition of a link is longer than " +
                                      std::to_string(kLongDefinition) + " bytes and is not read",
                                  {begin, begin + close + 2}});
    return true;
  }

  // ---- writing ----

  void write(Text prefix, Text line, std::size_t begin) {
    if (const std::size_t pipes = static_cast<std::size_t>(std::ranges::count(line, '|'));
        pipes > kMostColumns && line.find_first_not_of("|-: \t>\r\n") == kNone)
      return writer_.blank_line();  // the line that would make the lines around it a table
    const Prefix found = read_prefix(line);
    if (found.marks <= kMostMarks) return writer_.line(prefix, line, begin);
    const std::size_t rest = line.find_first_not_of("->+*0123456789.) \t", found.length);
    layout_.problems.push_back({"nesting-too-deep",
                                "a line begins with more than " + std::to_string(kMostMarks) +
                                    " marks of lists and quotes; the rest of them is passed over",
                                {begin, begin + found.length}});
    writer_.line(std::string(prefix) + std::string(line.substr(0, found.length)),
                 rest == kNone ? Text() : line.substr(rest), rest == kNone ? begin : begin + rest);
  }

  Text text_;
  std::size_t at_;
  Layout layout_;
  Writer writer_;
  std::optional<OpenFootnote> footnote_;
  std::optional<Fence> fence_;
  Prefix raw_prefix_;
  Text html_end_;
  bool after_blank_ = true, after_definition_ = false, in_list_ = false;
};

}  // namespace

FrontMatter find_front_matter(std::string_view text) {
  FrontMatter found;
  const std::size_t first = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::size_t begin = text.find('\n', first);
  if (begin == kNone) return found;
  const Text opening = trim(text.substr(first, begin - first));
  if (text.size() <= first || (text[first] != '-' && text[first] != '+')) return found;
  if (opening != "---" && opening != "+++") return found;
  if (is_blank(text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1))) return found;
  for (std::size_t at = begin + 1; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Text line = text.substr(at, end - at);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line == opening || (opening == "---" && line == "...")) {
      found.inside = {begin + 1, at};
      found.whole = {0, std::min(end + 1, text.size())};
      found.toml = opening == "+++";
      return found;
    }
    at = end + 1;
  }
  return found;
}

Layout lay_out(std::string_view text, std::size_t begin) {
  return LayoutFinder(text, begin).find();
}

std::string label_key(std::string_view label) {
  const bool ascii = std::ranges::all_of(label, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const std::string key = collapse_space(label);
  return ascii ? to_lower_ascii(key) : fold(key);  // folding is dear
}

}  // namespace citecheck::markdown
