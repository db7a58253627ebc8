#include "references/rendered/lists.hpp"

#include <algorithm>
#include <array>

#include "references/rendered/article_body.hpp"
#include "references/rendered/headings.hpp"
#include "references/rendered/list_entries.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kLongestHeading = 100;  ///< Bytes.
constexpr std::size_t kMostLooks = 20;        ///< At each node, for one list or another.

constexpr auto kRootRoles =
    std::to_array<std::string_view>({"bibliography", "endnotes", "footnotes", "rearnotes"});

constexpr auto kRootClasses = std::to_array<std::string_view>(
    {"references", "reference list", "references list", "ref list", "reflist", "refs", "bibliography",
     "bib body", "bibliography list", "footnotes", "footnotes list", "footnote list", "footnote definitions",
     "endnotes", "endnotes list", "citation list", "citations list", "works cited", "literature list"});

/// "c-article-references" ends in the words "references", "NLM_ref-list" in "ref list".
bool names_references(std::string_view token) {
  if (token.size() > 60) return false;
  std::string words = to_lower_ascii(token);
  for (char& c : words)
    if (c == '-' || c == '_') c = ' ';
  words = collapse_space(words);
  return std::ranges::any_of(kRootClasses, [&](std::string_view name) {
    if (!words.ends_with(name)) return false;
    return words.size() == name.size() || words[words.size() - name.size() - 1] == ' ';
  });
}

