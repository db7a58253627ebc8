#include "fuzz/read_a_page.hpp"

#include "checker/page/page.hpp"
#include "references/html/html.hpp"
#include "references/html/html_head.hpp"
#include "references/text.hpp"

namespace citecheck::test {

namespace {

std::string fault_of_tree(const HtmlTree& html, std::string_view source) {
  for (HtmlTree::Index i = 1; i < html.size(); ++i) {
    const HtmlNode& node = html[i];
    if (node.parent >= i) return "a node before its parent";
    if (node.end <= i || node.end > html[node.parent].end) return "a node that ends outside of its parent";
    if (node.source_begin > node.source_end || node.source_end > source.size())
      return "a node outside of the source";
    if (first_invalid_utf8(node.text)) return "text that is no UTF-8";
  }
  return {};
}

std::string fault_of_facts(const PageFacts& facts) {
  for (const auto* list : {&facts.titles, &facts.sites, &facts.types, &facts.identifiers, &facts.licences})
    for (const auto& one : *list) {
      if (first_invalid_utf8(one.value) || one.value.empty()) return "a value that is empty or no UTF-8";
      if (one.confidence < 0 || one.confidence > 100) return "a confidence out of range";
    }
  for (const auto* list : {&facts.published, &facts.modified})
    for (const auto& date : *list)
      if (!is_real(date.value)) return "a date that does not exist";
  for (const auto& list : facts.authors)
    if (list.value.empty()) return "a list of no authors";
  return {};
}

}  // namespace

std::string read_a_page(std::string_view bytes) {
  const std::string source = to_valid_utf8(bytes);
  HtmlHead with_tree;
  const HtmlTree html(source, with_tree);
  if (const std::string fault = fault_of_tree(html, source); !fault.empty()) return fault;
  const HtmlHead alone(source);
  if (alone.elements().size() != with_tree.elements().size()) return "a head that depends on the tree";
  const PageFacts facts = read_page(bytes, "", "https://example.org/2014/02/17/a");
  if (const std::string fault = fault_of_facts(facts); !fault.empty()) return fault;
  const PageFacts again = read_page(bytes, "", "https://example.org/2014/02/17/a");
  return again.text_length == facts.text_length && again.titles.size() == facts.titles.size()
             ? ""
             : "the same bytes read otherwise";
}

}  // namespace citecheck::test
