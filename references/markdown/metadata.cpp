#include "references/markdown/metadata.hpp"

#include "references/languages.hpp"
#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

constexpr std::size_t kLongest = 4u << 20;  ///< Bytes of front matter.

class MetadataReader {
 public:
  MetadataReader(std::size_t offset, const YamlTree& tree) : offset_(offset), tree_(tree) {}

  Metadata read(const YamlNode& root) const {
    Metadata out;
    out.title = text(root, {"title"});
    out.language = language_tag(text(root, {"lang", "language", "locale"}));
    list(tree_.find(root, "bibliography"), out.bibliographies);
    list(tree_.find(root, "nocite"), out.nocite);
    if (const YamlNode* const items = tree_.find(root, "references"); items && holds_items(*items)) {
      out.references = to_csl_json(tree_, *items);
      for (CslItems::Item& item : out.references->items) item.span = in_source(item.span);
    }
    return out;
  }

 private:
  Span in_source(Span span) const { return {span.begin + offset_, span.end + offset_}; }

  std::string text(const YamlNode& root, std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys)
      if (const YamlNode* const found = tree_.find(root, key);
          found != nullptr && found->kind == YamlNode::Kind::scalar)
        return collapse_space(found->value);
    return {};
  }

  /// "refs.bib", a list of such, or (of Quarto) a mapping of names to such.
  void list(const YamlNode* node, std::vector<Metadata::Named>& out) const {
    if (node == nullptr) return;
    if (node->kind == YamlNode::Kind::scalar) {
      if (!trim(node->value).empty()) out.push_back({std::string(trim(node->value)), in_source(node->span)});
      return;
    }
    const bool mapping = node->kind == YamlNode::Kind::mapping;
    for (std::size_t i = mapping ? 1 : 0; i < node->children.size(); i += mapping ? 2 : 1) {
      const YamlNode& child = tree_.node(node->children[i]);
      if (child.kind == YamlNode::Kind::scalar && !trim(child.value).empty())
        out.push_back({std::string(trim(child.value)), in_source(child.span)});
    }
  }

  /// Other programs use the word "references" for lists of their own.
  bool holds_items(const YamlNode& node) const {
    for (const std::uint32_t child : node.children)
      if (tree_.find(tree_.node(child), "id") != nullptr) return true;
    return false;
  }

  std::size_t offset_;
  const YamlTree& tree_;
};

}  // namespace

Metadata read_metadata(std::string_view source, const FrontMatter& front, std::vector<Problem>& problems) {
  if (front.inside.empty() || front.toml) return {};
  if (front.inside.size() > kLongest) {
    problems.push_back({"front-matter-too-long",
                        "the front matter is longer than 4 MiB and is not read",
                        {front.inside.begin, front.inside.begin}});
    return {};
  }
  const YamlTree tree(front.inside.of(source));
  if (tree.fault()) {
    const std::size_t at = std::min(front.inside.begin + tree.fault()->at, front.inside.end);
    problems.push_back(
        {"front-matter", "the front matter cannot be read to its end: " + tree.fault()->what, {at, at}});
  }
  if (tree.root() == nullptr || tree.root()->kind != YamlNode::Kind::mapping) return {};
  Metadata out = MetadataReader(front.inside.begin, tree).read(*tree.root());
  if (out.references && !out.references->whole)
    problems.push_back({"front-matter",
                        "the aliases under \"references\" make it too large to be read whole",
                        {front.inside.begin, front.inside.begin}});
  return out;
}

}  // namespace citecheck::markdown
