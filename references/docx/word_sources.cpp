#include "references/docx/word_sources.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "references/docx/xml_walk.hpp"
#include "references/languages.hpp"
#include "references/text.hpp"

namespace citecheck::docx {

namespace {

using Text = std::string_view;
using Node = pugi::xml_node;

struct TypeName {
  Text name;
  ItemType type;
};

constexpr auto kTypes = std::to_array<TypeName>({{"Art", ItemType::graphic},
                                                 {"ArticleInAPeriodical", ItemType::article_magazine},
                                                 {"Book", ItemType::book},
                                                 {"BookSection", ItemType::chapter},
                                                 {"Case", ItemType::legal_case},
                                                 {"ConferenceProceedings", ItemType::paper_conference},
                                                 {"DocumentFromInternetSite", ItemType::webpage},
                                                 {"ElectronicSource", ItemType::document},
                                                 {"Film", ItemType::motion_picture},
                                                 {"InternetSite", ItemType::webpage},
                                                 {"Interview", ItemType::interview},
                                                 {"JournalArticle", ItemType::article_journal},
                                                 {"Misc", ItemType::document},
                                                 {"Patent", ItemType::patent},
                                                 {"Performance", ItemType::performance},
                                                 {"Report", ItemType::report},
                                                 {"SoundRecording", ItemType::song}});

struct RoleName {
  Text name, variable;
};

constexpr auto kRoles = std::to_array<RoleName>({{"Artist", "author"},
                                                 {"Author", "author"},
                                                 {"BookAuthor", "container-author"},
                                                 {"Compiler", "compiler"},
                                                 {"Composer", "composer"},
                                                 {"Conductor", "performer"},
                                                 {"Counsel", "counsel"},
                                                 {"Director", "director"},
                                                 {"Editor", "editor"},
                                                 {"Interviewee", "author"},
                                                 {"Interviewer", "interviewer"},
                                                 {"Inventor", "author"},
                                                 {"Performer", "performer"},
                                                 {"ProducerName", "producer"},
                                                 {"Translator", "translator"},
                                                 {"Writer", "script-writer"}});

// Elements that are one variable of CSL without a member of its own in Citation.
constexpr auto kVariables = std::to_array<RoleName>({{"AbbreviatedCaseNumber", "abbreviated-case-number"},
                                                     {"CaseNumber", "number"},
                                                     {"ChapterNumber", "chapter-number"},
                                                     {"Comments", "note"},
                                                     {"ConferenceName", "event-title"},
                                                     {"Court", "authority"},
                                                     {"Medium", "medium"},
                                                     {"NumberVolumes", "number-of-volumes"},
                                                     {"PatentNumber", "number"},
                                                     {"ShortTitle", "title-short"},
                                                     {"ThesisType", "genre"},
                                                     {"Type", "genre"},
                                                     {"Version", "version"}});

/// The text of an element with its bytes.
struct Value {
  std::string text;
  std::string as_written;
  Span span;
};

class SourceReader {
 public:
  SourceReader(Text xml, std::size_t offset, Node source) : xml_(xml), offset_(offset), source_(source) {}

  Citation read() {
    const std::size_t begin = place(source_) - 1;
    citation_.span = {offset_ + begin, offset_ + std::max(begin, end_of_source(begin))};
    if (const auto tag = take("Tag")) citation_.ref_name = tag->text;
    type();
    people();
    titles();
    citation_.issued = date("Year", "Month", "Day");
    citation_.accessed = date("YearAccessed", "MonthAccessed", "DayAccessed");
    places();
    numbers();
    rest();
    return std::move(citation_);
  }

 private:
  std::size_t place(Node node) const {
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 1));
  }

  std::size_t end_of_source(std::size_t begin) const {
    if (const Node next = source_.next_sibling())
      return xml_.find_last_not_of(" \t\r\n", place(next) - 2) + 1;
    const std::size_t close = xml_.find("Source>", xml_.find('>', begin));
    return close == Text::npos ? xml_.size() : close + 7;
  }

