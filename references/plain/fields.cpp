#include "references/plain/fields.hpp"

#include <algorithm>
#include <array>

#include "references/month_names.hpp"
#include "references/plain/pieces.hpp"
#include "references/plain/roles.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
using Field = std::optional<Claim<std::string>> Citation::*;
constexpr std::size_t kNone = Text::npos;

/// How sure a title must be.
constexpr float kSureEnough = 0.15F, kSureEnoughToCompare = 0.5F;

bool has_letter_or_digit(Text text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (is_letter(point) || is_digit(point)) return true;
  }
  return false;
}

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

/// "S.", "C. D.": torn from a name, and nothing to know anybody by.
bool is_initial_only(const Name& name) {
  const std::string& family = name.is_literal() ? name.literal : name.family;
  std::size_t at = 0;
  if (family.empty()) return true;
  next_code_point(family, at);
  return at == family.size() ? static_cast<unsigned char>(family[0]) < 0xE3 : Text(family).substr(at) == ".";
}

/// One reference's segments, read one after the other.
class FieldReader {
 public:
  FieldReader(const Draft& draft, const std::vector<Token>& tokens, Citation& citation)
      : draft_(draft), text_(draft.text()), tokens_(tokens), citation_(citation) {}

  void read(const Segment& segment) {
    const Span span = draft_.trimmed({tokens_[segment.begin].span.begin, tokens_[segment.end - 1].span.end});
    if (!has_letter_or_digit(span.of(text_)) || read_byline(segment.label, span)) return;
    switch (segment.label) {
      case Label::author:
        return read_people(span, false);
      case Label::editor:
        return read_editors(span, segment.begin == 0);
      case Label::translator:
        return read_translators(span);
      case Label::date:
        return read_issued(span);
      case Label::title:
      case Label::title_first:
      case Label::title_last:
        return read_title(span, segment.odds);
      case Label::journal:
      case Label::container:
        if (is_author_body(segment, span)) return read_people(span, false);
        return read_container(span, segment.label == Label::journal);
      case Label::volume:
        return is_whole_date(span) ? read_issued(span) : read_volume(span);
      case Label::pages:
        return read_pages(span);
      case Label::publisher:
        return read_publisher(strip_signs(text_, span));
      case Label::place:
        return set(&Citation::publisher_place, "publisher-place", strip_signs(text_, span));
      case Label::edition:
        return read_edition(span);
      case Label::collection:
        return add("collection-title", strip_signs(text_, span));
      case Label::genre:
        return read_genre(span);
      case Label::note:
        return read_note(span);
      case Label::number:
        return;
    }
  }

 private:
  void add(const char* name, Span span) {
    auto claim = draft_.claim(span);
    if (has_letter_or_digit(claim.value)) citation_.other.emplace_back(name, std::move(claim));
  }

  /// The first value fills the field, later ones are kept beside it.
  void set(Field field, const char* name, Span span) {
    span = draft_.trimmed(span);
    if (span.empty()) return;
    if (citation_.*field)
      add(name, span);
    else
      citation_.*field = draft_.claim(span);
  }

  /// "Scottish Intercollegiate Guidelines Network (2010)": a body that begins the reference and is followed
  /// by the year stands where the author does.
  bool is_author_body(const Segment& segment, Span span) const {
    if (segment.begin != 0 || segment.end >= tokens_.size()) return false;
    const Token& next = tokens_[segment.end];
    return next.opens_bracket && next.shape == Shape::year && reads_as_organisation(span.of(text_));
  }

  /// Names, and whether they call themselves editors.
  void read_people(Span span, bool editors) {
    // "- Y. Gaudemet": the dash of a list.
    for (const Text dash : {Text("- "), Text("– "), Text("— ")})
      if (span.of(text_).starts_with(dash)) span.begin += dash.size();
    const Span whole = span;
    if (strip_front(text_, span, in_words()) && citation_.type == ItemType::document)
      citation_.type = ItemType::chapter;
    const bool translated = strip_back(text_, span, translator_words());
    const bool front = strip_front(text_, span, editor_words()),
               back = strip_back(text_, span, editor_words());
    editors = editors || front || back;
    if (span.empty()) return;
    if (translated && !front && !back && editors) return read_translators(whole);
    bool et_al = false;
    auto names = read_names(draft_, with_dot(span), &et_al);
    std::erase_if(names, [](const Claim<Name>& name) {
      return is_initial_only(name.value) || find_date(to_text(name.value)).has_value();
    });
    auto& list = editors ? citation_.editors : citation_.authors;
    if (et_al && !editors) citation_.authors_truncated = true;
    list.insert(list.end(), std::make_move_iterator(names.begin()), std::make_move_iterator(names.end()));
  }

