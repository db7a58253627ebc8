#include "unit/references/works.hpp"

#include <memory>
#include <sstream>

#include "support/catch.hpp"
#include "unit/references/docx/docx_file.hpp"
#include "unit/references/sound.hpp"

namespace citecheck::test {

namespace {

/// The template with "$family", "$given", ... of the work put in, and "$n" as its number.
std::string filled(std::string_view form, const Work& work, std::size_t number) {
  const std::vector<std::pair<std::string_view, std::string>> values{
      {"$key", work.key},   {"$family", work.family}, {"$given", work.given}, {"$title", work.title},
      {"$year", work.year}, {"$doi", work.doi},       {"$url", work.url},     {"$n", std::to_string(number)}};
  std::string out;
  for (std::size_t at = 0; at < form.size();) {
    bool found = false;
    for (const auto& [name, value] : values)
      if (!found && form.substr(at).starts_with(name)) {
        out += value;
        at += name.size();
        found = true;
      }
    if (!found) out += form[at++];
  }
  return out;
}

std::string for_each(const std::vector<Work>& works, std::string_view form, std::string_view between = "") {
  std::string out;
  for (std::size_t i = 0; i < works.size(); ++i)
    out.append(i == 0 ? "" : between).append(filled(form, works[i], i + 1));
  return out;
}

constexpr std::string_view kItem =
    R"({"id": "$key", "type": "article-journal", "title": "$title", "container-title": "Journal of Seas",)"
    R"( "author": [{"family": "$family", "given": "$given"}], "issued": {"date-parts": [[$year]]},)"
    R"( "DOI": "$doi", "URL": "$url"})";
constexpr std::string_view kCiteTemplate =
    "A fact.<ref name=\"$key\">{{cite journal |last=$family |first=$given |title=$title |journal=Journal of "
    "Seas "
    "|date=$year |doi=$doi |url=$url}}</ref>\n";

std::string docx(const std::vector<Work>& works) {
  std::string body;
  for (const Work& work : works)
    body +=
        paragraph(run("A fact ") + field("ADDIN ZOTERO_ITEM CSL_CITATION {\"citationItems\":[{\"itemData\":" +
                                             filled(kItem, work, 1) + "}]}",
                                         run("(" + work.family + ")")));
  return docx_of(body);
}

std::string html(const std::vector<Work>& works) {
  return "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Seas</title></head><body><div "
         "class=\"mw-parser-output\"><h1>Seas</h1>\n" +
         for_each(works,
                  "<p>A fact.<sup id=\"cite_ref-$n\" class=\"reference\"><a "
                  "href=\"#cite_note-$n\">[$n]</a></sup></p>\n") +
         "<h2>References</h2>\n<ol class=\"references\">\n" +
         for_each(
             works,
             "<li id=\"cite_note-$n\"><span class=\"mw-cite-backlink\"><a href=\"#cite_ref-$n\">^</a></span> "
             "<span class=\"reference-text\"><cite class=\"citation journal cs1\">$family, $given ($year). "
             "<a "
             "class=\"external text\" href=\"$url\">\"$title\"</a>. <i>Journal of Seas</i>. <a "
             "href=\"https://en.wikipedia.org/wiki/Doi_(identifier)\">doi</a>:<a "
             "href=\"https://doi.org/$doi\">$doi</a>.</cite></span></li>\n") +
         "</ol></div></body></html>\n";
}

std::string jats(const std::vector<Work>& works) {
  return "<?xml "
         "version=\"1.0\"?>\n<article><front><article-meta><title-group><article-title>Seas</article-title>"
         "</title-group></article-meta></front>\n<body><p>" +
         for_each(works, "A fact <xref ref-type=\"bibr\" rid=\"B$n\">$n</xref>. ") +
         "</p></body>\n<back><ref-list>\n" +
         for_each(
             works,
             "<ref id=\"B$n\"><element-citation publication-type=\"journal\"><person-group "
             "person-group-type=\"author\"><name><surname>$family</surname><given-names>$given</given-names>"
             "</name></person-group><year>$year</year><article-title>$title</article-title><source>Journal "
             "of "
             "Seas</source><pub-id pub-id-type=\"doi\">$doi</pub-id><ext-link ext-link-type=\"uri\" "
             "xlink:href=\"$url\">$url</ext-link></element-citation></ref>\n") +
         "</ref-list></back></article>\n";
}

std::string tei(const std::vector<Work>& works) {
  return "<?xml version=\"1.0\"?>\n<TEI "
         "xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt>"
         "<title>Seas</title></titleStmt></fileDesc></teiHeader>\n<text><body><p>" +
         for_each(works, "A fact <ref type=\"bibr\" target=\"#b$n\">[$n]</ref>. ") +
         "</p></body><back><div><listBibl>\n" +
         for_each(
             works,
             "<biblStruct xml:id=\"b$n\"><analytic><title "
             "level=\"a\">$title</title><author><persName><forename>"
             "$given</forename><surname>$family</surname></persName></author><idno "
             "type=\"DOI\">$doi</idno><ptr "
             "target=\"$url\"/></analytic><monogr><title level=\"j\">Journal of Seas</title><imprint><date "
             "when=\"$year\"/></imprint></monogr></biblStruct>\n") +
         "</listBibl></div></back></text></TEI>\n";
}

std::string latex(const std::vector<Work>& works) {
  return "\\documentclass{article}\n\\title{Seas}\n\\begin{document}\n" +
         for_each(works, "A fact \\cite{$key}.\n") + "\\begin{thebibliography}{9}\n" +
         for_each(works,
                  "\\bibitem{$key} $family, $given. ``$title.'' \\emph{Journal of Seas}, $year. "
                  "\\href{https://doi.org/$doi}{doi:$doi}. \\url{$url}\n") +
         "\\end{thebibliography}\n\\end{document}\n";
}

std::string markdown(const std::vector<Work>& works) {
  return "---\ntitle: Seas\nreferences:\n" +
         for_each(
             works,
             "- id: $key\n  type: article-journal\n  title: \"$title\"\n  author:\n  - family: $family\n    "
             "given: $given\n  issued:\n    date-parts: [[$year]]\n  DOI: $doi\n  URL: $url\n") +
         "---\n\n# Seas\n\n" + for_each(works, "A fact [@$key].\n");
}

std::string dump(const std::vector<Work>& works) {
  return "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" version=\"0.11\" xml:lang=\"en\">\n"
         "<page><title>Seas</title><ns>0</ns><id>1</id><revision><id>2</id><model>wikitext</model><text "
         "xml:space=\"preserve\">" +
         xml_escaped(for_each(works, kCiteTemplate)) + "</text></revision></page>\n</mediawiki>\n";
}

}  // namespace

std::vector<Work> two_works(const std::string& in_first_title, const std::string& in_second_title) {
  return {{"adler1998", "Adler", "Ruth", "Charts of " + in_first_title + " along the coast", "1998",
           "10.5555/seas.1", "https://example.org/seas/1?a=b"},
          {"berg2004", "Berg", "Ole", "Depths of " + in_second_title + " and what lives there", "2004",
           "10.5555/seas.2", "https://example.com/depths"}};
}

std::string article_in(Format format, const std::vector<Work>& works) {
  switch (format) {
    case Format::bibtex:
      return for_each(
          works,
          "@article{$key,\n  author = {$family, $given},\n  title = {$title},\n  journal = {Journal of "
          "Seas},\n  year = {$year},\n  doi = {$doi},\n  url = {$url}\n}\n\n");
    case Format::csl_json:
      return "[\n" + for_each(works, kItem, ",\n") + "\n]\n";
    case Format::docx:
      return docx(works);
    case Format::html:
      return html(works);
    case Format::jats:
      return jats(works);
    case Format::latex:
      return latex(works);
    case Format::markdown:
      return markdown(works);
    case Format::mediawiki_dump:
      return dump(works);
    case Format::ris:
      return for_each(
          works,
          "TY  - JOUR\nAU  - $family, $given\nTI  - $title\nJO  - Journal of Seas\nPY  - $year\nDO  - "
          "$doi\nUR  - $url\nER  - \n\n");
    case Format::tei:
      return tei(works);
    case Format::text:
      return "Seas\n\n" + for_each(works, "A fact.[$n] ") + "\n\nReferences\n\n" +
             for_each(works, "$n. $family, $given ($year). \"$title\". Journal of Seas. doi:$doi. $url\n");
    case Format::wikitext:
      return "'''Seas''' are [[water]].\n" + for_each(works, kCiteTemplate) +
             "\n== References ==\n{{reflist}}\n";
  }
  return {};
}

std::vector<Article> read_all(Format format, const std::string& bytes) {
  const auto reader =
      find_format(name_of(format))->open(std::make_unique<std::istringstream>(bytes), "seas", {});
  std::vector<Article> out;
  while (auto article = reader->next()) {
    if (const std::string fault = unsound(*article); !fault.empty()) FAIL(name_of(format) << ": " << fault);
    out.push_back(*std::move(article));
  }
  return out;
}

std::string shown(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& article : articles)
    for (const Citation& citation : article.citations) {
      if (citation.issued) out += std::to_string(citation.issued->value.begin.year);
      out += " | " + (citation.title ? citation.title->value : "") + " |";
      for (const auto& claim : citation.identifiers)
        if (claim.value.kind == Identifier::Kind::doi) out += " " + claim.value.value;
      out += " | " + (citation.url ? citation.url->value.href() : "") + "\n";
    }
  return out;
}

std::string problem_kinds(const std::vector<Article>& articles) {
  std::string out;
  for (const Article& article : articles)
    for (const Problem& problem : article.problems) out.append(problem.kind).append(";");
  return out;
}

}  // namespace citecheck::test
