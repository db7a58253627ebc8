#include "reports/page_json.hpp"

#include <set>
#include <sstream>

#include "references/date.hpp"
#include "references/name.hpp"
#include "reports/json_writer.hpp"

namespace citecheck {

namespace {

void write_value(JsonWriter& json, const std::string& text) {
  json.value(text);
}
void write_value(JsonWriter& json, const Date& date) {
  json.value(to_edtf(date));
}
void write_value(JsonWriter& json, const std::vector<Name>& names) {
  json.begin_array();
  for (const Name& name : names) json.value(to_text(name));
  json.end_array();
}

template <typename T>
void write_best(JsonWriter& json, std::string_view key, const std::vector<Sourced<T>>& values) {
  json.key(key);
  if (values.empty())
    json.null();
  else
    write_value(json, values.front().value);
}

/// Of a date like 03/04/2014 the value is the month-first reading.
void write_doubt(JsonWriter& json, const Date& date) {
  if (date.day_month_ambiguous) json.key("ambiguous").value(true);
}
template <typename T>
void write_doubt(JsonWriter&, const T&) {}

/// What the page says of its access and terms; where it says nothing there is no key.
void write_work(JsonWriter& json, const PageFacts& page) {
  if (!page.types.empty()) json.key("type").value(page.types.front().value);
  if (!page.identifiers.empty()) {
    std::set<std::string_view> seen;
    json.key("identifiers").begin_array();
    for (const auto& identifier : page.identifiers)
      if (seen.insert(identifier.value).second) json.value(identifier.value);
    json.end_array();
  }
  if (!page.licences.empty()) json.key("licence").value(page.licences.front().value);
  if (!page.free_access.empty()) json.key("free_access").value(page.free_access.front().value == "true");
}

template <typename T>
void write_sources(JsonWriter& json, std::string_view key, const std::vector<Sourced<T>>& values) {
  if (values.empty()) return;
  json.key(key).begin_array();
  for (const Sourced<T>& one : values) {
    json.begin_object().key("value");
    write_value(json, one.value);
    json.key("source").value(one.source).key("confidence").value(one.confidence);
    write_doubt(json, one.value);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string page_json(const PageFacts& page, std::string_view file, std::string_view url) {
  std::ostringstream out;
  {
    JsonWriter json(out);
    json.begin_object();
    if (!file.empty()) json.key("file").value(file);
    if (!url.empty()) json.key("url").value(url);
    write_best(json, "title", page.titles);
    json.key("authors");
    if (page.authors.empty() || page.authors.front().confidence < kHint)
      json.begin_array().end_array();
    else
      write_value(json, page.authors.front().value);
    write_best(json, "published", page.published);
    write_best(json, "modified", page.modified);
    write_best(json, "site", page.sites);
    write_best(json, "language", page.languages);
    write_best(json, "canonical_url", page.canonical_urls);
    write_work(json, page);
    if (page.form != PageForm::html) json.key("form").value(name_of(page.form));
    json.key("kind").value(name_of(page.kind));
    if (!page.kind_reason.empty()) json.key("kind_reason").value(page.kind_reason);
    if (!page.paywall.empty()) json.key("paywall").value(page.paywall);
    json.key("text_length").value(static_cast<std::uint64_t>(page.text_length));
    json.key("sources").begin_object();
    write_sources(json, "title", page.titles);
    write_sources(json, "authors", page.authors);
    write_sources(json, "published", page.published);
    write_sources(json, "modified", page.modified);
    write_sources(json, "site", page.sites);
    write_sources(json, "language", page.languages);
    write_sources(json, "canonical_url", page.canonical_urls);
    write_sources(json, "type", page.types);
    write_sources(json, "identifiers", page.identifiers);
    write_sources(json, "licence", page.licences);
    write_sources(json, "free_access", page.free_access);
    json.end_object().end_object();
  }
  return std::move(out).str();
}

}  // namespace citecheck
