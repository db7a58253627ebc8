#include "references/csl/csl_item.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "references/csl/csl_date.hpp"
#include "references/csl/csl_identifiers.hpp"
#include "references/csl/csl_name.hpp"
#include "references/csl/rich_text.hpp"
#include "references/csl/variables.hpp"
#include "references/languages.hpp"
#include "references/text.hpp"

namespace citecheck::csl {

namespace {

using Kind = JsonValue::Kind;
using Text = std::string_view;

struct TypeAlias {
  Text name;
  ItemType type;
};

// What registries and exporters write where CSL has another name. In the order of the names.
constexpr auto kTypeAliases = std::to_array<TypeAlias>({
    {"blog-post", ItemType::post_weblog},
    {"book-chapter", ItemType::chapter},
    {"book-part", ItemType::chapter},
    {"book-section", ItemType::chapter},
    {"book-series", ItemType::collection},
    {"book-set", ItemType::book},
    {"book-track", ItemType::chapter},
    {"conference-paper", ItemType::paper_conference},
    {"database", ItemType::dataset},
    {"dissertation", ItemType::thesis},
    {"edited-book", ItemType::book},
    {"journal", ItemType::periodical},
    {"journal-article", ItemType::article_journal},
    {"journal-issue", ItemType::periodical},
    {"journal-volume", ItemType::periodical},
    {"legal-case", ItemType::legal_case},
    {"magazine-article", ItemType::article_magazine},
    {"monograph", ItemType::book},
    {"motion-picture", ItemType::motion_picture},
    {"musical-score", ItemType::musical_score},
    {"newspaper-article", ItemType::article_newspaper},
    {"peer-review", ItemType::review},
    {"personal-communication", ItemType::personal_communication},
    {"posted-content", ItemType::article},
    {"preprint", ItemType::article},
    {"proceedings", ItemType::book},
    {"proceedings-article", ItemType::paper_conference},
    {"reference-book", ItemType::book},
    {"reference-entry", ItemType::entry},
    {"report-component", ItemType::report},
    {"report-series", ItemType::collection},
});
static_assert(std::ranges::is_sorted(kTypeAliases, {}, &TypeAlias::name));

ItemType type_from(Text written) {
  if (const auto type = item_type_named(written)) return *type;
  const auto found = std::ranges::lower_bound(kTypeAliases, written, {}, &TypeAlias::name);
  if (found != kTypeAliases.end() && found->name == written) return found->type;
  return ItemType::document;
}

using TextField = std::optional<Claim<std::string>> Citation::*;

struct TypedVariable {
  Text name;
  TextField field;
};

constexpr auto kTypedVariables = std::to_array<TypedVariable>({
    {"container-title", &Citation::container_title},
    {"edition", &Citation::edition},
    {"issue", &Citation::issue},
    {"language", &Citation::language},
    {"page", &Citation::page},
    {"publisher", &Citation::publisher},
    {"publisher-place", &Citation::publisher_place},
    {"title", &Citation::title},
    {"volume", &Citation::volume},
});

TextField typed_field(Text variable) {
  const auto found = std::ranges::find(kTypedVariables, variable, &TypedVariable::name);
  return found == kTypedVariables.end() ? nullptr : found->field;
}

bool is_plain(const JsonValue& value) {
  return !value.is(Kind::object) && !value.is(Kind::array);
}

bool is_stated(const JsonValue& value) {
  return is_plain(value) ? !value.is_word("null") && !value.raw().empty() : !value.empty();
}

Claim<std::string> text_claim(const JsonValue& value, std::string text) {
  return {std::move(text), std::string(value.raw()), value.span()};
}

Claim<std::string> text_claim(const JsonValue& value) {
  return text_claim(value, value.value());
}

class ItemReader {
 public:
  explicit ItemReader(const JsonValue& item) : item_(item) { citation_.span = item.span(); }

  Citation read(Text key) {
    citation_.ref_name = key;
    for (const JsonValue member : item_)
      if (is_stated(member)) read_member(member.key(), member);
    if (citation_.ref_name.empty())
      if (const auto key_member = item_.find("citation-key")) citation_.ref_name = key_member->value();
    if (const auto custom = item_.find("custom"); custom && custom->is(Kind::object)) read_custom(*custom);
    return std::move(citation_);
  }

 private:
  void add_other(std::string name, Claim<std::string> claim) {
    citation_.other.emplace_back(std::move(name), std::move(claim));
  }

