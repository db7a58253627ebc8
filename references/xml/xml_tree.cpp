#include "references/xml/xml_tree.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <pugixml.hpp>

#include "references/text.hpp"
#include "references/xml/repair.hpp"

namespace citecheck::xml {

namespace {

using Text = std::string_view;

// Texts stay as they are written: their bytes are claims.
constexpr unsigned kParse =
    pugi::parse_minimal | pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_fragment;

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == Text::npos ? name : name.substr(colon + 1);
}

}  // namespace

/// Lays pugixml's tree out. pugixml parses in place, so that its texts tell where they stood.
class Flattener {
 public:
  Flattener(Tree& tree, std::string& buffer) : tree_(tree), buffer_(buffer), content_(tree.content()) {}

  void lay_out(const pugi::xml_document& document) {
    for (pugi::xml_node node = document.first_child(); node;) {
      add(node);
      if (const pugi::xml_node child = node.first_child(); child && node.type() == pugi::node_element) {
        open_.push_back(tree_.size() - 1);
        node = child;
        continue;
      }
      if (node.type() == pugi::node_element) close(tree_.size() - 1);
      while (node && !node.next_sibling()) {
        node = node.parent();
        if (open_.empty()) return;
        close(open_.back());
        open_.pop_back();
      }
      node = node.next_sibling();
    }
  }

 private:
  // Where a text of pugixml's stands; none for the empty text it gives where there is none.
  bool locate(const char* text, Span& span) const {
    const char* const begin = buffer_.data();
    if (std::less<>{}(text, begin) || std::less<>{}(begin + content_.size(), text)) return false;
    span.begin = static_cast<std::size_t>(text - begin);
    span.end = std::min(span.begin + std::strlen(text), content_.size());
    return true;
  }

  void add(const pugi::xml_node& from) {
    Node node;
    node.parent = open_.empty() ? kNoNode : open_.back();
    node.end = tree_.size() + 1;
    Span at;
    if (from.type() != pugi::node_element) {
      node.kind = from.type() == pugi::node_cdata ? Node::Kind::cdata : Node::Kind::text;
      node.span = locate(from.value(), at) ? at : Span{at_, at_};
      node.inner = node.span;
      if (node.kind == Node::Kind::cdata) node.span.end = std::min(node.span.end + 3, content_.size());
      at_ = node.span.end;
    } else {
      if (!locate(from.name(), at)) at = {at_, at_};
      node.name = local_name(at.of(content_));
      node.span = {at.begin - (at.begin > 0 ? 1 : 0), at.end};
      at_ = at.end;
      add_attributes(from, node);
      open_tag(node);
    }
    tree_.nodes_.push_back(node);
  }

  void add_attributes(const pugi::xml_node& from, Node& node) {
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (const pugi::xml_attribute attribute : from.attributes()) {
      Span name, value;
      if (!locate(attribute.name(), name) || !locate(attribute.value(), value)) continue;
      tree_.attributes_.push_back({local_name(name.of(content_)), value});
      ++node.attribute_count;
      at_ = std::min(value.end + 1, content_.size());
    }
  }

  // To the end of the start tag. An element without content has its end tag right behind it, or none.
  void open_tag(Node& node) {
    const std::size_t end = std::min(content_.find('>', at_), content_.size());
    const bool is_empty = end > at_ && end < content_.size() && content_[end - 1] == '/';
    at_ = std::min(end + 1, content_.size());
    node.inner = {at_, at_};
    node.span.end = at_;
    no_end_tag_ = is_empty;
  }

  void close(Index index) {
    Node& node = tree_.nodes_[index];
    node.end = tree_.size();
    const bool has_children = node.end > index + 1;
    if (!has_children && no_end_tag_) return;
    skip_hidden();
    node.inner.end = std::max(at_, node.inner.begin);
    if (content_.substr(at_, 2) == "</") at_ = std::min(content_.find('>', at_), content_.size() - 1) + 1;
    node.span.end = at_;
  }

