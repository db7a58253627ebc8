#include "checker/page/html.hpp"

#include <algorithm>
#include <array>

#include "checker/page/entities.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& sorted, std::string_view name) {
  return std::ranges::binary_search(sorted, name);
}

constexpr auto kVoid = std::to_array<std::string_view>({"area", "base", "basefont", "bgsound", "br", "col",
                                                        "embed", "frame", "hr", "img", "input", "keygen",
                                                        "link", "meta", "param", "source", "track", "wbr"});
constexpr auto kRawText = std::to_array<std::string_view>(
    {"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"});
constexpr auto kBlock = std::to_array<std::string_view>(
    {"address", "article", "aside", "blockquote", "body",    "br",    "caption",  "center",     "dd",
     "details", "dialog",  "dir",   "div",        "dl",      "dt",    "fieldset", "figcaption", "figure",
     "footer",  "form",    "h1",    "h2",         "h3",      "h4",    "h5",       "h6",         "head",
     "header",  "hgroup",  "hr",    "html",       "li",      "main",  "menu",     "nav",        "ol",
     "option",  "p",       "pre",   "section",    "summary", "table", "tbody",    "td",         "tfoot",
     "th",      "thead",   "title", "tr",         "ul"});

static_assert(std::ranges::is_sorted(kVoid) && std::ranges::is_sorted(kRawText) &&
              std::ranges::is_sorted(kBlock));

/// The longest start of `text` with at most `max_bytes` bytes and whole code points.
std::string_view cut(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0) == 0x80) --max_bytes;
  return text.substr(0, max_bytes);
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_table_part(std::string_view name) {
  return name == "td" || name == "th" || name == "tr" || name == "tbody" || name == "thead" ||
         name == "tfoot" || name == "caption" || name == "table";
}

/// Elements an end tag inside them does not close beyond.
bool is_barrier(std::string_view name, std::string_view closing) {
  if (name == "table" || name == "template") return closing != name;
  if (name == "td" || name == "th" || name == "caption" || name == "svg")
    return !is_table_part(closing) && closing != name;
  return false;
}

}  // namespace

/// The tokenizer and the stack of open elements.
class HtmlBuilder {
 public:
  HtmlBuilder(HtmlTree& tree, std::string_view source) : tree_(tree), source_(source) {}

  void build() {
    tree_.nodes_.reserve(std::min(HtmlTree::kMaxNodes, source_.size() / 24 + 16));
    tree_.nodes_.emplace_back();
    while (at_ < source_.size() && tree_.nodes_.size() < HtmlTree::kMaxNodes &&
           tree_.attributes_.size() < HtmlTree::kMaxNodes)
      step();
    while (!open_.empty()) pop();
    tree_.nodes_[0].end = tree_.size();
  }

 private:
  void step() {
    const std::size_t less = std::min(source_.find('<', at_), source_.size());
    if (less > at_) add_text(less);
    if (less >= source_.size()) return;
    const char next = less + 1 < source_.size() ? source_[less + 1] : '\0';
    if (is_alpha(next)) {
      at_ = less + 1;
      start_tag();
    } else if (next == '/') {
      at_ = less + 2;
      end_tag();
    } else if (next == '!' || next == '?') {
      at_ = less + 2;
      skip_markup();
    } else {
      const std::size_t stop = std::min(source_.find('<', less + 1), source_.size());
      add_text(stop);
    }
  }

  void add_text(std::size_t stop) {
    HtmlNode node;
    node.text = source_.substr(at_, stop - at_);
    append(node);
    at_ = stop;
  }

  HtmlTree::Index append(HtmlNode node) {
    const auto index = tree_.size();
    node.parent = open_.empty() ? 0 : open_.back().node;
    node.end = index + 1;
    tree_.nodes_.push_back(node);
    return index;
  }

  /// A comment, a doctype, a processing instruction or CDATA.
  void skip_markup() {
    const std::string_view rest = source_.substr(at_);
    if (rest.starts_with("--")) {
      // "<!-->" and "<!--->" are whole comments.
      const std::size_t close = rest.find("-->", rest.starts_with("-->") || rest.starts_with("--->") ? 0 : 2);
      at_ = close == std::string_view::npos ? source_.size() : at_ + close + 3;
    } else if (rest.starts_with("[CDATA[") && foreign_ > 0) {
      const std::size_t close = std::min(rest.find("]]>"), rest.size());
      HtmlNode node;
      node.text = rest.substr(7, close < 7 ? 0 : close - 7);
      append(node);
      at_ = std::min(source_.size(), at_ + close + 3);
    } else {
      skip_past('>');
    }
  }

