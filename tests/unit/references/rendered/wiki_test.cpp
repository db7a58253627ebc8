// MediaWiki's pages, as the legacy parser and as Parsoid put them out.
#include "unit/references/rendered/read_html.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

const std::string kLegacy = R"html(<!DOCTYPE html>
<html class="client-nojs" lang="en" dir="ltr">
<head><meta charset="UTF-8"/><title>Saltmarsh - Wikipedia</title><link rel="canonical" href="https://en.wikipedia.org/wiki/Saltmarsh"/></head>
<body class="mediawiki"><h1 id="firstHeading" class="firstHeading">Saltmarsh</h1>
<div id="mw-content-text" class="mw-body-content"><div class="mw-content-ltr mw-parser-output" lang="en" dir="ltr">
<p>It opened in 2012.<sup id="cite_ref-5" class="reference"><a href="#cite_note-5">[4]</a></sup><sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">&#91;</span>1<span class="cite-bracket">&#93;</span></a></sup> Twice.<sup id="cite_ref-market_2-0" class="reference"><a href="#cite_note-market-2">&#91;2&#93;</a></sup> And again.<sup id="cite_ref-market_2-1" class="reference"><a href="#cite_note-market-2">&#91;2&#93;</a></sup><sup id="cite_ref-3" class="reference"><a href="#cite_note-3">&#91;a&#93;</a></sup> Bad.<sup id="cite_ref-bad_6-0" class="reference"><a href="#cite_note-bad-6">[5]</a></sup> Short.<sup id="cite_ref-FOOTNOTESmith20145_4-0" class="reference"><a href="#cite_note-FOOTNOTESmith20145-4">[3]</a></sup></p>
<h2><span class="mw-headline" id="Notes">Notes</span><span class="mw-editsection">[edit]</span></h2>
<div class="reflist reflist-lower-alpha"><div class="mw-references-wrap"><ol class="references">
<li id="cite_note-3"><span class="mw-cite-backlink"><b><a href="#cite_ref-3">^</a></b></span> <span class="reference-text">A remark with a source.<sup id="cite_ref-market_2-2" class="reference"><a href="#cite_note-market-2">&#91;2&#93;</a></sup></span></li></ol></div></div>
<h2><span class="mw-headline" id="References">References</span></h2>
<div class="reflist"><ol class="references">
<li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text"><style data-mw-deduplicate="x">.mw-parser-output cite.citation{font-style:inherit}</style><cite id="CITEREFDoeRoe2014" class="citation web cs1">Doe, Jane; Roe, Richard (May 5, 2014). <a rel="nofollow" class="external text" href="https://web.archive.org/web/20150924010203/http://example.org/light?a=1&amp;b=2">"The lighthouse &amp; the sea"</a>. <i>Coast Weekly</i>. Shore Press. Archived from <a rel="nofollow" class="external text" href="http://example.org/light?a=1&amp;b=2">the original</a> on September 24, 2015<span class="reference-accessdate">. Retrieved <span class="nowrap">February 17,</span> 2014</span>.</cite><span title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.genre=unknown&amp;rft.jtitle=Coast+Weekly&amp;rft.atitle=The+lighthouse+%26+the+sea&amp;rft.date=2014-05-05&amp;rft.aulast=Doe&amp;rft.aufirst=Jane&amp;rft.au=Roe%2C+Richard&amp;rft_id=http%3A%2F%2Fexample.org%2Flight%3Fa%3D1%26b%3D2&amp;rfr_id=info%3Asid%2Fen.wikipedia.org%3ASaltmarsh" class="Z3988"></span><span class="cs1-maint citation-comment"><code class="cs1-code">{{<a href="/wiki/Template:Cite_web" title="Template:Cite web">cite web</a>}}</code>:  CS1 maint: unfit URL (<a href="/wiki/x">link</a>)</span> <sup class="noprint Inline-Template"><span style="white-space: nowrap;">&#91;<i><a href="/wiki/Wikipedia:Link_rot">dead link</a></i>&#93;</span></sup></span></li>
<li id="cite_note-market-2"><span class="mw-cite-backlink">^ <a href="#cite_ref-market_2-0"><sup><i><b>a</b></i></sup></a> <a href="#cite_ref-market_2-1"><sup><i><b>b</b></i></sup></a> <a href="#cite_ref-market_2-2"><sup><i><b>c</b></i></sup></a></span> <span class="reference-text"><cite id="CITEREFDoe2001" class="citation journal cs1">Doe, J. (2001). "On salt". <i>Journal of Marshes</i>. <b>12</b> (3): 45–67. <a href="/wiki/Doi_(identifier)" class="mw-redirect" title="Doi (identifier)">doi</a>:<a rel="nofollow" class="external text" href="https://doi.org/10.1000%2F182">10.1000/182</a>. <a href="/wiki/PMID_(identifier)">PMID</a>&nbsp;<a rel="nofollow" class="external text" href="https://pubmed.ncbi.nlm.nih.gov/12345">12345</a>.</cite><span title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.genre=article&amp;rft.jtitle=Journal+of+Marshes&amp;rft.atitle=On+salt&amp;rft.volume=12&amp;rft.issue=3&amp;rft.pages=45-67&amp;rft.date=2001&amp;rft_id=info%3Adoi%2F10.1000%2F182&amp;rft_id=info%3Apmid%2F12345&amp;rft.aulast=Doe&amp;rft.aufirst=J.&amp;rfr_id=x" class="Z3988"></span></span></li>
<li id="cite_note-FOOTNOTESmith20145-4"><span class="mw-cite-backlink"><b><a href="#cite_ref-FOOTNOTESmith20145_4-0">^</a></b></span> <span class="reference-text"><a href="#CITEREFSmith2014">Smith 2014</a>, p.&nbsp;5.</span></li>
<li id="cite_note-5"><span class="mw-cite-backlink"><b><a href="#cite_ref-5">^</a></b></span> <span class="reference-text"><a rel="nofollow" class="external text" href="http://example.com/news/9">New pier opens</a>. <i>Harbour News</i>, 3 May 2011. Retrieved 4 June 2012.</span></li>
<li id="cite_note-bad-6"><span class="mw-cite-backlink"><b><a href="#cite_ref-bad_6-0">^</a></b></span> <span class="reference-text"><span class="error mw-ext-cite-error" lang="en" dir="ltr">Cite error: The named reference <code>bad</code> was invoked but never defined (see the <a href="/wiki/Help:X">help page</a>).</span></span></li>
</ol></div>
<h2><span class="mw-headline">Works cited</span></h2>
<ul><li><cite id="CITEREFSmith2014" class="citation book cs1">Smith, Ann (2014). Editor, Ed (ed.). <a rel="nofollow" class="external text" href="http://books.example/smith"><i>The Book of Tides</i></a> (2nd&nbsp;ed.). London: Tide Books. pp.&nbsp;3–9. <a href="/wiki/ISBN_(identifier)">ISBN</a>&nbsp;<a href="/wiki/Special:BookSources/0-333-65684-9"><bdi>0-333-65684-9</bdi></a>. <q>All that ebbs.</q></cite><span title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&amp;rft.genre=book&amp;rft.btitle=The+Book+of+Tides&amp;rft.place=London&amp;rft.pages=3-9&amp;rft.edition=2nd&amp;rft.pub=Tide+Books&amp;rft.date=2014&amp;rft.isbn=0-333-65684-9&amp;rft.aulast=Smith&amp;rft.aufirst=Ann&amp;rft_id=http%3A%2F%2Fbooks.example%2Fsmith" class="Z3988"></span></li>
<li>Plain, Paul (1999). <i>Unlinked Waters</i>. Bristol: Old Press.</li></ul>
</div></div></body></html>)html";

