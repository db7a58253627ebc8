#include "references/bibtex/bibtex_writer.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "references/bibtex/fields.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using namespace bibtex;
using Text = std::string_view;
constexpr std::size_t kLongestMadeKey = 40, kTitleWords = 3;
constexpr Text kTruncated = "-truncated";  ///< Behind the role whose list of names ends in "and others".

bool is_key_byte(char c) {
  const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return alphanumeric || static_cast<unsigned char>(c) >= 0x80 ||
         Text("-_:./+*!?@&[]<>;|").find(c) != Text::npos;
}

/// The field's name without what would end it.
std::string field_name(Text name) {
  std::string out;
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       Text("-_:+./*").find(c) != Text::npos || static_cast<unsigned char>(c) >= 0x80;
    out += plain ? c : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : '-';
  }
  return out;
}

bool is_article(ItemType type) {
  return type == ItemType::article_journal || type == ItemType::article_magazine ||
         type == ItemType::article_newspaper || type == ItemType::periodical || type == ItemType::review;
}

bool is_balanced(Text text) {
  std::ptrdiff_t depth = 0;
  for (const char c : text) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth == 0;
}

class Entry {
 public:
  Entry(const Article& article, const Citation& citation) : article_(article), citation_(citation) {}

  std::string write(const std::string& key) {
    out_ = "@" + type() + "{" + key + ",\n";
    write_names();
    write_titles();
    write_publication();
    write_dates();
    write_links();
    write_others();
    return out_ + "}\n";
  }

 private:
  std::string type() const {
    const Text name = citation_.template_name;
    const auto known = entry_type(name);
    if (known == citation_.type && known) return to_lower_ascii(name);
    const bool bibtex = article_.format == Format::bibtex || article_.format == Format::latex;
    const bool word = !name.empty() && std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    const bool taken = name == "string" || name == "comment" || name == "preamble" || name == "xdata";
    if (bibtex && word && !taken && !known && citation_.type == ItemType::document && name != "url" &&
        name != "href" && name != "footnote")
      return std::string(name);
    return std::string(entry_type_for(citation_.type));
  }

  /// Of a field that the reader takes once, a second one gets a number, as the reader names it.
  void field(Text name, const std::string& value) {
    if (value.empty()) return;
    std::string unique(name);
    if (is_taken_once(name))
      for (std::size_t count = 2; !names_.insert(unique).second; ++count)
        unique = std::string(name) + "-" + std::to_string(count);
    out_.append("  ").append(unique).append(" = {").append(value).append("},\n");
  }

  static bool is_taken_once(Text name) {
    const std::uint16_t row = find_field(name);
    if (row == kUnknownField) return false;
    return !identifier_kind(
        static_cast<Id>(std::min<std::uint16_t>(row, static_cast<std::uint16_t>(Id::row))));
  }

  void text(Text name, const std::optional<Claim<std::string>>& claim) {
    if (claim) field(name, escaped(claim->value));
  }

  bool states(Text other) const {
    return std::ranges::any_of(citation_.other, [&](const auto& one) { return one.first == other; });
  }

  // ---- names ----

  void write_names() {
    names("author", citation_.authors, citation_.authors_truncated);
    names("editor", citation_.editors, states("editor-truncated"));
    std::vector<Text> roles;
    for (const auto& [role, name] : citation_.contributors)
      if (std::ranges::find(roles, Text(role)) == roles.end()) roles.push_back(role);
    for (const auto& [name, claim] : citation_.other) {  // a list that says only "others"
      if (!name.ends_with(kTruncated) || name == "editor-truncated") continue;
      const Text role = Text(name).substr(0, name.size() - kTruncated.size());
      if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
    }
    for (const Text role : roles) {
      std::vector<Claim<Name>> list;
      for (const auto& [of, name] : citation_.contributors)
        if (of == role) list.push_back(name);
      const auto row = field_for(role, Kind::names);
      const bool truncated = states(std::string(role) + "-truncated");
      if (row)
        names(field_row(*row).name, list, truncated);
      else
        unknown_roles_.emplace_back(field_name(role), people(list, truncated));
    }
  }

  /// As text: what the reader takes a field for that it does not know.
  static std::string people(const std::vector<Claim<Name>>& list, bool truncated) {
    std::string out;
    for (const auto& [name, written, span] : list) {
      std::string one = name.is_literal() ? name.literal : name.family;
      if (!name.particle.empty()) one = name.particle + " " + one;
      if (!name.given.empty()) one.append(one.empty() ? "" : ", ").append(name.given);
      out.append(out.empty() ? "" : " and ").append(one);
    }
    return truncated ? out + (out.empty() ? "others" : " and others") : out;
  }

