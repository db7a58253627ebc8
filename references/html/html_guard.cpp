#include "references/html/html_guard.hpp"

#include <algorithm>
#include <cstdint>

#include "references/html/open_elements.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ends_name(char c) {
  return is_space(c) || c == '/' || c == '>';
}

/// Splits a document into tags as the tokenizer does (HTML Standard, 13.2.5).
class Guard {
 public:
  Guard(std::string_view source, const HtmlLimits& limits) : source_(source), limits_(limits) {}

  std::size_t run() {
    while (at_ < source_.size()) {
      const std::size_t begin = at_;
      if (!step() || passed()) return begin;
    }
    return source_.size();
  }

 private:
  /// Reads text, or one piece of markup; false if the document must end before it.
  bool step() {
    const std::size_t less = std::min(source_.find('<', at_), source_.size());
    if (less > at_) {
      open_.read_text(less - at_);
      at_ = less;
      return true;
    }
    const std::string_view rest = source_.substr(at_ + 1);
    if (rest.empty()) {
      at_ = source_.size();
    } else if (is_alpha(rest[0])) {
      return read_tag(false);
    } else if (rest[0] == '/' && rest.size() > 1 && is_alpha(rest[1])) {
      return read_tag(true);
    } else if (rest.starts_with("!--")) {
      skip_comment();
    } else if (rest.starts_with("![CDATA[") && open_.in_foreign()) {
      skip_past("]]>", at_ + 9);
    } else if (rest[0] == '!' || rest[0] == '?' || rest[0] == '/') {
      skip_past(">", at_ + 2);
    } else {
      open_.read_text(1);
      ++at_;
    }
    return true;
  }

