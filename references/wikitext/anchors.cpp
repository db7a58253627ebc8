#include "references/wikitext/anchors.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "references/name.hpp"
#include "references/text.hpp"
#include "references/wikitext/arguments.hpp"
#include "references/wikitext/families/family.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

namespace {

using Kind = Node::Kind;

constexpr std::size_t kMostNames = 4;
constexpr std::size_t kLongestNames = 1000;  // Bytes of a list of authors that is read for its names.
constexpr std::string_view kPrefix = "CITEREF";

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

// The last year in a date, with the letter that tells works of one year apart: "May 2010b" -> "2010b".
std::string_view year_in(std::string_view date) {
  std::string_view year;
  for (std::size_t at = 0; at < date.size();) {
    if (!is_decimal(date[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < date.size() && is_decimal(date[end])) ++end;
    const std::size_t digits = end - at;
    if (end < date.size() && is_lower(date[end]) && (end + 1 == date.size() || !is_lower(date[end + 1])))
      ++end;
    if (digits == 3 || digits == 4) year = date.substr(at, end - at);
    at = std::max(end, at + 1);
  }
  return year;
}

// An anchor as it is compared: the id of an HTML element has underscores for spaces.
std::string normalised(std::string_view anchor) {
  std::string out(anchor);
  std::ranges::replace(out, '_', ' ');
  if (out.starts_with('#')) out.erase(0, 1);
  if (out.starts_with(kPrefix)) out.erase(0, kPrefix.size());
  return collapse_space(out);
}

// The names and the year of {{sfnref|Smith|2010}} and its kin, joined.
std::string joined_arguments(const Page& page, const Node& node, ShortCitation* told = nullptr) {
  std::string anchor;
  const Arguments arguments(page, node);
  for (const Argument& argument : arguments.all()) {
    if (argument.position == 0 && (argument.name.size() != 1 || !is_decimal(argument.name[0]))) continue;
    const std::string text = argument.value.line();
    anchor += text;
    if (told == nullptr) continue;
    if (told->family.empty()) told->family = text;
    told->label += (told->label.empty() ? "" : " ") + text;
  }
  return normalised(anchor);
}

// The first names of one role, by their numbers.
using FamilyNames = std::map<int, std::string>;

void add_family_name(FamilyNames& names, const Parameter& parameter, const Value& value) {
  if (parameter.field == Field::first) return;
  const int number = std::max(parameter.number, 1);
  if (parameter.field != Field::names) {
    names.try_emplace(number, value.line());
    return;
  }
  const std::string list = value.line();
  if (list.size() > kLongestNames) return;
  int at = number;
  for (const Name& name : parse_name_list(list))
    names.try_emplace(at++, name.is_literal() ? name.literal : name.family);
}

void add_vancouver(FamilyNames& names, const Value& value) {
  std::vector<Claim<Name>> claims;
  bool truncated = false;
  if (value.written().size() > kLongestNames) return;
  add_vancouver_names(claims, value, truncated);
  int at = 1;
  for (const Claim<Name>& claim : claims)
    names.try_emplace(at++, claim.value.is_literal() ? claim.value.literal : claim.value.family);
}

class AnchorReader {
 public:
  AnchorReader(const Page& page, const Node& node, const TemplateInfo& info)
      : page_(page), node_(node), family_(info.family != nullptr ? *info.family : kCs1) {}

  std::vector<std::string> read() {
    const Arguments arguments(page_, node_);
    for (const Argument& argument : arguments.all())
      if (argument.position == 0) sort_in(argument);
    make();
    return std::move(anchors_);
  }

 private:
  void sort_in(const Argument& argument) {
    const auto parameter = find_parameter(family_, argument.name);
    if (!parameter) return;
    switch (parameter->field) {
      case Field::last:
      case Field::whole:
      case Field::names:
      case Field::first:
        if (parameter->variable == "author") add_family_name(authors_, *parameter, argument.value);
        if (parameter->variable == "editor") add_family_name(editors_, *parameter, argument.value);
        if (parameter->variable == "contributor") add_family_name(contributors_, *parameter, argument.value);
        return;
      case Field::vauthors:
        return add_vancouver(authors_, argument.value);
      case Field::veditors:
        return add_vancouver(editors_, argument.value);
      case Field::date:
      case Field::publication_date:
      case Field::year:
        dates_.push_back(argument.value.line());
        return;
      case Field::anchor:
        return stated(argument.value);
      default:
        return;
    }
  }

  void stated(const Value& value) {
    for (const Node& node : page_.markup.nodes_in(page_.markup.index_of(node_), value.span))
      if (node.kind == Kind::template_call &&
          template_info(name_of_template(page_, node)).role == Role::anchor)
        anchors_.push_back(joined_arguments(page_, node));
    const std::string text = value.line();
    if (text == "none") none_ = true;
    if (!text.empty() && text != "harv" && text != "none") stated_.push_back(normalised(text));
  }

  void make() {
    std::vector<std::string> years;
    for (const std::string& date : dates_) {
      const std::string_view year = year_in(date);
      years.emplace_back(year.empty() ? std::string_view(date) : year);
    }
    if (years.empty()) years.emplace_back();
    for (const std::string& name : stated_) {
      anchors_.push_back(name);
      // Russian templates put the year behind what |ref= states.
      for (const std::string& year : years) anchors_.push_back(name + year);
    }
    if (none_) return;
    for (const FamilyNames* names : {&contributors_, &authors_, &editors_}) {
      if (names->empty()) continue;
      std::string joined;
      std::size_t count = 0;
      for (const auto& [number, name] : *names)
        if (count++ < kMostNames) joined += name;
      for (const std::string& year : years) anchors_.push_back(normalised(joined + year));
    }
  }

  const Page& page_;
  const Node& node_;
  const Family& family_;
  FamilyNames authors_, editors_, contributors_;
  std::vector<std::string> dates_, stated_, anchors_;
  bool none_ = false;
};

// {{sfnm|1a1=Smith|1a2=Jones|1y=2010|2a1=Lee|2y=2011}}
std::vector<ShortCitation> several(const Page& page, const Node& node) {
  std::map<int, std::map<std::string, std::string>> parts;
  const Arguments arguments(page, node);
  for (const Argument& argument : arguments.all()) {
    std::size_t digits = 0;
    while (digits < argument.name.size() && is_decimal(argument.name[digits])) ++digits;
    if (digits == 0 || digits > 2 || digits == argument.name.size()) continue;
    const std::string key(argument.name.substr(digits));
    if (key.starts_with('a') || key == "y" || key == "year" || key == "ref")
      parts[std::stoi(std::string(argument.name.substr(0, digits)))][key] = argument.value.line();
  }
  std::vector<ShortCitation> out;
  for (const auto& [number, part] : parts) {
    ShortCitation& one = out.emplace_back();
    one.span = node.span;
    std::string ref;
    for (const auto& [key, text] : part) {  // a, a1, a2, …, ref, y
      if (key == "ref") {
        ref = text;
        continue;
      }
      if (one.family.empty()) one.family = text;
      one.anchor += text;
      one.label += (one.label.empty() ? "" : " ") + text;
    }
    one.anchor = normalised(ref.empty() ? one.anchor : ref);
  }
  return out;
}

}  // namespace

std::vector<std::string> anchors_of(const Page& page, const Node& node, const TemplateInfo& info) {
  return AnchorReader(page, node, info).read();
}

std::vector<ShortCitation> short_citations(const Page& page, const Node& node, Role role) {
  if (role == Role::short_notes) return several(page, node);
  ShortCitation one{.anchor = {}, .label = {}, .family = {}, .span = node.span};
  one.anchor = joined_arguments(page, node, &one);
  if (const Span ref = argument(page, node, {"ref", "Ref"}); !ref.empty()) {
    const std::uint32_t index = page.markup.index_of(node);
    for (const Node& inner : page.markup.nodes_in(index, ref))
      if (inner.kind == Kind::template_call &&
          template_info(name_of_template(page, inner)).role == Role::anchor) {
        one.anchor = joined_arguments(page, inner);
        return {std::move(one)};
      }
    const std::string stated = plain_line(page, index, ref);
    // What |ref={{…}}| makes is not known; "none" leads nowhere and means to.
    one.anchor = stated == "none" || stated.empty() ? "" : normalised(stated);
  }
  return {std::move(one)};
}

}  // namespace citecheck::wikitext
