// Lists of references on pages that no wiki made, and the marks that lead to them.
#include "unit/references/rendered/read_html.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

const std::string kPandoc =
    R"html(<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tides</title></head><body>
<h1>On Tides</h1><p>Tides turn<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> and turn<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a>. As <span class="citation" data-cites="smith2014">Smith (<a href="#ref-smith2014" role="doc-biblioref">2014</a>)</span> says; lost<a href="#fn9" class="footnote-ref" id="fnref9" role="doc-noteref"><sup>9</sup></a>.</p>
<h1 class="unnumbered" id="bibliography">Bibliography</h1>
<div id="refs" class="references csl-bib-body hanging-indent" data-entry-spacing="0" role="list">
<div id="ref-smith2014" class="csl-entry" role="listitem">Smith, Ann. 2014. <em>The Book of Tides</em>. London: Tide Books. <a href="https://books.example/tides">https://books.example/tides</a>.</div>
<div id="ref-roe2001" class="csl-entry" role="listitem">Roe, Richard. 2001. <span>“On Salt.”</span> <em>Journal of Marshes</em> 12 (3): 45–67. <a href="https://doi.org/10.1000/182">https://doi.org/10.1000/182</a>.</div></div>
<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr /><ol>
<li id="fn1"><p>Jane Doe, “The Sea at Night,” <em>Coast Weekly</em>, May 5, 2014, <a href="https://coast.example/night" class="uri">https://coast.example/night</a>.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>
<li id="fn2"><p>A mere remark.<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></body></html>)html";

const std::string kPublisher =
    R"html(<!DOCTYPE html><html lang="en"><head><title>Salt | Journal</title><meta name="citation_reference" content="citation_title=On salt; citation_author=J Doe; citation_volume=12"></head><body><main><article><h1>Salt in marshes</h1><p>Known<sup><a href="#ref-CR1" data-track="x">1</a>,<a href="#ref-CR2">2</a></sup> and others<sup><a href="#ref-CR2">2</a>–<a href="#ref-CR5">5</a></sup>.</p>
<section aria-labelledby="Bib1" data-title="References"><div class="c-article-section" id="Bib1-section"><h2 class="c-article-section__title" id="Bib1">References</h2><div class="c-article-section__content"><div data-container-section="references"><ol class="c-article-references" data-track-component="outbound reference">
<li class="c-article-references__item js-c-reading-companion-references-item" data-counter="1."><p class="c-article-references__text" id="ref-CR1">Doe, J., Roe, R. On salt and its uses. <i>J. Marshes</i> <b>12</b>, 45–67 (2001).</p><p class="c-article-references__links u-hide-print"><a href="https://doi.org/10.1000%2F182" data-track="x">Article</a>&nbsp; <a href="http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&amp;db=PubMed&amp;list_uids=12345">PubMed</a>&nbsp; <a href="http://scholar.google.com/scholar_lookup?&amp;title=On%20salt">Google Scholar</a>&nbsp;</p></li>
<li class="c-article-references__item" data-counter="2."><p class="c-article-references__text" id="ref-CR2">Poe, A. <i>Mills</i> (Tide Books, 1999).</p></li>
<li class="c-article-references__item" data-counter="3."><p class="c-article-references__text" id="ref-CR3">Third, T. Work three. <i>Nature</i> <b>1</b>, 2 (2003).</p></li>
<li class="c-article-references__item" data-counter="4."><p class="c-article-references__text" id="ref-CR4">Fourth, F. Work four. <i>Nature</i> <b>1</b>, 3 (2004).</p></li>
<li class="c-article-references__item" data-counter="5."><p class="c-article-references__text" id="ref-CR5">Fifth, F. Work five. <a href="https://five.example/work">https://five.example/work</a> (2005).</p></li></ol></div></div></div></section></article></main><footer><ul><li><a href="https://partner.example/x">Partner 2020</a></li></ul></footer></body></html>)html";

