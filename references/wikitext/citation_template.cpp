#include "references/wikitext/citation_template.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/text.hpp"
#include "references/wikitext/arguments.hpp"
#include "references/wikitext/families/family.hpp"
#include "references/wikitext/identifiers.hpp"
#include "references/wikitext/parameters.hpp"
#include "references/wikitext/people.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

namespace {

using Kind = Node::Kind;

class TemplateReader {
 public:
  TemplateReader(const Page& page, const Node& node, const TemplateInfo& info, Citation& citation)
      : info_(info),
        family_(info.family != nullptr ? *info.family : kCs1),
        citation_(citation),
        arguments_(page, node) {}

  void read() {
    citation_.template_name = info_.name;
    for (const Argument& argument : arguments_.all()) sort_in(argument);
    citation_.type = type();
    people();
    titles();
    dates();
    links();
    plain_fields();
    keep_left_over();
  }

 private:
  const Argument*& slot(Field field) { return slots_[static_cast<std::size_t>(field)]; }

  void put(Field field, const Argument& argument) {
    if (slot(field) != nullptr)
      others_.push_back(&argument);
    else
      slot(field) = &argument;
  }

  void sort_in(const Argument& argument) {
    const auto parameter = argument.position > 0 ? std::nullopt : find_parameter(family_, argument.name);
    if (!parameter) {
      if (argument.position != 1 || !names_by_identifier(argument)) others_.push_back(&argument);
      return;
    }
    switch (parameter->field) {
      case Field::identifier:
        citation_.identifiers.push_back(identifier_claim(parameter->identifier, argument.value));
        return;
      case Field::id:
        if (!read_id(argument.value, citation_)) others_.push_back(&argument);
        return;
      case Field::other:
        citation_.other.emplace_back(parameter->variable, text_claim(argument.value));
        return;
      case Field::other_date:
        other_date(*parameter, argument);
        return;
      case Field::edition_or_container:
        return put(info_.type == ItemType::book ? Field::edition : Field::container, argument);
      case Field::page_or_count: {
        auto pages = text_claim(argument.value);
        const bool named = pages.value.find_first_of("-,") != std::string::npos ||
                           pages.value.find("–") != std::string::npos;
        if (info_.type != ItemType::book || named) return put(Field::page, argument);
        citation_.other.emplace_back("number-of-pages", std::move(pages));
        return;
      }
      case Field::publisher_or_editors:
        if (info_.type == ItemType::webpage) return put(Field::publisher, argument);
        if (!people_.add({.field = Field::names, .variable = "editor"}, argument.value))
          others_.push_back(&argument);
        return;
      default:
        break;
    }
    if (parameter->field < Field::last)
      put(parameter->field, argument);
    else if (!people_.add(*parameter, argument.value))
      others_.push_back(&argument);
  }

  // {{cite doi|10.1000/182}}: the first argument is all it states.
  bool names_by_identifier(const Argument& argument) {
    using enum Identifier::Kind;
    constexpr auto kTemplates =
        std::to_array<std::pair<std::string_view, Identifier::Kind>>({{"cite arxiv", arxiv},
                                                                      {"cite doi", doi},
                                                                      {"cite isbn", isbn},
                                                                      {"cite jstor", jstor},
                                                                      {"cite pmid", pmid}});
    for (const auto& [name, kind] : kTemplates)
      if (info_.name == name) {
        citation_.identifiers.push_back(identifier_claim(kind, argument.value));
        return true;
      }
    return false;
  }

  void other_date(const Parameter& parameter, const Argument& argument) {
    Claim<Date> claim = date_claim(argument.value);
    if (claim.value.known())
      citation_.other_dates.emplace_back(parameter.variable, std::move(claim));
    else
      citation_.other.emplace_back(parameter.variable, text_claim(argument.value));
  }

  // The field's argument, which is then used up.
  const Argument* take(Field field) { return std::exchange(slot(field), nullptr); }

  void keep_left_over() {
    for (const Argument* argument : slots_)
      if (argument != nullptr) others_.push_back(argument);
    std::ranges::sort(others_, {}, [](const Argument* argument) { return argument->value.span.begin; });
    for (const Argument* argument : others_)
      citation_.other.emplace_back(to_lower(argument->label()), text_claim(argument->value));
  }

  // ---- type ----

  // For templates whose name does not tell: by what they state.
  ItemType type() {
    if (info_.type == ItemType::book && slot(Field::chapter) != nullptr && slot(Field::title) != nullptr)
      return ItemType::chapter;
    if (info_.type != ItemType::document && info_.name != "literatur") return info_.type;
    if (const Argument* container = slot(Field::container)) {
      if (container->name == "newspaper") return ItemType::article_newspaper;
      if (container->name == "magazine") return ItemType::article_magazine;
      if (container->name == "website") return ItemType::webpage;
      return ItemType::article_journal;
    }
    if (slot(Field::encyclopedia) != nullptr) return ItemType::entry_encyclopedia;
    if (slot(Field::chapter) != nullptr) return ItemType::chapter;
    const bool is_book = std::ranges::any_of(citation_.identifiers, [](const Claim<Identifier>& claim) {
      return claim.value.kind == Identifier::Kind::isbn;
    });
    if (is_book || slot(Field::edition) != nullptr) return ItemType::book;
    return slot(Field::url) != nullptr ? ItemType::webpage : info_.type;
  }

  // ---- people ----

  void people() {
    people_.write(citation_);
    bool editors_truncated = false;
    if (const Argument* list = take(Field::vauthors))
      add_vancouver_names(citation_.authors, list->value, citation_.authors_truncated);
    if (const Argument* list = take(Field::veditors))
      add_vancouver_names(citation_.editors, list->value, editors_truncated);
    if (slot(Field::more_authors) != nullptr) citation_.authors_truncated = true;
    if (const Argument* shown = slot(Field::display_authors))
      if (starts_with_ignoring_case(shown->value.line(), "et")) citation_.authors_truncated = true;
  }