  void names(Text name, const std::vector<Claim<Name>>& list, bool truncated) {
    std::string value;
    for (const Claim<Name>& one : list) {
      const std::string written = written_name(one.value);
      if (written.empty()) continue;
      value.append(value.empty() ? "" : " and ").append(written);
    }
    if (truncated) value += value.empty() ? "others" : " and others";
    field(name, value);
  }

  // ---- titles, publication ----

  void write_titles() {
    if (citation_.title) field("title", escaped_title(citation_.title->value));
    if (citation_.container_title) {
      const Text name = container_field();
      const std::string& value = citation_.container_title->value;
      field(name, name == "journaltitle" ? escaped(value) : escaped_title(value));
    }
  }

  /// The reader takes the first of journal, book and whole work for the container.
  Text container_field() const {
    const bool whole = citation_.type == ItemType::book;
    if (states("maintitle") || (states("booktitle") && !whole)) return "journaltitle";
    if (whole) return "maintitle";
    const bool part = citation_.type == ItemType::chapter || citation_.type == ItemType::paper_conference ||
                      citation_.type == ItemType::entry || citation_.type == ItemType::entry_dictionary ||
                      citation_.type == ItemType::entry_encyclopedia;
    return part ? "booktitle" : "journaltitle";
  }

  void write_publication() {
    const bool institution =
        (citation_.type == ItemType::thesis || citation_.type == ItemType::report) && !states("institution");
    text(institution ? "institution" : "publisher", citation_.publisher);
    text("location", citation_.publisher_place);
    text("edition", citation_.edition);
    text("volume", citation_.volume);
    text(counts_issues() && !states("number") ? "number" : "issue", citation_.issue);
    if (citation_.page) field("pages", pages(page_range(citation_.page->value)));
    text("language", citation_.language);
    text("quote", citation_.quote);
    text("urlstatus", citation_.url_status);
  }

  /// True if the reader takes `number` for the number in a series.
  bool counts_in_series() const {
    return citation_.type == ItemType::book || citation_.type == ItemType::chapter ||
           (citation_.type == ItemType::paper_conference && states("collection-title"));
  }
  /// True if it takes `number` for the issue.
  bool counts_issues() const {
    return is_article(citation_.type) ||
           (citation_.type == ItemType::paper_conference && !counts_in_series());
  }

  /// "200-210" with the dash that LaTeX prints.
  static std::string pages(Text text) {
    const std::size_t dash = text.find('-');
    const auto digits = [](Text part) {
      return !part.empty() && part.find_first_not_of("0123456789") == Text::npos;
    };
    if (dash != Text::npos && digits(text.substr(0, dash)) && digits(text.substr(dash + 1)))
      return std::string(text.substr(0, dash)) + "--" + std::string(text.substr(dash + 1));
    return escaped(text);
  }

  // ---- dates ----

  void write_dates() {
    const auto& issued = citation_.issued;
    if (!issued) names_.insert("date");  // another date is not that of the work
    if (issued) date(issued->value.known() || states("year") ? "date" : "year", *issued);
    if (citation_.accessed) date("urldate", *citation_.accessed);
    if (citation_.archived) date("archivedate", *citation_.archived);
    for (const auto& [name, one] : citation_.other_dates)
      if (const auto row = field_for(name, Kind::date)) date(field_row(*row).name, one);
  }

  /// EDTF; what is not understood as a date stays as it was written.
  void date(Text name, const Claim<Date>& claim) {
    if (claim.value.known()) return field(name, to_edtf(claim.value));
    const bool latex = article_.format == Format::bibtex || article_.format == Format::latex;
    const std::string written = to_valid_utf8(claim.as_written);
    field(name, latex && is_balanced(written) ? written : escaped(collapse_space(written)));
  }

  // ---- links ----

  void write_links() {
    url("url", citation_.url);
    url("archiveurl", citation_.archive_url);
    for (std::uint16_t row = 0; row < static_cast<std::uint16_t>(Id::row); ++row) {
      const auto kind = identifier_kind(static_cast<Id>(row));
      if (kind) identifiers(static_cast<Id>(row), *kind);
    }
  }

  /// Another field of the name is no link to what is cited. A comma at the end is braced: the reader takes a
  /// bare one for a slip of the pen.
  void url(Text name, const std::optional<Claim<Url>>& claim) {
    if (!claim) {
      names_.insert(std::string(name));
      return;
    }
    std::string value = escaped_verbatim(claim->value.href());
    if (value.ends_with(',') || value.ends_with(';'))
      value = value.substr(0, value.size() - 1) + "{" + value.back() + "}";
    field(name, value);
  }

