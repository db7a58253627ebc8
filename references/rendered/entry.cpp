#include "references/rendered/entry.hpp"

#include <algorithm>
#include <array>

#include "references/archive_url.hpp"
#include "references/plain/segment.hpp"
#include "references/rendered/claims.hpp"
#include "references/rendered/coins.hpp"
#include "references/rendered/labelled_parts.hpp"
#include "references/rendered/link.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

using Show = VisibleText::Show;
using Run = VisibleText::Run;

bool is_message(const Page& page, Index node) {
  for (const std::string_view name :
       {"cs1-visible-error", "cs1-hidden-error", "cs1-maint", "citation-comment"})
    if (page.has_class(node, name)) return true;
  return false;
}

bool is_back_link(const Page& page, Index node) {
  if (page.has_role(node, "backlink")) return true;
  for (const std::string_view name :
       {"mw-cite-backlink", "footnote-back", "footnote-backref", "fn-backref", "reversefootnote",
        "data-footnote-backref", "footnote-backlink", "backrefs", "ltx_bib_cited", "headerlink"})
    if (page.has_class(node, name)) return true;
  const std::string_view href = page.attribute(node, "href");
  return href.starts_with("#fnref") || href.starts_with("#cite_ref") || href.starts_with("#ftnref") ||
         href.starts_with("#_ftnref") || page.html().has_attribute(node, "data-footnote-backref");
}

/// What CS1 quotes of the source; elsewhere <q> may be a title.
bool is_quotation(const Page& page, Index node) {
  return page.is(node, "q") && page.is(page[node].parent, "cite") &&
         page.has_class(page[node].parent, "citation");
}

/// A link that names only where it leads. "doi" before a number is part of the text, with a link of its own.
bool is_service(const Page& page, Index a) {
  const std::string text = page.html().text(a, 40);
  if (!is_resolver_name(text)) return false;
  return !equal_ignoring_case(text, "doi") ||
         classify_link(page.attribute(a, "href")).kind != Link::Kind::none;
}

/// "[archive du 1 janvier 2017]": the link tells of the archive, and the text around it nothing.
bool is_archive_note(const Page& page, Index a) {
  const std::string text = page.html().text(a, 60);
  if (!starts_with_ignoring_case(text, "archive") || starts_with_ignoring_case(text, "archived"))
    return false;
  return classify_link(page.attribute(a, "href")).kind == Link::Kind::archive;
}

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

/// The label that an entry begins with: "[12]", "12.", "(12)", "[Smi14]"; how long it is with the space
/// behind.
std::size_t take_label(std::string_view text, std::string& label) {
  constexpr std::size_t kLongest = 24;
  const bool bracket = text.starts_with('['), round = text.starts_with('(');
  const std::size_t begin = bracket || round ? 1 : 0;
  std::size_t end = begin;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (bracket) {
    end = std::min(text.find(']'), text.size());
    if (end == text.size() || end > kLongest || text.substr(1, end - 1).find("://") != text.npos) return 0;
  } else {
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - begin > 4) return 0;
  }
  if (end == begin) return 0;
  std::size_t behind = end;
  if (behind < text.size() && std::string_view(".)]:").find(text[behind]) != text.npos) ++behind;
  const bool closed = behind > end && (!round || text[end] == ')');
  const std::string_view space = text.substr(behind);
  const bool spaced = space.starts_with(' ') || space.starts_with("\u00A0");
  // A year in brackets, or a number that goes on, is no label.
  if (!closed || (!spaced && !bracket) || (round && end - begin == 4)) return 0;
  const std::string shown = collapse_space(text.substr(begin, end - begin));
  // A number that begins an entry of a numbered list is its own, or part of its text: a year.
  const bool year = !bracket && end - begin == 4 && shown >= "1500" && shown < "2200";
  if (year || (!bracket && !label.empty() && label != shown)) return 0;
  label = shown;
  const std::string_view rest = trim(space);
  return rest.empty() ? text.size() : static_cast<std::size_t>(rest.data() - text.data());
}

class EntryReader {
 public:
  EntryReader(const Page& page, Nodes nodes)
      : page_(page), nodes_(nodes), text_(page, nodes, show_in_entry) {}

