#pragma once
// Link: what an address that a page links to is good for: a source, an archived copy of one, an identifier
// that a resolver leads to, or a search that cites nothing.

#include <optional>
#include <string>
#include <string_view>

#include "references/citation.hpp"
#include "references/rendered/page.hpp"

namespace citecheck::rendered {

struct Link {
  enum class Kind : std::uint8_t { none, source, archive, resolver, search };
  Kind kind = Kind::none;  ///< `none`: it leads nowhere outside, or is no address of the web.
  Claim<Url> url;
  std::optional<Identifier> identifier;  ///< Of a resolver.
};

Link classify_link(std::string_view href);
/// The same of an <a>, with the place of its href.
Link link_of(const Page& page, Index a);

/// The attribute's bytes as a claim: `value` as given, the bytes as written.
template <typename T>
Claim<T> attribute_claim(const Page& page, Index node, std::string_view name, T value) {
  const Span span = page.html().attribute_span(node, name);
  return {std::move(value), std::string(span.of(page.source())), span};
}

/// The part of a host that is registered, as far as its form tells: "news.bbc.co.uk" is "bbc.co.uk".
std::string_view registered_host(std::string_view host);

/// True for the words of links that only say where they lead: "PubMed", "[CrossRef]", "Google Scholar".
bool is_resolver_name(std::string_view text);

}  // namespace citecheck::rendered
