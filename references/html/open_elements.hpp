#pragma once
// OpenElements: an upper estimate of what the HTML parser holds at a tag: its stack of open elements and its
// list of active formatting elements (HTML Standard, 13.2.4.2 and 13.2.4.3). An element is taken from it only
// where the parser surely takes it too; where the rules depend on more than is kept here, it stays.

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace citecheck {

struct HtmlTag {
  GumboTag name = GUMBO_TAG_UNKNOWN;
  std::string_view written;  ///< The name in the source.
  bool is_end = false;
  bool self_closing = false;
  bool has_font_attribute = false;  ///< color, face or size, by which <font> ends foreign content.
  bool has_html_encoding = false;   ///< By which MathML's <annotation-xml> holds HTML.
  std::size_t attributes = 0;
};

class OpenElements {
 public:
  /// True if the rules of HTML apply to the tag; false if it is one of SVG or MathML.
  bool read(const HtmlTag& tag);
  /// Characters outside tags: the parser looks for the last formatting element at each.
  void read_text(std::size_t bytes) { steps_ += formatting_.empty() ? 0 : bytes * depth(); }

  /// True if the innermost element is one of SVG or MathML, where CDATA sections are known.
  bool in_foreign() const { return !open_.empty() && open_.back().space != Space::html; }
  bool in_select() const { return select_ != kNone; }
  /// False after a tag of which the parser's treatment depends on what is not kept here. No page needs such
  /// tags; beyond them nothing is estimated.
  bool is_certain() const { return certain_; }

  std::size_t depth() const { return open_.size() + formatting_.size() + stuck_; }
  std::size_t formatting() const { return formatting_.size(); }
  std::size_t nodes() const { return nodes_; }
  std::size_t steps() const { return steps_; }

 private:
  enum class Space : std::uint8_t { html, svg, math };
  struct Open {
    GumboTag name;
    Space space;
    bool doubtful = false;          ///< A p before a table: open in quirks mode only.
    std::string_view written = {};  ///< Of an element of SVG or MathML: gumbo knows few by a number.

    bool is(GumboTag html_name) const { return name == html_name && space == Space::html; }
  };
  struct Formatting {
    GumboTag name;
    std::size_t depth;  ///< Elements of `open_` below it; lowered when some of those are closed.
  };
  static constexpr std::size_t kNone = SIZE_MAX;
  /// The name of an element that may be open or not: no end tag finds it, or it would close more than it may.
  static constexpr GumboTag kNameless = GUMBO_TAG_LAST;

  bool start(const HtmlTag& tag);
  void start_foreign(const HtmlTag& tag);
  void start_html(const HtmlTag& tag);
  bool start_in_select(GumboTag name);
  void start_table_part(GumboTag name);
  void start_item(GumboTag name);
  void end(const HtmlTag& tag);
  /// True if a start tag here is one of SVG or MathML.
  bool takes_foreign() const { return in_foreign() && !is_integration(open_.back()); }
  bool end_in_foreign(std::string_view written);
  bool end_in_select(GumboTag name);
  void end_formatting(GumboTag name);
  void end_ordinary(GumboTag name);
  void end_form();
  void end_template();

  static bool is_integration(const Open& open);
  static bool is_barrier(const Open& open);
  /// The innermost open element that `matches`, none beyond one that `stops`.
  template <typename Matches, typename Stops>
  std::size_t find(Matches matches, Stops stops) const;
  std::size_t find_in_scope(GumboTag name) const;
  std::size_t find_in_table(GumboTag name) const;

  void push(GumboTag name, Space space = Space::html) { open_.push_back({name, space}); }
  void pop_to(std::size_t size);
  void close_marked(std::size_t size);
  std::size_t find_p() const;
  void close_p();
  void start_table();
  void start_ruby_part();
  void remove(std::size_t at);

  std::vector<Open> open_;
  std::vector<Formatting> formatting_;
  std::size_t select_ = kNone;  ///< The open select element.
  /// Markers left in the list of formatting elements; elements counted as open for ever.
  std::size_t leaked_ = 0, stuck_ = 0, nodes_ = 0, steps_ = 0;
  bool certain_ = true;
};

}  // namespace citecheck
