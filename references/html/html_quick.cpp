// The quick way to a tree: one pass over the tokens with the rules that shape real pages (what ends a
// paragraph, an item, a cell), but without those that move misnested elements about.

#include <algorithm>
#include <array>

#include "references/html/html.hpp"
#include "references/html/html_head.hpp"
#include "references/html/html_references.hpp"
#include "references/html/html_scan.hpp"
#include "references/html/html_tags.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxDepth = 512, kMaxNodes = 1u << 19;
constexpr std::size_t kMaxWalk = 256;  ///< Open elements that an end tag looks at.

// What may stand in a head.
const HtmlTags kMetadata = html_tags({GUMBO_TAG_META, GUMBO_TAG_LINK, GUMBO_TAG_TITLE, GUMBO_TAG_SCRIPT,
                                      GUMBO_TAG_STYLE, GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND,
                                      GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE});
// End tags within do not reach what is outside.
const HtmlTags kScope =
    html_tags({GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_CAPTION, GUMBO_TAG_HTML, GUMBO_TAG_BODY,
               GUMBO_TAG_BUTTON, GUMBO_TAG_OBJECT, GUMBO_TAG_APPLET, GUMBO_TAG_MARQUEE, GUMBO_TAG_TEMPLATE});
const HtmlTags kSpecial =
    kScope | kBlock | kTablePart | kHeading |
    html_tags({GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_FORM, GUMBO_TAG_SELECT});
const HtmlTags kLists =
    html_tags({GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_MENU, GUMBO_TAG_DIR}) | kScope;
const HtmlTags kRows =
    html_tags({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_CAPTION, GUMBO_TAG_COLGROUP});

const HtmlTags kListItem = html_tags({GUMBO_TAG_LI}), kItems = html_tags({GUMBO_TAG_DD, GUMBO_TAG_DT}),
               kParagraph = html_tags({GUMBO_TAG_P}), kTemplate = html_tags({GUMBO_TAG_TEMPLATE}), kNothing;

const std::array<std::string_view, GUMBO_TAG_LAST + 1> kNames = [] {
  std::array<std::string_view, GUMBO_TAG_LAST + 1> names;
  for (int tag = 0; tag < GUMBO_TAG_UNKNOWN; ++tag)
    names[static_cast<std::size_t>(tag)] = gumbo_normalized_tagname(static_cast<GumboTag>(tag));
  return names;
}();

/// How deep in a table an element stands; 0 for those of no table.
int level(GumboTag tag) {
  if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) return 3;
  if (tag == GUMBO_TAG_TR) return 2;
  return kRows[tag] ? 1 : 0;
}

bool is_upper_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

class QuickTree {
 public:
  QuickTree(HtmlTree& tree, std::string_view source, HtmlHead& head)
      : tree_(tree), source_(source), scan_(source), collector_(head) {}

  void build() {
    tree_.nodes_.reserve(source_.size() / 24 + 64);
    tree_.attributes_.reserve(source_.size() / 48 + 64);
    tree_.nodes_.emplace_back();
    open_.push_back({});
    tree_.parsed_bytes_ = source_.size();
    bool full = false;
    for (HtmlEvent event; scan_.next(event);) {
      collector_.take(event, scan_);
      if (full) continue;
      read(event);
      full = tree_.nodes_.size() + tree_.attributes_.size() > kMaxNodes;
      if (full) tree_.parsed_bytes_ = scan_.at();
    }
    pop_to(0);
  }

 private:
  struct Open {
    GumboTag tag = GUMBO_TAG_LAST;
    HtmlTree::Index node = 0;
    bool foreign = false;
  };
  static constexpr std::size_t kNone = SIZE_MAX;

  void read(const HtmlEvent& event) {
    switch (event.kind) {
      case HtmlEvent::Kind::text:
      case HtmlEvent::Kind::raw_text:
        return add_text(event);
      case HtmlEvent::Kind::start:
        if (starts_in_foreign(event) || make_room(event.tag)) add_element(event);
        return;
      case HtmlEvent::Kind::end:
        return end(event);
    }
  }

  /// Within SVG and MathML nothing but an end tag closes anything.
  bool starts_in_foreign(const HtmlEvent& event) const { return event.foreign && open_.back().foreign; }

