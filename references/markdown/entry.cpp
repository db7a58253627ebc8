#include "references/markdown/entry.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "references/archive_url.hpp"
#include "references/claims.hpp"
#include "references/markdown/link_titles.hpp"
#include "references/plain/segment.hpp"
#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;

/// Works of free text that are surely told apart; the wikitext reader is as careful.
bool reads_as_person(const Claim<Name>& claim) {
  const auto is_capital = [](const std::string& part) {
    std::size_t at = 0;
    return !part.empty() && is_upper(next_code_point(part, at));
  };
  const Name& name = claim.value;
  if (name.is_literal()) return reads_as_organisation(name.literal);
  return is_capital(name.family) && is_capital(name.given) &&
         name.family.find_first_of("0123456789") == std::string::npos &&
         std::ranges::count(name.family, ' ') + std::ranges::count(name.given, ' ') <= 3;
}

class EntryReader {
 public:
  EntryReader(Text source, const Document& document, const Entry& entry)
      : source_(source), document_(document), entry_(entry) {
    const auto first = std::ranges::lower_bound(document.links, entry.prose.begin, {},
                                                [](const Link& l) { return l.text.begin; });
    for (auto link = first; link != document.links.end() && link->text.begin <= entry.prose.end; ++link)
      if (!link->image && is_citation(document, *link) && is_inside(*link)) links_.push_back(&*link);
  }

  std::vector<Citation> read() {
    find_main_links();
    const MappedText text = flat_text();
    Citation citation = plain::read_reference(text.text(), 0);
    keep_certain(citation, text.text());
    relocate(citation, text);
    take_title(citation);
    take_links(citation);
    finish(citation);
    std::vector<Citation> out;
    out.push_back(std::move(citation));
    add_further_links(out);
    return out;
  }

 private:
  /// A link without text may stand right at the end of one entry or the beginning of the next.
  bool is_inside(const Link& link) const {
    return link.text.begin < entry_.prose.end ||
           (link.span.begin >= entry_.span.begin && link.span.end <= entry_.span.end);
  }

  void find_main_links() {
    for (const Link* link : links_) {
      auto& place = parse_archive_url(document_.url_of(*link)) ? archive_ : main_;
      if (place == nullptr) place = link;
    }
    for (const Link* link : links_)
      if (title_ == nullptr && link->text.end <= entry_.prose.end &&
          reads_as_title(document_.prose.text(), entry_.prose, *link))
        title_ = link;
  }

  /// The entry's words; the title's are put in quotes, and the URLs that the words do not show behind them,
  /// so that they are read as what they are.
  MappedText flat_text() const {
    MappedText out;
    const auto add = [&](Span range) { out.add(document_.prose, range); };
    if (title_ == nullptr) {
      add(entry_.prose);
    } else {
      add_before_title(out);
      out.add_own("\"");
      add(title_->text);
      out.add_own("\".");
      add({title_->text.end, entry_.prose.end});
    }
    for (const Link* link : {main_, archive_})
      if (link != nullptr && link->kind != Link::Kind::bare && link->kind != Link::Kind::autolink)
        out.add_own(" " + document_.url_of(*link));
    return out;
  }

  /// What stands before the title, without a quote that opens it and words that only lead to it.
  void add_before_title(MappedText& out) const {
    Text before = trim(
        Text(document_.prose.text()).substr(entry_.prose.begin, title_->text.begin - entry_.prose.begin));
    for (const Text lead : {Text("\""), Text("“"), Text("«"), Text("„"), Text("See"), Text("see"),
                            Text("From"), Text("Source:")})
      if (before.ends_with(lead)) {
        before = trim(before.substr(0, before.size() - lead.size()));
        break;
      }
    const auto begin = static_cast<std::size_t>(before.data() - document_.prose.text().data());
    if (!before.empty()) out.add(document_.prose, {begin, begin + before.size()});
    if (!before.empty()) out.add_own(" ");
  }

