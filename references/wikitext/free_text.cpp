#include "references/wikitext/free_text.hpp"

#include "references/archive_url.hpp"
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

class FreeText {
 public:
  FreeText(const Page& page, std::uint32_t parent, Span body, Citation& citation)
      : page_(page), parent_(parent), body_(body), citation_(citation) {}

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

 private:
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
    if (citation_.title) return;
    const Claim<std::string> title = text_claim(make_value(page_, index, label));
    if (!title.span.empty() && names_a_page(title.value, url.value)) citation_.title = title;
  }

  const Page& page_;
  std::uint32_t parent_;
  Span body_;
  Citation& citation_;
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
  FreeText(page, parent, body, citation).links();
  take_url_from_archive(citation);
}

}  // namespace citecheck::wikitext
