#include "references/xml/repair.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "references/span.hpp"

namespace citecheck::xml {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (c & 0x80) != 0;
}

bool is_in_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

class Repair {
 public:
  explicit Repair(Text source) : source_(source), out_(source) {}

  std::string run() {
    std::size_t behind = 0;
    for (std::size_t at = source_.find('<'); at != kNone; at = source_.find('<', behind)) behind = markup(at);
    const bool is_cut = !open_.empty() && behind > 0 && out_[behind - 1] == '>';
    if (is_cut) blank({behind, source_.size()});
    return std::move(out_);
  }

 private:
  struct Open {
    Text name;
    Span tag;
  };

  void blank(Span span) {
    std::fill(out_.begin() + static_cast<std::ptrdiff_t>(span.begin),
              out_.begin() + static_cast<std::ptrdiff_t>(span.end), ' ');
  }

  // Each returns where to go on.

  std::size_t markup(std::size_t at) {
    const Text rest = source_.substr(at);
    if (rest.starts_with("<!--")) return up_to(at, 4, "-->");
    if (rest.starts_with("<![CDATA[")) return up_to(at, 9, "]]>");
    if (rest.starts_with("<?")) return up_to(at, 2, "?>");
    if (rest.starts_with("<!DOCTYPE") && !doctype_read_) return doctype(at);
    if (rest.starts_with("</")) return end_tag(at);
    if (rest.size() > 1 && begins_name(rest[1])) return start_tag(at);
    blank({at, at + 1});
    return at + 1;
  }

  std::size_t up_to(std::size_t at, std::size_t length, Text close) {
    // What is nowhere ahead once is not looked for again.
    if (std::ranges::find(absent_, close) == absent_.end()) {
      if (const std::size_t end = source_.find(close, at + length); end != kNone) return end + close.size();
      absent_.push_back(close);
    }
    blank({at, at + length});
    return at + length;
  }

  // To its ">", brackets and quotes skipped.
  std::size_t doctype(std::size_t at) {
    doctype_read_ = true;
    int depth = 0;
    for (std::size_t i = at + 2; i < source_.size(); ++i) {
      const char c = source_[i];
      if (c == '"' || c == '\'') {
        i = source_.find(c, i + 1);
        if (i == kNone) break;
      } else if (c == '<' || c == '[') {
        ++depth;
      } else if (c == ']') {
        --depth;
      } else if (c == '>' && depth-- <= 0) {
        return i + 1;
      }
    }
    blank({at, at + 9});
    return at + 9;
  }

  std::size_t name_end(std::size_t at) const {
    while (at < source_.size() && is_in_name(source_[at])) ++at;
    return at;
  }

  std::size_t skip_space(std::size_t at) const {
    while (at < source_.size() && is_space(source_[at])) ++at;
    return at;
  }

  // Behind the ">" of the tag, or at the "<" or the end that comes first.
  std::size_t tag_end(std::size_t at) const {
    const std::size_t end = std::min(source_.find_first_of("<>", at), source_.size());
    return end < source_.size() && source_[end] == '>' ? end + 1 : end;
  }

  std::size_t end_tag(std::size_t at) {
    const std::size_t end = name_end(at + 2);
    const Text name = source_.substr(at + 2, end - at - 2);
    const std::size_t close = skip_space(end);
    const bool ends = close < source_.size() && source_[close] == '>';
    const auto count = counts_.find(name);
    if (!ends || count == counts_.end() || count->second == 0) {
      const std::size_t behind = tag_end(at + 2);
      blank({at, behind});
      return behind;
    }
    while (open_.back().name != name) {
      blank(open_.back().tag);
      --counts_[open_.back().name];
      open_.pop_back();
    }
    --count->second;
    open_.pop_back();
    return close + 1;
  }

  std::size_t start_tag(std::size_t at) {
    const std::size_t name = name_end(at + 1);
    std::size_t end = attributes_end(name);
    if (end == kNone) {
      // The element is kept without its attributes, if its tag ends.
      end = tag_end(name);
      if (source_[end - 1] != '>') {
        blank({at, end});
        return end;
      }
      const bool is_empty = source_[end - 2] == '/' && end - 2 >= name;
      blank({name, end - (is_empty ? 2 : 1)});
    }
    if (source_[end - 2] == '/') return end;
    const Text called = source_.substr(at + 1, name - at - 1);
    open_.push_back({called, {at, end}});
    ++counts_[called];
    return end;
  }

  // Behind the ">" that follows well-formed attributes; npos if they are not.
  std::size_t attributes_end(std::size_t at) const {
    for (;;) {
      const std::size_t begin = skip_space(at);
      const Text rest = source_.substr(begin, 2);
      if (rest.starts_with('>')) return begin + 1;
      if (rest == "/>") return begin + 2;
      if (begin == at || rest.empty() || !begins_name(rest[0])) return kNone;
      const std::size_t equals = skip_space(name_end(begin));
      if (equals >= source_.size() || source_[equals] != '=') return kNone;
      const std::size_t quote = skip_space(equals + 1);
      if (quote >= source_.size() || (source_[quote] != '"' && source_[quote] != '\'')) return kNone;
      const char ends[] = {source_[quote], '<', '\0'};
      const std::size_t close = source_.find_first_of(ends, quote + 1);
      if (close == kNone || source_[close] == '<') return kNone;
      at = close + 1;
    }
  }

  Text source_;
  std::string out_;
  std::vector<Open> open_;
  std::unordered_map<Text, std::size_t> counts_;  // How many of a name are open.
  std::vector<Text> absent_;                      // Closing marks that are not ahead.
  bool doctype_read_ = false;
};

}  // namespace

std::string repair(std::string_view source) {
  return Repair(source).run();
}

}  // namespace citecheck::xml
