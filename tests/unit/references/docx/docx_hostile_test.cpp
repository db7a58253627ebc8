// DOCX files that are damaged or mean harm: what can be read is read, within bounds.
#include <random>
#include <sstream>
#include <string>

#include "references/docx/docx.hpp"
#include "references/docx/package.hpp"
#include "support/catch.hpp"
#include "unit/references/docx/docx_file.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;
using test::docx_of;
using test::field;
using test::paragraph;
using test::run;

namespace {

Article read(const std::string& bytes) {
  Article article = *open_docx(std::make_unique<std::istringstream>(bytes), "a.docx")->next();
  if (const std::string fault = test::unsound(article); !fault.empty()) FAIL(fault);
  return article;
}

std::string problems(const Article& article) {
  std::string out;
  for (const Problem& problem : article.problems) out += std::string(problem.kind) + ";";
  return out;
}

const std::string kBody =
    paragraph(run("Fact [1] ") +
              field(R"(ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"itemData":{"id":1,"title":"A"}}]})",
                    run("x"))) +
    paragraph(run("Fact ") + field("CITATION Tag \\l 1033", run("y"))) +
    paragraph(run("References"), "Heading1") +
    paragraph(run("[1] Doe, J. \"Corms\". 2013. http://example.org/"));

}  // namespace

