#include "references/markdown/csl_yaml.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace citecheck::markdown {

namespace {

using Kind = YamlNode::Kind;
constexpr std::size_t kMostDepth = 80;
constexpr std::size_t kMostNodes = 4'000'000;  ///< Written, those of aliases counted each time.

bool is_date(std::string_view variable) {
  static constexpr std::array<std::string_view, 6> kDates{"accessed", "available-date", "event-date",
                                                          "issued",   "original-date",  "submitted"};
  return std::ranges::binary_search(kDates, variable);
}

bool is_integer(std::string_view text) {
  return !text.empty() && text.size() < 10 && (text[0] != '0' || text.size() == 1) &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

class JsonWriter {
 public:
  explicit JsonWriter(const YamlTree& tree) : tree_(tree) {}

  void items(const YamlNode& list, CslItems& out) {
    begin('[');
    if (list.kind == Kind::mapping) item(list, out);
    if (list.kind == Kind::sequence)
      for (const std::uint32_t child : list.children)
        if (tree_.node(child).kind == Kind::mapping) item(tree_.node(child), out);
    end(']');
    out.json = std::move(json_);
    out.whole = !cut_;
  }

 private:
  void item(const YamlNode& node, CslItems& out) {
    const YamlNode* const id = tree_.find(node, "id");
    out.items.push_back({id == nullptr ? "" : id->value, node.span});
    value(node, 0);
  }

  void value(const YamlNode& node, std::size_t depth) {
    if (++written_ > kMostNodes || depth > kMostDepth) {
      cut_ = true;
      word("null");
    } else if (node.kind == Kind::scalar) {
      scalar(node);
    } else if (node.kind == Kind::sequence) {
      begin('[');
      for (std::size_t i = 0; i < node.children.size() && !cut_; ++i)
        value(tree_.node(node.children[i]), depth + 1);
      end(']');
    } else {
      begin('{');
      for (std::size_t i = 0; i + 1 < node.children.size() && !cut_; i += 2)
        member(tree_.node(node.children[i]).value, tree_.node(node.children[i + 1]), depth + 1);
      end('}');
    }
  }

  void member(const std::string& name, const YamlNode& node, std::size_t depth) {
    key(name);
    if (is_date(name))
      date(node, depth);
    else
      value(node, depth);
  }

  void scalar(const YamlNode& node) {
    const std::string& text = node.value;
    if (!node.plain)
      string(text);
    else if (text.empty() || text == "~" || text == "null")
      word("null");
    else if (text == "true" || text == "false" || is_integer(text))
      word(text);
    else
      string(text);
  }

  /// "2014-02-17", or {year, month, day}, or a list of one or two of these, besides what CSL-JSON has.
  void date(const YamlNode& node, std::size_t depth) {
    const bool parts = tree_.find(node, "year") != nullptr;
    const bool list = node.kind == Kind::sequence && !node.children.empty() &&
                      tree_.find(tree_.node(node.children.front()), "year") != nullptr;
    if (node.kind != Kind::scalar && !parts && !list) return value(node, depth);
    begin('{');
    if (node.kind == Kind::scalar) {
      key("raw");
      string(node.value);
    } else {
      key("date-parts");
      begin('[');
      if (parts) date_parts(node);
      if (list)
        for (const std::uint32_t child : node.children) date_parts(tree_.node(child));
      end(']');
    }
    end('}');
  }

  void date_parts(const YamlNode& node) {
    begin('[');
    for (const std::string_view part : {"year", "month", "day"}) {
      const YamlNode* const found = tree_.find(node, part);
      if (found == nullptr) break;
      scalar(*found);
    }
    end(']');
  }

  // ---- JSON ----

  void begin(char bracket) {
    comma();
    json_ += bracket;
  }
  void end(char bracket) { json_ += bracket; }
  void word(std::string_view word) {
    comma();
    json_ += word;
  }
  void key(std::string_view name) {
    string(name);
    json_ += ':';
  }

  void string(std::string_view text) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    comma();
    json_ += '"';
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        json_.append({'\\', c});
      } else if (byte < 0x20) {
        json_.append("\\u00").append({kHex[byte >> 4], kHex[byte & 15]});
      } else {
        json_ += c;
      }
    }
    json_ += '"';
  }

  /// Before a value that is not the first of its container.
  void comma() {
    if (!json_.empty() && std::string_view("[{:").find(json_.back()) == std::string_view::npos) json_ += ',';
  }

  const YamlTree& tree_;
  std::string json_;
  std::size_t written_ = 0;
  bool cut_ = false;
};

}  // namespace

CslItems to_csl_json(const YamlTree& tree, const YamlNode& list) {
  CslItems out;
  JsonWriter(tree).items(list, out);
  return out;
}

}  // namespace citecheck::markdown
