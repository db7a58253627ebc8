#include "references/wikitext/parameters.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "references/name_table.hpp"
#include "references/text.hpp"
#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kMostDigits = 3;
constexpr std::size_t kAmbiguous = 3;  // A name of so few bytes may mean anything in another language.

Parameter meaning_of(const Alias& alias) {
  return {.field = alias.field, .variable = alias.variable, .identifier = alias.identifier};
}

// The names of one family, and those of all.
class Directory {
 public:
  Directory() : all_(total()) {
    for (const Family* family : families()) {
      NameTable<Parameter>& own =
          own_.emplace_back(family, NameTable<Parameter>(family->parameters.size())).second;
      for (const Alias& alias : family->parameters) {
        own.add(alias.name, meaning_of(alias));
        if (family->is_cs1() || alias.name.size() > kAmbiguous) all_.add(alias.name, meaning_of(alias));
      }
    }
  }

  const Parameter* find(const Family& family, std::string_view name) const {
    if (!family.is_cs1()) {
      const auto own = std::ranges::find(own_, &family, &Own::first);
      if (own != own_.end())
        if (const Parameter* found = own->second.find(name)) return found;
    }
    return all_.find(name);
  }

 private:
  using Own = std::pair<const Family*, NameTable<Parameter>>;

  static std::size_t total() {
    std::size_t sum = 0;
    for (const Family* family : families()) sum += family->parameters.size();
    return sum;
  }

  std::vector<Own> own_;
  NameTable<Parameter> all_;
};

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

// Of "author2-last", "last2" and "tên 2": the name without its number.
std::optional<Parameter> find_numbered(const Directory& directory, const Family& family,
                                       std::string_view name) {
  const auto first = std::ranges::find_if(name, is_decimal);
  const auto last = std::find_if_not(first, name.end(), is_decimal);
  if (first == last || static_cast<std::size_t>(last - first) > kMostDigits) return std::nullopt;
  std::array<char, kLongestName> stem{};
  auto end = std::copy(last, name.end(), std::copy(name.begin(), first, stem.begin()));
  while (end != stem.begin() && *(end - 1) == ' ') --end;
  const Parameter* found =
      directory.find(family, {stem.data(), static_cast<std::size_t>(end - stem.begin())});
  if (found == nullptr || found->field < Field::last) return std::nullopt;
  Parameter numbered = *found;
  numbered.number = 0;
  for (auto digit = first; digit != last; ++digit) numbered.number = numbered.number * 10 + (*digit - '0');
  return numbered;
}

}  // namespace

std::optional<Parameter> find_parameter(const Family& family, std::string_view name) {
  static const Directory directory;
  if (name.empty() || name.size() > kLongestName) return std::nullopt;
  std::string lower;
  if (!family.is_cs1()) name = lower = to_lower(name);
  if (name.size() > kLongestName) return std::nullopt;
  if (const Parameter* found = directory.find(family, name)) return *found;
  return find_numbered(directory, family, name);
}

}  // namespace citecheck::wikitext
