// Whole runs that have pages saved: what is submitted, what is told, and that the keys are told to nobody.
#include <algorithm>
#include <csignal>
#include <filesystem>

#include "cli/archive_scene.hpp"
#include "cli/json_report.hpp"

using namespace citecheck::test;
namespace fs = std::filesystem;

namespace {

const std::string kKey = "k3y-of-ours", kSecret = "s3cret-of-ours";

Answer json(std::string body, int status = 200) {
  return answer(status, std::move(body), {"Content-Type: application/json"});
}

const Answer kSuccess = json(
    R"({"status":"success","job_id":"spn2-1","timestamp":"20261122100101","original_url":"http://a.example/page"})");

struct SavingScene : ArchiveScene {
  SavingScene() {
    server.listen();
    server.listen_tls();
    server.on("a.example/page", page(html("A page", "Some words that stand on it, and some more of them.")));
    server.on("a.example/gone", answer(404));
    server.on("a.example/wall", answer(403));
    server.on("GET web.archive.org/save/status/user*",
              json(R"({"available":4,"processing":0,"daily_captures":3,"daily_captures_limit":30000})"));
    server.on("GET web.archive.org/save/status/system", json(R"({"status":"ok"})"));
    // There is a young capture, so that its job is looked at without delay.
    server.on("POST web.archive.org/save",
              json(R"({"job_id":"spn2-1","message":"The same snapshot had been made 2 minutes ago."})"));
    server.on("GET web.archive.org/save/status/spn2-1", kSuccess);
    cite({{"A page", "http://a.example/page"}});
  }

  ProgramInput save(std::vector<std::string> more) {
    ProgramInput input = check({"--save-page-now", "--cacert", server.ca_file(), "--config", hasty()});
    input.arguments.insert(input.arguments.end(), more.begin(), more.end());
    input.environment = {{"CITECHECK_ARCHIVE_ORG_KEY", kKey}, {"CITECHECK_ARCHIVE_ORG_SECRET", kSecret}};
    return input;
  }
};

bool tells(const std::string& text) {
  return text.find(kKey) != std::string::npos || text.find(kSecret) != std::string::npos;
}

std::string state(const JsonReport& report, const std::string& label) {
  return report.citation(label)["saved"]["state"].GetString();
}

}  // namespace

TEST_CASE("pages that were reached are saved once, others are not, and the keys are told to nobody") {
  SavingScene scene;
  scene.cite({{"A page", "http://a.example/page"},
              {"A page", "http://A.example:80/page#part"},
              {"A lost page", "http://a.example/gone"},
              {"A wall", "http://a.example/wall"},
              {"A copy", "https://web.archive.org/web/20140217000000/http://a.example/page"},
              {"A page",
               "http://a.example/page |archive-url=https://archive.today/2014.02.17/http://a.example/page "
               "|archive-date=2014-02-17"}});
  scene.server.on("web.archive.org/web/*", page(html("A copy", "Some words."), {"Memento-Datetime: x"}));
  const ProgramResult run =
      run_program(scene.save({"--archive", "x.warc.gz", "-vv", "--progress", "always", "--report", "terminal",
                              "--report", "json=r.json", "--report", "html=r.html"}));
  CHECK(run.exit_code <= 1);
  const std::string text = read_file(scene.path("r.json")), page = read_file(scene.path("r.html"));
  const JsonReport report(text);
  CHECK(report.schema_violation() == "");
  CHECK(state(report, "1") == "saved");
  CHECK(state(report, "2") == "saved");
  CHECK(report.citation("1")["saved"]["url"].GetString() ==
        std::string("https://web.archive.org/web/20261122100101/http://a.example/page"));
  for (const char* label : {"3", "4", "5", "6"}) {
    INFO(label);
    CHECK(state(report, label) == "not-asked");
    CHECK(report.citation(label)["saved"]["reason"].GetString() != std::string());
  }
  CHECK(report.root()["summary"]["saved"]["saved"].GetInt() == 2);
  CHECK(report.root()["summary"]["saved"]["not-asked"].GetInt() == 4);
  CHECK(run.output.find("saved by the Wayback Machine:  2 saved  4 not-asked") != std::string::npos);
  CHECK(page.find("https://web.archive.org/web/20261122100101/http://a.example/page") != std::string::npos);
  CHECK(scene.server.count("web.archive.org/save") == 1);

  for (const std::string& one : {run.output, run.errors, text, page, scene.shell("zcat x.warc.gz"),
                                 scene.output_of({"archive", "list", "x.warc.gz"})})
    CHECK_FALSE(tells(one));
  for (const Request& request : scene.server.requests()) {
    const bool ours = request.tls && request.host == "web.archive.org" && request.target.starts_with("/save");
    CHECK((!tells(request.head) || ours));
    CHECK_FALSE(tells(request.body));
  }
  CHECK(scene.invalid({"x.warc.gz"}) == "");
  CHECK(scene.sound("x.warc.gz"));
  // The replay tells what came of it, and asks nobody.
  const std::size_t asked = scene.server.requests().size();
  const JsonReport replayed(
      scene.output_of({"check", "a.wiki", "--replay", "x.warc.gz", "--report", "json"}));
  CHECK(replayed.schema_violation() == "");
  for (const char* label : {"1", "2", "3", "4", "5", "6"})
    CHECK(state(replayed, label) == state(report, label));
  CHECK(scene.server.requests().size() == asked);
}

TEST_CASE("keys that are refused end the run with 3 and a word on what to do, and spoil nothing else") {
  SavingScene scene;
  scene.server.on("GET web.archive.org/save/status/user*",
                  json(R"({"message":"You need to be logged in."})", 401));
  const ProgramResult run =
      run_program(scene.save({"--archive", "x.wacz", "--report", "terminal", "--report", "json=r.json"}));
  CHECK(run.exit_code == 3);
  CHECK(run.errors.find("Save Page Now refuses the keys (HTTP status 401)") != std::string::npos);
  CHECK(run.errors.find("https://archive.org/account/s3.php") != std::string::npos);
  const std::string text = read_file(scene.path("r.json"));
  const JsonReport report(text);
  CHECK(report.schema_violation() == "");
  CHECK(report.verdict("1") == "verified");
  CHECK(state(report, "1") == "not-asked");
  CHECK_FALSE(tells(run.output + run.errors + text));
  CHECK(scene.sound("x.wacz"));
  CHECK(scene.invalid({"x.wacz"}) == "");
}

TEST_CASE("what a killed run has submitted is not submitted again") {
  for (const char* archive : {"x.warc.gz", "x.wacz"}) {
    INFO(archive);
    SavingScene scene;
    scene.server.on("GET web.archive.org/save/status/spn2-1", {Answer().hang(), kSuccess});
    RunningProgram killed(scene.save({"--archive", archive, "--report", "json"}));
    REQUIRE(scene.server.wait_for_requests(5));  // The page, account, system, POST, job.
    // The note that it was submitted lies behind the page's own metadata, or is on its way there.
    const auto metadata = [&] {
      return times(scene.output_of({"archive", "list", archive}), "\tmetadata\t");
    };
    for (int i = 0; i < 200 && metadata() < 2; ++i) continue;
    killed.send_signal(SIGKILL);
    CHECK(killed.wait().signal == SIGKILL);
    const ProgramResult resumed =
        run_program(scene.save({"--archive", archive, "--resume", "--report", "json"}));
    const JsonReport report(resumed.output);
    CHECK(report.schema_violation() == "");
    CHECK(state(report, "1") == "saved");
    CHECK(scene.server.count("web.archive.org/save") == 1);
    CHECK(scene.server.count("a.example/page") == 1);
    CHECK(scene.sound(archive));
  }
}

TEST_CASE("without keys, and with a file of keys that others may read, nothing is begun") {
  SavingScene scene;
  ProgramInput input = scene.save({"--no-archive"});
  input.environment = {{"HOME", scene.folder.path().string()}};
  const ProgramResult none = run_program(input);
  CHECK(none.exit_code == 2);
  CHECK(none.errors.find("CITECHECK_ARCHIVE_ORG_KEY") != std::string::npos);
  write_file(scene.path(".netrc"), "machine web.archive.org login " + kKey + " password " + kSecret);
  fs::permissions(scene.path(".netrc"), fs::perms::owner_read | fs::perms::group_read);
  const ProgramResult open = run_program(input);
  CHECK(open.exit_code == 2);
  CHECK(open.errors.find("chmod 600") != std::string::npos);
  CHECK_FALSE(tells(open.output + open.errors));
  CHECK(scene.server.requests().empty());
  fs::permissions(scene.path(".netrc"), fs::perms::owner_read);
  CHECK(run_program(input).exit_code == 0);
  CHECK(scene.server.count("web.archive.org/save") == 1);
  // Who wrote the folder cannot have its reader's account used.
  write_file(scene.path(".citecheck.cfg"), "save-page-now = yes\n");
  CHECK(run_program(scene.check({"--no-archive"})).exit_code == 2);
}
