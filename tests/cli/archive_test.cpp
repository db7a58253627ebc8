// Whole archives, as a run of the program writes them: packages, what refers to earlier ones, requisites,
// kills and full disks.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <random>

#include "cli/archive_scene.hpp"
#include "cli/json_report.hpp"

using namespace citecheck::test;
namespace fs = std::filesystem;

namespace {

/// A page of about 30 KB whose text is its own.
std::string long_page(const std::string& title) {
  std::mt19937 random(static_cast<unsigned>(std::hash<std::string>{}(title)));
  std::string text;
  while (text.size() < 30'000) {
    for (unsigned i = 0, length = 2 + random() % 8; i < length; ++i)
      text += static_cast<char>('a' + random() % 26);
    text += ' ';
  }
  return html(title, text);
}

void serve(ArchiveScene& scene, std::vector<std::pair<std::string, std::string>>& cited, int pages,
           const Headers& headers = {}) {
  for (int i = 0; i < pages; ++i) {
    const std::string title = "Page " + std::to_string(i), host = "h" + std::to_string(i) + ".example";
    scene.server.on(host + "/page", page(long_page(title), headers));
    cited.emplace_back(title, "http://" + host + "/page");
  }
}

std::string entry_of(const ArchiveScene& scene, const std::string& wacz, const std::string& name) {
  return scene.shell("python3 -c 'import zipfile,sys; sys.stdout.buffer.write(zipfile.ZipFile(\"" + wacz +
                     "\").read(\"" + name + "\"))'");
}

bool no_python() {
  if (fs::exists("/usr/bin/python3")) return false;
  WARN("skipped: the package was not looked into, python3 is absent");
  return true;
}

}  // namespace

TEST_CASE("a WACZ package holds the records, an index, and a page for every citation") {
  ArchiveScene scene;
  scene.server.listen();
  scene.server.on("a.example/page", page(html("A page", "Some words that stand on it.")));
  scene.server.on("a.example/old", redirect(301, "http://b.example/new?b=2&a=1"));
  scene.server.on("b.example/new?b=2&a=1", page(html("A new page", "Some words that stand on it.")));
  scene.server.on("a.example/gone", answer(404, "gone"));
  scene.server.on("a.example/reset", Answer().reset());
  scene.cite({{"A page", "http://a.example/page"},
              {"A new page", "http://a.example/old"},
              {"A lost page", "http://a.example/gone"},
              {"No page", "http://a.example/reset"}});
  const ProgramResult live = run_program(
      scene.check({"--retries", "0", "--archive", "x.wacz", "--report", "json", "--report", "html=r.html"}));
  CHECK(live.errors == "");
  CHECK(scene.invalid({"x.wacz"}) == "");
  CHECK(scene.sound("x.wacz"));
  const JsonReport report(live.output);
  CHECK(report.schema_violation() == "");
  // What the report names are bytes of the file itself.
  const auto& capture = report.citation("1")["archived"];
  const std::string record =
      read_file(scene.path("x.wacz")).substr(capture["offset"].GetUint64(), capture["length"].GetUint64());
  write_file(scene.path("record.gz"), record);
  const std::string unpacked = scene.shell("zcat record.gz");
  CHECK(unpacked.find("WARC-Target-URI: http://a.example/page\r\n") != std::string::npos);
  CHECK(unpacked.find(std::string("WARC-Payload-Digest: ") + capture["digest"].GetString()) !=
        std::string::npos);
  CHECK(report.citation("3")["archived"].IsNull());
  CHECK(report.citation("4")["captures"].Empty());
  CHECK(read_file(scene.path("r.html"))
            .find("href=\"x.wacz#view=pages&amp;url=http%3A%2F%2Fa.example%2Fpage&") != std::string::npos);
  CHECK(scene.output_of({"archive", "get", "x.wacz", "http://a.example/page"}) ==
        html("A page", "Some words that stand on it."));

  const JsonReport replayed(scene.output_of({"check", "a.wiki", "--replay", "x.wacz", "--report", "json"}));
  CHECK(replayed.findings() == report.findings());
  for (const char* label : {"1", "2", "3", "4"}) {
    CHECK(replayed.citation(label)["link"] == report.citation(label)["link"]);
    CHECK(replayed.citation(label)["captures"] == report.citation(label)["captures"]);
  }
  if (no_python()) return;
  const std::string pages = entry_of(scene, "x.wacz", "pages/pages.jsonl");
  CHECK(times(pages, "\n") == 4);
  CHECK(pages.find("\"title\":\"2. A new page\"") != std::string::npos);
  CHECK(pages.find("\"url\":\"http://a.example/old\"") != std::string::npos);
  CHECK(pages.find("\"title\":\"3. A lost page [dead]\"") != std::string::npos);
}