const std::string kArxiv =
    R"html(<!DOCTYPE html><html lang="en"><head><title>Deep Tides</title></head><body><div class="ltx_page_main"><article class="ltx_document"><h1 class="ltx_title ltx_title_document">Deep Tides</h1><p class="ltx_p">Known <cite class="ltx_cite ltx_citemacro_citep">[<a href="#bib.bib1" class="ltx_ref">1</a>, <a class="ltx_ref" href="#bib.bib2">2</a>]</cite>.</p>
<section id="bib" class="ltx_bibliography"><h2 class="ltx_title ltx_title_bibliography">References</h2><ul class="ltx_biblist">
<li id="bib.bib1" class="ltx_bibitem"><span class="ltx_tag ltx_role_refnum ltx_tag_bibitem">[1]</span><span class="ltx_bibblock">Jane Doe and Richard Roe.</span><span class="ltx_bibblock">On learning tides.</span><span class="ltx_bibblock"><em class="ltx_emph ltx_font_italic">arXiv preprint arXiv:1501.00001</em>, 2015.</span></li>
<li id="bib.bib2" class="ltx_bibitem"><span class="ltx_tag ltx_role_refnum ltx_tag_bibitem">Poe [2016]</span><span class="ltx_bibblock">Ada Poe.</span><span class="ltx_bibblock"><em>Mills that learn</em>.</span><span class="ltx_bibblock">Tide Books, 2016.</span><span class="ltx_bibblock">URL <a href="https://mills.example/learn" class="ltx_ref ltx_url">https://mills.example/learn</a>.</span></li></ul></section></article></div></body></html>)html";

const std::string kSphinx =
    R"html(<!DOCTYPE html><html lang="en"><body><div class="body" role="main"><section id="x"><h1>Docs<a class="headerlink" href="#x" title="Link">¶</a></h1><p>See <a class="reference internal" href="#doe2014" id="id1"><span>[Doe2014]</span></a>, twice <a class="reference internal" href="#doe2014" id="id2"><span>[Doe2014]</span></a> and <a class="footnote-reference brackets" href="#f1" id="id3" role="doc-noteref"><span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a>.</p>
<p class="rubric">References</p><div role="list" class="citation-list"><div class="citation" id="doe2014" role="doc-biblioentry"><span class="label"><span class="fn-bracket">[</span>Doe2014<span class="fn-bracket">]</span></span><span class="backrefs">(<a role="doc-backlink" href="#id1">1</a>,<a role="doc-backlink" href="#id2">2</a>)</span><p>Doe, Jane (2014). <em>The Handbook of Tides</em>. Tide Books. <a class="reference external" href="https://handbook.example">https://handbook.example</a></p></div></div>
<p class="rubric">Footnotes</p><aside class="footnote-list brackets"><aside class="footnote brackets" id="f1" role="doc-footnote"><span class="label"><span class="fn-bracket">[</span><a role="doc-backlink" href="#id3">1</a><span class="fn-bracket">]</span></span><p>See <a class="reference external" href="https://tides.example/guide">the guide to tides</a>.</p></aside></aside></section></div>
<dl class="footnote brackets"><dt class="label" id="id9"><span class="brackets"><a class="fn-backref" href="#id8">2</a></span></dt><dd><p>Old style (2010). <a href="https://old.example/">https://old.example/</a></p></dd></dl></body></html>)html";

const std::string kGitHub =
    R"html(<html lang="en"><body><main><article><h1>Post</h1><p>One<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup> again<sup><a href="#user-content-fn-1" id="user-content-fnref-1-2" data-footnote-ref>1</a></sup> two<sup><a href="#user-content-fn-b" id="user-content-fnref-b" data-footnote-ref>2</a></sup>.</p><p>Other <a href="https://body.example/x">body link</a>.</p>
<section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2><ol><li id="user-content-fn-1"><p>Jane Doe, <a href="https://doe.example/a">“A page on tides”</a>, 2014. <a href="#user-content-fnref-1" data-footnote-backref aria-label="Back to reference 1" class="data-footnote-backref">↩</a> <a href="#user-content-fnref-1-2" data-footnote-backref class="data-footnote-backref">↩<sup>2</sup></a></p></li><li id="user-content-fn-b"><p><a href="https://bare.example/page">https://bare.example/page</a> <a href="#user-content-fnref-b" data-footnote-backref class="data-footnote-backref">↩</a></p></li></ol></section></article></main></body></html>)html";

