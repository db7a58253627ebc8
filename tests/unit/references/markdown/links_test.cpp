// Links of Markdown: which are citations, and that every URL's claim covers exactly the bytes it is written
// as.
#include "support/catch.hpp"
#include "unit/references/markdown/read_markdown.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

/// The only citation's URL: its value and its bytes.
std::pair<std::string, std::string> only_url(const std::string& text) {
  const Article article = read_markdown(text);
  INFO(text);
  REQUIRE(article.citations.size() == 1);
  const Claim<Url>& url = *article.citations[0].url;
  CHECK(article.text_of(url.span) == url.as_written);
  return {url.value.href(), url.as_written};
}

using Url2 = std::pair<std::string, std::string>;

}  // namespace

TEST_CASE("an inline link is a citation where it stands", "[markdown]") {
  const Article article = read_markdown("Two words, [a *link* here](https://a.org/x \"Its title\").\n");
  REQUIRE(article.citations.size() == 1);
  const Citation& link = article.citations[0];
  CHECK(article.text_of(link.span) == "[a *link* here](https://a.org/x \"Its title\")");
  CHECK(link.url->as_written == "https://a.org/x");
  CHECK(link.template_name == "inline link");
  CHECK(link.marks == std::vector<Span>{link.span});
  CHECK(link.label.empty());
  CHECK_FALSE(link.title);  // a link's words are no title: "here", "the guide"
  REQUIRE(link.other.size() == 2);
  CHECK(link.other[0].first == "link-text");
  CHECK(link.other[0].second.value == "a link here");
  CHECK(link.other[1].first == "link-title");
  CHECK(link.other[1].second.value == "Its title");
}

TEST_CASE("destinations are decoded, their bytes stay as written", "[markdown]") {
  CHECK(only_url("[x](https://a.org/b_(c)_(d(e)))") ==
        Url2{"https://a.org/b_(c)_(d(e))", "https://a.org/b_(c)_(d(e))"});
  CHECK(only_url("[x](<https://a.org/b c>)") == Url2{"https://a.org/b c", "https://a.org/b c"});
  CHECK(only_url("[x](https://a.org/?b=1&amp;c=2)") ==
        Url2{"https://a.org/?b=1&c=2", "https://a.org/?b=1&amp;c=2"});
  CHECK(only_url("[x](https://a.org/b\\_c\\(d)") == Url2{"https://a.org/b_c(d", "https://a.org/b\\_c\\(d"});
  CHECK(only_url("[x](https://a.org/&#98;&uuml;)") == Url2{"https://a.org/bü", "https://a.org/&#98;&uuml;"});
  CHECK(only_url("[x](  https://a.org/b\n  'a title' )") == Url2{"https://a.org/b", "https://a.org/b"});
  CHECK(only_url("[x](https://a.org/Ünï)") == Url2{"https://a.org/Ünï", "https://a.org/Ünï"});
  CHECK(only_url("[](https://a.org/empty)") == Url2{"https://a.org/empty", "https://a.org/empty"});
  CHECK(only_url("[x](//a.org/b)").second == "//a.org/b");
  CHECK(only_url("[x](http:/a.org/typo)").second == "http:/a.org/typo");
}

