#include "references/rendered/coins.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "references/languages.hpp"
#include "references/rendered/link.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kMostFields = 100;
constexpr std::size_t kWindow = 200;  ///< Bytes.

/// Where COinS names a kind of work.
constexpr auto kGenres =
    std::to_array<std::pair<std::string_view, ItemType>>({{"article", ItemType::article_journal},
                                                          {"book", ItemType::book},
                                                          {"bookitem", ItemType::chapter},
                                                          {"conference", ItemType::paper_conference},
                                                          {"dissertation", ItemType::thesis},
                                                          {"document", ItemType::document},
                                                          {"preprint", ItemType::article},
                                                          {"proceeding", ItemType::paper_conference},
                                                          {"report", ItemType::report}});

/// Identifiers of the scheme "info:".
constexpr auto kInfo = std::to_array<std::pair<std::string_view, Identifier::Kind>>(
    {{"info:doi/", Identifier::Kind::doi},
     {"info:pmid/", Identifier::Kind::pmid},
     {"info:arxiv/", Identifier::Kind::arxiv},
     {"info:bibcode/", Identifier::Kind::bibcode},
     {"info:hdl/", Identifier::Kind::hdl},
     {"info:oclcnum/", Identifier::Kind::oclc}});

/// The C library's search: linear, whatever the texts.
std::size_t find_in(std::string_view text, std::string_view part) {
  if (part.empty()) return std::string::npos;
  const void* const found = memmem(text.data(), text.size(), part.data(), part.size());
  if (found == nullptr) return std::string::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Keys that other code reads, or that tell nothing of the work.
constexpr auto kKnown = std::to_array<std::string_view>(
    {"ctx_ver",        "ctx_id",      "ctx_enc",     "rfr_id",     "rft.atitle",    "rft.au",
     "rft.aucorp",     "rft.auinit",  "rft.aufirst", "rft.aulast", "rft.btitle",    "rft.chron",
     "rft.creator",    "rft.date",    "rft.edition", "rft.eissn",  "rft.epage",     "rft.genre",
     "rft.identifier", "rft.inst",    "rft.isbn",    "rft.issn",   "rft.issue",     "rft.jtitle",
     "rft.language",   "rft.pages",   "rft.place",   "rft.pub",    "rft.publisher", "rft.quarter",
     "rft.source",     "rft.spage",   "rft.ssn",     "rft.stitle", "rft.title",     "rft.volume",
     "rft_id",         "rft_val_fmt", "url_ver"});

std::string_view csl_variable(std::string_view key) {
  static constexpr auto kNames =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"rft.series", "collection-title"},
                                                                    {"rft.artnum", "number"},
                                                                    {"rft.degree", "genre"},
                                                                    {"rft.tpages", "number-of-pages"},
                                                                    {"rft.part", "part-number"},
                                                                    {"rft.description", "description"},
                                                                    {"rft.subject", "keyword"}});
  const auto found = std::ranges::find(kNames, key, &std::pair<std::string_view, std::string_view>::first);
  if (found != kNames.end()) return found->second;
  return key.starts_with("rft.") ? key.substr(4) : key;
}

class Merger {
 public:
  Merger(const Page& page, const Coins& coins, const VisibleText& text, bool complete, Citation& citation)
      : page_(page), coins_(coins), text_(text), complete_(complete), citation_(citation) {}

  void run() {
    titles();
    names();
    date();
    identifiers();
    plain_fields();
    type();
    for (const Coins::Field& field : coins_.fields())
      if (std::ranges::find(kKnown, field.key) == kKnown.end())
        citation_.other.emplace_back(csl_variable(field.key), text_claim(field));
  }

