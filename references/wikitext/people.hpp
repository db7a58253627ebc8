#pragma once
// People: the persons of a citation template, whose names are spread over numbered parameters, put together.

#include <optional>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/wikitext/parameters.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

class People {
 public:
  /// False if that part of that person is there already.
  bool add(const Parameter& parameter, const Value& value);

  /// Authors and editors into their lists, others role by role, each in the order of the numbers.
  void write(Citation& citation);

 private:
  struct Person {
    std::string_view role;
    std::size_t first_of_role = 0;  // Index of the role's first person.
    int number = 1;
    std::optional<Value> last, first, whole;
    bool several = false;
  };
  std::vector<Person> people_;
};

}  // namespace citecheck::wikitext
