#include "references/ris/ris_record.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "references/bounds.hpp"
#include "references/languages.hpp"
#include "references/ris/ris_date.hpp"
#include "references/ris/ris_types.hpp"
#include "references/text.hpp"

namespace citecheck::ris {

namespace {

using Text = std::string_view;
using TextClaim = Claim<std::string>;
using IdKind = Identifier::Kind;

struct Renamed {
  Text tag, variable;
};

// Tags that mean one variable of CSL whatever the type.
constexpr auto kRenamed = std::to_array<Renamed>({{"AB", "abstract"},
                                                  {"CN", "call-number"},
                                                  {"DB", "source"},
                                                  {"DP", "source"},
                                                  {"M3", "genre"},
                                                  {"N1", "note"},
                                                  {"N2", "abstract"},
                                                  {"NV", "number-of-volumes"},
                                                  {"OP", "original-title"},
                                                  {"RI", "reviewed-title"},
                                                  {"SE", "section"},
                                                  {"ST", "title-short"},
                                                  {"T3", "collection-title"}});

bool is_http(Text text) {
  return starts_with_ignoring_case(text, "http://") || starts_with_ignoring_case(text, "https://");
}

std::size_t count_check_digits(Text text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c >= '0' && c <= '9') || c == 'X' || c == 'x'; }));
}

bool is_and_others(Text text) {
  static constexpr std::array<Text, 4> kWords{"et al.", "et al", "others", "and others"};
  return std::ranges::any_of(kWords, [&](Text word) { return equal_ignoring_case(text, word); });
}

/// Tags have two characters.
bool same_tag(Text a, Text b) {
  return a[0] == b[0] && a[1] == b[1];
}

class RecordReader {
 public:
  RecordReader(Text text, const Record& record)
      : text_(text), fields_(record.fields), used_(record.fields.size(), false) {
    citation_.span = record.span;
  }

  Citation read() {
    if (const Field* type = take("TY")) citation_.template_name = value(*type);
    info_ = type_named(citation_.template_name);
    citation_.type = info_.type;
    if (const Field* id = take("ID")) citation_.ref_name = value(*id);
    people();
    titles();
    dates();
    pages();
    numbers();
    links();
    identifiers();
    keywords();
    rest();
    return std::move(citation_);
  }

 private:
  bool is_book() const { return info_.family == Family::book || info_.family == Family::report; }

  // ---- fields ----

  /// The first field of that tag that is not used yet, which is then used.
  const Field* take(Text tag) {
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (!used_[i] && same_tag(fields_[i].tag, tag)) {
        used_[i] = true;
        return &fields_[i];
      }
    return nullptr;
  }

