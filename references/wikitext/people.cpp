#include "references/wikitext/people.hpp"

#include <algorithm>
#include <utility>

namespace citecheck::wikitext {

bool People::add(const Parameter& parameter, const Value& value) {
  const int number = std::max(parameter.number, 1);
  // The parts of a person stand side by side, so the search from the end is short.
  auto at = std::find_if(people_.rbegin(), people_.rend(), [&](const Person& person) {
    return person.number == number && person.role == parameter.variable;
  });
  if (at == people_.rend()) {
    if (people_.empty()) people_.reserve(4);
    const auto of_role = std::ranges::find(people_, parameter.variable, &Person::role);
    people_.push_back({.role = parameter.variable,
                       .first_of_role = of_role == people_.end() ? people_.size() : of_role->first_of_role,
                       .number = number,
                       .last = {},
                       .first = {},
                       .whole = {}});
    at = people_.rbegin();
  }
  std::optional<Value>& place = parameter.field == Field::last    ? at->last
                                : parameter.field == Field::first ? at->first
                                                                  : at->whole;
  if (place) return false;
  place = value;
  at->several = at->several || parameter.field == Field::names;
  return true;
}

void People::write(Citation& citation) {
  std::ranges::stable_sort(
      people_, {}, [](const Person& person) { return std::pair(person.first_of_role, person.number); });
  bool others_truncated = false;
  std::vector<Claim<Name>> names;
  for (const Person& person : people_) {
    const bool author = person.role == "author", editor = person.role == "editor";
    auto& list = author ? citation.authors : editor ? citation.editors : names;
    bool& truncated = author ? citation.authors_truncated : others_truncated;
    const std::optional<Value>& last = person.last ? person.last : person.whole;
    if (last && person.first)
      list.push_back(name_claim(*last, *person.first));
    else if (last || person.first)
      add_names(list, last ? *last : *person.first, person.several, truncated);
    if (person.last && person.whole) citation.other.emplace_back(person.role, text_claim(*person.whole));
    for (Claim<Name>& name : names) citation.contributors.emplace_back(person.role, std::move(name));
    names.clear();
  }
}

}  // namespace citecheck::wikitext
