#include "references/html/html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>

#include "references/html/html_guard.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& sorted, std::string_view name) {
  return std::ranges::binary_search(sorted, name);
}

constexpr auto kBlock = std::to_array<std::string_view>(
    {"address", "article", "aside", "blockquote", "body",    "br",    "caption",  "center",     "dd",
     "details", "dialog",  "dir",   "div",        "dl",      "dt",    "fieldset", "figcaption", "figure",
     "footer",  "form",    "h1",    "h2",         "h3",      "h4",    "h5",       "h6",         "head",
     "header",  "hgroup",  "hr",    "html",       "li",      "main",  "menu",     "nav",        "ol",
     "option",  "p",       "pre",   "section",    "summary", "table", "tbody",    "td",         "tfoot",
     "th",      "thead",   "title", "tr",         "ul"});

static_assert(std::ranges::is_sorted(kBlock));

/// The longest start of `text` with at most `max_bytes` bytes and whole code points.
std::string_view cut(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0) == 0x80) --max_bytes;
  return text.substr(0, max_bytes);
}

// Memory that runs out ends the program: gumbo's C code has no way to be told.
void* allocate(void* arena, std::size_t size) noexcept {
  return static_cast<std::pmr::memory_resource*>(arena)->allocate(size);
}

void deallocate(void*, void*) noexcept {}

}  // namespace

/// Copies gumbo's tree in document order. Iterative: the depth of the tree is the page's choice.
class HtmlFlattener {
 public:
  HtmlFlattener(HtmlTree& tree, std::string_view source) : tree_(tree), source_(source) {}

  void flatten(const GumboNode& document) {
    tree_.nodes_.emplace_back();
    open_.push_back({&document.v.document.children, 0, 0});
    while (!open_.empty()) {
      Open& top = open_.back();
      if (top.next < top.children->length) {
        add(*static_cast<const GumboNode*>(top.children->data[top.next++]), top.node);
      } else {
        close(top.node);
        open_.pop_back();
      }
    }
  }

 private:
  struct Open {
    const GumboVector* children;
    unsigned next;
    HtmlTree::Index node;
  };

  /// An element reaches at least as far as what it holds: copies that the parser makes of misnested ones know
  /// no end of their own.
  void close(HtmlTree::Index index) {
    HtmlNode& node = tree_.nodes_[index];
    node.end = tree_.size();
    HtmlNode& parent = tree_.nodes_[node.parent];
    parent.source_end = std::max(parent.source_end, node.source_end);
  }

  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - source_.data()); }
  std::uint32_t clamp(std::size_t at) const {
    return static_cast<std::uint32_t>(std::min(at, source_.size()));
  }

  void place(const GumboElement& from, HtmlNode& node) const {
    const GumboStringPiece& tag = from.original_tag;
    node.source_begin = tag.data ? offset(tag.data) : clamp(from.start_pos.offset);
    const std::uint32_t behind_tag = tag.data ? offset(tag.data + tag.length) : node.source_begin;
    node.source_end = std::max(behind_tag, end_of(from));
  }

  /// Gumbo keeps the end tag that closed the element, whatever its name: that of a list for its last item.
  std::uint32_t end_of(const GumboElement& from) const {
    GumboStringPiece name = from.original_end_tag;
    if (name.data == nullptr) return clamp(from.end_pos.offset);
    gumbo_tag_from_original_text(&name);
    const bool own = gumbo_tagn_enum(name.data, static_cast<unsigned>(name.length)) == from.tag;
    return offset(from.original_end_tag.data + (own ? from.original_end_tag.length : 0));
  }

  void add(const GumboNode& from, HtmlTree::Index parent) {
    if (from.type == GUMBO_NODE_COMMENT) return;
    const HtmlTree::Index index = tree_.size();
    HtmlNode node;
    node.parent = parent;
    node.end = index + 1;
    if (from.type != GUMBO_NODE_ELEMENT && from.type != GUMBO_NODE_TEMPLATE) {
      node.text = from.v.text.text;
      const GumboStringPiece& run = from.v.text.original_text;
      node.source_begin = run.data ? offset(run.data) : 0;
      node.source_end = run.data ? offset(run.data + run.length) : 0;
      tree_.nodes_.push_back(node);
      return;
    }
    const GumboElement& element = from.v.element;
    node.name = name_of(element);
    place(element, node);
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    node.attribute_count = element.attributes.length;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      tree_.attributes_.push_back({attribute.name, attribute.value});
      place(attribute.original_value, tree_.attributes_.back());
    }
    tree_.nodes_.push_back(node);
    open_.push_back({&element.children, 0, index});
  }

  void place(GumboStringPiece value, HtmlTree::Attribute& attribute) const {
    if (value.data == nullptr || value.length == 0) return;
    const bool quoted = value.length >= 2 && (value.data[0] == '"' || value.data[0] == '\'');
    attribute.source_begin = offset(value.data) + (quoted ? 1 : 0);
    attribute.source_end = offset(value.data + value.length) - (quoted ? 1 : 0);
  }

  /// Unknown elements have no name but that of their tag in the source.
  std::string_view name_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece tag = element.original_tag;
    gumbo_tag_from_original_text(&tag);
    if (tag.data == nullptr || tag.length == 0) return "unknown";
    const std::string name = to_lower_ascii({tag.data, tag.length});
    auto* const kept = static_cast<char*>(tree_.arena_.allocate(name.size(), 1));
    std::ranges::copy(name, kept);
    return {kept, name.size()};
  }

  HtmlTree& tree_;
  std::string_view source_;
  std::vector<Open> open_;
};

HtmlTree::HtmlTree(std::string_view source) : arena_(64 * 1024) {
  const std::string_view safe = source.substr(0, parseable_bytes(source));
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = static_cast<std::pmr::memory_resource*>(&arena_);
  options.max_errors = 0;
  const GumboOutput* const output = gumbo_parse_with_options(&options, safe.data(), safe.size());
  HtmlFlattener(*this, safe).flatten(*output->document);
  parsed_bytes_ = safe.size();
}

const HtmlTree::Attribute* HtmlTree::find_attribute(Index node, std::string_view name) const {
  const HtmlNode& element = nodes_[node];
  for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
    const Attribute& attribute = attributes_[element.first_attribute + i];
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

std::optional<std::string_view> HtmlTree::raw_attribute(Index node, std::string_view name) const {
  const Attribute* const found = find_attribute(node, name);
  return found == nullptr ? std::nullopt : std::optional(found->value);
}

Span HtmlTree::attribute_span(Index node, std::string_view name) const {
  const Attribute* const found = find_attribute(node, name);
  return found == nullptr ? Span{} : Span{found->source_begin, found->source_end};
}

std::string HtmlTree::attribute(Index node, std::string_view name) const {
  return collapse_space(raw_attribute(node, name).value_or(""));
}

std::string HtmlTree::text(Index node, std::size_t max_bytes) const {
  if (nodes_[node].name.empty() && node != 0) return collapse_space(cut(nodes_[node].text, max_bytes));
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
  return collapse_space(out);
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
