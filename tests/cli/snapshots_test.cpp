// Runs that ask the world's archives what they keep, against archives that a server on loopback plays.
#include <algorithm>

#include "cli/archive_scene.hpp"
#include "cli/json_report.hpp"

using namespace citecheck::test;

namespace {

constexpr std::string_view kHead = R"(["timestamp","original","statuscode","digest"])";

/// What the index answers where nothing else is scripted.
std::string rows(const std::vector<std::string>& stamps, const std::string& url, int status = 200) {
  std::string out = "[" + std::string(kHead);
  for (const std::string& stamp : stamps)
    out += ",\n[\"" + stamp + "\",\"" + url + "\",\"" + std::to_string(status) + "\",\"D" + stamp + "\"]";
  return out + "]\n";
}

Answer json(std::string body, int status = 200) {
  return answer(status, std::move(body), {"Content-Type: application/json"});
}

/// Archives on loopback, and an article whose references have access dates.
struct WorldScene : ArchiveScene {
  WorldScene() {
    server.listen();
    server.listen_tls();
    for (const char* host : {"web.archive.org", "archive.org", "archive.today"})
      config += "[host " + std::string(host) + "]\ndelay = 0\n";
  }

  void cite(const std::vector<std::pair<std::string, std::string>>& urls_and_access_dates) {
    std::string text = "Words.";
    for (const auto& [url, accessed] : urls_and_access_dates)
      text += "<ref>{{cite web |title=A page |url=" + url +
              (accessed.empty() ? "" : " |access-date=" + accessed) + "}}</ref>";
    write_file(path("a.wiki"), text);
    write_file(path("world.cfg"), config);
  }

  ProgramInput snapshots(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"--snapshots", "--cacert", server.ca_file(), "--config", "world.cfg",
                               "--retries", "0", "--report", "json"});
    return check(more);
  }

  /// The report of a live run into x.wacz; its replay must give the same citations.
  JsonReport live_and_replayed(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"--archive", "x.wacz"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramResult live = run_program(snapshots(arguments));
    CHECK(live.errors == "");
    std::vector<std::string> again{"check",       "a.wiki",   "--replay", "x.wacz",
                                   "--snapshots", "--report", "json"};
    again.insert(again.end(), more.begin(), more.end());
    const std::size_t requests = server.requests().size();
    const ProgramResult replayed = run_program(run(again));
    CHECK(server.requests().size() == requests);
    CHECK(snapshot_lines(replayed.output) == snapshot_lines(live.output));
    CHECK(invalid({"x.wacz"}) == "");
    JsonReport report(live.output);
    CHECK(report.schema_violation() == "");
    return report;
  }

  /// The "snapshot" of every citation.
  static std::vector<std::string> snapshot_lines(const std::string& report) {
    std::vector<std::string> out;
    for (auto at = report.find("\"snapshot\""); at != std::string::npos;
         at = report.find("\"snapshot\"", at + 1))
      out.push_back(report.substr(at, report.find('}', at) - at));
    CHECK(!out.empty());
    return out;
  }

  std::string config;
};

const rapidjson::Value& snapshot(const JsonReport& report, const std::string& label = "1") {
  return report.citation(label)["snapshot"];
}

std::string text_of(const rapidjson::Value& object, const char* key) {
  return object[key].IsNull() ? "null" : object[key].GetString();
}

}  // namespace

TEST_CASE("a copy from before the access date is chosen, for each citation its own", "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", answer(404, "gone"));
  scene.server.on("web.archive.org/cdx/*", json(rows({"20100101000000", "20140210120000", "20140220000000"},
                                                     "http://a.example:80/page")));
  scene.cite({{"http://a.example/page", "2014-02-17"},
              {"http://a.example/page#part", "2009-12-30"},
              {"http://a.example/page", ""}});
  const JsonReport report = scene.live_and_replayed();
  CHECK(scene.server.count("web.archive.org/cdx/search/"
                           "cdx?url=http%3A%2F%2Fa.example%2Fpage&matchType=exact&output=json&fl=timestamp,"
                           "original,statuscode,digest&filter=statuscode:%28-%7C20%5B036%5D%29&collapse="
                           "timestamp:8&showResumeKey=true&limit=3000") == 1);
  const auto& before = snapshot(report, "1");
  CHECK(text_of(before, "state") == "archived");
  CHECK(text_of(before, "url") == "https://web.archive.org/web/20140210120000/http://a.example/page");
  CHECK(text_of(before, "service") == "Wayback Machine");
  CHECK(text_of(before, "captured") == "2014-02-10T12:00:00Z");
  CHECK(before["days"].GetInt() == -7);
  CHECK(before["http"].GetInt() == 200);
  const auto& after = snapshot(report, "2");
  CHECK(text_of(after, "url") == "https://web.archive.org/web/20100101000000/http://a.example/page");
  CHECK(after["days"].GetInt() == 2);
  const auto& newest = snapshot(report, "3");
  CHECK(text_of(newest, "captured") == "2014-02-20T00:00:00Z");
  CHECK(newest["days"].IsNull());
}