  void read_member(const std::string& key, const JsonValue& value) {
    if (key == "custom" && value.is(Kind::object)) return;
    if (key == "id" && is_plain(value))
      citation_.ref_name = value.value();
    else if (key == "type" && is_plain(value))
      read_type(value.value());
    else if (key == "URL")
      read_urls(value);
    else if (const auto kind = identifier_kind(key))
      read_identifiers(*kind, key, value);
    else
      read_variable(key, value);
  }

  void read_type(const std::string& written) {
    citation_.template_name = written;
    citation_.type = type_from(written);
  }

  void read_variable(const std::string& key, const JsonValue& value) {
    const auto kind = variable_kind(key);
    const bool dated = value.is(Kind::object) && value.find("date-parts");
    if (kind == VariableKind::date || (!kind && dated))
      read_date_variable(key, value);
    else if (kind == VariableKind::name)
      read_name_variable(key, value);
    else if (kind == VariableKind::text || is_plain(value) || key == "categories")
      read_text_variable(key, value);
    else
      add_other(key, text_claim(value));
  }

  // ---- text ----

  /// Several texts where one should be (registries give titles so): the first counts, the others are kept.
  void read_text_variable(const std::string& key, const JsonValue& value) {
    if (value.is(Kind::array)) {
      for (const JsonValue element : value)
        if (is_stated(element)) add_text(key, element);
    } else {
      add_text(key, value);
    }
  }

  void add_text(const std::string& key, const JsonValue& value) {
    const bool is_title = key.ends_with("title") || key.ends_with("title-short");
    std::string text = is_title && is_plain(value) ? plain_title(value.value()) : value.value();
    if (trim(text).empty()) return;
    if (key == "language") text = language_tag(trim(text));
    Claim<std::string> claim = text_claim(value, std::move(text));
    const TextField field = typed_field(key);
    if (field != nullptr && is_plain(value) && !(citation_.*field))
      citation_.*field = std::move(claim);
    else
      add_other(key, std::move(claim));
  }

  // ---- names and dates ----

  void read_name_variable(const std::string& key, const JsonValue& value) {
    ReadNames read = read_names(value);
    if (read.truncated && key == "author") citation_.authors_truncated = true;
    for (auto& name : read.names) {
      if (key == "author")
        citation_.authors.push_back(std::move(name));
      else if (key == "editor")
        citation_.editors.push_back(std::move(name));
      else
        citation_.contributors.emplace_back(key, std::move(name));
    }
    for (const auto& [path, member] : read.left) add_other(key + "." + path, text_claim(member));
  }

  void read_date_variable(const std::string& key, const JsonValue& value) {
    ReadDate read = read_date(value);
    for (const JsonValue& member : read.left)
      if (is_stated(member)) add_other(key + "." + member.key(), text_claim(member));
    if (!read.claim) return;
    if (key == "issued")
      citation_.issued = std::move(read.claim);
    else if (key == "accessed")
      citation_.accessed = std::move(read.claim);
    else
      citation_.other_dates.emplace_back(key, std::move(*read.claim));
  }

  // ---- links and identifiers ----

  void read_urls(const JsonValue& value) {
    const auto add = [&](const JsonValue& one) {
      if (!is_stated(one)) return;
      if (!citation_.url && is_plain(one))
        citation_.url = url_claim(one);
      else
        add_other("URL", text_claim(one));
    };
    if (!value.is(Kind::array)) return add(value);
    for (const JsonValue one : value) add(one);
  }

  static Claim<Url> url_claim(const JsonValue& value) {
    return {parse_url(trim(value.value())), std::string(value.raw()), value.span()};
  }

  void read_identifiers(Identifier::Kind kind, const std::string& key, const JsonValue& value) {
    const auto add = [&](const JsonValue& one) {
      if (!is_plain(one)) return add_other(key, text_claim(one));
      const std::string text = one.value();
      for (const Span place : split_identifiers(kind, text)) {
        const std::size_t begin = one.span().begin;
        const bool exact = !one.is_escaped() && text.size() == one.span().size();
        const Span span = exact ? Span{begin + place.begin, begin + place.end} : Span{begin, begin};
        citation_.identifiers.push_back({normalise(kind, place.of(text)), std::string(place.of(text)), span});
      }
    };
    if (!value.is(Kind::array)) return add(value);
    for (const JsonValue one : value)
      if (is_stated(one)) add(one);
  }

  // ---- custom ----