bool any_token(std::string_view tokens, bool (*holds)(std::string_view)) {
  for (std::size_t at = 0; at < tokens.size();) {
    const std::size_t end = std::min(tokens.find_first_of(" \t\n\r\f", at), tokens.size());
    if (end > at && holds(tokens.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// 1 to 6 for <h1> to <h6>; 0 for other elements.
int heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

class ListFinder {
 public:
  explicit ListFinder(const Page& page) : page_(page) {}

  std::vector<List> find() {
    for (Index node = 1; node < page_.size();) {
      const HtmlNode& element = page_[node];
      if (element.name.empty()) {
        ++node;
        continue;
      }
      if (page_.html().is_invisible(node)) {
        node = element.end;
        continue;
      }
      const bool found = from_root(node) || from_single(node) || from_heading(node);
      node = found ? std::max(lists_.back().nodes.end, node + 1) : node + 1;
    }
    return std::move(lists_);
  }

 private:
  // ---- elements that are the list ----

  bool from_root(Index node) {
    if (page_[node].attribute_count == 0 || !can_hold_list(page_[node].name)) return false;
    const bool role =
        std::ranges::any_of(kRootRoles, [&](std::string_view name) { return page_.has_role(node, name); });
    const std::string_view classes = page_.attribute(node, "class");
    const bool list = page_.is(node, "dl") || page_.is(node, "table");
    const bool docutils =
        list && (Page::has_word(classes, "footnote") || Page::has_word(classes, "citation"));
    if (!role && !docutils && !any_token(classes, names_references) &&
        !names_references(page_.attribute(node, "id")))
      return false;
    if (!may_look_at(page_.tree(node)) || (!role && holds_article(node))) return false;
    return accept({page_.tree(node), heading_inside(node), role || docutils, {}});
  }

  static bool can_hold_list(std::string_view name) {
    static constexpr auto kNames = std::to_array<std::string_view>(
        {"aside", "details", "div", "dl", "footer", "ol", "section", "table", "tbody", "ul"});
    return std::ranges::binary_search(kNames, name);
  }

  /// A class on a frame around the whole article says nothing of the list.
  bool holds_article(Index node) const {
    for (Index inner = node + 1; inner < page_[node].end; ++inner)
      if (page_.is(inner, "h1") || page_.is(inner, "main")) return true;
    return false;
  }

  std::string heading_inside(Index node) const {
    for (Index inner = node + 1; inner < page_[node].end; ++inner)
      if (heading_level(page_[inner].name) > 0) return page_.html().text(inner, kLongestHeading);
    return {};
  }

  // ---- a single note that stands in no list ----

  bool from_single(Index node) {
    if (page_[node].attribute_count == 0 || !is_single_entry(page_, node)) return false;
    // Those that follow each other are one list.
    if (!lists_.empty() && lists_.back().nodes.end <= node &&
        lists_.back().entries.front().whole.begin == single_) {
      lists_.back().entries.push_back(entry_at(page_, node));
      lists_.back().nodes.end = page_[node].end;
      return true;
    }
    single_ = node;
    List list{page_.tree(node), "", true, {}};
    list.entries.push_back(entry_at(page_, node));
    lists_.push_back(std::move(list));
    return true;
  }

  // ---- what stands under a heading ----

  bool from_heading(Index node) {
    const int level = heading_level(page_[node].name);
    if (level == 0 && !is_like_heading(node)) return false;
    const std::string text = shown_heading(node);
    const Heading kind = heading_kind(text);
    if (kind == Heading::other || (level == 0 && kind != Heading::references)) return false;
    if (!may_look_at({})) return false;
    const Nodes section = section_behind(node, level == 0 ? 6 : level);
    if (section.begin >= section.end || !may_look_at({node, section.end})) return false;
    return accept({section, text, kind == Heading::references, {}});
  }

  /// A line of its own in bold, or one whose class calls it a heading.
  bool is_like_heading(Index node) const {
    constexpr Index kMostNodes = 8;
    const HtmlNode& element = page_[node];
    if (element.end - node > kMostNodes || !is_block(element.name)) return false;
    if (element.name == "summary" || element.name == "dt") return true;
    const std::string classes = to_lower_ascii(page_.attribute(node, "class").substr(0, 200));
    for (const std::string_view word : {"title", "heading", "rubric", "header"})
      if (classes.find(word) != std::string::npos) return true;
    const Index first = node + 1;
    return first < element.end && (page_.is(first, "b") || page_.is(first, "strong")) &&
           trim(page_.html().text(first, 200)) == trim(page_.html().text(node, 200));
  }

  std::string shown_heading(Index node) const {
    std::string text = page_.html().text(node, kLongestHeading);
    for (Index inner = node + 1; inner < page_[node].end; ++inner)
      if (page_.has_class(inner, "mw-headline")) return page_.html().text(inner, kLongestHeading);
    if (const std::size_t edit = text.find('['); edit != std::string::npos && edit > 0) text.resize(edit);
    return collapse_space(text);
  }

  /// Up to the next heading of the same rank, within the innermost element that holds anything behind the
  /// heading, and not into the frame of the page.
  Nodes section_behind(Index heading, int level) const {
    Index around = page_[heading].parent;
    Index begin = page_[heading].end;
    while (around != 0 && is_blank({page_[heading].end, page_[around].end})) {
      begin = page_[around].end;
      around = page_[around].parent;
    }
    Index end = begin;
    while (end < page_[around].end) {
      const std::string_view name = page_[end].name;
      const int rank = heading_level(name);
      if ((rank > 0 && rank <= level) || is_page_frame(page_, end)) break;
      // What an entry holds is not of the page's frame, whatever its class.
      const bool entry = name == "li" || name == "p" || name == "dd" || name == "tr" || name.empty();
      end = entry ? page_[end].end : end + 1;
    }
    return {begin, end};
  }

  // ---- is it one? ----

  /// False once the parts that were looked at, one inside of the other, would cost more than linear time.
  bool may_look_at(Nodes nodes) {
    seen_ += nodes.end - nodes.begin;
    return seen_ <= kMostLooks * page_.size();
  }

  /// The list must have an entry at which a link elsewhere points, or entries that look like references: one
  /// where its heading leaves no doubt, else half of them, and they must be items: paragraphs may be text.
  bool accept(List list) {
    list.entries = entries_of(page_, list.nodes);
    std::erase_if(list.entries, [&](const Entry& entry) { return is_blank(entry.text); });
    if (list.entries.empty()) return false;
    const auto good = static_cast<std::size_t>(std::ranges::count_if(
        list.entries, [&](const Entry& entry) { return looks_like_reference(page_, entry); }));
    const Index first = list.entries.front().whole.begin;
    const bool items = (!page_.is(first, "p") && !page_.is(first, "div")) || begins_with_number(first);
    const bool enough = list.sure ? good > 0 : items && good * 2 >= list.entries.size();
    if (!enough && !is_pointed_at(list)) return false;
    // Behind the last entry another list may begin.
    list.nodes.end = list.entries.back().whole.end;
    lists_.push_back(std::move(list));
    return true;
  }

  /// "(1) …", "[1] …", "1. …".
  bool begins_with_number(Index node) const {
    const std::string text = page_.html().text(node, 8);
    const std::size_t begin = text.find_first_not_of("([");
    const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
    return begin != std::string::npos && end > begin && end < text.size() && end - begin <= 3 &&
           std::string_view(")].").find(text[end]) != std::string_view::npos;
  }

  /// True if the nodes show nothing but MediaWiki's "[edit]".
  bool is_blank(Nodes nodes) const {
    for (Index node = nodes.begin; node < nodes.end;) {
      if (page_[node].name.empty() && !trim(page_[node].text).empty()) return false;
      node = page_.has_class(node, "mw-editsection") ? page_[node].end : node + 1;
    }
    return true;
  }

  bool is_pointed_at(const List& list) const {
    return std::ranges::any_of(page_.anchors(), [&](const Anchor& anchor) {
      if (anchor.target == kNone || list.nodes.holds(anchor.link)) return false;
      const auto entry = std::ranges::upper_bound(list.entries, anchor.target, {},
                                                  [](const Entry& one) { return one.whole.begin; });
      return entry != list.entries.begin() && std::prev(entry)->whole.holds(anchor.target);
    });
  }

  const Page& page_;
  std::vector<List> lists_;
  Index single_ = kNone;
  std::size_t seen_ = 0;
};

}  // namespace

std::vector<List> find_lists(const Page& page) {
  return ListFinder(page).find();
}

}  // namespace citecheck::rendered
