#pragma once
// Tokens: an HTML document split into tags and text, as the tokenizer of the HTML Standard does (13.2.5). One
// linear pass that copies nothing: what it gives are views of the source. What a tag means is for its reader
// to say: the content of elements such as script and title is markup or not by where they stand, and so are
// CDATA sections.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace citecheck {

/// As written: character references are not decoded, the quotes of the value are left out.
struct HtmlAttribute {
  std::string_view name, value;
};

struct HtmlToken {
  enum class Kind : std::uint8_t { text, start_tag, end_tag };
  Kind kind = Kind::text;
  std::string_view text;  ///< The run of text, or the name of the tag as written.
  std::size_t begin = 0;  ///< Byte of the source at which the text, or the tag's "<", stands.
};

class HtmlTokens {
 public:
  /// What a tag repeats beyond this is counted, not kept.
  static constexpr std::size_t kMaxAttributes = 256;

  /// `source` outlives this.
  explicit HtmlTokens(std::string_view source) : source_(source) {}

  /// The next tag or run of text; comments, doctypes and what stands for neither are left out. False at the
  /// end. `cdata` tells whether "<![CDATA[" begins a section here; its content is text.
  bool next(HtmlToken& token, bool cdata = false);

  /// Reads the tag that next() gave to its ">"; false if the source ends before, then it is none. Without
  /// this call next() skips its attributes.
  bool read_attributes();
  /// Of the tag last read by read_attributes().
  std::span<const HtmlAttribute> attributes() const { return attributes_; }
  std::size_t attribute_count() const { return attribute_count_; }
  bool self_closing() const { return self_closing_; }

  /// The content of an element in which nothing but its own end tag is markup, after its start tag. Its end
  /// tag is the next token, if there is one.
  std::string_view read_raw_text(std::string_view name);
  /// All that is left, as text.
  std::string_view read_rest();

  /// Bytes read.
  std::size_t at() const { return at_; }

 private:
  bool begins_markup(std::size_t at) const;
  bool next_markup(HtmlToken& token, bool cdata);
  void read_name(HtmlToken& token, bool is_end);
  template <bool kKept>
  bool to_tag_end();
  std::string_view read_value();
  void skip_past(std::string_view mark, std::size_t from);
  void skip_comment();
  bool is_named(std::size_t at, std::string_view name) const;
  std::size_t end_of_script(std::string_view name) const;

  std::string_view source_;
  std::size_t at_ = 0, attribute_count_ = 0;
  std::vector<HtmlAttribute> attributes_;
  bool in_tag_ = false, self_closing_ = false;
};

}  // namespace citecheck
