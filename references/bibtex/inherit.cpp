#include "references/bibtex/inherit.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/bibtex/fields.hpp"
#include "references/bibtex/granular.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;
constexpr std::size_t kMostHops = 8;    ///< From an entry to its parent's parent and so on.
constexpr std::size_t kMostXdata = 12;  ///< Containers that one entry takes from.
constexpr std::size_t kMostFields = 500;
constexpr std::size_t kMostProblems = 1000;
constexpr std::size_t kMostInherited = 8;         ///< Bytes taken over, per byte of the database's values,
constexpr std::size_t kInheritedFree = 1u << 20;  ///< and these for nothing.

constexpr std::uint16_t row_of(Id id) {
  return static_cast<std::uint16_t>(id);
}

bool is_one_of(Text type, std::initializer_list<Text> types) {
  return std::ranges::any_of(types, [&](Text known) { return equal_ignoring_case(type, known); });
}

bool is_part(Text type) {
  return is_one_of(type, {"inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook",
                          "suppcollection", "inreference"});
}

bool is_multivolume(Text type) {
  return is_one_of(type, {"mvbook", "mvcollection", "mvproceedings", "mvreference"});
}

bool is_volume(Text type) {
  return is_one_of(type, {"book", "collection", "proceedings", "reference"});
}

bool is_article(Text type) {
  return is_one_of(type, {"article", "suppperiodical"});
}

/// What says something of the parent alone.
bool stays_with_parent(Id id) {
  static constexpr auto kOwn = std::to_array<Id>(
      {Id::url,          Id::urldate,     Id::archiveurl,   Id::archivedate, Id::eprint,    Id::eprinttype,
       Id::eprintclass,  Id::pages,       Id::howpublished, Id::quote,       Id::urlstatus, Id::doi,
       Id::pmid,         Id::pmcid,       Id::oclc,         Id::jstor,       Id::hdl,       Id::bibcode,
       Id::s2cid,        Id::openlibrary, Id::crossref,     Id::xdata,       Id::ids,       Id::entryset,
       Id::entrysubtype, Id::type});
  return std::ranges::find(kOwn, id) != kOwn.end();
}

bool stays_with_parent(std::uint16_t row) {
  if (row < row_of(Id::row)) return stays_with_parent(static_cast<Id>(row));
  static constexpr auto kOwn =
      std::to_array<Text>({"abstract", "addendum", "annotation", "keywords", "pagetotal", "shorttitle",
                           "file", "options", "related", "xref", "shortauthor", "shorteditor", "chapter"});
  const FieldRow& info = field_row(row);
  return std::ranges::find(kOwn, info.name) != kOwn.end();
}

/// The field of the child that a field of its parent becomes; kUnknownField if none.
std::uint16_t handed_down(std::uint16_t row, Text parent, Text child) {
  if (row == kUnknownField || stays_with_parent(row)) return kUnknownField;
  const bool title = row == row_of(Id::title), subtitle = row == row_of(Id::subtitle);
  if (title || subtitle) {
    if (is_multivolume(parent) && (is_volume(child) || is_part(child)))
      return row_of(title ? Id::maintitle : Id::mainsubtitle);
    if (is_part(child)) return row_of(title ? Id::booktitle : Id::booksubtitle);
    if (is_article(child) && equal_ignoring_case(parent, "periodical"))
      return row_of(title ? Id::journaltitle : Id::journalsubtitle);
  }
  return field_row(row).name == "titleaddon" ? kUnknownField : row;
}

}  // namespace

