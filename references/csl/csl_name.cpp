#include "references/csl/csl_name.hpp"

#include <algorithm>
#include <array>

#include "references/bounds.hpp"
#include "references/text.hpp"

namespace citecheck::csl {

namespace {

using Kind = JsonValue::Kind;

/// "others" of a list that was cut.
bool is_and_others(const Name& name) {
  static constexpr auto kWords = std::to_array<std::string_view>({"others", "et al.", "et al", "and others"});
  const std::string& text = name.is_literal() ? name.literal : name.family;
  return name.given.empty() &&
         std::ranges::any_of(kWords, [&](std::string_view word) { return equal_ignoring_case(text, word); });
}

std::string* part_named(Name& name, std::string_view key) {
  if (key == "family" || key == "familyName") return &name.family;
  if (key == "given" || key == "givenName") return &name.given;
  if (key == "non-dropping-particle") return &name.particle;
  if (key == "dropping-particle") return &name.dropping_particle;
  if (key == "suffix") return &name.suffix;
  if (key == "literal" || key == "name") return &name.literal;
  return nullptr;
}

/// `parse-names`: particles and suffix stand in the family and given name.
void parse_parts(Name& name) {
  if (name.family.empty()) return;
  std::string text = name.family;
  if (!name.given.empty()) text += ", " + name.given;
  Name parsed = parse_name(text);
  if (parsed.is_literal() || parsed.family.empty()) return;
  if (name.particle.empty()) name.particle = parsed.particle;
  if (name.suffix.empty()) name.suffix = parsed.suffix;
  if (name.particle == parsed.particle) name.family = parsed.family;
  if (name.suffix == parsed.suffix) name.given = parsed.given;
}

class NameReader {
 public:
  explicit NameReader(ReadNames& out) : out_(out) {}

  void read(const JsonValue& value) {
    ++number_;
    if (value.is(Kind::object))
      read_object(value);
    else if (value.is(Kind::string))
      add(parse_name(value.value()), value);
  }

 private:
  void read_object(const JsonValue& value) {
    Name name;
    bool parse = false;
    for (const JsonValue member : value) {
      const std::string key = member.key();
      const bool plain = !member.is(Kind::object) && !member.is(Kind::array) && !member.is_word("null");
      std::string* const part = part_named(name, key);
      if (part != nullptr && plain && part->empty())
        *part = trim(member.value());
      else if (key == "comma-suffix" && plain)
        name.comma_suffix = member.is_true();
      else if (key == "static-ordering" && plain)
        name.static_ordering = member.is_true();
      else if (key == "parse-names" && plain)
        parse = member.is_true();
      else if (!member.is_word("null"))
        out_.left.emplace_back(std::to_string(number_) + "." + key, member);
    }
    if (name.is_literal() && !name.family.empty()) {
      if (const auto member = value.find("literal"))
        out_.left.emplace_back(std::to_string(number_) + ".literal", *member);
      name.literal.clear();
    }
    if (parse) parse_parts(name);
    add(std::move(name), value);
  }

  void add(Name name, const JsonValue& value) {
    if (is_and_others(name)) {
      out_.truncated = true;
    } else if (!to_text(name).empty()) {
      out_.names.push_back({std::move(name), std::string(value.raw()), value.span()});
    }
  }

  ReadNames& out_;
  std::size_t number_ = 0;
};

/// Every name carries the whole text as written, so a list may not be of any length.
constexpr std::size_t kLongestNameList = 4096;

}  // namespace

ReadNames read_names(const JsonValue& value) {
  ReadNames out;
  NameReader reader(out);
  if (value.is(Kind::array)) {
    for (const JsonValue name : value) {
      if (out.names.size() == kMostPeople) {
        out.truncated = true;
        break;
      }
      reader.read(name);
    }
  } else if (value.is(Kind::string) && value.span().size() <= kLongestNameList) {
    for (Name& name : parse_name_list(value.value(), &out.truncated))
      out.names.push_back({std::move(name), std::string(value.raw()), value.span()});
  } else {
    reader.read(value);
  }
  return out;
}

}  // namespace citecheck::csl
