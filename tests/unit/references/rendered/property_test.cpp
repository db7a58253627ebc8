// Properties of the reader of rendered HTML on every beginning of a small page and on damaged ones. (Real
// pages are read by the report html_scores.)
#include <random>

#include "unit/references/rendered/read_html.hpp"

using namespace citecheck;

namespace {

const std::string kSmallPage =
    "<!DOCTYPE html><html lang=en><head><title>T &amp; u</title><link rel=canonical "
    "href='https://x.org/y'></head><body>"
    "<h1>H&eacute;</h1><div class=mw-parser-output><p>a<sup id='cite_ref-n_1-0' class=reference "
    "data-mw='{\"attrs\":"
    "{\"name\":\"n\"}}'><a href='#cite_note-n-1'>&#91;1&#93;</a></sup> b [<a href='#r2'>2</a>–<a "
    "href='#r4'>4</a>] "
    "<a href='https://z.org/?q=1&amp;r=2'>“Q”</a></p><ol class=references><li id='cite_note-n-1'><span "
    "class=mw-cite-backlink><a href='#cite_ref-n_1-0'>^</a></span> <span class=reference-text><cite "
    "id=CITEREFDoe2014 "
    "class='citation web cs1'>Doe, J. (May&nbsp;5, 2014). <a class='external text' "
    "href='https://d.org/&#97;'>\"Ti<b>tle</b>"
    "\"</a>. <i>Work</i>. Archived from <a "
    "href='https://web.archive.org/web/20150102030405/https://d.org/a'>the original"
    "</a> on 2 January 2015. <q>Quote</q><span class=cs1-maint>CS1 maint</span></cite><span class=Z3988 "
    "title='ctx_ver="
    "Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.atitle=Title&amp;rft.aulast="
    "Doe&amp;"
    "rft.date=2014-05-05&amp;rft_id=https%3A%2F%2Fd.org%2Fa'></span></span></li></ol></div><h2>References</"
    "h2><ol><li>"
    "x 2001</li><li id=r2>[2] Roe, R. <cite>Book of</cite>. <a "
    "href='https://doi.org/10.1000%2F182'>CrossRef</a></li>"
    "<li>y 2002</li><li id=r4>z 2003</li></ol><section role=doc-endnotes><ol><li id=fn1>e <a "
    "href='#fnref1'>↩</a></li>"
    "</ol></section><script "
    "type='application/ld+json'>{\"citation\":[\"a\",{\"name\":\"b\"}]}</script></body></html>";

Article read(const std::string& page) {
  return *open_html(std::make_unique<std::istringstream>(page), "page.html")->next();
}

bool sound(const std::string& page) {
  return test::unsound(read(page)).empty();
}

}  // namespace

TEST_CASE("every beginning of a page of HTML can be read", "[rendered][property]") {
  for (std::size_t size = 0; size <= kSmallPage.size(); ++size)
    if (!sound(kSmallPage.substr(0, size))) FAIL(size);
}

TEST_CASE("damaged pages of HTML are read without a loss of order", "[rendered][property]") {
  std::mt19937 random(20240301);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> splices = {"<",
                                            ">",
                                            "&",
                                            "&amp;",
                                            "</",
                                            "<p>",
                                            "</li>",
                                            "<li>",
                                            "<table>",
                                            "</table>",
                                            "<a href='#r2'>",
                                            "\xFF",
                                            "</a>",
                                            "<cite>",
                                            "'",
                                            "\"",
                                            "<sup>",
                                            "&#0;",
                                            "\r\n",
                                            "<!--",
                                            "-->",
                                            "<ol class=references>",
                                            "<b>",
                                            "</cite>",
                                            "<script>",
                                            "%C3%A9",
                                            "<template>",
                                            "=",
                                            "<svg>",
                                            "\0",
                                            "[1-9]",
                                            "<h2>Notes</h2>"};
  for (int round = 0; round < 150; ++round) {
    std::string damaged = kSmallPage;
    for (std::size_t i = 0; i < 1 + below(8); ++i) {
      const std::size_t at = below(damaged.size());
      if (below(2) == 0)
        damaged.erase(at, 1 + below(20));
      else
        damaged.insert(at, splices[below(splices.size())]);
    }
    if (!sound(damaged)) FAIL(damaged);
  }
}