TEST_CASE("where every archive says that it keeps nothing the page is not archived", "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", page(html("A page", "Words that stand here.")));
  scene.server.on("web.archive.org/cdx/*", json("[]\n"));
  scene.server.on("archive.today/timemap/*", answer(404, "TimeMap does not exists."));
  scene.cite({{"http://a.example/page", "2014-02-17"}});
  const JsonReport report = scene.live_and_replayed();
  CHECK(text_of(snapshot(report), "state") == "not-archived");
  CHECK(text_of(snapshot(report), "reason") ==
        "Wayback Machine: keeps no copy; archive.today: keeps no copy");
  CHECK(snapshot(report)["url"].IsNull());
  CHECK(scene.server.count("archive.today/timemap/http://a.example/page") == 1);
}

TEST_CASE("an empty answer of the availability API says nothing, and the index is asked again",
          "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", answer(404, "gone"));
  scene.server.on("archive.org/wayback/*", json(R"({"url": "a.example/page", "archived_snapshots": {}})"));
  const std::string copy = rows({"20140210120000"}, "http://a.example/page");
  scene.server.on("web.archive.org/cdx/*", [&](const Request& request) {
    const bool near = request.where().find("closest=20140217235959") != std::string::npos;
    return near ? json(copy) : json("upstream", 504);
  });
  scene.cite({{"http://a.example/page", "2014-02-17"}});
  const JsonReport report = scene.live_and_replayed({"--snapshots-from", "wayback"});
  CHECK(text_of(snapshot(report), "state") == "archived");
  CHECK(snapshot(report)["days"].GetInt() == -7);
  CHECK(scene.server.count(
            "archive.org/wayback/available?url=http%3A%2F%2Fa.example%2Fpage&timestamp=20140217235959") == 1);
}

TEST_CASE("an archive that does not answer leaves the state unknown, and says why", "[snapshots]") {
  const auto [index, reason] = GENERATE(table<Answer, std::string>({
      {json("[[\"timestamp\",", 200), "the answer is not understood: broken JSON"},
      {answer(200, "<html>Sorry</html>"), "the answer is not understood: no list of captures"},
      {json("", 503), "503 Service Unavailable"},
      {Answer().reset(), "breaks the connection off"},
  }));
  WorldScene scene;
  scene.server.on("a.example/page", answer(404, "gone"));
  scene.server.on("web.archive.org/cdx/*", index);
  scene.server.on("archive.org/wayback/*", json(R"({"archived_snapshots": {}})"));
  scene.cite({{"http://a.example/page", "2014-02-17"}});
  const JsonReport report = scene.live_and_replayed({"--snapshots-from", "wayback"});
  CHECK(text_of(snapshot(report), "state") == "unknown");
  INFO(text_of(snapshot(report), "reason"));
  CHECK(text_of(snapshot(report), "reason").find(reason) != std::string::npos);
}

TEST_CASE("a site that the archive may not show is unknown, and not asked about again", "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", answer(404, "gone"));
  scene.server.on("web.archive.org/cdx/*",
                  answer(403, "no", {"X-Archive-Wayback-Runtime-Error: some.Exception: Blocked Site Error"}));
  scene.cite({{"http://a.example/page", "2014-02-17"}});
  const JsonReport report = scene.live_and_replayed({"--snapshots-from", "wayback"});
  CHECK(text_of(snapshot(report), "state") == "unknown");
  CHECK(text_of(snapshot(report), "reason") ==
        "Wayback Machine: the archive does not show this site (Blocked Site Error)");
  CHECK(scene.server.requests().size() == 2);
}

