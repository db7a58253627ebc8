#include "references/csl/json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "references/text.hpp"

namespace citecheck::csl {

namespace {

using Text = std::string_view;
using Kind = JsonNode::Kind;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kMostFaults = 50;  ///< Further ones are not told.

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Parser {
 public:
  explicit Parser(Text text) : text_(text) { json_.text = text; }

  Json parse() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    for (skip_space(); at_ < text_.size(); skip_space())
      if (!step()) recover();
    if (!open_.empty()) fault("the JSON ends before it is complete", text_.size());
    close_all(text_.size());
    return std::move(json_);
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool in_object() const { return !open_.empty() && json_.nodes[open_.back()].kind == Kind::object; }

  /// What stands between entries once the list around them is broken is not told again.
  bool fault(Text what, std::size_t offset) {
    const bool told = gave_up_ && open_.empty();
    if (!told && json_.faults.size() < kMostFaults) json_.faults.push_back({std::string(what), offset});
    return false;
  }

  /// One value with its key, a comma or a closing bracket; false where reading cannot go on.
  bool step() {
    const char c = peek();
    if (c == '}' || c == ']') return close(c);
    if (c == ',') {
      if (!behind_value_ && !open_.empty()) fault("there is a comma where a value should be", at_);
      behind_value_ = false;
      ++at_;
      return true;
    }
    if (behind_value_ && !open_.empty()) fault("a comma is missing before this", at_);
    JsonNode node;
    if (in_object() && !read_key(node)) return false;
    return read_value(node);
  }

  bool close(char bracket) {
    if (open_.empty())
      fault("there is a closing bracket too many", at_);
    else if (in_object() != (bracket == '}'))
      return fault("the closing bracket is of the other kind", at_);
    else
      close_last(at_ + 1);
    ++at_;
    behind_value_ = true;
    return true;
  }

  void close_last(std::size_t end) {
    JsonNode& node = json_.nodes[open_.back()];
    node.span.end = end;
    node.end = static_cast<std::uint32_t>(json_.nodes.size());
    open_.pop_back();
  }

  void close_all(std::size_t end) {
    while (!open_.empty()) close_last(end);
    behind_value_ = false;
  }

  bool read_key(JsonNode& node) {
    if (peek() != '"') return fault("the name of a member should stand here, in double quotes", at_);
    const auto key = read_string(node.key_escaped);
    if (!key) return false;
    node.key = *key;
    skip_space();
    if (peek() != ':') return fault("a colon is missing behind the name of a member", at_);
    ++at_;
    skip_space();
    return true;
  }

  bool read_value(JsonNode& node) {
    const std::size_t begin = at_;
    const char c = peek();
    if (c == '{' || c == '[') {
      node.kind = c == '{' ? Kind::object : Kind::array;
      node.span = {begin, begin};
      ++at_;
      open_.push_back(static_cast<std::uint32_t>(json_.nodes.size()));
      json_.nodes.push_back(node);
      behind_value_ = false;
      return true;
    }
    if (c == '"') {
      const auto string = read_string(node.escaped);
      if (!string) return false;
      node.kind = Kind::string;
      node.span = *string;
    } else if (!read_word(node)) {
      return fault("a value should stand here", begin);
    }
    node.end = static_cast<std::uint32_t>(json_.nodes.size() + 1);
    json_.nodes.push_back(node);
    behind_value_ = true;
    return true;
  }

  /// A number or one of the three words.
  bool read_word(JsonNode& node) {
    std::size_t end = at_;
    while (end < text_.size() && !is_space(text_[end]) && Text(",]}:[{\"").find(text_[end]) == kNone) ++end;
    const Text word = text_.substr(at_, end - at_);
    const bool named = word == "true" || word == "false" || word == "null";
    const bool number = !word.empty() && word.find_first_of("0123456789") != kNone &&
                        word.find_first_not_of("0123456789+-.eE") == kNone;
    if (!named && !number) return false;
    node.kind = number ? Kind::number : Kind::word;
    node.span = {at_, end};
    at_ = end;
    return true;
  }

  std::size_t find_quote_or_escape(std::size_t at) const {
    while (at < text_.size() && text_[at] != '"' && text_[at] != '\\') ++at;
    return at;
  }

  /// Between the quotes. Control characters, which JSON wants escaped, are taken as they are.
  std::optional<Span> read_string(bool& escaped) {
    const std::size_t begin = at_ + 1;
    for (std::size_t at = begin;;) {
      const std::size_t stop = find_quote_or_escape(at);
      if (stop == text_.size()) {
        fault("a string has no closing quote", begin - 1);
        return std::nullopt;
      }
      at = stop + 1;
      if (text_[stop] == '\\') {
        escaped = true;
        at = std::min(at + 1, text_.size());
        continue;
      }
      at_ = at;
      skip_space();
      if (at_ == text_.size() || Text(",:]}").find(text_[at_]) != kNone) return Span{begin, stop};
      fault(
          "behind a string stands neither a comma nor a bracket: a quote inside of a string is written \\\"",
          stop);
      at_ = begin;
      return std::nullopt;
    }
  }

  /// Closes what is open and goes to the next entry: an object behind "}," or at the beginning of a line.
  void recover() {
    close_all(at_);
    gave_up_ = true;
    for (at_ = text_.find('{', at_); at_ != kNone; at_ = text_.find('{', at_ + 1)) {
      const Text before = text_.substr(0, at_);
      const std::size_t last = before.find_last_not_of(" \t\r\n");
      if (last == kNone || before.find('\n', last) != kNone) return;
      if (before[last] == ',' && before.substr(0, last).ends_with('}')) return;
    }
    at_ = text_.size();
  }

  Text text_;
  Json json_;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> open_;  ///< The containers that are not closed yet.
  bool behind_value_ = false;        ///< A comma or a bracket has to come.
  bool gave_up_ = false;
};

// Four hexadecimal digits; none if there are not so many.
std::optional<char32_t> hex4(Text text) {
  if (text.size() < 4) return std::nullopt;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + 4, value, 16);
  if (error != std::errc() || end != text.data() + 4) return std::nullopt;
  return value;
}

bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

// The code point of a \u escape, whose digits begin at `at`, which is moved behind it.
char32_t take_code_point(Text raw, std::size_t& at) {
  const auto first = hex4(raw.substr(std::min(at, raw.size())));
  if (!first) return 0xFFFD;
  at += 4;
  if (!is_high_surrogate(*first)) return is_low_surrogate(*first) ? 0xFFFD : *first;
  if (raw.substr(at).starts_with("\\u"))
    if (const auto second = hex4(raw.substr(at + 2)); second && is_low_surrogate(*second)) {
      at += 6;
      return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
    }
  return 0xFFFD;
}

std::string decode(Text raw) {
  static constexpr Text kNames = "bfnrt", kMeant = "\b\f\n\r\t";
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t stop = std::min(raw.find('\\', at), raw.size());
    out += raw.substr(at, stop - at);
    if (stop + 1 >= raw.size()) break;
    const char name = raw[stop + 1];
    at = stop + 2;
    if (name == 'u')
      append_utf8(out, take_code_point(raw, at));
    else if (const std::size_t known = kNames.find(name); known != kNone)
      out += kMeant[known];
    else
      out += name;
  }
  return out;
}

std::string text_of(Text raw, bool escaped) {
  return to_valid_utf8(escaped ? std::string_view(decode(raw)) : raw);
}

}  // namespace

Json parse_json(std::string_view text) {
  return Parser(text).parse();
}

std::string JsonValue::value() const {
  return text_of(raw(), node().escaped);
}

std::string JsonValue::key() const {
  return text_of(node().key.of(json_->text), node().key_escaped);
}

bool JsonValue::is_true() const {
  static constexpr auto kDenials = std::to_array<Text>({"", "0", "false", "no", "null"});
  const std::string text = to_lower_ascii(trim(value()));
  return std::ranges::find(kDenials, text) == kDenials.end();
}

std::optional<JsonValue> JsonValue::find(std::string_view key) const {
  for (const JsonValue member : *this)
    if (member.key() == key) return member;
  return std::nullopt;
}

std::vector<JsonValue> roots(const Json& json) {
  std::vector<JsonValue> out;
  for (std::uint32_t i = 0; i < json.nodes.size(); i = json.nodes[i].end) out.emplace_back(json, i);
  return out;
}

}  // namespace citecheck::csl