TEST_CASE("a signed package is verified by openssl alone") {
  if (!fs::exists("/usr/bin/openssl")) {
    WARN("skipped: there is no openssl");
    return;
  }
  if (no_python()) return;
  const std::string kind = GENERATE("RSA", "EC -pkeyopt ec_paramgen_curve:P-256");
  ArchiveScene scene;
  scene.server.listen();
  scene.server.on("a.example/page", page(html("A page", "Some words that stand on it.")));
  scene.cite({{"A page", "http://a.example/page"}});
  scene.shell("openssl genpkey -algorithm " + kind + " -out key.pem 2>/dev/null");
  const ProgramResult live =
      run_program(scene.check({"--archive", "x.wacz", "--archive-sign", "key.pem", "--report", "json"}));
  CHECK(live.errors == "");
  if (kind != "RSA") CHECK(scene.invalid({"x.wacz"}) == "");  // it takes a long signature for two numbers
  CHECK(scene.sound("x.wacz"));
  write_file(scene.path("take.py"),
             "import zipfile,json,base64\n"
             "d=json.loads(zipfile.ZipFile('x.wacz').read('datapackage-digest.json'))\n"
             "open('hash','w').write(d['hash'])\n"
             "open('sig','wb').write(base64.b64decode(d['signedData']['signature']))\n"
             "open('pub.der','wb').write(base64.b64decode(d['signedData']['publicKey']))\n");
  const std::string verify =
      "python3 take.py && openssl pkey -pubin -inform DER -in pub.der -out pub.pem && "
      "openssl dgst -sha256 -verify pub.pem -signature sig hash";
  CHECK(scene.shell(verify) == "Verified OK\n");
  const ProgramResult no_key = run_program(
      scene.check({"--archive", "y.wacz", "--archive-sign", "a.wiki", "--report", "json=/dev/null"}));
  CHECK(no_key.exit_code == 3);
  CHECK(no_key.errors.find("openssl genpkey") != std::string::npos);
  CHECK_FALSE(fs::exists(scene.path("y.wacz")));
}