const std::string kWord =
    R"html(<html><head><meta charset="windows-1252"><title>Word</title></head><body lang=EN-US><div class=WordSection1><p class=MsoNormal>Text<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span>[1]</span></span></a> and<a href="#_ftn2" name="_ftnref2" title=""><span class=MsoFootnoteReference>[2]</span></a>.</p></div>
<div><br clear=all><hr align=left size=1 width="33%"><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span>[1]</span></span></a> Doe, Jane, <i>The Book of Tides</i> (London: Tide Books, 2014), p. 12.</p></div><div id=ftn2><p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2" title=""><span class=MsoFootnoteReference>[2]</span></a> See http://sea.example/two.</p></div></div></body></html>)html";

const std::string kKramdown =
    R"html(<html lang="en"><body><article><h1>K</h1><p>a<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote" role="doc-noteref">1</a></sup> b<sup id="fnref:1:1"><a href="#fn:1" class="footnote" rel="footnote" role="doc-noteref">1</a></sup> c<sup id="fnref:note"><a href="#fn:note" class="footnote" rel="footnote" role="doc-noteref">2</a></sup></p>
<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>Jane Doe. <a href="https://doe.example/t">Tides of old</a>. 2001. <a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a> <a href="#fnref:1:1" class="reversefootnote" role="doc-backlink">&#8617;<sup>2</sup></a></p></li><li id="fn:note"><p>Ibid. <a href="#fnref:note" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li></ol></div></article></body></html>)html";

const std::string kNewsletter =
    R"html(<html lang="en"><body><article><h1>S</h1><div class="body markup"><p>a<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1-123" href="#footnote-1-123" target="_self">1</a> b<a class="footnote-anchor" id="footnote-anchor-2-123" href="#footnote-2-123">2</a></p>
<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1-123" href="#footnote-anchor-1-123" class="footnote-number" contenteditable="false" target="_self">1</a><div class="footnote-content"><p>Doe, <em>Tides of old</em>, 2001. <a href="https://doe.example/t">Link here now</a></p></div></div>
<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-2-123" href="#footnote-anchor-2-123" class="footnote-number">2</a><div class="footnote-content"><p>See <a href="https://roe.example/salt">Roe on salt</a></p></div></div></div></article></body></html>)html";

const std::string kParts =
    R"html(<html lang="en"><body><article><h1>ELS</h1><p>Known <a class="anchor anchor-primary" href="#bib1" name="bbib1" id="bbib1"><span>[1]</span></a>, <a href="#bib2" name="bbib2" id="bbib2">[2]</a>.</p><section class="bibliography u-font-serif text-s" id="cebib1"><h2>References</h2><section class="bibliography-sec"><ol class="references" id="reference-links-cebib1sec1"><li><span class="label u-font-sans"><a href="#bbib1" id="ref-id-bib1" class="anchor">[1]</a></span><span class="reference" id="bib1"><div class="contribution"><div class="authors u-font-sans">J. Doe, R. Roe</div><div id="ref-id-sref1" class="title text-m">On salt and its uses</div></div><div class="host u-font-sans">J. Marshes, 12 (2001), pp. 45-67</div><div class="ReferenceLinks u-font-sans"><a href="https://doi.org/10.1000/182"><span>Crossref</span></a><a href="https://scholar.google.com/scholar_lookup?x"><span>Google Scholar</span></a></div></span></li><li><span class="label"><a href="#bbib2" id="ref-id-bib2">[2]</a></span><span class="other-ref" id="bib2">A. Poe, Mills of clay, 2003</span></li></ol></section></section></article></body></html>)html";