  Citation read(std::string* label) {
    const std::size_t begin = label == nullptr ? 0 : take_label(text_.text(), *label);
    citation_ = plain::read_reference(std::string_view(text_.text()).substr(begin), begin);
    links();
    const auto data = find_coins();
    if (!data) titles();
    place_claims(page_, text_, citation_);
    linked();
    if (!data) read_labelled_parts(page_, nodes_, citation_);
    if (data) merge_coins(page_, *data, text_, is_cs1(), citation_);
    if (citation_.type == ItemType::document && citation_.url) citation_.type = ItemType::webpage;
    quotation();
    messages();
    status();
    return std::move(citation_);
  }

 private:
  // ---- titles, while spans are those of the text ----

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
      const Link::Kind kind = kinds_[i];
      if (kind != Link::Kind::source && kind != Link::Kind::archive && kind != Link::Kind::resolver) continue;
      const std::string_view shown = text_.of(run.text);
      if (shown.empty() || shows_address(shown) || is_resolver_name(shown)) continue;
      if (kind != Link::Kind::source && words(shown).size() < 3) continue;
      return &run;
    }
    return nullptr;
  }

  void titles() {
    const Run* const link = title_link();
    if (link != nullptr) title_from_link(*link);
    if (!citation_.title) title_from_emphasis();
    title_in_names();
    title_behind_names();
    title_before_container();
    not_the_container();
    container_from_emphasis();
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
    const bool elsewhere = citation_.title && !overlap(citation_.title->span, span);
    if (elsewhere && is_set_off(link) && words(text_.of(span)).size() >= 2) return take_title(span);
    if (citation_.title && citation_.title->span.begin >= span.begin &&
        citation_.title->span.end <= span.end) {
      const bool whole = span.size() * 10 > text_.text().size() * 9;
      if (!whole || citation_.authors.empty()) take_title(span);
      return;
    }
    const bool short_text = words(text_.of(span)).size() < 2;
    if (!citation_.title && !(short_text && span.size() < text_.text().size() / 2)) take_title(span);
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

  /// <cite> is the title of a work (HTML Standard, 4.5.6), unless it stands around the whole entry.
  void title_from_emphasis() {
    for (const Run& run : text_.emphases()) {
      const Span span = bare(run.text);
      if (!page_.is(run.node, "cite") || span.size() * 10 > text_.text().size() * 8) continue;
      if (words(text_.of(span)).size() >= 2) return take_title(span);
    }
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

  // ---- links ----

  void links() {
    for (const Run& run : text_.links()) {
      links_.push_back(link_of(page_, run.node));
      kinds_.push_back(links_.back().kind);
      // An address that is shown is read from the link, which has all of it.
      const auto shown = [&](const std::optional<Claim<Url>>& url) {
        return url && overlap(url->span, run.text);
      };
      if (links_.back().kind == Link::Kind::none) continue;
      if (shown(citation_.url)) citation_.url.reset();
      if (shown(citation_.archive_url)) citation_.archive_url.reset();
    }
  }

  void linked() {
    bool first = true;
    const bool only_resolvers = std::ranges::find(kinds_, Link::Kind::source) == kinds_.end();
    for (std::size_t i = 0; i < links_.size(); ++i) {
      Link& link = links_[i];
      const std::string_view shown = text_.of(text_.links()[i].text);
      if (link.kind == Link::Kind::archive) {
        citation_.archive_stated = true;
        if (!citation_.archive_url) citation_.archive_url = std::move(link.url);
        if (!citation_.archived) citation_.archived = date_in(text_.links()[i].node);
        continue;
      }
      if (link.identifier) add_identifier(link, i);
      const bool titled = only_resolvers && (words(shown).size() >= 3 || shown.starts_with("http"));
      if (link.kind == Link::Kind::source || (link.kind == Link::Kind::resolver && titled))
        add_url(link, first);
    }
  }

  /// The date that the link to an archived copy shows.
  std::optional<Claim<Date>> date_in(Index link) const {
    const VisibleText shown(
        page_, page_.inside(link), [](const Page&, Index) { return Show::all; }, 200);
    const auto found = find_date(shown.text());
    if (!found) return std::nullopt;
    const Span span = shown.in_source(found->span);
    return Claim<Date>{found->date, std::string(span.of(page_.source())), span};
  }

  void add_url(Link& link, bool& first) {
    const bool had = !first && citation_.url;
    if (!had) {
      citation_.url = std::move(link.url);
      first = false;
    } else if (link.url.value.href != citation_.url->value.href) {
      citation_.other.emplace_back(
          "link", Claim<std::string>{link.url.value.href, link.url.as_written, link.url.span});
    }
  }

  void add_identifier(const Link& link, std::size_t i) {
    for (const Claim<Identifier>& known : citation_.identifiers)
      if (known.value.kind == link.identifier->kind &&
          (known.value.kind == Identifier::Kind::issn ||
           equal_ignoring_case(known.value.value, link.identifier->value)))
        return;
    const Span span = page_.html().attribute_span(text_.links()[i].node, "href");
    citation_.identifiers.push_back({*link.identifier, std::string(span.of(page_.source())), span});
  }

  // ---- what stands beside ----

  /// The templates of CS1 and their translations put out <cite class="citation …">.
  bool is_cs1() const { return page_.is(nodes_.begin, "cite") && page_.has_class(nodes_.begin, "citation"); }

  void quotation() {
    for (Index node = nodes_.begin; node < nodes_.end; ++node)
      if (is_quotation(page_, node)) {
        const VisibleText quote(page_, page_.inside(node), show_in_entry);
        if (const Span all{0, quote.text().size()}; !all.empty())
          citation_.quote = shown_claim(page_, quote, all);
        return;
      }
  }

  std::optional<Coins> find_coins() const {
    for (Index node = nodes_.begin; node < nodes_.end; ++node)
      if (is_coins(page_, node)) return Coins(page_, node);
    return std::nullopt;
  }

  void messages() {
    constexpr std::size_t kMostMessages = 50;
    std::size_t count = 0;
    for (Index node = nodes_.begin; node < nodes_.end && count < kMostMessages;) {
      if (page_[node].name.empty() || !is_message(page_, node)) {
        ++node;
        continue;
      }
      const VisibleText message(page_, page_.inside(node), [](const Page&, Index) { return Show::all; });
      if (const Span all{0, message.text().size()}; !all.empty()) {
        citation_.other.emplace_back("template-message", shown_claim(page_, message, all));
        ++count;
      }
      node = page_[node].end;
    }
  }

  /// CS1 leads the title to the archive where it holds the page for dead, and "the original" to the page.
  void status() {
    if (!citation_.archive_url || !citation_.url || citation_.url_status) return;
    std::size_t archive = kinds_.size(), source = kinds_.size();
    for (std::size_t i = kinds_.size(); i-- > 0;) {
      if (kinds_[i] == Link::Kind::archive) archive = i;
      if (kinds_[i] == Link::Kind::source) source = i;
    }
    if (archive == kinds_.size() || source == kinds_.size()) return;
    if (!is_cs1()) return;
    citation_.url_status = Claim<std::string>{source < archive ? "live" : "dead", "", {}};
  }

  const Page& page_;
  Nodes nodes_;
  VisibleText text_;
  Citation citation_;
  std::vector<Link> links_;
  std::vector<Link::Kind> kinds_;
};

}  // namespace