Inheritance::Inheritance(const Database& database, std::vector<Problem>& problems)
    : database_(database), problems_(problems), present_(field_rows()) {
  std::size_t bytes = 0;
  by_key_.reserve(database.entries.size());
  bool refers = false;
  for (const Field& field : database.fields) {
    bytes += field.value.raw.size();
    refers = refers || field.row == row_of(Id::crossref) || field.row == row_of(Id::xdata);
  }
  budget_ = kMostInherited * bytes + kInheritedFree;
  for (std::uint32_t i = 0; i < database.entries.size(); ++i) {
    const Entry& entry = database.entries[i];
    has_data_ = has_data_ || equal_ignoring_case(entry.type, "xdata");
    if (entry.key.empty()) continue;
    if (refers) by_lower_key_.emplace(to_lower_ascii(entry.key), i);
    if (!by_key_.emplace(entry.key, i).second)
      report("duplicate-key",
             "the key \"" + std::string(ellipsize(entry.key, 80)) + "\" is given to more than one entry",
             entry.span);
  }
  for (std::uint32_t i = 0; i < database.entries.size(); ++i)
    if (const Field* ids = field_of(i, row_of(Id::ids)))
      for (std::size_t at = 0; at <= ids->value.raw.size();) {
        const std::size_t end = std::min(ids->value.raw.find(',', at), ids->value.raw.size());
        if (const Text key = trim(ids->value.raw.substr(at, end - at)); !key.empty()) by_key_.emplace(key, i);
        at = end + 1;
      }
}

std::optional<std::uint32_t> Inheritance::find(std::string_view key) const {
  if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
  if (const auto found = by_lower_key_.find(to_lower_ascii(key)); found != by_lower_key_.end())
    return found->second;
  return std::nullopt;
}

void Inheritance::collect(std::uint32_t entry, std::vector<Field>& out) {
  const Entry& own = database_.entries[entry];
  out.assign(database_.fields.begin() + own.begin, database_.fields.begin() + own.end);
  const bool xdata = std::ranges::find(out, row_of(Id::xdata), &Field::row) != out.end();
  const bool crossref = std::ranges::find(out, row_of(Id::crossref), &Field::row) != out.end();
  if (!xdata && !crossref) {
    if (has_data_) put_in_data(out);
    return;
  }
  std::fill(present_.begin(), present_.end(), false);
  for (const Field& field : out)
    if (field.row != kUnknownField) present_[field.row] = true;
  take_xdata(entry, out);
  // A set's crossref only names its first member.
  if (crossref && !equal_ignoring_case(own.type, "set")) take_crossref(entry, out);
  if (has_data_) put_in_data(out);
}

/// "xdata=key-field" in the place of values and items.
void Inheritance::put_in_data(std::vector<Field>& out) {
  const FindValue find_value = [this](Text key, Text name) -> std::optional<Value> {
    const auto entry = find(key);
    const std::uint16_t row = find_field(name);
    if (!entry || row == kUnknownField) return std::nullopt;
    if (!equal_ignoring_case(database_.entries[*entry].type, "xdata")) return std::nullopt;
    const Field* field = field_of(*entry, row);
    if (field == nullptr || field->value.raw.size() > budget_) return std::nullopt;
    budget_ -= field->value.raw.size();
    return field->value;
  };
  for (Field& field : out) {
    if (!refers_to_data(field.value.raw)) continue;
    const Granular data = resolve(field.value, find_value, budget_);
    if (data.missing)
      report("unknown-xdata", "there is no data for \"" + ellipsize(field.value.raw, 80) + "\" to stand for",
             field.value.span);
    if (data.value) {
      field.value = *data.value;
    } else if (!data.missing || data.joined != field.value.raw) {
      budget_ -= std::min(budget_, data.joined.size());
      assembled_.push_back(data.joined);
      field.value = {assembled_.back(), {field.value.span.begin, field.value.span.begin}};
    }
  }
}

bool Inheritance::take(const Field& field, std::uint16_t row, std::vector<Field>& out) {
  if (row == kUnknownField || present_[row] || said_otherwise(row)) return false;
  if (field.value.raw.size() > budget_) return false;
  budget_ -= field.value.raw.size();
  present_[row] = true;
  out.push_back({field_row(row).name, row, field.value});
  return true;
}

/// True if the entry states the same in another field: a date, or its parts.
bool Inheritance::said_otherwise(std::uint16_t row) const {
  const auto has = [&](Id id) { return present_[row_of(id)]; };
  switch (row < row_of(Id::row) ? static_cast<Id>(row) : Id::row) {
    case Id::year:
    case Id::month:
    case Id::day:
      return has(Id::date);
    case Id::date:
      return has(Id::year);
    case Id::location:
      return has(Id::address);
    case Id::address:
      return has(Id::location);
    case Id::publisher:
      return has(Id::institution);
    default:
      return false;
  }
}

