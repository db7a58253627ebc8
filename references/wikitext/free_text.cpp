#include "references/wikitext/free_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "references/archive_url.hpp"
#include "references/plain/segment.hpp"
#include "references/text.hpp"
#include "references/wikitext/templates.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

namespace {

using Kind = Node::Kind;

// A link's label that is no title: its own number, the URL again, a remark.
bool names_a_page(const std::string& label, const Url& url) {
  if (words(label).empty() || parse_url(label).is_http()) return false;
  std::string host = url.host;
  if (host.starts_with("www.")) host.erase(0, 4);
  const std::string lower = to_lower_ascii(label);
  if (lower == host || lower == "www." + host) return false;
  for (const std::string_view remark : {"archive", "archived", "link", "here", "pdf", "website", "url", "source"})
    if (lower == remark) return false;
  return true;
}

// Without the quotes around all of it.
Span unquoted(std::string_view source, Span span) {
  const std::string_view text = span.of(source);
  struct Quotes {
    std::string_view open, close;
  };
  for (const auto& [open, close] : {Quotes{"\"", "\""}, Quotes{"“", "”"}, Quotes{"„", "“"}, Quotes{"«", "»"}})
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close) &&
        text.find(open, open.size()) >= text.size() - close.size())
      return {span.begin + open.size(), span.end - close.size()};
  return span;
}

class FreeText {
 public:
  FreeText(const Page& page, std::uint32_t parent, Span body, Citation& citation)
      : page_(page), parent_(parent), body_(body), citation_(citation) {}

  void read() {
    links();
    const PlainText text = plain_text(page_, parent_, body_, title_link_);
    Citation found = plain::read_reference(text.text(), 0);
    relocate(text, found);
    merge(std::move(found));
  }

 private:
  void links() {
    const auto nodes = page_.markup.nodes_in(parent_, body_);
    for (std::size_t i = 0; i < nodes.size();) {
      const Node& node = nodes[i];
      const std::uint32_t index = page_.markup.index_of(node);
      if (node.kind == Kind::external_link) link(index, page_.markup.nodes[index + 1].span, node.inner);
      if (node.kind == Kind::url) link(index, node.span, {});
      i += holds_own_text(node) ? 1 : node.end - index;
    }
  }

  // What lies in a reference or a remark inside this one is theirs.
  bool holds_own_text(const Node& node) const {
    if (node.kind == Kind::wikilink) return true;
    return node.kind == Kind::template_call &&
           template_info(name_of_template(page_, node)).role == Role::none;
  }

  void link(std::uint32_t index, Span url_span, Span label) {
    const Claim<Url> url = url_claim(make_value(page_, parent_, url_span));
    const bool is_archive = parse_archive_url(url.value.href).has_value();
    if (is_archive && !citation_.archive_url) {
      citation_.archive_url = url;
      citation_.archive_stated = true;
    } else if (!is_archive && !citation_.url) {
      citation_.url = url;
    } else {
      return;
    }
    if (citation_.title || label.empty()) return;
    const Span written = trimmed(page_, index, label), inner = unquoted(page_.source, written);
    const Claim<std::string> title = text_claim(make_value(page_, index, inner));
    if (!names_a_page(title.value, url.value)) return;
    citation_.title = title;
    if (inner == written) title_link_ = index;
  }

  // ---- what the reader of plain text found ----

  template <typename T>
  void relocate(const PlainText& text, Claim<T>& claim) const {
    claim.span = claim.span.empty() ? Span{body_.begin, body_.begin} : text.source_of(claim.span);
    if (!claim.span.empty()) claim.as_written = claim.span.of(page_.source);
  }
  template <typename T>
  void relocate(const PlainText& text, std::optional<Claim<T>>& claim) const {
    if (claim) relocate(text, *claim);
  }
  template <typename T>
  void relocate(const PlainText& text, std::vector<Claim<T>>& claims) const {
    for (Claim<T>& claim : claims) relocate(text, claim);
  }

  void relocate(const PlainText& text, Citation& found) const {
    for (const auto claim : kTexts) relocate(text, found.*claim);
    for (const auto claim : kDates) relocate(text, found.*claim);
    for (const auto claim : kUrls) relocate(text, found.*claim);
    relocate(text, found.authors);
    relocate(text, found.editors);
    relocate(text, found.identifiers);
    for (auto& [name, claim] : found.other) relocate(text, claim);
  }

  // What the markup says goes before what the words say.
  void merge(Citation found) const {
    const auto fill = [&](auto claim) {
      if (!(citation_.*claim)) citation_.*claim = std::move(found.*claim);
    };
    for (const auto claim : kTexts) fill(claim);
    for (const auto claim : kDates) fill(claim);
    for (const auto claim : kUrls) fill(claim);
    citation_.type = found.type;
    citation_.authors = std::move(found.authors);
    citation_.editors = std::move(found.editors);
    citation_.authors_truncated = found.authors_truncated;
    citation_.tagged_dead = citation_.tagged_dead || found.tagged_dead;
    citation_.archive_stated = citation_.archive_stated || found.archive_stated;
    std::ranges::move(found.identifiers, std::back_inserter(citation_.identifiers));
    std::ranges::move(found.other, std::back_inserter(citation_.other));
    if (citation_.type == ItemType::document && (citation_.url || citation_.archive_url))
      citation_.type = ItemType::webpage;
  }

  using Text = std::optional<Claim<std::string>> Citation::*;
  static constexpr std::array<Text, 11> kTexts = {
      &Citation::title,    &Citation::container_title, &Citation::publisher, &Citation::publisher_place,
      &Citation::language, &Citation::volume,          &Citation::issue,     &Citation::page,
      &Citation::edition,  &Citation::quote,           &Citation::url_status};
  static constexpr std::array<std::optional<Claim<Date>> Citation::*, 3> kDates = {
      &Citation::issued, &Citation::accessed, &Citation::archived};
  static constexpr std::array<std::optional<Claim<Url>> Citation::*, 2> kUrls = {&Citation::url,
                                                                                 &Citation::archive_url};

  const Page& page_;
  std::uint32_t parent_;
  Span body_;
  Citation& citation_;
  std::uint32_t title_link_ = kNoNode;
};

}  // namespace

void take_url_from_archive(Citation& citation) {
  if (citation.url || !citation.archive_url) return;
  const Claim<Url>& archive = *citation.archive_url;
  const auto parsed = parse_archive_url(archive.value.href);
  if (!parsed || parsed->original.empty()) return;
  const std::size_t at = archive.as_written.rfind(parsed->original);
  if (at == std::string::npos) return;
  Span span{archive.span.begin + at, archive.span.begin + at + parsed->original.size()};
  if (archive.span.empty()) span = archive.span;
  citation.url = {parse_url(parsed->original), parsed->original, span};
}

void read_free_text(const Page& page, std::uint32_t parent, Span body, Citation& citation) {
  FreeText(page, parent, body, citation).read();
  take_url_from_archive(citation);
}

}  // namespace citecheck::wikitext
