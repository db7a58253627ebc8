// The scanner of wikitext: which pieces it finds, where they begin and end, what it does with broken ones.
#include "references/wikitext/markup.hpp"

#include <string>
#include <vector>

#include "references/wikitext/families/family.hpp"
#include "references/wikitext/notes.hpp"
#include "references/wikitext/parameters.hpp"
#include "references/wikitext/plain_text.hpp"
#include "references/wikitext/tags.hpp"
#include "references/wikitext/templates.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using namespace citecheck::wikitext;
using Kind = Node::Kind;

namespace {

std::vector<std::string> texts(std::string_view source, Kind kind) {
  std::vector<std::string> out;
  const Markup markup = scan(source);
  for (const Node& node : markup.nodes)
    if (node.kind == kind) out.emplace_back(node.span.of(source));
  return out;
}

using Texts = std::vector<std::string>;

std::string plain(std::string_view source) {
  const std::string padded = "{{x|" + std::string(source) + "}}";
  const Page page{padded, scan(padded)};
  return plain_line(page, 0, {4, padded.size() - 2});
}

}  // namespace

TEST_CASE("templates nest, and pipes belong to the innermost markup", "[wikitext]") {
  const std::string_view source = "a{{b|c={{d|e}}|[[f|g]]|h=i=j}}k";
  const Markup markup = scan(source);
  REQUIRE(markup.nodes.size() == 3);
  CHECK(markup.nodes[0].span.of(source) == "{{b|c={{d|e}}|[[f|g]]|h=i=j}}");
  CHECK(markup.nodes[0].end == 3);
  CHECK(markup.nodes[1].span.of(source) == "{{d|e}}");
  CHECK(markup.nodes[2].span.of(source) == "[[f|g]]");
  const auto parts = markup.parts_of(markup.nodes[0]);
  REQUIRE(parts.size() == 4);
  CHECK(parts[0].span.of(source) == "b");
  CHECK(parts[1].span.of(source) == "c={{d|e}}");
  CHECK(parts[1].equals == source.find('='));
  CHECK_FALSE(parts[2].named());
  CHECK(parts[3].equals == source.find("=i"));
}

TEST_CASE("a link ends at its brackets, with or without markup inside", "[wikitext]") {
  const auto parts = [](std::string_view source) {
    const Markup markup = scan(source);
    std::vector<std::string> out;
    for (const Node& node : markup.nodes)
      if (node.kind == Kind::wikilink)
        for (const Part& part : markup.parts_of(node)) out.emplace_back(part.span.of(source));
    return out;
  };
  CHECK(parts("[[a]]") == Texts{"a"});
  CHECK(parts("[[a|b]]") == Texts{"a", "b"});
  CHECK(parts("[[a|]]") == Texts{"a", ""});
  CHECK(parts("[[]]") == Texts{""});
  CHECK(parts("[[:a;b\\c#d|e=f:g]]") == Texts{":a;b\\c#d", "e=f:g"});
  CHECK(parts("[[File:a|thumb|b]]") == Texts{"File:a", "thumb", "b"});
  CHECK(parts("[[a|b\nc]]") == Texts{"a", "b\nc"});
  CHECK(parts("[[a|''b'' {{c}}]]") == Texts{"a", "''b'' {{c}}"});
  CHECK(parts("[[a]b]]") == Texts{"a]b"});
  CHECK(parts("[[[a]]]") == Texts{"[a"});
  CHECK(parts("[[a|b") == Texts{});
  CHECK(parts("[[a] [[b]]") == Texts{"b"});
  CHECK(parts("{{x|[[a|b]]|c=[[d]]}}") == Texts{"a", "b", "d"});
  CHECK(texts("[[https://a.b/c]]", Kind::url) == Texts{"https://a.b/c"});
  // Nothing inside a reference reaches beyond its end.
  CHECK(parts("<ref>[[a</ref>]] [[b]]") == Texts{"b"});
  CHECK(parts("<ref>[[a|b]</ref>]") == Texts{});
}

TEST_CASE("runs of braces close as in the preprocessor of MediaWiki", "[wikitext]") {
  CHECK(texts("{{{a}}}", Kind::parameter) == Texts{"{{{a}}}"});
  CHECK(texts("{{{{a}}|b}}", Kind::template_call) == Texts{"{{{{a}}|b}}", "{{a}}"});
  CHECK(texts("{{{{{a}}}|b}}", Kind::template_call) == Texts{"{{{{{a}}}|b}}"});
  CHECK(texts("{{{a}}", Kind::template_call) == Texts{"{{a}}"});
  CHECK(texts("{{a}}}}", Kind::template_call) == Texts{"{{a}}"});
  CHECK(texts("{ {a} }", Kind::template_call).empty());
}

