#include <rapidjson/document.h>

#include <array>
#include <deque>

#include "references/html/script_json.hpp"
#include "references/plain/segment.hpp"
#include "references/rendered/claims.hpp"
#include "references/rendered/link.hpp"
#include "references/rendered/metadata.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

using Json = rapidjson::Value;
using Text = std::string_view;

constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag |
                                 rapidjson::kParseTrailingCommasFlag | rapidjson::kParseNanAndInfFlag |
                                 rapidjson::kParseStopWhenDoneFlag;
constexpr std::size_t kMostValues = 100'000, kMostCitations = 20'000, kMostListed = 4000;

const Json* member(const Json& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

/// Calls `visit` for the value, or for every member of an array.
template <typename Visit>
void each(const Json* value, Visit visit) {
  if (value == nullptr) return;
  if (!value->IsArray()) return visit(*value);
  for (rapidjson::SizeType i = 0; i < value->Size() && i < kMostListed; ++i) visit((*value)[i]);
}

std::string string_of(const Json& value) {
  if (value.IsString()) return collapse_space(to_valid_utf8({value.GetString(), value.GetStringLength()}));
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  return {};
}

/// The first of the members that is a text, or that has a name.
std::string text_of(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    std::string found;
    each(member(object, name), [&](const Json& value) {
      if (!found.empty()) return;
      found = string_of(value);
      for (const char* inner : {"name", "value", "@value", "@id"})
        if (const Json* text = member(value, inner); found.empty() && text != nullptr)
          found = string_of(*text);
    });
    if (!found.empty()) return found;
  }
  return {};
}

/// A value that the page holds in a coded form: it is written nowhere as it is.
template <typename T>
Claim<T> coded(T value, const std::string& written) {
  return {std::move(value), written, {}};
}

ItemType type_of(Text schema) {
  struct Named {
    Text schema;
    ItemType type;
  };
  static constexpr auto kTypes = std::to_array<Named>({{"Book", ItemType::book},
                                                       {"Chapter", ItemType::chapter},
                                                       {"Dataset", ItemType::dataset},
                                                       {"Legislation", ItemType::legislation},
                                                       {"Map", ItemType::map},
                                                       {"Movie", ItemType::motion_picture},
                                                       {"NewsArticle", ItemType::article_newspaper},
                                                       {"Report", ItemType::report},
                                                       {"ScholarlyArticle", ItemType::article_journal},
                                                       {"SoftwareApplication", ItemType::software},
                                                       {"SoftwareSourceCode", ItemType::software},
                                                       {"Thesis", ItemType::thesis},
                                                       {"WebPage", ItemType::webpage},
                                                       {"WebSite", ItemType::webpage},
                                                       {"BlogPosting", ItemType::post_weblog}});
  schema = schema.substr(schema.find_last_of("/:#") + 1);
  for (const Named& named : kTypes)
    if (schema == named.schema) return named.type;
  return ItemType::document;
}

void read_identifier(const std::string& text, Citation& citation) {
  const Link link = classify_link(text);
  if (link.identifier) {
    citation.identifiers.push_back(coded(*link.identifier, text));
  } else if (Text(text).starts_with("10.") || starts_with_ignoring_case(text, "doi:")) {
    citation.identifiers.push_back(coded(normalise(Identifier::Kind::doi, text), text));
  } else if (link.kind == Link::Kind::none && !text.empty()) {
    citation.other.emplace_back("identifier", coded(text, text));
  }
}

void read_people(const Json& work, const char* name, std::vector<Claim<Name>>& people) {
  each(member(work, name), [&](const Json& person) {
    Name parsed;
    parsed.family = text_of(person, {"familyName"});
    parsed.given = text_of(person, {"givenName"});
    const std::string written = person.IsString() ? string_of(person) : text_of(person, {"name"});
    if (parsed.family.empty() && !written.empty()) parsed = parse_name(written);
    if (parsed == Name{}) return;
    people.push_back(coded(parsed, written.empty() ? to_text(parsed) : written));
  });
}

