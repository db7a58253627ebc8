// Runs that ask what the world's archives keep, and have saved what they do not: whole, killed, replayed, and
// ended by a deadline.

#include <array>
#include <chrono>
#include <csignal>
#include <ctime>

#include "cli/archive_scene.hpp"
#include "cli/json_report.hpp"

using namespace citecheck::test;

namespace {

Answer json(std::string body) {
  return answer(200, std::move(body), {"Content-Type: application/json"});
}

/// What the index answers: one copy, captured so long ago.
Answer kept(std::chrono::hours ago, const std::string& url) {
  const std::time_t then = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now() - ago);
  std::tm utc{};
  gmtime_r(&then, &utc);
  std::array<char, 16> stamp{};
  std::strftime(stamp.data(), stamp.size(), "%Y%m%d%H%M%S", &utc);
  return json(R"([["timestamp","original","statuscode","digest"],[")" + std::string(stamp.data()) + "\",\"" +
              url + R"(","200","D"]])");
}

std::string index_of(const std::string& page) {
  return "web.archive.org/cdx/search/cdx?url=http%3A%2F%2Fa.example%2F" + page + "&*";
}

/// The archives and a site on loopback; a page is saved as the job "spn2-PAGE" at once.
struct CopiesScene : ArchiveScene {
  CopiesScene() {
    server.listen();
    server.listen_tls();
    server.on("a.example/*", page(html("A page", "Some words that stand on it, and some more of them.")));
    server.on("web.archive.org/cdx/*", json("[]"));
    server.on("archive.today/timemap/*", answer(404));
    server.on("GET web.archive.org/save/status/user*", json(R"({"available":4,"processing":0})"));
    server.on("GET web.archive.org/save/status/system", json(R"({"status":"ok"})"));
    server.on("POST web.archive.org/save", [](const Request& request) {
      const std::string name(1, request.body[request.body.find('&') - 1]);
      return json(R"({"job_id":"spn2-)" + name + R"(","message":"The same snapshot had been made."})");
    });
    for (const char* name : {"1", "2", "3"})
      server.on("GET web.archive.org/save/status/spn2-" + std::string(name), saved(name));
  }

  static Answer saved(const std::string& name) {
    return json(R"({"status":"success","timestamp":"20261122100101","original_url":"http://a.example/)" +
                name + R"("})");
  }

  ProgramInput both(std::vector<std::string> more) {
    more.insert(more.begin(), {"--snapshots", "--save-page-now", "--cacert", server.ca_file(), "--config",
                               hasty(), "--retries", "0"});
    ProgramInput input = check(more);
    input.environment = {{"CITECHECK_ARCHIVE_ORG_KEY", "k"}, {"CITECHECK_ARCHIVE_ORG_SECRET", "s"}};
    return input;
  }

  /// Requests whose place begins so.
  std::size_t asked(const std::string& begin) const {
    std::size_t count = 0;
    for (const Request& request : server.requests())
      if (request.where().starts_with(begin.substr(0, begin.find('*')))) ++count;
    return count;
  }
};

std::string state(const JsonReport& report, const char* of, const std::string& label,
                  std::size_t article = 0) {
  return report.citation(label, article)[of]["state"].GetString();
}

/// A report without what tells one run from another: when it was made, and from what.
std::string without_run(std::string report) {
  const auto cut = [&](const std::string& from, const std::string& until) {
    const auto begin = report.find(from);
    REQUIRE(begin != std::string::npos);
    report.erase(begin, report.find(until, begin) - begin);
  };
  cut("\"started\"", "\"today\"");
  cut("\"replayed_from\"", "\"complete\"");
  cut("\"requests\"", "\"verdicts\"");
  return report;
}

}  // namespace

TEST_CASE("a copy of the last day spares the submission, and a replay gives the whole report again") {
  CopiesScene scene;
  scene.server.on(index_of("1"), kept(std::chrono::hours{2}, "http://a.example/1"));
  scene.server.on(index_of("2"), kept(std::chrono::hours{48}, "http://a.example/2"));
  scene.cite({{"A page", "http://a.example/1"},
              {"Another page", "http://a.example/2"},
              {"A copy", "https://web.archive.org/web/20140217000000/http://a.example/page"}});
  scene.server.on("web.archive.org/web/*", page(html("A copy", "Some words."), {"Memento-Datetime: x"}));
  const ProgramResult live =
      run_program(scene.both({"--archive", "x.wacz", "--report", "json", "--report", "terminal=r.txt"}));
  const JsonReport report(live.output);
  CHECK(live.errors == "");
  CHECK(report.schema_violation() == "");
  CHECK(state(report, "snapshot", "1") == "archived");
  CHECK(state(report, "saved", "1") == "saved");
  CHECK(report.citation("1")["saved"]["url"] == report.citation("1")["snapshot"]["url"]);
  CHECK(state(report, "saved", "2") == "saved");
  CHECK(report.citation("2")["saved"]["url"].GetString() ==
        std::string("https://web.archive.org/web/20261122100101/http://a.example/2"));
  CHECK(scene.server.count("web.archive.org/save") == 1);
  CHECK(report.root()["summary"]["snapshots"]["archived"].GetInt() == 2);
  CHECK(report.root()["summary"]["snapshots"]["not-asked"].GetInt() == 1);
  const std::string text = read_file(scene.path("r.txt"));
  CHECK(text.find("kept by the world's archives:  2 archived  1 not-asked\n") != std::string::npos);
  CHECK(text.find("saved by the Wayback Machine:  2 saved  1 not-asked\n") != std::string::npos);

  const std::size_t requests = scene.server.requests().size();
  const std::string replayed =
      scene.output_of({"check", "a.wiki", "--replay", "x.wacz", "--snapshots", "--report", "json", "--today",
                       report.root()["run"]["today"].GetString()});
  CHECK(without_run(replayed) == without_run(live.output));
  CHECK(scene.server.requests().size() == requests);
}

