// What is made of what the helper finds in a PDF, without the helper.
#include <string>

#include "checker/page/pdf.hpp"
#include "checker/page/pdf_content.hpp"
#include "page_reading.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

/// A line of words, each half its size wide for each letter.
void put(PdfContent& pdf, double size, double y, const std::string& text, double x = 72) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const double width = 0.5 * size * static_cast<double>(end - at);
    pdf.words.push_back(
        {.x0 = x, .y0 = y, .x1 = x + width, .y1 = y + size, .size = size, .text = text.substr(at, end - at)});
    x += width + 0.3 * size;
    at = end + 1;
  }
  if (pdf.pages.empty()) pdf.pages.emplace_back();
  pdf.pages[0] += text + "\n";
}

void put_prose(PdfContent& pdf, double y = 300) {
  for (int i = 0; i < 30; ++i)
    put(pdf, 10, y + 12 * i, "the tide in the harbour was the same as it had been in the year before that");
}

PdfContent paper() {
  PdfContent pdf;
  pdf.height = 792;
  put(pdf, 9, 40, "Harbour Studies 12 (2014) 33-57");
  put(pdf, 18, 80, "On the tides of small harbours");
  put(pdf, 18, 100, "in northern waters");
  put(pdf, 12, 130, "Jane Doe");
  pdf.words.push_back({.x0 = 130, .y0 = 128, .x1 = 134, .y1 = 135, .size = 7, .text = "1"});
  put(pdf, 12, 130, "and John B. Roe", 140);
  put(pdf, 10, 150, "1 Institute of Harbours, University of Nowhere");
  put(pdf, 9, 170, "Received 3 March 2013; accepted 5 May 2014; published 17 June 2014");
  put_prose(pdf);
  return pdf;
}

}  // namespace

TEST_CASE("the first page of a PDF shows its title, authors and date", "[pdf]") {
  const PageFacts facts = read_pdf(paper(), "");
  CHECK(facts.form == PageForm::pdf);
  CHECK(best_of(facts.titles) == "On the tides of small harbours in northern waters");
  CHECK(authors_of(facts) == "Jane Doe; John B. Roe");
  CHECK(best_of(facts.published) == "2014-06-17");
  CHECK(facts.published.front().confidence >= 60);
  CHECK(best_of(facts.languages) == "en");
}

TEST_CASE("a title field counts if the first page shows it, and not if it holds a file's name", "[pdf]") {
  for (const std::string junk :
       {"Microsoft Word - tides_final2.doc", "untitled", "tides.indd", "Untitled-1", "arXiv:1404.1234v1",
        "paper_v2", "PowerPoint Presentation", "C:\\papers\\tides", "Layout 1"}) {
    INFO(junk);
    CHECK(is_junk_title(junk));
    PdfContent pdf = paper();
    pdf.info = {{"Title", junk}};
    CHECK(best_of(read_pdf(pdf, "").titles) == "On the tides of small harbours in northern waters");
  }
  CHECK_FALSE(is_junk_title("On the tides of small harbours"));
  PdfContent pdf = paper();
  pdf.info = {{"Title", "On the Tides of Small Harbours"}};
  const PageFacts facts = read_pdf(pdf, "");
  CHECK(facts.titles.front().source == "pdf Title");
  CHECK(facts.titles.front().confidence >= 80);
}

TEST_CASE("when a file was made is a hint at most, its time zone kept", "[pdf]") {
  PdfContent pdf;
  pdf.info = {
      {"CreationDate", "D:20140217233000-08'00'"}, {"ModDate", "D:20150301000000Z"}, {"Author", "jdoe"}};
  pdf.xmp =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description "
      "xmp:CreateDate='2014-02-17T23:30:00-08:00'>"
      "</rdf:Description></rdf:RDF></x:xmpmeta>";
  const PageFacts facts = read_pdf(pdf, "");
  REQUIRE_FALSE(facts.published.empty());
  CHECK(best_of(facts.published) == "2014-02-17");
  CHECK(facts.published.front().confidence < kHint);
  CHECK(best_of(facts.modified) == "2015-03-01");
  CHECK(facts.modified.front().confidence < kHint);
  CHECK(facts.authors.empty());
}

TEST_CASE("XMP gives lists of creators, and PRISM's fields of a publisher", "[pdf]") {
  PdfContent pdf = paper();
  pdf.xmp = R"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>
    <rdf:Description rdf:about="" prism:doi="10.1234/tides.5">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">On the tides of small harbours in northern waters</rdf:li></rdf:Alt></dc:title>
      <dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li><rdf:li>John B. Roe</rdf:li><rdf:li>Zo&#xEB; Fjord</rdf:li></rdf:Seq></dc:creator>
      <prism:publicationName>Harbour Studies</prism:publicationName>
      <prism:coverDate>2014-06-17</prism:coverDate>
    </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>)";
  const PageFacts facts = read_pdf(pdf, "");
  CHECK(authors_of(facts) == "Jane Doe; John B. Roe; Zoë Fjord");
  CHECK(best_of(facts.identifiers) == "doi:10.1234/tides.5");
  CHECK(best_of(facts.sites) == "Harbour Studies");
  CHECK(best_of(facts.published) == "2014-06-17");
  CHECK(facts.titles.front().confidence >= 80);
}