  Value value_of(Node element) const {
    Value value;
    const Node inner = element.first_child();
    if (inner.type() != pugi::node_pcdata) return value;
    value.text = collapse_space(to_valid_utf8(inner.value()));
    const std::size_t begin = place(inner);
    const Text raw = xml_.substr(begin, std::min(xml_.find('<', begin), xml_.size()) - begin);
    const Text inside = trim(raw);
    const std::size_t at = offset_ + begin + static_cast<std::size_t>(inside.data() - raw.data());
    value.as_written = inside;
    value.span = {at, at + inside.size()};
    return value;
  }

  std::optional<Value> take(Text name) {
    for (const Node element : source_.children()) {
      if (local_name(element.name()) != name) continue;
      taken_.push_back(name);
      Value value = value_of(element);
      if (!value.text.empty()) return value;
    }
    return std::nullopt;
  }

  static Claim<std::string> claim(Value value) {
    return {std::move(value.text), std::move(value.as_written), value.span};
  }

  void set(std::optional<Claim<std::string>>& place, Text name) {
    if (place) return;
    if (auto value = take(name)) place = claim(std::move(*value));
  }

  void type() {
    const auto written = take("SourceType");
    if (!written) return;
    citation_.template_name = written->text;
    const auto found = std::ranges::find(kTypes, Text(written->text), &TypeName::name);
    if (found != kTypes.end()) citation_.type = found->type;
  }

  // ---- people ----

  /// <b:Author> holds a list for each role, the authors' own in an <b:Author> again.
  void people() {
    taken_.push_back("Author");
    for (const Node list : source_.children())
      if (local_name(list.name()) == "Author")
        for (const Node role : list.children()) read_role(role);
  }

  void read_role(Node role) {
    const auto found = std::ranges::find(kRoles, local_name(role.name()), &RoleName::name);
    if (found == kRoles.end()) return;
    for (const Node names : role.children()) {
      if (local_name(names.name()) == "Corporate") {
        Value value = value_of(names);
        Name name;
        name.literal = value.text;
        add_name(found->variable, {std::move(name), std::move(value.as_written), value.span});
      } else {
        for (const Node person : names.children()) add_name(found->variable, read_person(person));
      }
    }
  }

  Claim<Name> read_person(Node person) const {
    Claim<Name> claim;
    const std::size_t begin = offset_ + place(person) - 1;
    claim.span = {begin, begin};
    for (const Node part : person.children()) {
      const Text name = local_name(part.name());
      Value value = value_of(part);
      if (name == "Last") claim.value.family = value.text;
      if (name == "First" || name == "Middle")
        claim.value.given += (claim.value.given.empty() || value.text.empty() ? "" : " ") + value.text;
      claim.as_written += (claim.as_written.empty() ? "" : ", ") + value.text;
    }
    return claim;
  }

  void add_name(Text variable, Claim<Name> name) {
    if (to_text(name.value).empty()) return;
    if (variable == "author")
      citation_.authors.push_back(std::move(name));
    else if (variable == "editor")
      citation_.editors.push_back(std::move(name));
    else
      citation_.contributors.emplace_back(std::string(variable), std::move(name));
  }

  // ---- what it is and where it lies ----

  void titles() {
    set(citation_.title, "Title");
    for (const Text name :
         {Text("JournalName"), Text("PeriodicalTitle"), Text("BookTitle"), Text("InternetSiteTitle"),
          Text("PublicationTitle"), Text("AlbumTitle"), Text("BroadcastTitle")})
      set(citation_.container_title, name);
    if (citation_.type == ItemType::paper_conference) set(citation_.container_title, "ConferenceName");
    if (citation_.title) return;
    citation_.title = std::exchange(citation_.container_title, std::nullopt);
  }

  void places() {
    for (const Text name : {Text("Publisher"), Text("Institution"), Text("ProductionCompany"),
                            Text("Broadcaster"), Text("Distributor"), Text("Theater")})
      set(citation_.publisher, name);
    std::vector<Value> parts;
    for (const Text name : {Text("City"), Text("StateProvince"), Text("CountryRegion")})
      if (auto value = take(name)) parts.push_back(std::move(*value));
    if (parts.empty()) return;
    Claim<std::string> place = claim(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      place.value += ", " + parts[i].text;
      place.as_written += ", " + parts[i].as_written;
      place.span.end = place.span.begin;
    }
    citation_.publisher_place = std::move(place);
  }

