#include "references/csl/csl_writer.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <optional>
#include <string_view>
#include <vector>

#include "references/text.hpp"

namespace citecheck {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_text(Writer& json, std::string_view text) {
  const std::string valid = to_valid_utf8(text);
  json.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void write_key(Writer& json, std::string_view key) {
  json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

void write_text(Writer& json, std::string_view key, std::string_view text) {
  write_key(json, key);
  write_text(json, text);
}

/// A variable that is left out where the article states nothing.
void write_claim(Writer& json, std::string_view key, const std::optional<Claim<std::string>>& claim) {
  if (claim && !claim->value.empty()) write_text(json, key, claim->value);
}

/// A custom key that is null where there is nothing.
void write_or_null(Writer& json, std::string_view key, std::string_view text) {
  write_key(json, key);
  if (text.empty())
    json.Null();
  else
    write_text(json, text);
}

void write_name(Writer& json, const Name& name) {
  const auto part = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) write_text(json, key, value);
  };
  json.StartObject();
  part("literal", name.literal);
  if (!name.is_literal()) {
    part("family", name.family);
    part("given", name.given);
    part("non-dropping-particle", name.particle);
    part("suffix", name.suffix);
  }
  json.EndObject();
}

void write_names(Writer& json, std::string_view key, const std::vector<Claim<Name>>& names) {
  if (names.empty()) return;
  write_key(json, key);
  json.StartArray();
  for (const Claim<Name>& name : names) write_name(json, name.value);
  json.EndArray();
}

bool is_season(const CalendarDate& date) {
  return date.month >= 21 && date.month <= 24;
}

bool is_quarter(const CalendarDate& date) {
  return date.month >= 33 && date.month <= 36;
}

void write_parts(Writer& json, int year, unsigned month, unsigned day) {
  json.StartArray();
  json.Int(year);
  if (month != 0) json.Uint(month);
  if (month != 0 && day != 0) json.Uint(day);
  json.EndArray();
}

/// CSL knows seasons beside the year, and no quarters: a quarter is its first to its last month.
void write_date_parts(Writer& json, const Date& date) {
  write_key(json, "date-parts");
  json.StartArray();
  const CalendarDate last = date.end.value_or(date.begin);
  for (const CalendarDate* end : {&date.begin, &last}) {
    const unsigned in_quarter = end == &date.begin ? 1 : 3;
    if (end == &last && !date.end && !is_quarter(date.begin)) continue;
    if (is_quarter(*end))
      write_parts(json, end->year, (end->month - 33u) * 3 + in_quarter, 0);
    else
      write_parts(json, end->year, is_season(*end) ? 0 : end->month, end->day);
  }
  json.EndArray();
}

void write_date(Writer& json, std::string_view key, const std::optional<Claim<Date>>& claim) {
  if (!claim) return;
  const Date& date = claim->value;
  write_key(json, key);
  json.StartObject();
  const bool two_seasons = date.end && date.end->month != date.begin.month && is_season(date.begin);
  const bool readable = date.known() && (date.begin.month != 0 || date.begin.day == 0);
  if (readable) write_date_parts(json, date);
  if (readable && is_season(date.begin) && !two_seasons) {
    write_key(json, "season");
    json.Uint(date.begin.month - 20u);
  }
  if (date.approximate || date.uncertain) {
    write_key(json, "circa");
    json.Bool(true);
  }
  if (!readable || two_seasons) write_text(json, "literal", claim->as_written);
  json.EndObject();
}

/// The variable CSL has for a kind; "" where it has none.
std::string_view csl_variable(Identifier::Kind kind) {
  switch (kind) {
    case Identifier::Kind::doi:
      return "DOI";
    case Identifier::Kind::isbn:
      return "ISBN";
    case Identifier::Kind::issn:
      return "ISSN";
    case Identifier::Kind::pmid:
      return "PMID";
    case Identifier::Kind::pmc:
      return "PMCID";
    default:
      return {};
  }
}

/// Several of a kind stand in one string, a space between them.
void write_identifiers(Writer& json, const std::vector<Claim<Identifier>>& identifiers) {
  using Kind = Identifier::Kind;
  for (const Kind kind : {Kind::doi, Kind::isbn, Kind::issn, Kind::pmid, Kind::pmc}) {
    std::string values;
    for (const auto& identifier : identifiers) {
      if (identifier.value.kind != kind) continue;
      if (!values.empty()) values += ' ';
      if (kind == Kind::pmc) values += "PMC";
      values += identifier.value.value;
    }
    if (!values.empty()) write_text(json, csl_variable(kind), values);
  }
}

/// The identifiers CSL has no variable for, by the label they are printed with.
void write_other_identifiers(Writer& json, const std::vector<Claim<Identifier>>& identifiers) {
  bool open = false;
  for (const auto& identifier : identifiers) {
    if (!csl_variable(identifier.value.kind).empty()) continue;
    if (!open) {
      write_key(json, "identifiers");
      json.StartArray();
    }
    open = true;
    write_text(json, std::string(label(identifier.value.kind)) + ":" + identifier.value.value);
  }
  if (open) json.EndArray();
}

void write_number(Writer& json, std::string_view key, std::uint64_t value) {
  write_key(json, key);
  json.Uint64(value);
}

void write_custom(Writer& json, const Article& article, const Citation& citation, const LineIndex& lines) {
  const auto text_of = [](const std::optional<Claim<std::string>>& claim) {
    return claim ? std::string_view(claim->value) : std::string_view{};
  };
  const Position position = lines.at(citation.span.begin);
  write_key(json, "custom");
  json.StartObject();
  write_or_null(json, "label", citation.label);
  write_or_null(json, "ref-name", citation.ref_name);
  write_or_null(json, "group", citation.group);
  write_number(json, "line", position.line);
  write_number(json, "column", position.column);
  write_number(json, "offset", citation.span.begin);
  write_number(json, "length", citation.span.size());
  write_number(json, "mentions", citation.marks.size());
  write_key(json, "backlinks");
  if (citation.backlinks)
    json.Uint(*citation.backlinks);
  else
    json.Null();
  write_or_null(
      json, "archive-url",
      citation.archive_url ? std::string_view(citation.archive_url->value.href) : std::string_view{});
  write_or_null(json, "archive-date", citation.archived ? to_edtf(citation.archived->value) : std::string{});
  write_or_null(json, "url-status", text_of(citation.url_status));
  write_or_null(json, "template", citation.template_name);
  write_or_null(json, "quote", text_of(citation.quote));
  write_other_identifiers(json, citation.identifiers);
  write_text(json, "raw", article.text_of(citation.span));
  json.EndObject();
}

}  // namespace

std::string csl_id(const Article& article, const Citation& citation) {
  std::string id = "ref-";
  if (article.ordinal > 0) id += std::to_string(article.ordinal + 1) + "-";
  return id + std::to_string(citation.index + 1);
}

std::string csl_item(const Article& article, const Citation& citation, const LineIndex& lines) {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.StartObject();
  write_text(json, "id", csl_id(article, citation));
  write_text(json, "type", csl_name(citation.type));
  write_claim(json, "title", citation.title);
  write_names(json, "author", citation.authors);
  write_names(json, "editor", citation.editors);
  write_claim(json, "container-title", citation.container_title);
  write_claim(json, "publisher", citation.publisher);
  write_claim(json, "publisher-place", citation.publisher_place);
  write_date(json, "issued", citation.issued);
  write_date(json, "accessed", citation.accessed);
  if (citation.url) write_text(json, "URL", citation.url->value.href);
  write_identifiers(json, citation.identifiers);
  write_claim(json, "language", citation.language);
  write_claim(json, "page", citation.page);
  write_claim(json, "volume", citation.volume);
  write_claim(json, "issue", citation.issue);
  write_claim(json, "edition", citation.edition);
  write_custom(json, article, citation, lines);
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace citecheck