TEST_CASE("arXiv's stamp down the margin names the paper", "[pdf]") {
  PdfContent pdf = paper();
  double y = 500;
  for (const char* word : {"arXiv:1404.1234v2", "[cs.DL]", "3", "Apr", "2014"}) {
    pdf.words.push_back({.x0 = 10, .y0 = y, .x1 = 30, .y1 = y + 40, .size = 20, .rotation = 3, .text = word});
    y -= 50;
  }
  const PageFacts facts = read_pdf(pdf, "");
  CHECK(best_of(facts.identifiers) == "arxiv:1404.1234");
  CHECK(best_of(facts.titles) == "On the tides of small harbours in northern waters");
  CHECK(best_of(facts.published) == "2014-06-17");  // A second version's date is not the first's.
}

TEST_CASE("a page's largest type is no title where it heads a section, names a series or is the text",
          "[pdf]") {
  PdfContent flat;
  put_prose(flat, 60);
  CHECK(read_pdf(flat, "").titles.empty());
  PdfContent heads;
  heads.height = 792;
  put(heads, 24, 60, "Annual Report");
  put(heads, 20, 90, "Journal of Harbour Studies");
  put_prose(heads);
  CHECK(read_pdf(heads, "").titles.empty());
  PdfContent one_word;
  one_word.height = 792;
  put(one_word, 13, 60, "tidectl");
  put(one_word, 12, 90, "Functional Overview");
  put_prose(one_word);
  CHECK(read_pdf(one_word, "").titles.empty());
}

TEST_CASE("what stands under a title and is no list of names gives no authors", "[pdf]") {
  for (const std::string line : {"Release 3.19.0 11 Apr 2022", "A program and library for tides",
                                 "Version 2.0", "Department of Harbours, University of Nowhere", "Abstract",
                                 "Volume 3, Number 4", "jane@harbour.example", "Final Report, May 2014"}) {
    PdfContent pdf;
    pdf.height = 792;
    put(pdf, 18, 80, "On the tides of small harbours");
    put(pdf, 12, 120, line);
    put_prose(pdf);
    INFO(line);
    CHECK(read_pdf(pdf, "").authors.empty());
  }
}

TEST_CASE("quotations are found across lines, and the page of paper is told", "[pdf]") {
  PdfContent pdf = paper();
  pdf.pages.push_back(
      "Harbour Studies 12\nNobody had expected the wa-\nter to come back before the evening\n2\n");
  pdf.pages.push_back("Harbour Studies 12\nof that day, and nobody was there to see it come\n3\n");
  const std::vector<std::string> wanted{
      "nobody had expected the water to come back before the evening",
      "come back before the evening of that day, and nobody was there",
      "a wholly different text about aeroplanes and their pilots stands here"};
  const PageFacts facts = read_pdf(pdf, "", {.mentions = true, .quotations = wanted});
  REQUIRE(facts.searched.size() == 3);
  CHECK(facts.searched[0].passage.state == Passage::State::found);
  CHECK(facts.searched[0].passage.page == 2);
  CHECK(facts.searched[1].passage.state == Passage::State::found);  // No running head, no number in between.
  CHECK(facts.searched[2].passage.state == Passage::State::absent);
  CHECK(facts.words.may_hold("water"));
  CHECK_FALSE(facts.words.may_hold("aeroplanes"));
}

TEST_CASE("text that may not be what the paper shows contradicts nothing", "[pdf]") {
  const std::vector<std::string> wanted{
      "a wholly different text about aeroplanes and their pilots stands here",
      "the tide in the harbour was the same as it had been in the month"};
  PdfContent recognised = paper();
  recognised.info = {{"Producer", "ABBYY FineReader 11"}};
  PdfContent garbled = paper();
  for (char& c : garbled.pages[0])
    if (c >= 'a' && c <= 'z') c = static_cast<char>('a' + (c - 'a' + 7) % 26);
  PdfContent cut = paper();
  cut.cut = true;
  for (const PdfContent& pdf : {recognised, garbled}) {
    const PageFacts facts = read_pdf(pdf, "", {.mentions = true, .quotations = wanted});
    CHECK_FALSE(facts.words.known());
    for (const SearchedQuotation& one : facts.searched)
      CHECK(one.passage.state == Passage::State::not_checked);
  }
  const PageFacts facts = read_pdf(cut, "", {.mentions = true, .quotations = wanted});
  CHECK_FALSE(facts.words.known());
  CHECK(facts.searched[0].passage.state == Passage::State::not_checked);
  CHECK(facts.searched[1].passage.state == Passage::State::altered);
}

TEST_CASE("a PDF without text says nothing", "[pdf]") {
  PdfContent scan;
  scan.pages = {"", ""};
  const PageFacts facts = read_pdf(scan, "", {.mentions = true});
  CHECK(facts.text_length == 0);
  CHECK(facts.titles.empty());
  CHECK_FALSE(facts.words.known());
}

TEST_CASE("the helper's answer is read warily", "[pdf]") {
  CHECK_FALSE(parse_pdf_answer(""));
  CHECK_FALSE(parse_pdf_answer("{"));
  CHECK_FALSE(parse_pdf_answer("[1,2]"));
  CHECK(parse_pdf_answer(R"({"error":"encrypted"})").error().what == "the PDF is encrypted");
  CHECK(parse_pdf_answer(R"({"error":"damaged"})").error().what == "the PDF is damaged");
  const auto odd = parse_pdf_answer(
      "{\"info\":[1],\"xmp\":7,\"words\":[1,[],[0,1,2,3,4,5,6,7],[0,1,2,3,4,1e999,0,\"\"],"
      "[0,-1e300,2,3,4,9,0,\"a\xFF\"]],\"pages\":[{},\"a\\u0001b\\f\"],\"height\":\"x\",\"cut\":3}");
  if (odd) {
    CHECK(odd->words.size() <= 1);
    CHECK(odd->pages.size() == 2);
    read_pdf(*odd, "");
  }
}