  /// Every field of that tag that is not used yet, in order.
  template <typename Use>
  void take_all(Text tag, Use use) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (used_[i] || !same_tag(fields_[i].tag, tag)) continue;
      used_[i] = true;
      use(fields_[i]);
    }
  }

  template <std::size_t N>
  const Field* take_first(const std::array<Text, N>& tags) {
    for (const Text tag : tags)
      if (const Field* field = take(tag)) return field;
    return nullptr;
  }

  bool has(Text tag) const { return std::ranges::find(fields_, tag, &Field::tag) != fields_.end(); }

  std::string value(const Field& field) const { return collapse_space(to_valid_utf8(field.value.of(text_))); }

  template <typename T>
  Claim<T> claim(T value, Span span) const {
    return {std::move(value), std::string(span.of(text_)), span};
  }

  TextClaim text_claim(const Field& field) const { return claim(value(field), field.value); }

  void add_other(Text name, TextClaim text) {
    citation_.other.emplace_back(std::string(name), std::move(text));
  }

  static void set(std::optional<TextClaim>& place, std::optional<TextClaim> text) {
    if (!place) place = std::move(text);
  }

  std::optional<TextClaim> take_text(Text tag) {
    const Field* field = take(tag);
    return field == nullptr ? std::nullopt : std::optional(text_claim(*field));
  }

  // ---- people ----

  /// Who the names under a tag are: a variable of CSL.
  Text role_of(Text tag) const {
    if (tag == "AU" || tag == "A1") return equal_ignoring_case(info_.name, "edbook") ? "editor" : "author";
    if (tag == "ED") return "editor";
    // Of books EndNote and Zotero write series editors under A2 and editors under A3.
    if (tag == "A2") return is_book() && has("A3") ? "collection-editor" : "editor";
    if (tag == "A3") return is_book() && has("A2") ? "editor" : "collection-editor";
    if (tag == "A4") return "translator";
    return {};
  }

  void people() {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const Text role = role_of(fields_[i].tag);
      if (role.empty()) continue;
      used_[i] = true;
      add_names(role, fields_[i].value);
    }
  }

  /// A tag holds one name; some exporters write several, one a line or with semicolons.
  void add_names(Text role, Span span) {
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t end = std::min({text_.find_first_of(";\r\n", at), span.end});
      add_name(role, {at, end});
      at = end + 1;
    }
  }

  void add_name(Text role, Span span) {
    const Text inner = trim(span.of(text_));
    if (inner.empty()) return;
    span.begin = static_cast<std::size_t>(inner.data() - text_.data());
    span.end = span.begin + inner.size();
    const std::string text = collapse_space(to_valid_utf8(inner));
    const std::size_t people = role == "author"   ? citation_.authors.size()
                               : role == "editor" ? citation_.editors.size()
                                                  : citation_.contributors.size();
    if (is_and_others(text) || people == kMostPeople) {
      citation_.authors_truncated |= role == "author";
      return;
    }
    Claim<Name> name = claim(parse_name(text), span);
    if (role == "author")
      citation_.authors.push_back(std::move(name));
    else if (role == "editor")
      citation_.editors.push_back(std::move(name));
    else
      citation_.contributors.emplace_back(std::string(role), std::move(name));
  }

  // ---- titles ----

  void titles() {
    static constexpr std::array<Text, 3> kTitles{"TI", "T1", "CT"};
    const Field* title = take_first(kTitles);
    if (title == nullptr && is_book()) title = take("BT");
    if (title == nullptr && info_.family == Family::other) title = take("BT");
    if (title != nullptr) citation_.title = text_claim(*title);
    if (is_book())
      series();
    else
      containers();
    forget_repeated({"TI", "T1", "CT", "BT"}, citation_.title);
  }

  /// The second title of a thesis is whatever its writer took it for.
  void series() {
    if (citation_.type == ItemType::thesis) return;
    for (const Text tag : {Text("T2"), Text("JF"), Text("JO")})
      if (auto text = take_text(tag)) return add_other("collection-title", std::move(*text));
  }

  /// Full names go before abbreviated ones.
  void containers() {
    static constexpr std::array<Text, 4> kFull{"T2", "JF", "BT", "JO"};
    static constexpr std::array<Text, 3> kShort{"J2", "JA", "J1"};
    if (const Field* full = take_first(kFull)) citation_.container_title = text_claim(*full);
    if (!citation_.container_title && info_.family == Family::part)
      set(citation_.container_title, take_text("C3"));
    const Field* abbreviated = take_first(kShort);
    if (abbreviated == nullptr && citation_.container_title) {
      forget_repeated({"JO"}, citation_.container_title);
      abbreviated = take("JO");
    }
    if (abbreviated != nullptr && citation_.container_title)
      add_other("container-title-short", text_claim(*abbreviated));
    else if (abbreviated != nullptr)
      citation_.container_title = text_claim(*abbreviated);
    forget_repeated({"T2", "JF", "BT", "JO", "J2", "JA", "J1"}, citation_.container_title);
  }

  /// The same text under several tags is one statement.
  void forget_repeated(std::initializer_list<Text> tags, const std::optional<TextClaim>& told) {
    if (!told) return;
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (std::ranges::find(tags, fields_[i].tag) != tags.end() && value(fields_[i]) == told->value)
        used_[i] = true;
  }

  // ---- dates ----

  std::optional<Claim<Date>> take_date(Text tag) {
    const Field* field = take(tag);
    if (field == nullptr) return std::nullopt;
    return claim(read_date(value(*field)).value_or(Date{}), field->value);
  }

  void dates() {
    static constexpr std::array<Text, 3> kYears{"PY", "Y1", "YR"};
    const Field* year = take_first(kYears);
    if (year != nullptr) citation_.issued = claim(read_date(value(*year)).value_or(Date{}), year->value);
    if (const Field* day = take("DA")) publication_day(*day);
    citation_.accessed = take_date("Y2");
    if (!citation_.accessed) citation_.accessed = take_date("RD");
    for (const Text tag : {Text("PY"), Text("Y1"), Text("YR"), Text("DA")}) forget_told_date(tag);
  }

  /// A second date that says no more than the first.
  void forget_told_date(Text tag) {
    const auto field = std::ranges::find(fields_, tag, &Field::tag);
    if (field == fields_.end() || !citation_.issued) return;
    const auto date = read_date(value(*field));
    if (!date || date->end) return;
    const CalendarDate &told = citation_.issued->value.begin, &again = date->begin;
    const bool same_month = again.month == 0 || again.month == told.month;
    const bool same_day = again.day == 0 || again.day == told.day;
    if (again.year == told.year && same_month && same_day)
      used_[static_cast<std::size_t>(field - fields_.begin())] = true;
  }

  /// DA says more than the year, or says the day in that year.
  void publication_day(const Field& field) {
    const std::string text = value(field);
    const auto date = read_date(text);
    const bool known = citation_.issued && citation_.issued->value.known();
    if (!known) {
      if (date || !citation_.issued) citation_.issued = claim(date.value_or(Date{}), field.value);
      return;
    }
    const CalendarDate& issued = citation_.issued->value.begin;
    if (date && date->begin.year == issued.year) {
      if (date->begin.month != 0 && issued.day == 0) citation_.issued = claim(*date, field.value);
      return;
    }
    const auto joint = date ? std::nullopt : parse_date(text + " " + std::to_string(issued.year));
    if (!joint || issued.month != 0) return add_other("da", text_claim(field));
    const std::size_t at = field.value.begin;
    citation_.issued = Claim<Date>{*joint, text + " " + citation_.issued->as_written, {at, at}};
  }

  // ---- pages and numbers ----

  void pages() {
    const Field* first = take("SP");
    const Field* last = take("EP");
    if (first == nullptr) std::swap(first, last);
    if (first == nullptr) return;
    TextClaim page = text_claim(*first);
    if (last == nullptr && is_book() && page.value.find_first_not_of("0123456789p. ") == std::string::npos)
      return add_other("number-of-pages", std::move(page));
    const bool range =
        page.value.find_first_of("-,") != std::string::npos || page.value.find("–") != std::string::npos;
    if (last != nullptr && !range && value(*last) != page.value) {
      page.value += "-" + value(*last);
      page.as_written += "-" + std::string(last->value.of(text_));
      page.span = {first->value.begin, first->value.begin};
    }
    citation_.page = std::move(page);
  }

  void numbers() {
    set(citation_.volume, take_text("VL"));
    set(citation_.volume, take_text("VO"));
    set(citation_.issue, take_text("IS"));
    set(citation_.issue, take_text("CP"));
    if (auto edition = take_text("ET")) {
      if (citation_.type == ItemType::software)
        add_other("version", std::move(*edition));
      else
        citation_.edition = std::move(edition);
    }
    set(citation_.publisher, take_text("PB"));
    set(citation_.publisher_place, take_text("CY"));
    set(citation_.publisher_place, take_text("PP"));
    if (info_.family == Family::article)
      if (auto number = take_text("C7")) add_other("number", std::move(*number));
    if (auto number = take_text("M1")) {
      if (info_.family == Family::article && !citation_.issue)
        citation_.issue = std::move(number);
      else
        add_other("number", std::move(*number));
    }
    if (const Field* language = take("LA"))
      citation_.language = claim(language_tag(value(*language)), language->value);
  }

  // ---- links and identifiers ----

  void links() {
    for (const Text tag : {Text("UR"), Text("LK"), Text("L2"), Text("L1"), Text("L3")})
      take_all(tag, [&](const Field& field) { add_links(field); });
  }

  /// Where in a field each of its links begins: the next one stands behind a space or a semicolon.
  std::vector<std::size_t> link_begins(Span field) const {
    std::vector<std::size_t> begins;
    for (std::size_t at = field.begin; at < field.end; ++at) {
      const bool may_begin = at == field.begin || Text(" \t;,").find(text_[at - 1]) != Text::npos;
      if (may_begin && is_http(text_.substr(at, field.end - at))) begins.push_back(at);
    }
    return begins;
  }

  /// What is no link of the web (a file of the writer's own, a name without scheme) stays one text.
  void add_links(const Field& field) {
    const std::vector<std::size_t> begins = link_begins(field.value);
    if (begins.empty() || begins[0] != field.value.begin) return add_link(field.value, field.tag);
    for (std::size_t i = 0; i < begins.size(); ++i) {
      std::size_t end = i + 1 < begins.size() ? begins[i + 1] : field.value.end;
      while (Text(" \t;,").find(text_[end - 1]) != Text::npos) --end;
      add_link({begins[i], end}, field.tag);
    }
  }

  void add_link(Span span, Text tag) {
    const std::string href = collapse_space(to_valid_utf8(span.of(text_)));
    const bool is_link = tag == "UR" || tag == "LK";
    if (!citation_.url && (is_link || (tag == "L2" && is_http(href))))
      citation_.url = claim(parse_url(href), span);
    else if (!citation_.url || citation_.url->value.href() != href)
      add_other(is_link ? "URL" : to_lower_ascii(tag), claim(href, span));
  }

  void add_identifier(IdKind kind, const Field& field) {
    citation_.identifiers.push_back(claim(normalise(kind, value(field)), field.value));
  }

  void identifiers() {
    for (const Text tag : {Text("DO"), Text("DI")})
      take_all(tag, [&](const Field& doi) { add_identifier(IdKind::doi, doi); });
    take_all("SN", [&](const Field& number) { standard_numbers(number); });
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (used_[i]) continue;
      const std::string text = value(fields_[i]);
      const bool pmc = (fields_[i].tag == "C2" || fields_[i].tag == "C1") &&
                       starts_with_ignoring_case(text, "PMC") && count_check_digits(text) + 3 == text.size();
      const bool pmid = fields_[i].tag == "AN" && is_medline() && count_check_digits(text) == text.size();
      if (!pmc && !pmid) continue;
      used_[i] = true;
      add_identifier(pmc ? IdKind::pmc : IdKind::pmid, fields_[i]);
    }
  }

  bool is_medline() const {
    return std::ranges::any_of(fields_, [&](const Field& field) {
      if (field.tag != "DB" && field.tag != "DP") return false;
      const std::string text = to_lower_ascii(value(field));
      return text.find("pubmed") != std::string::npos || text.find("medline") != std::string::npos ||
             text == "nlm";
    });
  }

  /// ISBNs and ISSNs by their length, several in one field; of reports any number.
  void standard_numbers(const Field& field) {
    const std::size_t before = citation_.identifiers.size();
    std::vector<Span> run;
    for (std::size_t at = field.value.begin; at < field.value.end;) {
      const std::size_t end = std::min(text_.find_first_of(" \t\r\n;,()", at), field.value.end);
      const Text word = text_.substr(at, end - at);
      const bool numeric = !word.empty() && word.find_first_not_of("0123456789Xx-") == Text::npos;
      if (numeric) run.push_back({at, end});
      if (!numeric || end == field.value.end || text_[end] != ' ') add_run(std::exchange(run, {}));
      at = end + 1;
    }
    add_run(run);
    if (citation_.identifiers.size() > before) return;
    if (info_.family == Family::article)
      add_identifier(IdKind::issn, field);
    else if (info_.family == Family::book || info_.family == Family::part)
      add_identifier(IdKind::isbn, field);
    else
      add_other(info_.family == Family::report ? "number" : "sn", text_claim(field));
  }

  /// Words of digits with spaces between: each a number, or all of them one ("978 0 333 65684 6").
  void add_run(const std::vector<Span>& run) {
    bool any = false;
    for (const Span word : run) any |= add_standard_number(word);
    if (!any && run.size() > 1) add_standard_number({run.front().begin, run.back().end});
  }

  bool add_standard_number(Span span) {
    const std::size_t digits = count_check_digits(span.of(text_));
    const bool issn = digits == 8, isbn = digits == 10 || digits == 13;
    if (!issn && !isbn) return false;
    citation_.identifiers.push_back(
        claim(normalise(issn ? IdKind::issn : IdKind::isbn, span.of(text_)), span));
    return true;
  }

  // ---- the rest ----

  /// One list, whether it stands in one field or in many.
  void keywords() {
    TextClaim list;
    take_all("KW", [&](const Field& field) {
      if (list.value.empty()) list.span = {field.value.begin, field.value.begin};
      for (std::size_t at = field.value.begin; at < field.value.end;) {
        const std::size_t end = std::min(text_.find_first_of("\r\n", at), field.value.end);
        const std::string word = collapse_space(to_valid_utf8(text_.substr(at, end - at)));
        if (!word.empty()) list.value += (list.value.empty() ? "" : ", ") + word;
        at = end + 1;
      }
    });
    list.as_written = list.value;
    if (!list.value.empty()) add_other("keyword", std::move(list));
  }

  void rest() {
    std::set<std::pair<std::string, std::string>> told;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (used_[i]) continue;
      const Field& field = fields_[i];
      const auto renamed = std::ranges::find(kRenamed, field.tag, &Renamed::tag);
      const std::string name =
          renamed == kRenamed.end() ? to_lower_ascii(field.tag) : std::string(renamed->variable);
      if (told.emplace(name, value(field)).second) add_other(name, text_claim(field));
    }
  }

  Text text_;
  const std::vector<Field>& fields_;
  std::vector<bool> used_;
  TypeInfo info_;
  Citation citation_;
};

}  // namespace

Citation read_record(std::string_view text, const Record& record) {
  return RecordReader(text, record).read();
}

}  // namespace citecheck::ris
