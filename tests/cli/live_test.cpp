// Live runs of the program over a web on loopback: archive, replay, interruption.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/loopback_server.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck::test;
namespace fs = std::filesystem;

namespace {

struct Scene {
  LoopbackServer server;
  TemporaryFolder folder;

  Scene() {
    server.listen();
    server.on("a.example/page", page(html("A page", "Some words that stand on it.")));
    server.on("a.example/old", redirect(301, "http://b.example/new"));
    server.on("b.example/new", page(html("A new page", "Some words that stand on it.")));
    server.on("a.example/gone", answer(404));
  }

  ProgramInput check(std::vector<std::string> more) const {
    ProgramInput input;
    input.folder = folder.path();
    input.arguments = {"check", "a.wiki", "--allow-private", "--delay", "0"};
    for (const std::string& rule : server.connect_to())
      input.arguments.insert(input.arguments.end(), {"--connect-to", rule});
    input.arguments.insert(input.arguments.end(), more.begin(), more.end());
    return input;
  }

  void cite(const std::vector<std::pair<std::string, std::string>>& titles_and_urls) const {
    std::string text = "Words.";
    for (const auto& [title, url] : titles_and_urls)
      text += "<ref>{{cite web |title=" + title + " |url=" + url + "}}</ref>";
    write_file((folder.path() / "a.wiki").string(), text);
  }

  std::string path(const std::string& name) const { return (folder.path() / name).string(); }

  /// How many answers an archive holds by now.
  int recorded(const std::string& archive) const {
    ProgramInput list;
    list.folder = folder.path();
    list.arguments = {"archive", "list", archive};
    const std::string lines = run_program(list).output;
    int count = 0;
    for (auto at = lines.find("\tresponse\t"); at != std::string::npos;
         at = lines.find("\tresponse\t", at + 1))
      ++count;
    return count;
  }

  /// What the independent validator says; "" if the file is valid or there is nobody to ask.
  std::string invalid(const std::string& archive) const {
    const fs::path validator = CITECHECK_SOURCE_DIR "/../shared/tools/validate-warc.py";
    if (!fs::exists(validator) || !fs::exists("/usr/bin/python3")) {
      WARN("the archive was not validated: python3 or ../shared is absent");
      return "";
    }
    ProgramInput input;
    input.program = "/usr/bin/python3";
    input.arguments = {validator.string(), "--strict", "--closed", path(archive)};
    const ProgramResult result = run_program(input);
    return result.exit_code == 0 ? "" : result.output + result.errors;
  }
};

/// A JSON report without what two runs can never have in common: their times, and where in which archive.
std::string without_times(std::string json) {
  for (const char* key : {"elapsed_ms", "started", "at", "offset", "length"}) {
    const std::string member = "\"" + std::string(key) + "\":";
    for (std::size_t at = json.find(member); at != std::string::npos; at = json.find(member, at)) {
      at += member.size();
      json.erase(at, json.find_first_of(",}", at) - at);
    }
  }
  return json;
}

const std::vector<std::pair<std::string, std::string>> kCited{{"A page", "http://a.example/page"},
                                                              {"A new page", "http://a.example/old"},
                                                              {"A lost page", "http://a.example/gone"}};

}  // namespace

TEST_CASE("a live run archives what it saw, and the replay says the same") {
  const Scene scene;
  scene.cite(kCited);
  const ProgramResult live = run_program(scene.check({"--archive", "x.warc.gz", "--report", "json"}));
  CHECK(live.errors == "");
  CHECK(live.exit_code == 1);
  const JsonReport report(live.output);
  CHECK(report.schema_violation() == "");
  CHECK(report.verdict("1") == "verified");
  CHECK(report.link_status("2") == "moved");
  CHECK(report.link_status("3") == "dead");
  // An error page is evidence, and no archived page.
  CHECK(report.citation("3")["archived"].IsNull());
  CHECK(report.citation("3")["captures"][0]["shows"].GetString() == std::string("dead"));
  CHECK(report.citation("3")["captures"][0]["file"].GetString() == std::string("x.warc.gz"));
  CHECK(scene.invalid("x.warc.gz") == "");
  CHECK(scene.server.requests().size() == 4);

  ProgramInput again;
  again.folder = scene.folder.path();
  again.arguments = {"check", "a.wiki", "--replay", "x.warc.gz", "--report", "json"};
  const JsonReport replayed(run_program(again).output);
  CHECK(replayed.findings() == report.findings());
  CHECK(scene.server.requests().size() == 4);
  for (const char* label : {"1", "2", "3"}) {
    CHECK(replayed.verdict(label) == report.verdict(label));
    CHECK(replayed.citation(label)["reason"] == report.citation(label)["reason"]);
    CHECK(replayed.citation(label)["link"] == report.citation(label)["link"]);
    CHECK(replayed.citation(label)["page"] == report.citation(label)["page"]);
    CHECK(replayed.citation(label)["archived"] == report.citation(label)["archived"]);
    CHECK(replayed.citation(label)["captures"] == report.citation(label)["captures"]);
  }
  again.arguments = {"archive", "verify", "x.warc.gz"};
  CHECK(run_program(again).exit_code == 0);
  again.arguments = {"archive", "get", "x.warc.gz", "http://b.example/new"};
  CHECK(run_program(again).output.find("A new page") != std::string::npos);
}

