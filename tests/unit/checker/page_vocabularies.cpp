// Every vocabulary in which pages describe themselves, one at a time.

#include "support/catch.hpp"
#include "unit/checker/page_reading.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

PageFacts of_meta(const std::vector<std::pair<std::string, std::string>>& pairs,
                  const std::string& attribute = "name") {
  std::string html = "<head>";
  for (const auto& [name, content] : pairs)
    html += "<meta " + attribute + "=\"" + name + "\" content=\"" + content + "\">";
  return read_html(html);
}

}  // namespace

TEST_CASE("Highwire tags", "[page][vocabulary]") {
  const PageFacts facts = of_meta({{"citation_title", "Tides of the inner harbour"},
                                   {"citation_author", "Doe, Jane Q."},
                                   {"citation_author", "van der Berg, Jan"},
                                   {"citation_author", "李娜"},
                                   {"citation_publication_date", "2014/02/17"},
                                   {"citation_online_date", "2014/01/03"},
                                   {"citation_doi", "https://doi.org/10.9876/TIDE.12"},
                                   {"citation_pmid", "12345678"},
                                   {"citation_arxiv_id", "1502.01234"},
                                   {"citation_issn", "0317-8471"},
                                   {"citation_language", "en"}});
  CHECK(best_of(facts.titles) == "Tides of the inner harbour");
  CHECK(authors_of(facts) == "Jane Q. Doe; Jan van der Berg; 李娜");
  CHECK(best_of(facts.published) == "2014-02-17");
  CHECK(facts.published.size() == 2);
  CHECK(has(facts.identifiers, "meta citation_doi", "doi:10.9876/TIDE.12"));
  CHECK(has(facts.identifiers, "meta citation_pmid", "pmid:12345678"));
  CHECK(has(facts.identifiers, "meta citation_arxiv_id", "arxiv:1502.01234"));
  CHECK(has(facts.identifiers, "meta citation_issn", "issn:0317-8471"));
  CHECK(best_of(of_meta({{"citation_fulltext_world_readable", ""}}).free_access) == "true");
  // All authors in one tag, and an identifier that is none.
  CHECK(authors_of(of_meta({{"citation_authors", "Doe, Jane; Roe, John"}})) == "Jane Doe; John Roe");
  CHECK(of_meta({{"citation_doi", "see below"}}).identifiers.empty());
}

TEST_CASE("Dublin Core in its spellings", "[page][vocabulary]") {
  for (const std::string prefix : {"DC.", "dc:", "DCTERMS.", "dcterms:", "dct:"}) {
    INFO(prefix);
    const PageFacts facts = of_meta({{prefix + "title", "Harbour atlas"},
                                     {prefix + "creator", "Doe, Jane"},
                                     {prefix + "language", "fr"},
                                     {prefix + "type", "Text"},
                                     {prefix + "identifier", "doi:10.9876/atlas"}});
    CHECK(best_of(facts.titles) == "Harbour atlas");
    CHECK(authors_of(facts) == "Jane Doe");
    CHECK(best_of(facts.languages) == "fr");
    CHECK(best_of(facts.types) == "Text");
    CHECK(best_of(facts.identifiers) == "doi:10.9876/atlas");
  }
  CHECK(best_of(of_meta({{"DC.date.issued", "2014-02-17"}}).published) == "2014-02-17");
  CHECK(best_of(of_meta({{"dcterms.issued", "2014-02"}}).published) == "2014-02");
  CHECK(best_of(of_meta({{"dcterms.modified", "2015-03-04"}}).modified) == "2015-03-04");
  CHECK(best_of(of_meta({{"dcterms.license", "https://example.org/licence"}}).licences) ==
        "https://example.org/licence");
}

