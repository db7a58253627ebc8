#include "references/bibtex/assemble.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/bibtex/dates.hpp"
#include "references/bibtex/fields.hpp"
#include "references/bibtex/latex_text.hpp"
#include "references/bibtex/links.hpp"
#include "references/bibtex/names.hpp"
#include "references/bibtex/strings.hpp"
#include "references/languages.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;
constexpr std::size_t kMostProblems = 2000;

template <typename T>
Claim<T> claim(T value, const Value& from) {
  return {std::move(value), std::string(from.raw), from.span};
}

/// A value that is nothing but a command, as "{\\apj}": the journal it prints, or else its name.
std::string command_text(Text raw) {
  const std::size_t begin = raw.find_first_not_of("{ \\");
  const std::size_t end = begin == Text::npos ? begin : raw.find_last_not_of("} ") + 1;
  if (begin == Text::npos || raw.find('\\') != begin - 1) return {};
  const Text name = raw.substr(begin, end - begin);
  if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != Text::npos) return {};
  const Text journal = journal_command(name);
  return std::string(journal.empty() ? name : journal);
}

Claim<std::string> text_claim(const Value& value) {
  std::string text = latex_to_text(value.raw);
  if (text.empty()) text = command_text(value.raw);
  return claim(std::move(text), value);
}

/// A field whose words are names of files, keys or options, or one that is a URL.
Claim<std::string> verbatim_claim(const Value& value) {
  return claim(latex_verbatim(value.raw), value);
}

bool reads_as_url(Text raw) {
  const std::size_t colon = raw.substr(0, 12).find("://");
  return colon != Text::npos && raw.find_first_of(" \t\n") == Text::npos;
}

/// The CSL role of biblatex's editortype; "" for one that CSL does not know.
Text role_of(Text type) {
  using Role = std::pair<Text, Text>;
  static constexpr auto kRoles = std::to_array<Role>({{"compiler", "compiler"},
                                                      {"collaborator", "contributor"},
                                                      {"director", "director"},
                                                      {"organizer", "organizer"},
                                                      {"producer", "producer"},
                                                      {"curator", "curator"}});
  const auto found = std::ranges::find(kRoles, type, &Role::first);
  return found == kRoles.end() ? Text{} : found->second;
}

bool is_article(ItemType type) {
  return type == ItemType::article_journal || type == ItemType::article_magazine ||
         type == ItemType::article_newspaper || type == ItemType::periodical || type == ItemType::review;
}

class Assembler {
 public:
  Assembler(const Entry& entry, std::vector<Problem>& problems, Citation& out)
      : entry_(entry), problems_(problems), out_(out) {}

  void assemble(std::span<const Field> fields) {
    out_.ref_name = to_valid_utf8(entry_.key);
    out_.label = out_.ref_name;
    out_.template_name = to_lower_ascii(entry_.type);
    out_.span = entry_.span;
    out_.type = entry_type(entry_.type).value_or(ItemType::document);
    place(fields);
    read_type();
    read_titles();
    read_names();
    read_publication();
    read_numbers();
    read_dates();
    read_links();
    for (const Field& field : twice_) add_other(to_lower_ascii(field.name) + "-2", field.value);
  }

 private:
  // ---- placing fields ----

  void place(std::span<const Field> fields) {
    for (const Field& field : fields) {
      if (field.value.raw.empty()) continue;
      if (field.row == kUnknownField) {
        add_other(to_lower_ascii(field.name), field.value);
        continue;
      }
      const FieldRow& row = field_row(field.row);
      const Id id = static_cast<Id>(std::min<std::uint16_t>(field.row, static_cast<std::uint16_t>(Id::row)));
      if (const auto kind = identifier_kind(id)) {
        add_identifiers(*kind, field.value, out_.identifiers);
      } else if (seen_[field.row]) {
        report_twice(field);
        twice_.push_back(field);
      } else if (row.kind != Kind::own) {
        place(row, field.value);
      } else {
        slots_[static_cast<std::size_t>(id)] = field.value;
      }
      seen_[field.row] = true;
    }
  }

