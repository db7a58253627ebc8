// What changed since a page was cited: against the cited archive copy, raw or with the archive's bar, and
// against the archive of an earlier run; told in every report.
#include "cli/archive_scene.hpp"
#include "cli/json_report.hpp"

using namespace citecheck::test;

namespace {

std::string sentences(const std::string& subject) {
  std::string out = "<h1>A boat</h1>";
  for (int i = 0; i < 20; ++i)
    out += "<p>In its year " + std::to_string(i) + " " + subject +
           " was seen by many who had come to the harbour.</p>";
  return out;
}

const std::string kBar =
    "<div id=\"wm-ipp-base\" lang=\"en\"><div id=\"wm-ipp\"><p>12 captures between the third of May and the "
    "tenth of July, a calendar, a graph, and links to share what was captured on this day.</p></div></div>";

/// A page, its copies in an archive, and references that cite both.
struct DriftScene : ArchiveScene {
  DriftScene() {
    server.listen();
    server.listen_tls();
    // A copy is asked where the page was not reached, or where it is cited for itself.
    std::string text = "Words.", copies;
    for (const std::string url : {"http://a.example/kept", "http://a.example/rewritten"})
      for (const std::string stamp : {"20140217101112id_", "20140217101112"}) {
        const std::string copy = "https://web.archive.org/web/" + stamp + "/" + url;
        text += "<ref>{{cite web |title=A boat |url=" + url +
                " |archive-date=2014-02-17 |archive-url=" + copy + "}}</ref>";
        copies += "<ref>{{cite web |title=A boat, as it was |url=" + copy + "}}</ref>";
      }
    text += copies;
    write_file(path("a.wiki"), text);
    write_file(path("c.cfg"), "[host web.archive.org]\ndelay = 0\n");
    const std::string boat = sentences("the boat");
    server.on("a.example/kept", page(html("A boat", boat)));
    server.on("a.example/rewritten", page(html("A boat", sentences("a car that nobody knew"))));
    for (const std::string url : {"http://a.example/kept", "http://a.example/rewritten"}) {
      server.on("web.archive.org/web/20140217101112id_/" + url, copy(boat));
      server.on("web.archive.org/web/20140217101112/" + url, copy(kBar + boat));
    }
  }

  static Answer copy(const std::string& body) {
    return page(html("A boat", body), {"Memento-Datetime: Mon, 17 Feb 2014 10:11:12 GMT"});
  }

  std::string report(const std::string& format, std::vector<std::string> more = {"--no-archive"}) {
    more.insert(more.end(), {"--cacert", server.ca_file(), "--config", "c.cfg", "--today", "2026-01-01",
                             "--report", format, "--fail-on", "never"});
    const ProgramResult result = run_program(check(more));
    INFO(result.errors);
    REQUIRE(result.exit_code == 0);
    return result.output;
  }
};

int percent(const JsonReport& report, const std::string& label) {
  REQUIRE(report.citation(label).HasMember("drift"));
  return report.citation(label)["drift"]["percent_in_common"].GetInt();
}

}  // namespace

TEST_CASE("a page is compared with the cited archive copy, raw or with the archive's bar") {
  DriftScene scene;
  const JsonReport report(scene.report("json"));
  CHECK(report.schema_violation() == "");
  for (const char* same : {"1", "2"}) CHECK(percent(report, same) == 100);
  for (const char* changed : {"3", "4"}) CHECK(percent(report, changed) < 50);
  CHECK(percent(report, "3") == percent(report, "4"));
  CHECK(report.found("PAG001") == std::vector<std::string>{"3", "4"});
  CHECK(report.citation("3")["drift"]["compared_with"] == "the cited archive copy");
}

TEST_CASE("with --check-copies a copy is asked though the page came, and its faults are told") {
  DriftScene scene;
  const std::string stamp = "https://web.archive.org/web/20140217101112/";
  const auto cited = [&](const std::string& url) {
    return "<ref>{{cite web |title=A boat |url=" + url + " |archive-date=2014-02-17 |archive-url=" + stamp +
           url + "}}</ref>";
  };
  write_file(scene.path("a.wiki"),
             "Words." + cited("http://a.example/rewritten") + cited("http://a.example/kept"));
  scene.server.on("web.archive.org/web/20140217101112/http://a.example/kept",
                  answer(404, html("Not found", "<p>There is no such page.</p>"),
                         {"Memento-Datetime: Mon, 17 Feb 2014 10:11:12 GMT"}));

  const JsonReport without(scene.report("json"));
  CHECK(without.found("PAG001").empty());
  CHECK(without.found("ARC008").empty());
  const JsonReport with(scene.report("json", {"--no-archive", "--check-copies"}));
  CHECK(percent(with, "1") < 50);
  CHECK(with.found("PAG001") == std::vector<std::string>{"1"});
  CHECK(with.found("ARC008") == std::vector<std::string>{"2"});
}

TEST_CASE("the number stands in every report that people read") {
  DriftScene scene;
  const std::string number =
      "it has " + std::to_string(percent(JsonReport(scene.report("json")), "3")) + " % in common";
  for (const std::string format : {"html", "terminal"}) {
    INFO(format);
    CHECK(scene.report(format).find(number) != std::string::npos);
  }
}

TEST_CASE("where no copy is cited, the archive of an earlier run is the earlier capture") {
  DriftScene scene;
  write_file(scene.path("a.wiki"),
             "Words.<ref>{{cite web |title=A boat |url=http://b.example/boat}}</ref><ref>{{cite web |title=A "
             "boat |url=http://b.example/other}}</ref>");
  scene.server.on("b.example/boat", {page(html("A boat", sentences("the boat"))),
                                     page(html("A boat", sentences("a car that nobody knew")))});
  scene.server.on("b.example/other", page(html("A boat", sentences("the boat"))));
  scene.report("json", {"--archive", "before.wacz"});
  const JsonReport report(scene.report("json", {"--no-archive", "--earlier", "before.wacz"}));
  CHECK(percent(report, "1") < 50);
  CHECK(percent(report, "2") == 100);
  CHECK(report.found("PAG001") == std::vector<std::string>{"1"});
  const std::string with = report.citation("1")["drift"]["compared_with"].GetString();
  CHECK(with.starts_with("the capture of 20"));
}