TEST_CASE("the leftmost opener decides what is opaque", "[wikitext]") {
  CHECK(texts("<!-- <ref>a</ref> -->b", Kind::ref).empty());
  CHECK(texts("a<!-- <ref>never closed</ref>", Kind::ref).empty());
  CHECK(texts("<nowiki><!-- </nowiki><ref>a</ref>", Kind::ref) == Texts{"<ref>a</ref>"});
  CHECK(texts("<ref>foo<!--</ref> B", Kind::ref) == Texts{"<ref>foo<!--</ref>"});
  for (const std::string tag : {"nowiki", "pre", "syntaxhighlight", "source", "math", "chem", "score",
                                "timeline", "templatedata", "includeonly"}) {
    const std::string source = "<" + tag + " x=1>{{cite web}}<ref>a</ref></" + tag + " ><ref>b</ref>";
    CHECK(texts(source, Kind::ref) == Texts{"<ref>b</ref>"});
    CHECK(texts(source, Kind::template_call).empty());
  }
  CHECK(texts("<math>unclosed <ref>a</ref>", Kind::ref) == Texts{"<ref>a</ref>"});
  CHECK(texts("<nowiki /><ref>a</ref>", Kind::ref) == Texts{"<ref>a</ref>"});
}

TEST_CASE("references are found in every spelling of their tags", "[wikitext]") {
  CHECK(texts("<REF>a</Ref ><ref\nname=x\n/><ref >b</ref\n>", Kind::ref) ==
        Texts{"<REF>a</Ref >", "<ref\nname=x\n/>", "<ref >b</ref\n>"});
  CHECK(texts("<references /><refs>a</refs><reference>", Kind::ref).empty());
  CHECK(texts("<references><ref name=a>b</ref></references>", Kind::references).size() == 1);
  CHECK(texts("<references><ref name=a>b</ref>", Kind::ref) == Texts{"<ref name=a>b</ref>"});
}

TEST_CASE("an unclosed reference ends at the next one, at a heading or at the end", "[wikitext]") {
  CHECK(texts("<ref>a <ref>b</ref>", Kind::ref) == Texts{"<ref>a ", "<ref>b</ref>"});
  CHECK(texts("<ref>a\n== H ==\nb<ref>c</ref>", Kind::ref) == Texts{"<ref>a", "<ref>c</ref>"});
  CHECK(texts("x<ref>a {{cite web|b", Kind::ref) == Texts{"<ref>a {{cite web|b"});
  const Markup markup = scan("<ref>a <ref>b</ref>");
  REQUIRE(markup.problems.size() == 1);
  CHECK(markup.problems[0].kind == "unclosed-ref");
  CHECK(markup.problems[0].span == Span{0, 5});
  CHECK(scan("a</ref>").problems.at(0).kind == "unopened-ref");
}

TEST_CASE("an unclosed template does not swallow what follows", "[wikitext]") {
  CHECK(texts("<ref>{{cite web|title=a</ref>{{b}}", Kind::template_call) ==
        Texts{"{{cite web|title=a", "{{b}}"});
  const std::string_view list = "* {{cite web|title=a\n* {{cite web|title=b}}\n";
  CHECK(texts(list, Kind::template_call) == Texts{"{{cite web|title=a", "{{cite web|title=b}}"});
  CHECK(scan(list).problems.at(0).kind == "unclosed-template");
  CHECK(texts("{{infobox|a=[[b|c={{d}}}}", Kind::template_call) ==
        Texts{"{{infobox|a=[[b|c={{d}}}}", "{{d}}"});
}