  void place(const FieldRow& row, const Value& value) {
    const std::string name(row.csl);
    switch (row.kind) {
      case Kind::names:
        return place_names(name, value);
      case Kind::date:
        out_.other_dates.emplace_back(name, date_claim(value));
        return;
      case Kind::verbatim:
        return add_verbatim(name, value);
      default:
        return add_other(name, value);
    }
  }

  void place_names(const std::string& role, const Value& value) {
    std::vector<Claim<Name>> names;
    bool truncated = false;
    add_names(value, names, truncated);
    for (Claim<Name>& name : names) out_.contributors.emplace_back(role, std::move(name));
    if (truncated) add_other(role + "-truncated", Value{"true", {value.span.begin, value.span.begin}});
  }

  void add_other(std::string name, const Value& value) {
    Claim<std::string> text = reads_as_url(value.raw) ? verbatim_claim(value) : text_claim(value);
    if (!text.value.empty()) out_.other.emplace_back(std::move(name), std::move(text));
  }

  void add_verbatim(std::string name, const Value& value) {
    Claim<std::string> text = verbatim_claim(value);
    if (!text.value.empty()) out_.other.emplace_back(std::move(name), std::move(text));
  }

  void report_twice(const Field& field) {
    if (field.value.span.begin < entry_.span.begin || field.value.span.end > entry_.span.end) return;
    report("duplicate-field",
           "the field \"" + ellipsize(field.name, 80) + "\" is given twice; the first counts",
           field.value.span);
  }

  void report(Text kind, std::string what, Span span) {
    if (problems_.size() < kMostProblems) problems_.push_back({kind, std::move(what), span});
  }

  /// The field; null if it is not given.
  const Value* take(Id id) { return slot(id).raw.empty() ? nullptr : &slot(id); }
  Value& slot(Id id) { return slots_[static_cast<std::size_t>(id)]; }

  /// A field that found no place of its own.
  void leave(Id id, Text name) {
    if (const Value* value = take(id)) add_other(std::string(name), *value);
  }
  void leave(Id id) { leave(id, field_row(id).csl.empty() ? field_row(id).name : field_row(id).csl); }

  void state(std::optional<Claim<std::string>>& claim, Id id) {
    if (const Value* value = take(id))
      if (auto text = text_claim(*value); !text.value.empty()) claim = std::move(text);
  }

  // ---- the parts of a work ----

  void read_type() {
    if (const Value* subtype = take(Id::entrysubtype)) {
      if (is_article(out_.type) && equal_ignoring_case(subtype->raw, "magazine"))
        out_.type = ItemType::article_magazine;
      if (is_article(out_.type) && equal_ignoring_case(subtype->raw, "newspaper"))
        out_.type = ItemType::article_newspaper;
    }
    leave(Id::entrysubtype);
    leave(Id::type);
  }

  /// A title with its subtitle; a subtitle alone is all there is of it.
  std::optional<Claim<std::string>> titled(Id title, Id subtitle) {
    const Value *main = take(title), *sub = take(subtitle);
    if (main == nullptr) main = std::exchange(sub, nullptr);
    if (main == nullptr) return std::nullopt;
    Claim<std::string> claim = text_claim(*main);
    if (const std::string text = sub != nullptr ? latex_to_text(sub->raw) : ""; !text.empty()) {
      const bool stopped = claim.value.ends_with('?') || claim.value.ends_with('!') ||
                           claim.value.ends_with('.') || claim.value.ends_with(':');
      claim.value += (stopped ? " " : ": ") + text;
      claim.as_written = collapse_space(claim.as_written + "; " + std::string(sub->raw));
      claim.span.end = claim.span.begin;
    }
    if (claim.value.empty()) return std::nullopt;
    return claim;
  }

