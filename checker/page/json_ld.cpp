// JSON-LD (schema.org): the page's own entities are the top-level ones, the members of @graph and what
// mainEntity points to; whatever they contain (comments, lists of other pages) is not the page's.

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>

#include "checker/page/candidates.hpp"
#include "references/html/script_json.hpp"
#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck {

namespace {

using Json = rapidjson::Value;

constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag |
                                 rapidjson::kParseTrailingCommasFlag | rapidjson::kParseNanAndInfFlag |
                                 rapidjson::kParseStopWhenDoneFlag;
constexpr std::size_t kMaxEntities = 2000, kMaxScripts = 64, kMaxListed = 4000, kMaxScriptBytes = 2u << 20;

constexpr auto kArticleTypes = std::to_array<std::string_view>(
    {"Book", "Chapter", "CreativeWork", "Dataset", "Episode", "HowTo", "Manuscript", "MusicRecording",
     "PodcastEpisode", "Recipe", "Report", "Thesis", "VideoObject"});

std::string_view string_of(const Json& value) {
  return value.IsString() ? std::string_view(value.GetString(), value.GetStringLength()) : std::string_view{};
}

const Json* member(const Json& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string_view text_member(const Json& object, const char* name) {
  const Json* value = member(object, name);
  if (value && value->IsArray() && !value->Empty()) value = &(*value)[0];
  return value ? string_of(*value) : std::string_view{};
}

/// Calls `visit` for the value, or for every member of an array.
template <typename Visit>
void each(const Json* value, Visit visit) {
  if (!value) return;
  if (!value->IsArray()) return visit(*value);
  for (rapidjson::SizeType i = 0; i < value->Size() && i < kMaxListed; ++i) visit((*value)[i]);
}

enum class Kind : std::uint8_t { article, page, site, other };

Kind kind_of_type(std::string_view type) {
  type = type.substr(type.find_last_of("/:") + 1);
  if (type.ends_with("Article") || type.ends_with("Posting") ||
      std::ranges::find(kArticleTypes, type) != kArticleTypes.end())
    return type == "JobPosting" ? Kind::other : Kind::article;
  if (type == "WebSite") return Kind::site;
  if (type.ends_with("Page")) return Kind::page;
  return Kind::other;
}

Kind kind_of(const Json& entity) {
  Kind best = Kind::other;
  each(member(entity, "@type"),
       [&](const Json& type) { best = std::min(best, kind_of_type(string_of(type))); });
  return best;
}

bool parse(rapidjson::Document& document, const std::string& json) {
  document.Parse<kParseFlags>(json.data(), json.size());
  if (!document.HasParseError()) return true;
  const std::string again = without_bad_escapes(json);
  document.Parse<kParseFlags>(again.data(), again.size());
  return !document.HasParseError();
}

class JsonLdReader {
 public:
  explicit JsonLdReader(Candidates& found) : found_(found) {}

  void load(std::string_view script) {
    rapidjson::Document document;
    if (!parse(document, repaired_json(script))) return;
    documents_.push_back(std::move(document));
    collect(documents_.back());
  }

  void read() {
    for (const Json* entity : entities_) read_entity(*entity);
  }

 private:
  /// The page's own entities in document order, and every @id.
  void collect(const Json& root) {
    std::deque<const Json*> open{&root};
    while (!open.empty() && entities_.size() < kMaxEntities) {
      const Json& value = *open.front();
      open.pop_front();
      if (value.IsArray()) {
        for (rapidjson::SizeType i = 0; i < value.Size() && open.size() < kMaxEntities; ++i)
          open.push_back(&value[i]);
      } else if (value.IsObject()) {
        entities_.push_back(&value);
        if (const std::string_view id = text_member(value, "@id"); !id.empty()) by_id_.emplace(id, &value);
        for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage"})
          if (const Json* inner = member(value, name)) open.push_back(inner);
      }
    }
  }

  void read_entity(const Json& entity) {
    const Kind kind = kind_of(entity);
    if (kind == Kind::other) return;
    if (kind == Kind::site)
      return add(found_.sites, decoded(text_member(entity, "name")), "json-ld WebSite", 85);
    std::size_t& seen = kind == Kind::article ? articles_ : pages_;
    if (++seen > 3) return;
    // A page lists what it is about first.
    const int less = 4 * static_cast<int>(seen - 1) + (kind == Kind::article ? 0 : 14);
    add(found_.titles, decoded(text_member(entity, "headline")), "json-ld headline", 90 - less);
    add(found_.titles, decoded(text_member(entity, "name")), "json-ld name", 78 - less);
    add(found_.published, text_member(entity, "datePublished"), "json-ld datePublished", 92 - less);
    add(found_.published, text_member(entity, "dateCreated"), "json-ld dateCreated", 78 - less);
    add(found_.published, text_member(entity, "uploadDate"), "json-ld uploadDate", 78 - less);
    add(found_.modified, text_member(entity, "dateModified"), "json-ld dateModified", 90 - less);
    add(found_.languages, text_member(entity, "inLanguage"), "json-ld inLanguage", 75 - less);
    for (const char* name : {"publisher", "isPartOf"})
      each(member(entity, name), [&](const Json& of) {
        add(found_.sites, decoded(text_member(resolved(of), "name")), std::string("json-ld ") + name,
            72 - less);
      });
    read_work(entity, less);
    read_authors(entity, less);
  }

  /// What kind of work it is, its identifiers and terms.
  void read_work(const Json& entity, int less) {
    each(member(entity, "@type"), [&](const Json& type) {
      const std::string_view name = string_of(type);
      add(found_.types, name.substr(name.find_last_of("/:") + 1), "json-ld @type", 88 - less);
    });
    for (const char* name : {"identifier", "sameAs", "@id", "doi"})
      each(member(entity, name), [&](const Json& value) { read_identifier(value, name, less); });
    for (const char* name : {"isbn", "issn"})
      add_identifier(found_, name, text_member(entity, name), std::string("json-ld ") + name, 82 - less);
    each(member(entity, "license"), [&](const Json& value) {
      const std::string_view url = text_member(value, "url");
      add(found_.licences,
          value.IsString() ? string_of(value)
          : url.empty()    ? text_member(value, "@id")
                           : url,
          "json-ld license", 85 - less);
    });
    if (const Json* free = member(entity, "isAccessibleForFree")) {
      const std::string word = to_lower_ascii(string_of(*free));
      const bool is_free = free->IsBool() ? free->GetBool() : word == "true" || word.ends_with("/true");
      if (free->IsBool() || is_free || word == "false" || word.ends_with("/false"))
        add(found_.free_access, is_free ? "true" : "false", "json-ld isAccessibleForFree", 90 - less);
    }
  }

  void read_identifier(const Json& value, const char* name, int less) {
    const std::string source = std::string("json-ld ") + name;
    if (value.IsString())
      return add_identifier(found_, std::string_view(name) == "doi" ? "doi" : "", string_of(value), source,
                            84 - less);
    add_identifier(found_, to_lower_ascii(text_member(value, "propertyID")), text_member(value, "value"),
                   source, 86 - less);
  }

  void read_authors(const Json& entity, int less) {
    const std::string number = articles_ + pages_ > 1 ? " " + std::to_string(articles_ + pages_) : "";
    for (const char* role : {"author", "creator"})
      each(member(entity, role), [&](const Json& value) {
        const Json& author = resolved(value);
        const bool organisation = is_organisation(author);
        const std::string source =
            std::string("json-ld ") + role + (organisation ? " organization" : "") + number;
        const int confidence = (organisation ? 62 : 90) - less - (role[0] == 'c' ? 4 : 0);
        if (author.IsString()) return read_author_text(string_of(author), source, confidence);
        each(member(author, "name"), [&](const Json& name) {
          add_author(found_.authors, decoded(string_of(name)), source, confidence);
        });
        if (!member(author, "name") && member(author, "familyName"))
          add_author(
              found_.authors,
              decoded(text_member(author, "givenName")) + " " + decoded(text_member(author, "familyName")),
              source, confidence);
      });
  }

  /// Some pages write the author's object as a string: "{\"name\": \"Jane Doe\"}".
  void read_author_text(std::string_view text, const std::string& source, int confidence) {
    rapidjson::Document inner;
    if (trim(text).starts_with('{') && parse(inner, std::string(text)) && inner.IsObject())
      return add_author(found_.authors, decoded(text_member(inner, "name")), source, confidence);
    add_author(found_.authors, decoded(text), source, confidence);
  }

  /// What a bare {"@id": …} stands for.
  const Json& resolved(const Json& value) const {
    if (!value.IsObject() || member(value, "name")) return value;
    const auto found = by_id_.find(text_member(value, "@id"));
    return found == by_id_.end() ? value : *found->second;
  }

  /// Blogs of one person call it both.
  static bool is_organisation(const Json& author) {
    bool organisation = false, person = false;
    each(member(author, "@type"), [&](const Json& type) {
      organisation =
          organisation || string_of(type).ends_with("Organization") || string_of(type) == "Corporation";
      person = person || string_of(type).ends_with("Person");
    });
    return organisation && !person;
  }

  static std::string decoded(std::string_view text) { return wikitext::decode_entities(text); }

  Candidates& found_;
  std::deque<rapidjson::Document> documents_;
  std::vector<const Json*> entities_;
  std::unordered_map<std::string_view, const Json*> by_id_;
  std::size_t articles_ = 0, pages_ = 0;
};

}  // namespace

void read_json_ld(const HtmlHead& head, Candidates& found) {
  JsonLdReader reader(found);
  std::size_t scripts = 0;
  for (const HeadElement& element : head.elements()) {
    if (element.name != HeadElement::Name::json_ld || ++scripts > kMaxScripts) continue;
    if (element.text.size() <= kMaxScriptBytes) reader.load(element.text);
  }
  reader.read();
}

}  // namespace citecheck
