// PDFs from the socket to the verdict, and again from the archive.
#include <string>

#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/loopback_server.hpp"
#include "support/pdf_maker.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck::test;

namespace {

std::string paper() {
  PdfParts parts;
  parts.info = "/Title (Microsoft Word - tides.doc) /CreationDate (D:20090217093000+01'00')";
  parts.pages.push_back(
      pdf_prose("the tide in the harbour was the same as it had been in the year before", 20, 500));
  parts.pages[0].insert(parts.pages[0].begin(), {{20, 72, 700, "On the tides of small harbours"},
                                                 {12, 72, 670, "Jane Doe and John B. Roe"},
                                                 {10, 72, 640, "Published 17 June 2014"}});
  parts.pages.push_back(pdf_prose("nobody who had gone to the town was there to see it come back", 20, 700));
  return make_pdf(parts);
}

std::string cite(const std::string& more) {
  return "Fact.<ref>{{cite web |url=http://a.example/tides.pdf " + more + "}}</ref>\n";
}

JsonReport check(const TemporaryFolder& folder, std::vector<std::string> more) {
  ProgramInput input;
  input.folder = folder.path();
  input.arguments = {"check", "a.wiki", "--today", "2026-01-01", "--report", "json", "--fail-on", "never"};
  input.arguments.insert(input.arguments.end(), more.begin(), more.end());
  const ProgramResult result = run_program(input);
  INFO(result.errors);
  REQUIRE(result.exit_code == 0);
  return JsonReport(result.output);
}

void judge(const JsonReport& report) {
  CHECK(report.schema_violation() == "");
  CHECK(report.verdict("1") == "verified");
  CHECK(std::string(report.citation("1")["page"]["form"].GetString()) == "pdf");
  CHECK(report.citation("1")["quotations"][0]["state"] == "found");
  CHECK(report.citation("1")["quotations"][0]["page"].GetInt() == 2);
  CHECK(report.found("DAT004") == std::vector<std::string>{"2"});
  CHECK(report.found("AUT004") == std::vector<std::string>{"3"});
  CHECK(report.found("TTL002") == std::vector<std::string>{"4"});
}

}  // namespace

TEST_CASE("a cited PDF is read, compared and searched, live and from the archive", "[pdf]") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/tides.pdf", answer(200, paper(), {"Content-Type: application/pdf"}));
  const TemporaryFolder folder;
  write_file((folder.path() / "a.wiki").string(),
             cite("|title=On the Tides of Small Harbours |last=Doe |first=Jane |date=June 2014 "
                  "|quote=nobody who had gone to the town was there to see it") +
                 cite("|title=On the tides of small harbours |date=17 June 2013") +
                 cite("|title=On the tides of small harbours |last=Fjord |first=Zoe") +
                 cite("|title=Cheap flights and hotel deals everywhere"));
  std::vector<std::string> live{"--allow-private", "--delay", "0", "--archive", "a.warc.gz"};
  for (const std::string& rule : server.connect_to()) live.insert(live.end(), {"--connect-to", rule});
  judge(check(folder, live));
  judge(check(folder, {"--replay", "a.warc.gz"}));
}

TEST_CASE("a PDF that cannot be read contradicts nothing, and says why", "[pdf]") {
  PdfParts scan;
  scan.pages.resize(2);
  LoopbackServer server;
  server.listen();
  server.on("a.example/tides.pdf", answer(200, make_pdf(scan), {"Content-Type: application/pdf"}));
  server.on("a.example/broken.pdf", answer(200, "%PDF-1.4 broken", {"Content-Type: application/pdf"}));
  server.on("a.example/long.pdf",
            answer(200, paper() + std::string(20'000, ' '), {"Content-Type: application/pdf"}));
  const TemporaryFolder folder;
  write_file((folder.path() / "a.wiki").string(),
             cite("|title=On the tides |last=Fjord |first=Zoe |date=3 May 2001") +
                 "<ref>{{cite web |title=On the tides |url=http://a.example/broken.pdf}}</ref>"
                 "<ref>{{cite web |title=On the tides |url=http://a.example/long.pdf}}</ref>");
  std::vector<std::string> live{"--allow-private", "--delay", "0", "--no-archive", "--max-bytes", "10000"};
  for (const std::string& rule : server.connect_to()) live.insert(live.end(), {"--connect-to", rule});
  const JsonReport report = check(folder, live);
  for (const std::string label : {"1", "2", "3"}) {
    CHECK(report.verdict(label) == "unverifiable");
    CHECK(report.link_status(label) == "alive");
  }
  CHECK(std::string(report.citation("1")["reason"].GetString()).find("a scan?") != std::string::npos);
  CHECK(std::string(report.citation("2")["reason"].GetString()).find("the PDF is damaged") !=
        std::string::npos);
  CHECK(std::string(report.citation("3")["reason"].GetString()).find("the PDF was cut") != std::string::npos);
  for (const std::string rule : {"TTL002", "TTL003", "DAT004", "AUT004"}) CHECK(report.found(rule).empty());
}

TEST_CASE("the command page reads a PDF", "[pdf]") {
  const TemporaryFolder folder;
  write_file((folder.path() / "a.pdf").string(), paper());
  ProgramInput input;
  input.folder = folder.path();
  input.arguments = {"page", "a.pdf"};
  const ProgramResult result = run_program(input);
  CHECK(result.exit_code == 0);
  CHECK(result.output.find(
            R"("title":"On the tides of small harbours","authors":["Jane Doe","John B. Roe"])") !=
        std::string::npos);
  CHECK(result.output.find(R"("form":"pdf")") != std::string::npos);
}