  void read_titles() {
    // Whole books state their title once more for the parts that refer to them.
    const bool is_whole = out_.type == ItemType::book || out_.type == ItemType::periodical;
    if (is_whole && take(Id::title) == nullptr) {
      slot(Id::title) = std::exchange(slot(Id::booktitle), {});
      if (take(Id::subtitle) == nullptr) slot(Id::subtitle) = std::exchange(slot(Id::booksubtitle), {});
    }
    auto title = titled(Id::title, Id::subtitle);
    auto book = titled(Id::booktitle, Id::booksubtitle);
    auto journal = titled(Id::journaltitle, Id::journalsubtitle);
    auto whole = titled(Id::maintitle, Id::mainsubtitle);
    out_.title = std::move(title);
    for (auto* container : {&journal, &book, &whole}) {
      if (!*container) continue;
      if (!out_.container_title && !(is_whole && container == &book)) {
        out_.container_title = std::move(**container);
      } else {
        const char* name = container == &book ? "booktitle" : "maintitle";
        out_.other.emplace_back(name, std::move(**container));
      }
    }
    leave(Id::series);
  }

  void read_names() {
    if (const Value* value = take(Id::author)) add_names(*value, out_.authors, out_.authors_truncated);
    read_editors();
    const auto typed = [&](Text role, Id type) {
      const Value* value = take(type);
      const Text known = value == nullptr ? Text{} : role_of(value->raw);
      if (!known.empty())
        for (auto& [name, one] : out_.contributors)
          if (name == role) name = known;
      if (known.empty()) leave(type);
    };
    typed("editora", Id::editoratype);
    typed("editorb", Id::editorbtype);
    typed("editorc", Id::editorctype);
  }

  void read_editors() {
    const Value* type = take(Id::editortype);
    const Text role = type == nullptr ? Text{} : role_of(type->raw);
    const Value* editor = take(Id::editor);
    if (editor != nullptr && !role.empty()) return place_names(std::string(role), *editor);
    leave(Id::editortype);
    bool truncated = false;
    if (editor != nullptr) add_names(*editor, out_.editors, truncated);
    if (truncated) add_other("editor-truncated", Value{"true", {editor->span.begin, editor->span.begin}});
  }

  void add_names(const Value& value, std::vector<Claim<Name>>& out, bool& truncated) {
    NameList list = bibtex::read_names(value.raw);
    for (ListedName& name : list.names)
      out.push_back(claim(std::move(name.name), value.part(name.span.begin, name.span.end)));
    truncated = truncated || list.others;
    if (list.by_commas)
      report("names-by-commas", "names are joined by \"and\" in BibTeX; these are listed by commas",
             {value.span.begin, value.span.begin});
  }

  void read_publication() {
    bool taken = false;
    for (const Id id : {Id::publisher, Id::institution, Id::organization}) {
      if (taken) {
        leave(id);
      } else {
        state(out_.publisher, id);
        taken = out_.publisher.has_value();
      }
    }
    // `address` is the publisher's; beside it, `location` is where the conference was.
    if (take(Id::address) != nullptr) {
      state(out_.publisher_place, Id::address);
      const bool venue =
          std::ranges::any_of(out_.other, [](const auto& one) { return one.first == "event-place"; });
      leave(Id::location, venue ? "location-2" : "event-place");
    } else {
      state(out_.publisher_place, Id::location);
    }
    state(out_.edition, Id::edition);
    state(out_.quote, Id::quote);
    state(out_.url_status, Id::urlstatus);
    read_language();
  }

  void read_language() {
    const bool both = take(Id::language) != nullptr && take(Id::langid) != nullptr;
    const Value* value = take(take(Id::language) != nullptr ? Id::language : Id::langid);
    std::string tag = value != nullptr ? language_tag(latex_to_text(value->raw)) : std::string{};
    if (!tag.empty()) out_.language = claim(std::move(tag), *value);
    if (both) leave(Id::langid);
  }

  void read_numbers() {
    state(out_.volume, Id::volume);
    state(out_.page, Id::pages);
    if (out_.page) out_.page->value = page_range(std::move(out_.page->value));
    state(out_.issue, Id::issue);
    const bool in_series = out_.type == ItemType::book || out_.type == ItemType::chapter ||
                           (out_.type == ItemType::paper_conference && take(Id::series) != nullptr);
    const bool numbers_issues = is_article(out_.type) || out_.type == ItemType::paper_conference;
    if (in_series)
      leave(Id::number, "collection-number");
    else if (numbers_issues && !out_.issue)
      state(out_.issue, Id::number);
    else
      leave(Id::number, "number");
  }