  void add_text(const HtmlEvent& event) {
    const bool blank = event.text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
    if (open_.back().tag == GUMBO_TAG_HEAD && !blank) pop_to(open_.size() - 1);
    if (blank && open_.size() == 1) return;
    // Of raw text only that of titles and fields of forms holds character references.
    const bool decodes = event.kind == HtmlEvent::Kind::text || event.tag == GUMBO_TAG_TITLE ||
                         event.tag == GUMBO_TAG_TEXTAREA;
    HtmlNode node;
    node.text = decodes && HtmlReferences::changes(event.text)
                    ? kept(references_.decode(event.text, HtmlReferences::Place::text))
                    : event.text;
    node.source_begin = static_cast<std::uint32_t>(event.begin);
    node.source_end = static_cast<std::uint32_t>(event.begin + event.text.size());
    add(node);
  }

  void add_element(const HtmlEvent& event) {
    if (!scan_.read_attributes()) return;
    HtmlNode node;
    node.name = event.tag == GUMBO_TAG_UNKNOWN ? lower(event.text) : kNames[event.tag];
    node.source_begin = static_cast<std::uint32_t>(event.begin);
    node.source_end = static_cast<std::uint32_t>(scan_.at());
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (const HtmlAttribute& attribute : scan_.attributes()) add_attribute(attribute);
    node.attribute_count = static_cast<std::uint32_t>(tree_.attributes_.size()) - node.first_attribute;
    const HtmlTree::Index index = add(node);
    if (event.foreign ? scan_.self_closing() : kVoid[event.tag]) return;
    if (open_.size() >= kMaxDepth) {
      ++unopened_[event.tag];
      return;
    }
    ++count_[event.tag];
    open_.push_back({event.tag, index, event.foreign});
  }

  void add_attribute(const HtmlAttribute& written) {
    HtmlTree::Attribute attribute;
    attribute.name = lower(written.name);
    attribute.value = HtmlReferences::changes(written.value)
                          ? kept(references_.decode(written.value, HtmlReferences::Place::attribute))
                          : written.value;
    if (!written.value.empty()) {
      attribute.source_begin = static_cast<std::uint32_t>(written.value.data() - source_.data());
      attribute.source_end = attribute.source_begin + static_cast<std::uint32_t>(written.value.size());
    }
    tree_.attributes_.push_back(attribute);
  }

  HtmlTree::Index add(HtmlNode node) {
    const HtmlTree::Index index = tree_.size();
    node.parent = open_.back().node;
    node.end = index + 1;
    tree_.nodes_.push_back(node);
    return index;
  }

  std::string_view kept(const std::string& text) {
    auto* const copy = static_cast<char*>(tree_.arena_.allocate(std::max<std::size_t>(text.size(), 1), 1));
    std::ranges::copy(text, copy);
    return {copy, text.size()};
  }

  std::string_view lower(std::string_view name) {
    return std::ranges::any_of(name, is_upper_ascii) ? kept(to_lower_ascii(name)) : name;
  }

