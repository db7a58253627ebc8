// <head>: what a page states of itself in meta, link, title and html elements.

#include <algorithm>
#include <array>

#include "checker/page/candidates.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

enum class Field : std::uint8_t {
  title,
  author,
  published,
  modified,
  site,
  language,
  canonical,
  type,
  licence,
  free_access,
  identifier,
  doi,
  pmid,
  pmcid,
  arxiv,
  isbn,
  issn
};

struct MetaName {
  std::string_view name;  ///< Lower case, ":" and "." as in the wild.
  Field field;
  int confidence;
};

constexpr auto kMetaNames = std::to_array<MetaName>({
    {"citation_title", Field::title, 96},
    {"citation_author", Field::author, 96},
    {"citation_authors", Field::author, 94},
    {"citation_publication_date", Field::published, 95},
    {"citation_date", Field::published, 93},
    {"citation_online_date", Field::published, 92},
    {"citation_cover_date", Field::published, 80},
    {"citation_year", Field::published, 70},
    {"citation_journal_title", Field::site, 88},
    {"citation_language", Field::language, 90},
    {"bepress_citation_title", Field::title, 95},
    {"bepress_citation_author", Field::author, 95},
    {"bepress_citation_date", Field::published, 90},
    {"bepress_citation_online_date", Field::published, 85},
    {"eprints.title", Field::title, 94},
    {"eprints.creators_name", Field::author, 95},
    {"eprints.date", Field::published, 88},
    {"prism.publicationdate", Field::published, 92},
    {"prism.publicationname", Field::site, 85},
    {"dc.title", Field::title, 82},
    {"dcterms.title", Field::title, 82},
    {"dc.creator", Field::author, 84},
    {"dcterms.creator", Field::author, 84},
    {"dc.contributor.author", Field::author, 80},
    {"dc.date.issued", Field::published, 88},
    {"dcterms.issued", Field::published, 88},
    {"dcterms.date", Field::published, 62},
    {"dc.date", Field::published, 62},
    {"dc.date.created", Field::published, 64},
    {"dcterms.created", Field::published, 66},
    {"dcterms.available", Field::published, 74},
    {"dc.date.available", Field::published, 70},
    {"prism.onlinedate", Field::published, 80},
    {"dcterms.modified", Field::modified, 80},
    {"dc.date.modified", Field::modified, 80},
    {"dc.language", Field::language, 70},
    {"dcterms.language", Field::language, 70},
    {"citation_doi", Field::doi, 95},
    {"citation_pmid", Field::pmid, 95},
    {"citation_pmcid", Field::pmcid, 95},
    {"citation_arxiv_id", Field::arxiv, 95},
    {"citation_isbn", Field::isbn, 92},
    {"citation_issn", Field::issn, 88},
    {"citation_fulltext_world_readable", Field::free_access, 80},
    {"citation_publisher", Field::site, 50},
    {"citation_conference_title", Field::site, 80},
    {"citation_inbook_title", Field::site, 80},
    {"bepress_citation_doi", Field::doi, 92},
    {"bepress_citation_issn", Field::issn, 85},
    {"bepress_citation_journal_title", Field::site, 84},
    {"eprints.id_number", Field::identifier, 84},
    {"eprints.doi", Field::doi, 90},
    {"eprints.issn", Field::issn, 84},
    {"eprints.isbn", Field::isbn, 84},
    {"eprints.type", Field::type, 84},
    {"eprints.datestamp", Field::modified, 40},
    {"eprints.publication", Field::site, 80},
    {"prism.doi", Field::doi, 92},
    {"prism.issn", Field::issn, 86},
    {"prism.eissn", Field::issn, 86},
    {"prism.isbn", Field::isbn, 86},
    {"prism.title", Field::title, 80},
    {"prism.coverdate", Field::published, 78},
    {"prism.modificationdate", Field::modified, 80},
    {"prism.aggregationtype", Field::type, 50},
    {"dc.identifier", Field::identifier, 80},
    {"dcterms.identifier", Field::identifier, 80},
    {"dc.identifier.doi", Field::doi, 90},
    {"dc.type", Field::type, 70},
    {"dcterms.type", Field::type, 70},
    {"dc.rights", Field::licence, 50},
    {"dcterms.rights", Field::licence, 50},
    {"dcterms.license", Field::licence, 85},
    {"dc.rights.license", Field::licence, 80},
    {"dcterms.accessrights", Field::free_access, 60},
    {"og:type", Field::type, 68},
    {"article:content_tier", Field::free_access, 80},
    {"parsely-type", Field::type, 76},
    {"doi", Field::doi, 80},
    {"schema.isaccessibleforfree", Field::free_access, 84},
    {"schema.license", Field::licence, 80},
    {"og:title", Field::title, 86},
    {"og:site_name", Field::site, 95},
    {"og:locale", Field::language, 60},
    {"og:url", Field::canonical, 80},
    {"og:article:author", Field::author, 74},
    {"og:article:published_time", Field::published, 90},
    {"og:published_time", Field::published, 88},
    {"og:pubdate", Field::published, 82},
    {"og:updated_time", Field::modified, 75},
    {"article:published_time", Field::published, 93},
    {"article:published", Field::published, 90},
    {"article:publicationdate", Field::published, 88},
    {"article:published_date", Field::published, 88},
    {"article:post_date", Field::published, 85},
    {"article:modified_time", Field::modified, 90},
    {"article:modified", Field::modified, 85},
    {"article:author", Field::author, 76},
    {"article:author:name", Field::author, 80},
    {"article:author_name", Field::author, 78},
    {"article.published", Field::published, 88},
    {"article.created", Field::published, 80},
    {"article.updated", Field::modified, 80},
    {"twitter:title", Field::title, 74},
    {"parsely-title", Field::title, 88},
    {"parsely-author", Field::author, 84},
    {"parsely-pub-date", Field::published, 92},
    {"sailthru.title", Field::title, 84},
    {"sailthru.author", Field::author, 82},
    {"sailthru.date", Field::published, 86},
    {"cxenseparse:recs:publishtime", Field::published, 88},
    {"cxenseparse:author", Field::author, 78},
    {"datepublished", Field::published, 84},
    {"date_published", Field::published, 80},
    {"publish-date", Field::published, 82},
    {"publish_date", Field::published, 82},
    {"publishdate", Field::published, 82},
    {"published-date", Field::published, 82},
    {"publication_date", Field::published, 82},
    {"publicationdate", Field::published, 80},
    {"pubdate", Field::published, 76},
    {"dateposted", Field::published, 74},
    {"last-modified", Field::modified, 60},
    {"lastmod", Field::modified, 60},
    {"revised", Field::modified, 60},
    {"datemodified", Field::modified, 76},
    {"date", Field::published, 56},
    {"author", Field::author, 55},
    {"authors", Field::author, 57},
    {"byl", Field::author, 80},
    {"dc.author", Field::author, 78},
    {"title", Field::title, 66},
    {"headline", Field::title, 80},
    {"hdl", Field::title, 78},
    {"application-name", Field::site, 74},
    {"copyright", Field::site, 30},
    {"content-language", Field::language, 60},
    {"language", Field::language, 50},
});

