#include "references/docx/field_citations.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "references/claims.hpp"
#include "references/csl/csl_item.hpp"
#include "references/csl/json_text.hpp"
#include "references/docx/base64.hpp"
#include "references/text.hpp"

namespace citecheck::docx {

namespace {

using Text = std::string_view;
using csl::JsonValue;

/// What is the same for every mention of the work: where its library keeps it, else its id, else all of it.
std::string key_of(const JsonValue& item, const JsonValue& data) {
  for (const Text name : {Text("uris"), Text("uri")})
    if (const auto uris = item.find(name); uris && uris->is(JsonValue::Kind::array) && !uris->empty())
      return (*uris->begin()).value();
  if (const auto id = data.find("id")) return "id " + id->value();
  return data.value();
}

KeyedCitation read_csl_item(const JsonValue& item, const JsonValue& data) {
  KeyedCitation keyed{key_of(item, data), csl::read_item(data)};
  for_each_claim(keyed.citation, [](auto& claim) { claim.span = {}; });
  keyed.citation.span = {};
  return keyed;
}

/// {"citationItems": [{"itemData": {…}}, …]}
std::vector<KeyedCitation> read_citation_object(Text text, Span place, std::vector<Problem>& problems) {
  const csl::Json json = csl::parse_json(text);
  std::vector<KeyedCitation> out;
  const auto roots = csl::roots(json);
  if (!roots.empty() && roots[0].is(JsonValue::Kind::object))
    if (const auto items = roots[0].find("citationItems"))
      for (const JsonValue item : *items)
        if (item.is(JsonValue::Kind::object))
          if (const auto data = item.find("itemData"); data && data->is(JsonValue::Kind::object))
            out.push_back(read_csl_item(item, *data));
  if (!json.faults.empty())
    problems.push_back(
        {"invalid-json", "the data of a citation field is no valid JSON: " + json.faults[0].what, place});
  return out;
}

/// The words of an instruction; what stands in quotes is one.
std::vector<std::string> split_words(Text text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    at = text.find_first_not_of(" \t\r\n", at);
    if (at == Text::npos) break;
    const bool quoted = text[at] == '"';
    const std::size_t begin = at + (quoted ? 1 : 0);
    const std::size_t end =
        std::min(quoted ? text.find('"', begin) : text.find_first_of(" \t\r\n", begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    at = end + 1;
  }
  return words;
}

}  // namespace

std::vector<KeyedCitation> read_field(std::string_view instruction, std::string_view data, Span place,
                                      std::vector<Problem>& problems) {
  const Text start = trim(instruction);
  if (!starts_with_ignoring_case(start, "ADDIN")) return {};
  const Text kind = trim(start.substr(5));
  if (starts_with_ignoring_case(kind, "EN.CITE")) {
    if (const std::size_t xml = kind.find("<EndNote"); xml != Text::npos)
      return read_endnote(kind.substr(xml));
    const std::string decoded = decode_base64(data);
    const std::size_t xml = decoded.find("<EndNote");
    return xml == std::string::npos ? std::vector<KeyedCitation>{} : read_endnote(Text(decoded).substr(xml));
  }
  const bool is_csl =
      starts_with_ignoring_case(kind, "ZOTERO_ITEM") || starts_with_ignoring_case(kind, "CSL_CITATION");
  const std::size_t json = kind.find('{');
  if (!is_csl || json == Text::npos) return {};
  return read_citation_object(kind.substr(json, kind.rfind('}') + 1 - json), place, problems);
}

std::vector<KeyedCitation> read_control(std::string_view tag, Span place, std::vector<Problem>& problems) {
  static constexpr Text kMendeley = "MENDELEY_CITATION_v3_";
  if (!tag.starts_with(kMendeley)) return {};
  return read_citation_object(decode_base64(tag.substr(kMendeley.size())), place, problems);
}

std::vector<std::string> cited_tags(std::string_view instruction) {
  static constexpr Text kSwitchesWithText = "lpvfsm";
  const std::vector<std::string> words = split_words(instruction);
  std::vector<std::string> tags;
  if (words.empty() || !equal_ignoring_case(words[0], "CITATION")) return tags;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with('\\')) {
      tags.push_back(to_valid_utf8(word));
    } else if (word.size() == 2 && kSwitchesWithText.find(word[1]) != Text::npos && i + 1 < words.size()) {
      ++i;
      if (word[1] == 'm') tags.push_back(to_valid_utf8(words[i]));
    }
  }
  return tags;
}

}  // namespace citecheck::docx
