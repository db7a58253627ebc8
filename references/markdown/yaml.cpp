#include "references/markdown/yaml.hpp"

#include <yaml.h>

#include <algorithm>
#include <map>

#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

constexpr std::size_t kMostDepth = 64;
constexpr std::size_t kMostAliases = 1000;

std::string text_of(const yaml_char_t* text, std::size_t size) {
  return to_valid_utf8({reinterpret_cast<const char*>(text), size});
}

/// libyaml counts characters; this leads back to bytes.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : size_(text.size()) {
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return;
    for (std::size_t at = 0; at < text.size(); ++at)
      if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) begins_.push_back(at);
  }
  std::size_t at(std::size_t index) const {
    if (begins_.empty()) return std::min(index, size_);
    return index < begins_.size() ? begins_[index] : size_;
  }

 private:
  std::size_t size_;
  std::vector<std::size_t> begins_;
};

/// libyaml gives up at a byte that is no UTF-8, or a control character: for it they are spaces.
std::string with_readable_bytes(std::string_view source) {
  std::string out(source);
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F) c = ' ';
  }
  for (std::size_t at = 0; const auto bad = first_invalid_utf8(std::string_view(out).substr(at));) {
    at += *bad;
    out[at] = ' ';
  }
  return out;
}

}  // namespace

class YamlBuilder {
 public:
  YamlBuilder(YamlTree& tree, std::string_view source)
      : tree_(tree), text_(with_readable_bytes(source)), offsets_(text_) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text_.data()),
                                 text_.size());
  }
  ~YamlBuilder() { yaml_parser_delete(&parser_); }
  YamlBuilder(const YamlBuilder&) = delete;
  YamlBuilder& operator=(const YamlBuilder&) = delete;

  void build() {
    for (bool more = true; more && !tree_.fault_;) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) == 0) {
        const char* const problem = parser_.problem != nullptr ? parser_.problem : "it is no YAML";
        fault(to_valid_utf8(problem), offsets_.at(parser_.problem_mark.index));
        break;
      }
      more = take(event);
      yaml_event_delete(&event);
    }
    for (const std::uint32_t open : open_)
      tree_.nodes_[open].span.end = std::max(tree_.nodes_[open].span.begin, last_);
  }

 private:
  void fault(std::string what, std::size_t at) { tree_.fault_ = {std::move(what), at}; }

  /// False behind the last event that is wanted.
  bool take(const yaml_event_t& event) {
    const Span span{offsets_.at(event.start_mark.index), offsets_.at(event.end_mark.index)};
    switch (event.type) {
      case YAML_SCALAR_EVENT: {
        const auto& scalar = event.data.scalar;
        YamlNode node{YamlNode::Kind::scalar,
                      scalar.style == YAML_PLAIN_SCALAR_STYLE,
                      text_of(scalar.value, scalar.length),
                      span,
                      {}};
        add(std::move(node), scalar.anchor);
        last_ = span.end;
        return true;
      }
      case YAML_SEQUENCE_START_EVENT:
        return open({YamlNode::Kind::sequence, false, {}, span, {}}, event.data.sequence_start.anchor);
      case YAML_MAPPING_START_EVENT:
        return open({YamlNode::Kind::mapping, false, {}, span, {}}, event.data.mapping_start.anchor);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        // A block ends where the next one begins; its own last value ends before that.
        if (!span.empty()) last_ = span.end;
        tree_.nodes_[open_.back()].span.end = std::max(tree_.nodes_[open_.back()].span.begin, last_);
        open_.pop_back();
        return true;
      case YAML_ALIAS_EVENT:
        alias(event, span);
        return true;
      case YAML_DOCUMENT_END_EVENT:
      case YAML_STREAM_END_EVENT:
        return false;
      default:
        return true;
    }
  }

  bool open(YamlNode node, const yaml_char_t* anchor) {
    if (open_.size() >= kMostDepth) {
      fault("it is nested deeper than " + std::to_string(kMostDepth) + " levels", node.span.begin);
      return false;
    }
    open_.push_back(add(std::move(node), anchor));
    return true;
  }

  std::uint32_t add(YamlNode node, const yaml_char_t* anchor) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    tree_.nodes_.push_back(std::move(node));
    if (!open_.empty()) tree_.nodes_[open_.back()].children.push_back(index);
    if (anchor != nullptr) anchors_[reinterpret_cast<const char*>(anchor)] = index;
    return index;
  }

  void alias(const yaml_event_t& event, Span span) {
    const auto found = anchors_.find(reinterpret_cast<const char*>(event.data.alias.anchor));
    if (++aliases_ > kMostAliases)
      return fault("it has more than " + std::to_string(kMostAliases) + " aliases", span.begin);
    if (found == anchors_.end()) return fault("an alias names no anchor", span.begin);
    if (!open_.empty()) tree_.nodes_[open_.back()].children.push_back(found->second);
  }

  YamlTree& tree_;
  std::string text_;
  Offsets offsets_;
  yaml_parser_t parser_;
  std::vector<std::uint32_t> open_;
  std::map<std::string, std::uint32_t, std::less<>> anchors_;
  std::size_t aliases_ = 0, last_ = 0;
};

YamlTree::YamlTree(std::string_view text) {
  YamlBuilder(*this, text).build();
}

const YamlNode* YamlTree::find(const YamlNode& mapping, std::string_view key) const {
  if (mapping.kind != YamlNode::Kind::mapping) return nullptr;
  for (std::size_t i = 0; i + 1 < mapping.children.size(); i += 2)
    if (node(mapping.children[i]).value == key) return &node(mapping.children[i + 1]);
  return nullptr;
}

}  // namespace citecheck::markdown
