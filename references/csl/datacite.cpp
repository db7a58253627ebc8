#include "references/csl/datacite.hpp"

#include <algorithm>
#include <array>

#include "references/csl/csl_date.hpp"
#include "references/csl/csl_name.hpp"
#include "references/csl/rich_text.hpp"
#include "references/languages.hpp"
#include "references/text.hpp"

namespace citecheck::csl {

namespace {

using Kind = JsonValue::Kind;
using Text = std::string_view;

bool is_list_of_objects(const std::optional<JsonValue>& value) {
  return value && value->is(Kind::array) && !value->empty() && (*value->begin()).is(Kind::object);
}

bool is_text(const std::optional<JsonValue>& value) {
  return value && (value->is(Kind::string) || value->is(Kind::number)) && !trim(value->value()).empty();
}

Claim<std::string> text_claim(const JsonValue& value) {
  return {value.value(), std::string(value.raw()), value.span()};
}

/// A text, or the member that holds it.
std::optional<JsonValue> text_in(const JsonValue& value, Text member) {
  if (is_text(value)) return value;
  if (!value.is(Kind::object)) return std::nullopt;
  const auto inner = value.find(member);
  return is_text(inner) ? inner : std::nullopt;
}

struct DateVariable {
  Text type, variable;
};

constexpr auto kDates = std::to_array<DateVariable>({{"Available", "available-date"},
                                                     {"Submitted", "submitted"},
                                                     {"Created", "created"},
                                                     {"Updated", "updated"}});

class DataciteReader {
 public:
  explicit DataciteReader(const JsonValue& object) : object_(object) { citation_.span = object.span(); }

  Citation read() {
    for (const JsonValue member : object_)
      if (!read_member(member.key(), member) && !member.is_word("null") && !is_empty(member))
        citation_.other.emplace_back(member.key(), text_claim(member));
    if (year_ && (!citation_.issued || !citation_.issued->value.known()))
      citation_.issued = read_date(*year_).claim;
    return std::move(citation_);
  }

 private:
  static bool is_empty(const JsonValue& value) {
    return value.raw().empty() || ((value.is(Kind::array) || value.is(Kind::object)) && value.empty());
  }

  bool read_member(const std::string& key, const JsonValue& value) {
    if (key == "id" && is_text(value))
      citation_.ref_name = value.value();
    else if (key == "doi" && is_text(value))
      citation_.identifiers.push_back(
          {normalise(Identifier::Kind::doi, value.value()), std::string(value.raw()), value.span()});
    else if (key == "url" && is_text(value))
      citation_.url = {parse_url(trim(value.value())), std::string(value.raw()), value.span()};
    else if (key == "publicationYear" && is_text(value))
      year_ = value;
    else if (key == "language" && is_text(value))
      citation_.language = {language_tag(value.value()), std::string(value.raw()), value.span()};
    else
      return read_list(key, value);
    return true;
  }

  bool read_list(const std::string& key, const JsonValue& value) {
    if (key == "creators" || key == "contributors")
      people(key, value);
    else if (key == "titles")
      each(value, "title", [&](const JsonValue& title) { add_title(title); });
    else if (key == "descriptions")
      each(value, "description",
           [&](const JsonValue& text) { citation_.other.emplace_back("abstract", text_claim(text)); });
    else if (key == "subjects")
      each(value, "subject",
           [&](const JsonValue& text) { citation_.other.emplace_back("keyword", text_claim(text)); });
    else if (key == "dates")
      for (const JsonValue date : value) add_date(date);
    else if (key == "publisher")
      return set(citation_.publisher, text_in(value, "name"));
    else if (key == "container")
      return container(value);
    else if (key == "types")
      return types(value);
    else
      return false;
    return true;
  }

  template <typename Use>
  static void each(const JsonValue& list, Text member, Use use) {
    for (const JsonValue element : list)
      if (const auto text = text_in(element, member)) use(*text);
  }

  static bool set(std::optional<Claim<std::string>>& place, const std::optional<JsonValue>& text) {
    if (text) place = text_claim(*text);
    return text.has_value();
  }

  void people(const std::string& key, const JsonValue& list) {
    ReadNames read = read_names(list);
    for (auto& name : read.names) {
      if (key == "creators")
        citation_.authors.push_back(std::move(name));
      else
        citation_.contributors.emplace_back("contributor", std::move(name));
    }
    for (const auto& [path, member] : read.left)
      if (!is_empty(member)) citation_.other.emplace_back(key + "." + path, text_claim(member));
  }

  void add_title(const JsonValue& title) {
    Claim<std::string> claim = text_claim(title);
    claim.value = plain_title(claim.value);
    if (citation_.title)
      citation_.other.emplace_back("titles", std::move(claim));
    else
      citation_.title = std::move(claim);
  }

  void add_date(const JsonValue& date) {
    if (!date.is(Kind::object)) return;
    const auto text = date.find("date"), type = date.find("dateType");
    if (!is_text(text) || !is_text(type)) return;
    auto claim = read_date(*text).claim;
    if (!claim) return;
    const std::string name = type->value();
    const auto known = std::ranges::find(kDates, Text(name), &DateVariable::type);
    if (name == "Issued")
      citation_.issued = std::move(claim);
    else
      citation_.other_dates.emplace_back(
          known == kDates.end() ? to_lower_ascii(name) : std::string(known->variable), std::move(*claim));
  }

  bool container(const JsonValue& value) {
    if (!value.is(Kind::object)) return false;
    set(citation_.container_title, text_in(value, "title"));
    for (const auto& [key, place] : {std::pair{Text("volume"), &citation_.volume},
                                     {Text("issue"), &citation_.issue},
                                     {Text("firstPage"), &citation_.page}})
      if (const auto text = value.find(key); is_text(text)) *place = text_claim(*text);
    if (const auto last = value.find("lastPage"); is_text(last) && citation_.page) {
      citation_.page->value += "-" + last->value();
      citation_.page->as_written += "-" + std::string(last->raw());
      citation_.page->span.end = citation_.page->span.begin;
    }
    return true;
  }

  bool types(const JsonValue& value) {
    if (!value.is(Kind::object)) return false;
    if (const auto type = value.find("citeproc"); is_text(type)) {
      citation_.template_name = type->value();
      citation_.type = item_type_named(citation_.template_name).value_or(ItemType::document);
    }
    if (const auto type = value.find("resourceType"); is_text(type))
      citation_.other.emplace_back("genre", text_claim(*type));
    return true;
  }

  const JsonValue& object_;
  Citation citation_;
  std::optional<JsonValue> year_;
};

}  // namespace

bool is_datacite(const JsonValue& object) {
  return is_list_of_objects(object.find("creators")) || is_list_of_objects(object.find("titles"));
}

Citation read_datacite(const JsonValue& object) {
  return DataciteReader(object).read();
}

}  // namespace citecheck::csl