  /// The link's words are the title, whatever quotes the words have beside it.
  void take_title(Citation& citation) const {
    if (title_ == nullptr) return;
    Text text = trim(title_->text.of(document_.prose.text()));
    for (const auto& [open, close] : {std::pair<Text, Text>{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"„", "“"}})
      if (text.starts_with(open) && text.ends_with(close) && text.size() > open.size() + close.size())
        text = text.substr(open.size(), text.size() - open.size() - close.size());
    const auto begin = static_cast<std::size_t>(text.data() - document_.prose.text().data());
    const Span span = document_.prose.source_of(Span{begin, begin + text.size()})
                          .value_or(Span{entry_.span.begin, entry_.span.begin});
    citation.title = Claim<std::string>{
        collapse_space(text), span.empty() ? std::string(text) : std::string(span.of(source_)), span};
  }

  /// A wrong claim would be held against the page: in free words only what is sure is kept.
  void keep_certain(Citation& citation, Text text) const {
    if (!std::ranges::all_of(citation.authors, reads_as_person)) {
      citation.authors.clear();
      citation.authors_truncated = false;
    }
    const bool shown = title_ != nullptr || (citation.title && is_quoted(text, citation.title->span));
    const bool people = !citation.authors.empty() ||
                        (!citation.editors.empty() && std::ranges::all_of(citation.editors, reads_as_person));
    const bool sure = shown || (people && (entry_.kind == Entry::Kind::listed || citation.issued));
    if (citation.title && sure) return;
    if (citation.type == ItemType::chapter) citation.type = ItemType::document;
    for (auto* claim :
         {&citation.title, &citation.container_title, &citation.publisher, &citation.publisher_place})
      claim->reset();
    citation.authors.clear();
    citation.editors.clear();
    citation.authors_truncated = false;
  }

  static bool is_quoted(Text text, Span span) {
    if (span.begin == 0 || span.end >= text.size() || span.empty()) return false;
    static constexpr std::array<Text, 5> kClosing{"\"", "”", "»", "“", "'"};
    return std::ranges::any_of(kClosing,
                               [&](Text quote) { return text.substr(span.end).starts_with(quote); });
  }

  void relocate(Citation& citation, const MappedText& text) const {
    for_each_claim(citation, [&](auto& claim) {
      const auto place = claim.span.empty() ? std::nullopt : text.source_of(claim.span);
      claim.span = place.value_or(Span{entry_.span.begin, entry_.span.begin});
      if (place) claim.as_written = claim.span.of(source_);
    });
  }

  void take_links(Citation& citation) const {
    if (main_ != nullptr)
      citation.url = url_claim(source_, document_, *main_);
    else if (archive_ != nullptr)
      citation.url.reset();
    if (archive_ != nullptr) {
      citation.archive_url = url_claim(source_, document_, *archive_);
      citation.archive_stated = true;
      if (!citation.url) citation.url = original_of(*citation.archive_url);
    }
    for (auto& identifier : citation.identifiers)  // read out of the URL
      if (identifier.span.empty() && citation.url && identifier.as_written == citation.url->value.href())
        identifier = {identifier.value, citation.url->as_written, citation.url->span};
    if (citation.type == ItemType::document && (citation.url || citation.archive_url))
      citation.type = ItemType::webpage;
  }

  /// The cited page's URL out of the archive's, where only that is given.
  static std::optional<Claim<Url>> original_of(const Claim<Url>& archive) {
    const auto parsed = parse_archive_url(archive.value);
    if (!parsed || parsed->original.empty()) return std::nullopt;
    const std::size_t at =
        archive.span.empty() ? std::string::npos : archive.as_written.rfind(parsed->original);
    const Url url = parse_url(parsed->original);
    if (at == std::string::npos)
      return Claim<Url>{url, parsed->original, {archive.span.begin, archive.span.begin}};
    const std::size_t begin = archive.span.begin + at;
    return Claim<Url>{url, parsed->original, {begin, begin + parsed->original.size()}};
  }

  void finish(Citation& citation) const {
    citation.label = entry_.label;
    citation.ref_name = entry_.ref_name;
    citation.group = entry_.group;
    citation.span = with_markup();
    citation.marks = entry_.marks;
  }

