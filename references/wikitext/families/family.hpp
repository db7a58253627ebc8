#pragma once
// Families: the citation templates of the Wikipedias, one table of templates and one of parameters for each
// language. A template or parameter more is a line in one of these tables, a language a file and a line in
// families.cpp.

#include <span>
#include <string_view>

#include "references/citation.hpp"
#include "references/wikitext/parameters.hpp"

namespace citecheck::wikitext {

/// A citation template. Names are in lower case, words parted by spaces (see template_name()).
struct CitationTemplate {
  std::string_view name;
  ItemType type = ItemType::document;
  /// A citation only with this parameter, where the name alone is too common.
  std::string_view needs = {};
};

/// Another name of a citation template, which it is called by in the Citation.
struct OtherName {
  std::string_view from, to;
};

/// A parameter's name; in lower case outside of Citation Style 1. People may be numbered.
struct Alias {
  std::string_view name;
  Field field;
  std::string_view variable = {};
  Identifier::Kind identifier = {};
};

struct Family {
  /// BCP 47; "mul" where several languages share it; empty for Citation Style 1, which many wikis use.
  std::string_view language;
  std::string_view category;  ///< The wiki's own word for "Category", in lower case.
  std::span<const CitationTemplate> templates;
  std::span<const OtherName> other_names;
  std::span<const Alias> parameters;
  /// True if these templates and that word for "Category" are found together on wikis of this language only.
  bool tells_language = false;

  bool is_cs1() const { return language.empty(); }
};

/// All of them, Citation Style 1 first.
std::span<const Family* const> families();

extern const Family kCs1, kCatalan, kCzech, kDutch, kFinnish, kFrench, kGerman, kItalian, kJapanese, kNordic,
    kPolish, kPortuguese, kRussian, kSpanish, kSwedish, kTurkish, kUkrainian, kVietnamese, kChinese;

}  // namespace citecheck::wikitext