const std::string kParsoid = R"html(<!DOCTYPE html>
<html prefix="dc: http://purl.org/dc/terms/ mw: http://mediawiki.org/rdf/" about="https://en.wikipedia.org/wiki/Special:Redirect/revision/1"><head><meta charset="utf-8"/><title>Tidal mill</title></head><body id="mwAA" lang="en" class="mw-content-ltr mw-body-content parsoid-body mediawiki mw-parser-output"><section data-mw-section-id="0" id="mwAQ">
<p id="mwAg">Mills turn.<sup about="#mwt3" class="mw-ref reference" id="cite_ref-mill_1-0" rel="dc:references" typeof="mw:Extension/ref" data-mw='{"name":"ref","attrs":{"name":"mill"},"body":{"id":"mw-reference-text-cite_note-mill-1"}}'><a href="./Tidal_mill#cite_note-mill-1" id="mwAw"><span class="mw-reflink-text" id="mwBA"><span class="cite-bracket">[</span>1<span class="cite-bracket">]</span></span></a></sup> More.<sup about="#mwt4" class="mw-ref reference" id="cite_ref-mill_1-1" rel="dc:references" typeof="mw:Extension/ref" data-mw='{"name":"ref","attrs":{"name":"mill"}}'><a href="./Tidal_mill#cite_note-mill-1"><span class="mw-reflink-text">[1]</span></a></sup> Note.<sup class="mw-ref reference" id="cite_ref-2" rel="dc:references" typeof="mw:Extension/ref" data-mw='{"name":"ref","attrs":{"group":"note"},"body":{"id":"mw-reference-text-cite_note-2"}}'><a href="./Tidal_mill#cite_note-2" style="counter-reset: mw-Ref 1;" data-mw-group="note"><span class="mw-reflink-text">[note 1]</span></a></sup> Gone.<sup class="mw-ref reference" id="cite_ref-gone_3-0" rel="dc:references" typeof="mw:Extension/ref" data-mw='{"name":"ref","attrs":{"name":"gone"}}'><a href="./Tidal_mill#cite_note-gone-3"><span class="mw-reflink-text">[2]</span></a></sup></p>
<div class="mw-references-wrap" typeof="mw:Extension/references" about="#mwt8"><ol class="mw-references references" id="mwBw"><li about="#cite_note-mill-1" id="cite_note-mill-1"><span rel="mw:referencedBy" class="mw-cite-backlink"><a href="./Tidal_mill#cite_ref-mill_1-0" id="mwCA"><span class="mw-linkback-text">1 </span></a><a href="./Tidal_mill#cite_ref-mill_1-1"><span class="mw-linkback-text">2 </span></a></span> <span id="mw-reference-text-cite_note-mill-1" class="mw-reference-text reference-text"><link rel="mw-deduplicated-inline-style" href="mw-data:TemplateStyles:r1"/><cite class="citation news cs1">Poe, Ada (12 June 2010). <a rel="mw:ExtLink nofollow" href="http://news.example/mill" class="external text">"A mill that turns"</a>. <i>News of Example</i>. <a rel="mw:ExtLink" href="https://web.archive.org/web/20110101000000/http://news.example/mill" class="external text">Archived</a> from the original on 1 January 2011<span class="reference-accessdate">. Retrieved <span class="nowrap">2 February</span> 2013</span>.</cite><span title="ctx_ver=Z39.88-2004&#38;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&#38;rft.genre=article&#38;rft.jtitle=News+of+Example&#38;rft.atitle=A+mill+that+turns&#38;rft.date=2010-06-12&#38;rft.aulast=Poe&#38;rft.aufirst=Ada&#38;rft_id=http%3A%2F%2Fnews.example%2Fmill" class="Z3988"></span></span></li>
<li id="cite_note-gone-3"><a href="./Tidal_mill#cite_ref-gone_3-0" rel="mw:referencedBy"><span class="mw-linkback-text">↑ </span></a> <span id="mw-reference-text-cite_note-gone-3" class="mw-reference-text"><span class="error mw-ext-cite-error">Cite error: The named reference gone was invoked but never defined.</span></span></li></ol></div>
<div class="mw-references-wrap" typeof="mw:Extension/references"><ol class="mw-references references" data-mw-group="note"><li id="cite_note-2"><a href="./Tidal_mill#cite_ref-2" data-mw-group="note" rel="mw:referencedBy"><span class="mw-linkback-text">↑ </span></a> <span class="mw-reference-text">Two in one: <cite class="citation web cs1"><a rel="nofollow" class="external text" href="http://one.example/a">"First page"</a></cite><span title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&amp;rft.genre=unknown&amp;rft.btitle=First+page&amp;rft_id=http%3A%2F%2Fone.example%2Fa" class="Z3988"></span>; <cite class="citation web cs1"><a rel="nofollow" class="external text" href="http://two.example/b">"Second page"</a>. <span class="cs1-visible-error citation-comment"><code>{{cite web}}</code>: Check date values in: <code>|date=</code></span></cite><span title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&amp;rft.genre=unknown&amp;rft.btitle=Second+page&amp;rft_id=http%3A%2F%2Ftwo.example%2Fb" class="Z3988"></span></span></li></ol></div></section></body></html>)html";

