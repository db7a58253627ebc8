#pragma once
// Name: a person or an organisation as CSL-JSON names them (family, given, particle, suffix, or literal).

#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

/// Either `literal` alone (an organisation, or a name that cannot be split) or the parts of a person's name.
struct Name {
  std::string family, given;
  std::string particle;  ///< CSL non-dropping-particle: "van der".
  std::string suffix;    ///< "Jr.", "III".
  std::string literal;
  std::string dropping_particle{};  ///< CSL: goes with the given name where the family name stands first.
  bool comma_suffix = false;        ///< CSL: a comma stands before the suffix.
  bool static_ordering = false;     ///< CSL: the family name stands first always.

  bool is_literal() const { return !literal.empty(); }
  friend bool operator==(const Name&, const Name&) = default;
};

/// "Family, Given", "Given Family", "Given van Family, Jr.", or a literal where the text is one word or
/// reads as an organisation ("Ministry of Culture", "BBC News", "Acme Inc.").
Name parse_name(std::string_view text);

/// Several names as citations list them: "A, B and C"; "Smith, J., & Doe, A."; "Smith J, Doe A"; "Smith J.
/// Doe A."; "DUPONT Marie"; "DUPONT (M.)"; "张伟，李娜". `et_al` is set where the list ends in "et al." or
/// "and others".
std::vector<Name> parse_name_list(std::string_view text, bool* et_al = nullptr);

/// True if the text reads as an organisation rather than a person.
bool reads_as_organisation(std::string_view text);

/// "Given particle Family, Suffix", or the literal.
std::string to_text(const Name& name);

/// "Family, Given", or the literal.
std::string to_inverted_text(const Name& name);

}  // namespace citecheck
