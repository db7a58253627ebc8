#include "references/bibtex/syntax.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>
#include <utility>

#include "references/bibtex/fields.hpp"
#include "references/bibtex/strings.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kMostProblems = 1000;
constexpr std::size_t kMostFaults = 12;   ///< Of one entry; then its rest is given up.
constexpr std::size_t kMostUnclosed = 3;  ///< Values of one entry: each costs a search to its end.
constexpr std::size_t kMostWasted = 4, kShortSearch = 4096;
constexpr std::size_t kLongestWord = 64;          ///< Of an entry's type or key where one is looked for.
constexpr std::size_t kMostAssembled = 8;         ///< Bytes of values put together, per byte of the source,
constexpr std::size_t kAssembledFree = 1u << 20;  ///< and these for nothing.

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Bytes of the names of fields and strings.
constexpr std::array<bool, 256> name_bytes() {
  std::array<bool, 256> out{};
  for (unsigned i = 0x21; i < 256; ++i) out[i] = true;
  for (const char c : Text("\"#%'(),={}@\\")) out[static_cast<unsigned char>(c)] = false;
  out[0x7F] = false;
  return out;
}
constexpr std::array<bool, 256> kNameBytes = name_bytes();

bool is_name(char c) {
  return kNameBytes[static_cast<unsigned char>(c)];
}