const std::string kGerman =
    R"html(<!DOCTYPE html><html lang="de"><head><meta charset="UTF-8"><title>Deich – Wikipedia</title></head><body><h1 id="firstHeading">Deich</h1><div class="mw-parser-output"><p>Ein Deich<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> hält.<sup id="cite_ref-M_2-0" class="reference"><a href="#cite_note-M-2">[2]</a></sup></p>
<h2>Literatur</h2><ul><li>Hans Müller: <i>Das Buch der Deiche.</i> Seeverlag, Husum 1998, <a href="/wiki/Spezial:ISBN-Suche/3880428239">ISBN 3-88042-823-9</a>, S.&nbsp;12–15.</li></ul>
<h2>Einzelnachweise</h2><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span> <span class="reference-text">Erika Muster:&#32;<a rel="nofollow" class="external text" href="https://zeitung.example/deich"><i>Der Deich bricht.</i></a>&#32;In:&#32;<i>Küstenzeitung.</i> 5.&nbsp;Mai 2014<span>,&#32;archiviert vom&#32;<style data-mw-deduplicate="x">.x{}</style><a rel="nofollow" class="external text" href="https://redirecter.toolforge.org/?url=https%3A%2F%2Fzeitung.example%2Fdeich">Original</a>&#32;(nicht mehr online verfügbar)&#32;am&#32;<a rel="nofollow" class="external text" href="https://web.archive.org/web/20150606000000/https://zeitung.example/deich">6.&nbsp;Juni 2015</a>;</span><span class="Abrufdatum">&#32;abgerufen am 7.&nbsp;Juli 2016</span>.<span style="display: none;" class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&amp;rfr_id=info%3Asid%2Fde.wikipedia.org%3ADeich&amp;rft.title=Der+Deich+bricht&amp;rft.description=Der+Deich+bricht&amp;rft.identifier=https%3A%2F%2Fzeitung.example%2Fdeich&amp;rft.creator=Erika+Muster&amp;rft.date=2014-05-05&amp;rft.source=K%C3%BCstenzeitung">&nbsp;</span></span></li>
<li id="cite_note-M-2"><span class="mw-cite-backlink"><a href="#cite_ref-M_2-0">↑</a></span> <span class="reference-text"><a rel="nofollow" class="external text" href="https://amt.example/bericht.pdf"><i>Bericht über Deiche.</i></a> (PDF; 1,2&nbsp;MB) Amt für Küstenschutz, abgerufen am 1.&nbsp;März 2017.</span></li></ol></div></body></html>)html";

