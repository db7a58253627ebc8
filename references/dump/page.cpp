#include "references/dump/page.hpp"

#include <charconv>
#include <pugixml.hpp>

#include "references/text.hpp"

namespace citecheck::dump {

namespace {

/// The text of an element, from however many pieces (CDATA, comments between).
std::string text_of(const pugi::xml_node& element) {
  std::string text;
  for (const pugi::xml_node& child : element.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  return text;
}

}  // namespace

void read_root(std::span<char> xml, Site& site) {
  std::string element(xml.begin(), xml.end());  // A start tag alone: made an element.
  if (!element.ends_with("/>")) {
    element.back() = '/';
    element += '>';
  }
  pugi::xml_document document;
  if (document.load_buffer_inplace(element.data(), element.size(), pugi::parse_default, pugi::encoding_utf8))
    site.language = document.first_child().attribute("xml:lang").value();
}

void read_site_info(std::span<char> xml, Site& site) {
  pugi::xml_document document;
  if (!document.load_buffer_inplace(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8)) return;
  for (const pugi::xml_node& ns : document.first_child().child("namespaces").children("namespace"))
    site.namespaces.emplace(text_of(ns), ns.attribute("key").as_int());
}

std::string declared_encoding(std::span<char> xml) {
  pugi::xml_document document;
  const auto options = pugi::parse_default | pugi::parse_declaration | pugi::parse_fragment;
  document.load_buffer(xml.data(), xml.size(), options, pugi::encoding_utf8);
  const pugi::xml_node first = document.first_child();
  return first.type() == pugi::node_declaration ? first.attribute("encoding").value() : "";
}

PageHead read_head(std::string_view head) {
  constexpr std::string_view kNs = "<ns>";
  PageHead out;
  if (const std::size_t at = head.find(kNs); at != std::string_view::npos) {
    const char* const begin = head.data() + at + kNs.size();
    int ns = 0;
    if (std::from_chars(begin, head.data() + head.size(), ns).ec == std::errc{}) out.ns = ns;
  }
  out.redirect = head.find("<redirect") != std::string_view::npos;
  return out;
}

Result<Page> read_page(std::span<char> xml, bool cut) {
  pugi::xml_document document;
  const auto options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  const auto result = document.load_buffer_inplace(xml.data(), xml.size(), options, pugi::encoding_utf8);
  const pugi::xml_node element = document.first_child();
  if (!result && !cut)
    return tl::unexpected(Error{result.description(), static_cast<std::size_t>(result.offset)});
  Page page;
  page.title = text_of(element.child("title"));
  const pugi::xml_node revision = element.child("revision");
  if (const pugi::xml_node model = revision.child("model")) page.model = text_of(model);
  const pugi::xml_node text = revision.child("text");
  page.has_text =
      text.first_child() || (text && text.attribute("bytes").as_ullong() == 0 && !text.attribute("deleted"));
  page.text = text_of(text);
  return page;
}

int namespace_of(std::string_view title, const Site& site) {
  const std::size_t colon = title.find(':');
  if (colon == std::string_view::npos) return 0;
  const auto found = site.namespaces.find(title.substr(0, colon));
  return found == site.namespaces.end() ? 0 : found->second;
}

bool is_redirect(std::string_view text) {
  return starts_with_ignoring_case(trim(text), "#redirect");
}

}  // namespace citecheck::dump
