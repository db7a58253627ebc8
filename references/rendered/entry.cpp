#include "references/rendered/entry.hpp"

#include <algorithm>
#include <array>

#include "references/archive_url.hpp"
#include "references/plain/segment.hpp"
#include "references/rendered/claims.hpp"
#include "references/rendered/coins.hpp"
#include "references/rendered/dates_beside.hpp"
#include "references/rendered/labelled_parts.hpp"
#include "references/rendered/link.hpp"
#include "references/rendered/titles.hpp"
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
    if (!data) read_titles(page_, text_, links_, citation_);
    read_dates_beside(text_.text(), citation_);
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
    } else if (link.url.value.href() != citation_.url->value.href()) {
      citation_.other.emplace_back(
          "link", Claim<std::string>{link.url.value.href(), link.url.as_written, link.url.span});
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