const std::string kFrench =
    R"html(<html lang="fr"><head><meta charset="UTF-8"><title>Phare</title></head><body><h1 id="firstHeading">Phare</h1><div class="mw-parser-output"><p>Un phare<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite_crochet">[</span>1<span class="cite_crochet">]</span></a></sup>,<sup class="reference cite_virgule">,</sup><sup id="cite_ref-L_2-0" class="reference"><a href="#cite_note-L-2">[2]</a></sup>.</p>
<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink noprint"><a href="#cite_ref-1">↑</a> </span><span class="reference-text"><span class="ouvrage" id="Dupont2014"><span class="ouvrage" id="Marie_Dupont2014">Marie <span class="nom_auteur">Dupont</span>, «&nbsp;<a rel="nofollow" class="external text" href="https://journal.example/phare"><cite style="font-style:normal">Le phare s'éteint</cite></a>&nbsp;», sur <i>Le Journal des côtes</i>, <time class="nowrap" datetime="2014-05-05" data-sort-value="2014-05-05">5 mai 2014</time> <small style="line-height:1em;">(consulté le <time class="nowrap" datetime="2016-03-03">3 mars 2016</time>)</small></span></span><span title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.genre=article&amp;rft.atitle=Le+phare+s%27%C3%A9teint&amp;rft.jtitle=Le+Journal+des+c%C3%B4tes&amp;rft.aulast=Dupont&amp;rft.aufirst=Marie&amp;rft.date=2014-05-05&amp;rft_id=https%3A%2F%2Fjournal.example%2Fphare" class="Z3988" id="COinS_1"></span>.</span></li>
<li id="cite_note-L-2"><span class="mw-cite-backlink noprint"><a href="#cite_ref-L_2-0">↑</a> </span><span class="reference-text"><span class="ouvrage">«&nbsp;<a rel="nofollow" class="external text" href="https://port.example/lampe"><cite style="font-style:normal">La lampe du port</cite></a>&nbsp;» <small>[<a rel="nofollow" class="external text" href="https://web.archive.org/web/20170101000000/https://port.example/lampe">archive du <time datetime="2017-01-01">1 janvier 2017</time></a>]</small>, sur <span class="italique">port.example</span> <small>(consulté le 2 février 2018)</small></span></span></li></ol></div></body></html>)html";