TEST_CASE("PRISM, EPrints and bePress", "[page][vocabulary]") {
  const PageFacts prism = of_meta({{"prism.publicationDate", "2014-02-17"},
                                   {"prism.publicationName", "Harbour Letters"},
                                   {"prism.doi", "10.9876/hl.1"},
                                   {"prism.issn", "0317-8471"}});
  CHECK(best_of(prism.published) == "2014-02-17");
  CHECK(best_of(prism.sites) == "Harbour Letters");
  CHECK(best_of(prism.identifiers) == "doi:10.9876/hl.1");
  const PageFacts eprints = of_meta({{"eprints.title", "On quays"},
                                     {"eprints.creators_name", "Doe, Jane"},
                                     {"eprints.creators_name", "Roe, John"},
                                     {"eprints.date", "2014-02-17"},
                                     {"eprints.type", "thesis"},
                                     {"eprints.id_number", "10.9876/quay"}});
  CHECK(best_of(eprints.titles) == "On quays");
  CHECK(authors_of(eprints) == "Jane Doe; John Roe");
  CHECK(best_of(eprints.published) == "2014-02-17");
  CHECK(best_of(eprints.types) == "thesis");
  CHECK(best_of(eprints.identifiers) == "doi:10.9876/quay");
  const PageFacts bepress = of_meta({{"bepress_citation_title", "On locks"},
                                     {"bepress_citation_author", "Doe, Jane"},
                                     {"bepress_citation_date", "2014"},
                                     {"bepress_citation_doi", "10.9876/lock"}});
  CHECK(best_of(bepress.titles) == "On locks");
  CHECK(authors_of(bepress) == "Jane Doe");
  CHECK(best_of(bepress.published) == "2014");
  CHECK(best_of(bepress.identifiers) == "doi:10.9876/lock");
}

TEST_CASE("Open Graph, Twitter, Parse.ly and Sailthru", "[page][vocabulary]") {
  const PageFacts graph = of_meta({{"og:title", "A new crane"},
                                   {"og:site_name", "Harbour Post"},
                                   {"og:type", "article"},
                                   {"og:locale", "pt_BR"},
                                   {"og:url", "https://www.example.org/crane"},
                                   {"article:published_time", "2014-02-17T23:30:00-05:00"},
                                   {"article:modified_time", "2014-02-19T10:00:00Z"},
                                   {"article:content_tier", "metered"}},
                                  "property");
  CHECK(best_of(graph.titles) == "A new crane");
  CHECK(best_of(graph.sites) == "Harbour Post");
  CHECK(best_of(graph.types) == "article");
  CHECK(best_of(graph.languages) == "pt_BR");
  CHECK(best_of(graph.canonical_urls) == "https://www.example.org/crane");
  CHECK(best_of(graph.published) == "2014-02-17");
  CHECK(best_of(graph.modified) == "2014-02-19");
  CHECK(graph.free_access.empty());
  CHECK(best_of(of_meta({{"article:content_tier", "locked"}}, "property").free_access) == "false");

  const PageFacts twitter = of_meta(
      {{"twitter:title", "A new crane"}, {"twitter:label1", "Written by"}, {"twitter:data1", "Jane Doe"}});
  CHECK(best_of(twitter.titles) == "A new crane");
  CHECK(authors_of(twitter) == "Jane Doe");
  const PageFacts parsely = of_meta({{"parsely-title", "A new crane"},
                                     {"parsely-author", "Jane Doe"},
                                     {"parsely-author", "John Roe"},
                                     {"parsely-pub-date", "2014-02-17T10:00:00Z"}});
  CHECK(best_of(parsely.titles) == "A new crane");
  CHECK(authors_of(parsely) == "Jane Doe; John Roe");
  CHECK(best_of(parsely.published) == "2014-02-17");
  const PageFacts sailthru = of_meta({{"sailthru.title", "A new crane"},
                                      {"sailthru.author", "Jane Doe"},
                                      {"sailthru.date", "Mon, 17 Feb 2014 10:00:00 +0100"}});
  CHECK(best_of(sailthru.titles) == "A new crane");
  CHECK(authors_of(sailthru) == "Jane Doe");
  CHECK(best_of(sailthru.published) == "2014-02-17");
}

TEST_CASE("names of a site's own that say what they hold", "[page][vocabulary]") {
  CHECK(best_of(of_meta({{"photo:uploaded", "2014-02-17T04:36:36-05:00"}}).published) == "2014-02-17");
  CHECK(best_of(of_meta({{"cms_lastmodified", "2014-02-17"}}).modified) == "2014-02-17");
  CHECK(authors_of(of_meta({{"search_author", "Jane Doe"}})) == "Jane Doe");
  CHECK(of_meta({{"smartbanner:author", "Jane Doe"}}).authors.empty());
  CHECK(of_meta({{"published", "yesterday"}}).published.empty());
}

