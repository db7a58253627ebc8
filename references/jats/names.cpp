#include "references/jats/names.hpp"

#include <algorithm>
#include <string>

#include "references/jats/elements.hpp"
#include "references/text.hpp"
#include "references/xml/claims.hpp"

namespace citecheck::jats {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;

Index descendant(const Tree& tree, Index element, std::string_view name) {
  for (Index i = element + 1; i < tree[element].end; ++i)
    if (tree.is(i, name)) return i;
  return kNoNode;
}

std::string text_in(const Tree& tree, Index element, std::string_view name) {
  const Index at = descendant(tree, element, name);
  return at == kNoNode ? std::string{} : xml::line_of(tree, at, kTextRules);
}

// "van der", which belongs to the name, and not "Dr" or "Sir".
bool is_particle(const std::string& prefix) {
  std::size_t at = 0;
  return !prefix.empty() && !is_upper(next_code_point(prefix, at)) && prefix.find('.') == std::string::npos;
}

std::optional<Claim<Name>> read_parts(const Tree& tree, Index element) {
  Name name;
  name.family = text_in(tree, element, "surname");
  name.given = text_in(tree, element, "given-names");
  name.suffix = text_in(tree, element, "suffix");
  const std::string prefix = text_in(tree, element, "prefix");
  if (is_particle(prefix)) name.particle = prefix;
  // Mixed text may leave its comma in the tag: "<surname>Frank,</surname>".
  while (name.family.ends_with(',')) name.family.pop_back();
  while (name.given.ends_with(',')) name.given.pop_back();
  if (name.family.empty() && name.given.empty()) return std::nullopt;
  if (name.family.empty()) {
    name.literal = to_text(name);
    name.given.clear();
  }
  const std::size_t at = tree[element].inner.begin;
  std::string written = to_inverted_text(name);
  return Claim<Name>{std::move(name), std::move(written), {at, at}};
}

}  // namespace

std::optional<Claim<Name>> read_name(const xml::Tree& tree, xml::Index element) {
  // The first form of a name in several scripts or spellings.
  while (tree[element].name.ends_with("-alternatives")) {
    Index form = element + 1;
    while (form < tree[element].end && element_named(tree[form].name).field != Field::name)
      form = tree[form].end;
    if (form == tree[element].end) return std::nullopt;
    element = form;
  }
  const bool has_parts =
      descendant(tree, element, "surname") != kNoNode || descendant(tree, element, "given-names") != kNoNode;
  if (has_parts && !tree.is(element, "collab")) return read_parts(tree, element);
  const Claim<std::string> text = xml::text_claim(tree, element, kTextRules);
  if (text.value.empty()) return std::nullopt;
  Claim<Name> claim{{}, text.as_written, text.span};
  if (tree.is(element, "collab"))
    claim.value.literal = text.value;
  else
    claim.value = parse_name(text.value);
  return claim;
}

}  // namespace citecheck::jats
