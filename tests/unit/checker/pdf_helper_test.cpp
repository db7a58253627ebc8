// The helper for PDFs as it runs: what it reads, what it survives, and that nobody waits for it.
#include "checker/page/pdf_helper.hpp"

#include <zlib.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "checker/page/pdf.hpp"
#include "checker/page/pdf_content.hpp"
#include "page_reading.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/pdf_maker.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

PdfHelper helper() {
  return {.program = (std::filesystem::path(CITECHECK_PROGRAM).parent_path() / "citecheck-pdf").string()};
}

Result<PdfContent> ask(const std::string& pdf, const PdfHelper& how = helper()) {
  const Result<std::string> answer = ask_pdf_helper(pdf, how);
  if (!answer) return tl::make_unexpected(answer.error());
  return parse_pdf_answer(*answer);
}

PdfParts paper() {
  PdfParts parts;
  parts.info =
      "/Title (Microsoft Word - tides.doc) /Author (Jane Doe) /Subject (Tides \\205 and \\223fi) "
      "/CreationDate (D:20140217093000+01'00')";
  parts.xmp =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description><dc:creator><rdf:Seq><rdf:li>Zo\xC3\xAB "
      "Fjord</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";
  parts.pages.push_back(
      pdf_prose("the tide in the harbour was the same as it had been in the year before", 20, 500));
  parts.pages[0].insert(parts.pages[0].begin(), {{20, 72, 700, "On the tides of small harbours"},
                                                 {12, 72, 670, "Jane Doe and John B. Roe"}});
  parts.pages.push_back(
      pdf_prose("what came after that was not seen by those who had gone to the town", 20, 700));
  return parts;
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
            static_cast<uLong>(bytes.size()), 6);
  out.resize(size);
  return out;
}

/// A page whose content is `content`, compressed.
std::string packed_page(const std::string& content) {
  return pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                 "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 5 0 R >> >> "
                 "/Contents 4 0 R >>",
                 pdf_stream(deflated(content), "/Filter /FlateDecode"),
                 "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}

}  // namespace

TEST_CASE("the helper tells what is in a PDF", "[pdf][helper]") {
  const Result<PdfContent> pdf = ask(make_pdf(paper()));
  REQUIRE(pdf);
  CHECK(pdf->info_of("Author") == "Jane Doe");
  CHECK(pdf->info_of("CreationDate") == "D:20140217093000+01'00'");
  CHECK(pdf->info_of("Subject") == "Tides – and ﬁfi");
  CHECK(pdf->xmp.find("Zoë Fjord") != std::string::npos);
  CHECK(pdf->height == 792);
  REQUIRE(pdf->pages.size() == 2);
  CHECK(pdf->pages[1].find("what came after that") != std::string::npos);
  const PageFacts facts = read_pdf(*pdf, "");
  CHECK(best_of(facts.titles) == "On the tides of small harbours");
  CHECK(authors_of(facts) == "Jane Doe; John B. Roe");
}

TEST_CASE("a PDF that cannot be read is told with its reason", "[pdf][helper]") {
  CHECK(ask("%PDF-1.4 and nothing else").error().what == "the PDF is damaged");
  CHECK_FALSE(ask("no PDF at all"));
  CHECK_FALSE(ask(""));
  PdfParts locked = paper();
  const std::string key(32, 'x');
  locked.trailer =
      "/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + key + ") /U (" + key + ") /P -4 >> /ID [(a) (a)]";
  CHECK(ask(make_pdf(locked)).error().what == "the PDF is encrypted");
  CHECK(ask(make_pdf(paper()), {.program = "/nowhere/citecheck-pdf"}).error().what ==
        "the PDF was not read: the program citecheck-pdf is missing beside citecheck");
}