  /// Whoever stands first is the author unless a word says otherwise, and a body that edits nothing by any
  /// word publishes.
  void read_editors(Span span, bool first) {
    Span rest = span;
    const bool told = strip_front(text_, rest, in_words()) | strip_front(text_, rest, editor_words()) |
                      strip_back(text_, rest, editor_words());
    const bool body = !told && !first && !citation_.publisher && reads_as_organisation(rest.of(text_));
    if (body) return read_publisher(strip_signs(text_, span));
    read_people(span, told || !first);
  }

  /// "by Jane Doe" where no author has been named, whatever it was taken for.
  bool read_byline(Label label, Span span) {
    const Span inner = strip_signs(text_, span);
    const bool source = label == Label::note || label == Label::publisher || label == Label::place ||
                        label == Label::journal || label == Label::container;
    if (!source || !citation_.authors.empty() || !starts_with_ignoring_case(inner.of(text_), "by "))
      return false;
    read_people({inner.begin + 3, inner.end}, false);
    return true;
  }

  /// With the full stop behind it, which may belong to an initial.
  Span with_dot(Span span) const {
    if (span.end < text_.size() && text_[span.end] == '.') ++span.end;
    return span;
  }

  void read_translators(Span span) {
    strip_front(text_, span, translator_words());
    strip_back(text_, span, translator_words());
    if (span.empty()) return;
    for (auto& name : read_names(draft_, with_dot(span), nullptr))
      citation_.contributors.emplace_back("translator", std::move(name));
  }

  /// The whole of the text as a date, or the first one in it, or its first year.
  std::optional<Claim<Date>> find_date_in(Span span) const {
    const Span inner = strip_signs(text_, span);
    if (auto date = read_date(draft_, inner)) return date;
    if (const auto found = find_date(inner.of(text_))) {
      const Span at{inner.begin + found->span.begin, inner.begin + found->span.end};
      return Claim<Date>{found->date, std::string(draft_.original(at)), draft_.in_source(at)};
    }
    return find_year(draft_, inner);
  }

  /// "(5 мая 2014)" is no volume.
  bool is_whole_date(Span span) const {
    const auto date = read_date(draft_, strip_signs(text_, span));
    return date && date->value.has_month();
  }

  /// A later date counts only where it says more of the same year.
  void read_issued(Span span) {
    auto date = find_date_in(span);
    if (!date) return add("date", strip_signs(text_, span));
    // "2012;30(15):" is Vancouver's date and volume in one.
    const std::size_t behind = date->span.end - draft_.in_source({0, 0}).begin;
    if (behind < span.end && text_[behind] == ';') read_volume({behind, span.end});
    const bool finer = citation_.issued && date->value.begin.year == citation_.issued->value.begin.year &&
                       !citation_.issued->value.has_month() && date->value.has_month();
    if (!citation_.issued || finer)
      citation_.issued = std::move(date);
    else if (date->value.begin != citation_.issued->value.begin)
      add("date", strip_signs(text_, span));
  }

  void read_title(Span span, float odds) {
    const bool compared = citation_.url || citation_.archive_url ||
                          std::ranges::any_of(citation_.identifiers, [](const auto& claim) {
                            return claim.value.kind != Identifier::Kind::isbn;
                          });
    if (odds < (compared ? kSureEnoughToCompare : kSureEnough)) return;
    span = title_span(span);
    const bool one_word = span.of(text_).find(' ') == kNone;  // may be anything
    if (one_word && odds < kSureEnoughToCompare) return;
    if (!span.empty()) citation_.title = draft_.claim(span);
  }

  /// Without the quotes around it and the stop behind it.
  Span title_span(Span span) const {
    Span inner = span;
    for (bool again = true; again && !inner.empty();) {
      again = false;
      const Text whole = inner.of(text_);
      for (const Text sign :
           {Text(" "), Text("."), Text(","), Text(";"), Text(":"), Text("//"), Text("。"), Text("，")})
        if (whole.ends_with(sign) && !whole.ends_with("...")) {
          inner.end -= sign.size();
          again = true;
          break;
        }
      if (!again) again = unquote(inner);
    }
    return draft_.trimmed(inner);
  }

