#include "references/csl/csl_writer.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "references/csl/csl_identifiers.hpp"
#include "references/csl/variables.hpp"
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

void write_true(Writer& json, std::string_view key) {
  write_key(json, key);
  json.Bool(true);
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
  const auto flag = [&](std::string_view key, bool value) {
    if (value) write_true(json, key);
  };
  json.StartObject();
  part("literal", name.literal);
  if (!name.is_literal()) {
    part("family", name.family);
    part("given", name.given);
    part("dropping-particle", name.dropping_particle);
    part("non-dropping-particle", name.particle);
    part("suffix", name.suffix);
    flag("comma-suffix", name.comma_suffix);
    flag("static-ordering", name.static_ordering);
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

/// Names by role, the roles in the order of their names. `standard`: those that CSL has a variable for.
std::map<std::string_view, std::vector<const Name*>> by_role(const Citation& citation, bool standard) {
  std::map<std::string_view, std::vector<const Name*>> roles;
  for (const auto& [role, claim] : citation.contributors)
    if ((csl::variable_kind(role) == csl::VariableKind::name) == standard)
      roles[role].push_back(&claim.value);
  return roles;
}

void write_contributors(Writer& json, const Citation& citation, bool standard) {
  for (const auto& [role, names] : by_role(citation, standard)) {
    write_key(json, role);
    json.StartArray();
    for (const Name* name : names) write_name(json, *name);
    json.EndArray();
  }
}

/// The fields of a citation that are only text, each written once.
class Fields {
 public:
  explicit Fields(const Citation& citation) {
    for (const auto& [name, claim] : citation.other) left_[name].push_back(&claim);
  }

  /// The first of that name that is not written yet; none if there is none.
  const Claim<std::string>* take(std::string_view name) {
    const auto found = left_.find(name);
    if (found == left_.end()) return nullptr;
    const Claim<std::string>* claim = found->second.front();
    found->second.pop_front();
    if (found->second.empty()) left_.erase(found);
    return claim;
  }

  using Left = std::map<std::string_view, std::deque<const Claim<std::string>*>>;
  const Left& left() const { return left_; }

  /// The names of what is left that the predicate admits.
  template <typename Predicate>
  std::vector<std::string_view> names(Predicate admits) const {
    std::vector<std::string_view> out;
    for (const auto& [name, claims] : left_)
      if (admits(name)) out.push_back(name);
    return out;
  }

 private:
  Left left_;
};

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

bool is_season_of_two(const Date& date) {
  return date.end && date.end->month != date.begin.month && is_season(date.begin);
}

bool is_readable(const Date& date) {
  return date.known() && (date.begin.month != 0 || date.begin.day == 0);
}

/// True if the CSL form of the date says all that the date does: its points, and that it is not exact.
bool is_exact(const Date& date) {
  const auto plain = [](const CalendarDate& point) { return point.month <= 12 || is_season(point); };
  if (date.day_month_ambiguous || is_season_of_two(date) || !plain(date.begin)) return false;
  if (date.end && (!plain(*date.end) || is_season(*date.end) != is_season(date.begin))) return false;
  Date told;
  told.begin = date.begin;
  told.end = date.end;
  told.approximate = date.approximate || date.uncertain;
  return to_edtf(told) == to_edtf(date);
}

/// A date as a text that reads back as the same date.
std::string date_text(const Claim<Date>& claim) {
  const std::string edtf = to_edtf(claim.value);
  return edtf.empty() || claim.value.day_month_ambiguous ? claim.as_written : edtf;
}

/// `fields` may hold members of the date that another form of it said more with.
void write_date(Writer& json, std::string_view key, const Claim<Date>& claim, Fields& fields) {
  const Date& date = claim.value;
  const std::string path = std::string(key) + ".";
  write_key(json, key);
  json.StartObject();
  const bool readable = is_readable(date);
  if (readable) write_date_parts(json, date);
  const auto* season = fields.take(path + "season");
  if (readable && is_season(date.begin) && !is_season_of_two(date)) {
    write_key(json, "season");
    json.Uint(date.begin.month - 20u);
  } else if (season != nullptr) {
    write_text(json, "season", season->value);
  }
  if (date.approximate || date.uncertain) write_true(json, "circa");
  const auto* literal = fields.take(path + "literal");
  if (literal != nullptr)
    write_text(json, "literal", literal->value);
  else if (!readable || is_season_of_two(date))
    write_text(json, "literal", claim.as_written);
  if (const auto* raw = fields.take(path + "raw")) write_text(json, "raw", raw->value);
  json.EndObject();
}

/// Every date but that of the archive, the first of each variable.
std::map<std::string_view, const Claim<Date>*> dates_of(const Citation& citation) {
  std::map<std::string_view, const Claim<Date>*> dates;
  if (citation.issued) dates.emplace("issued", &*citation.issued);
  if (citation.accessed) dates.emplace("accessed", &*citation.accessed);
  for (const auto& [variable, claim] : citation.other_dates) dates.emplace(variable, &claim);
  return dates;
}

bool is_date_variable(std::string_view name) {
  return csl::variable_kind(name) == csl::VariableKind::date;
}

void write_dates(Writer& json, const Citation& citation, bool standard, Fields& fields) {
  for (const auto& [variable, claim] : dates_of(citation))
    if (is_date_variable(variable) == standard) write_date(json, variable, *claim, fields);
}

using Kind = Identifier::Kind;

std::string csl_value(const Identifier& identifier) {
  return (identifier.kind == Kind::pmc ? "PMC" : "") + identifier.value;
}

/// Several of a kind stand in one string, a space between them.
std::string joined(const std::vector<Claim<Identifier>>& identifiers, Kind kind) {
  std::string values;
  for (const auto& identifier : identifiers) {
    if (identifier.value.kind != kind) continue;
    if (!values.empty()) values += ' ';
    values += csl_value(identifier.value);
  }
  return values;
}

/// True if the string that holds all of a kind can be taken apart again.
bool can_be_split(const std::vector<Claim<Identifier>>& identifiers, Kind kind) {
  const std::string values = joined(identifiers, kind);
  const std::vector<Span> places = csl::split_identifiers(kind, values);
  std::size_t next = 0;
  for (const auto& identifier : identifiers) {
    if (identifier.value.kind != kind) continue;
    if (next == places.size() || normalise(kind, places[next++].of(values)).value != identifier.value.value)
      return false;
  }
  return next == places.size();
}

void write_identifiers(Writer& json, const std::vector<Claim<Identifier>>& identifiers) {
  for (const Kind kind : {Kind::doi, Kind::isbn, Kind::issn, Kind::pmid, Kind::pmc})
    if (const std::string values = joined(identifiers, kind); !values.empty())
      write_text(json, csl::variable_of(kind), values);
}

/// The identifiers that CSL has no variable for, then those whose variable does not tell them apart, by the
/// label they are printed with.
void write_other_identifiers(Writer& json, const std::vector<Claim<Identifier>>& identifiers) {
  std::vector<std::string> left;
  std::map<Kind, bool> apart;
  for (const auto& identifier : identifiers)
    if (csl::variable_of(identifier.value.kind).empty()) left.push_back(csl::labelled(identifier.value));
  for (const auto& identifier : identifiers) {
    const Kind kind = identifier.value.kind;
    if (csl::variable_of(kind).empty()) continue;
    const auto [at, is_new] = apart.try_emplace(kind, true);
    if (is_new) at->second = can_be_split(identifiers, kind);
    if (!at->second) left.push_back(csl::labelled(identifier.value));
  }
  if (left.empty()) return;
  write_key(json, "identifiers");
  json.StartArray();
  for (const std::string& identifier : left) write_text(json, identifier);
  json.EndArray();
}

void write_number(Writer& json, std::string_view key, std::uint64_t value) {
  write_key(json, key);
  json.Uint64(value);
}

/// A number of the place of the reference; what an item brought with it goes before.
void write_place(Writer& json, std::string_view key, std::uint64_t value, Fields& fields) {
  const auto* brought = fields.take("custom." + std::string(key));
  if (brought == nullptr) return write_number(json, key, value);
  const std::string& text = brought->value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size()) return write_number(json, key, value);
  write_text(json, key, text);
}

void write_raw(Writer& json, const Article& article, const Citation& citation, Fields& fields) {
  const auto* brought = fields.take("custom.raw");
  write_text(json, "raw",
             brought != nullptr ? std::string_view(brought->value) : article.text_of(citation.span));
}

void write_dates_as_written(Writer& json, const Citation& citation) {
  bool open = false;
  for (const auto& [variable, claim] : dates_of(citation)) {
    if (!is_readable(claim->value) || is_exact(claim->value)) continue;
    if (!open) {
      write_key(json, "dates-as-written");
      json.StartObject();
    }
    open = true;
    write_text(json, variable, date_text(*claim));
  }
  if (open) json.EndObject();
}

/// The text fields that CSL has no variable for, and second ones of those it has.
void write_fields(Writer& json, const Fields& fields) {
  if (fields.left().empty()) return;
  write_key(json, "fields");
  json.StartObject();
  for (const auto& [name, claims] : fields.left()) {
    write_key(json, to_valid_utf8(name));
    if (claims.size() > 1) json.StartArray();
    for (const auto* claim : claims) write_text(json, claim->value);
    if (claims.size() > 1) json.EndArray();
  }
  json.EndObject();
}

/// What an item's `custom` held that nothing here gives.
void write_brought(Writer& json, Fields& fields) {
  static constexpr std::string_view kPrefix = "custom.";
  const auto is_brought = [](std::string_view name) {
    return name.starts_with(kPrefix) && !csl::is_own_member(name.substr(kPrefix.size()));
  };
  for (const std::string_view name : fields.names(is_brought)) {
    const std::string key(name.substr(kPrefix.size()));
    write_text(json, key, fields.take(name)->value);
  }
}

template <typename Write>
void write_object(Writer& json, std::string_view key, bool any, Write write) {
  if (!any) return;
  write_key(json, key);
  json.StartObject();
  write();
  json.EndObject();
}

/// The rest of `custom`: what is there only where the citation states it.
void write_custom_rest(Writer& json, const Citation& citation, Fields& fields) {
  write_other_identifiers(json, citation.identifiers);
  if (citation.authors_truncated) write_true(json, "authors-truncated");
  if (citation.tagged_dead) write_true(json, "dead-link");
  if (citation.archive_stated && !citation.archive_url) write_true(json, "archive-stated");
  write_object(json, "contributors", !by_role(citation, false).empty(),
               [&] { write_contributors(json, citation, false); });
  const bool dates = std::ranges::any_of(citation.other_dates,
                                         [](const auto& date) { return !is_date_variable(date.first); });
  write_object(json, "dates", dates, [&] { write_dates(json, citation, false, fields); });
  write_dates_as_written(json, citation);
  write_brought(json, fields);
  write_fields(json, fields);
}

void write_custom(Writer& json, const Article& article, const Citation& citation, const LineIndex& lines,
                  Fields& fields) {
  const auto text_of = [](const std::optional<Claim<std::string>>& claim) {
    return claim ? std::string_view(claim->value) : std::string_view{};
  };
  const Position position = lines.at(citation.span.begin);
  write_key(json, "custom");
  json.StartObject();
  write_or_null(json, "label", citation.label);
  write_or_null(json, "ref-name", citation.ref_name);
  write_or_null(json, "group", citation.group);
  write_place(json, "line", position.line, fields);
  write_place(json, "column", position.column, fields);
  write_place(json, "offset", citation.span.begin, fields);
  write_place(json, "length", citation.span.size(), fields);
  write_place(json, "mentions", citation.marks.size(), fields);
  write_key(json, "backlinks");
  if (citation.backlinks)
    json.Uint(*citation.backlinks);
  else
    json.Null();
  write_or_null(
      json, "archive-url",
      citation.archive_url ? std::string_view(citation.archive_url->value.href()) : std::string_view{});
  write_or_null(json, "archive-date", citation.archived ? date_text(*citation.archived) : std::string{});
  write_or_null(json, "url-status", text_of(citation.url_status));
  write_or_null(json, "template", citation.template_name);
  write_or_null(json, "quote", text_of(citation.quote));
  write_raw(json, article, citation, fields);
  write_custom_rest(json, citation, fields);
  json.EndObject();
}

/// Text variables that the model has no member for.
void write_other_variables(Writer& json, Fields& fields) {
  const auto is_variable = [](std::string_view name) {
    return csl::variable_kind(name) == csl::VariableKind::text && !csl::has_member(name);
  };
  for (const std::string_view name : fields.names(is_variable))
    if (const std::string key(name); const auto* claim = fields.take(name))
      write_text(json, key, claim->value);
  bool open = false;
  while (const auto* category = fields.take("categories")) {
    if (!open) {
      write_key(json, "categories");
      json.StartArray();
    }
    open = true;
    write_text(json, category->value);
  }
  if (open) json.EndArray();
}

}  // namespace

std::string csl_item(const Article& article, const Citation& citation, const LineIndex& lines,
                     const CslIds& ids) {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  Fields fields(citation);
  if (article.format == Format::csl_json) fields.take("id");
  json.StartObject();
  write_text(json, "id", ids.of(citation));
  write_text(json, "type", csl_name(citation.type));
  write_claim(json, "title", citation.title);
  write_names(json, "author", citation.authors);
  write_names(json, "editor", citation.editors);
  write_contributors(json, citation, true);
  write_claim(json, "container-title", citation.container_title);
  write_claim(json, "publisher", citation.publisher);
  write_claim(json, "publisher-place", citation.publisher_place);
  write_dates(json, citation, true, fields);
  if (citation.url && !citation.url->value.href().empty())
    write_text(json, "URL", citation.url->value.href());
  write_identifiers(json, citation.identifiers);
  write_claim(json, "language", citation.language);
  write_claim(json, "page", citation.page);
  write_claim(json, "volume", citation.volume);
  write_claim(json, "issue", citation.issue);
  write_claim(json, "edition", citation.edition);
  write_other_variables(json, fields);
  write_custom(json, article, citation, lines, fields);
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace citecheck
