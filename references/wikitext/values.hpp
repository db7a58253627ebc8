#pragma once
// Values: claims made from stretches of a page. Whatever is claimed keeps its bytes: `span` is the stretch
// and `as_written` its text; the value is what a reader of the page sees there.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/wikitext/plain_text.hpp"

namespace citecheck::wikitext {

/// A trimmed stretch of the page that lies in node `parent`.
struct Value {
  const Page* page = nullptr;
  std::uint32_t parent = 0;
  Span span;

  bool empty() const { return span.empty(); }
  std::string_view written() const { return span.of(page->source); }
  /// The text a reader sees; "((…))", which accepts a value as written, is taken off.
  std::string line() const;
  /// The same without a copy where the page shows what is written; else a view of `made`.
  std::string_view line(std::string& made) const;
  /// As a URL: without comments, entities decoded. A view of the page, or of `made`.
  std::string_view url(std::string& made) const;
};

Value make_value(const Page& page, std::uint32_t parent, Span span);

/// The link a value consists of: the URL inside [brackets], or behind words; with `first_word` what follows
/// a bare URL is no part of it. The value itself where it is a URL, or holds none.
Value link_in(const Value& value, bool first_word);

/// Every URL in the value that is no part of a reference in it.
std::vector<Value> links_of(const Value& value);

Claim<std::string> text_claim(const Value& value);
Claim<std::string> language_claim(const Value& value);
Claim<Date> date_claim(const Value& value);
/// A date in three values ("3", "May" or "05", "2010"); none if they make none. It has no span of its own.
std::optional<Claim<Date>> date_of_parts(const Value& year, const Value& month, const Value* day);
Claim<Url> url_claim(const Value& value);
Claim<Identifier> identifier_claim(Identifier::Kind kind, const Value& value);

/// The names in one value; `truncated` is set where it ends in "et al.". `is_list`: several are expected.
void add_names(std::vector<Claim<Name>>& names, const Value& value, bool is_list, bool& truncated);
/// Vancouver style: "Smith JA, ((World Health Organization)), Doe B, et al."
void add_vancouver_names(std::vector<Claim<Name>>& names, const Value& value, bool& truncated);
/// A name in two values; it has no span of its own, only a place (where `last` begins).
Claim<Name> name_claim(const Value& last, const Value& first);

}  // namespace citecheck::wikitext