  /// Takes a quotation's two signs off, if they are each other's.
  bool unquote(Span& span) const {
    struct Quotes {
      Text open, close;
    };
    static constexpr auto kQuotes = std::to_array<Quotes>({{"``", "''"},
                                                           {"\"", "\""},
                                                           {"“", "”"},
                                                           {"“", "\""},
                                                           {"„", "“"},
                                                           {"„", "”"},
                                                           {"«", "»"},
                                                           {"‘", "’"},
                                                           {"'", "'"},
                                                           {"‹", "›"},
                                                           {"「", "」"},
                                                           {"《", "》"},
                                                           {"”", "”"},
                                                           {"`", "'"}});
    const Text whole = span.of(text_);
    for (const Quotes& quotes : kQuotes)
      if (whole.size() > quotes.open.size() + quotes.close.size() && whole.starts_with(quotes.open) &&
          whole.ends_with(quotes.close)) {
        const Text inside =
            whole.substr(quotes.open.size(), whole.size() - quotes.open.size() - quotes.close.size());
        if (quotes.open != quotes.close && inside.find(quotes.close) < inside.find(quotes.open)) return false;
        span = {span.begin + quotes.open.size(), span.end - quotes.close.size()};
        return true;
      }
    return false;
  }

  /// Up to a date that begins in the range, even if it ends behind it: "Die Zeit, 5. Mai" of "5. Mai 2014".
  Span before_date(Span span) const {
    constexpr std::size_t kLongestDate = 40;
    for (std::size_t comma = text_.find(',', span.begin); comma < span.end;
         comma = text_.find(',', comma + 1)) {
      const auto found = find_date(text_.substr(comma + 1, kLongestDate));
      if (found && found->span.begin <= 1 && found->date.has_month())
        return draft_.trimmed({span.begin, comma});
    }
    return span;
  }

  /// Russian and Ukrainian part the fields by ". —".
  Span without_dash(Span span) const {
    for (const Text dash : {Text("—"), Text("–")})
      if (span.of(text_).ends_with(dash))
        return strip_signs(text_, draft_.trimmed({span.begin, span.end - dash.size()}));
    return span;
  }

  void read_container(Span span, bool journal) {
    const bool in = strip_front(text_, span, in_words());
    if (!span.empty() && text_[span.begin] == '(') strip_front(text_, span, editor_words());
    strip_back(text_, span, page_words());
    span = without_dash(before_date(span));
    if (span.empty()) return;
    const std::string lower = to_lower_ascii(span.of(text_));
    if (lower == "version") return add("note", span);  // its number stands behind it
    const bool meeting = find_phrase(lower, "proceedings") != kNone ||
                         find_phrase(lower, "conference") != kNone ||
                         find_phrase(lower, "symposium") != kNone ||
                         find_phrase(lower, "workshop") != kNone || lower.starts_with("proc.");
    // A body that nothing is "in" is who published it.
    if (!journal && !in && !meeting && !citation_.publisher && citation_.editors.empty() &&
        reads_as_organisation(span.of(text_)))
      return read_publisher(span);
    if (citation_.type == ItemType::document || citation_.type == ItemType::chapter)
      citation_.type = meeting && !lower.starts_with("proceedings of the national academy")
                           ? ItemType::paper_conference
                       : journal ? ItemType::article_journal
                                 : ItemType::chapter;
    set(&Citation::container_title, "container-title", span);
  }

  /// "33(8)", "Vol. 12, No. 3", "12/3", "Bd. 9": volume and issue by their order.
  void read_volume(Span span) {
    span = strip_signs(text_, span);
    if (const std::size_t semicolon = span.of(text_).find(';'); semicolon == 4 || semicolon == 5)
      if (auto year = find_year(draft_, {span.begin, span.begin + semicolon})) {
        if (!citation_.issued) citation_.issued = std::move(year);
        span = strip_signs(text_, {span.begin + semicolon, span.end});
      }
    const Text whole = span.of(text_);
    std::vector<Span> values;
    std::optional<Span> issue;
    for (std::size_t at = 0; at < whole.size();) {
      const std::size_t begin = whole.find_first_not_of(" ,;:().[]/", at);
      if (begin == kNone) break;
      // "41(1/2)": two issues in one.
      const bool bracketed = begin > 0 && whole[begin - 1] == '(';
      const Text signs = bracketed ? Text(" ,;:()[]") : Text(" ,;:()[]/");
      const std::size_t end = std::min(whole.find_first_of(signs, begin), whole.size());
      Span word{span.begin + begin, span.begin + end};
      at = end;
      Span rest = word;
      const bool issue_word = strip_front(text_, rest, issue_words());
      const Span value = strip_signs(text_, issue_word ? rest : word);
      const bool number = std::ranges::any_of(value.of(text_), is_decimal) || reads_as_roman(value.of(text_));
      if (issue_word && !number) {
        issue_next_ = true;
        continue;
      }
      if (!number) continue;
      if ((issue_word || issue_next_ || (!values.empty() && whole[begin == 0 ? 0 : begin - 1] != ',')) &&
          !issue)
        issue = value;
      else
        values.push_back(value);
      issue_next_ = false;
    }
    issue_next_ = false;
    if (values.empty() && !issue) return add("volume-note", span);
    if (!values.empty()) set(&Citation::volume, "volume", values[0]);
    if (!issue && values.size() > 1) issue = values[1];
    if (issue) set(&Citation::issue, "issue", *issue);
  }