TEST_CASE("an article is read from its URL, live and replayed") {
  Scene scene;
  scene.cite(kCited);
  scene.server.on("wiki.example/a.wiki?action=raw",
                  answer(200, read_file(scene.path("a.wiki")), {"Content-Type: text/x-wiki"}));
  ProgramInput live = scene.check({"--archive", "x.warc.gz", "--report", "json"});
  std::ranges::replace(live.arguments, std::string("a.wiki"),
                       std::string("http://wiki.example/a.wiki?action=raw"));
  const JsonReport report(run_program(live).output);
  CHECK(report.verdict("1") == "verified");
  CHECK(scene.invalid("x.warc.gz") == "");
  ProgramInput again;
  again.folder = scene.folder.path();
  again.arguments = {"check", "http://wiki.example/a.wiki?action=raw", "--replay", "x.warc.gz", "--report",
                     "json"};
  CHECK(JsonReport(run_program(again).output).findings() == report.findings());
  again.arguments[1] = "http://wiki.example/other";
  CHECK(run_program(again).exit_code == 2);
}

TEST_CASE("an archive is made by default, named by the report, and never overwritten") {
  const Scene scene;
  scene.cite(kCited);
  const ProgramResult result = run_program(scene.check({}));
  std::string name;
  for (const auto& entry : fs::directory_iterator(scene.folder.path()))
    if (entry.path().string().ends_with(".wacz")) name = entry.path().filename().string();
  REQUIRE(name.starts_with("citecheck-"));
  CHECK(result.output.find("archive: " + name) != std::string::npos);
  CHECK(run_program(scene.check({"--archive", name})).exit_code == 2);
  const auto files = std::distance(fs::directory_iterator(scene.folder.path()), {});
  run_program(scene.check({"--no-archive"}));
  CHECK(std::distance(fs::directory_iterator(scene.folder.path()), {}) == files);
}

TEST_CASE("an interrupted run leaves a valid archive and a report of what was done") {
  const int signal = GENERATE(SIGINT, SIGTERM);
  Scene scene;
  scene.server.on("slow.example/", Answer().hang());
  auto cited = kCited;
  cited.emplace_back("A slow page", "http://slow.example/");
  scene.cite(cited);
  RunningProgram program(scene.check({"--archive", "x.warc.gz", "--report", "json=r.json"}));
  REQUIRE(scene.server.wait_for_requests(5));
  program.send_signal(signal);
  const ProgramResult result = program.wait();
  CHECK(result.exit_code == 130);
  CHECK(result.errors.find("interrupted") != std::string::npos);
  CHECK(scene.invalid("x.warc.gz") == "");
  const JsonReport report(read_file(scene.path("r.json")));
  CHECK(report.schema_violation() == "");
  CHECK_FALSE(report.root()["run"]["complete"].GetBool());
  std::vector<std::string> not_done;  // Others may have been under way too.
  for (const auto& one : report.root()["run"]["not_done"].GetArray()) not_done.emplace_back(one.GetString());
  CHECK(std::ranges::find(not_done, "http://slow.example/") != not_done.end());
  CHECK(report.verdict("4") == "not_checked");
}