/// "DC.Date.Issued", "dc:date", "DCTERMS.issued" and "schema:datePublished" as the table writes them.
std::string table_name(std::string_view name) {
  std::string key = to_lower_ascii(trim(name));
  for (const std::string_view prefix : {"dc:", "dcterms:", "dct:", "prism:", "schema:", "eprints:"})
    if (key.starts_with(prefix)) key[prefix.size() - 1] = '.';
  if (key.starts_with("dct.")) key.insert(3, "erms");
  if (key.starts_with("schema.")) {
    const std::string plain = key.substr(7);
    if (std::ranges::find(kMetaNames, plain, &MetaName::name) != kMetaNames.end()) return plain;
  }
  return key;
}

std::string_view scheme_of(Field field) {
  switch (field) {
    case Field::doi:
      return "doi";
    case Field::pmid:
      return "pmid";
    case Field::pmcid:
      return "pmcid";
    case Field::arxiv:
      return "arxiv";
    case Field::isbn:
      return "isbn";
    case Field::issn:
      return "issn";
    default:
      return "";
  }
}

/// "free", "metered" and "locked" are the tiers of article:content_tier.
void add_access(Candidates& found, std::string_view value, std::string_view source, int confidence) {
  const std::string word = to_lower_ascii(trim(value));
  // citation_fulltext_world_readable says so by being there.
  const bool is_free = source.ends_with("world_readable") || word == "true" || word == "free" ||
                       word == "open access" || word == "openaccess" ||
                       word == "info:eu-repo/semantics/openaccess";
  const bool is_closed = word == "false" || word == "locked" || word == "closed access";
  if (is_free || is_closed) add(found.free_access, is_free ? "true" : "false", source, confidence);
}