 private:
  const Coins::Field* any(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys)
      if (const Coins::Field* field = coins_.find(key)) return field;
    return nullptr;
  }

  /// A value where the text shows it, else where the data hold it.
  template <typename T>
  Claim<T> claim(T value, std::string_view shown, const Coins::Field& field) const {
    Span span = field.span;
    if (const std::size_t at = find_in(text_.text(), shown); at != std::string::npos)
      if (const Span found = text_.in_source({at, at + shown.size()}); !found.empty()) span = found;
    return {std::move(value), std::string(span.of(page_.source())), span};
  }
  Claim<std::string> text_claim(const Coins::Field& field) const {
    return claim(field.value, field.value, field);
  }

  bool is_part() const {
    const Coins::Field* genre = coins_.find("rft.genre");
    return genre != nullptr && genre->value == "bookitem";
  }

  void titles() {
    const bool book = coins_.format() == "book";
    const Coins::Field* title = any({"rft.atitle"});
    const Coins::Field* container = any({"rft.jtitle", "rft.source"});
    const Coins::Field* whole = any({"rft.btitle", "rft.title", "rft.stitle"});
    if (title == nullptr)
      title = whole;
    else if (container == nullptr && (book || coins_.format() == "journal"))
      container = whole;
    if (title != nullptr) citation_.title = text_claim(*title);
    const auto stated = std::move(citation_.container_title);
    citation_.container_title.reset();
    if (container != nullptr)
      citation_.container_title = text_claim(*container);
    else if (stated && is_emphasised(*stated))
      citation_.container_title = stated;
    else if (stated && !citation_.publisher && !(title != nullptr && stated->value == title->value))
      citation_.publisher = stated;
  }

  bool is_emphasised(const Claim<std::string>& claim) const {
    return std::ranges::any_of(text_.emphases(), [&](const VisibleText::Run& run) {
      return collapse_space(text_.of(run.text)) == claim.value;
    });
  }

  void names() {
    std::vector<Claim<Name>> authors;
    const auto add = [&](Name name, std::string_view shown, const Coins::Field& field) {
      if (!authors.empty() && authors.front().value == name) return;
      authors.push_back(claim(std::move(name), shown, field));
    };
    if (const Coins::Field* last = coins_.find("rft.aulast")) {
      const Coins::Field* first = any({"rft.aufirst", "rft.auinit"});
      Name name;
      name.family = last->value;
      if (first != nullptr) name.given = first->value;
      const std::string shown = first != nullptr ? last->value + ", " + first->value : last->value;
      add(std::move(name), shown, *last);
    }
    for (const Coins::Field& field : coins_.fields())
      if (field.key == "rft.au" || field.key == "rft.aucorp") {
        add(parse_name(field.value), field.value, field);
      } else if (field.key == "rft.creator") {
        for (Name& name : parse_name_list(field.value)) add(std::move(name), field.value, field);
      }
    if (complete_ || !authors.empty()) citation_.authors = std::move(authors);
  }

  // ---- dates ----

  std::optional<Date> stated_date(const Coins::Field& field) const {
    auto date = parse_edtf(field.value);
    if (!date) date = parse_date(field.value);
    if (!date || date->begin.month != 0) return date;
    static constexpr auto kSeasons = std::to_array<std::string_view>({"spring", "summer", "fall", "winter"});
    if (const Coins::Field* season = coins_.find("rft.ssn"))
      for (std::size_t i = 0; i < kSeasons.size(); ++i)
        if (equal_ignoring_case(season->value, kSeasons[i])) {
          date->begin.month = static_cast<std::uint8_t>(21 + i);
          date->style = Date::Style::season;
        }
    if (const Coins::Field* quarter = coins_.find("rft.quarter"))
      if (quarter->value.size() == 1 && quarter->value[0] >= '1' && quarter->value[0] <= '4') {
        date->begin.month = static_cast<std::uint8_t>(33 + quarter->value[0] - '1');
        date->style = Date::Style::season;
      }
    return date;
  }

  void date() {
    const Coins::Field* field = any({"rft.date", "rft.chron"});
    if (field == nullptr) return;
    const auto date = stated_date(*field);
    if (!date) {
      if (!citation_.issued) citation_.issued = claim(Date{}, field->value, *field);
      return;
    }
    if (citation_.issued && citation_.issued->value.begin == date->begin) return;
    constexpr int kMostDates = 20;
    std::size_t from = 0;
    for (int i = 0; i < kMostDates; ++i) {
      const auto found = find_date(text_.text(), from);
      if (!found) break;
      if (found->date.begin == date->begin) {
        citation_.issued = claim(found->date, text_.of(found->span), *field);
        return;
      }
      from = found->span.end;
    }
    std::string year;
    if (date->begin.month == 0) year.append("(").append(std::to_string(date->begin.year)).append(")");
    citation_.issued = claim(*date, year, *field);
    if (!year.empty() && citation_.issued->as_written.starts_with('(')) narrow(*citation_.issued);
  }

  /// Without the brackets.
  static void narrow(Claim<Date>& claim) {
    claim.as_written = claim.as_written.substr(1, claim.as_written.size() - 2);
    ++claim.span.begin;
    --claim.span.end;
  }

  // ---- what identifies the work ----

  void add_identifier(Identifier::Kind kind, std::string_view value, const Coins::Field& field) {
    Identifier identifier = normalise(kind, value);
    for (const Claim<Identifier>& known : citation_.identifiers)
      if (known.value.kind == kind && equal_ignoring_case(known.value.value, identifier.value)) return;
    const std::string shown = identifier.value;
    citation_.identifiers.push_back(claim(std::move(identifier), shown, field));
  }

  void identifiers() {
    const auto linked = std::exchange(citation_.url, std::nullopt);
    for (const Coins::Field& field : coins_.fields()) {
      if (field.key == "rft.isbn") add_identifier(Identifier::Kind::isbn, field.value, field);
      if (field.key == "rft.issn" || field.key == "rft.eissn")
        add_identifier(Identifier::Kind::issn, field.value, field);
      if (field.key == "rft_id" || field.key == "rft.identifier") identified(field);
    }
    if (!citation_.url && !complete_) citation_.url = linked;
  }

  void identified(const Coins::Field& field) {
    for (const auto& [prefix, kind] : kInfo)
      if (field.value.starts_with(prefix))
        return add_identifier(kind, std::string_view(field.value).substr(prefix.size()), field);
    const std::size_t named = field.value.find("#id-name=");
    if (named != std::string::npos) return other_identifier(field, named);
    const Link link = classify_link(field.value);
    if (link.kind == Link::Kind::none) {
      citation_.other.emplace_back("identifier", text_claim(field));
    } else if (!citation_.url) {
      citation_.url = claim(link.url.value, {}, field);
      for (const VisibleText::Run& run : text_.links())
        if (trim(page_.attribute(run.node, "href")) == field.value)
          citation_.url = attribute_claim(page_, run.node, "href", link.url.value);
    } else {
      citation_.other.emplace_back("link", text_claim(field));
    }
  }

  /// "//www.jstor.org/stable/123#id-name=JSTOR".
  void other_identifier(const Coins::Field& field, std::size_t named) {
    const std::string_view address = std::string_view(field.value).substr(0, named);
    const Link link = classify_link(address);
    if (link.identifier) return add_identifier(link.identifier->kind, link.identifier->value, field);
    const std::string label = to_lower_ascii(std::string_view(field.value).substr(named + 9));
    const std::size_t cut = address.find_last_of("/=:");
    std::string value(address.substr(cut == std::string_view::npos ? 0 : cut + 1));
    if (label == "s2cid") return add_identifier(Identifier::Kind::s2cid, value, field);
    citation_.other.emplace_back(label, claim(value, value, field));
  }

  // ---- the rest ----

  void set(std::optional<Claim<std::string>>& to, std::initializer_list<std::string_view> keys) {
    if (const Coins::Field* field = any(keys)) to = text_claim(*field);
  }

  void plain_fields() {
    set(citation_.volume, {"rft.volume"});
    set(citation_.issue, {"rft.issue"});
    set(citation_.page, {"rft.pages", "rft.spage"});
    if (const Coins::Field* first = coins_.find("rft.spage"), *last = coins_.find("rft.epage");
        first != nullptr && last != nullptr && coins_.find("rft.pages") == nullptr) {
      const std::string pages = first->value + "–" + last->value;
      citation_.page = claim(pages, pages, *first);
    }
    set(citation_.edition, {"rft.edition"});
    // Of books the data tell publisher and place, of other works nothing.
    if (coins_.format() == "book") {
      citation_.publisher.reset();
      citation_.publisher_place.reset();
    }
    set(citation_.publisher, {"rft.pub", "rft.publisher", "rft.inst"});
    set(citation_.publisher_place, {"rft.place"});
    if (citation_.publisher && citation_.container_title &&
        citation_.publisher->value == citation_.container_title->value && !any({"rft.pub", "rft.publisher"}))
      citation_.publisher.reset();
    if (const Coins::Field* field = coins_.find("rft.language")) {
      citation_.language = text_claim(*field);
      citation_.language->value = language_tag(field->value);
    }
  }

  void type() {
    if (const Coins::Field* genre = coins_.find("rft.genre"))
      for (const auto& [name, type] : kGenres)
        if (genre->value == name) citation_.type = type;
    if (coins_.format() == "dissertation") citation_.type = ItemType::thesis;
    // Templates for pages of the web put out Dublin Core.
    if (coins_.format() == "dc" && citation_.url) citation_.type = ItemType::webpage;
    if (coins_.format() == "patent") citation_.type = ItemType::patent;
    if (const Coins::Field* genre = coins_.find("rft.genre");
        genre != nullptr && genre->value == "unknown" && citation_.url && coins_.format() == "journal")
      citation_.type = ItemType::webpage;
  }

  const Page& page_;
  const Coins& coins_;
  const VisibleText& text_;
  bool complete_;
  Citation& citation_;
};

}  // namespace