const std::string kRussian =
    R"html(<html lang="ru"><head><meta charset="UTF-8"><title>Маяк — Википедия</title></head><body><h1 id="firstHeading">Маяк</h1><div class="mw-parser-output"><p>Маяк<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">[</span>1<span class="cite-bracket">]</span></a></sup>.<sup id="cite_ref-Морской_2-0" class="reference"><a href="#cite_note-Морской-2">[2]</a></sup></p>
<h2>Примечания</h2><div class="reflist columns" style="list-style-type: decimal;"><ol class="references">
<li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span> <span class="reference-text"><span class="citation no-wikidata" data-wikidata-property-id="P248"><i>Иванов И. И.</i> <a rel="nofollow" class="external text" href="https://gazeta.example/mayak">Маяк погас</a><span class="hidden-ref" style="display:none;"> (рус.)</span>. <i>Морская газета</i> (5 мая 2014). <small>Дата обращения: 3 марта 2015.</small> <small><a rel="nofollow" class="external text" href="https://web.archive.org/web/20150606000000/https://gazeta.example/mayak">Архивировано</a> 6 июня 2015 года.</small></span></span></li>
<li id="cite_note-Морской-2"><span class="mw-cite-backlink"><a href="#cite_ref-Морской_2-0">↑</a></span> <span class="reference-text"><a rel="nofollow" class="external autonumber" href="https://more.example/x">[1]</a></span></li></ol></div></div></body></html>)html";

const std::string kJapanese =
    R"html(<html lang="ja"><head><meta charset="UTF-8"><title>灯台</title></head><body><h1 id="firstHeading">灯台</h1><div class="mw-parser-output"><p>灯台<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup><sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[2]</a></sup></p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span class="reference-text"><cite style="font-style:normal" class="citation web">山田太郎 (2014年5月5日). “<a rel="nofollow" class="external text" href="https://shinbun.example/todai">灯台が消える</a>”. <i>海の新聞</i>. 2015年3月3日閲覧。</cite><span title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook&amp;rft.genre=unknown&amp;rft.btitle=%E7%81%AF%E5%8F%B0%E3%81%8C%E6%B6%88%E3%81%88%E3%82%8B&amp;rft.au=%E5%B1%B1%E7%94%B0%E5%A4%AA%E9%83%8E&amp;rft.date=2014%E5%B9%B45%E6%9C%885%E6%97%A5&amp;rft_id=https%3A%2F%2Fshinbun.example%2Ftodai" class="Z3988"></span></span></li><li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2">^</a></b></span> <span class="reference-text"><a rel="nofollow" class="external text" href="https://minato.example/">港の案内</a> 2016年4月4日閲覧</span></li></ol></div></body></html>)html";

const std::string kSpanish =
    R"html(<html lang="es"><head><meta charset="UTF-8"><title>Faro</title></head><body><h1 id="firstHeading">Faro</h1><div class="mw-parser-output"><p>Un faro<sup id="cite_ref-1" class="reference separada"><a href="#cite_note-1"><span class="corchete-llamada">[</span>1<span class="corchete-llamada">]</span></a></sup>​ y<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[2]</a></sup></p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span> <span class="reference-text"><span id="CITAREFPérez2014" class="citation web">Pérez, Ana (5 de mayo de 2014). <a rel="nofollow" class="external text" href="https://diario.example/faro">«El faro se apaga»</a>. <i>Diario del Mar</i>. <a rel="nofollow" class="external text" href="https://web.archive.org/web/20150606000000/https://diario.example/faro">Archivado</a> desde el original el 6 de junio de 2015<span class="reference-accessdate">. Consultado el 3 de marzo de 2016</span>.</span><span title="ctx_ver=Z39.88-2004&amp;rfr_id=info%3Asid%2Fes.wikipedia.org%3AFaro&amp;rft.atitle=El+faro+se+apaga&amp;rft.au=P%C3%A9rez%2C+Ana&amp;rft.aufirst=Ana&amp;rft.aulast=P%C3%A9rez&amp;rft.date=5+de+mayo+de+2014&amp;rft.genre=article&amp;rft.jtitle=Diario+del+Mar&amp;rft_id=https%3A%2F%2Fdiario.example%2Ffaro&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal" class="Z3988"><span style="display:none;">&nbsp;</span></span></span></li><li id="cite_note-2"><span class="mw-cite-backlink"><a href="#cite_ref-2">↑</a></span> <span class="reference-text">Ruiz, Juan. <i>Historia de los faros</i> (1999), Madrid: Ediciones del Mar, p. 12. <span class="error">Error en la cita</span></span></li></ol></div></body></html>)html";