  // Comments and processing instructions are not in the tree.
  void skip_hidden() {
    for (;;) {
      const Text rest = content_.substr(at_);
      Text close;
      if (rest.starts_with("<!--"))
        close = "-->";
      else if (rest.starts_with("<?"))
        close = "?>";
      else
        return;
      const std::size_t end = rest.find(close, 2);
      at_ = end == Text::npos ? content_.size() : at_ + end + close.size();
    }
  }

  Tree& tree_;
  const std::string& buffer_;
  Text content_;
  std::vector<Index> open_;
  std::size_t at_ = 0;  // Behind what has been laid out.
  bool no_end_tag_ = false;
};

namespace {

pugi::xml_parse_result parse(Text content, std::string& buffer, pugi::xml_document& document) {
  buffer.assign(content);
  buffer += '\0';  // What ends the text for pugixml, which else takes the last byte for it.
  return document.load_buffer_inplace(buffer.data(), buffer.size(), kParse, pugi::encoding_utf8);
}

std::size_t offset_of(const pugi::xml_parse_result& result, Text content) {
  return std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), content.size());
}

// Entities of the document's own are declared in its internal subset, before the root element.
void report_declarations(Text source, std::vector<Problem>& problems) {
  const std::size_t at = source.substr(0, 1 << 16).find("<!ENTITY");
  if (at == Text::npos) return;
  problems.push_back({"entity-declaration",
                      "the document declares entities of its own; they are not expanded, so write their text "
                      "where they are used",
                      {at, at + 8}});
}

// Nothing ends behind the place where the parser stopped: the document is cut. That may be told already.
void report_fault(Text source, std::size_t at, Text description, std::vector<Problem>& problems) {
  const bool cut = source.find('>', at) == Text::npos;
  if (cut && std::ranges::find(problems, "input-cut", &Problem::kind) != problems.end()) return;
  const std::size_t place = cut ? source.size() : at;
  problems.push_back({cut ? "truncated-xml" : "malformed-xml",
                      cut ? "the text ends at byte " + std::to_string(place) +
                                " before its elements do: it is cut off, and what is there of it is read"
                          : "the text is not well-formed XML (" + to_lower_ascii(description) +
                                "); what can be read is read",
                      {place, place}});
}

}  // namespace

Tree::Tree(std::string_view source, std::vector<Problem>& problems) : source_(source), entities_(source) {
  report_declarations(source, problems);
  if (const Text unknown = entities_.first_unknown(); !unknown.empty()) {
    const auto at = static_cast<std::size_t>(unknown.data() - source.data());
    problems.push_back(
        {"unknown-entity",
         "the entity " + std::string(unknown) + " is not known; such entities are kept as they are written",
         {at, at + unknown.size()}});
  }
  if (const std::size_t nul = source.find('\0'); nul != Text::npos) {
    problems.push_back({"zero-byte", "the text holds zero bytes; each is read as a space", {nul, nul + 1}});
    repaired_ = source;
    std::ranges::replace(repaired_, '\0', ' ');
  }
  std::string buffer;
  pugi::xml_document document;
  pugi::xml_parse_result result = parse(content(), buffer, document);
  if (!result && result.status != pugi::status_no_document_element) {
    const std::size_t at = offset_of(result, source);
    report_fault(source, at, result.description(), problems);
    repaired_ = repair(content());
    result = parse(content(), buffer, document);
  }
  Flattener(*this, buffer).lay_out(document);
}

Span Tree::attribute_span(Index node, std::string_view name) const {
  const Node& element = nodes_[node];
  for (std::uint32_t i = 0; i < element.attribute_count; ++i)
    if (const Attribute& attribute = attributes_[element.first_attribute + i]; attribute.name == name)
      return attribute.value;
  return {};
}

std::string Tree::attribute(Index node, std::string_view name) const {
  const Span span = attribute_span(node, name);
  return span.empty() ? std::string{} : collapse_space(entities_.decode(span.of(content())));
}

Index Tree::child(Index node, std::string_view name) const {
  for (Index i = node + 1; i < nodes_[node].end; i = nodes_[i].end)
    if (nodes_[i].name == name) return i;
  return kNoNode;
}

}  // namespace citecheck::xml
