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

  /// The part of the text that a piece of the source prints; none if it prints nothing.
  std::optional<Span> to_text(Span span) const {
    const auto& begins = text_.begin;
    std::size_t from = 0;
    while (from < begins.size() && offset_ + begins[from] < span.begin) ++from;
    std::size_t to = from;
    while (to < begins.size() && offset_ + begins[to] < span.end) ++to;
    return from < to ? std::optional(Span{from, to}) : std::nullopt;
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

/// The year that ends a list of names, its letter and brackets left out.
std::optional<Span> trailing_year(Text people) {
  std::size_t end = people.find_last_not_of(" .,)]") + 1;
  if (end > 1 && people[end - 1] >= 'a' && people[end - 1] <= 'z') --end;
  if (end < 5) return std::nullopt;
  const Span year{end - 4, end};
  const bool digits = year.of(people).find_first_not_of("0123456789") == kNone;
  return digits && Text(" (,[").find(people[year.begin - 1]) != kNone ? std::optional(year) : std::nullopt;
}

bool ends_in_initial(Text people) {
  const std::size_t size = people.size();
  return size > 1 && people[size - 1] >= 'A' && people[size - 1] <= 'Z' &&
         Text(" .-").find(people[size - 2]) != kNone;
}

/// Where the title of an entry in blocks stands: behind the authors, or first where there are none.
std::optional<Span> title_of(Text source, const std::vector<Span>& blocks) {
  if (blocks.size() < 2) return std::nullopt;
  if (const auto title = leading_emphasis(source, blocks[0])) return title;
  return leading_emphasis(source, blocks[1]).value_or(blocks[1]);
}

struct Container {
  Span span, block;
  bool in = false;  ///< "In" stands before it: it holds the work.
};

/// What stands in italics in the blocks behind the title, with nothing or "In" before it: the periodical or
/// the book. A preprint's number is none.
std::optional<Container> container_of(Text source, const std::vector<Span>& blocks) {
  for (std::size_t i = 2; i < blocks.size(); ++i) {
    Span block = blocks[i];
    const bool in = block.of(source).starts_with("In ");
    if (in) block.begin = std::min(skip_space(source.substr(0, block.end), block.begin + 2), block.end);
    const auto emphasis = leading_emphasis(source, block);
    if (!emphasis || emphasis->empty()) continue;
    const std::string words = to_lower_ascii(emphasis->of(source));
    if (words.find("arxiv") != std::string::npos || words.find("preprint") != std::string::npos)
      return std::nullopt;
    return Container{*emphasis, blocks[i], in};
  }
  return std::nullopt;
}

/// What was read from words that the blocks show to be something else.
void drop_in(Span block, Citation& out) {
  const auto inside = [block](const auto& claim) {
    return claim.span.begin < block.end && block.begin < claim.span.end;
  };
  for (auto* one : {&out.container_title, &out.publisher, &out.publisher_place, &out.volume, &out.issue,
                    &out.page, &out.edition})
    if (*one && inside(**one)) one->reset();
  std::erase_if(out.editors, inside);
  std::erase_if(out.other, [&](const auto& field) { return inside(field.second); });
}

/// "35:24824–24837", "41(1/2):97–99" right behind the periodical: volume, issue and pages.
void read_locator(Text source, Span block, Span container, Citation& out) {
  if (out.volume || out.issue) return;
  const MappedText rest =
      bibtex::latex_to_mapped_text(source.substr(container.end, block.end - container.end));
  const Text text = rest.text;
  constexpr Text kDigits = "0123456789";
  const std::size_t begin = std::min(text.find_first_not_of(" ,}"), text.size());
  const auto claim = [&](std::size_t from, std::size_t to) {
    const Span span{container.end + rest.begin[from], container.end + rest.end[to - 1]};
    return Claim<std::string>{std::string(text.substr(from, to - from)), std::string(span.of(source)), span};
  };
  std::size_t at = std::min(text.find_first_not_of(kDigits, begin), text.size());
  constexpr std::size_t kMostDigits = 4;
  if (at == begin || at - begin > kMostDigits || at == text.size()) return;
  const std::size_t volume = at;
  const std::size_t close = text[at] == '(' ? text.find(')', at) : kNone;
  if (text[at] != ':' && (close == kNone || close == at + 1)) return;
  out.volume = claim(begin, volume);
  if (close != kNone) {
    out.issue = claim(at + 1, close);
    at = close + 1;
  }
  if (at >= text.size() || text[at] != ':' || out.page) return;
  const std::size_t page = std::min(text.find_first_not_of(' ', at + 1), text.size());
  const std::size_t end = std::min(text.find_first_of(" ,.;", page), text.size());
  if (page < end) out.page = claim(page, end);
}

void read_container(Text source, const std::vector<Span>& blocks, Citation& out) {
  const auto container = container_of(source, blocks);
  if (!container) return;
  drop_in(container->span, out);
  out.container_title = text_claim(source, container->span);
  const bool open = out.type == ItemType::document || out.type == ItemType::webpage ||
                    out.type == ItemType::book || out.type == ItemType::chapter;
  if (open && !container->in) out.type = ItemType::article_journal;
  if (!container->in) read_locator(source, container->block, container->span, out);
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
  drop_in(blocks[0], out);
  read_container(source, blocks, out);
  if (!out.issued) out.issued = last_year(source, blocks);
  const Text raw = blocks[0].of(source);
  if (raw.size() > kMostText / 4) return;
  std::string people = bibtex::latex_to_text(raw);
  for (const Text role : {Text(", editors"), Text(", editor"), Text(", eds"), Text(", ed")})
    if (people.ends_with(role)) return;
  out.authors.clear();
  // "Jane Doe. 2001", "Doe, J. (2001a)": styles by author and year put the year behind the names.
  if (const auto year = trailing_year(people)) {
    if (!out.issued)
      if (const auto date = parse_date(year->of(people)))
        out.issued = Claim<Date>{*date, std::string(year->of(people)), {blocks[0].begin, blocks[0].begin}};
    people.resize(people.find_last_not_of(" ([,", year->begin - 1) + 1);
  } else if (ends_in_initial(people) && blocks[0].end < source.size() && source[blocks[0].end] == '.') {
    people += '.';
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
  const Mover mover(source, text.begin, printed);
  const std::vector<Span> blocks = blocks_of(source, text);
  const auto title = title_of(source, blocks);
  Citation out = plain::read_reference(printed.text, 0, title ? mover.to_text(*title) : std::nullopt);
  mover.move(out);
  if (const auto url = bibtex::find_url_in(Value{text.of(source), text}); url && url->value.is_http())
    if (!out.archive_url || out.url) out.url = url;
  read_blocks(source, blocks, out);
  if (const auto infos = infos_of(source, text); !infos.empty()) read_infos(source, infos, out);
  return out;
}

}  // namespace citecheck::latex