void Inheritance::take_xdata(std::uint32_t entry, std::vector<Field>& out) {
  const std::vector<std::uint32_t> sources = with_xdata(entry, true);
  for (std::size_t i = 1; i < sources.size(); ++i)
    for (const Field& field : fields_of(sources[i]))
      if (field.row != row_of(Id::ids)) take(field, field.row, out);
}

/// The entry and the containers it names. Containers may name others: a list of those to read, each once.
std::vector<std::uint32_t> Inheritance::with_xdata(std::uint32_t entry, bool tell) {
  std::vector<std::uint32_t> queue{entry};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const Field* names = field_of(queue[next], row_of(Id::xdata));
    if (names == nullptr) continue;
    for (std::size_t at = 0; at <= names->value.raw.size();) {
      const std::size_t end = std::min(names->value.raw.find(',', at), names->value.raw.size());
      const Text key = trim(names->value.raw.substr(at, end - at));
      at = end + 1;
      if (key.empty() || queue.size() >= kMostXdata) continue;
      const auto found = find(key);
      if (!found && tell && next == 0)
        report("unknown-xdata", "there is no entry \"" + ellipsize(key, 80) + "\" to take data from",
               names->value.span);
      if (found && std::ranges::find(queue, *found) == queue.end()) queue.push_back(*found);
    }
  }
  return queue;
}

void Inheritance::take_crossref(std::uint32_t entry, std::vector<Field>& out) {
  std::vector<std::uint32_t> line{entry};
  while (line.size() <= kMostHops) {
    const auto parent = parent_of(line.back(), line.size() == 1);
    if (!parent) break;
    if (*parent == entry)
      report("circular-crossref", "the entry refers to itself by its crossref fields",
             field_of(line.back(), row_of(Id::crossref))->value.span);
    if (std::ranges::find(line, *parent) != line.end()) break;
    line.push_back(*parent);
  }
  for (std::size_t hop = 1; hop < line.size(); ++hop)
    for (const std::uint32_t source : with_xdata(line[hop], false))
      for (const Field& field : fields_of(source)) take_down(field, line, hop, out);
}

/// Takes a field of the ancestor at `hop` of the line through every generation between.
void Inheritance::take_down(const Field& field, const std::vector<std::uint32_t>& line, std::size_t hop,
                            std::vector<Field>& out) {
  static const std::uint16_t kBookAuthor = find_field("bookauthor");
  const auto type = [&](std::size_t i) { return database_.entries[line[i]].type; };
  if (field.row == row_of(Id::author) && is_part(type(0))) take(field, kBookAuthor, out);
  std::uint16_t row = field.row;
  for (std::size_t down = hop; down > 0; --down) row = handed_down(row, type(down), type(down - 1));
  take(field, row, out);
}

std::optional<std::uint32_t> Inheritance::parent_of(std::uint32_t entry, bool tell) {
  const Field* field = field_of(entry, row_of(Id::crossref));
  if (field == nullptr) return std::nullopt;
  const auto found = find(trim(field->value.raw));
  if (!found && tell)
    report("unknown-crossref",
           "there is no entry \"" + ellipsize(field->value.raw, 80) + "\" for crossref to take fields from",
           field->value.span);
  return found;
}

const Field* Inheritance::field_of(std::uint32_t entry, std::uint16_t row) const {
  const auto fields = fields_of(entry);
  const auto found = std::ranges::find(fields, row, &Field::row);
  return found == fields.end() ? nullptr : &*found;
}

/// What others look at: an entry has no more fields than that, and a hostile one may be looked at often.
std::span<const Field> Inheritance::fields_of(std::uint32_t entry) const {
  const Entry& of = database_.entries[entry];
  return std::span(database_.fields).subspan(of.begin, std::min<std::size_t>(of.end - of.begin, kMostFields));
}

void Inheritance::report(std::string_view kind, std::string what, Span span) {
  if (problems_.size() < 2 * kMostProblems) problems_.push_back({kind, std::move(what), span});
}

}  // namespace citecheck::bibtex