std::size_t skip_spaces(Text text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

/// The white space at both ends left out.
Span trimmed(Text source, Span span) {
  while (!span.empty() && is_space(source[span.begin])) ++span.begin;
  while (!span.empty() && is_space(source[span.end - 1])) --span.end;
  return span;
}

class Parser {
 public:
  Parser(Text source, Span part)
      : in_(source.substr(0, part.end)), begin_(part.begin), at_(part.begin), line_at_(part.begin) {
    budget_ = kMostAssembled * part.size() + kAssembledFree;
  }

  Database parse() {
    while (next_command()) {
    }
    return std::move(out_);
  }

 private:
  // ---- between entries ----

  /// Reads the next command; false at the end. Everything outside of commands is a remark.
  bool next_command() {
    const void* found = at_ < in_.size() ? std::memchr(in_.data() + at_, '@', in_.size() - at_) : nullptr;
    if (found == nullptr) return false;
    const auto sign = static_cast<std::size_t>(static_cast<const char*>(found) - in_.data());
    std::size_t at = skip_spaces(in_, sign + 1);
    const std::size_t word = at;
    while (at < in_.size() && (is_letter(in_[at]) || (at > word && is_name(in_[at])))) ++at;
    const Text type = in_.substr(word, at - word);
    at = skip_spaces(in_, at);
    if (type.empty() || at >= in_.size() || (in_[at] != '{' && in_[at] != '(') || commented_out(sign)) {
      at_ = std::max(sign + 1, word + type.size());
      return true;
    }
    entry_begin_ = sign;
    faults_ = unclosed_ = 0;
    close_ = in_[at] == '{' ? '}' : ')';
    at_ = at + 1;
    if (equal_ignoring_case(type, "comment"))
      read_comment(at);
    else if (equal_ignoring_case(type, "preamble"))
      read_preamble();
    else if (equal_ignoring_case(type, "string"))
      read_string();
    else
      read_entry(type);
    return true;
  }

  /// True if the line of the sign begins with "%".
  bool commented_out(std::size_t sign) {
    const std::size_t newline = in_.substr(line_at_, sign - line_at_).rfind('\n');
    if (newline != kNone || line_at_ == begin_) {
      const std::size_t line = newline == kNone ? begin_ : line_at_ + newline + 1;
      line_is_remark_ = in_[skip_blanks(line)] == '%';
    }
    line_at_ = sign;
    return line_is_remark_;
  }

  void read_comment(std::size_t open) {
    const std::size_t end = in_[open] == '{' ? comment_end(open) : kNone;
    if (end != kNone) {
      at_ = end + 1;
    } else {
      at_ = std::min(in_.find('\n', open), in_.size());
    }
  }

  /// The brace that ends a comment; a comment may hold whole entries.
  std::size_t comment_end(std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t at = open; at < in_.size(); ++at) {
      if (in_[at] == '{') ++depth;
      if (in_[at] == '}' && --depth == 0) return at;
      if (in_[at] == '\n' && unbalanced_comment_) return kNone;
    }
    unbalanced_comment_ = true;  // so that no other comment is searched to the end
    return kNone;
  }

  void read_preamble() {
    Value value;
    if (!read_value(value, "the preamble")) return skip_entry();
    finish_command();
  }

  void read_string() {
    at_ = skip_spaces(in_, at_);
    const Text name = take_name();
    at_ = skip_spaces(in_, at_);
    if (name.empty() || at_ >= in_.size() || in_[at_] != '=') {
      report("broken-string", "@string needs a name, \"=\" and a value", at_);
      return skip_entry();
    }
    ++at_;
    Value value;
    if (!read_value(value, name)) return skip_entry();
    strings_.define(name, value);
    finish_command();
  }

  void finish_command() {
    at_ = skip_spaces(in_, at_);
    if (at_ < in_.size() && in_[at_] == ',') at_ = skip_spaces(in_, at_ + 1);
    if (at_ < in_.size() && in_[at_] == close_) {
      ++at_;
    } else {
      report("unclosed-entry", "the command that begins here has no closing bracket", entry_begin_);
      skip_entry();
    }
  }

  /// To the next line that begins an entry.
  void skip_entry() { at_ = next_entry(at_); }

  std::size_t next_entry(std::size_t at) const {
    for (at = in_.find('\n', at); at != kNone; at = in_.find('\n', at + 1)) {
      const std::size_t first = skip_blanks(at + 1);
      if (first < in_.size() && in_[first] == '@' && starts_entry(in_, first)) return first;
    }
    return in_.size();
  }

  std::size_t skip_blanks(std::size_t at) const {
    while (at < in_.size() && (in_[at] == ' ' || in_[at] == '\t')) ++at;
    return at;
  }

  // ---- entries ----

  void read_entry(Text type) {
    Entry entry{.type = type, .span = {entry_begin_, entry_begin_}};
    entry.begin = static_cast<std::uint32_t>(out_.fields.size());
    entry.key = read_key();
    while (read_field()) {
    }
    entry.end = static_cast<std::uint32_t>(out_.fields.size());
    entry.span = trimmed(in_, {entry_begin_, std::max(at_, entry_begin_)});
    if (!entry.key.empty() || entry.begin < entry.end) out_.entries.push_back(entry);
  }

  /// The key, and the comma behind it.
  Text read_key() {
    at_ = skip_spaces(in_, at_);
    const std::size_t begin = at_;
    while (at_ < in_.size() && in_[at_] != ',' && in_[at_] != '\n' && in_[at_] != '=' && in_[at_] != '{' &&
           in_[at_] != '"' && (in_[at_] != close_ || close_ == ')'))
      ++at_;
    if (at_ < in_.size() && close_ == ')' && in_[at_] != ',') {  // a key may hold ")", the last closes
      const std::size_t close = in_.substr(begin, at_ - begin).find(')');
      if (close != kNone) at_ = begin + close;
    }
    Text key = trim(in_.substr(begin, at_ - begin));
    const std::size_t next = skip_spaces(in_, at_);
    if (next < in_.size() && in_[next] == '=') {  // what was read is the name of the first field
      const std::size_t space = key.find_last_of(" \t\n\r");
      if (space == kNone) {
        report("missing-key", "the entry has no key; marks cannot call it", entry_begin_);
        at_ = begin;
        return {};
      }
      at_ = static_cast<std::size_t>(key.data() - in_.data()) + space + 1;
      key = trim(key.substr(0, space));
      return fault("missing-comma", "a comma is missing behind the entry's key"), key;
    }
    if (next < in_.size() && in_[next] == ',') {
      at_ = next + 1;
    } else if (next < in_.size() && is_name(in_[next])) {
      fault("missing-comma", "a comma is missing behind the entry's key");
    }
    if (key.empty()) report("missing-key", "the entry has no key; marks cannot call it", entry_begin_);
    return key;
  }

  /// Reads one field and what stands around it; false at the end of the entry.
  bool read_field() {
    skip_between();
    if (at_ >= in_.size()) return report_unclosed();
    if (in_[at_] == close_) return ++at_, false;
    if (in_[at_] == '@' && starts_entry(in_, at_)) return report_unclosed();
    const std::size_t begin = at_;
    const Text name = take_name();
    at_ = skip_spaces(in_, at_);
    if (name.empty() || at_ >= in_.size() || in_[at_] != '=') {
      at_ = name.empty() ? at_ : begin + name.size();
      if (!fault("broken-field", name.empty() ? "a field was expected here"
                                              : "the field " + shown(name) + " has no \"=\" and no value"))
        return false;
      return skip_to_field();
    }
    ++at_;
    Value value;
    if (!read_value(value, name)) return faults_ <= kMostFaults && skip_to_field();
    if (!value.raw.empty()) out_.fields.push_back({name, find_field(name), value});
    return true;
  }

  bool report_unclosed() {
    report("unclosed-entry", "the entry that begins here has no closing bracket", entry_begin_);
    return false;
  }

  /// White space, commas, and remarks that begin with "%".
  void skip_between() {
    while (at_ < in_.size()) {
      if (in_[at_] == '%')
        at_ = std::min(in_.find('\n', at_), in_.size());
      else if (is_space(in_[at_]) || in_[at_] == ',')
        ++at_;
      else
        return;
    }
  }

  Text take_name() {
    const std::size_t begin = at_;
    while (at_ < in_.size() && is_name(in_[at_])) ++at_;
    return in_.substr(begin, at_ - begin);
  }

  /// To the next line of the entry that begins a field; false where the entry ends first.
  bool skip_to_field() {
    const std::size_t next = field_line(at_, in_.size());
    at_ = next;
    return true;
  }

  /// Where the next line begins that a field, the entry's end or another entry begins.
  std::size_t field_line(std::size_t at, std::size_t limit) const {
    for (at = in_.find('\n', at); at < limit; at = in_.find('\n', at + 1)) {
      const std::size_t first = skip_blanks(at + 1);
      if (first >= limit) break;
      if (in_[first] == close_ || (in_[first] == '@' && starts_entry(in_, first))) return first;
      std::size_t end = first;
      while (end < limit && is_name(in_[end]) && end - first < kLongestWord) ++end;
      if (end > first && is_letter(in_[first]) && skip_blanks(end) < limit && in_[skip_blanks(end)] == '=')
        return first;
    }
    return limit;
  }

  // ---- values ----

  /// Pieces joined by "#". False if nothing could be read; it is told then.
  bool read_value(Value& value, Text name) {
    std::string joined;
    Value first;
    std::size_t count = 0;
    at_ = skip_spaces(in_, at_);
    const std::size_t place = at_;
    for (;; ++count) {
      at_ = skip_spaces(in_, at_);
      Value piece;
      if (!read_piece(piece, name)) return false;
      if (count == 0)
        first = piece;
      else
        join(joined, count == 1 ? first.raw : Text{}, piece.raw);
      const std::size_t next = skip_spaces(in_, at_);
      if (next >= in_.size() || in_[next] != '#') break;
      at_ = next + 1;
    }
    if (count > 0) {
      first = {store(std::move(joined)), {place, place}};
    } else if (!first.span.empty()) {
      const std::size_t before = first.span.begin;
      first.span = trimmed(in_, first.span);
      first.raw = first.raw.substr(first.span.begin - before, first.span.size());
    }
    value = first;
    if (count > 0) value.raw = trim(value.raw);
    if (!std::exchange(salvaged_, false)) expect_separator();
    return true;
  }

  void join(std::string& joined, Text first, Text piece) {
    const std::size_t size = first.size() + piece.size();
    if (size > budget_) {
      report("strings-too-long", "the strings of the file come to too much text; some are left out", at_);
      return;
    }
    budget_ -= size;
    joined.append(first).append(piece);
  }

  Text store(std::string text) {
    out_.assembled.push_back(std::move(text));
    return out_.assembled.back();
  }

  /// Behind a value stands a comma or the entry's end.
  void expect_separator() {
    const std::size_t next = skip_spaces(in_, at_);
    if (next >= in_.size() || in_[next] == ',' || in_[next] == close_ || in_[next] == '%') {
      at_ = next;
      return;
    }
    if (in_[next] == '@' && starts_entry(in_, next)) {
      at_ = next;
      return;
    }
    if (fault("missing-comma", "a comma is missing behind this value") && !is_name(in_[next])) at_ = next;
  }

  bool read_piece(Value& piece, Text name) {
    if (at_ >= in_.size()) {
      report("unclosed-entry", "the file ends before the value of " + shown(name), entry_begin_);
      return false;
    }
    if (in_[at_] == '{') return read_delimited(piece, name, '}');
    if (in_[at_] == '"') return read_delimited(piece, name, '"');
    const std::size_t begin = at_;
    const Text word = take_name();
    if (word.empty()) {
      fault("missing-value", "the field " + shown(name) + " has no value");
      return false;
    }
    piece = {word, {begin, at_}};
    if (is_digit(word[0])) return true;
    if (const auto string = strings_.find(word)) {
      piece = {string->raw, {begin, begin}};
      return spend(piece, word);
    }
    read_bare(piece, word);
    return true;
  }

  bool spend(Value& piece, Text word) {
    if (piece.raw.size() > budget_) piece.raw = word;
    budget_ -= std::min(budget_, piece.raw.size());
    return true;
  }

  /// A word that is no string's name, or a text whose delimiters were forgotten.
  void read_bare(Value& piece, Text word) {
    const std::size_t next = skip_spaces(in_, at_);
    const bool alone = next >= in_.size() || Text(",#}%)").find(in_[next]) != kNone ||
                       in_.substr(at_, next - at_).find('\n') != kNone;
    if (alone) {
      if (unknown_.size() < kMostProblems && unknown_.insert(std::string(word)).second)
        report("unknown-string",
               "the string " + shown(word) + " is not defined; its name is taken for its text",
               piece.span.begin);
      return;
    }
    const std::size_t end = std::min(in_.find_first_of(",\n}", at_), in_.size());
    piece.span = trimmed(in_, {piece.span.begin, end});
    piece.raw = piece.span.of(in_);
    at_ = end;
    fault("unquoted-value", "this text needs braces or quotes around it");
  }

  /// "{…}" or "\"…\"".
  bool read_delimited(Value& piece, Text name, char close) {
    const std::size_t open = at_;
    const auto [end, closed] = close == '}' ? braced_end(open) : quoted_end(open);
    if (closed) {
      piece = {in_.substr(open + 1, end - open - 1), {open + 1, end}};
      at_ = end + 1;
      return true;
    }
    wasted_ += end - open;
    if (++unclosed_ > kMostUnclosed) {
      faults_ = kMostFaults + 1;
      at_ = end;
      return false;
    }
    const bool brace = close == '}';
    at_ = open;
    fault(brace ? "unbalanced-brace" : "unbalanced-quote",
          "the value of " + shown(name) + (brace ? " has no closing brace" : " has no closing quote"));
    salvaged_ = true;
    at_ = field_line(open, end);
    std::size_t last = at_;
    while (last > open + 1 && (is_space(in_[last - 1]) || in_[last - 1] == ',')) --last;
    if (last > open + 1 && in_[last - 1] == (brace ? '"' : '}')) --last;
    piece = {in_.substr(open + 1, last - open - 1), {open + 1, last}};
    return true;
  }

  using End = std::pair<std::size_t, bool>;

  /// Searches that found nothing come to a few times the source, then they are short.
  std::size_t search_limit(std::size_t open) const {
    if (wasted_ < kMostWasted * (in_.size() - begin_)) return in_.size();
    return std::min(in_.size(), open + kShortSearch);
  }

  /// Where the brace at `open` is closed; else where the next entry begins, or the text ends.
  End braced_end(std::size_t open) const {
    const std::size_t limit = search_limit(open);
    std::size_t depth = 0;
    for (std::size_t at = open; at < limit; ++at) {
      const char c = in_[at];
      if (c == '{') {
        ++depth;
      } else if (c == '}') {
        if (--depth == 0) return {at, true};
      } else if (c == '\n') {
        const std::size_t first = skip_blanks(at + 1);
        if (first < in_.size() && in_[first] == '@' && starts_entry(in_, first)) return {first, false};
      }
    }
    return {limit, false};
  }

  /// A quote inside braces does not close.
  End quoted_end(std::size_t open) const {
    const std::size_t limit = search_limit(open);
    std::size_t depth = 0;
    for (std::size_t at = open + 1; at < limit; ++at) {
      const char c = in_[at];
      if (c == '{') {
        ++depth;
      } else if (c == '}') {
        if (depth == 0) return {at, false};  // the entry's own
        --depth;
      } else if (c == '"' && depth == 0) {
        return {at, true};
      } else if (c == '\n') {
        const std::size_t first = skip_blanks(at + 1);
        if (first < in_.size() && in_[first] == '@' && starts_entry(in_, first)) return {first, false};
      }
    }
    return {limit, false};
  }

  // ---- what is told ----

  static std::string shown(Text name) { return "\"" + to_valid_utf8(ellipsize(name, kLongestWord)) + "\""; }

  /// A fault of the entry at hand; false if it has had too many to be read on.
  bool fault(Text kind, const std::string& what) {
    if (++faults_ <= kMostFaults) report(kind, what, at_);
    if (faults_ == kMostFaults) skip_entry();
    return faults_ < kMostFaults;
  }

  void report(Text kind, const std::string& what, std::size_t at) {
    if (out_.problems.size() >= kMostProblems) return;
    at = std::min(at, in_.size());
    std::size_t end = at;
    if (end < in_.size()) next_code_point(in_, end);
    out_.problems.push_back({kind, what, {at, end}});
  }

  const Text in_;
  const std::size_t begin_;
  std::size_t at_;
  std::size_t entry_begin_ = 0;
  char close_ = '}';
  std::size_t faults_ = 0, unclosed_ = 0;  ///< Of the entry at hand.
  std::size_t line_at_;                    ///< Up to where lines were looked at for remarks.
  bool line_is_remark_ = false;
  std::size_t wasted_ = 0;  ///< Bytes searched for closing brackets that are not there.
  std::size_t budget_ = 0;  ///< For values put together.
  bool unbalanced_comment_ = false;
  bool salvaged_ = false;  ///< The value at hand ended where the next field begins.
  Strings strings_;
  std::set<std::string> unknown_;
  Database out_;
};

}  // namespace

Value Value::part(std::size_t begin, std::size_t end) const {
  Value out{raw.substr(begin, end - begin), span};
  if (!span.empty()) out.span = {span.begin + begin, span.begin + end};
  return out;
}

bool starts_entry(std::string_view text, std::size_t at) {
  const std::size_t word = ++at;
  while (at < text.size() && is_letter(text[at]) && at - word < kLongestWord) ++at;
  const Text type = text.substr(word, at - word);
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  if (type.empty() || at >= text.size() || (text[at] != '{' && text[at] != '(')) return false;
  for (const Text command : {Text("string"), Text("comment"), Text("preamble")})
    if (equal_ignoring_case(type, command)) return true;
  at = skip_spaces(text, at + 1);
  const std::size_t key = at;
  while (at < text.size() && !is_space(text[at]) && Text(",{}\"=#%").find(text[at]) == kNone &&
         at - key < 4 * kLongestWord)
    ++at;
  at = skip_spaces(text, at);
  return at < text.size() && text[at] == ',';
}

Database read_database(std::string_view source, Span part) {
  return Parser(source, part).parse();
}

}  // namespace citecheck::bibtex