  // ---- dates ----

  static Claim<Date> date_claim(const Value& value) {
    Date date = read_date(latex_verbatim(value.raw));  // a "~" of EDTF's is no tie
    if (!date.known()) date = read_date(latex_to_text(value.raw));
    return claim(date, value);
  }

  void read_dates() {
    if (const Value* date = take(Id::date)) {
      out_.issued = date_claim(*date);
      leave(Id::year);
      leave(Id::month);
      leave(Id::day);
    } else {
      read_split_date();
    }
    if (const Value* value = take(Id::urldate)) out_.accessed = date_claim(*value);
    if (const Value* value = take(Id::archivedate)) out_.archived = date_claim(*value);
  }

  /// A year, a month and a day in fields of their own.
  void read_split_date() {
    const Value *year = take(Id::year), *month = take(Id::month), *day = take(Id::day);
    const auto text = [](const Value* value) { return value ? latex_to_text(value->raw) : std::string{}; };
    SplitDate split;
    if (year != nullptr) {
      split = read_date(text(year), text(month), text(day));
      out_.issued = claim(split.date, *year);
    }
    if (!split.month_read) leave(Id::month);
    if (!split.day_read) leave(Id::day);
    if (!split.month_read) return;
    Claim<Date>& issued = *out_.issued;
    issued.span.end = issued.span.begin;
    issued.as_written = (split.day_read ? text(day) + " " : "") + text(month) + " " + text(year);
  }

  // ---- links ----

  void read_links() {
    const Value *note = take(Id::note), *how = take(Id::howpublished);
    if (const Value* url = take(Id::url)) out_.url = url_claim(*url);
    for (const Value* text : {how, note}) {
      if (text == nullptr) continue;
      if (!out_.url) out_.url = find_url_in(*text);
      if (!out_.accessed) out_.accessed = find_accessed(*text);
    }
    const bool only_url = how != nullptr && out_.url && out_.url->span.begin >= how->span.begin &&
                          out_.url->span.end <= how->span.end && is_only_url(*how);
    if (!only_url) leave(Id::howpublished);
    leave(Id::note);
    if (const Value* value = take(Id::archiveurl)) out_.archive_url = url_claim(*value);
    read_eprint();
    for (const Id id : {Id::crossref, Id::xdata, Id::ids, Id::entryset})
      if (const Value* value = take(id)) add_verbatim(std::string(field_row(id).name), *value);
  }

  void read_eprint() {
    if (const Value* eprint = take(Id::eprint)) {
      const Value* type = take(Id::eprinttype);
      if (auto identifier = eprint_identifier(*eprint, type ? latex_verbatim(type->raw) : std::string{})) {
        out_.identifiers.push_back(std::move(*identifier));
      } else {
        add_verbatim("eprint", *eprint);
        leave(Id::eprinttype);
      }
    } else {
      leave(Id::eprinttype);
    }
    leave(Id::eprintclass);
    const bool known = std::ranges::any_of(out_.identifiers, [](const Claim<Identifier>& identifier) {
      return identifier.value.kind == Identifier::Kind::arxiv;
    });
    if (known) return;
    for (const Id id : {Id::journaltitle, Id::howpublished, Id::note, Id::volume, Id::booktitle}) {
      const Value* value = take(id);
      if (value == nullptr) continue;
      if (auto identifier = find_arxiv(*value)) {
        out_.identifiers.push_back(std::move(*identifier));
        return;
      }
    }
  }

  const Entry& entry_;
  std::vector<Problem>& problems_;
  std::array<Value, static_cast<std::size_t>(Id::row)> slots_{};
  std::array<bool, 256> seen_{};
  std::vector<Field> twice_;  ///< Fields that were given before.
  Citation& out_;
};

}  // namespace

void assemble(const Entry& entry, std::span<const Field> fields, std::vector<Problem>& problems,
              Citation& out) {
  Assembler(entry, problems, out).assemble(fields);
}

}  // namespace citecheck::bibtex
