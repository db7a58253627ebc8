#include "references/latex/items.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "references/bibtex/assemble.hpp"
#include "references/bibtex/fields.hpp"
#include "references/bibtex/latex_text.hpp"
#include "references/bibtex/links.hpp"
#include "references/bibtex/names.hpp"
#include "references/latex/arguments.hpp"
#include "references/plain/segment.hpp"
#include "references/text.hpp"

namespace citecheck::latex {

namespace {

using Text = std::string_view;
using bibtex::MappedText;
using bibtex::Value;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kMostText = 16'384;  ///< Bytes of one reference that are read.

/// The claims of a citation that was read from the text a piece of LaTeX prints, moved to the LaTeX.
class Mover {
 public:
  Mover(Text source, std::size_t offset, const MappedText& text)
      : source_(source), offset_(offset), text_(text) {}

  void move(Citation& citation) const {
    for (auto* one : {&citation.title, &citation.container_title, &citation.publisher,
                      &citation.publisher_place, &citation.language, &citation.volume, &citation.issue,
                      &citation.page, &citation.edition, &citation.quote, &citation.url_status})
      claim(*one);
    for (auto* one : {&citation.issued, &citation.accessed, &citation.archived}) claim(*one);
    for (auto* one : {&citation.url, &citation.archive_url}) claim(*one);
    for (auto* list : {&citation.authors, &citation.editors})
      for (auto& one : *list) claim(one);
    for (auto& one : citation.identifiers) claim(one);
    for (auto& [name, one] : citation.contributors) claim(one);
    for (auto& [name, one] : citation.other_dates) claim(one);
    for (auto& [name, one] : citation.other) claim(one);
  }

  Span to_source(Span span) const {
    if (span.empty() || span.end > text_.text.size()) return {offset_, offset_};
    return {offset_ + text_.begin[span.begin], offset_ + text_.end[span.end - 1]};
  }

 private:
  template <typename T>
  void claim(Claim<T>& claim) const {
    if (claim.span.empty()) {
      claim.span = {offset_, offset_};
      return;
    }
    claim.span = to_source(claim.span);
    claim.as_written = claim.span.of(source_);
  }
  template <typename T>
  void claim(std::optional<Claim<T>>& optional) const {
    if (optional) claim(*optional);
  }

