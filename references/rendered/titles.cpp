#include "references/rendered/titles.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

using Run = VisibleText::Run;

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

/// The link's text is the address, or the beginning of one: "example.org/a…".
bool shows_address(std::string_view text) {
  text = trim(text);
  if (text.find(' ') != std::string_view::npos) return false;
  return text.starts_with("http") || text.starts_with("www.") || text.starts_with("doi:") ||
         text.starts_with("10.") || text.find('/') != std::string_view::npos ||
         (text.find('.') != std::string_view::npos && text.find('.') + 2 < text.size());
}

class TitleReader {
 public:
  TitleReader(const Page& page, const VisibleText& text, const std::vector<Link>& links, Citation& citation)
      : page_(page), text_(text), links_(links), citation_(citation) {}

  void read() {
    if (!citation_.title) title_emphasised_behind_names();
    const Run* const link = title_link();
    if (link != nullptr) title_from_link(*link);
    if (!citation_.title)
      title_from_emphasis();
    else
      title_is_emphasised();
    title_in_names();
    title_behind_names();
    title_before_container();
    not_the_container();
    container_from_emphasis();
  }

 private:
  Claim<std::string> text_claim(Span span) const {
    return {collapse_space(text_.of(span)), std::string(text_.of(span)), span};
  }

  /// The text of a link or an emphasis without the quotes and stops around it.
  Span bare(Span span) const {
    static constexpr auto kEdges = std::to_array<std::string_view>(
        {"\"", "“", "”", "„", "«", "»", "‘", "’", "'", " ", "\u00A0", ".", ","});
    for (bool again = true; again && !span.empty();) {
      again = false;
      for (const std::string_view edge : kEdges) {
        const std::string_view inside = text_.of(span);
        if (inside.size() > edge.size() && inside.ends_with(edge)) {
          span.end -= edge.size();
          again = true;
        } else if (edge != "." && inside.size() > edge.size() && inside.starts_with(edge)) {
          span.begin += edge.size();
          again = true;
        }
      }
    }
    return span;
  }

  /// The link that carries the title: the first to a source whose text is words.
  const Run* title_link() const {
    for (std::size_t i = 0; i < text_.links().size(); ++i) {
      const Run& run = text_.links()[i];
      const Link::Kind kind = links_[i].kind;
      if (kind != Link::Kind::source && kind != Link::Kind::archive && kind != Link::Kind::resolver) continue;
      const std::string_view shown = text_.of(run.text);
      if (words(shown).empty() || shows_address(shown) || is_resolver_name(shown)) continue;
      // MediaWiki numbers links without a text.
      if (page_.has_class(run.node, "autonumber")) continue;
      if (kind != Link::Kind::source && words(shown).size() < 3) continue;
      return &run;
    }
    return nullptr;
  }

  /// Certain where the page sets it off as one: in quotes, emphasised, or as MediaWiki links to sources.
  bool is_set_off(const Run& link) const {
    if (page_.has_class(link.node, "external")) return true;
    const std::string_view shown = text_.of(link.text);
    const std::string_view before = std::string_view(text_.text()).substr(0, link.text.begin);
    for (const std::string_view quote : {"\"", "“", "«", "«\u00A0", "„", "‘"})
      if (shown.starts_with(quote) || before.ends_with(quote)) return true;
    return std::ranges::any_of(text_.emphases(), [&](const Run& run) {
      return run.text.begin <= link.text.begin + 2 && run.text.end + 2 >= link.text.end && !run.text.empty();
    });
  }

  /// "Doe, <em>Tides of old</em>, 2001": what is emphasised first, behind names and a comma, is the title.
  void title_emphasised_behind_names() {
    constexpr std::size_t kLongestNames = 80;
    if (text_.emphases().empty()) return;
    const Span span = bare(text_.emphases().front().text);
    const std::string_view before = trim(std::string_view(text_.text()).substr(0, span.begin));
    if (words(text_.of(span)).size() < 2 || before.size() > kLongestNames || !before.ends_with(',')) return;
    if (before.find_first_of("0123456789:.\"“«") != std::string_view::npos) return;
    take_title(span);
    if (!citation_.authors.empty()) return;
    const Span names = bare({0, span.begin});
    for (Name& name : parse_name_list(text_.of(names), &citation_.authors_truncated))
      citation_.authors.push_back({std::move(name), std::string(text_.of(names)), names});
  }