TEST_CASE("a killed run is gone on with, and reports what an undisturbed one does") {
  constexpr int kPages = 40;
  Scene scene;
  std::vector<std::pair<std::string, std::string>> cited;
  for (int i = 0; i < kPages; ++i) {
    const std::string host = "h" + std::to_string(i) + ".example";
    const std::string title = "Page " + std::to_string(i);
    // The second half hangs until the run was killed.
    scene.server.on(host + "/page",
                    i < kPages / 2 ? page(html(title, "Some words that stand on it.")) : Answer().hang());
    cited.emplace_back(title, "http://" + host + "/page");
  }
  scene.cite(cited);
  const std::vector<std::string> how{"--archive",   "x.warc.gz",     "--report",
                                     "json=r.json", "--concurrency", "4"};
  {
    RunningProgram program(scene.check(how));
    REQUIRE(scene.server.wait_for_requests(kPages / 2 + 4));
    // What has come is in the archive a moment later; how soon is no matter here.
    for (int i = 0; i < 500 && scene.recorded("x.warc.gz") < kPages / 2; ++i) {
    }
    program.send_signal(SIGKILL);
    program.wait();
  }
  const std::size_t before = scene.server.requests().size();
  for (int i = kPages / 2; i < kPages; ++i)
    scene.server.on("h" + std::to_string(i) + ".example/page",
                    page(html("Page " + std::to_string(i), "Some words that stand on it.")));

  CHECK(run_program(scene.check(how)).exit_code ==
        2);  // The archive is there: only --resume goes on with it.
  std::vector<std::string> resumed = how;
  resumed.emplace_back("--resume");
  const ProgramResult second = run_program(scene.check(resumed));
  CHECK(second.errors == "");
  CHECK(second.exit_code == 0);
  CHECK(scene.server.requests().size() - before <= kPages * 55 / 100);
  CHECK(scene.invalid("x.warc.gz") == "");

  const JsonReport report(read_file(scene.path("r.json")));
  const JsonReport undisturbed(run_program(scene.check({"--no-archive", "--report", "json"})).output);
  CHECK(report.findings() == undisturbed.findings());
  CHECK(report.root()["summary"] == undisturbed.root()["summary"]);
  for (int i = 0; i < kPages; ++i) {
    const std::string label = std::to_string(i + 1);
    CHECK(report.verdict(label) == "verified");
    CHECK(report.citation(label)["archived"].IsObject());
  }

  // Byte for byte, and as often as it is cut short at any place.
  const std::string whole = read_file(scene.path("x.warc.gz"));
  const std::string expected = without_times(read_file(scene.path("r.json")));
  const fs::path saved = scene.path("saved.warc.gz");
  fs::rename(scene.path("x.warc.gz"), saved);
  run_program(scene.check(how));
  CHECK((without_times(read_file(scene.path("r.json"))) == expected));
  for (const std::size_t tenth : {0, 3, 7}) {
    write_file(scene.path("x.warc.gz"), whole.substr(0, whole.size() * tenth / 10 + tenth));
    const std::size_t asked = scene.server.requests().size();
    CHECK(run_program(scene.check(resumed)).exit_code == 0);
    CHECK((without_times(read_file(scene.path("r.json"))) == expected));
    CHECK(scene.server.requests().size() - asked <= kPages * (10 - tenth) / 10 + 2);
    CHECK(scene.invalid("x.warc.gz") == "");
  }
}

TEST_CASE("a run that waits for standard input can be interrupted") {
  Scene scene;
  scene.cite(kCited);
  ProgramInput input = scene.check({"-", "--archive", "x.warc.gz", "--report", "json=r.json"});
  input.keep_input_open = true;
  RunningProgram program(std::move(input));
  REQUIRE(scene.server.wait_for_requests(4));  // All of the first input; the second is waited for.
  program.send_signal(SIGINT);
  CHECK(program.wait_for_text("interrupted"));  // wait() would end the input.
  const ProgramResult result = program.wait();
  CHECK_FALSE(result.timed_out);
  CHECK(result.exit_code == 130);
  CHECK(scene.invalid("x.warc.gz") == "");
  const JsonReport report(read_file(scene.path("r.json")));
  CHECK(report.schema_violation() == "");
  const auto not_done = report.root()["run"]["not_done"].GetArray();
  CHECK(std::ranges::any_of(not_done,
                            [](const auto& one) { return std::string_view(one.GetString()) == "-"; }));
}

TEST_CASE("private addresses are refused unless they are allowed") {
  const Scene scene;
  scene.cite(kCited);
  ProgramInput input = scene.check({"--report", "json"});
  std::erase(input.arguments, "--allow-private");
  const JsonReport report(run_program(input).output);
  CHECK(report.link_status("1") == "refused");
  CHECK(scene.server.requests().empty());
}

TEST_CASE("secrets of ours reach the server and nothing else") {
  const Scene scene;
  scene.cite({{"A page", "http://a.example/page"}});
  const ProgramResult result = run_program(scene.check(
      {"--archive", "x.warc.gz", "-H", "Authorization: Bearer s3cret", "--report", "json=r.json"}));
  REQUIRE(scene.server.requests().size() == 1);
  CHECK(scene.server.requests()[0].header("Authorization") == "Bearer s3cret");
  ProgramInput list;
  list.folder = scene.folder.path();
  list.program = "/bin/sh";
  list.arguments = {"-c", "zcat x.warc.gz; cat r.json"};
  const std::string kept = run_program(list).output;
  CHECK(kept.find("GET /page") != std::string::npos);
  CHECK(kept.find("s3cret") == std::string::npos);
  CHECK(result.output.find("s3cret") == std::string::npos);
}

TEST_CASE("a full disk ends the run with a reason and exit code 3") {
  const Scene scene;
  scene.cite(kCited);
  const ProgramInput check = scene.check({"--archive", "x.warc.gz", "--report", "json=/dev/null"});
  ProgramInput limited;
  limited.folder = scene.folder.path();
  limited.program = "/bin/sh";
  limited.arguments = {"-c", "ulimit -f 1; exec \"$@\"", "sh", CITECHECK_PROGRAM};
  limited.arguments.insert(limited.arguments.end(), check.arguments.begin(), check.arguments.end());
  const ProgramResult result = run_program(limited);
  CHECK(result.exit_code == 3);
  CHECK(result.errors.find("x.warc.gz") != std::string::npos);
}
