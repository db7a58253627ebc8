#include "checker/page/xml_page.hpp"

#include <algorithm>
#include <array>

#include "checker/page/finish.hpp"
#include "checker/page/text_facts.hpp"
#include "references/html/html.hpp"
#include "references/jats/jats.hpp"
#include "references/text.hpp"
#include "references/xml/prolog.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kHead = 8192;
constexpr int kSurelyJats = 90;

bool is_feed(std::string_view root) {
  return root == "feed" || root == "rss" || root == "RDF";
}

/// Feeds carry HTML as text.
void append_markup(const std::string& markup, PageText& out) {
  const HtmlTree html(markup);
  for (HtmlTree::Index i = 1; i < html.size(); ++i) {
    if (!html[i].name.empty()) continue;
    out.append(html[i].text, std::nullopt);
    out.append(" ", std::nullopt);
  }
}

/// The texts of all elements with their places in the source; where those of the body are others, without.
PageText text_of(const xml::Tree& tree, bool same_bytes) {
  PageText out;
  for (xml::Index i = 0; i < tree.size(); ++i) {
    const xml::Node& node = tree[i];
    if (node.kind == xml::Node::Kind::element) {
      out.append(" ", std::nullopt);  // Words are compared without regard to spaces within.
      continue;
    }
    const std::string_view written = node.inner.of(tree.content());
    const std::string decoded =
        node.kind == xml::Node::Kind::cdata ? std::string(written) : tree.entities().decode(written);
    if (has_tag(decoded)) {
      append_markup(decoded, out);
    } else {
      const bool known = same_bytes && decoded.size() == written.size();
      out.append(decoded, known ? std::optional<std::uint64_t>(node.inner.begin) : std::nullopt);
    }
  }
  return out;
}

}  // namespace

PageFacts read_xml_page(std::string_view body, std::string_view url, const PageWants& wants) {
  const bool same = xml::is_utf8_xml(body);
  const std::string converted = same ? std::string{} : xml::xml_to_utf8(body);
  const std::string_view source = same ? body : std::string_view(converted);
  std::vector<Problem> problems;
  const xml::Tree tree(source, problems);

  Candidates found;
  read_url_date(url, found);
  const std::string_view head = source.substr(0, kHead);
  std::string title;
  if (is_feed(xml::read_prolog(head).root))
    title = read_feed(tree, url, found);
  else if (looks_like_jats(head) >= kSurelyJats)
    title = read_jats_front(tree, found);
  PageFacts facts = finish(std::move(found), title, url);
  facts.form = PageForm::xml;

  PageText text = text_of(tree, same);
  if (wants.cut) text.set_incomplete("the page was cut");
  text.finish();
  read_text(text, wants, facts);
  return facts;
}

}  // namespace citecheck