  /// "Doe, <em>Tides of old</em>, 2001": what is emphasised among the names is none.
  void title_in_names() {
    if (citation_.authors.empty()) return;
    const Span people = citation_.authors.front().span;
    for (const Run& run : text_.emphases()) {
      const Span span = bare(run.text);
      if (!overlap(people, span) || span.begin <= people.begin || words(text_.of(span)).size() < 2) continue;
      if (starts_with_ignoring_case(text_.of(span), "et al")) continue;
      const Span names = bare({people.begin, span.begin});
      citation_.authors.clear();
      for (Name& name : parse_name_list(text_.of(names), &citation_.authors_truncated))
        citation_.authors.push_back({std::move(name), std::string(text_.of(names)), names});
      if (!citation_.title || citation_.title->span.begin > span.begin) take_title(span);
      return;
    }
  }

  /// "Hans Müller: <i>Das Buch.</i>": read as one title, it is people and a title.
  void title_behind_names() {
    if (!citation_.title || !citation_.authors.empty()) return;
    const Span title = citation_.title->span;
    for (const Run& run : text_.emphases()) {
      const Span span = bare(run.text);
      if (span.begin <= title.begin || span.begin >= title.end || span.empty()) continue;
      const std::string people = collapse_space(text_.of({title.begin, run.text.begin}));
      if (!people.ends_with(':')) continue;
      const Span names{title.begin, title.begin + text_.of({title.begin, run.text.begin}).rfind(':')};
      for (Name& name : parse_name_list(text_.of(names), &citation_.authors_truncated))
        citation_.authors.push_back({std::move(name), std::string(text_.of(names)), names});
      return take_title(span);
    }
  }

  /// A link is the title where no other was found, or where that one is a part of it. A link around the
  /// whole entry tells no more than the entry.
  void title_from_link(const Run& link) {
    const Span span = bare(link.text);
    if (span.empty()) return;
    const bool within =
        citation_.title && citation_.title->span.begin >= span.begin && citation_.title->span.end <= span.end;
    if (citation_.title && !within && is_set_off(link) && words(text_.of(span)).size() >= 2) {
      const Span before{citation_.title->span.begin, span.begin};
      const bool behind_names = before.begin < before.end && citation_.title->span.end >= span.end;
      take_title(span);
      if (behind_names && citation_.authors.empty()) read_people(before);
      return;
    }
    if (within) {
      const bool whole = span.size() * 10 > text_.text().size() * 9;
      if (!whole || citation_.authors.empty()) take_title(span);
      return;
    }
    const bool short_text = words(text_.of(span)).size() < 2 && !is_set_off(link);
    if (!citation_.title && !(short_text && span.size() < text_.text().size() / 2)) take_title(span);
  }

  /// Names of people, if the text can be nothing else.
  void read_people(Span span) {
    constexpr std::size_t kLongest = 200;
    while (!span.empty() &&
           std::string_view(" ,;:").find(text_.text()[span.end - 1]) != std::string_view::npos)
      --span.end;
    if (span.size() > kLongest || text_.of(span).find_first_of("0123456789\"“«") != std::string_view::npos)
      return;
    for (Name& name : parse_name_list(text_.of(span), &citation_.authors_truncated))
      if (!name.is_literal())
        citation_.authors.push_back({std::move(name), std::string(text_.of(span)), span});
  }

  void take_title(Span span) {
    citation_.title = text_claim(span);
    const auto swallowed = [&](const std::optional<Claim<std::string>>& claim) {
      return claim && overlap(claim->span, span);
    };
    for (auto* const field : {&citation_.container_title, &citation_.publisher, &citation_.publisher_place})
      if (swallowed(*field)) field->reset();
    std::erase_if(citation_.authors, [&](const auto& name) { return overlap(name.span, span); });
    std::erase_if(citation_.other, [&](const auto& field) {
      return field.first == "source" && overlap(field.second.span, span);
    });
  }

  /// <cite> is the title of a work (HTML Standard, 4.5.6), unless it stands around the whole entry; what is
  /// emphasised right behind the authors is one unless it goes on as a journal does.
  void title_from_emphasis() {
    for (const Run& run : text_.emphases()) {
      const Span span = bare(run.text);
      if (words(text_.of(span)).size() < 2 || starts_with_ignoring_case(text_.of(span), "et al")) continue;
      const bool cite = page_.is(run.node, "cite") && span.size() * 10 <= text_.text().size() * 8;
      if (cite || (is_behind_names(span) && !goes_on_as_journal(run.text.end))) return take_title(span);
    }
  }

