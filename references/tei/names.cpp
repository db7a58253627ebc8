#include "references/tei/names.hpp"

#include <string>
#include <utility>

#include "references/tei/elements.hpp"
#include "references/text.hpp"
#include "references/xml/claims.hpp"

namespace citecheck::tei {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;

constexpr std::size_t kLongestList = 4096;  // Bytes; every name of a list carries the whole as written.

void append(std::string& out, const std::string& part) {
  if (part.empty()) return;
  if (!out.empty()) out += ' ';
  out += part;
}

// The parts of a person's name in [from, to); empty if none is tagged.
Name parts_in(const Tree& tree, Index from, Index to) {
  Name name;
  for (Index i = from; i < to; ++i) {
    const std::string_view tag = tree[i].name;
    const auto text = [&] { return xml::line_of(tree, i, kTextRules); };
    if (tag == "surname")
      append(name.family, text());
    else if (tag == "forename")
      append(name.given, text());
    else if (tag == "nameLink")
      append(name.particle, text());
    else if (tag == "genName")
      append(name.suffix, text());
    else
      continue;
    i = tree[i].end - 1;
  }
  return name;
}

Claim<Name> assembled(Name name, std::size_t at) {
  if (name.family.empty()) {
    name.literal = to_text(name);
    name.given.clear();
    name.particle.clear();
    name.suffix.clear();
  }
  std::string written = to_inverted_text(name);
  return {std::move(name), std::move(written), {at, at}};
}

bool names_several(std::string_view text) {
  if (text.size() > kLongestList) return false;
  return text.find(';') != std::string_view::npos || text.find(" and ") != std::string_view::npos ||
         text.find(" & ") != std::string_view::npos || text.find(" et al") != std::string_view::npos;
}

void read_words(const Claim<std::string>& words, std::vector<Claim<Name>>& names, bool& truncated) {
  if (words.value.empty()) return;
  const std::string lower = to_lower_ascii(words.value);
  if (lower == "et al" || lower == "et al." || lower == "and others") {
    truncated = true;
    return;
  }
  if (!names_several(words.value) || reads_as_organisation(words.value)) {
    names.push_back({parse_name(words.value), words.as_written, words.span});
    return;
  }
  bool et_al = false;
  for (Name& name : parse_name_list(words.value, &et_al))
    names.push_back({std::move(name), words.as_written, words.span});
  truncated = truncated || et_al;
}

bool holds_name(std::string_view tag) {
  return tag == "persName" || tag == "orgName" || tag == "name";
}

void read_one(const Tree& tree, Index element, std::vector<Claim<Name>>& names, bool& truncated) {
  const xml::Node& node = tree[element];
  const Claim<std::string> words = xml::text_claim(tree, element, kTextRules);
  if (node.name == "orgName") {
    Claim<Name> claim{{}, words.as_written, words.span};
    claim.value.literal = words.value;
    if (!words.value.empty()) names.push_back(std::move(claim));
    return;
  }
  Name name = parts_in(tree, element + 1, node.end);
  if (name.family.empty() && name.given.empty())
    read_words(words, names, truncated);
  else
    names.push_back(assembled(std::move(name), node.inner.begin));
}

}  // namespace

std::vector<Claim<Name>> read_names(const xml::Tree& tree, xml::Index element, bool& truncated) {
  std::vector<Claim<Name>> names;
  for (Index i = element + 1; i < tree[element].end;) {
    if (!holds_name(tree[i].name)) {
      ++i;
      continue;
    }
    read_one(tree, i, names, truncated);
    i = tree[i].end;
  }
  if (names.empty() && !truncated) read_one(tree, element, names, truncated);
  return names;
}

}  // namespace citecheck::tei