TEST_CASE("a link's brackets are found in the text it stands in", "[markdown]") {
  const auto span = [](const std::string& text) {
    const Article article = read_markdown(text);
    REQUIRE(article.citations.size() == 1);
    return std::string(article.text_of(article.citations[0].span));
  };
  CHECK(span("\\[no\\] [yes](https://a.org)") == "[yes](https://a.org)");
  CHECK(span("[no] [**yes**](https://a.org) [no]") == "[**yes**](https://a.org)");
  CHECK(span("[`]`](https://a.org)") == "[`]`](https://a.org)");
  CHECK(span("[\\[1\\]](https://a.org)") == "[\\[1\\]](https://a.org)");
  CHECK(span("[[1]](https://a.org)") == "[[1]](https://a.org)");
  CHECK(span("[![alt ![inner](i.png)](o.png)](https://a.org)") ==
        "[![alt ![inner](i.png)](o.png)](https://a.org)");
  CHECK(span("> quoted [in\n> two lines](https://a.org)") == "[in\n> two lines](https://a.org)");
  CHECK(span("- a\n\n  - [b](https://a.org)\n") == "[b](https://a.org)");
  CHECK(span("| a | [b](https://a.org) |\n|---|---|\n") == "[b](https://a.org)");
  CHECK(span("[](x)[](https://a.org)") == "[](https://a.org)");
  CHECK(span("# [b](https://a.org) #\n") == "[b](https://a.org)");
  CHECK(span("a\r\n\r\n[b](https://a.org)\r\n") == "[b](https://a.org)");
  CHECK(span("\xEF\xBB\xBF[b](https://a.org)") == "[b](https://a.org)");
}

TEST_CASE("a link by reference is a citation where it is defined", "[markdown]") {
  const Article article = read_markdown(
      "[One][ab], [AB], [two][Ab] and [ab][].\n\n[ab]: <https://a.org/ab> 'Title'\n[un]: https://a.org/un\n"
      "[note]: ./local\n");
  REQUIRE(article.citations.size() == 1);
  const Citation& link = article.citations[0];
  CHECK(link.template_name == "reference link");
  CHECK(article.text_of(link.span) == "[ab]: <https://a.org/ab> 'Title'");
  CHECK(link.url->as_written == "https://a.org/ab");
  Texts marks;
  for (const Span mark : link.marks) marks.emplace_back(article.text_of(mark));
  CHECK(marks == Texts{"[One][ab]", "[AB]", "[two][Ab]", "[ab][]"});
  REQUIRE(count_problems(article, "unused-link-definition") == 1);
  CHECK(article.text_of(article.problems[0].span) == "[un]: https://a.org/un");
}

TEST_CASE("definitions stand in quotes, lists and over two lines too", "[markdown]") {
  CHECK(urls_as_written(read_markdown("> [a]: https://a.org/1\n\n[a]\n")) == Texts{"https://a.org/1"});
  CHECK(urls_as_written(read_markdown("[a]:\n   https://a.org/1\n\n[a]\n")) == Texts{"https://a.org/1"});
  CHECK(urls(read_markdown("[a]: https://a.org/x\\_y&amp;z\n\n[a]\n")) == Texts{"https://a.org/x_y&z"});
  CHECK(urls(read_markdown("[a]: https://a.org/1\n[a]: https://a.org/2\n\n[a]\n")) ==
        Texts{"https://a.org/1"});
  CHECK(urls(read_markdown("[a]: https://a.org not one\n\n[a]\n")) == Texts{"https://a.org"});
}

TEST_CASE("autolinks and bare URLs end where GitHub ends them", "[markdown]") {
  const auto bare = [](const std::string& text) { return urls_as_written(read_markdown(text)); };
  CHECK(bare("<https://a.org/b?c=[d]>") == Texts{"https://a.org/b?c=[d]"});
  CHECK(bare("See https://a.org/b_c_d, and (https://a.org/e_(f)).") ==
        Texts{"https://a.org/b_c_d", "https://a.org/e_(f)"});
  CHECK(bare("**https://a.org/b** *https://a.org/c*: ~~https://a.org/d~~") ==
        Texts{"https://a.org/b", "https://a.org/c", "https://a.org/d"});
  CHECK(bare("https://a.org/_b_/c") == Texts{"https://a.org/_b_/c"});
  CHECK(bare("| https://a.org/b|https://a.org/c |\n|---|---|\n") ==
        Texts{"https://a.org/b", "https://a.org/c"});
  CHECK(bare("www.a.org/b. and www. and xwww.a.org and awww.b.c") == Texts{"www.a.org/b"});
  CHECK(urls(read_markdown("www.a.org/b")) == Texts{"http://www.a.org/b"});
  CHECK(bare("[https://a.org](https://b.org)") == Texts{"https://b.org"});
  CHECK(bare("ftp://a.org mailto:a@b.org xhttps://a.org http:// https://") == Texts{});
  CHECK(bare("参见https://a.org/b。") == Texts{});  // joined to a word, as GitHub has it
  CHECK(bare("参见 https://a.org/b。") == Texts{"https://a.org/b"});
}