TEST_CASE("links and bare URLs", "[wikitext]") {
  CHECK(texts("see http://a.org/x?y=(z). And (http://b.org).", Kind::url) ==
        Texts{"http://a.org/x?y=(z)", "http://b.org"});
  CHECK(texts("[http://a.org b [[c]] d] [//e.org f] [g]", Kind::external_link) ==
        Texts{"[http://a.org b [[c]] d]", "[//e.org f]"});
  CHECK(texts("[http://a.org b\nc]", Kind::external_link).empty());
  CHECK(texts("[http://a.org b\nc]", Kind::url) == Texts{"http://a.org"});
  const std::string_view source = "{{x|url=http://a.org/b?c=d|e=[http://f.org g|h=i}}";
  const Markup markup = scan(source);
  REQUIRE(markup.parts_of(markup.nodes[0]).size() == 4);
  CHECK(markup.parts_of(markup.nodes[0])[3].span.of(source) == "h=i");
}

TEST_CASE("plain text is what a reader sees", "[wikitext]") {
  CHECK(plain("''A'' '''b''' it's") == "A b it's");
  CHECK(plain("[[Foo|bar]] [[Baz]] [[:Category:X]]") == "bar Baz Category:X");
  CHECK(plain("[[File:x.jpg|thumb|y]]z") == "z");
  CHECK(plain("a&nbsp;b &amp; c&#8211;d &unknown;") == "a b & c–d &unknown;");
  CHECK(plain("a<!-- b -->c<br />d<sub>2</sub> <3") == "ac d2 <3");
  CHECK(plain("a{{!}}b{{ndash}}c {{lang|de|Wort}} {{nowrap|d e}} {{dead link|date=x}}") == "a|b–c Wort d e");
  CHECK(plain("<nowiki>[[a]]</nowiki>") == "[[a]]");
  CHECK(plain("[http://a.org label] [http://b.org]") == "label");
  CHECK(plain("caf\xC3") == "caf\xEF\xBF\xBD");
}

TEST_CASE("plain text knows the bytes it comes from", "[wikitext]") {
  const std::string source = "{{x|a &amp; '''b''' [[c|def]]}}";
  const Page page{source, scan(source)};
  const PlainText text = plain_text(page, 0, {4, source.size() - 2});
  REQUIRE(text.text() == "a & b def");
  CHECK(text.source_of({2, 3}).of(source) == "&amp;");
  CHECK(text.source_of({4, 5}).of(source) == "b");
  CHECK(text.source_of({7, 9}).of(source) == "ef");
}

TEST_CASE("attributes in all quoting forms", "[wikitext]") {
  CHECK(attribute(" name=x", "name") == "x");
  CHECK(attribute(" group=\"a b\" NAME = 'x y' ", "name") == "x y");
  CHECK(attribute(" name=\"unclosed ", "name") == "unclosed");
  CHECK(attribute(" name= group=a", "group") == std::nullopt);
  CHECK(attribute(" names=x", "name") == std::nullopt);
  CHECK(attribute(" name=", "name") == "");
  CHECK(reference_key(" \"a_b  c&amp;\" ") == "a b c&");
}

TEST_CASE("names of templates and parameters", "[wikitext]") {
  CHECK(template_name(" Template:Cite_web <!--x-->\n") == "cite web");
  CHECK(template_info("citeweb").name == "cite web");
  CHECK(template_info("cite quran").role == Role::citation);
  CHECK(template_info("citation needed").role == Role::none);
  CHECK(template_info("deadlink").role == Role::dead_link);
  for (const char* name : {"author2-last", "author-last2", "last2", "surname2", "author2-surname"}) {
    REQUIRE(find_parameter(kCs1, name));
    CHECK(find_parameter(kCs1, name)->field == Field::last);
    CHECK(find_parameter(kCs1, name)->number == 2);
  }
  CHECK(find_parameter(kCs1, "archiveurl")->field == Field::archive_url);
  CHECK(find_parameter(kCs1, "Title") == std::nullopt);
  CHECK(find_parameter(kCs1, "title2") == std::nullopt);
  CHECK(find_parameter(kCs1, "last1234") == std::nullopt);
}

TEST_CASE("notes are labelled as Cite shows them", "[wikitext]") {
  CHECK(note_label("", 12) == "12");
  CHECK(note_label("note", 1) == "note 1");
  CHECK(note_label("lower-alpha", 28) == "ab");
  CHECK(note_label("upper-roman", 14) == "XIV");
  CHECK(note_label("lower-greek", 18) == "σ");
}

TEST_CASE("the depth of markup is bounded", "[wikitext]") {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "{{cite web|title=[[a|";
  const Markup markup = scan(deep);
  std::size_t templates = 0;
  for (const Node& node : markup.nodes) templates += node.kind == Kind::template_call;
  CHECK(templates == 5000);
}