  void skip_past(char c) {
    const std::size_t found = source_.find(c, at_);
    at_ = found == std::string_view::npos ? source_.size() : found + 1;
  }

  void skip_space() {
    while (at_ < source_.size() && is_space(source_[at_])) ++at_;
  }

  /// Up to `stops` or space, in lower case.
  std::string_view read_name(std::string_view stops) {
    const std::size_t begin = at_;
    bool lower = true;
    for (; at_ < source_.size(); ++at_) {
      const char c = source_[at_];
      if (is_space(c) || stops.find(c) != std::string_view::npos) break;
      if (c >= 'A' && c <= 'Z') lower = false;
    }
    const std::string_view name = source_.substr(begin, at_ - begin);
    if (lower) return name;
    if (name.size() > 64) return name;  // no name that anyone asks for
    return tree_.names_.emplace_back(to_lower_ascii(name));
  }

  std::string_view read_value() {
    skip_space();
    if (at_ >= source_.size()) return {};
    const char quote = source_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = ++at_;
      skip_past(quote);
      const bool closed = at_ > begin && source_[at_ - 1] == quote;
      return source_.substr(begin, at_ - begin - (closed ? 1 : 0));
    }
    const std::size_t begin = at_;
    while (at_ < source_.size() && !is_space(source_[at_]) && source_[at_] != '>') ++at_;
    return source_.substr(begin, at_ - begin);
  }

  /// Reads attributes up to and with ">"; true if the tag ends in "/>".
  bool read_attributes(HtmlNode& node) {
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    bool slash = false;
    while (at_ < source_.size()) {
      skip_space();
      if (at_ >= source_.size()) break;
      if (source_[at_] == '>') {
        ++at_;
        return slash;
      }
      slash = source_[at_] == '/';
      if (slash) {
        ++at_;
        continue;
      }
      // An equals sign at the start belongs to the name, so that every turn reads something.
      const std::size_t begin = at_;
      if (source_[at_] == '=') ++at_;
      HtmlTree::Attribute attribute{read_name("/>="), {}};
      if (at_ == begin) ++at_;
      skip_space();
      if (at_ < source_.size() && source_[at_] == '=') {
        ++at_;
        attribute.value = read_value();
      }
      if (node.attribute_count < kMaxAttributes && tree_.attributes_.size() < HtmlTree::kMaxNodes) {
        tree_.attributes_.push_back(attribute);
        ++node.attribute_count;
      }
    }
    return slash;
  }

  void start_tag() {
    HtmlNode node;
    node.name = read_name("/>");
    const bool self_closing = read_attributes(node);
    close_implied(node.name);
    const bool foreign = foreign_ > 0 || node.name == "svg" || node.name == "math";
    const HtmlTree::Index index = append(node);
    if (among(kVoid, node.name) || (self_closing && foreign)) return;
    if (among(kRawText, node.name)) {
      raw_text(index);
    } else if (open_.size() < HtmlTree::kMaxDepth) {
      open_.push_back({node.name, index});
      if (node.name == "p") ++paragraphs_;
      if (node.name == "svg" || node.name == "math") ++foreign_;
    }
  }

  /// The content of an element in which nothing but its own end tag is markup.
  void raw_text(HtmlTree::Index element) {
    const std::string_view name = tree_.nodes_[element].name;
    const std::size_t begin = at_;
    std::size_t stop = source_.size();
    for (std::size_t at = source_.find("</", begin); at != std::string_view::npos;
         at = source_.find("</", at + 2)) {
      const std::size_t after = at + 2 + name.size();
      if (!starts_with_ignoring_case(source_.substr(at + 2), name)) continue;
      if (after < source_.size() && !is_space(source_[after]) && source_[after] != '>' &&
          source_[after] != '/')
        continue;
      stop = at;
      break;
    }
    if (stop > begin) {
      const HtmlTree::Index text = append({{}, source_.substr(begin, stop - begin), 0, 0, 0, 0});
      tree_.nodes_[text].parent = element;
    }
    tree_.nodes_[element].end = tree_.size();
    at_ = stop;
    if (at_ < source_.size()) skip_past('>');
  }

  void end_tag() {
    if (at_ >= source_.size() || !is_alpha(source_[at_])) return skip_past('>');
    const std::string_view name = read_name("/>");
    skip_past('>');
    const bool block = is_block(name);
    bool crossed_block = false;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == name) {
        // "<b><div></b>": the div goes on, the b merely ends.
        if (!block && crossed_block)
          open_[i].name = {};
        else
          pop_to(i);
        return;
      }
      if (is_barrier(open_[i].name, name)) return;
      crossed_block = crossed_block || is_block(open_[i].name);
    }
  }

  /// Closes what `name` may not stand in: HTML's omitted end tags.
  void close_implied(std::string_view name) {
    if (!is_block(name) || name == "br" || foreign_ > 0) return;
    if (name == "li") return close_up_to({"li"}, {"ul", "ol", "menu", "table"});
    if (name == "dt" || name == "dd") return close_up_to({"dt", "dd"}, {"dl", "table"});
    if (name == "option") return close_up_to({"option"}, {"select", "datalist"});
    if (name == "td" || name == "th") return close_up_to({"td", "th"}, {"tr", "table"});
    if (name == "tr") return close_up_to({"tr"}, {"table"});
    if (name == "tbody" || name == "thead" || name == "tfoot")
      return close_up_to({"tbody", "thead", "tfoot"}, {"table"});
    if (name == "body") return close_up_to({"head"}, {"html"});
    if (paragraphs_ == 0) return;
    close_up_to({"p"}, {"table", "td", "th", "caption", "button", "li", "dd", "section", "article", "div"});
  }

  void close_up_to(std::initializer_list<std::string_view> targets,
                   std::initializer_list<std::string_view> barriers) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (std::ranges::find(targets, open_[i].name) != targets.end()) return pop_to(i);
      if (std::ranges::find(barriers, open_[i].name) != barriers.end()) return;
    }
  }

  void pop() {
    const Open& top = open_.back();
    const HtmlNode& node = tree_.nodes_[top.node];
    if (node.name == "svg" || node.name == "math") --foreign_;
    if (node.name == "p") --paragraphs_;
    tree_.nodes_[top.node].end = tree_.size();
    open_.pop_back();
  }

  void pop_to(std::size_t depth) {
    while (open_.size() > depth) pop();
  }

  struct Open {
    std::string_view name;  ///< Emptied where the end tag came before that of an inner block.
    HtmlTree::Index node;
  };
  static constexpr std::uint32_t kMaxAttributes = 64;

  HtmlTree& tree_;
  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  int foreign_ = 0;     ///< Open svg and math elements.
  int paragraphs_ = 0;  ///< Open p elements: most pages have few, and most searches for one are spared.
};