  /// The entry's span, with the marks of markup at its ends, which are none of its words.
  Span with_markup() const {
    Span span = entry_.span;
    for (const Link* link : links_) {
      span.begin = std::min(span.begin, link->span.begin);
      span.end = std::max(span.end, link->span.end);
    }
    constexpr Text kMarkup = "*_~`";
    while (span.begin > 0 && kMarkup.find(source_[span.begin - 1]) != Text::npos) --span.begin;
    while (span.end < source_.size() && kMarkup.find(source_[span.end]) != Text::npos) ++span.end;
    return span;
  }

  void add_further_links(std::vector<Citation>& out) const {
    constexpr std::size_t kMostMarks = 100;  // each link has its copy of them
    std::set<std::string_view> seen;
    if (main_ != nullptr) seen.insert(document_.url_of(*main_));
    for (const Link* link : links_) {
      if (link == main_ || link == archive_ || !seen.insert(document_.url_of(*link)).second) continue;
      Citation further = read_link(source_, document_, *link);
      further.label = entry_.label;
      further.ref_name = entry_.ref_name;
      further.group = entry_.group;
      const auto count = static_cast<std::ptrdiff_t>(std::min(entry_.marks.size(), kMostMarks));
      further.marks.assign(entry_.marks.begin(), entry_.marks.begin() + count);
      out.push_back(std::move(further));
    }
  }

  Text source_;
  const Document& document_;
  const Entry& entry_;
  std::vector<const Link*> links_;
  const Link *main_ = nullptr, *archive_ = nullptr, *title_ = nullptr;
};

/// How a link was written, in the words of CommonMark and GitHub.
std::string_view kind_name(Link::Kind kind) {
  switch (kind) {
    case Link::Kind::inline_link:
      return "inline link";
    case Link::Kind::reference:
      return "reference link";
    case Link::Kind::autolink:
      return "autolink";
    case Link::Kind::bare:
      return "extended autolink";
    case Link::Kind::html:
      return "html link";
  }
  return "";
}

}  // namespace

std::vector<Citation> read_entry(std::string_view source, const Document& document, const Entry& entry) {
  return EntryReader(source, document, entry).read();
}

bool is_citation(const Document& document, const Link& link) {
  const Text url = document.url_of(link);
  for (const Text placeholder : {Text("{{"), Text("{%"), Text("<%"), Text("${"), Text("%7B%7B")})
    if (url.find(placeholder) != Text::npos) return false;
  if (starts_with_ignoring_case(url, "http:") || starts_with_ignoring_case(url, "https:")) return true;
  return url.starts_with("//") && parse_url(url).is_http();
}

Claim<Url> url_claim(std::string_view source, const Document& document, const Link& link) {
  const std::string& url = document.url_of(link);
  const Span place = link.destination.empty() ? Span{link.span.begin, link.span.begin} : link.destination;
  return {parse_url(to_valid_utf8(url)), place.empty() ? url : std::string(place.of(source)), place};
}

Citation read_link(std::string_view source, const Document& document, const Link& link) {
  Citation citation;
  citation.type = ItemType::webpage;
  citation.template_name = kind_name(link.kind);
  citation.span = link.span;
  citation.marks = {link.span};
  citation.url = url_claim(source, document, link);
  const std::string value = to_valid_utf8(collapse_space(link.text.of(document.prose.text())));
  if (!value.empty() && link.kind != Link::Kind::autolink && link.kind != Link::Kind::bare) {
    const auto place = document.prose.source_of(link.text);
    const Span span = place.value_or(Span{link.span.begin, link.span.begin});
    citation.other.emplace_back(
        "link-text", Claim<std::string>{value, place ? std::string(span.of(source)) : value, span});
  }
  if (!link.title.empty()) {
    const std::string title = to_valid_utf8(link.title);
    citation.other.emplace_back("link-title",
                                Claim<std::string>{title, title, {link.span.begin, link.span.begin}});
  }
  return citation;
}

}  // namespace citecheck::markdown