TEST_CASE("whatever is made of a PDF, its reading ends", "[pdf][helper]") {
  const auto begin = std::chrono::steady_clock::now();
  PdfParts wide = paper();
  wide.media_box = "0 0 1000000000 1000000000";
  CHECK(ask(make_pdf(wide)));
  // Pages that are their own parents and children.
  ask(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>",
              "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"}));
  std::string deep = "<< /A ";
  for (int i = 0; i < 20'000; ++i) deep += "[<< /A ";
  ask(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", deep}));
  const std::string whole = make_pdf(paper());
  for (std::size_t cut = 100; cut < whole.size(); cut += whole.size() / 9) ask(whole.substr(0, cut));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
}

TEST_CASE("a bomb bursts in the helper, in time", "[pdf][helper]") {
  // Some megabytes of nothing, packed to a thousandth; each draws a letter at another place.
  std::string content = "BT /F 10 Tf ";
  while (content.size() < 24'000'000) content += "1 0 Td (x) Tj ";
  PdfHelper hasty = helper();
  hasty.limit = std::chrono::milliseconds(300);
  const auto begin = std::chrono::steady_clock::now();
  const Result<PdfContent> pdf = ask(packed_page(content + "ET"), hasty);
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK_FALSE(pdf);
  if (!pdf) CHECK(pdf.error().what == "the PDF was not read: it takes too long");
  CHECK(took < std::chrono::seconds(5));
}

TEST_CASE("a helper that answers nothing, nonsense or too much is no helper", "[pdf][helper]") {
  const TemporaryFolder folder;
  const auto script = [&](const std::string& text) {
    const std::filesystem::path path = folder.path() / "helper";
    write_file(path.string(), "#!/bin/sh\n" + text + "\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    PdfHelper out{.program = path.string()};
    out.limit = std::chrono::milliseconds(2000);
    out.max_answer = 10'000;
    return out;
  };
  CHECK(ask("x", script("exit 1")).error().what == "the PDF was not read: its reader gave up");
  CHECK(ask("x", script("exit 2")).error().what == "the PDF was not read: it takes too much memory");
  CHECK(ask("x", script("kill -SEGV $$")).error().what ==
        "the PDF was not read: its reader crashed (signal 11)");
  CHECK(ask("x", script("kill -XCPU $$")).error().what == "the PDF was not read: it takes too long");
  CHECK(ask("x", script("echo nonsense")).error().what ==
        "the PDF was not read: its reader answered nonsense");
  CHECK(ask("x", script("while :; do echo too much; done")).error().what ==
        "the PDF was not read: what is in it is too much");
  PdfHelper slow = script("exec >&-; exec sleep 100");  // Says that it is done, and goes on.
  slow.limit = std::chrono::milliseconds(100);
  CHECK(ask("x", slow).error().what == "the PDF was not read: it takes too long");
}

TEST_CASE("many threads ask helpers at the same time", "[pdf][helper]") {
  const std::string pdf = make_pdf(paper());
  std::atomic<int> read = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] {
      for (int j = 0; j < 2; ++j)
        if (ask(pdf)) ++read;
    });
  threads.clear();
  CHECK(read == 12);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("the helper is confined before it reads", "[pdf][helper]") {
  ProgramInput input;
  input.program = helper().program;
  input.keep_input_open = true;
  RunningProgram program(std::move(input));
  const std::string folder = "/proc/" + std::to_string(program.pid()) + "/";
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  std::string status;
  while (status.find("Seccomp:\t2") == std::string::npos && std::chrono::steady_clock::now() < until) {
    std::this_thread::yield();
    status = read_file(folder + "status");
  }
  CHECK(status.find("Seccomp:\t2") != std::string::npos);
  CHECK(status.find("NoNewPrivs:\t1") != std::string::npos);
  const std::string limits = read_file(folder + "limits");
  for (const std::string bound : {"Max cpu time              10 ", "Max file size             0 ",
                                  "Max address space         536870912 ", "Max open files            32 "}) {
    INFO(bound);
    CHECK(limits.find(bound) != std::string::npos);
  }
}
#endif