Show show_in_entry(const Page& page, Index node) {
  if (is_quotation(page, node)) return Show::nothing;
  if (page[node].attribute_count == 0) return Show::all;
  if (is_back_link(page, node) || is_message(page, node)) return Show::nothing;
  if (page.has_class(node, "mw-editsection") || page.has_class(node, "mw-ext-cite-error"))
    return Show::nothing;
  if (page.is(node, "sup") && page.has_class(node, "reference")) return Show::nothing;
  if (is_coins(page, node)) return Show::nothing;
  return page.is(node, "a") && (is_service(page, node) || is_archive_note(page, node)) ? Show::no_text
                                                                                       : Show::all;
}

Citation read_entry(const Page& page, Nodes nodes, std::string* label) {
  return EntryReader(page, nodes).read(label);
}

void place_claims(const Page& page, const VisibleText& text, Citation& citation) {
  for_each_claim(citation, [&](auto& claim) {
    if (claim.span.empty()) return;
    claim.span = text.in_source(claim.span);
    if (!claim.span.empty()) claim.as_written = claim.span.of(page.source());
  });
}

Claim<std::string> shown_claim(const Page& page, const VisibleText& text, Span span) {
  const Span source = text.in_source(span);
  return {collapse_space(text.of(span)), std::string(source.of(page.source())), source};
}

}  // namespace citecheck::rendered
