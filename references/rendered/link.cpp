#include "references/rendered/link.hpp"

#include <algorithm>
#include <array>

#include "references/archive_url.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

using Kind = Identifier::Kind;

struct Resolver {
  std::string_view host, path;  ///< The host or a part of it behind a dot; what the path begins with.
  Kind kind;
};

constexpr auto kResolvers = std::to_array<Resolver>({{"doi.org", "/10.", Kind::doi},
                                                     {"pubmed.ncbi.nlm.nih.gov", "/", Kind::pmid},
                                                     {"ncbi.nlm.nih.gov", "/pubmed/", Kind::pmid},
                                                     {"ncbi.nlm.nih.gov", "/pmc/articles/", Kind::pmc},
                                                     {"pmc.ncbi.nlm.nih.gov", "/articles/", Kind::pmc},
                                                     {"arxiv.org", "/abs/", Kind::arxiv},
                                                     {"jstor.org", "/stable/", Kind::jstor},
                                                     {"worldcat.org", "/oclc/", Kind::oclc},
                                                     {"worldcat.org", "/issn/", Kind::issn},
                                                     {"hdl.handle.net", "/", Kind::hdl},
                                                     {"adsabs.harvard.edu", "/abs/", Kind::bibcode},
                                                     {"api.semanticscholar.org", "/CorpusID:", Kind::s2cid},
                                                     {"openlibrary.org", "/OL", Kind::ol}});

bool is_host(std::string_view host, std::string_view name) {
  if (!host.ends_with(name)) return false;
  return host.size() == name.size() || host[host.size() - name.size() - 1] == '.';
}

std::optional<Identifier> resolved(const Url& url) {
  for (const Resolver& resolver : kResolvers) {
    if (!is_host(url.host(), resolver.host) || !url.path().starts_with(resolver.path)) continue;
    std::string value = percent_decoded(url.path());
    value.erase(0, resolver.kind == Kind::doi || resolver.kind == Kind::ol ? 1 : resolver.path.size());
    if (resolver.kind == Kind::ol) value = value.starts_with("OL") ? value.substr(2) : value;
    while (value.ends_with('/')) value.pop_back();
    if (value.find_first_of("0123456789") == std::string::npos || first_invalid_utf8(value)) continue;
    if (resolver.kind == Kind::doi && !url.query().empty()) value.append("?").append(url.query());
    return normalise(resolver.kind, value);
  }
  return std::nullopt;
}

/// Lists of books by ISBN, searches for titles, services that tell where a library has a copy.
bool is_search(const Url& url) {
  if (url.host().starts_with("scholar.google.") ||
      url.path().find("Special:BookSources") != std::string::npos)
    return true;
  if (is_host(url.host(), "scopus.com") && url.path().starts_with("/inward")) return true;
  if (is_host(url.host(), "google.com") && (url.path() == "/search" || url.path() == "/books/feeds"))
    return true;
  return url.path().find("/openurl") != std::string::npos ||
         url.path().find("/linkout") != std::string::npos ||
         url.query().find("ctx_ver=Z39.88") != std::string::npos ||
         (is_host(url.host(), "ncbi.nlm.nih.gov") && url.path().find("entrez/query") != std::string::npos);
}

}  // namespace

Link classify_link(std::string_view href) {
  Link link;
  href = trim(href);
  // Line breaks and tabs inside are no part of an address (URL Standard, 4.4).
  std::string address;
  for (const char c : href)
    if (c != '\n' && c != '\r' && c != '\t') address += c;
  if (!address.starts_with("//") && address.find("://") == std::string::npos) return link;
  link.url.value = parse_url(address);
  if (!link.url.value.is_http()) return link;
  if (parse_archive_url(address)) {
    link.kind = Link::Kind::archive;
  } else if (link.identifier = resolved(link.url.value); link.identifier) {
    link.kind = Link::Kind::resolver;
  } else {
    link.kind = is_search(link.url.value) ? Link::Kind::search : Link::Kind::source;
  }
  return link;
}

Link link_of(const Page& page, Index a) {
  Link link = classify_link(page.attribute(a, "href"));
  link.url = attribute_claim(page, a, "href", std::move(link.url.value));
  return link;
}

std::string_view registered_host(std::string_view host) {
  static constexpr auto kSecondLevel = std::to_array<std::string_view>(
      {"ac", "asn", "co", "com", "edu", "go", "gob", "gov", "gouv", "gv", "net", "nic", "or", "org", "ne"});
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  const std::size_t second = host.rfind('.', last - 1);
  if (second == std::string_view::npos) return host;
  const std::string_view label = host.substr(second + 1, last - second - 1);
  const bool below = host.size() - last == 3 && std::ranges::find(kSecondLevel, label) != kSecondLevel.end();
  if (!below) return host.substr(second + 1);
  const std::size_t third = second == 0 ? std::string_view::npos : host.rfind('.', second - 1);
  return third == std::string_view::npos ? host : host.substr(third + 1);
}

bool is_resolver_name(std::string_view text) {
  static constexpr auto kNames = std::to_array<std::string_view>({"abstract",
                                                                  "abstract/free full text",
                                                                  "ads",
                                                                  "article",
                                                                  "cas",
                                                                  "central",
                                                                  "chemport",
                                                                  "cross ref",
                                                                  "crossref",
                                                                  "crossref full text",
                                                                  "download pdf",
                                                                  "doi",
                                                                  "find it",
                                                                  "free article",
                                                                  "free full text",
                                                                  "full text",
                                                                  "google preview",
                                                                  "google scholar",
                                                                  "isi",
                                                                  "link",
                                                                  "math",
                                                                  "mathscinet",
                                                                  "medline",
                                                                  "open url",
                                                                  "openurl",
                                                                  "pmc free article",
                                                                  "pubmed",
                                                                  "pubmed central",
                                                                  "pubmed abstract",
                                                                  "scopus",
                                                                  "search ads",
                                                                  "search google scholar",
                                                                  "view",
                                                                  "view article",
                                                                  "view in article",
                                                                  "view record",
                                                                  "web of science",
                                                                  "zbmath"});
  text = trim(text);
  while (!text.empty() && std::string_view("[(|,;").find(text.front()) != std::string_view::npos)
    text = trim(text.substr(1));
  while (!text.empty() && std::string_view("]).|,;").find(text.back()) != std::string_view::npos)
    text = trim(text.substr(0, text.size() - 1));
  if (text.size() > 30) return false;
  return std::ranges::find(kNames, to_lower_ascii(text)) != kNames.end();
}

}  // namespace citecheck::rendered