/// A page of the legacy parser with that text and those items of its list.
std::string wiki_page(const std::string& text, const std::string& items) {
  return "<div class=\"mw-parser-output\">" + text + "<ol class=\"references\">" + items + "</ol></div>";
}

std::string mark(const std::string& id, const std::string& label) {
  return "<sup class=\"reference\"><a href=\"#cite_note-" + id + "\">[" + label + "]</a></sup>";
}

std::string item(const std::string& id, const std::string& backlinks, const std::string& text) {
  return "<li id=\"cite_note-" + id + "\"><span class=\"mw-cite-backlink\">" + backlinks +
         "</span> <span class=\"reference-text\">" + text + "</span></li>";
}

}  // namespace

TEST_CASE("notes of the legacy parser have their labels, names, marks and backlinks", "[rendered][wiki]") {
  const Article article = read_html(kLegacy);
  CHECK(article.format == Format::html);
  CHECK(article.title == "Saltmarsh");
  CHECK(article.language == "en");
  CHECK(counts(article) == "a:1/1 1:1/1 2:3/3 3:1/1 4:1/1 :1/- :0/-");
  CHECK(dangling(article) == "5");
  const Citation& market = labelled(article, "2");
  CHECK(market.ref_name == "market");
  CHECK(article.text_of(market.marks[0]) ==
        "<sup id=\"cite_ref-market_2-0\" class=\"reference\"><a "
        "href=\"#cite_note-market-2\">&#91;2&#93;</a></sup>");
  CHECK(labelled(article, "a", "lower-alpha").ref_name.empty());
  CHECK(labelled(article, "3").ref_name == "FOOTNOTESmith20145");
  REQUIRE(article.problems.size() == 1);
  CHECK(article.problems[0].kind == "cite-error");
  CHECK(article.problems[0].what.starts_with("Cite error: The named reference bad was invoked"));
}

TEST_CASE("data beside a citation and its visible text make one citation", "[rendered][wiki]") {
  const Article article = read_html(kLegacy);
  const Citation& web = labelled(article, "1");
  CHECK(web.template_name == "cite web");
  CHECK(web.type == ItemType::webpage);
  CHECK(value(web.title) == "The lighthouse & the sea");
  CHECK(article.text_of(web.title->span) == "The lighthouse &amp; the sea");
  CHECK(names(web.authors) == "Doe, Jane; Roe, Richard");
  CHECK(article.text_of(web.authors[0].span) == "Doe, Jane");
  CHECK(value(web.container_title) == "Coast Weekly");
  CHECK(value(web.publisher) == "Shore Press");
  CHECK(value(web.issued) == "2014-05-05");
  CHECK(article.text_of(web.issued->span) == "May 5, 2014");
  CHECK(web.issued->value.style == Date::Style::mdy);
  CHECK(value(web.accessed) == "2014-02-17");
  CHECK(value(web.archived) == "2015-09-24");
  CHECK(value(web.url) == "http://example.org/light?a=1&b=2");
  CHECK(article.text_of(web.url->span) == "http://example.org/light?a=1&amp;b=2");
  CHECK(value(web.archive_url) ==
        "https://web.archive.org/web/20150924010203/http://example.org/light?a=1&b=2");
  CHECK(value(web.url_status) == "dead");
  CHECK(web.archive_stated);
  CHECK(web.tagged_dead);
  CHECK(other(web, "template-message") == "{{cite web}}: CS1 maint: unfit URL (link)");
  const Citation& journal = labelled(article, "2");
  CHECK(value(journal.container_title) == "Journal of Marshes");
  CHECK(value(journal.volume) == "12");
  CHECK(value(journal.issue) == "3");
  CHECK(value(journal.page) == "45-67");
  CHECK(identifiers(journal) == "DOI 10.1000/182, PMID 12345");
  CHECK(value(journal.url) == "");
  CHECK(value(journal.publisher) == "");
  CHECK(value(labelled(article, "4").title) == "New pier opens");
  CHECK(value(labelled(article, "4").url) == "http://example.com/news/9");
}

