#include "references/markdown/csl_yaml.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <string_view>

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
  explicit JsonWriter(const YamlTree& tree) : tree_(tree), json_(buffer_) {}

  void items(const YamlNode& list, CslItems& out) {
    json_.StartArray();
    if (list.kind == Kind::mapping) item(list, out);
    for (const std::uint32_t child :
         list.kind == Kind::sequence ? list.children : std::vector<std::uint32_t>{})
      if (tree_.node(child).kind == Kind::mapping) item(tree_.node(child), out);
    json_.EndArray();
    out.json = {buffer_.GetString(), buffer_.GetSize()};
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
      json_.Null();
    } else if (node.kind == Kind::scalar) {
      scalar(node);
    } else if (node.kind == Kind::sequence) {
      json_.StartArray();
      for (const std::uint32_t child : node.children) {
        if (cut_) break;
        value(tree_.node(child), depth + 1);
      }
      json_.EndArray();
    } else {
      json_.StartObject();
      for (std::size_t i = 0; i + 1 < node.children.size() && !cut_; i += 2) {
        const std::string& key = tree_.node(node.children[i]).value;
        json_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
        const YamlNode& member = tree_.node(node.children[i + 1]);
        if (is_date(key))
          date(member, depth + 1);
        else
          value(member, depth + 1);
      }
      json_.EndObject();
    }
  }

  void scalar(const YamlNode& node) {
    if (!node.plain)
      json_.String(node.value);
    else if (node.value.empty() || node.value == "~" || node.value == "null")
      json_.Null();
    else if (node.value == "true" || node.value == "false")
      json_.Bool(node.value == "true");
    else if (is_integer(node.value))
      json_.Int(std::stoi(node.value));
    else
      json_.String(node.value);
  }

  /// "2014-02-17", or {year, month, day}, or a list of one or two of these, besides what CSL-JSON has.
  void date(const YamlNode& node, std::size_t depth) {
    const bool parts = tree_.find(node, "year") != nullptr;
    const bool list = node.kind == Kind::sequence && !node.children.empty() &&
                      tree_.find(tree_.node(node.children.front()), "year") != nullptr;
    if (node.kind != Kind::scalar && !parts && !list) return value(node, depth);
    json_.StartObject();
    if (node.kind == Kind::scalar) {
      json_.Key("raw");
      json_.String(node.value);
    } else {
      json_.Key("date-parts");
      json_.StartArray();
      if (parts) date_parts(node);
      for (const std::uint32_t child : list ? node.children : std::vector<std::uint32_t>{})
        date_parts(tree_.node(child));
      json_.EndArray();
    }
    json_.EndObject();
  }

  void date_parts(const YamlNode& node) {
    json_.StartArray();
    for (const std::string_view part : {"year", "month", "day"}) {
      const YamlNode* const found = tree_.find(node, part);
      if (found == nullptr) break;
      scalar(*found);
    }
    json_.EndArray();
  }

  const YamlTree& tree_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
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
