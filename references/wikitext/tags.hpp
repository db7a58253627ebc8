#pragma once
// Tags: the extension tags of MediaWiki (<ref>, <nowiki>, …) and their attributes. Which tag is opaque, where
// the next closing tag stands, and what name= says.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace citecheck::wikitext {

/// Tags whose content is no markup for the reader of references. The last ones name containers.
inline constexpr std::array<std::string_view, 16> kTagNames = {
    "nowiki", "pre",          "syntaxhighlight", "source", "math",     "chem",        "ce",  "score",
    "graph",  "templatedata", "timeline",        "hiero",  "inputbox", "includeonly", "ref", "references"};
inline constexpr std::size_t kRefTag = 14, kReferencesTag = 15;

/// Which of kTagNames opens at text[at] (a "<"); none if none does. White space, "/" or ">" ends the name.
std::optional<std::size_t> tag_opened_at(std::string_view text, std::size_t at);

/// Finds closing tags ("</ref >", in any case). Asked with rising offsets, all answers together cost one pass
/// over the text for each tag that occurs.
class ClosingTags {
 public:
  explicit ClosingTags(std::string_view text) : text_(text) {}

  struct Place {
    std::size_t begin = std::string_view::npos, end = std::string_view::npos;
    bool found() const { return begin != std::string_view::npos; }
  };
  /// The first closing tag of kTagNames[tag] at or after `from`.
  Place next(std::size_t tag, std::size_t from);

 private:
  struct Memo {
    bool asked = false;
    Place place;
  };
  std::string_view text_;
  std::array<Memo, kTagNames.size()> memos_{};
};

/// The end of the closing tag of kTagNames[tag] at text[at]; npos if none stands there.
std::size_t closing_tag_end(std::string_view text, std::size_t at, std::size_t tag);

/// An attribute of a tag: "x" of `name = "x"`, as written between its quotes.
struct Attribute {
  std::string_view name, value;
};

/// The next attribute that has a value at or behind `at`, which is moved behind it; none at the end.
std::optional<Attribute> next_attribute(std::string_view attributes, std::size_t& at);

/// The value of the first attribute of that name; none if it is not there.
std::optional<std::string_view> attribute(std::string_view attributes, std::string_view name);

/// A reference's name or group as MediaWiki compares it: without quotes, entities decoded, runs of space and
/// underscores made one space.
std::string reference_key(std::string_view written);

}  // namespace citecheck::wikitext
