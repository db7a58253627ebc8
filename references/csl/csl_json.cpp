#include "references/csl/csl_json.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/charset.hpp"
#include "references/csl/csl_item.hpp"
#include "references/csl/datacite.hpp"
#include "references/csl/json_text.hpp"
#include "references/csl/variables.hpp"
#include "references/one_article.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace csl {

namespace {

using Kind = JsonValue::Kind;

bool is_item_member(std::string_view key) {
  return key == "id" || key == "type" || key == "custom" || variable_kind(key);
}

bool holds_items(const JsonValue& value) {
  if (value.is(Kind::object)) return true;
  return value.is(Kind::array) && !value.empty() && (*value.begin()).is(Kind::object);
}

/// Members under which exporters and registries keep items.
bool is_wrapper(const JsonValue& member) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"items", "references", "citationItems", "itemData", "message", "data", "attributes"});
  return holds_items(member) && std::ranges::find(kNames, member.key()) != kNames.end();
}

/// Finds the items of a text: the list may lie in a few layers of objects.
class ItemFinder {
 public:
  ItemFinder(const Json& json, std::vector<Problem>& problems) : budget_(problems) {
    for (const JsonValue& root : roots(json)) waiting_.push_back({root, {}});
    std::ranges::reverse(waiting_);
  }

  /// In the order of the text.
  std::vector<Citation> read() {
    while (!waiting_.empty() && !budget_.is_spent()) {
      const auto [value, key] = std::move(waiting_.back());
      waiting_.pop_back();
      if (value.is(Kind::object))
        look_at(value, key);
      else if (value.is(Kind::array))
        push(
            value, [](const JsonValue&) { return true; }, false);
      else
        miss(value);
    }
    return std::move(citations_);
  }

  /// What stood where an item should, and was none.
  std::size_t missed() const { return missed_; }
  Span first_missed() const { return first_missed_; }

 private:
  struct Waiting {
    JsonValue value;
    std::string key;
  };

  /// The values inside, to be looked at before all others, in their order.
  template <typename Predicate>
  void push(const JsonValue& container, Predicate wanted, bool named) {
    const auto old = static_cast<std::ptrdiff_t>(waiting_.size());
    for (const JsonValue value : container)
      if (wanted(value)) waiting_.push_back({value, named ? value.key() : std::string()});
    std::reverse(waiting_.begin() + old, waiting_.end());
  }

  void look_at(const JsonValue& object, const std::string& key) {
    if (std::ranges::any_of(object, is_wrapper)) return push(object, is_wrapper, false);
    if (is_datacite(object)) return add(read_datacite(object));
    const bool is_item =
        std::ranges::any_of(object, [](const JsonValue& member) { return is_item_member(member.key()); });
    if (is_item) return add(read_item(object, key));
    // A dictionary: items by their names.
    const auto is_object = [](const JsonValue& member) { return member.is(Kind::object); };
    if (object.empty() || !std::ranges::all_of(object, is_object)) return miss(object);
    push(object, is_object, true);
  }

  void add(Citation citation) {
    citation.index = static_cast<std::uint32_t>(citations_.size());
    citations_.push_back(std::move(citation));
    budget_.add(citations_.back());
  }

  void miss(const JsonValue& value) {
    if (missed_++ == 0) first_missed_ = value.span();
  }

  std::vector<Waiting> waiting_;  ///< The next one last.
  std::vector<Citation> citations_;
  Budget budget_;
  std::size_t missed_ = 0;
  Span first_missed_;
};

}  // namespace

std::vector<Citation> read_items(std::string_view text, std::vector<Problem>& problems) {
  const Json json = parse_json(text);
  for (const JsonFault& fault : json.faults)
    problems.push_back({"invalid-json",
                        "this is no valid JSON: " + fault.what + "; what is complete is read",
                        {fault.offset, fault.offset}});
  ItemFinder finder(json, problems);
  std::vector<Citation> citations = finder.read();
  if (finder.missed() > 0 && json.faults.empty())
    problems.push_back({"no-csl-item",
                        std::to_string(finder.missed()) +
                            (finder.missed() == 1 ? " value is" : " values are") +
                            " no CSL item: an item is an object with members such as type, title and author",
                        finder.first_missed()});
  return citations;
}

}  // namespace csl

namespace {

void read_article(Article& article, const ReadOptions&) {
  article.title = title_from_path(article.path);
  decode_source(article);
  article.citations = csl::read_items(*article.source, article.problems);
}

}  // namespace

std::unique_ptr<Reader> open_csl_json(std::unique_ptr<std::istream> in, std::string path,
                                      const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::csl_json, options, read_article, kJsonDensity);
}

int looks_like_csl_json(std::string_view head) {
  static constexpr auto kMembers = std::to_array<std::string_view>(
      {"\"date-parts\"", "\"container-title\"", "\"issued\"", "\"title\"", "\"author\"", "\"type\"", "\"id\"",
       "\"DOI\"", "\"URL\"", "\"family\"", "\"publisher\"", "\"ISBN\""});
  const std::string text = utf16_of(head).empty() ? std::string(head) : to_utf8(head);
  const std::string_view start = trim(text);
  if (start.empty() || (start[0] != '{' && start[0] != '[')) return 0;
  const std::size_t second = start.find_first_not_of(" \t\r\n", 1);
  if (second == std::string_view::npos) return start == "{" || start == "[" ? 20 : 0;
  const std::string_view allowed = start[0] == '{' ? "\"}" : "{[]\"";
  if (allowed.find(start[second]) == std::string_view::npos) return 0;
  if (start.starts_with("[[") || start.starts_with("{{")) return 0;
  const auto seen = std::ranges::count_if(
      kMembers, [&](std::string_view member) { return start.find(member) != std::string_view::npos; });
  return std::min(30 + static_cast<int>(seen) * 15, 95);
}

}  // namespace citecheck