Coins::Coins(const Page& page, Index span) {
  const std::string_view data = page.attribute(span, "title");
  const Span place = page.html().attribute_span(span, "title");
  const std::string_view written = place.of(page.source());
  std::size_t cursor = 0;
  for (std::size_t at = 0; at < data.size() && fields_.size() < kMostFields;) {
    const std::size_t end = std::min(data.find('&', at), data.size());
    const std::string_view pair = data.substr(at, end - at);
    at = end + 1;
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals + 1 == pair.size()) continue;
    Field field;
    field.key = std::string(pair.substr(0, equals));
    field.value = collapse_space(to_valid_utf8(percent_decoded(pair.substr(equals + 1), true)));
    // A few bytes of character references may stand before it.
    const std::string_view near = written.substr(cursor, pair.size() + kWindow);
    if (const std::size_t found = find_in(near, pair); found != std::string_view::npos) {
      const std::size_t begin = place.begin + cursor + found;
      field.span = {begin + equals + 1, begin + pair.size()};
      cursor += found + pair.size();
    }
    if (!field.value.empty()) fields_.push_back(std::move(field));
  }
}

const Coins::Field* Coins::find(std::string_view key) const {
  const auto found = std::ranges::find(fields_, key, &Field::key);
  return found == fields_.end() ? nullptr : &*found;
}

std::string_view Coins::format() const {
  const Field* const format = find("rft_val_fmt");
  if (format == nullptr) return {};
  const std::string_view value = format->value;
  return value.substr(value.find_last_of(":/") + 1);
}

bool is_coins(const Page& page, Index node) {
  return page.is(node, "span") && page.has_class(node, "Z3988") && !page.attribute(node, "title").empty();
}

void merge_coins(const Page& page, const Coins& coins, const VisibleText& text, bool complete,
                 Citation& citation) {
  Merger(page, coins, text, complete, citation).run();
}

}  // namespace citecheck::rendered