TEST_CASE("a second run over unchanged pages writes little, and replays with the first") {
  const bool by_server = GENERATE(true, false);
  const std::string suffix = GENERATE(std::string(".wacz"), std::string(".warc.gz"));
  ArchiveScene scene;
  scene.server.listen();
  std::vector<std::pair<std::string, std::string>> cited;
  serve(scene, cited, 6, by_server ? Headers{"ETag: \"v1\""} : Headers{});
  scene.cite(cited);
  const std::string one = "one" + suffix, two = "two" + suffix;
  const JsonReport first(run_program(scene.check({"--archive", one, "--report", "json"})).output);
  CHECK(first.verdict("1") == "verified");
  if (by_server)
    for (int i = 0; i < 6; ++i)
      scene.server.on("h" + std::to_string(i) + ".example/page", [](const Request& request) {
        return request.header("If-None-Match") == "\"v1\"" ? head(304, {"ETag: \"v1\"", "X-New: yes"})
                                                           : answer(500);
      });
  const ProgramResult again =
      run_program(scene.check({"--archive", two, "--archive-since", one, "--report", "json"}));
  CHECK(again.errors == "");
  const JsonReport second(again.output);
  CHECK(fs::file_size(scene.path(two)) * 5 < fs::file_size(scene.path(one)));
  CHECK(scene.sound(two));
  CHECK(scene.invalid({one, two}) == "");
  const std::string kept = scene.output_of({"archive", "list", two});
  CHECK(times(kept, "\trevisit\t") == 6);
  CHECK(times(kept, by_server ? "\t304\t" : "\t200\t") == 6);

  // In whatever order they are named.
  const JsonReport replayed(
      scene.output_of({"check", "a.wiki", "--replay", two, "--replay", one, "--report", "json"}));
  CHECK(second.findings() == first.findings());
  CHECK(replayed.findings() == first.findings());
  for (const auto& [title, url] : cited) {
    const std::string label = title == "Page 0" ? "1" : std::to_string(std::stoi(title.substr(5)) + 1);
    CHECK(second.verdict(label) == "verified");
    CHECK(replayed.citation(label)["page"] == second.citation(label)["page"]);
    CHECK(replayed.citation(label)["link"] == second.citation(label)["link"]);
    CHECK(replayed.citation(label)["captures"] == second.citation(label)["captures"]);
    CHECK(scene.output_of({"archive", "get", two, one, url}) == long_page(title));
  }
  // Alone it does not give what it does not hold.
  ProgramInput alone = scene.run({"check", "a.wiki", "--replay", two, "--report", "json"});
  const ProgramResult missing = run_program(alone);
  CHECK(missing.errors.find("name the earlier archive") != std::string::npos);
  CHECK(JsonReport(missing.output).verdict("1") != "verified");
  CHECK(run_program(scene.run({"archive", "get", two, cited[0].second})).exit_code == 1);
}

TEST_CASE("the same body is kept once in a run") {
  ArchiveScene scene;
  scene.server.listen();
  const std::string body = long_page("A page");
  std::vector<std::pair<std::string, std::string>> cited;
  for (int i = 0; i < 5; ++i) {
    const std::string host = "h" + std::to_string(i) + ".example";
    scene.server.on(host + "/page", page(body));
    cited.emplace_back("A page", "http://" + host + "/page");
  }
  scene.cite(cited);
  run_program(scene.check({"--archive", "x.wacz", "--concurrency", "1", "--archive-clock",
                           "2026-01-01T00:00:00Z", "--report", "json=/dev/null"}));
  CHECK(times(scene.output_of({"archive", "list", "x.wacz"}), "\trevisit\t") == 4);
  CHECK(scene.invalid({"x.wacz"}) == "");
  CHECK(scene.output_of({"archive", "get", "x.wacz", "http://h4.example/page"}) == body);
}