TEST_CASE("works cited below the notes are citations, with short references as their marks",
          "[rendered][wiki]") {
  const Article article = read_html(kLegacy);
  const Citation& book = article.citations[5];
  CHECK(book.label.empty());
  CHECK(book.ref_name == "CITEREFSmith2014");
  REQUIRE(book.marks.size() == 1);
  CHECK(article.text_of(book.marks[0]) == "<a href=\"#CITEREFSmith2014\">Smith 2014</a>");
  CHECK(value(book.title) == "The Book of Tides");
  CHECK(value(book.publisher) == "Tide Books");
  CHECK(value(book.publisher_place) == "London");
  CHECK(value(book.edition) == "2nd");
  CHECK(value(book.quote) == "All that ebbs.");
  CHECK(value(book.url) == "http://books.example/smith");
  CHECK(identifiers(book) == "ISBN 0-333-65684-9");
  CHECK(value(article.citations[6].title) == "Unlinked Waters");
  CHECK(article.citations[6].ref_name.empty());
}

TEST_CASE("a short reference to no work dangles", "[rendered][wiki]") {
  const Article article = read_html(wiki_page(
      "x" + mark("1", "1"), item("1", "<a href='#cite_ref-1'>^</a>", "<a href='#CITEREFRoe1'>Roe 1</a>")));
  CHECK(counts(article) == "1:1/1");
  CHECK(dangling(article) == "Roe 1");
}

TEST_CASE("Parsoid's notes tell name and group in their data", "[rendered][wiki]") {
  const Article article = read_html(kParsoid);
  CHECK(article.title == "Tidal mill");
  CHECK(counts(article) == "1:2/2 note 1:1/1 note 1:1/1");
  CHECK(dangling(article) == "2");
  const Citation& mill = labelled(article, "1");
  CHECK(mill.ref_name == "mill");
  CHECK(mill.template_name == "cite news");
  CHECK(mill.type == ItemType::article_newspaper);
  CHECK(value(mill.url_status) == "live");
  CHECK(value(mill.accessed) == "2013-02-02");
  CHECK(value(mill.archived) == "2011-01-01");
  CHECK(labelled(article, "note 1", "note").backlinks == 1);
  CHECK(value(article.citations[1].title) == "First page");
  CHECK(value(article.citations[2].title) == "Second page");
  CHECK(value(article.citations[2].url) == "http://two.example/b");
  CHECK(other(article.citations[2], "template-message") == "{{cite web}}: Check date values in: |date=");
  CHECK(article.text_of(article.citations[2].span).starts_with("<cite class=\"citation web cs1\"><a"));
}

TEST_CASE("German references are read from text, links and data", "[rendered][wiki]") {
  const Article article = read_html(kGerman);
  CHECK(article.language == "de");
  CHECK(counts(article) == ":0/- 1:1/1 2:1/1");
  CHECK(value(article.citations[0].title) == "Das Buch der Deiche");
  CHECK(names(article.citations[0].authors) == "Müller, Hans");
  const Citation& dyke = labelled(article, "1");
  CHECK(value(dyke.title) == "Der Deich bricht");
  CHECK(names(dyke.authors) == "Muster, Erika");
  CHECK(value(dyke.container_title) == "Küstenzeitung");
  CHECK(value(dyke.url) == "https://zeitung.example/deich");
  CHECK(value(dyke.archived) == "2015-06-06");
  CHECK(value(dyke.accessed) == "2016-07-07");
  CHECK(dyke.archive_stated);
  const Citation& report = labelled(article, "2");
  CHECK(report.ref_name == "M");
  CHECK(value(report.title) == "Bericht über Deiche");
  CHECK(value(report.accessed) == "2017-03-01");
}

TEST_CASE("French references are read from text, links and data", "[rendered][wiki]") {
  const Article article = read_html(kFrench);
  CHECK(counts(article) == "1:1/1 2:1/1");
  const Citation& light = labelled(article, "1");
  CHECK(value(light.title) == "Le phare s'éteint");
  CHECK(names(light.authors) == "Dupont, Marie");
  CHECK(value(light.accessed) == "2016-03-03");
  const Citation& lamp = labelled(article, "2");
  CHECK(value(lamp.title) == "La lampe du port");
  CHECK(value(lamp.container_title) == "port.example");
  CHECK(value(lamp.url) == "https://port.example/lampe");
  CHECK(value(lamp.archived) == "2017-01-01");
  CHECK(value(lamp.accessed) == "2018-02-02");
}