TEST_CASE("told to wait, the index is asked again after that time", "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", answer(404, "gone"));
  scene.server.on("web.archive.org/cdx/*", {answer(429, "", {"Retry-After: 0"}),
                                            json(rows({"20140210120000"}, "http://a.example/page"))});
  scene.cite({{"http://a.example/page", "2014-02-17"}});
  const JsonReport report = scene.live_and_replayed({"--snapshots-from", "wayback", "--retries", "1"});
  CHECK(text_of(snapshot(report), "state") == "archived");
}

TEST_CASE("an archive that wants an hour's peace gets it, and the pages do not wait", "[snapshots]") {
  WorldScene scene;
  std::vector<std::pair<std::string, std::string>> cited;
  for (int i = 0; i < 6; ++i) cited.emplace_back("http://a.example/" + std::to_string(i), "2014-02-17");
  scene.server.on("a.example/*", page(html("A page", "Words that stand here.")));
  scene.server.on("web.archive.org/cdx/*", answer(429, "", {"Retry-After: 3600"}));
  scene.server.on("archive.org/wayback/*", json(R"({"archived_snapshots": {}})"));
  scene.cite(cited);
  const JsonReport report = scene.live_and_replayed({"--snapshots-from", "wayback"});
  std::size_t asked = 0;
  for (const Request& request : scene.server.requests())
    if (request.where().find("/cdx/") != std::string::npos) ++asked;
  CHECK(asked == 1);
  for (int i = 0; i < 6; ++i) {
    CHECK(report.link_status(std::to_string(i + 1)) == "alive");
    CHECK(text_of(snapshot(report, std::to_string(i + 1)), "state") == "unknown");
  }
}

TEST_CASE("an archive that stays in trouble is given up, and the rest is unknown", "[snapshots]") {
  WorldScene scene;
  std::vector<std::pair<std::string, std::string>> cited;
  for (int i = 0; i < 12; ++i) cited.emplace_back("http://a.example/" + std::to_string(i), "2014-02-17");
  scene.server.on("a.example/*", page(html("A page", "Words that stand here.")));
  const int status = GENERATE(403, 503);
  scene.server.on("web.archive.org/cdx/*", answer(status, "no"));
  scene.server.on("archive.org/wayback/*", answer(status, "no"));
  scene.cite(cited);
  const JsonReport report = scene.live_and_replayed({"--snapshots-from", "wayback"});
  std::size_t asked = 0;
  for (const Request& request : scene.server.requests())
    if (request.where().find("/cdx/") != std::string::npos) ++asked;
  CHECK(asked == 4);
  std::size_t given_up = 0;
  for (int i = 0; i < 12; ++i) {
    const auto& one = snapshot(report, std::to_string(i + 1));
    CHECK(text_of(one, "state") == "unknown");
    if (text_of(one, "reason").find("not asked again after 4 failures") != std::string::npos) ++given_up;
  }
  CHECK(given_up >= 8);
}

TEST_CASE("a list in pieces is read to its end by its resume keys", "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", answer(404, "gone"));
  scene.server.on("web.archive.org/cdx/*", [](const Request& request) {
    if (request.where().find("resumeKey=example%252Ca%2B2014") != std::string::npos)
      return json(rows({"20140210120000"}, "http://a.example/page"));
    std::string first = rows({"20100101000000"}, "http://a.example/page");
    first.insert(first.rfind(']'), ",\n[],\n[\"example%2Ca+2014\"]");
    return json(first);
  });
  scene.cite({{"http://a.example/page", "2014-02-17"}});
  const JsonReport report = scene.live_and_replayed({"--snapshots-from", "wayback"});
  CHECK(text_of(snapshot(report), "captured") == "2014-02-10T12:00:00Z");
}