HtmlTree::HtmlTree(std::string_view source) {
  HtmlBuilder(*this, cut(source, kMaxBytes)).build();
}

std::optional<std::string_view> HtmlTree::raw_attribute(Index node, std::string_view name) const {
  const HtmlNode& element = nodes_[node];
  for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
    const Attribute& attribute = attributes_[element.first_attribute + i];
    if (attribute.name == name) return attribute.value;
  }
  return std::nullopt;
}

std::string HtmlTree::attribute(Index node, std::string_view name) const {
  const auto raw = raw_attribute(node, name);
  return raw ? collapse_space(decode_entities(*raw)) : std::string{};
}

std::string HtmlTree::text(Index node, std::size_t max_bytes) const {
  if (nodes_[node].name.empty() && node != 0)
    return collapse_space(decode_entities(cut(nodes_[node].text, max_bytes)));
  std::string out;
  std::vector<Index> block_ends;
  // Every node read counts as a byte, so that empty elements do not make the walk long.
  std::size_t seen = 0;
  for (Index i = node + 1; i < nodes_[node].end && out.size() + seen < max_bytes; ++seen) {
    const HtmlNode& inner = nodes_[i];
    for (; !block_ends.empty() && i >= block_ends.back(); block_ends.pop_back()) out += ' ';
    if (inner.name.empty()) {
      out += cut(inner.text, max_bytes);
    } else if (is_block(inner.name)) {
      out += ' ';
      block_ends.push_back(inner.end);
    }
    i = is_invisible(i) ? inner.end : i + 1;
  }
  return collapse_space(decode_entities(out));
}

bool HtmlTree::is_invisible(Index node) const {
  const std::string_view name = nodes_[node].name;
  if (name.empty()) return false;
  if (name == "script" || name == "style" || name == "template" || name == "noscript" || name == "svg" ||
      name == "iframe" || name == "textarea")
    return true;
  if (nodes_[node].attribute_count == 0 || name == "html" || name == "body") return false;
  if (has_attribute(node, "hidden")) return true;
  const std::string_view style = raw_attribute(node, "style").value_or("");
  const std::size_t display = style.find("display");
  if (display == std::string_view::npos) return false;
  const std::string_view value = trim(style.substr(display + 7));
  return value.starts_with(':') && trim(value.substr(1)).starts_with("none");
}

bool is_block(std::string_view name) {
  return among(kBlock, name);
}

}  // namespace citecheck