TEST_CASE("many marks and letters beyond z are counted", "[rendered][wiki]") {
  std::string text, letters;
  for (int i = 0; i < 30; ++i) {
    text += "fact" + mark("many-1", "1");
    letters += " <a href='#cite_ref-many_1-" + std::to_string(i) + "'>x</a>";
  }
  CHECK(counts(read_html(wiki_page(text, item("many-1", "^" + letters, "A. <i>B</i>. 2001.")))) == "1:30/30");
}

TEST_CASE("ids give names as they were written", "[rendered][wiki]") {
  const auto name = [](const std::string& id) {
    const Article article = read_html(wiki_page("x", item(id, "^", "Text of a note.")));
    return article.citations.at(0).ref_name;
  };
  CHECK(name("7") == "");
  CHECK(name("smith-7") == "smith");
  CHECK(name("a_1-2") == "a_1");
  CHECK(name("A-B-2") == "A-B");
  CHECK(name("caf.C3.A9-2") == "café");
  CHECK(name("v1.2A-2") == "v1.2A");
}

TEST_CASE("pages that browsers saved have whole addresses in their marks", "[rendered][wiki]") {
  const std::string page = "https://en.wikipedia.org/wiki/X";
  const Article article =
      read_html("<link rel=canonical href='" + page + "'><p>x<sup class=reference><a href='" + page +
                "#cite_note-1'>[1]</a></sup> <a "
                "href='https://en.wikipedia.org/wiki/Other#History'>o</a></p><ol class=references>" +
                item("1", "<a href='" + page + "#cite_ref-1'>^</a>", "A. <i>B</i>. 2001.") + "</ol>");
  CHECK(counts(article) == "1:1/1");
  CHECK(dangling(article) == "");
}

TEST_CASE("a list of sub-references stands inside of its item", "[rendered][wiki]") {
  const Article article = read_html(wiki_page(
      mark("a-1", "1") + mark("2", "1.1"),
      "<li id='cite_note-a-1'><span class='mw-cite-backlink'><a href='#cite_ref-a_1-0'>^</a></span> <span "
      "class='reference-text'>Doe (2001). <i>Book</i>.</span><ol class='mw-subreference-list'>" +
          item("2", "<a href='#cite_ref-2'>^</a>", "p. 5.") + "</ol></li>"));
  CHECK(counts(article).starts_with("1:1/"));
  CHECK(labelled(article, "1.1").marks.size() == 1);
}

TEST_CASE("Russian references are read from text and links", "[rendered][wiki]") {
  const Article article = read_html(kRussian);
  CHECK(counts(article) == "1:1/1 2:1/1");
  const Citation& light = labelled(article, "1");
  CHECK(value(light.title) == "Маяк погас");
  CHECK(value(light.container_title) == "Морская газета");
  CHECK(value(light.issued) == "2014-05-05");
  CHECK(value(light.accessed) == "2015-03-03");
  CHECK(value(light.archived) == "2015-06-06");
  CHECK(labelled(article, "2").ref_name == "Морской");
  CHECK(value(labelled(article, "2").title) == "");
}

TEST_CASE("Japanese references tell the day of access behind it", "[rendered][wiki]") {
  const Article article = read_html(kJapanese);
  CHECK(counts(article) == "1:1/1 2:1/1");
  CHECK(names(labelled(article, "1").authors) == "山田太郎");
  CHECK(value(labelled(article, "1").issued) == "2014-05-05");
  CHECK(value(labelled(article, "1").accessed) == "2015-03-03");
  CHECK(value(labelled(article, "2").title) == "港の案内");
  CHECK(value(labelled(article, "2").accessed) == "2016-04-04");
}

TEST_CASE("Spanish references are read from text, links and data", "[rendered][wiki]") {
  const Article article = read_html(kSpanish);
  CHECK(counts(article) == "1:1/1 2:1/1");
  const Citation& light = labelled(article, "1");
  CHECK(value(light.title) == "El faro se apaga");
  CHECK(value(light.accessed) == "2016-03-03");
  CHECK(value(light.archived) == "2015-06-06");
  CHECK(value(light.issued) == "2014-05-05");
  CHECK(article.text_of(light.issued->span) == "5 de mayo de 2014");
  CHECK(value(labelled(article, "2").title) == "Historia de los faros");
}