const std::string kArchive =
    R"html(<html lang="en"><body><main><article><h1>PMC</h1><p>Known [<a href="#B1" class="usa-link" aria-describedby="B1">1</a>, <a href="#B2" class="usa-link">2</a>].</p><section id="ref-list1" class="ref-list"><h2 class="pmc_sec_title">References</h2><section id="ref-list1_sec2"><ul class="ref-list font-sm" style="list-style-type:none"><li id="B1"><span class="label">1.</span><cite>Doe J, Roe R. On salt and its uses. <em>J Marsh</em> 2001;12:45–67. doi: 10.1000/182.</cite> [<a href="https://doi.org/10.1000/182" class="usa-link">DOI</a>] [<a href="/articles/PMC123/" class="usa-link">PMC free article</a>] [<a href="https://pubmed.ncbi.nlm.nih.gov/12345/">PubMed</a>] [<a href="https://scholar.google.com/scholar_lookup?x=y">Google Scholar</a>]</li><li id="B2"><span class="label">2.</span><cite>Poe A. Mills of clay. York: Clay Press; 2003.</cite> [<a href="https://scholar.google.com/scholar_lookup?x=z">Google Scholar</a>]</li></ul></section></section></article></main></body></html>)html";

const std::string kItalics =
    R"html(<html lang="en"><body><article><h1>MDPI</h1><div class="html-p">Known [<a href="#B1-x" class="html-bibr">1</a>,<a href="#B2-x" class="html-bibr">2</a>].</div><section id="html-references_list"><h2>References</h2><ol class="html-xxx"><li id="B1-x" class="html-x" data-content="1.">Doe, J.; Roe, R. On salt and its uses. <span class="html-italic">J. Mar.</span> <b>2001</b>, <span class="html-italic">12</span>, 45–67. [<a href="https://scholar.google.com/scholar_lookup?t" class="google-scholar">Google Scholar</a>] [<a href="https://doi.org/10.1000/182" class="cross-ref">CrossRef</a>]</li><li id="B2-x" class="html-x" data-content="2.">Poe, A. <span class="html-italic">Mills of Clay</span>; Clay Press: York, UK, 2003. Available online: <a href="https://clay.example/mills">https://clay.example/mills</a> (accessed on 3 May 2014).</li></ol></section></article></body></html>)html";

}  // namespace

TEST_CASE("Pandoc's footnotes and bibliography", "[rendered][lists]") {
  const Article article = read_html(kPandoc);
  CHECK(article.title == "On Tides");
  CHECK(counts(article) == ":1/- :0/- 1:1/1 2:1/1");
  CHECK(dangling(article) == "9");
  CHECK(article.citations[0].ref_name == "ref-smith2014");
  CHECK(article.citations[1].ref_name.empty());
  CHECK(value(article.citations[0].title) == "The Book of Tides");
  CHECK(value(article.citations[0].url) == "https://books.example/tides");
  CHECK(value(article.citations[1].container_title) == "Journal of Marshes");
  CHECK(identifiers(article.citations[1]) == "DOI 10.1000/182");
  CHECK(value(labelled(article, "1").title) == "The Sea at Night");
  CHECK(value(labelled(article, "1").issued) == "2014-05-05");
  CHECK(value(labelled(article, "2").title) == "");
}

TEST_CASE("a publisher's list with services behind each entry, and ranges of marks", "[rendered][lists]") {
  const Article article = read_html(kPublisher);
  CHECK(article.title == "Salt in marshes");
  CHECK(counts(article) == "1:1/- 2:2/- 3:1/- 4:1/- 5:1/-");
  CHECK(identifiers(labelled(article, "1")) == "DOI 10.1000/182");
  CHECK(value(labelled(article, "1").url) == "");
  CHECK(value(labelled(article, "3").container_title) == "Nature");
  CHECK(value(labelled(article, "3").title) != "Nature 1, 2 (2003)");
  CHECK(value(labelled(article, "5").url) == "https://five.example/work");
}

TEST_CASE("arXiv's HTML", "[rendered][lists]") {
  const Article article = read_html(kArxiv);
  CHECK(counts(article) == "1:1/- Poe [2016]:1/-");
  CHECK(value(article.citations[0].title) == "On learning tides");
  CHECK(names(article.citations[0].authors) == "Doe, Jane; Roe, Richard");
  CHECK(identifiers(article.citations[0]) == "arXiv 1501.00001");
  CHECK(value(article.citations[1].title) == "Mills that learn");
  CHECK(value(article.citations[1].url) == "https://mills.example/learn");
}