TEST_CASE("what is no link to the web is no citation", "[markdown]") {
  const Article article = read_markdown(
      "[a](./b.md) [c](#d) [e](mailto:f@g.org) [h](tel:1) ![i](https://a.org/i.png) [j]({{ site.url }}/k) "
      "[l](https://${HOST}/m) `https://a.org/n` ``[o](https://a.org/p)``\n\n"
      "    [q](https://a.org/r)\n\n```\n[s](https://a.org/t)\n```\n\n~~~ x\nhttps://a.org/u\n~~~\n\n"
      "<!-- [v](https://a.org/w) <a href=\"https://a.org/x\"> -->\n\n<link href=\"https://a.org/y.css\">\n\n"
      "\\[z](https://a.org/z\n");
  CHECK(urls_as_written(article) == Texts{"https://a.org/z"});  // its bracket is escaped, its URL is bare
}

TEST_CASE("raw HTML has links too", "[markdown]") {
  const Article article = read_markdown(
      "<div>\n<p><a class=x href='https://a.org/1?b&amp;c'>one</a>\n<!-- <a href=\"https://a.org/no\"> -->\n"
      "<a\n href = https://a.org/2 >two</a></p>\n</div>\n\nText <a "
      "href=\"https://a.org/3\">https://a.org/3</a> and "
      "<Card href=\"https://a.org/4\" /> <img src=\"https://a.org/i.png\"> <a "
      "name=\"href=https://a.org/no\">\n");
  CHECK(urls(article) ==
        Texts{"https://a.org/1?b&c", "https://a.org/2", "https://a.org/3", "https://a.org/4"});
  CHECK(urls_as_written(article)[0] == "https://a.org/1?b&amp;c");
  CHECK(article.citations[0].template_name == "html link");
}

TEST_CASE("the title is that of the front matter, or the first heading of the first level", "[markdown]") {
  CHECK(read_markdown("## Two\n\n# One *and* `code`\n\n# More\n").title == "One and code");
  CHECK(read_markdown("Under\nlined\n=====\n").title == "Under lined");
  CHECK(read_markdown("---\ntitle: 'Front: matter'\nlang: de-AT\n---\n# One\n").title == "Front: matter");
  CHECK(read_markdown("---\ntitle: x\nlang: German\n---\n").language == "de");
  CHECK(read_markdown("+++\ntitle = \"x\"\n+++\n# One\n").title == "One");
  CHECK(read_markdown("No heading\n").title.empty());
  CHECK(read_markdown("---\n\nA rule is no front matter\n\n---\n# One\n").title == "One");
}

TEST_CASE("documents of site generators are read", "[markdown]") {
  const Article article = read_markdown(
      "---\ntitle: {{ page.title }}\n---\nimport X from './x'\n\nexport const y = {a: [1]}\n\n"
      "<Tabs>\n  <TabItem value=\"a\">\n\n[a](https://a.org/1)\n\n  </TabItem>\n</Tabs>\n\n"
      ":::note\n[b](https://a.org/2)\n:::\n\n> [!WARNING]\n> [c](https://a.org/3)\n\n{{< ref \"x\" >}} {/* c "
      "*/}\n"
      "- [ ] [d](https://a.org/4)\n- [x] e\n");
  CHECK(urls(article) == Texts{"https://a.org/1", "https://a.org/2", "https://a.org/3", "https://a.org/4"});
}
