// Credentials that an article or a person wrote into a URL are told to nobody. (That the keys of an account
// at archive.org are not, is proved where they are used: save_page_now_test.cpp.)
#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/loopback_server.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck::test;

namespace {

constexpr std::string_view kSecret = "s3cret";

bool tells(const std::string& text) {
  return text.find(kSecret) != std::string::npos;
}

}  // namespace

TEST_CASE("userinfo reaches no server, report, archive or message") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/page", page(html("A title", "Some words.")));
  server.on("a.example/wall", answer(401));
  server.on("a.example/moved", redirect(301, "http://u:s3cret@a.example/page"));
  server.on("a.example/gone", answer(404));
  server.on("a.example/slow", Answer().hang());
  const TemporaryFolder folder;
  std::string text = "Words.";
  for (const char* url :
       {"http://u:s3cret@a.example/page", "http://u:s3cret@a.example/wall", "http://u:s3cret@a.example/moved",
        "http://u:s3cret@a.example/slow", "ftp://u:s3cret@a.example/", "http://u:s3cret@127.1/",
        "//u:s3cret@a.example/page", "http://u:s3cret@a.example:99999/"})
    text += "<ref>{{cite web |title=A title |url=" + std::string(url) + "}}</ref>\n";
  text +=
      "<ref>{{cite web |title=A title |url=http://u:s3cret@a.example/gone "
      "|archive-url=http://u:s3cret@a.example/wall |archive-date=2014-02-17}}</ref>\n<ref>[http://"
      "u:s3cret@a.example/gone A title]</ref>\n<ref>http://u:s3cret@a.example/gone</ref>";
  write_file((folder.path() / "a.wiki").string(), text);
  ProgramInput input;
  input.folder = folder.path();
  input.arguments = {"check",     "a.wiki",   "--allow-private", "--delay",  "0",
                     "--timeout", "1",        "--retries",       "0",        "--archive",
                     "x.warc.gz", "-vv",      "--progress",      "always",   "--report",
                     "terminal",  "--report", "json=r.json",     "--report", "html=r.html"};
  for (const std::string& rule : server.connect_to())
    input.arguments.insert(input.arguments.end(), {"--connect-to", rule});

  const ProgramResult result = run_program(input);
  CHECK(result.output.find("http://a.example/gone") != std::string::npos);
  CHECK_FALSE(tells(result.output));
  CHECK_FALSE(tells(result.errors));
  const std::string json = read_file((folder.path() / "r.json").string());
  CHECK(JsonReport(json).schema_violation() == "");
  CHECK_FALSE(tells(json));
  CHECK_FALSE(tells(read_file((folder.path() / "r.html").string())));
  for (const Request& request : server.requests()) {
    CHECK_FALSE(tells(request.head));
    CHECK(request.header("Authorization") == "");
  }
  // Equal but for the credentials: asked once.
  CHECK(server.count("a.example/gone") == 1);
  CHECK(server.count("a.example/wall") == 1);

  ProgramInput unpack;
  unpack.folder = folder.path();
  unpack.program = "/bin/sh";
  unpack.arguments = {"-c", "zcat x.warc.gz"};
  std::string kept = run_program(unpack).output;
  CHECK(kept.find("http://a.example/gone") != std::string::npos);
  // What a server says is kept as it said it, its Location too.
  const std::string location = "Location: http://u:s3cret@a.example/page";
  REQUIRE(kept.find(location) != std::string::npos);
  kept.erase(kept.find(location), location.size());
  CHECK_FALSE(tells(kept));

  // An article named with credentials; one that cannot be had, and a run that ends early.
  input.arguments[1] = "http://u:s3cret@a.example/gone";
  for (std::string& one : input.arguments)
    if (one == "x.warc.gz") one = "y.warc.gz";
  const ProgramResult unread = run_program(input);
  CHECK(unread.exit_code == 2);
  CHECK_FALSE(tells(unread.output + unread.errors + read_file((folder.path() / "r.json").string())));
}

TEST_CASE("what was not checked when the deadline came is listed without credentials, and in time") {
  LoopbackServer server;
  server.listen();
  server.on("fast.example/page", page(html("A title", "Some words.")));
  server.on("slow.example/*", Answer().hang());
  const TemporaryFolder folder;
  std::string text = "Words.";
  for (const char* url :
       {"http://fast.example/page", "http://u:s3cret@slow.example/1", "http://u:s3cret@slow.example/2"})
    text += "<ref>{{cite web |title=A title |url=" + std::string(url) + "}}</ref>\n";
  write_file((folder.path() / "a.wiki").string(), text);
  ProgramInput input;
  input.folder = folder.path();
  input.arguments = {"check",     "a.wiki",   "--allow-private", "--deadline", "1",          "--archive",
                     "x.warc.gz", "--report", "terminal",        "--report",   "json=r.json"};
  for (const std::string& rule : server.connect_to())
    input.arguments.insert(input.arguments.end(), {"--connect-to", rule});
  const ProgramResult result = run_program(input);
  CHECK(result.exit_code == 3);
  CHECK(result.wall >= std::chrono::milliseconds(900));
  CHECK(result.wall < std::chrono::milliseconds(2500));  // Half of a second and a busy machine.
  CHECK_FALSE(tells(result.output + result.errors));
  CHECK(result.errors.find("deadline") != std::string::npos);
  CHECK(result.output.find("http://slow.example/1") != std::string::npos);
  const std::string json = read_file((folder.path() / "r.json").string());
  CHECK_FALSE(tells(json));
  const JsonReport report(json);
  CHECK(report.schema_violation() == "");
  CHECK(report.verdict("1") == "verified");
  CHECK(report.verdict("2") == "not_checked");
  CHECK(report.verdict("3") == "not_checked");
  const auto& not_done = report.root()["run"]["not_done"];
  REQUIRE(not_done.Size() == 2);
  CHECK(not_done[0].GetString() == std::string("http://slow.example/1"));
  CHECK(not_done[1].GetString() == std::string("http://slow.example/2"));
}