void add_to(Candidates& found, Field field, std::string_view value, const std::string& source,
            int confidence) {
  switch (field) {
    case Field::title:
      return add(found.titles, value, source, confidence);
    case Field::author:
      return add_author(found.authors, value, source, confidence);
    case Field::published:
      return add(found.published, value, source, confidence);
    case Field::modified:
      return add(found.modified, value, source, confidence);
    case Field::site:
      return add(found.sites, value, source, confidence);
    case Field::language:
      return add(found.languages, value, source, confidence);
    case Field::canonical:
      return add(found.canonical_urls, value, source, confidence);
    case Field::type:
      return add(found.types, value, source, confidence);
    case Field::licence:
      return add(found.licences, value, source, confidence);
    case Field::free_access:
      return add_access(found, value, source, confidence);
    default:
      return add_identifier(found, scheme_of(field), value, source, confidence);
  }
}

/// A name of a site's own that says what it holds ("photo:uploaded", "cse_author").
void read_unknown(const HtmlHead& head, const HeadElement& meta, const std::string& name, Candidates& found) {
  constexpr auto kPublished =
      std::to_array<std::string_view>({"publish", "pubdate", "pub_date", "pub-date", "uploaded",
                                       "releasedate", "release_date", "posted", "created"});
  constexpr auto kModified = std::to_array<std::string_view>({"modified", "updated", "lastmod"});
  const auto holds = [&](const auto& words) {
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return name.find(word) != std::string::npos; });
  };
  const std::string content = head.attribute(meta, "content");
  const bool dated = content.size() >= 8 && content[0] >= '0' && content[0] <= '9';
  if (dated && holds(kModified)) return add(found.modified, content, "meta " + name, 55);
  if (dated && holds(kPublished)) return add(found.published, content, "meta " + name, 55);
  // "smartbanner:author" is who made an app.
  if (name.find("banner") != std::string::npos || name.find("app") != std::string::npos) return;
  if (name.ends_with("author") || name.ends_with("author_name") || name.ends_with("author-name"))
    add_author(found.authors, content, "meta " + name, 58);
}

void read_meta(const HtmlHead& head, const HeadElement& meta, Candidates& found) {
  // Itemprop belongs to the microdata; a page may give the same name by "name", "property" or "http-equiv".
  for (const std::string_view attribute : {"name", "property", "http-equiv"}) {
    const auto name = head.raw_attribute(meta, attribute);
    if (!name || name->size() > 40) continue;
    const std::string key = table_name(*name);
    const auto row = std::ranges::find(kMetaNames, key, &MetaName::name);
    if (row == kMetaNames.end()) {
      if (attribute != "http-equiv") read_unknown(head, meta, key, found);
      continue;
    }
    // "Last-Modified" as an HTTP field is the file's date, not the text's.
    if (attribute == "http-equiv" && row->field != Field::language) continue;
    add_to(found, row->field, head.attribute(meta, "content"), "meta " + key, row->confidence);
    return;
  }
}

void read_link(const HtmlHead& head, const HeadElement& link, Candidates& found) {
  if (equal_ignoring_case(head.attribute(link, "rel"), "canonical"))
    return add(found.canonical_urls, head.attribute(link, "href"), "link canonical", 95);
  if (equal_ignoring_case(head.attribute(link, "rel"), "license"))
    add(found.licences, head.attribute(link, "href"), "link license", 88);
}

/// Twitter's labelled data, in which content managers name the author: label1 "Written by", data1 the name.
class LabelledData {
 public:
  void note(const HtmlHead& head, const HeadElement& meta, Candidates& found) {
    const std::string name = head.attribute(meta, "name");
    if (name == "twitter:label1")
      is_author_ =
          std::ranges::find(kLabels, to_lower_ascii(head.attribute(meta, "content"))) != kLabels.end();
    else if (name == "twitter:data1" && is_author_)
      add_author(found.authors, head.attribute(meta, "content"), "meta twitter:data1", 76);
  }

 private:
  static constexpr auto kLabels = std::to_array<std::string_view>(
      {"written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da",
       "geschreven door", "skriven av", "skrevet af", "skrevet av", "autor", "kirjoittanut", "napisane przez",
       "написано автором"});
  bool is_author_ = false;
};

}  // namespace

void read_head(const HtmlHead& head, Candidates& found) {
  LabelledData labelled;
  for (const HeadElement& element : head.elements()) {
    switch (element.name) {
      case HeadElement::Name::meta:
        read_meta(head, element, found);
        labelled.note(head, element, found);
        break;
      case HeadElement::Name::link:
        read_link(head, element, found);
        break;
      case HeadElement::Name::title:
        add(found.titles, HtmlHead::title_of(element), "title", 60);
        break;
      case HeadElement::Name::html: {
        const std::string lang = head.attribute(element, "lang");
        add(found.languages, lang.empty() ? head.attribute(element, "xml:lang") : lang, "html lang", 85);
        break;
      }
      case HeadElement::Name::base:
      case HeadElement::Name::json_ld:
        break;
    }
  }
}

}  // namespace citecheck