TEST_CASE("Sphinx's citations and footnotes, new and old", "[rendered][lists]") {
  const Article article = read_html(kSphinx);
  REQUIRE(article.citations.size() == 3);
  CHECK(counts(article) == "Doe2014:2/2 1:1/1 2:0/-");
  CHECK(value(article.citations[0].title) == "The Handbook of Tides");
  CHECK(value(article.citations[0].url) == "https://handbook.example");
  CHECK(value(article.citations[1].title) == "the guide to tides");
  CHECK(article.citations[0].group == "");
  CHECK(article.citations[1].group != article.citations[2].group);
}

TEST_CASE("footnotes of Markdown with several marks each", "[rendered][lists]") {
  const Article article = read_html(kGitHub);
  CHECK(counts(article) == "1:2/2 2:1/1");
  CHECK(value(labelled(article, "1").title) == "A page on tides");
  CHECK(value(labelled(article, "1").url) == "https://doe.example/a");
  CHECK(value(labelled(article, "2").url) == "https://bare.example/page");
}

TEST_CASE("footnotes of word processors stand in no list", "[rendered][lists]") {
  const Article article = read_html(kWord);
  CHECK(counts(article) == "1:1/1 2:1/1");
  CHECK(value(labelled(article, "2").url) == "http://sea.example/two");
}

TEST_CASE("WordPress's footnotes", "[rendered][lists]") {
  const Article block = read_html(
      "<article><h1>Post</h1><p>One<sup data-fn='ab' class='fn'><a href='#ab' id='ab-link'>1</a></sup>.</p>"
      "<ol class='wp-block-footnotes'><li id='ab'>Jane Doe, <a href='https://doe.example/a'>“A page on "
      "tides”</a>, 2014. "
      "<a href='#ab-link' aria-label='Jump to footnote reference 1'>↩︎</a></li></ol></article>");
  CHECK(counts(block) == "1:1/1");
  CHECK(value(block.citations[0].title) == "A page on tides");
  const Article plugin = read_html(
      "<article><p>One<sup class='modern-footnotes-footnote'><a href='javascript:void(0)'>1</a></sup><sup "
      "class='footnote_referrer'><a><sup id='footnote_plugin_tooltip_1'>[1]</sup></a></sup></p><div "
      "class='footnotes_reference_container'><p><span>References</span></p><table><tbody "
      "id='footnote_references_container'><tr class='footnotes_plugin_reference_row'><th scope='row' "
      "id='footnote_plugin_reference_1'>1</th><td class='footnote_plugin_text'>Doe, Jane (2014). "
      "<a href='https://doe.example/b'>Tides</a>.</td></tr></tbody></table></div></article>");
  REQUIRE(plugin.citations.size() == 1);
  CHECK(value(plugin.citations[0].url) == "https://doe.example/b");
}

TEST_CASE("roles of DPUB and EPUB mark notes wherever they stand", "[rendered][lists]") {
  const Article article = read_html(
      "<html xmlns:epub='http://www.idpf.org/2007/ops'><body><p>a<a epub:type='noteref' href='#n1'>1</a> b<a "
      "role='doc-noteref' href='#n2'>2</a> c<a epub:type='noteref' href='#n3'>3</a></p><aside "
      "epub:type='footnote' "
      "id='n1'><p>Doe, <i>Book</i>, 2001. <a role='doc-backlink' href='#x'>1</a></p></aside><aside "
      "role='doc-footnote' "
      "id='n2'><p>Only words.</p></aside></body></html>");
  CHECK(article.citations.size() == 2);
  CHECK(article.citations[0].marks.size() == 1);
  CHECK(article.citations[1].marks.size() == 1);
  CHECK(dangling(article) == "3");
}