Citation read_work(const Json& work) {
  Citation citation;
  const auto set = [&](std::optional<Claim<std::string>>& field, std::initializer_list<const char*> names) {
    if (std::string text = text_of(work, names); !text.empty()) field = coded(text, text);
  };
  set(citation.title, {"name", "headline", "title"});
  set(citation.container_title, {"isPartOf", "publication"});
  set(citation.publisher, {"publisher", "sourceOrganization"});
  set(citation.volume, {"volumeNumber"});
  set(citation.issue, {"issueNumber"});
  set(citation.page, {"pagination", "pageStart"});
  set(citation.edition, {"bookEdition"});
  set(citation.language, {"inLanguage"});
  read_people(work, "author", citation.authors);
  read_people(work, "editor", citation.editors);
  if (const std::string text = text_of(work, {"datePublished", "dateCreated"}); !text.empty()) {
    auto date = parse_edtf(text);
    if (!date) date = parse_date(text);
    citation.issued = coded(date.value_or(Date{}), text);
  }
  for (const char* name : {"url", "@id", "sameAs"}) {
    const std::string text = text_of(work, {name});
    const Link link = classify_link(text);
    if (link.identifier)
      read_identifier(text, citation);
    else if (link.kind != Link::Kind::none && !citation.url)
      citation.url = coded(link.url.value, text);
  }
  each(member(work, "identifier"), [&](const Json& one) {
    read_identifier(one.IsString() ? string_of(one) : text_of(one, {"value", "@id"}), citation);
  });
  if (const std::string isbn = text_of(work, {"isbn"}); !isbn.empty())
    citation.identifiers.push_back(coded(normalise(Identifier::Kind::isbn, isbn), isbn));
  citation.type = type_of(text_of(work, {"@type"}));
  return citation;
}

class Citations {
 public:
  explicit Citations(Span span) : span_(span) {}

  /// Walks the whole document: a page names what it cites in whichever entity is the article.
  void read(const Json& root) {
    std::deque<const Json*> open{&root};
    for (std::size_t seen = 0; !open.empty() && seen < kMostValues; ++seen) {
      const Json& value = *open.front();
      open.pop_front();
      if (value.IsArray())
        for (const Json& inner : value.GetArray()) open.push_back(&inner);
      if (!value.IsObject()) continue;
      each(member(value, "citation"), [&](const Json& cited) { add(cited); });
      for (const auto& inner : value.GetObject())
        if ((inner.value.IsObject() || inner.value.IsArray()) && Text(inner.name.GetString()) != "citation")
          open.push_back(&inner.value);
    }
  }

  std::vector<Citation> found;

 private:
  void add(const Json& cited) {
    if (found.size() >= kMostCitations) return;
    Citation citation;
    if (cited.IsString()) {
      const std::string text = string_of(cited);
      citation = plain::read_reference(text, 0);
      for_each_claim(citation, [](auto& claim) { claim.span = {}; });
    } else {
      citation = read_work(cited);
    }
    if (!citation.title && !citation.url && citation.identifiers.empty() && !cited.IsString()) return;
    citation.span = span_;
    citation.template_name = "citation";
    found.push_back(std::move(citation));
  }

  Span span_;
};

bool parse(rapidjson::Document& document, const std::string& json) {
  document.Parse<kParseFlags>(json.data(), json.size());
  if (!document.HasParseError()) return true;
  const std::string again = without_bad_escapes(json);
  document.Parse<kParseFlags>(again.data(), again.size());
  return !document.HasParseError();
}

}  // namespace

std::vector<Citation> read_json_ld_citations(const Page& page) {
  std::vector<Citation> citations;
  for (Index node = 1; node < page.size(); ++node) {
    if (!page.is(node, "script") || node + 1 >= page[node].end) continue;
    if (to_lower_ascii(page.attribute(node, "type")).find("ld+json") == std::string::npos) continue;
    const Text script = page[node + 1].text;
    if (script.find("\"citation\"") == Text::npos) continue;
    rapidjson::Document document;
    if (!parse(document, repaired_json(script))) continue;
    // What cites is the script's own tag: a span of all of its text would be shown for each of its works.
    Citations reader({page.html().span(node).begin, page.html().span(node + 1).begin});
    reader.read(document);
    for (Citation& citation : reader.found) citations.push_back(std::move(citation));
  }
  return citations;
}

}  // namespace citecheck::rendered