TEST_CASE("JSON-LD tells of the work: type, identifiers, licence, access", "[page][vocabulary]") {
  const PageFacts facts =
      read_html(R"(<script type="application/ld+json">{"@graph":[{"@type":"ScholarlyArticle",
    "headline":"On cranes","isAccessibleForFree":"False","license":"https://example.org/terms",
    "identifier":[{"@type":"PropertyValue","propertyID":"DOI","value":"10.9876/crane"},"urn:x"],
    "sameAs":"https://doi.org/10.9876/crane","author":"{ \"@type\":\"Person\", \"name\":\"Jane Doe\" }"},
    {"@type":"Organization","name":"Harbour Press"}]}</script>)");
  CHECK(best_of(facts.types) == "ScholarlyArticle");
  CHECK(has(facts.identifiers, "json-ld identifier", "doi:10.9876/crane"));
  CHECK(has(facts.identifiers, "json-ld sameAs", "doi:10.9876/crane"));
  CHECK(best_of(facts.licences) == "https://example.org/terms");
  CHECK(best_of(facts.free_access) == "false");
  CHECK(authors_of(facts) == "Jane Doe");
  CHECK(
      best_of(
          read_html(
              R"(<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":true}</script>)")
              .free_access) == "true");
}

TEST_CASE("RDFa Lite", "[page][vocabulary]") {
  const PageFacts facts = read_html(R"(<article vocab="https://schema.org/" typeof="Article">
    <h1 property="headline">The crane of the east quay</h1><span property="author" typeof="Person">
    <b property="name">x</b><span itemprop="name">Jane Doe</span></span>
    <time property="datePublished" datetime="2014-02-17">17 Feb</time>
    <span property="schema:dateModified" content="2014-03-01"></span>
    <a property="license" href="https://example.org/by">terms</a></article>)");
  CHECK(best_of(facts.titles) == "The crane of the east quay");
  CHECK(authors_of(facts) == "Jane Doe");
  CHECK(best_of(facts.published) == "2014-02-17");
  CHECK(best_of(facts.modified) == "2014-03-01");
  CHECK(best_of(facts.licences) == "https://example.org/by");
  const PageFacts core = read_html(R"(<h1 property="dc:title">The crane of the east quay</h1>
    <span property="dcterms:creator">Jane Doe</span><span property="dct:issued" content="2014-02-17"></span>)");
  CHECK(authors_of(core) == "Jane Doe");
  CHECK(best_of(core.published) == "2014-02-17");
}

TEST_CASE("microdata tells type, identifiers and access", "[page][vocabulary]") {
  const PageFacts facts = read_html(R"(<article itemscope itemtype="https://schema.org/NewsArticle">
    <h1 itemprop="headline">The crane of the east quay</h1><meta itemprop="isAccessibleForFree" content="False">
    <a itemprop="sameAs" href="https://doi.org/10.9876/east">doi</a></article>)");
  CHECK(best_of(facts.types) == "NewsArticle");
  CHECK(best_of(facts.free_access) == "false");
  CHECK(best_of(facts.identifiers) == "doi:10.9876/east");
}

TEST_CASE("hCard, hAtom and h-entry", "[page][vocabulary]") {
  const PageFacts atom =
      read_html(R"(<div class="hentry"><h2 class="entry-title">The crane of the east quay</h2>
    <span class="author vcard"><a class="url fn" href="/jane">Jane Doe</a></span>
    <abbr class="published" title="2014-02-17T09:00:00+06:00">today</abbr></div>)");
  CHECK(authors_of(atom) == "Jane Doe");
  CHECK(best_of(atom.published) == "2014-02-17");
  const PageFacts entry = read_html(R"(<div class="h-entry"><h1 class="p-name">The crane of the east quay</h1>
    <a class="p-author h-card" href="/jane">Jane Doe</a>
    <time class="dt-published" datetime="2014-02-17T09:00">today</time>
    <time class="dt-updated" datetime="2014-03-01T09:00">later</time></div>)");
  CHECK(authors_of(entry) == "Jane Doe");
  CHECK(best_of(entry.published) == "2014-02-17");
  CHECK(best_of(entry.modified) == "2014-03-01");
}

TEST_CASE("licences are linked", "[page][vocabulary]") {
  CHECK(best_of(read_html("<link rel=license href=https://example.org/by>").licences) ==
        "https://example.org/by");
  CHECK(best_of(read_html("<p>under <a rel='license nofollow' href=https://example.org/sa>these terms</a>")
                    .licences) == "https://example.org/sa");
}

TEST_CASE("what a page draws or keeps in reserve is not the page's", "[page][vocabulary]") {
  const PageFacts facts = read_html(
      "<svg><title>Icon</title></svg><template><title>Draft</title><meta name=author content='Jane "
      "Doe'></template>"
      "<title>Crane</title>");
  CHECK(best_of(facts.titles) == "Crane");
  CHECK(facts.authors.empty());
}
