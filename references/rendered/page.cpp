#include "references/rendered/page.hpp"

#include <array>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck::rendered {

namespace {

std::string_view without_scheme(std::string_view url) {
  const std::size_t slashes = url.find("//");
  return slashes == std::string_view::npos ? url : url.substr(slashes + 2);
}

/// Names that MediaWiki alone gives, and only to places of the same page.
bool is_wiki_fragment(std::string_view fragment) {
  return fragment.starts_with("cite_") || fragment.starts_with("CITEREF");
}

}  // namespace

Page::Page(std::string_view source) : source_(source), html_(source) {
  index();
}

bool Page::has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const auto parts = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    const std::size_t end = at + word.size();
    if ((at == 0 || parts(words[at - 1])) && (end == words.size() || parts(words[end]))) return true;
  }
  return false;
}

bool Page::has_role(Index node, std::string_view name) const {
  if (html_[node].attribute_count == 0) return false;
  if (has_word(attribute(node, "epub:type"), name)) return true;
  const std::string_view role = attribute(node, "role");
  if (!role.starts_with("doc-")) return false;
  return role.substr(4) == name;
}

void Page::index() {
  for (Index node = 1; node < size(); ++node) {
    const HtmlNode& element = html_[node];
    if (element.name.empty() || element.attribute_count == 0) continue;
    const bool link = element.name == "a";
    if (link && html_.has_attribute(node, "href")) links_.push_back(node);
    if (const auto id = attribute(node, "id"); !id.empty()) named_.try_emplace(id, node);
    if (link)
      if (const auto name = attribute(node, "name"); !name.empty()) named_.try_emplace(name, node);
    if (element.name == "link" && has_word(attribute(node, "rel"), "canonical"))
      address_ = attribute(node, "href");
    if (element.name == "meta" && address_.empty() && attribute(node, "property") == "og:url")
      address_ = attribute(node, "content");
  }
  address_ = std::string(trim(address_).substr(0, trim(address_).find('#')));
  for (const Index link : links_)
    if (const auto fragment = own_fragment(attribute(link, "href"))) {
      Anchor anchor{link, percent_decoded(*fragment), element_named(*fragment)};
      if (anchor.target == kNone) anchor.target = element_named(anchor.fragment);
      anchors_.push_back(std::move(anchor));
    }
}

/// What stands behind "#" where the rest of the address is the page's own: none of it, its path, its last
/// part, or all of it, as browsers save it.
std::optional<std::string_view> Page::own_fragment(std::string_view href) const {
  href = trim(href);
  const std::size_t hash = href.find('#');
  if (hash == std::string_view::npos || hash + 1 == href.size()) return std::nullopt;
  const std::string_view before = href.substr(0, hash), fragment = href.substr(hash + 1);
  if (before.empty() || is_wiki_fragment(fragment)) return fragment;
  if (address_.empty()) return std::nullopt;
  const std::string_view own = without_scheme(address_);
  if (before.find("//") != std::string_view::npos)
    return without_scheme(before) == own ? std::optional(fragment) : std::nullopt;
  const std::string_view path = own.substr(std::min(own.find('/'), own.size()));
  const bool same = before.front() == '/' ? before == path : before == path.substr(path.rfind('/') + 1);
  return same ? std::optional(fragment) : std::nullopt;
}

Index Page::element_named(std::string_view id) const {
  const auto found = named_.find(id);
  return found == named_.end() ? kNone : found->second;
}

}  // namespace citecheck::rendered
