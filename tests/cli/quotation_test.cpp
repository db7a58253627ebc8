// Quotations and changed pages, from the socket to the report.
#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/loopback_server.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck::test;

namespace {

std::string sentences(const std::string& subject) {
  std::string out;
  for (int i = 0; i < 20; ++i)
    out += "In its year " + std::to_string(i) + " " + subject +
           " was seen by many who had come to the harbour. ";
  return out;
}

struct Scene {
  LoopbackServer server;
  TemporaryFolder folder;

  Scene() {
    server.listen();
    write_file(
        (folder.path() / "a.wiki").string(),
        "He wrote that “when all was over nobody mended the old boat in summer”.<ref>{{cite web |title=A "
        "boat "
        "|url=http://a.example/boat}}</ref> More.<ref>{{cite web |title=A boat |url=http://a.example/boat "
        "|quote=In its year 7 the boat was seen by many … the harbour}}</ref>");
  }

  JsonReport check(const std::vector<std::string>& more) const {
    ProgramInput input;
    input.folder = folder.path();
    input.arguments = {"check",    "a.wiki", "--allow-private", "--delay", "0", "--today", "2026-01-01",
                       "--report", "json",   "--fail-on",       "never"};
    for (const std::string& rule : server.connect_to())
      input.arguments.insert(input.arguments.end(), {"--connect-to", rule});
    input.arguments.insert(input.arguments.end(), more.begin(), more.end());
    const ProgramResult result = run_program(input);
    INFO(result.errors);
    REQUIRE(result.exit_code == 0);
    return JsonReport(result.output);
  }
};

}  // namespace

TEST_CASE("quotations are searched in the page, and told with their place") {
  Scene scene;
  const std::string body =
      html("A boat", sentences("the boat") + "When all was over nobody mended the old boat in winter.");
  scene.server.on("a.example/boat", page(body));
  const JsonReport report = scene.check({"--no-archive"});
  CHECK(report.schema_violation() == "");
  CHECK(report.found("QUO001") == std::vector<std::string>{"1"});
  CHECK(report.verdict("1") == "inconsistent");
  const auto& altered = report.citation("1")["quotations"][0];
  CHECK(altered["state"] == "altered");
  CHECK(altered["offset"].GetUint64() == body.find("When all was"));
  const auto& found = report.citation("2")["quotations"][0];
  CHECK(found["state"] == "found");
  CHECK(report.verdict("2") == "verified");
}

TEST_CASE("the place of a passage is that in the body without its content encoding") {
  Scene scene;
  const std::string body =
      html("A boat", sentences("the boat") + "When all was over nobody mended the old boat in winter.");
  scene.server.on("a.example/boat", encoded(body, "gzip"));
  const JsonReport report = scene.check({"--no-archive"});
  const auto& altered = report.citation("1")["quotations"][0];
  CHECK(altered["state"] == "altered");
  CHECK(altered["offset"].GetUint64() == body.find("When all was"));
}

TEST_CASE("a page is compared with what an earlier run archived") {
  Scene scene;
  scene.server.on("a.example/boat",
                  {page(html("A boat", sentences("the boat"))), page(html("A boat", sentences("the boat"))),
                   page(html("A boat", sentences("a car that nobody knew")))});
  scene.check({"--archive", "before.warc.gz"});
  const JsonReport same = scene.check({"--no-archive", "--earlier", "before.warc.gz"});
  REQUIRE(same.citation("1").HasMember("drift"));
  CHECK(same.citation("1")["drift"]["percent_in_common"].GetInt() == 100);
  CHECK(same.found("PAG001").empty());
  const JsonReport changed = scene.check({"--no-archive", "--earlier", "before.warc.gz"});
  CHECK(changed.schema_violation() == "");
  REQUIRE(changed.citation("1").HasMember("drift"));
  CHECK(changed.citation("1")["drift"]["percent_in_common"].GetInt() < 50);
  CHECK(changed.found("PAG001") == std::vector<std::string>{"1", "2"});
}