TEST_CASE(
    "the next archive is asked where the first keeps nothing good, and its TimeGate where its TimeMap fails",
    "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", answer(404, "gone"));
  scene.server.on("web.archive.org/cdx/*", json("[]"));
  const std::string link =
      "<http://archive.today/20140210120000/http://a.example/page>; rel=\"first last "
      "memento\"; datetime=\"Mon, 10 Feb 2014 12:00:00 GMT\"";
  const bool mapped = GENERATE(true, false);
  if (mapped)
    scene.server.on("archive.today/timemap/*",
                    answer(200, "<http://a.example/page>; rel=\"original\",\n" + link,
                           {"Content-Type: application/link-format"}));
  else
    scene.server.on("archive.today/timemap/*", answer(500, "no"));
  scene.server.on("archive.today/timegate/*",
                  Answer(head(302, {"Location: https://archive.today/20140210120000/http://a.example/page",
                                    "Link: " + link, "Content-Length: 0"})));
  scene.server.on("archive.today/20140210120000/*", answer(429, "Are you a person?"));
  scene.cite({{"http://a.example/page", "2014-02-17"}});
  const JsonReport report = scene.live_and_replayed();
  CHECK(text_of(snapshot(report), "state") == "archived");
  CHECK(text_of(snapshot(report), "url") == "https://archive.today/20140210120000/http://a.example/page");
  CHECK(text_of(snapshot(report), "service") == "archive.today");
  CHECK(snapshot(report)["days"].GetInt() == -7);
  CHECK(snapshot(report)["http"].IsNull());
  const auto asked = scene.server.requests("archive.today/timegate/http://a.example/page");
  REQUIRE(asked.size() == (mapped ? 0 : 1));
  if (!mapped) CHECK(asked.front().header("Accept-Datetime") == "Mon, 17 Feb 2014 23:59:59 GMT");
}

TEST_CASE("archived copies and private hosts are not looked up, and a run resumes its look-ups",
          "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", page(html("A page", "Words that stand here.")));
  scene.server.on("web.archive.org/cdx/*", json(rows({"20140210120000"}, "http://a.example/page")));
  scene.server.on("web.archive.org/web/*", page(html("A page", "Words that stand here.")));
  scene.server.on("intranet/*", page(html("A page", "Words that stand here.")));
  scene.cite({{"http://a.example/page", "2014-02-17"},
              {"http://web.archive.org/web/20140101000000/http://b.example/", ""},
              {"http://intranet/page", ""},
              {"", ""}});
  const JsonReport report = scene.live_and_replayed();
  CHECK(text_of(snapshot(report, "1"), "state") == "archived");
  CHECK(text_of(snapshot(report, "2"), "reason") == "the URL leads into an archive itself");
  CHECK(text_of(snapshot(report, "3"), "reason") == "the host is none of the public Internet");
  CHECK(text_of(snapshot(report, "4"), "state") == "not-asked");
  const std::size_t asked = scene.server.requests().size();
  const ProgramResult resumed = run_program(scene.snapshots({"--archive", "x.wacz", "--resume"}));
  CHECK(scene.server.requests().size() == asked);
  CHECK(WorldScene::snapshot_lines(resumed.output).size() == 4);
}

TEST_CASE("people are told what to read instead of a page that is gone", "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/*", answer(404, "gone"));
  scene.server.on("web.archive.org/cdx/*", [](const Request& request) {
    const bool kept = request.where().find("kept") != std::string::npos;
    return json(kept ? rows({"20140216000000"}, "http://a.example/kept") : "[]");
  });
  scene.cite({{"http://a.example/kept", "2014-02-17"}, {"http://a.example/lost", "2014-02-17"}});
  const ProgramResult told =
      run_program(scene.snapshots({"--no-archive", "--snapshots-from", "wayback", "--report",
                                   "terminal=r.txt", "--report", "html=r.html"}));
  CHECK(told.errors == "");
  const std::string text = read_file(scene.path("r.txt")), card = read_file(scene.path("r.html"));
  CHECK(text.find("kept: https://web.archive.org/web/20140216000000/http://a.example/kept (Wayback Machine, "
                  "2014-02-16, 1 day before the access date)\n") != std::string::npos);
  CHECK(text.find("not kept: Wayback Machine: keeps no copy\n") != std::string::npos);
  CHECK(card.find("href=\"https://web.archive.org/web/20140216000000/http://a.example/kept\"") !=
        std::string::npos);
}

TEST_CASE("without --snapshots no archive is asked, and nothing is said of them", "[snapshots]") {
  WorldScene scene;
  scene.server.on("a.example/page", page(html("A page", "Words that stand here.")));
  scene.cite({{"http://a.example/page", "2014-02-17"}});
  const ProgramResult plain = run_program(scene.check({"--no-archive", "--report", "json"}));
  CHECK(plain.output.find("\"snapshot\"") == std::string::npos);
  CHECK(scene.server.requests().size() == 1);
  const ProgramResult wrong = run_program(scene.run({"check", "a.wiki", "--snapshots-from", "nowhere"}));
  CHECK(wrong.exit_code == 2);
  CHECK(wrong.errors.find("wayback, archive.today") != std::string::npos);
}