  /// Closes what an HTML start tag ends; false if the tag is ignored.
  bool make_room(GumboTag tag) {
    while (open_.back().foreign && !kSvgIntegration[open_.back().tag] && !kMathIntegration[open_.back().tag])
      pop_to(open_.size() - 1);
    if (kDocument[tag]) return begin_part(tag);
    if (open_.back().tag == GUMBO_TAG_HEAD && !kMetadata[tag]) pop_to(open_.size() - 1);
    if (level(tag) > 0 || tag == GUMBO_TAG_COL) return begin_table_part(tag);
    if (tag == GUMBO_TAG_FORM && count_[tag] > 0) return false;
    if (tag == GUMBO_TAG_LI)
      close_in(kListItem, kLists);
    else if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT)
      close_in(kItems, kLists);
    if (kClosesP[tag] && count_[GUMBO_TAG_P] > 0) close_in(kParagraph, kScope);
    const GumboTag top = open_.back().tag;
    if ((kHeading[tag] && kHeading[top]) ||
        (top == GUMBO_TAG_OPTION && (tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP)))
      pop_to(open_.size() - 1);
    if ((tag == GUMBO_TAG_A || tag == GUMBO_TAG_BUTTON) && count_[tag] > 0) {
      const std::size_t open = find([&](const Open& one) { return one.tag == tag; }, kSpecial);
      if (open != kNone) pop_to(open);
    }
    return true;
  }

  bool begin_part(GumboTag tag) {
    if (count_[tag] > 0 || begun_[tag]) return false;
    begun_.set(tag);
    if (tag == GUMBO_TAG_HEAD) return !begun_[GUMBO_TAG_BODY];
    if (tag == GUMBO_TAG_HTML) return open_.size() == 1;
    // What stands before the body's start is in it all the same; the tree only needs its attributes.
    if (open_.back().tag == GUMBO_TAG_HEAD) pop_to(open_.size() - 1);
    return true;
  }

  bool begin_table_part(GumboTag tag) {
    if (count_[GUMBO_TAG_TABLE] == 0) return count_[GUMBO_TAG_TEMPLATE] > 0;
    const int own = tag == GUMBO_TAG_COL ? 1 : level(tag);
    const std::size_t table = find([](const Open& one) { return one.tag == GUMBO_TAG_TABLE; }, kTemplate);
    if (table == kNone) return true;
    std::size_t holder = table;
    for (std::size_t i = table + 1; i < open_.size(); ++i) {
      const int inner = level(open_[i].tag);
      if (tag == GUMBO_TAG_COL && open_[i].tag == GUMBO_TAG_COLGROUP) holder = i;
      if (inner == 0) continue;
      if (inner >= own) break;
      holder = i;
    }
    pop_to(holder + 1);
    return true;
  }

  void end(const HtmlEvent& event) {
    const GumboTag tag = event.tag;
    if (unopened_[tag] > 0) {
      --unopened_[tag];
      return;
    }
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || count_[tag] == 0) return end_heading(tag);
    const auto same = [&](const Open& one) {
      return one.tag == tag &&
             (tag != GUMBO_TAG_UNKNOWN || equal_ignoring_case(tree_.nodes_[one.node].name, event.text));
    };
    const bool table_part = level(tag) > 0 || tag == GUMBO_TAG_TABLE;
    // With scripts the content of noscript is mere text, which its end tag ends whatever is open.
    const HtmlTags& stops = event.foreign || tag == GUMBO_TAG_NOSCRIPT ? kNothing
                            : table_part                               ? kTemplate
                            : kSpecial[tag]                            ? kScope
                                                                       : kSpecial;
    const std::size_t open = find(same, stops);
    if (open != kNone) pop_to(open);
  }

  /// "<h2>…</h3>" is a heading too.
  void end_heading(GumboTag tag) {
    if (kHeading[tag] && kHeading[open_.back().tag]) pop_to(open_.size() - 1);
  }

  void close_in(const HtmlTags& tags, const HtmlTags& stops) {
    const std::size_t open = find([&](const Open& one) { return tags[one.tag] && !one.foreign; }, stops);
    if (open != kNone) pop_to(open);
  }

  /// The innermost open element that matches, none beyond one of `stops`.
  template <typename Matches>
  std::size_t find(Matches matches, const HtmlTags& stops) const {
    const std::size_t least = open_.size() > kMaxWalk ? open_.size() - kMaxWalk : 1;
    for (std::size_t i = open_.size(); i-- > least;) {
      if (matches(open_[i])) return i;
      if (stops[open_[i].tag] && !open_[i].foreign) return kNone;
    }
    return kNone;
  }

  void pop_to(std::size_t size) {
    while (open_.size() > size) {
      const Open& top = open_.back();
      HtmlNode& node = tree_.nodes_[top.node];
      node.end = tree_.size();
      node.source_end = static_cast<std::uint32_t>(scan_.at());
      if (top.node != 0) --count_[top.tag];
      open_.pop_back();
    }
  }

  HtmlTree& tree_;
  std::string_view source_;
  HtmlScan scan_;
  HeadCollector collector_;
  HtmlReferences references_;
  std::vector<Open> open_;
  std::array<std::uint32_t, GUMBO_TAG_LAST + 1> count_{};     ///< Open elements of each tag.
  std::array<std::uint32_t, GUMBO_TAG_LAST + 1> unopened_{};  ///< Deeper than is kept.
  HtmlTags begun_;
};

HtmlTree::HtmlTree(std::string_view source, HtmlHead& head) : arena_(16 * 1024) {
  QuickTree(*this, source, head).build();
}

}  // namespace citecheck