  static bool reads_as_roman(Text text) {
    return !text.empty() && text.find_first_not_of("IVXLCDM") == kNone;
  }

  /// "pp. 12–14", "S. 3-5"; "518 p." is how many there are.
  void read_pages(Span span) {
    Span inner = span;
    const bool front = strip_front(text_, inner, page_words());
    const bool back = !front && strip_back(text_, inner, page_words());
    inner = strip_signs(text_, inner);
    if (!std::ranges::any_of(inner.of(text_), is_decimal) && inner.size() > 12) return add("note", inner);
    const bool range = inner.of(text_).find_first_of("-,") != kNone || inner.of(text_).find("–") != kNone;
    if (back && !range)
      add("number-of-pages", inner);
    else
      set(&Citation::page, "page", inner);
  }

  /// "2e éd." is none.
  void read_publisher(Span span) {
    if (span.empty()) return;
    const std::string lower = to_lower_ascii(span.of(text_));
    if (month_from_word(span.of(text_))) return add("date", span);
    if (lower.ends_with("available at") || lower.ends_with("available from")) return;
    Span rest = span;
    if (is_decimal(text_[span.begin]) && span.size() < 16 && strip_back(text_, rest, edition_words()))
      return read_edition(span);
    set(&Citation::publisher, "publisher", span);
  }

  /// Where neither a word nor a number speaks of an edition, it is a title of the reference.
  void read_edition(Span span) {
    const Span whole = span;
    const bool named = strip_front(text_, span, edition_words()) | strip_back(text_, span, edition_words());
    const bool numbered = std::ranges::any_of(whole.of(text_), is_decimal);
    constexpr std::ptrdiff_t kMostWords = 2;  // "Revised"
    if (!named && !numbered && std::ranges::count(whole.of(text_), ' ') >= kMostWords)
      return citation_.editors.empty() || citation_.container_title ? add("note", strip_signs(text_, whole))
                                                                    : read_container(whole, false);
    set(&Citation::edition, "edition", strip_signs(text_, span));
  }

  void read_genre(Span span) {
    const std::string lower = to_lower_ascii(span.of(text_));
    const auto says = [&](Text word) { return lower.find(word) != std::string::npos; };
    if (says("thesis") || says("dissertation") || says("thèse") || says("ph.d") || says("phd") ||
        says("diplomarbeit") || says("habilitation") || says("tesis") || says("tesi"))
      citation_.type = ItemType::thesis;
    else if (says("report") || says("memo") || says("tech") || says("working paper"))
      citation_.type = ItemType::report;
    else if (says("patent"))
      citation_.type = ItemType::patent;
    add("genre", strip_signs(text_, span));
  }

  void read_note(Span span) {
    static constexpr auto kFiller = std::to_array<Text>({"retrieved from",
                                                         "available from",
                                                         "available at",
                                                         "available online at",
                                                         "available online",
                                                         "available",
                                                         "retrieved",
                                                         "accessed",
                                                         "from",
                                                         "url",
                                                         "doi",
                                                         "online",
                                                         "at",
                                                         "in",
                                                         "see",
                                                         "web",
                                                         "link",
                                                         "http",
                                                         "and",
                                                         "disponible sur",
                                                         "disponible en",
                                                         "verfügbar unter",
                                                         "disponível em",
                                                         "режим доступа"});
    const Span inner = strip_signs(text_, span);
    const std::string lower = to_lower_ascii(draft_.claim(inner).value);
    if (std::ranges::find(kFiller, lower) == kFiller.end()) add("note", inner);
  }

  const Draft& draft_;
  Text text_;
  const std::vector<Token>& tokens_;
  Citation& citation_;
  bool issue_next_ = false;
};

}  // namespace

void read_segments(const Draft& draft, const std::vector<Token>& tokens, const std::vector<Segment>& segments,
                   Citation& citation) {
  FieldReader reader(draft, tokens, citation);
  for (const Segment& segment : segments) reader.read(segment);
}

}  // namespace citecheck::plain
