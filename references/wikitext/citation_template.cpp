#include "references/wikitext/citation_template.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "references/text.hpp"
#include "references/wikitext/parameters.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

namespace {

using Kind = Node::Kind;

struct Argument {
  std::string name;
  Value value;
};

Span name_span(const Part& part) {
  return {part.span.begin, part.equals};
}

Span value_span(const Part& part) {
  return part.named() ? Span{part.equals + 1, part.span.end} : part.span;
}

// The name of an argument without comments; unnamed ones are counted from 1.
std::string argument_name(const Page& page, std::uint32_t node, const Part& part, int& unnamed) {
  if (!part.named()) return std::to_string(++unnamed);
  return plain_line(page, node, name_span(part));
}

// In the order of the page; of several with one name the last stays.
std::vector<Argument> arguments_of(const Page& page, const Node& node) {
  const std::uint32_t index = page.markup.index_of(node);
  std::vector<Argument> arguments;
  std::unordered_map<std::string, std::size_t> seen;
  int unnamed = 0;
  for (const Part& part : page.markup.parts_of(node).subspan(1)) {
    Argument argument{argument_name(page, index, part, unnamed), make_value(page, index, value_span(part))};
    const auto [at, is_new] = seen.try_emplace(argument.name, arguments.size());
    if (!is_new) {
      arguments[at->second].value.span = {};
      at->second = arguments.size();
    }
    arguments.push_back(std::move(argument));
  }
  std::erase_if(arguments, [](const Argument& argument) { return argument.value.empty(); });
  return arguments;
}

struct Person {
  bool editor = false;
  int number = 0;
  std::optional<Value> last, first, whole;
};

class TemplateReader {
 public:
  TemplateReader(const Page& page, const Node& node, const TemplateInfo& info, Citation& citation)
      : info_(info), citation_(citation), arguments_(arguments_of(page, node)) {}

  void read() {
    citation_.template_name = info_.name;
    for (const Argument& argument : arguments_) sort_in(argument);
    citation_.type = type();
    people();
    titles();
    dates();
    links();
    plain_fields();
    for (const Argument* argument : left_over())
      citation_.other.emplace_back(argument->name, text_claim(argument->value));
  }

 private:
  const Argument*& slot(Field field) { return slots_[static_cast<std::size_t>(field)]; }

  void sort_in(const Argument& argument) {
    const auto parameter = find_parameter(argument.name);
    if (!parameter) {
      others_.push_back(&argument);
    } else if (parameter->field == Field::identifier) {
      citation_.identifiers.push_back(identifier_claim(parameter->identifier, argument.value));
    } else if (parameter->field >= Field::author_last) {
      if (!add_person(*parameter, argument.value)) others_.push_back(&argument);
    } else if (slot(parameter->field) != nullptr) {
      others_.push_back(&argument);
    } else {
      slot(parameter->field) = &argument;
    }
  }

  // The field's argument, which is then used up.
  const Argument* take(Field field) { return std::exchange(slot(field), nullptr); }

  std::vector<const Argument*> left_over() {
    for (const Argument* argument : slots_)
      if (argument != nullptr) others_.push_back(argument);
    std::ranges::sort(others_, {}, [](const Argument* argument) { return argument->value.span.begin; });
    return others_;
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

  bool add_person(const Parameter& parameter, const Value& value) {
    const bool editor = parameter.field >= Field::editor_last;
    const int number = std::max(parameter.number, 1);
    const int key = number * 2 + (editor ? 1 : 0);
    const auto [at, is_new] = person_at_.try_emplace(key, people_.size());
    if (is_new) people_.push_back({.editor = editor, .number = number, .last = {}, .first = {}, .whole = {}});
    Person& person = people_[at->second];
    std::optional<Value>& place =
        parameter.field == Field::author_first || parameter.field == Field::editor_first ? person.first
        : parameter.field == Field::author_last || parameter.field == Field::editor_last ? person.last
                                                                                         : person.whole;
    if (place) return false;
    place = value;
    return true;
  }

  void people() {
    std::ranges::stable_sort(people_, {}, &Person::number);
    for (const Person& person : people_) {
      auto& names = person.editor ? citation_.editors : citation_.authors;
      const std::optional<Value>& last = person.last ? person.last : person.whole;
      if (last && person.first)
        names.push_back(name_claim(*last, *person.first));
      else if (last || person.first)
        add_names(names, last ? *last : *person.first, false, citation_.authors_truncated);
    }
    bool editors_truncated = false;
    if (const Argument* list = take(Field::name_list))
      add_names(citation_.authors, list->value, true, citation_.authors_truncated);
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
    for (const Field field : {Field::date, Field::publication_date, Field::year})
      if (!citation_.issued)
        if (const Argument* argument = take(field)) citation_.issued = date_claim(argument->value);
    if (const Argument* argument = take(Field::access_date)) citation_.accessed = date_claim(argument->value);
    if (const Argument* argument = take(Field::archive_date))
      citation_.archived = date_claim(argument->value);
  }

  void links() {
    const Argument* url = is_part_ ? take(Field::chapter_url) : nullptr;
    if (url == nullptr) url = take(Field::url);
    if (url == nullptr) url = take(Field::chapter_url);
    if (url != nullptr) citation_.url = url_claim(url->value);
    if (const Argument* argument = take(Field::archive_url)) {
      citation_.archive_url = url_claim(argument->value);
      citation_.archive_stated = true;
    }
    if (const Argument* dead = slot(Field::link_is_dead))
      if (const std::string text = to_lower_ascii(dead->value.line());
          text != "0" && text != "no" && text != "nein")
        citation_.tagged_dead = true;
    if (info_.name == "lien brisé") citation_.tagged_dead = true;
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

  TemplateInfo info_;
  Citation& citation_;
  std::vector<Argument> arguments_;
  std::array<const Argument*, kFieldCount> slots_{};
  std::vector<const Argument*> others_;
  std::vector<Person> people_;
  std::unordered_map<int, std::size_t> person_at_;
  bool is_part_ = false;
};

}  // namespace

Span argument(const Page& page, const Node& node, std::string_view name) {
  const std::uint32_t index = page.markup.index_of(node);
  int unnamed = 0;
  Span found;
  for (const Part& part : page.markup.parts_of(node).subspan(1))
    if (argument_name(page, index, part, unnamed) == name) found = trimmed(page, index, value_span(part));
  return found;
}

bool is_citation(const Page& page, const Node& node, const TemplateInfo& info) {
  if (info.role != Role::citation) return false;
  return info.needs.empty() || !argument(page, node, info.needs).empty();
}

void read_citation_template(const Page& page, const Node& node, const TemplateInfo& info,
                            Citation& citation) {
  TemplateReader(page, node, info, citation).read();
}

}  // namespace citecheck::wikitext