TEST_CASE("lists under headings in many languages", "[rendered][lists]") {
  for (const std::string heading :
       {"References", "7. References", "Bibliography:", "WORKS CITED", "Literaturverzeichnis", "Références",
        "Bibliografía", "Bibliografia", "Referências", "Literatuurlijst", "Przypisy", "Список литературы",
        "Список використаних джерел", "Kaynakça", "参考文献", "参考文献:", "المراجع", "Further reading",
        "Quellen"}) {
    INFO(heading);
    const Article article = read_html(
        "<body><nav><ul><li><a "
        "href='https://menu.example/2020'>Menu</a></li></ul></nav><main><h1>T</h1><p>Text.</p><h2>" +
        heading +
        "</h2><ul><li>Doe, Jane (2001). <i>Tides of old</i>. London: Old Press.</li><li>Roe, R. <a "
        "href='https://roe.example/salt'>Salt of the sea</a>.</li></ul><h2>About us</h2><ul><li>Since "
        "1999</li></ul></main>"
        "<footer><ul><li><a href='https://f.example'>Foot</a></li></ul></footer></body>");
    REQUIRE(article.citations.size() == 2);
    CHECK(value(article.citations[0].title) == "Tides of old");
    CHECK(value(article.citations[1].url) == "https://roe.example/salt");
    CHECK(counts(article) == ":0/- :0/-");
  }
}

TEST_CASE("entries are items, paragraphs, rows or definitions", "[rendered][lists]") {
  const auto read = [](const std::string& list) {
    return read_html("<main><h1>T</h1><p>See [1] and [2, 3].</p><h2>References</h2>" + list + "</main>");
  };
  const std::string a = "Doe, J. (2001). <i>Tides of old</i>. London: Old Press.",
                    b = "Roe, R. (2002). <i>Salt of the sea</i>. Bath: Sea Press.",
                    c = "Poe, A. (2003). <i>Mills of clay</i>. York: Clay Press.";
  CHECK(counts(read("<ol><li>" + a + "</li><li>" + b + "</li><li>" + c + "</li></ol>")) ==
        "1:1/- 2:1/- 3:1/-");
  CHECK(counts(read("<p>[1] " + a + "</p><p>[2] " + b + "</p><p>[3] " + c + "</p>")) == "1:1/- 2:1/- 3:1/-");
  CHECK(counts(read("<p>1. " + a + "</p><p>2. " + b + "</p>")) == "1:1/- 2:1/-");
  CHECK(counts(read("<table><tr><td>[1]</td><td>" + a + "</td></tr><tr><td>[2]</td><td>" + b +
                    "</td></tr></table>")) == "1:1/- 2:1/-");
  CHECK(counts(read("<dl><dt>[1]</dt><dd>" + a + "</dd><dt>[2]</dt><dd>" + b + "</dd></dl>")) ==
        "1:1/- 2:1/-");
  CHECK(counts(read("<div>" + a + "</div><div>" + b + "</div>")) == ":0/- :0/-");
  CHECK(counts(read("<ol start=2><li>" + a + "</li><li value=7>" + b + "</li></ol>")) == "2:1/- 7:0/-");
  const Article paragraphs = read("<p>[1] " + a + "</p><p>[2] " + b + "</p>");
  CHECK(value(paragraphs.citations[1].title) == "Salt of the sea");
  CHECK(names(paragraphs.citations[1].authors) == "Roe, R.");
}

TEST_CASE("what only looks like a list of references is none", "[rendered][lists]") {
  for (const std::string page :
       {"<h2>Notes</h2><ul><li>Take an umbrella</li><li>Bring bread</li></ul>",
        "<h2>References</h2><ul><li>Available on request</li></ul>",
        "<h2>Literature</h2><p>The town gives a prize every 2 years; the last was in 2017.</p>",
        "<div class=preferences><ul><li>Since 2001 we ask</li></ul></div>",
        "<div class=references><h1>All</h1><ul><li>Since 2001 we ask for this</li></ul></div>"}) {
    INFO(page);
    CHECK(read_html("<main>" + page + "</main>").citations.empty());
  }
}

TEST_CASE("marks in ranges and lists reach every entry they name", "[rendered][marks]") {
  std::string list = "<h2>References</h2><ol>";
  for (int i = 1; i <= 9; ++i)
    list += "<li id=r" + std::to_string(i) + ">Doe, J. (200" + std::to_string(i) +
            "). <i>Work of tides</i>.</li>";
  list += "</ol>";
  CHECK(counts(read_html(
            "<main><p>x [<a href='#r1'>1</a>&ndash;<a href='#r3'>3</a>], <a href='#r4'>[4,6]</a> <a "
            "href='#r7'>[7–9]</a></p>" +
            list + "</main>")) == "1:1/- 2:1/- 3:1/- 4:1/- 5:0/- 6:1/- 7:1/- 8:1/- 9:1/-");
  CHECK(counts(read_html("<main><p>x <a href='#r1'>1</a>, <a href='#r3'>3</a></p>" + list + "</main>")) ==
        "1:1/- 2:0/- 3:1/- 4:0/- 5:0/- 6:0/- 7:0/- 8:0/- 9:0/-");
}