  /// The title that was read goes on behind the emphasis it begins with, or stands behind the one that
  /// follows the names: then the emphasised words are it.
  void title_is_emphasised() {
    const Span title = citation_.title->span;
    for (const Run& run : text_.emphases()) {
      const Span span = bare(run.text);
      if (words(text_.of(span)).size() < 2 || goes_on_as_journal(run.text.end)) continue;
      const bool begins = span.begin == title.begin && span.end < title.end;
      const bool between = !citation_.authors.empty() && span.end <= title.begin && is_behind_names(span);
      if (begins || between) return take_title(span);
    }
  }

  bool is_behind_names(Span span) const {
    const std::size_t end = citation_.authors.empty() ? 0 : citation_.authors.back().span.end;
    if (end > span.begin) return false;
    const std::string_view between = text_.of({end, span.begin});
    return between.find_first_not_of(" .,:;()0123456789\"") == std::string_view::npos;
  }

  /// ", 12 (3)", " vol. 3", ". 2001;12".
  bool goes_on_as_journal(std::size_t at) const {
    const std::string_view rest = std::string_view(text_.text()).substr(at);
    const std::size_t begin = rest.find_first_not_of(" .,:;");
    if (begin == std::string_view::npos) return false;
    const std::string_view next = rest.substr(begin);
    if (next[0] >= '0' && next[0] <= '9') {
      // A year that ends the sentence is a book's.
      const std::size_t digits = next.find_first_not_of("0123456789");
      return digits != 4 || (next[4] != '.' && next[4] != ')');
    }
    for (const std::string_view word :
         {"vol", "no.", "nr", "bd", "jg", "heft", "issue", "tom", "t. ", "p. ", "pp", "№"})
      if (starts_with_ignoring_case(next, word)) return true;
    return false;
  }

  /// What is emphasised behind the title is the work it stands in.
  void container_from_emphasis() {
    if (!citation_.title) return;
    for (const Run& run : text_.emphases()) {
      const Span span = bare(run.text);
      const std::string_view shown = text_.of(span);
      if (span.begin < citation_.title->span.end || span.size() < 2 || span.size() > 300) continue;
      if (shown.find_first_of("0123456789") == 0 || equal_ignoring_case(shown, "et al") ||
          equal_ignoring_case(shown, "in") || equal_ignoring_case(shown, "doi"))
        continue;
      if (citation_.publisher && overlap(citation_.publisher->span, span)) citation_.publisher.reset();
      if (citation_.container_title && !citation_.publisher &&
          !overlap(citation_.container_title->span, span) &&
          citation_.container_title->span.begin > span.begin)
        citation_.publisher = citation_.container_title;
      citation_.container_title = text_claim(span);
      std::erase_if(citation_.other, [&](const auto& field) { return overlap(field.second.span, span); });
      return;
    }
  }

  /// "On tides. <i>arXiv preprint</i>": what ends in an emphasised text behind a stop ends before it.
  void title_before_container() {
    if (!citation_.title) return;
    const Span title = citation_.title->span;
    for (const Run& run : text_.emphases()) {
      if (run.text.begin <= title.begin || run.text.begin >= title.end || run.text.end < title.end) continue;
      const Span before{title.begin, run.text.begin};
      const std::string shown = collapse_space(text_.of(before));
      if (!shown.ends_with('.') || words(shown).size() < 2) continue;
      return take_title(bare(before));
    }
  }

  /// "<i>Nature</i> <b>1</b>, 2 (2003)": what begins with the emphasised name of a journal and goes on in
  /// numbers is no title, and what was read before it holds the title unread.
  void not_the_container() {
    if (!citation_.title || citation_.title->span.begin == 0) return;
    const Span title = citation_.title->span;
    for (const Run& run : text_.emphases()) {
      if (run.text.begin != title.begin || run.text.end >= title.end) continue;
      const std::string rest = collapse_space(text_.of({run.text.end, title.end}));
      if (rest.find_first_of("0123456789") > 2) continue;
      if (rest.size() >= 6 && rest[0] == '(' && rest[5] == ')') return take_title(bare(run.text));
      citation_.title.reset();
      citation_.container_title = text_claim(bare(run.text));
      std::erase_if(citation_.authors, [](const auto& name) { return holds_sentence(name.value.given); });
      return;
    }
  }

  /// "T. Work three": initials, and then words.
  static bool holds_sentence(std::string_view given) {
    const std::size_t stop = given.find(". ");
    return stop != std::string_view::npos && given.find(' ', stop + 2) != std::string_view::npos;
  }

  const Page& page_;
  const VisibleText& text_;
  const std::vector<Link>& links_;
  Citation& citation_;
};

}  // namespace

void read_titles(const Page& page, const VisibleText& text, const std::vector<Link>& links,
                 Citation& citation) {
  TitleReader(page, text, links, citation).read();
}

}  // namespace citecheck::rendered