TEST_CASE("killed while the archives are asked and pages saved, a run goes on and asks nothing twice") {
  CopiesScene scene;
  scene.server.on(index_of("2"), {Answer().hang(), json("[]")});
  scene.server.on("GET web.archive.org/save/status/spn2-1", {Answer().hang(), CopiesScene::saved("1")});
  scene.cite({{"A page", "http://a.example/1"}});
  write_file(scene.path("b.wiki"), "Words.<ref>{{cite web |title=A page |url=http://a.example/2}}</ref>");
  RunningProgram killed(scene.both({"b.wiki", "--archive", "x.wacz", "--report", "json"}));
  // Both pages, the indexes of both, archive.today's for the first; account, system, submission and its job.
  REQUIRE(scene.server.wait_for_requests(9));
  // What was answered lies in the archive, or is on its way there: pages, two look-ups, the submission.
  const auto metadata = [&] { return times(scene.output_of({"archive", "list", "x.wacz"}), "\tmetadata\t"); };
  for (int i = 0; i < 200 && metadata() < 5; ++i) continue;
  killed.send_signal(SIGKILL);
  CHECK(killed.wait().signal == SIGKILL);
  const ProgramResult resumed =
      run_program(scene.both({"b.wiki", "--archive", "x.wacz", "--resume", "--report", "json"}));
  const JsonReport report(resumed.output);
  CHECK(report.schema_violation() == "");
  for (const std::size_t article : {0u, 1u}) {
    CHECK(state(report, "saved", "1", article) == "saved");
    CHECK(state(report, "snapshot", "1", article) == "not-archived");
  }
  for (const char* once : {"a.example/1", "a.example/2", "archive.today/timemap/http://a.example/1"})
    CHECK(scene.server.count(once) == 1);
  CHECK(scene.asked(index_of("1")) == 1);
  CHECK(scene.asked(index_of("2")) == 2);                  // The first one was never answered.
  CHECK(scene.server.count("web.archive.org/save") == 2);  // Each page once.
  CHECK(scene.sound("x.wacz"));
}

TEST_CASE("a slow index delays no page, and what a deadline leaves unasked is counted and shown") {
  CopiesScene scene;
  scene.server.on("web.archive.org/cdx/*", Answer().hang());
  std::vector<std::pair<std::string, std::string>> cited;
  for (int i = 0; i < 12; ++i) {
    const std::string host = "p" + std::to_string(i) + ".example";
    scene.server.on(host + "/", page(html("A page", "Some words that stand on it, and more of them.")));
    cited.emplace_back("A page", "http://" + host + "/");
  }
  // Pages of the archive's own host wait no more than others.
  scene.server.on("web.archive.org/about", page(html("A page", "Some words that stand on it, and more.")));
  cited.emplace_back("A page", "http://web.archive.org/about");
  scene.cite(cited);
  const ProgramResult run = run_program(
      scene.both({"--no-archive", "--deadline", "1", "--report", "json=r.json", "--report", "terminal"}));
  CHECK(run.exit_code == 3);
  CHECK(run.wall < std::chrono::milliseconds(2500));
  const JsonReport report(read_file(scene.path("r.json")));
  CHECK(report.schema_violation() == "");
  CHECK(scene.asked("web.archive.org/cdx/*") == 1);
  for (std::size_t i = 0; i < cited.size(); ++i) {
    const std::string label = std::to_string(i + 1);
    INFO(label);
    CHECK(report.link_status(label) == "alive");
    CHECK(state(report, "snapshot", label) == "not-asked");
    CHECK(report.citation(label)["snapshot"]["reason"].GetString() == std::string("the deadline came"));
    CHECK(state(report, "saved", label) == "not-asked");
  }
  CHECK(run.output.find("kept by the world's archives:  13 not-asked\n") != std::string::npos);
  CHECK(run.output.find("saved by the Wayback Machine:  13 not-asked\n") != std::string::npos);
  CHECK(run.output.find("0 URLs or inputs") == std::string::npos);
}