TEST_CASE("a bomb is unpacked to the bounds and told", "[docx]") {
  const std::string zip = test::zip_of({{"word/footnotes.xml", std::string(100'000, ' ')},
                                        {"word/document.xml", std::string(3'000, ' ')},
                                        {"word/endnotes.xml", std::string(100'000, ' ')},
                                        {"docProps/core.xml", "x"}});
  std::vector<Problem> problems;
  const auto parts = docx::read_package(zip, problems, {.part = 10'000, .all = 20'000});
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].name == "word/document.xml");
  CHECK(parts[0].bytes.size() == 3'000);
  CHECK(parts[1].bytes.size() == 10'000);
  CHECK(parts[2].bytes.size() == 7'000);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].kind == "part-too-large");
  CHECK(problems[0].what.find("times its packed size") != std::string::npos);
  CHECK(problems[2].kind == "archive-too-large");
  std::size_t bytes = 0;
  for (const docx::Part& part : docx::recover_parts(zip, {.part = 10'000, .all = 20'000}))
    bytes += part.bytes.size();
  CHECK(bytes == 20'000);
}

TEST_CASE("an archive without its list of parts", "[docx]") {
  const std::string whole = docx_of(kBody);
  const Article cut = read(whole.substr(0, whole.size() - 30));
  CHECK(problems(cut) == "broken-archive;");
  CHECK(cut.citations.size() == 1);
  CHECK(problems(read("PK\3\4 and nothing more")) == "broken-archive;");
  CHECK(read("").citations.empty());
}

TEST_CASE("a part with the wrong sum is read and told", "[docx]") {
  std::string bytes = docx_of(kBody);
  const std::size_t entry = bytes.rfind(std::string("PK\1\2"));
  REQUIRE(entry != std::string::npos);
  bytes[entry + 16] = static_cast<char>(bytes[entry + 16] ^ 0x55);
  const Article article = read(bytes);
  CHECK(problems(article).starts_with("damaged-part;"));
  CHECK(article.citations.size() == 1);
}

TEST_CASE("archives that hold no document, and locked ones", "[docx]") {
  CHECK(problems(read(test::zip_of({{"mimetype", "x"}}))) == "no-document;");
  CHECK(problems(read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old")) == "encrypted;");
  CHECK(read(test::zip_of({{"../word/document.xml", test::document_xml(kBody)}})).citations.empty());
}

TEST_CASE("archives that lie about their parts are read as far as they can be", "[docx]") {
  const test::RawPart document{"word/document.xml", test::document_xml(kBody)};
  const auto with = [&](auto change) {
    test::RawPart part = document;
    change(part);
    return read(test::raw_zip_of({part}));
  };
  struct Case {
    std::string what;
    Article article;
    std::string problems;
  };
  using Part = test::RawPart;
  const std::vector<Case> read_whole{
      {"the truth", read(test::raw_zip_of({document})), ""},
      {"stored", with([](Part& part) { part.method = 0; }), ""},
      {"too small", with([](Part& part) { part.size = 10; }), ""},
      {"too large", with([](Part& part) { part.size = 4'000'000'000; }), ""},
      {"packed too small", with([](Part& part) { part.packed_size = 60; }), "damaged-part;"},
      {"packed to nothing", with([](Part& part) { part.packed_size = 0; }), "broken-archive;"},
      {"no list", read(test::raw_zip_of({document}, false)), "broken-archive;"},
      {"an empty list", read(test::raw_zip_of({document}, true, 0)), "broken-archive;"},
      {"a list too long", read(test::raw_zip_of({document}, true, 9)), "broken-archive;"},
      {"absolute", with([](Part& part) { part.name = "/word/document.xml"; }), ""},
      {"backslash", with([](Part& part) { part.name = "word\\document.xml"; }), ""},
      {"upper case", with([](Part& part) { part.name = "WORD/DOCUMENT.XML"; }), ""},
      {"twice", read(test::raw_zip_of({document, document})), "duplicate-part;"}};
  for (const Case& one : read_whole) {
    INFO(one.what);
    CHECK(one.article.citations.size() == 1);
    CHECK(problems(one.article) == one.problems);
  }
  for (const unsigned method : {1u, 9u, 12u, 14u, 93u, 95u, 98u}) {
    INFO(method);
    const Article article = with([&](Part& part) { part.method = method, part.packed = "packed"; });
    CHECK(problems(article).starts_with("unknown-compression;"));
  }
  CHECK(problems(with([](Part& part) { part.flags = 1; })).starts_with("encrypted;"));
  CHECK(problems(with([](Part& part) { part.name = "../word/document.xml"; })) == "no-document;");
  CHECK(problems(with([](Part& part) { part.name = "word/../word/document.xml"; })) == "no-document;");
}

TEST_CASE("what lies beside the text does not use up the bounds", "[docx]") {
  std::vector<test::RawPart> parts;
  for (int i = 0; i < 5'000; ++i) parts.push_back({"customXml/item" + std::to_string(i) + ".xml", "<a/>"});
  parts.push_back({"word/document.xml", test::document_xml(kBody)});
  const Article article = read(test::raw_zip_of(parts));
  CHECK(problems(article) == "too-many-parts;");
  CHECK(article.citations.size() == 1);
  const std::string inner = test::zip_of({{"word/document.xml", std::string(1 << 20, ' ')}});
  CHECK(read(docx_of(kBody, {{"word/embeddings/a.zip", inner}, {"customXml/item1.xml", inner}}))
            .citations.size() == 1);
}

TEST_CASE("parts that lie one over the other are read once", "[docx]") {
  std::vector<test::RawPart> parts{{"word/document.xml", test::document_xml(kBody)}};
  test::RawPart again{"", test::document_xml(kBody)};
  again.again = true;
  for (int i = 0; i < 3'000; ++i) {
    again.name = "customXml/item" + std::to_string(i) + ".xml";
    parts.push_back(again);
  }
  const Article overlapping = read(test::raw_zip_of({parts.begin(), parts.begin() + 60}));
  CHECK(problems(overlapping) == "overlapping-parts;");
  CHECK(overlapping.citations.size() == 1);
  // Blocks of deflate that hold nothing: long to read for no byte.
  std::string blocks;
  for (int i = 0; i < 100'000; ++i) blocks += std::string("\0\0\0\xFF\xFF", 5);
  for (test::RawPart& part : parts) part.packed = blocks, part.bytes.clear();
  CHECK(problems(read(test::raw_zip_of(parts))).starts_with("overlapping-parts;"));
}

TEST_CASE("a document in UTF-16 or with zero bytes is read", "[docx]") {
  const std::string xml = test::document_xml(kBody);
  std::string wide("\xFF\xFE", 2);
  for (const char c : xml) (wide += c) += '\0';
  CHECK(read(test::zip_of({{"word/document.xml", wide}})).citations.size() == 1);
  std::string zeros = xml;
  zeros[zeros.find("Corms") + 2] = '\0';
  const Article article = read(test::zip_of({{"word/document.xml", zeros}}));
  CHECK(problems(article) == "zero-byte;");
  CHECK(article.citations.size() == 1);
}

TEST_CASE("a note that is referred to often and holds many works is read in linear time", "[docx]") {
  std::string marks, works;
  for (int i = 0; i < 5'000; ++i) {
    marks += "<w:footnoteReference w:id=\"1\"/>";
    works +=
        "<w:fldSimple w:instr='ADDIN ZOTERO_ITEM CSL_CITATION {\"citationItems\":[{\"itemData\":{\"id\":" +
        std::to_string(i) + ",\"title\":\"A\"}}]}'/>";
  }
  const Article article = read(docx_of(
      paragraph(marks), {{"word/footnotes.xml", "<w:footnotes><w:footnote w:id=\"1\">" + paragraph(works) +
                                                    "</w:footnote></w:footnotes>"}}));
  CHECK(article.citations.size() == 5'000);
  CHECK(problems(article) == "too-many-marks;");
}

TEST_CASE("faulty XML is read up to the fault", "[docx]") {
  const std::string xml = test::document_xml(kBody);
  const Article article =
      read(test::zip_of({{"word/document.xml", xml.substr(0, xml.size() - 40) + "<w:p <"}}));
  CHECK(problems(article).starts_with("invalid-xml;"));
  CHECK(article.citations.size() == 1);
  const std::string bomb =
      "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>" + xml;
  CHECK(read(test::zip_of({{"word/document.xml", bomb}})).citations.size() == 1);
}

TEST_CASE("depth and number make no difference", "[docx]") {
  std::string deep;
  for (int i = 0; i < 60'000; ++i) deep += "<w:p><w:sdt><w:hyperlink>";
  CHECK(read(docx_of(deep)).citations.empty());
  std::string nested;
  for (int i = 0; i < 20'000; ++i)
    nested += R"(<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> CITATION a </w:instrText></w:r>)";
  CHECK(read(docx_of(paragraph(nested))).citations.empty());
  std::vector<std::pair<std::string, std::string>> parts;
  for (int i = 0; i < 5'000; ++i) parts.emplace_back("word/media/" + std::to_string(i) + ".xml", "");
  CHECK(read(docx_of(kBody, parts)).citations.size() == 1);
}

TEST_CASE("many paragraphs, fields and notes are read in linear time", "[docx]") {
  std::string body, notes = "<w:footnotes>";
  for (int i = 0; i < 4'000; ++i) {
    const std::string id = std::to_string(i);
    body += paragraph(run("Fact [" + id + "]. ") + field("CITATION T" + id, run("x")) +
                      "<w:r><w:footnoteReference w:id=\"" + id + "\"/></w:r>");
    notes +=
        "<w:footnote w:id=\"" + id + "\">" + paragraph(run("http://example.org/" + id)) + "</w:footnote>";
  }
  const Article article = read(docx_of(body, {{"word/footnotes.xml", notes + "</w:footnotes>"}}));
  CHECK(article.citations.size() == 4'000);
  CHECK(article.dangling_marks.size() >= 4'000);
}

TEST_CASE("damaged documents are sound", "[docx][property]") {
  std::mt19937 random(11);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::string xml = test::document_xml(kBody);
  for (std::size_t size = 0; size < xml.size(); size += 7)
    read(test::zip_of({{"word/document.xml", xml.substr(0, size)}}));
  const std::vector<std::string> splices{"<w:p>",   "</w:p>", "<w:del>",
                                         "&#0;",    "\xFF",   "<w:t>",
                                         "</w:t>",  "]]>",    R"(<w:fldChar w:fldCharType="end"/>)",
                                         "<w:sdt>", "<!--",   "{",
                                         "\""};
  for (int round = 0; round < 300; ++round) {
    std::string damaged = xml;
    for (int i = 0; i < 5; ++i) {
      const std::size_t at = below(damaged.size());
      if (below(2) == 0)
        damaged.erase(at, 1 + below(12));
      else
        damaged.insert(at, splices[below(splices.size())]);
    }
    read(test::zip_of({{"word/document.xml", damaged}}));
  }
  const std::string whole = docx_of(kBody);
  for (int round = 0; round < 300; ++round) {
    std::string damaged = whole;
    for (int i = 0; i < 3; ++i) damaged[below(damaged.size())] = static_cast<char>(below(256));
    read(damaged.substr(0, damaged.size() - below(40)));
  }
}
