#include "references/html/html_tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/text.hpp"

namespace citecheck {

namespace {

enum : std::uint8_t { kSpace = 1, kEndsName = 2, kEndsAttribute = 4, kEndsValue = 8 };

constexpr auto kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (const unsigned char c : {' ', '\t', '\n', '\r', '\f'})
    classes[c] = kSpace | kEndsName | kEndsAttribute | kEndsValue;
  classes['/'] = kEndsName | kEndsAttribute;
  classes['>'] = kEndsName | kEndsAttribute | kEndsValue;
  classes['='] = kEndsAttribute;
  return classes;
}();

bool is(char c, std::uint8_t what) {
  return (kClasses[static_cast<unsigned char>(c)] & what) != 0;
}

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Where `source` from `at` on has the first character of that class, or its end.
std::size_t find_class(std::string_view source, std::size_t at, std::uint8_t what) {
  while (at < source.size() && !is(source[at], what)) ++at;
  return at;
}

}  // namespace

bool HtmlTokens::next(HtmlToken& token, bool cdata) {
  if (in_tag_) to_tag_end<false>();
  while (at_ < source_.size()) {
    std::size_t less = source_.find('<', at_);
    while (less < source_.size() && !begins_markup(less)) less = source_.find('<', less + 1);
    less = std::min(less, source_.size());
    if (less > at_) {
      token = {HtmlToken::Kind::text, source_.substr(at_, less - at_), at_};
      at_ = less;
      return true;
    }
    if (next_markup(token, cdata)) return true;
  }
  return false;
}

bool HtmlTokens::begins_markup(std::size_t at) const {
  if (at + 1 >= source_.size()) return false;
  const char c = source_[at + 1];
  return is_alpha(c) || c == '!' || c == '?' || (c == '/' && at + 2 < source_.size());
}

/// At a "<" that begins markup; false if it is no token.
bool HtmlTokens::next_markup(HtmlToken& token, bool cdata) {
  const std::string_view rest = source_.substr(at_ + 1);
  const bool is_end = rest[0] == '/';
  if (is_alpha(rest[is_end ? 1 : 0])) {
    read_name(token, is_end);
    return true;
  }
  if (rest.starts_with("!--")) {
    skip_comment();
    return false;
  }
  if (cdata && rest.starts_with("![CDATA[")) {
    const std::size_t begin = at_ + 9;
    skip_past("]]>", begin);
    const bool closed = source_.substr(begin, at_ - begin).ends_with("]]>");
    token = {HtmlToken::Kind::text, source_.substr(begin, at_ - begin - (closed ? 3 : 0)), begin};
    return true;
  }
  // A doctype, or what the standard takes for a comment.
  skip_past(">", at_ + (is_end ? 2 : 1));
  return false;
}

void HtmlTokens::read_name(HtmlToken& token, bool is_end) {
  const std::size_t begin = at_ + (is_end ? 2 : 1), end = find_class(source_, begin, kEndsName);
  token = {is_end ? HtmlToken::Kind::end_tag : HtmlToken::Kind::start_tag, source_.substr(begin, end - begin),
           at_};
  at_ = end;
  in_tag_ = true;
}

bool HtmlTokens::read_attributes() {
  attributes_.clear();
  return to_tag_end<true>();
}

/// Up to and with ">"; false if there is none.
template <bool kKept>
bool HtmlTokens::to_tag_end() {
  in_tag_ = false;
  attribute_count_ = 0;
  self_closing_ = false;
  while (at_ < source_.size()) {
    const char c = source_[at_];
    if (is(c, kSpace)) {
      ++at_;
      continue;
    }
    if (c == '>') {
      ++at_;
      return true;
    }
    self_closing_ = c == '/';
    if (self_closing_) {
      ++at_;
      self_closing_ = at_ < source_.size() && source_[at_] == '>';
      continue;
    }
    // An equals sign at the start belongs to the name.
    const std::size_t begin = at_;
    at_ = find_class(source_, at_ + 1, kEndsAttribute);
    const std::string_view name = source_.substr(begin, at_ - begin), value = read_value();
    ++attribute_count_;
    if (kKept && attributes_.size() < kMaxAttributes) attributes_.push_back({name, value});
  }
  return false;
}

std::string_view HtmlTokens::read_value() {
  while (at_ < source_.size() && is(source_[at_], kSpace)) ++at_;
  if (at_ >= source_.size() || source_[at_] != '=') return {};
  ++at_;
  while (at_ < source_.size() && is(source_[at_], kSpace)) ++at_;
  if (at_ >= source_.size() || source_[at_] == '>') return {};
  const char quote = source_[at_];
  if (quote != '"' && quote != '\'') {
    const std::size_t begin = at_;
    at_ = find_class(source_, at_, kEndsValue);
    return source_.substr(begin, at_ - begin);
  }
  const std::size_t begin = at_ + 1, end = std::min(source_.find(quote, begin), source_.size());
  at_ = std::min(end + 1, source_.size());
  return source_.substr(begin, end - begin);
}

void HtmlTokens::skip_past(std::string_view mark, std::size_t from) {
  const std::size_t found = source_.find(mark, std::min(from, source_.size()));
  at_ = found == std::string_view::npos ? source_.size() : found + mark.size();
}

void HtmlTokens::skip_comment() {
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

/// True if a tag of that name stands at `at`, just after its "<" or "</".
bool HtmlTokens::is_named(std::size_t at, std::string_view name) const {
  return starts_with_ignoring_case(source_.substr(at), name) && at + name.size() < source_.size() &&
         is(source_[at + name.size()], kEndsName);
}

/// Inside "<!--" of a script, another "<script" hides the next end tag (13.2.5.15 and after).
std::size_t HtmlTokens::end_of_script(std::string_view name) const {
  bool escaped = false, twice = false;
  std::size_t escape = 0;
  for (std::size_t at = at_; at < source_.size(); ++at) {
    at = std::min(escaped ? source_.find_first_of("<-", at) : source_.find('<', at), source_.size());
    const std::string_view rest = source_.substr(at);
    if (escaped && at >= escape && rest.starts_with("-->")) {
      escaped = twice = false;
    } else if (!escaped && rest.starts_with("<!--")) {
      escaped = true;
      escape = at + 2;
      ++at;  // To "!": its dashes may be those of "-->".
    } else if (escaped && rest.starts_with("<") && is_named(at + 1, name)) {
      twice = true;
    } else if (rest.starts_with("</") && is_named(at + 2, name)) {
      if (!twice) return at;
      twice = false;
    }
  }
  return source_.size();
}

std::string_view HtmlTokens::read_raw_text(std::string_view name) {
  if (in_tag_) to_tag_end<false>();
  const std::size_t begin = at_;
  if (equal_ignoring_case(name, "script")) {
    at_ = end_of_script(name);
  } else {
    at_ = source_.find("</", at_);
    while (at_ < source_.size() && !is_named(at_ + 2, name)) at_ = source_.find("</", at_ + 2);
    at_ = std::min(at_, source_.size());
  }
  return source_.substr(begin, at_ - begin);
}

std::string_view HtmlTokens::read_rest() {
  if (in_tag_) to_tag_end<false>();
  const std::size_t begin = std::exchange(at_, source_.size());
  return source_.substr(begin);
}

}  // namespace citecheck