  void read_custom(const JsonValue& custom) {
    for (const JsonValue member : custom) {
      const std::string key = member.key();
      if (key == "ref-name" || key == "template" || is_stated(member)) read_custom_member(key, member);
    }
  }

  void read_custom_member(const std::string& key, const JsonValue& value) {
    const std::string text = value.is_word("null") ? std::string() : value.value();
    if (key == "label")
      citation_.label = text;
    else if (key == "ref-name")
      read_ref_name(text);
    else if (key == "group")
      citation_.group = text;
    else if (key == "template")
      citation_.template_name = text;
    else if (key == "backlinks")
      read_backlinks(value);
    else if (key == "url-status")
      citation_.url_status = text_claim(value);
    else if (key == "quote")
      citation_.quote = text_claim(value);
    else if (key == "archive-url" && is_plain(value))
      read_archive_url(value);
    else if (key == "archive-date")
      citation_.archived = read_date(value).claim;
    else if (key == "authors-truncated")
      citation_.authors_truncated |= value.is_true();
    else if (key == "dead-link")
      citation_.tagged_dead |= value.is_true();
    else if (key == "archive-stated")
      citation_.archive_stated |= value.is_true();
    else
      read_custom_rest(key, value);
  }

  void read_archive_url(const JsonValue& value) {
    citation_.archive_url = url_claim(value);
    citation_.archive_stated = true;
  }

  /// The key of the first article stands beside the name this one knows the item by.
  void read_ref_name(const std::string& name) {
    if (name == citation_.ref_name) return;
    if (const auto id = item_.find("id")) add_other("id", text_claim(*id));
    citation_.ref_name = name;
  }

  void read_backlinks(const JsonValue& value) {
    std::uint32_t count = 0;
    const Text raw = value.raw();
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), count);
    if (error == std::errc() && end == raw.data() + raw.size()) citation_.backlinks = count;
  }

  void read_custom_rest(const std::string& key, const JsonValue& value) {
    if (key == "identifiers" && value.is(Kind::array)) {
      for (const JsonValue one : value) read_labelled(one);
    } else if (key == "fields" && value.is(Kind::object)) {
      for (const JsonValue field : value) read_field(field.key(), field);
    } else if (key == "dates" && value.is(Kind::object)) {
      for (const JsonValue date : value) read_date_variable(date.key(), date);
    } else if (key == "dates-as-written" && value.is(Kind::object)) {
      for (const JsonValue date : value) restore_date(date.key(), date);
    } else if (key == "contributors" && value.is(Kind::object)) {
      for (const JsonValue names : value) read_name_variable(names.key(), names);
    } else {
      add_other("custom." + key, text_claim(value));
    }
  }

  void read_labelled(const JsonValue& value) {
    auto identifier = from_labelled(value.value());
    if (!identifier) return add_other("identifiers", text_claim(value));
    if (!variable_of(identifier->kind).empty()) forget_untold(identifier->kind);
    citation_.identifiers.push_back({std::move(*identifier), std::string(value.raw()), value.span()});
  }

  /// The variable of the kind held several that cannot be told apart; they stand here one by one.
  void forget_untold(Identifier::Kind kind) {
    if (std::ranges::find(told_, kind) != told_.end()) return;
    told_.push_back(kind);
    std::erase_if(citation_.identifiers, [&](const auto& claim) { return claim.value.kind == kind; });
  }

  void read_field(const std::string& name, const JsonValue& value) {
    if (!value.is(Kind::array)) return add_other(name, text_claim(value));
    for (const JsonValue one : value) add_other(name, text_claim(one));
  }

  /// What a date's CSL form could not tell.
  void restore_date(const std::string& variable, const JsonValue& written) {
    Claim<Date>* claim = nullptr;
    if (variable == "issued" && citation_.issued) claim = &*citation_.issued;
    if (variable == "accessed" && citation_.accessed) claim = &*citation_.accessed;
    for (auto& [name, date] : citation_.other_dates)
      if (name == variable) claim = &date;
    if (claim == nullptr) return add_other("custom.dates-as-written." + variable, text_claim(written));
    ReadDate read = read_date(written);
    if (read.claim) *claim = std::move(*read.claim);
  }

  const JsonValue& item_;
  Citation citation_;
  std::vector<Identifier::Kind> told_;  ///< Kinds that `custom` lists one by one.
};

}  // namespace

Citation read_item(const JsonValue& item, std::string_view key) {
  return ItemReader(item).read(key);
}

}  // namespace citecheck::csl