  Text source_;
  std::size_t offset_;
  const MappedText& text_;
};

Claim<std::string> text_claim(Text source, Span span) {
  return {bibtex::latex_to_text(span.of(source)), std::string(span.of(source)), span};
}

// ---- \newblock ----

Span trimmed(Text source, Span span, Text tail) {
  span.begin = std::min(skip_space(source.substr(0, span.end), span.begin), span.end);
  while (!span.empty() && tail.find(source[span.end - 1]) != kNone) --span.end;
  return span;
}

constexpr Text kSpaceAndStops = " \t\r\n.,";

std::vector<Span> blocks_of(Text source, Span text) {
  static constexpr Text kCommand = "\\newblock";
  std::vector<Span> out;
  std::size_t begin = text.begin;
  const Text until = source.substr(0, text.end);
  for (std::size_t at = until.find(kCommand, begin); at != kNone; at = until.find(kCommand, begin)) {
    out.push_back(trimmed(source, {begin, at}, kSpaceAndStops));
    begin = at + kCommand.size();
  }
  out.push_back(trimmed(source, {begin, text.end}, kSpaceAndStops));
  return out;
}

/// The text that a block begins with in italics: "\emph{…}", "{\em …}", "\textit{…}".
std::optional<Span> leading_emphasis(Text source, Span block) {
  for (const Text open : {Text("\\emph{"), Text("\\textit{"), Text("{\\em "), Text("{\\it "), Text("{\\em\n"),
                          Text("{\\itshape ")}) {
    if (!block.of(source).starts_with(open)) continue;
    std::size_t at = block.begin + (open[0] == '{' ? 0 : open.size() - 1);
    const auto inside = Arguments(source.substr(0, block.end)).take(at);
    if (!inside) return std::nullopt;
    return trimmed(source, {std::max(inside->begin, block.begin + open.size()), inside->end}, kSpaceAndStops);
  }
  return std::nullopt;
}

/// The year that stands last in the blocks behind the title.
std::optional<Claim<Date>> last_year(Text source, const std::vector<Span>& blocks) {
  for (std::size_t i = blocks.size(); i-- > 1;) {
    const Text block = blocks[i].of(source);
    for (std::size_t at = block.size(); at >= 4; --at) {
      const Text year = block.substr(at - 4, 4);
      const bool alone = (at == 4 || Text(" (,~\n{").find(block[at - 5]) != kNone) &&
                         (at == block.size() || Text(" ).,;a}\n").find(block[at]) != kNone);
      if (!alone || (!year.starts_with("1") && !year.starts_with("20"))) continue;
      if (year.find_first_not_of("0123456789") != kNone) continue;
      if (const auto date = parse_date(year))
        return Claim<Date>{*date, std::string(year), {blocks[i].begin + at - 4, blocks[i].begin + at}};
    }
  }
  return std::nullopt;
}

/// Authors, title and the rest as plain.bst and its descendants part them.
void read_blocks(Text source, const std::vector<Span>& blocks, Citation& out) {
  if (blocks.size() < 2) return;
  if (const auto title = leading_emphasis(source, blocks[0])) {  // a work without authors
    out.title = text_claim(source, *title);
    out.authors.clear();
    return;
  }
  const auto emphasis = leading_emphasis(source, blocks[1]);
  Claim<std::string> title = text_claim(source, emphasis.value_or(blocks[1]));
  for (const Text quote : {Text("“"), Text("‘")})
    if (title.value.starts_with(quote)) title.value.erase(0, quote.size());
  while (title.value.ends_with("”") || title.value.ends_with("’")) title.value.resize(title.value.size() - 3);
  while (title.value.ends_with(',') || title.value.ends_with('.')) title.value.pop_back();
  if (!title.value.empty()) out.title = std::move(title);
  if (!out.issued) out.issued = last_year(source, blocks);
  const Text raw = blocks[0].of(source);
  if (raw.size() > kMostText / 4) return;
  std::string people = bibtex::latex_to_text(raw);
  for (const Text role : {Text(", editors"), Text(", editor"), Text(", eds"), Text(", ed")})
    if (people.ends_with(role)) return;
  out.authors.clear();
  // "Jane Doe. 2001": styles by author and year put the year behind the names.
  std::size_t names_end = people.find_last_not_of("0123456789()., ");
  const std::size_t tail = names_end == kNone ? 0 : names_end + 1;
  if (people.find_first_of("0123456789", tail) != kNone) {
    if (const auto date = parse_date(trim(Text(people).substr(people.find_first_of("0123456789", tail), 4))))
      if (!out.issued)
        out.issued = Claim<Date>{*date, people.substr(tail), {blocks[0].begin, blocks[0].begin}};
    people.resize(tail);
  }
  for (Name& name : parse_name_list(people, &out.authors_truncated))
    out.authors.push_back({std::move(name), std::string(raw), blocks[0]});
}

// ---- \bibinfo ----

struct Info {
  Text name;
  Span text;
};

/// "\bibinfo{title}{…}" and "\bibfield{author}{…}", also inside each other.
std::vector<Info> infos_of(Text source, Span text) {
  std::vector<Info> out;
  const Text until = source.substr(0, text.end);
  Arguments arguments(until);
  for (std::size_t at = until.find("\\bib", text.begin); at != kNone; at = until.find("\\bib", at)) {
    const Text command = until.substr(at, 9);
    if (!command.starts_with("\\bibinfo") && !command.starts_with("\\bibfield")) {
      at += 4;
      continue;
    }
    std::size_t next = at + (command.starts_with("\\bibinfo") ? 8 : 9);
    const auto name = arguments.take(next);
    const std::size_t inner = next;
    const auto value = name ? arguments.take(next) : std::nullopt;
    if (value) out.push_back({trim(name->of(source)), *value});
    at = inner > at ? inner : at + 4;
  }
  return out;
}

bool is_person(Text name) {
  return name == "author" || name == "person" || name == "editor";
}

/// The entry type that the fields speak for.
Text type_of(const std::vector<Info>& infos) {
  const auto has = [&](Text name) { return std::ranges::find(infos, name, &Info::name) != infos.end(); };
  if (has("journal")) return "article";
  if (has("booktitle")) return "incollection";
  if (has("school")) return "thesis";
  if (has("institution")) return "report";
  return has("publisher") ? "book" : "misc";
}

/// Puts what \bibinfo says in the place of what was guessed.
void read_infos(Text source, const std::vector<Info>& infos, Citation& out) {
  std::vector<bibtex::Field> fields;
  std::vector<Claim<Name>> authors, editors;
  for (const Info& info : infos) {
    const std::uint16_t row = bibtex::find_field(info.name);
    const Span span = trimmed(source, info.text, " \t\r\n,");
    const bool holds_more = span.of(source).find("\\bibinfo") != kNone;
    if (is_person(info.name) && !holds_more) {
      if (auto name = bibtex::read_name(span.of(source)))
        (info.name == "editor" ? editors : authors)
            .push_back({std::move(*name), std::string(span.of(source)), span});
    } else if (row != bibtex::kUnknownField && !is_person(info.name) && !holds_more) {
      fields.push_back({info.name, row, {span.of(source), span}});
    }
  }
  if (fields.empty()) return;
  std::vector<Problem> ignored;
  const bibtex::Entry entry{.type = type_of(infos), .span = out.span};
  Citation stated;
  bibtex::assemble(entry, fields, ignored, stated);
  stated.authors = authors.empty() ? std::move(out.authors) : std::move(authors);
  stated.editors = editors.empty() ? std::move(out.editors) : std::move(editors);
  stated.authors_truncated = out.authors_truncated;
  const auto keep = [](auto& to, auto& from) {
    if (!to) to = std::move(from);
  };
  keep(stated.title, out.title);
  keep(stated.container_title, out.container_title);
  keep(stated.issued, out.issued);
  keep(stated.accessed, out.accessed);
  keep(stated.archived, out.archived);
  keep(stated.url, out.url);
  keep(stated.archive_url, out.archive_url);
  if (stated.identifiers.empty()) stated.identifiers = std::move(out.identifiers);
  stated.template_name.clear();
  stated.label.clear();
  out = std::move(stated);
}

}  // namespace

Citation read_item(std::string_view source, Span text) {
  text.end = std::min(text.end, text.begin + kMostText);
  while (text.end < source.size() && text.end > text.begin &&
         (static_cast<unsigned char>(source[text.end]) & 0xC0) == 0x80)
    --text.end;
  const MappedText printed = bibtex::latex_to_mapped_text(text.of(source));
  Citation out = plain::read_reference(printed.text, 0);
  Mover(source, text.begin, printed).move(out);
  if (const auto url = bibtex::find_url_in(Value{text.of(source), text}); url && url->value.is_http())
    if (!out.archive_url || out.url) out.url = url;
  read_blocks(source, blocks_of(source, text), out);
  if (const auto infos = infos_of(source, text); !infos.empty()) read_infos(source, infos, out);
  return out;
}

}  // namespace citecheck::latex
