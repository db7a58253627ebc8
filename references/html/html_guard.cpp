#include "references/html/html_guard.hpp"

#include <algorithm>

#include "references/html/html_tags.hpp"
#include "references/html/html_tokens.hpp"
#include "references/html/open_elements.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

/// Follows the tokens and what the parser makes of them.
class Guard {
 public:
  Guard(std::string_view source, const HtmlLimits& limits)
      : source_(source), limits_(limits), tokens_(source) {}

  std::size_t run() {
    HtmlToken token;
    while (tokens_.next(token, open_.in_foreign())) {
      if (token.kind == HtmlToken::Kind::text)
        open_.read_text(token.text.size());
      else if (!read_tag(token))
        return token.begin;
      if (passed()) return token.begin;
    }
    return source_.size();
  }

 private:
  bool passed() const {
    return !open_.is_certain() || open_.depth() > limits_.depth || open_.formatting() > limits_.formatting ||
           open_.nodes() > limits_.nodes || open_.steps() > limits_.steps;
  }

  /// False if the document must end before the tag.
  bool read_tag(const HtmlToken& token) {
    HtmlTag tag;
    tag.is_end = token.kind == HtmlToken::Kind::end_tag;
    tag.name = gumbo_tagn_enum(token.text.data(), static_cast<unsigned>(token.text.size()));
    tag.written = token.text;
    tokens_.read_attributes();
    note_attributes(tag);
    if (tag.attributes > limits_.attributes) return false;
    if (!tag.is_end && (tag.name == GUMBO_TAG_HTML || tag.name == GUMBO_TAG_BODY)) {
      document_attributes_ += tag.attributes;
      if (document_attributes_ > limits_.attributes) return false;
    }
    if (!open_.read(tag) || tag.is_end) return true;
    if (tag.name == GUMBO_TAG_FRAMESET) framed_ = true;
    if (tag.name == GUMBO_TAG_PLAINTEXT) {
      open_.read_text(tokens_.read_rest().size());
      return !framed_;
    }
    if (!kRaw[tag.name]) return true;
    // A set of frames may make the parser ignore the tag and see markup in its content.
    if (framed_ && tag.name != GUMBO_TAG_NOFRAMES) return false;
    tokens_.read_raw_text(token.text);
    // Its end tag closes nothing else.
    HtmlToken end;
    if (tokens_.next(end)) tokens_.read_attributes();
    return true;
  }

  void note_attributes(HtmlTag& tag) const {
    tag.attributes = tokens_.attribute_count();
    tag.self_closing = tokens_.self_closing();
    for (const HtmlAttribute& attribute : tokens_.attributes()) {
      if (equal_ignoring_case(attribute.name, "encoding") &&
          to_lower_ascii(attribute.value.substr(0, 64)).find("html") != std::string::npos)
        tag.has_html_encoding = true;
      for (const std::string_view font : {"color", "face", "size"})
        if (equal_ignoring_case(attribute.name, font)) tag.has_font_attribute = true;
    }
  }

  std::string_view source_;
  const HtmlLimits& limits_;
  HtmlTokens tokens_;
  std::size_t document_attributes_ = 0;
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