TEST_CASE("two lists with numbers are told apart by their headings", "[rendered][lists]") {
  const Article article = read_html(
      "<main><p>a<sup><a href='#n1'>1</a></sup> b [<a href='#b1'>1</a>]</p><h2>Footnotes</h2><ol><li "
      "id=n1>Doe, J. "
      "(2001). <i>Tides</i>.</li></ol><h2>Bibliography</h2><ol><li id=b1>Roe, R. (2002). "
      "<i>Salt</i>.</li></ol></main>");
  CHECK(counts(article) == "1:1/- 1:1/-");
  CHECK(article.citations[0].group != article.citations[1].group);
  CHECK(article.citations[1].group == "Bibliography");
}

TEST_CASE("kramdown's footnotes", "[rendered][lists]") {
  const Article article = read_html(kKramdown);
  CHECK(counts(article) == "1:2/2 2:1/1");
  CHECK(value(labelled(article, "1").title) == "Tides of old");
}

TEST_CASE("footnotes in boxes of their own", "[rendered][lists]") {
  const Article article = read_html(kNewsletter);
  CHECK(counts(article) == "1:1/1 2:1/1");
  CHECK(value(labelled(article, "1").title) == "Tides of old");
  CHECK(names(labelled(article, "1").authors) == "Doe");
  CHECK(value(labelled(article, "1").url) == "https://doe.example/t");
  CHECK(value(labelled(article, "2").title) == "Roe on salt");
}

TEST_CASE("parts of an entry whose classes name them", "[rendered][lists]") {
  const Article article = read_html(kParts);
  CHECK(counts(article) == "1:1/1 2:1/1");
  const Citation& salt = labelled(article, "1");
  CHECK(value(salt.title) == "On salt and its uses");
  CHECK(names(salt.authors) == "Doe, J.; Roe, R.");
  CHECK(identifiers(salt) == "DOI 10.1000/182");
  const Article parts = read_html(
      "<h2>References</h2><ul><li><span class='author'>Doe J</span>, <span class='author'>Roe R</span>. "
      "<span "
      "class='articleTitle'>On salt. A study</span>. <i>J Marsh</i>. <span class='pubYear'>2001</span>;<span "
      "class='vol'>12</span>:<span class='pageFirst'>45</span>-<span class='pageLast'>67</span>. <span "
      "class='journalTitle'>Journal of Marshes</span></li></ul>");
  REQUIRE(parts.citations.size() == 1);
  const Citation& part = parts.citations[0];
  CHECK(value(part.title) == "On salt. A study");
  CHECK(names(part.authors) == "Doe, J; Roe, R");
  CHECK(value(part.container_title) == "Journal of Marshes");
  CHECK(value(part.issued) == "2001");
  CHECK(value(part.volume) == "12");
  CHECK(value(part.page) == "45–67");
  CHECK(part.type == ItemType::article_journal);
}

TEST_CASE("archives' lists with links to services in brackets", "[rendered][lists]") {
  const Article article = read_html(kArchive);
  CHECK(counts(article) == "1:1/- 2:1/-");
  CHECK(identifiers(labelled(article, "1")) == "DOI 10.1000/182, PMID 12345");
  CHECK(value(labelled(article, "1").container_title) == "J Marsh");
  CHECK(value(labelled(article, "1").url) == "");
  const Article italics = read_html(kItalics);
  CHECK(counts(italics) == "1:1/- 2:1/-");
  CHECK(identifiers(labelled(italics, "1")) == "DOI 10.1000/182");
  CHECK(value(labelled(italics, "2").url) == "https://clay.example/mills");
  CHECK(value(labelled(italics, "2").accessed) == "2014-05-03");
}
