// The flat tree over pugixml: bytes, references, and what becomes of damaged and hostile documents.
#include "references/xml/xml_tree.hpp"

#include <chrono>

#include "references/text.hpp"
#include "references/xml/flat_text.hpp"
#include "references/xml/prolog.hpp"
#include "references/xml/repair.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using namespace citecheck::xml;

namespace {

const TextRules kAllText = {[](const Tree&, Index) { return false; },
                            [](std::string_view name) { return name == "p" ? Break::around : Break::none; }};

// The document as nested names, each with its bytes: "a<a b='1'>x</a>".
std::vector<std::string> elements(const Tree& tree) {
  std::vector<std::string> out;
  for (Index i = 0; i < tree.size(); ++i)
    if (tree[i].kind == Node::Kind::element)
      out.push_back(std::string(tree[i].name) + " " + std::string(tree[i].span.of(tree.source())) + " " +
                    std::string(tree[i].inner.of(tree.source())));
  return out;
}

std::vector<std::string> elements(std::string_view source) {
  std::vector<Problem> problems;
  return elements(Tree(source, problems));
}

std::vector<std::string> kinds(std::string_view source) {
  std::vector<Problem> problems;
  const Tree tree(source, problems);
  std::vector<std::string> out;
  for (const Problem& problem : problems) out.emplace_back(problem.kind);
  return out;
}

std::string line(std::string_view source) {
  std::vector<Problem> problems;
  const Tree tree(source, problems);
  return tree.size() == 0 ? std::string{} : line_of(tree, 0, kAllText);
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("every element knows its bytes", "[xml]") {
  CHECK(elements("<a>x<b c='1'/>y</a>") == Strings{"a <a>x<b c='1'/>y</a> x<b c='1'/>y", "b <b c='1'/> "});
  CHECK(elements("<a><b></b></a>") == Strings{"a <a><b></b></a> <b></b>", "b <b></b> "});
  CHECK(elements("<?xml version='1.0'?>\n<!-- <z> --><a \n k = \"v>\" ><!--</a>-->t</a >") ==
        Strings{"a <a \n k = \"v>\" ><!--</a>-->t</a > <!--</a>-->t"});
  CHECK(elements("<m:a xmlns:m='u'><m:b/></m:a>")[1] == "b <m:b/> ");
  CHECK(elements("<a><b>1</b><!-- x --><?pi?></a>")[0] ==
        "a <a><b>1</b><!-- x --><?pi?></a> <b>1</b><!-- x --><?pi?>");
  CHECK(elements("<a><![CDATA[<b>]]></a>")[0] == "a <a><![CDATA[<b>]]></a> <![CDATA[<b>]]>");
  CHECK(elements("").empty());
  CHECK(elements("no markup").empty());
}

TEST_CASE("attributes are found by their local name", "[xml]") {
  const std::string source = "<a id='i' xlink:href='x?a=1&amp;b=2' xml:lang=\" en \" e=''/>";
  std::vector<Problem> problems;
  const Tree tree(source, problems);
  CHECK(problems.empty());
  CHECK(tree.attribute(0, "id") == "i");
  CHECK(tree.attribute(0, "href") == "x?a=1&b=2");
  CHECK(tree.attribute_span(0, "href").of(source) == "x?a=1&amp;b=2");
  CHECK(tree.attribute(0, "lang") == "en");
  CHECK(tree.attribute(0, "e").empty());
  CHECK(tree.attribute(0, "none").empty());
}

TEST_CASE("text is read without tags, and knows where it comes from", "[xml]") {
  CHECK(line("<a>CO<sub>2</sub> in  the\n<i>air</i></a>") == "CO2 in the air");
  CHECK(line("<a><p>one</p><p>two</p></a>") == "one two");
  CHECK(line("<a>1 &lt; 2 &amp;&#x2013;<![CDATA[&amp;]]></a>") == "1 < 2 &–&amp;");
  const std::string source = "<a>x &eacute;<i>y z</i></a>";
  std::vector<Problem> problems;
  const Tree tree(source, problems);
  const FlatText flat = flat_text(tree, 0, kAllText);
  CHECK(flat.text() == "x éy z");
  CHECK(flat.source_of({2, 5}).of(source) == "&eacute;<i>y");
  CHECK(flat.source_of({4, 7}).of(source) == "y z");
  CHECK(flat.source_of({0, 1}).of(source) == "x");
}

TEST_CASE("the names of ISO's and HTML's characters are known", "[xml]") {
  CHECK(line("<a>&alpha;&ndash;&agr;&ccaron;&NotEqualTilde;&phis;</a>") == "α–αč≂̸φ");
  CHECK(line("<a>&semi;&amp;&apos;&AMP;</a>") == ";&'&");
  CHECK(line("<a>&nothing; &notit; &;&x</a>") == "&nothing; &notit; &;&x");
  CHECK(kinds("<a>&nothing;</a>") == Strings{"unknown-entity"});
  CHECK(kinds("<a>&eacute; AT&T</a>").empty());
  CHECK(line("<a>&#0;&#xD800;&#x110000;</a>") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("entities of the document's own are told and not expanded", "[xml]") {
  const std::string bomb =
      "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;\"><!ENTITY z SYSTEM \"file:///e\">]>"
      "<a>&y;&z;</a>";
  CHECK(kinds(bomb) == Strings{"entity-declaration", "unknown-entity"});
  std::vector<Problem> problems;
  const Tree tree(bomb, problems);
  CHECK(elements(tree).front() == "a <a>&y;&z;</a> &y;&z;");
}

TEST_CASE("damage costs the element it hit and nothing around it", "[xml]") {
  CHECK(kinds("<a><b>x</a>") == Strings{"malformed-xml"});
  for (const char* cut : {"<a><b>x", "<a><b>x</b", "<a><b c='d"})
    CHECK(kinds(cut) == Strings{"truncated-xml"});
  CHECK(elements("<a><b>x</a><c/>") == Strings{"a <a><b>x</a> <b>x", "c <c/> "});
  CHECK(elements("<a>x</b></a>") == Strings{"a <a>x</b></a> x</b>"});
  CHECK(elements("<a>1 < 2<b/></a>")[1] == "b <b/> ");
  CHECK(elements("<a><b c=d>x</b></a>")[1] == "b <b c=d>x</b> x");
  CHECK(elements("<a><b c=\"d>x</b><e/></a>").size() == 3);
  CHECK(elements("<a><!-- x <b/></a>").size() == 2);
  CHECK(elements("<a><b>x").size() == 2);
  CHECK(elements("<a><b>x</b")[1] == "b <b>x</b x</b");
  CHECK(line("<a>x</b> y") == "x y");
  CHECK(kinds(std::string_view("<a>x\0y</a>", 10)) == Strings{"zero-byte"});
  CHECK(line(std::string_view("<a>x\0y</a>", 10)) == "x y");
}

TEST_CASE("repair keeps every byte's place", "[xml]") {
  CHECK(repair("<a><b>x</a>") == "<a>   x</a>");
  CHECK(repair("<a>&<</a>") == "<a>& </a>");
  CHECK(repair("<a b='1'c='2'/>") == "<a           />");
  CHECK(repair("<a b='1'c='2'>") == "<a           >");
  CHECK(repair("<![CDATA[ x") == "          x");
  CHECK(repair("<!DOCTYPE a [<!ENTITY b '>'>]><a/>") == "<!DOCTYPE a [<!ENTITY b '>'>]><a/>");
  CHECK(repair("</a><").size() == 5);
}

TEST_CASE("hostile documents are read in linear time", "[xml][hostile]") {
  const std::size_t many = 200'000;
  std::string deep, floods = "<a", comments = "<a>", doctypes;
  for (std::size_t i = 0; i < many; ++i) {
    deep += "<a>";
    floods += " x='1'";
    comments += "<!--";
    doctypes += "<!DOCTYPE ";
  }
  floods += "/>";
  const auto begin = std::chrono::steady_clock::now();
  std::vector<Problem> problems;
  CHECK(Tree(deep, problems).size() == many);
  CHECK(Tree(floods, problems).size() == 1);
  CHECK(Tree(comments, problems).size() >= 1);
  const Tree nothing(doctypes, problems);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("the prolog tells what a document is", "[xml]") {
  const Prolog prolog = read_prolog(
      "<?xml version='1.0'?><!-- <x> --><!DOCTYPE j:a PUBLIC \"-//P//EN\" \"u\" [<!ENTITY e '>'>]>\n"
      "<j:a k='v'><b/>");
  CHECK(prolog.root == "a");
  CHECK(prolog.root_tag == "<j:a k='v'");
  CHECK(prolog.doctype == "<!DOCTYPE j:a PUBLIC \"-//P//EN\" \"u\" ");
  CHECK(read_prolog("words").root.empty());
  CHECK(read_prolog("<!-- open").root.empty());
  CHECK(read_prolog("").root.empty());
}

TEST_CASE("documents in other encodings are read", "[xml]") {
  CHECK(xml_to_utf8("<?xml version='1.0' encoding='iso-8859-1'?><a>\xE9</a>").ends_with("<a>é</a>"));
  CHECK(xml_to_utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>é</a>").ends_with("<a>é</a>"));
  CHECK(xml_to_utf8(std::string_view("<\0a\0/\0>\0", 8)) == "<a/>");
  CHECK(xml_to_utf8(std::string_view("\0<\0a\0/\0>", 8)) == "<a/>");
  CHECK(xml_to_utf8(std::string_view("\xFF\xFE<\0a\0/\0>\0", 10)) == "<a/>");
  CHECK(xml_to_utf8("\xEF\xBB\xBF<a/>") == "<a/>");
}