  // ---- titles ----

  static void set(std::optional<Claim<std::string>>& claim, const Argument* argument) {
    if (argument != nullptr && !claim) claim = text_claim(argument->value);
  }

  void titles() {
    const Argument* container = take(Field::container);
    for (const Field field : {Field::encyclopedia, Field::book_title})
      if (container == nullptr) container = take(field);
    if (container == nullptr && citation_.type == ItemType::broadcast) container = take(Field::series);
    const Argument* title = take(Field::title);
    if (title == nullptr) title = take(Field::script_title);
    is_part_ = slot(Field::chapter) != nullptr && has_parts();
    if (is_part_) {
      const Argument* work = title;
      title = take(Field::chapter);
      if (work == nullptr) work = std::exchange(container, nullptr);
      set(citation_.container_title, work);
    }
    if (citation_.container_title && container != nullptr) others_.push_back(container);
    set(citation_.title, title);
    set(citation_.container_title, container);
    if (const Argument* of_series = take(Field::series))
      citation_.other.emplace_back("collection-title", text_claim(of_series->value));
  }

  // CS1 ignores chapters of articles and web pages.
  bool has_parts() const {
    switch (info_.type) {
      case ItemType::webpage:
      case ItemType::article_journal:
      case ItemType::article_magazine:
      case ItemType::article_newspaper:
      case ItemType::post:
        return false;
      default:
        return true;
    }
  }

  // ---- dates and links ----

  void dates() {
    for (const Field field : {Field::date, Field::publication_date})
      if (!citation_.issued)
        if (const Argument* argument = take(field)) citation_.issued = date_claim(argument->value);
    if (!citation_.issued && slot(Field::year) != nullptr) year_and_month();
    if (const Argument* argument = take(Field::access_date)) citation_.accessed = date_claim(argument->value);
    if (const Argument* argument = take(Field::archive_date))
      citation_.archived = date_claim(argument->value);
  }

  // |year=2010 |month=May |day=3: one date in three arguments.
  void year_and_month() {
    const Argument* year = take(Field::year);
    if (slot(Field::month) != nullptr) {
      const Argument* day = slot(Field::day);
      const Argument* month = slot(Field::month);
      if (auto whole = date_of_parts(year->value, month->value, day != nullptr ? &day->value : nullptr)) {
        citation_.issued = std::move(whole);
        slot(Field::month) = nullptr;
        if (citation_.issued->value.has_day()) slot(Field::day) = nullptr;
        return;
      }
    }
    citation_.issued = date_claim(year->value);
  }

  void links() {
    const Argument* url = is_part_ ? take(Field::chapter_url) : nullptr;
    if (url == nullptr) url = take(Field::url);
    if (url == nullptr) url = take(Field::chapter_url);
    if (url != nullptr) citation_.url = url_claim(link_in(url->value, !family_.is_cs1()));
    if (const Argument* argument = take(Field::archive_url)) {
      citation_.archive_url = url_claim(link_in(argument->value, !family_.is_cs1()));
      citation_.archive_stated = true;
    }
    if (const Argument* dead = slot(Field::link_is_dead))
      if (const std::string text = to_lower(dead->value.line()); std::ranges::find(kNo, text) == kNo.end())
        citation_.tagged_dead = true;
    if (info_.name == "lien brisé") citation_.tagged_dead = true;
    if (!citation_.url && !citation_.archive_url) links_elsewhere();
  }

  // Old citations have their link in the title: |title=[http://… A title].
  void links_elsewhere() {
    for (const Argument& argument : arguments_.all())
      for (const Value& link : links_of(argument.value)) {
        if (!citation_.url && citation_.title && citation_.title->span == argument.value.span)
          citation_.url = url_claim(link);
        else
          citation_.other.emplace_back("url", text_claim(link));
      }
  }

  void plain_fields() {
    set(citation_.publisher, take(Field::publisher));
    const Argument* place = take(Field::publication_place);
    set(citation_.publisher_place, place != nullptr ? place : take(Field::place));
    set(citation_.volume, take(Field::volume));
    set(citation_.issue, take(Field::issue));
    set(citation_.page, take(Field::page));
    set(citation_.edition, take(Field::edition));
    set(citation_.quote, take(Field::quote));
    set(citation_.url_status, take(Field::url_status));
    if (const Argument* argument = take(Field::language))
      citation_.language = language_claim(argument->value);
  }

  static constexpr auto kNo = std::to_array<std::string_view>(
      {"0", "no", "nein", "non", "não", "nie", "nee", "нет", "ні", "live", "false"});

  TemplateInfo info_;
  const Family& family_;
  Citation& citation_;
  Arguments arguments_;
  std::array<const Argument*, kSingleFields> slots_{};
  std::vector<const Argument*> others_;
  People people_;
  bool is_part_ = false;
};

}  // namespace

bool is_citation(const Page& page, const Node& node, const TemplateInfo& info) {
  if (info.role != Role::citation) return false;
  if (!info.needs.empty()) return !argument(page, node, info.needs).empty();
  // Elsewhere {{citation|text}} is a quotation.
  return info.name != "citation" || std::ranges::any_of(page.markup.parts_of(node).subspan(1), &Part::named);
}

void read_citation_template(const Page& page, const Node& node, const TemplateInfo& info,
                            Citation& citation) {
  TemplateReader(page, node, info, citation).read();
}

}  // namespace citecheck::wikitext
