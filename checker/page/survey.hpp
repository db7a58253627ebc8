#pragma once
// Survey: one walk over a page that tells which parts a reader sees, which are not about the page itself
// (comments, teasers, side bars), and where its heading stands. Every reader of visible text needs it.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "checker/page/marks.hpp"
#include "references/html/html.hpp"

namespace citecheck {

class Survey {
 public:
  explicit Survey(const HtmlTree& html);

  const HtmlTree& html() const { return html_; }
  /// True if the node or one above it is invisible.
  bool hidden(HtmlTree::Index node) const { return (flags_[node] & kHidden) != 0; }
  /// True if the node lies in a part that tells of other pages, or in the page's frame.
  bool aside(HtmlTree::Index node) const { return (flags_[node] & kAside) != 0; }
  /// True if the node is what readers wrote, not the page's author.
  bool in_comment(HtmlTree::Index node) const { return (flags_[node] & kComment) != 0; }
  bool in_main_text(HtmlTree::Index node) const { return flags_[node] == 0; }

  /// What the node's class names and id say, as bits of Mark.
  std::uint16_t marks(HtmlTree::Index node) const { return marks_[node]; }

  /// Code points of visible text, navigation left out, runs of white space counted once.
  std::size_t text_length() const { return text_length_; }
  /// The start of the visible text, navigation left out.
  const std::string& opening() const { return opening_; }

  /// The element that holds the page's heading: the one that repeats most of one of `titles`, else the
  /// first h1 of the main text; kNone if there is none.
  HtmlTree::Index find_heading(std::span<const std::string> titles) const;

  /// What holds the heading is not aside. `heading` is not kNone.
  void settle(HtmlTree::Index heading);

 private:
  enum : std::uint8_t { kHidden = 1, kAside = 2, kFrame = 4, kOwnAside = 8, kComment = 16, kOwnComment = 32 };

  void spread_asides();

  std::uint8_t own_flags(HtmlTree::Index node) const;
  std::size_t count(std::string_view text);

  const HtmlTree& html_;
  std::vector<std::uint8_t> flags_;
  std::vector<std::uint16_t> marks_;
  std::size_t text_length_ = 0;
  std::string opening_;
};

/// True if one of `parts` is in `text`.
bool contains_any(std::string_view text, std::span<const std::string_view> parts);

}  // namespace citecheck