  void identifiers(Id id, Identifier::Kind kind) {
    std::vector<std::string> values;
    for (const Claim<Identifier>& identifier : citation_.identifiers)
      if (identifier.value.kind == kind) values.push_back(escaped_verbatim(identifier.value.value));
    if (values.empty()) return;
    std::string eprint;
    if (kind == Identifier::Kind::arxiv && !states("eprint") && !states("eprinttype")) {
      eprint = values.back();
      values.pop_back();
    }
    const bool listed = kind == Identifier::Kind::isbn || kind == Identifier::Kind::issn;
    std::string all;
    for (const std::string& value : values) {
      if (!listed) field(field_row(id).name, value);
      all.append(all.empty() ? "" : ", ").append(value);
    }
    if (listed) field(field_row(id).name, all);
    if (eprint.empty()) return;
    field("eprint", eprint);
    field("eprinttype", "arxiv");
  }

  // ---- all else ----

  /// In the order of the table, so that the same fields are always written in one order.
  void write_others() {
    struct Other {
      std::uint16_t row;
      std::string name;
      std::string value;
    };
    std::vector<Other> others;
    bool numbered = counts_issues() && citation_.issue && !states("number");
    for (auto one = citation_.other.rbegin(); one != citation_.other.rend(); ++one) {
      const auto& [name, claim] = *one;
      if (name.ends_with(kTruncated)) continue;
      std::string field_named = other_field(name);
      // Only one can be `number`: the last, where the reader puts it.
      if (field_named == "number" && std::exchange(numbered, true))
        field_named = field_row(*field_for(name, Kind::text)).name;
      const std::uint16_t row = find_field(field_named);
      others.push_back({row, std::move(field_named), claim.value});
    }
    // Of people and dates that BibTeX has no field for, the reader knows no more than their text.
    for (auto one = citation_.other_dates.rbegin(); one != citation_.other_dates.rend(); ++one)
      if (const auto& [name, claim] = *one; !field_for(name, Kind::date))
        others.push_back({kUnknownField, field_name(name),
                          claim.value.known() ? to_edtf(claim.value) : to_valid_utf8(claim.as_written)});
    for (auto role = unknown_roles_.rbegin(); role != unknown_roles_.rend(); ++role)
      others.push_back({kUnknownField, role->first, role->second});
    std::ranges::reverse(others);
    // One that gets a number is read as a field of its own.
    std::set<std::string> known = names_;
    for (Other& other : others)
      if (is_taken_once(other.name) && !known.insert(other.name).second) other.row = kUnknownField;
    std::ranges::stable_sort(others, {}, &Other::row);
    for (const auto& [row, name, value] : others) {
      const bool verbatim =
          row != kUnknownField && (field_row(row).kind == Kind::verbatim || is_reference(row));
      field(name, verbatim ? escaped_verbatim(value) : escaped(value));
    }
  }

  static bool is_reference(std::uint16_t row) {
    const auto id = static_cast<Id>(row);
    return id == Id::crossref || id == Id::xdata || id == Id::ids || id == Id::entryset || id == Id::eprint;
  }

  std::string other_field(const std::string& name) const {
    if (name == "collection-number" && counts_in_series()) return "number";
    const bool plain = !counts_in_series() && !(counts_issues() && !citation_.issue);
    if (name == "number" && plain) return "number";
    if (const auto row = field_for(name, Kind::text)) return std::string(field_row(*row).name);
    return field_name(name);
  }

  const Article& article_;
  const Citation& citation_;
  std::set<std::string> names_;  ///< Of the fields that are written.
  std::vector<std::pair<std::string, std::string>> unknown_roles_;
  std::string out_;
};

}  // namespace

std::string BibtexWriter::key_of(const Citation& citation) {
  std::string key;
  for (const char c : citation.ref_name) key += is_key_byte(c) ? c : '-';
  if (key.empty()) {
    const auto& people = citation.authors.empty() ? citation.editors : citation.authors;
    const Name name = people.empty() ? Name{} : people.front().value;
    std::size_t left = name.family.empty() && name.literal.empty() ? kTitleWords : 1;
    const std::string_view title = citation.title ? Text(citation.title->value) : Text{};
    for (const std::string& word : words(!name.family.empty()    ? Text(name.family)
                                         : !name.literal.empty() ? Text(name.literal)
                                                                 : title)) {
      if (left-- == 0 || key.size() + word.size() > kLongestMadeKey) break;
      key += word;
    }
    if (key.empty()) key = "ref";
    if (citation.issued && citation.issued->value.known())
      key += std::to_string(citation.issued->value.begin.year);
  }
  std::string unique = key;
  for (std::size_t count = 2; !keys_.insert(to_lower_ascii(unique)).second; ++count)
    unique = key + "-" + std::to_string(count);
  return unique;
}

std::string BibtexWriter::entry(const Article& article, const Citation& citation) {
  return Entry(article, citation).write(key_of(citation));
}

}  // namespace citecheck