  /// Three elements make a date, and so it has no bytes of its own unless it is one of them.
  std::optional<Claim<Date>> date(Text year, Text month, Text day) {
    const auto y = take(year), m = take(month), d = take(day);
    if (!y) return std::nullopt;
    std::string text = y->text;
    if (m) text.insert(0, m->text + " ");
    if (m && d) text.insert(0, d->text + " ");
    Claim<Date> claim{parse_date(text).value_or(Date{}), y->as_written, y->span};
    if (!claim.value.known() && m) claim.value = numeric_date(y->text, m->text, d ? d->text : "");
    if (m) {
      claim.as_written = std::move(text);
      claim.span.end = claim.span.begin;
    }
    return claim;
  }

  static Date numeric_date(const std::string& year, const std::string& month, const std::string& day) {
    const auto two = [](const std::string& digits) { return (digits.size() == 1 ? "0" : "") + digits; };
    const std::string text = year + "-" + two(month) + (day.empty() ? "" : "-" + two(day));
    return parse_edtf(text).value_or(parse_date(year).value_or(Date{}));
  }

  void numbers() {
    set(citation_.volume, "Volume");
    set(citation_.issue, "Issue");
    set(citation_.page, "Pages");
    set(citation_.edition, "Edition");
    if (auto value = take("URL"))
      citation_.url = {parse_url(value->text), std::move(value->as_written), value->span};
    if (auto value = take("DOI")) identifier(Identifier::Kind::doi, std::move(*value));
    standard_number();
    if (auto value = take("LCID")) {
      std::string tag = language_tag(value->text);
      const bool named = tag.find_first_not_of("0123456789") != std::string::npos;
      if (named) citation_.language = {std::move(tag), std::move(value->as_written), value->span};
    }
  }

  void identifier(Identifier::Kind kind, Value value) {
    citation_.identifiers.push_back({normalise(kind, value.text), std::move(value.as_written), value.span});
  }

  /// An ISBN, an ISSN or whatever the writer took for a standard number.
  void standard_number() {
    auto value = take("StandardNumber");
    if (!value) return;
    const auto digits = std::ranges::count_if(
        value->text, [](char c) { return (c >= '0' && c <= '9') || c == 'X' || c == 'x'; });
    if (starts_with_ignoring_case(value->text, "10.") || starts_with_ignoring_case(value->text, "doi"))
      identifier(Identifier::Kind::doi, std::move(*value));
    else if (digits == 8)
      identifier(Identifier::Kind::issn, std::move(*value));
    else if (digits == 10 || digits == 13)
      identifier(Identifier::Kind::isbn, std::move(*value));
    else
      citation_.other.emplace_back("number", claim(std::move(*value)));
  }

  void rest() {
    for (const Node element : source_.children()) {
      const Text name = local_name(element.name());
      if (std::ranges::find(taken_, name) != taken_.end() || name == "Guid" || name == "RefOrder") continue;
      Value value = value_of(element);
      if (value.text.empty()) continue;
      const auto known = std::ranges::find(kVariables, name, &RoleName::name);
      citation_.other.emplace_back(
          known == kVariables.end() ? to_lower_ascii(name) : std::string(known->variable),
          claim(std::move(value)));
    }
  }

  Text xml_;
  std::size_t offset_;
  Node source_;
  std::vector<Text> taken_;
  Citation citation_;
};

/// Where the sources of a document stand: its root is their list.
Node list_of(const pugi::xml_document& document) {
  const Node root = document.document_element();
  return local_name(root.name()) == "Sources" ? root : Node();
}

}  // namespace

bool holds_sources(std::string_view xml) {
  const std::size_t root = xml.find("Sources");
  return root != Text::npos && root < 2000;
}

std::vector<Citation> read_word_sources(std::string_view xml, std::size_t offset, Budget& budget) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  std::vector<Citation> out;
  for (const Node source : list_of(document).children()) {
    if (local_name(source.name()) != "Source") continue;
    if (budget.is_spent()) break;
    out.push_back(SourceReader(xml, offset, source).read());
    budget.add(out.back());
  }
  return out;
}

}  // namespace citecheck::docx