TEST_CASE("with the same clock the same answers give the same bytes") {
  const std::string suffix = GENERATE(std::string(".wacz"), std::string(".warc.gz"));
  ArchiveScene scene;
  scene.server.listen();
  std::vector<std::pair<std::string, std::string>> cited;
  serve(scene, cited, 6);
  scene.server.on("a.example/old", redirect(301, "http://h3.example/page"));
  scene.server.on("a.example/style", page("<link rel=stylesheet href=a.css><img src=b.png><p>Text.</p>"));
  scene.server.on("a.example/a.css", answer(200, "p{background:url(b.png)}", {"Content-Type: text/css"}));
  scene.server.on("a.example/b.png", answer(200, "PNG", {"Content-Type: image/png"}));
  cited.emplace_back("Page 3", "http://a.example/old");
  cited.emplace_back("Lost", "http://a.example/lost");
  cited.emplace_back("Style", "http://a.example/style");
  scene.cite(cited);
  std::vector<std::string> how{
      "--archive-requisites", "--archive-clock", "2026-01-01T00:00:00Z", "--jobs", "3", "--archive"};
  std::vector<std::string> files;
  for (const char* name : {"one", "two"}) {
    fs::create_directory(scene.path(name));
    std::vector<std::string> arguments = how;
    arguments.push_back(std::string(name) + "/x" + suffix);
    arguments.insert(arguments.end(), {"--report", "json=/dev/null"});
    CHECK(run_program(scene.check(arguments)).errors == "");
    files.push_back(read_file(scene.path(std::string(name) + "/x" + suffix)));
  }
  CHECK(files[0].size() > 10'000);
  CHECK(files[0] == files[1]);
  CHECK(scene.invalid({"one/x" + suffix}) == "");
  CHECK(scene.output_of({"archive", "list", "one/x" + suffix}).find("a.example/b.png") != std::string::npos);
}

TEST_CASE("what a page needs to look right is archived with it, and not judged") {
  ArchiveScene scene;
  scene.server.listen();
  const auto css = [](const std::string& text) { return answer(200, text, {"Content-Type: text/css"}); };
  const auto image = [](const std::string& text) { return answer(200, text, {"Content-Type: image/png"}); };
  scene.server.on("a.example/page",
                  page("<title>A page</title><base href='/deep/'><link rel='stylesheet' href='s.css'>"
                       "<link rel='shortcut icon' href='/icon.ico'><h1>A page</h1><p>Some words.</p>"
                       "<picture><source srcset='wide.png 2x, wider.png 3x'><img src='plain.png'></picture>"
                       "<script src='never.js'></script><a href='other'>no</a>"));
  scene.server.on("a.example/deep/s.css",
                  css("/* url(no.png) */ @import 't.css'; p{background:url( \"bg.png\" )}"));
  scene.server.on("a.example/deep/t.css", css("@font-face{src:url(//b.example/f.woff2)}@import url(s.css);"));
  for (const char* where : {"a.example/deep/bg.png", "a.example/deep/plain.png", "a.example/deep/wide.png",
                            "a.example/deep/wider.png", "a.example/icon.ico", "b.example/f.woff2"})
    scene.server.on(where, image(where));
  scene.cite({{"A page", "http://a.example/page"}, {"An icon", "http://a.example/icon.ico"}});
  const ProgramResult live =
      run_program(scene.check({"--archive", "x.wacz", "--archive-requisites", "--report", "json"}));
  CHECK(live.errors == "");
  const JsonReport report(live.output);
  CHECK(report.root()["summary"]["urls"].GetInt() == 2);
  CHECK(scene.invalid({"x.wacz"}) == "");
  CHECK(scene.sound("x.wacz"));
  for (const char* where : {"deep/s.css", "deep/t.css", "deep/bg.png", "deep/plain.png", "deep/wide.png",
                            "deep/wider.png", "icon.ico"}) {
    INFO(where);
    CHECK(scene.server.count(std::string("a.example/") + where) == 1);
  }
  CHECK(scene.output_of({"archive", "get", "x.wacz", "http://b.example/f.woff2"}) == "b.example/f.woff2");
  CHECK(scene.server.requests().size() == 9);
  // Killed before they came, they are asked for by the run that goes on.
  const std::string list = scene.output_of({"archive", "list", "x.wacz"});
  CHECK(times(list, "\tresponse\t") == 9);
}

TEST_CASE("requisites go through the guard, and no page takes more than its share") {
  ArchiveScene scene;
  scene.server.listen();
  std::string body = "<title>A page</title>";
  for (int i = 0; i < 300; ++i) body += "<img src='/i" + std::to_string(i) + ".png'>";
  scene.server.on("a.example/page", page(body));
  scene.server.on("a.example/*", answer(200, "x"));
  scene.server.on("a.example/page", page(body));
  scene.cite({{"A page", "http://a.example/page"}});
  run_program(scene.check(
      {"--per-host", "8", "--archive", "x.wacz", "--archive-requisites", "--report", "json=/dev/null"}));
  CHECK(scene.server.requests().size() == 201);
}

TEST_CASE("a run that was killed at any byte of its package is gone on with") {
  ArchiveScene scene;
  scene.server.listen();
  std::vector<std::pair<std::string, std::string>> cited;
  serve(scene, cited, 4);
  scene.cite(cited);
  const std::vector<std::string> how{"--archive", "x.wacz", "--report", "json=r.json"};
  run_program(scene.check(how));
  const std::string whole = read_file(scene.path("x.wacz"));
  const JsonReport undisturbed(read_file(scene.path("r.json")));
  std::mt19937 random(7);
  std::vector<std::size_t> cuts{0, 1, 40, 300, whole.size() - 900, whole.size()};
  for (int i = 0; i < 3; ++i) cuts.push_back(random() % whole.size());
  for (const std::size_t size : cuts) {
    INFO("cut at byte " << size << " of " << whole.size());
    std::string cut = whole.substr(0, size);
    // While it is written, the header does not know the size yet.
    if (size < whole.size() / 2 && size > 30) std::fill(cut.begin() + 14, cut.begin() + 26, '\0');
    write_file(scene.path("x.wacz"), cut);
    const std::size_t before = scene.server.requests().size();
    std::vector<std::string> resumed = how;
    resumed.emplace_back("--resume");
    const ProgramResult result = run_program(scene.check(resumed));
    CHECK(result.exit_code == 0);
    CHECK(scene.server.requests().size() - before <= 4 - size * 3 / whole.size());
    CHECK(scene.sound("x.wacz"));
    const JsonReport report(read_file(scene.path("r.json")));
    CHECK(report.findings() == undisturbed.findings());
    CHECK(times(scene.output_of({"archive", "list", "x.wacz"}), "\tresponse\t") == 4);
  }
  CHECK(scene.invalid({"x.wacz"}) == "");
}

TEST_CASE("what a killed run leaves is read before it is gone on with") {
  ArchiveScene scene;
  scene.server.listen();
  std::vector<std::pair<std::string, std::string>> cited;
  serve(scene, cited, 3);
  scene.server.on("slow.example/", Answer().hang());
  cited.emplace_back("A slow page", "http://slow.example/");
  scene.cite(cited);
  {
    RunningProgram program(scene.check({"--archive", "x.wacz", "--report", "json=r.json"}));
    REQUIRE(scene.server.wait_for_requests(4));
    for (int i = 0; i < 500; ++i)
      if (times(scene.output_of({"archive", "list", "x.wacz"}), "\tmetadata\t") == 3) break;
    program.send_signal(SIGKILL);
    program.wait();
  }
  CHECK_FALSE(scene.sound("x.wacz"));
  CHECK(scene.output_of({"archive", "verify", "x.wacz"}).find("was not finished") != std::string::npos);
  CHECK(scene.output_of({"archive", "get", "x.wacz", cited[0].second}) == long_page("Page 0"));
  const JsonReport replayed(scene.output_of({"check", "a.wiki", "--replay", "x.wacz", "--report", "json"}));
  CHECK(replayed.verdict("1") == "verified");
}

TEST_CASE("a full disk ends the run with a reason, exit code 3 and a valid archive") {
  const std::string suffix = GENERATE(std::string(".wacz"), std::string(".warc.gz"));
  ArchiveScene scene;
  scene.server.listen();
  std::vector<std::pair<std::string, std::string>> cited;
  serve(scene, cited, 8);
  scene.cite(cited);
  const ProgramInput check =
      scene.check({"--archive", "x" + suffix, "--report", "json=/dev/null", "--concurrency", "1"});
  ProgramInput limited = scene.run({"-c", "ulimit -f 200; exec \"$@\"", "sh", CITECHECK_PROGRAM});
  limited.program = "/bin/sh";
  limited.arguments.insert(limited.arguments.end(), check.arguments.begin(), check.arguments.end());
  const ProgramResult result = run_program(limited);
  CHECK(result.exit_code == 3);
  CHECK(result.errors.find("the disk is full") != std::string::npos);
  CHECK(result.errors.find("x" + suffix) != std::string::npos);
  CHECK(fs::file_size(scene.path("x" + suffix)) > 20'000);
  CHECK(scene.invalid({"x" + suffix}) == "");
  CHECK(scene.sound("x" + suffix));
}

TEST_CASE("a host's certificates are kept once") {
  ArchiveScene scene;
  scene.server.listen_tls();
  for (const char* where : {"a.example/1", "a.example/2", "b.example/1"})
    scene.server.on(where, page(html("A page", where)));
  scene.cite({{"A page", "https://a.example/1"},
              {"A page", "https://a.example/2"},
              {"A page", "https://b.example/1"}});
  CHECK(run_program(scene.check({"--cacert", scene.server.ca_file(), "--archive", "x.warc.gz", "--report",
                                 "json=/dev/null"}))
            .errors == "");
  const std::string records = scene.shell("zcat x.warc.gz");
  CHECK(times(records, "Content-Type: application/pem-certificate-chain\r\n") == 2);
  CHECK(times(records, "WARC-Target-URI: https://a.example/\r\n") == 1);
  CHECK(times(records, "-----BEGIN CERTIFICATE-----") >= 2);
  CHECK(scene.invalid({"x.warc.gz"}) == "");
  CHECK(scene.sound("x.warc.gz"));
}

TEST_CASE("the certificates of a handshake that failed are kept once for each host") {
  ArchiveScene scene;
  scene.server.listen_tls();
  const std::pair<const char*, TlsFault> hosts[]{
      {"expired.example", TlsFault::expired},         {"early.example", TlsFault::not_yet_valid},
      {"self.example", TlsFault::self_signed},        {"wrong.example", TlsFault::wrong_host},
      {"stranger.example", TlsFault::unknown_issuer}, {"refuses.example", TlsFault::no_handshake}};
  std::vector<std::pair<std::string, std::string>> cited;
  for (const auto& [host, fault] : hosts) {
    scene.server.tls_fault(host, fault, fault == TlsFault::expired ? 2 : 0);
    for (const char* where : {"/1", "/2"})
      cited.emplace_back("A page", "https://" + (host + std::string(where)));
  }
  scene.cite(cited);
  const ProgramResult live = run_program(scene.check(
      {"--cacert", scene.server.ca_file(), "--archive", "x.warc.gz", "--report", "json", "--retries", "0"}));
  CHECK(live.errors == "");
  const std::string records = scene.shell("zcat x.warc.gz");
  for (const auto& [host, fault] : hosts)
    CHECK(times(records, "WARC-Target-URI: https://" + std::string(host) + "/\r\n") ==
          (fault == TlsFault::no_handshake ? 0 : 1));
  CHECK(times(records, "Content-Type: application/pem-certificate-chain\r\n") == 5);
  CHECK(times(records, "-----BEGIN CERTIFICATE-----") == 7);
  CHECK(times(records, "certificateNotAfter: ") == 2);
  CHECK(times(records, "certificateNotBefore: ") == 2);
  CHECK(scene.invalid({"x.warc.gz"}) == "");
  CHECK(scene.sound("x.warc.gz"));
  const JsonReport report(live.output);
  CHECK(times(live.output, "the certificate has expired: it was valid until 20") >= 2);
  const JsonReport replayed(
      scene.output_of({"check", "a.wiki", "--replay", "x.warc.gz", "--report", "json"}));
  CHECK(replayed.findings() == report.findings());
}

TEST_CASE("a killed run that keeps a long body in a temporary file is gone on with") {
  const std::string suffix = GENERATE(std::string(".wacz"), std::string(".warc.gz"));
  ArchiveScene scene;
  scene.server.listen();
  std::mt19937 random(5);
  std::string text;
  while (text.size() < 3'000'000) text += static_cast<char>('a' + random() % 26);
  const std::string body = html("A long page", text);
  scene.server.on("a.example/long", page(body));
  scene.server.on("b.example/long", {Answer().hang(), page(body)});
  scene.cite({{"A long page", "http://a.example/long"}, {"A long page", "http://b.example/long"}});
  const std::vector<std::string> options{"--archive", "x" + suffix, "--report", "json"};
  fs::create_directory(scene.path("tmp"));
  ProgramInput check = scene.check(options);
  check.environment.emplace_back("TMPDIR", scene.path("tmp"));
  RunningProgram killed(check);
  REQUIRE(scene.server.wait_for_requests(2));
  const auto metadata = [&] {
    return times(scene.output_of({"archive", "list", "x" + suffix}), "\tmetadata\t");
  };
  for (int i = 0; i < 200 && metadata() < 1; ++i) continue;
  killed.send_signal(SIGKILL);
  CHECK(killed.wait().signal == SIGKILL);
  CHECK(fs::is_empty(scene.path("tmp")));
  check.arguments.emplace_back("--resume");
  const ProgramResult resumed = run_program(check);
  const JsonReport report(resumed.output);
  CHECK(resumed.errors == "");
  for (const char* label : {"1", "2"}) CHECK(report.link_status(label) == "alive");
  CHECK(scene.server.count("a.example/long") == 1);
  CHECK(scene.server.count("b.example/long") == 2);
  CHECK(scene.sound("x" + suffix));
  CHECK(scene.invalid({"x" + suffix}) == "");
  for (const char* host : {"a", "b"})
    CHECK((scene.output_of(
               {"archive", "get", "x" + suffix, std::string("http://") + host + ".example/long"}) == body));
  // The second one is the first one again.
  CHECK(fs::file_size(scene.path("x" + suffix)) < body.size());
  CHECK(fs::is_empty(scene.path("tmp")));
}

TEST_CASE("a replay without room for a long body says so") {
  ArchiveScene scene;
  scene.server.listen();
  scene.server.on("a.example/long", page(html("A long page", std::string(3'000'000, 'x'))));
  scene.cite({{"A long page", "http://a.example/long"}});
  CHECK(run_program(scene.check({"--archive", "x.warc.gz", "--report", "json=/dev/null"})).errors == "");
  ProgramInput limited = scene.run({"-c", "ulimit -f 1000; exec \"$@\"", "sh", CITECHECK_PROGRAM, "check",
                                    "a.wiki", "--replay", "x.warc.gz", "--report", "json"});
  limited.program = "/bin/sh";
  const JsonReport report(run_program(limited).output);
  const std::string reason = report.citation("1")["link"]["reason"].GetString();
  INFO(reason);
  CHECK(report.link_status("1") == "not-checked");
  CHECK(reason.find("temporary file") != std::string::npos);
  CHECK(reason.find("TMPDIR") != std::string::npos);
  CHECK(reason.find("holds no answer") == std::string::npos);
}

TEST_CASE("a body without end takes bounded memory") {
  ArchiveScene scene;
  scene.server.listen();
  scene.server.on(
      "a.example/endless",
      head(200, {"Content-Type: text/html", "Content-Length: 2147483648"}).repeat(std::string(65'536, 'x')));
  scene.cite({{"A page", "http://a.example/endless"}});
  const ProgramResult result = run_program(scene.check({"--archive", "x.wacz", "--report", "json=r.json"}));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // Those take memory of their own.
  CHECK(result.max_rss_kib < 60 * 1024);
#endif
  CHECK(scene.invalid({"x.wacz"}) == "");
  const std::string list = scene.output_of({"archive", "list", "x.wacz"});
  CHECK(times(list, "\tresponse\t") == 1);
}