  bool passed() const {
    return !open_.is_certain() || open_.depth() > limits_.depth || open_.formatting() > limits_.formatting ||
           open_.nodes() > limits_.nodes || open_.steps() > limits_.steps;
  }

  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t found = source_.find(mark, std::min(from, source_.size()));
    at_ = found == std::string_view::npos ? source_.size() : found + mark.size();
  }

  void skip_comment() {
    const std::size_t inside = at_ + 4;
    const std::string_view rest = source_.substr(inside);
    if (rest.starts_with('>')) {
      at_ = inside + 1;
      return;
    }
    if (rest.starts_with("->")) {
      at_ = inside + 2;
      return;
    }
    // "-->" or "--!>".
    for (std::size_t dashes = source_.find("--", inside); dashes != std::string_view::npos;
         dashes = source_.find("--", dashes + 1)) {
      const std::string_view after = source_.substr(dashes + 2);
      if (!after.starts_with('>') && !after.starts_with("!>")) continue;
      at_ = dashes + (after[0] == '>' ? 3 : 4);
      return;
    }
    at_ = source_.size();
  }

  void skip_space() {
    while (at_ < source_.size() && is_space(source_[at_])) ++at_;
  }

  bool read_tag(bool is_end) {
    HtmlTag tag;
    tag.is_end = is_end;
    at_ += is_end ? 2 : 1;
    const std::size_t begin = at_;
    while (at_ < source_.size() && !ends_name(source_[at_])) ++at_;
    const std::string_view name = source_.substr(begin, at_ - begin);
    tag.name = gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
    tag.written = name;
    read_attributes(tag);
    if (tag.attributes > limits_.attributes) return false;
    if (!is_end && (tag.name == GUMBO_TAG_HTML || tag.name == GUMBO_TAG_BODY)) {
      document_attributes_ += tag.attributes;
      if (document_attributes_ > limits_.attributes) return false;
    }
    if (!open_.read(tag) || is_end) return true;
    if (tag.name == GUMBO_TAG_FRAMESET) framed_ = true;
    if (tag.name == GUMBO_TAG_PLAINTEXT) return !framed_ && skip_rest();
    if (!is_raw_text(tag.name)) return true;
    // A set of frames may make the parser ignore the tag and see markup in its content.
    if (framed_ && tag.name != GUMBO_TAG_NOFRAMES) return false;
    skip_raw_text(name);
    return true;
  }

  bool skip_rest() {
    open_.read_text(source_.size() - at_);
    at_ = source_.size();
    return true;
  }

  /// Up to and with ">".
  void read_attributes(HtmlTag& tag) {
    while (at_ < source_.size()) {
      skip_space();
      if (at_ >= source_.size()) return;
      if (source_[at_] == '>') {
        ++at_;
        return;
      }
      tag.self_closing = source_[at_] == '/';
      if (tag.self_closing) {
        ++at_;
        tag.self_closing = at_ < source_.size() && source_[at_] == '>';
        continue;
      }
      read_attribute(tag);
    }
  }

  void read_attribute(HtmlTag& tag) {
    const std::size_t begin = at_++;  // An equals sign at the start belongs to the name.
    while (at_ < source_.size() && !ends_name(source_[at_]) && source_[at_] != '=') ++at_;
    const std::string_view name = source_.substr(begin, at_ - begin);
    const std::string_view value = read_value();
    if (equal_ignoring_case(name, "encoding") &&
        to_lower_ascii(value.substr(0, 64)).find("html") != std::string::npos)
      tag.has_html_encoding = true;
    for (const std::string_view font : {"color", "face", "size"})
      if (equal_ignoring_case(name, font)) tag.has_font_attribute = true;
    ++tag.attributes;
  }

  std::string_view read_value() {
    skip_space();
    if (at_ >= source_.size() || source_[at_] != '=') return {};
    ++at_;
    skip_space();
    if (at_ >= source_.size() || source_[at_] == '>') return {};
    const std::size_t begin = at_;
    const char quote = source_[at_];
    if (quote == '"' || quote == '\'')
      skip_past({&quote, 1}, at_ + 1);
    else
      while (at_ < source_.size() && !is_space(source_[at_]) && source_[at_] != '>') ++at_;
    return source_.substr(begin, at_ - begin);
  }

  /// True if a tag of that name stands at `at`, just after its "<" or "</".
  bool is_named(std::size_t at, std::string_view name) const {
    return starts_with_ignoring_case(source_.substr(at), name) && at + name.size() < source_.size() &&
           ends_name(source_[at + name.size()]);
  }

  void skip_raw_text(std::string_view name) {
    const bool script = equal_ignoring_case(name, "script");
    // Inside "<!--" of a script, another "<script" hides the next end tag (13.2.5.15 and after).
    bool escaped = false, twice = false;
    std::size_t escape = 0;
    for (std::size_t at = at_; at < source_.size(); ++at) {
      if (escaped) {
        at = std::min(source_.find_first_of("<-", at), source_.size());
        if (at >= escape && source_.substr(at).starts_with("-->")) escaped = twice = false;
      } else {
        at = std::min(source_.find('<', at), source_.size());
      }
      const std::string_view rest = source_.substr(at);
      if (script && !escaped && rest.starts_with("<!--")) {
        escaped = true;
        escape = at + 2;
        ++at;  // To "!": its dashes may be those of "-->".
      } else if (escaped && rest.starts_with("<") && is_named(at + 1, name)) {
        twice = true;
      } else if (rest.starts_with("</") && is_named(at + 2, name)) {
        if (!twice) {
          at_ = at + 2 + name.size();
          HtmlTag end;
          return read_attributes(end);
        }
        twice = false;
      }
    }
    at_ = source_.size();
  }

  std::string_view source_;
  const HtmlLimits& limits_;
  std::size_t at_ = 0, document_attributes_ = 0;
  bool framed_ = false;
  OpenElements open_;
};

}  // namespace

std::size_t parseable_bytes(std::string_view source, const HtmlLimits& limits) {
  std::size_t bytes = std::min(source.size(), limits.bytes);
  // Whole code points.
  while (bytes > 0 && bytes < source.size() && (static_cast<unsigned char>(source[bytes]) & 0xC0) == 0x80)
    --bytes;
  return Guard(source.substr(0, bytes), limits).run();
}

}  // namespace citecheck
