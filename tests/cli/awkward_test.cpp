// The awkward citations that link checkers get wrong, each answered with the program's default options; and
// servers that mean harm. See them as a user does: one article, one run, the report.
#include <algorithm>
#include <chrono>

#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/loopback_server.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck::test;

namespace {

constexpr std::string_view kChallenge =
    "<html><head><title>Just a moment...</title></head><body><div id=\"challenge-running\"></div><script "
    "src=\"/cdn-cgi/challenge-platform/h/b/x\"></script></body></html>";
constexpr std::string_view kLogin =
    "<html><head><title>Log in</title></head><body><h1>Log in to continue</h1><form action=/login><input "
    "name=u>"
    "<input type=password name=p></form></body></html>";
constexpr std::string_view kGone =
    "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>The page you are "
    "looking for does "
    "not exist.</p></body></html>";
constexpr std::string_view kParked =
    "<html><head><title>parked.example - This domain is for sale</title></head><body><p>This domain name is "
    "for sale! "
    "Buy this domain.</p><script src=\"https://img.sedoparking.com/js/p.js\"></script></body></html>";

/// A web, an article that cites it, and one run of the program.
class Scene {
 public:
  Scene() { server.listen(); }

  void cite(const std::string& label, const std::string& url) {
    text_ += "<ref name=\"" + label + "\">{{cite web |title=A title |url=" + url + "}}</ref>";
    labels_.push_back(label);
  }

  ProgramResult check(const std::vector<std::string>& more = {}) {
    write_file((folder_.path() / "a.wiki").string(), text_);
    ProgramInput input;
    input.folder = folder_.path();
    input.arguments = {"check", "a.wiki", "--allow-private", "--no-archive", "--report", "json"};
    for (const std::string& rule : server.connect_to())
      input.arguments.insert(input.arguments.end(), {"--connect-to", rule});
    input.arguments.insert(input.arguments.end(), more.begin(), more.end());
    return run_program(input);
  }

  /// The label a report shows for a citation.
  std::string shown(const std::string& label) const {
    return std::to_string(std::ranges::find(labels_, label) - labels_.begin() + 1);
  }

  LoopbackServer server;

 private:
  std::string text_ = "Words.";
  std::vector<std::string> labels_;
  TemporaryFolder folder_;
};

/// A good answer but for its header, which has so many lines.
Answer many_fields(int count, const std::string& field) {
  std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 8\r\n";
  for (int i = 0; i < count; ++i) head += field + "\r\n";
  return raw(head + "\r\n<p>Hello");
}

std::string good(std::string_view more = {}) {
  return html("A title", "Some words that stand on the page. " + std::string(more));
}

}  // namespace

TEST_CASE("the awkward citations are all judged right with default options") {
  using namespace std::chrono_literals;
  Scene scene;
  LoopbackServer& server = scene.server;
  const auto cite = [&](const std::string& label, const std::string& path = "/page") {
    scene.cite(label, "http://" + label + ".example" + path);
  };
  const std::vector<std::string> live{"ok", "moved", "head405", "head404", "wait", "twice", "busy", "reset"};
  server.on("ok.example/page", page(good()));
  server.on("moved.example/page", redirect(301, "http://ok.example/page"));
  server.on("HEAD head405.example/page", answer(405));
  server.on("GET head405.example/page", page(good()));
  server.on("HEAD head404.example/page", answer(404));
  server.on("GET head404.example/page", page(good()));
  server.on("wait.example/page", {answer(429, "", {"Retry-After: 2"}), page(good())});
  server.on("twice.example/page", {answer(429), answer(429), page(good())});
  server.on("busy.example/page", {answer(503), page(good())});
  server.on("reset.example/page", {Answer().reset(), page(good())});
  for (const std::string& one : live) cite(one);

  const std::vector<std::string> dead{"none", "gone", "lost", "loop", "refresh"};
  server.on("none.example/page", answer(404));
  server.on("gone.example/page", answer(410));
  server.on("lost.example/page", redirect(301, "/other"));
  server.on("lost.example/other", answer(404));
  server.on("loop.example/page", redirect(302, "/back"));
  server.on("loop.example/back", redirect(302, "/page"));
  server.on("refresh.example/page", page("<meta http-equiv=refresh content=\"0; url=/other\">"));
  server.on("refresh.example/other", answer(404));
  for (const std::string& one : dead) cite(one);

  const std::vector<std::string> blocked{"forbidden", "challenge", "odd"};
  server.on("forbidden.example/page", answer(403));
  server.on("challenge.example/page", answer(403, std::string(kChallenge)));
  server.on("odd.example/page", answer(999));
  for (const std::string& one : blocked) cite(one);

  server.on("soft.example/page", page(std::string(kGone)));
  server.on("parked.example/page", page(std::string(kParked)));
  server.on("home.example/2014/story", redirect(302, "/"));
  server.on("home.example/", page(html("Example News", "The news of today.")));
  server.on("wall.example/paper.pdf", redirect(302, "/login?next=paper"));
  server.on("wall.example/login?next=paper", page(std::string(kLogin)));
  cite("soft");
  cite("parked");
  cite("home", "/2014/story");
  cite("wall", "/paper.pdf");

  std::string words;
  for (int i = 0; i < 200; ++i) words += "words and more words ";
  server.on("part.example/page", page(html("A title", "<h2 id=other>Part</h2>" + words)));
  server.on("pdf.example/paper.pdf", page(good()));
  cite("part", "/page#history");
  cite("pdf", "/paper.pdf");

  const ProgramResult result = scene.check();
  CHECK(result.errors == "");
  const JsonReport report(result.output);
  CHECK(report.schema_violation() == "");
  const auto status = [&](const std::string& label) { return report.link_status(scene.shown(label)); };
  for (const std::string& one : live) {
    INFO(one);
    CHECK(status(one) == (one == "moved" ? "moved" : "alive"));
    CHECK(report.verdict(scene.shown(one)) == "verified");
  }
  for (const std::string& one : dead) {
    INFO(one);
    CHECK(status(one) == "dead");
  }
  for (const std::string& one : blocked) {
    INFO(one);
    CHECK(status(one) == "blocked");
    CHECK(report.verdict(scene.shown(one)) == "unverifiable");
  }
  CHECK(status("soft") == "soft-404");
  CHECK(status("parked") == "parked");
  CHECK(status("home") == "soft-404");
  CHECK(status("wall") == "login-wall");
  CHECK(report.found("LNK013") == std::vector<std::string>{scene.shown("part")});
  CHECK(report.found("LNK014") == std::vector<std::string>{scene.shown("pdf")});

  // Nothing is asked of a host inside the window in which it wants peace, and no other host waits for it.
  const auto requests = server.requests("wait.example/page");
  REQUIRE(requests.size() == 2);
  CHECK(requests[1].at - requests[0].at >= 2s);
  CHECK(server.requests("ok.example/page").front().at - requests[0].at < 1s);
}

TEST_CASE("a host is probed once, and only where a page is suspicious") {
  Scene scene;
  const std::string excuse =
      "Sorry, the page you are looking for does not exist. Perhaps you will find something else of use among "
      "the pages listed here, or in the search above.";
  scene.server.on("liar.example/*", page(html("Example Site", excuse)));
  scene.server.on("honest.example/*", page(good()));
  for (int i = 0; i < 6; ++i) {
    scene.cite("liar" + std::to_string(i), "http://liar.example/" + std::to_string(i));
    scene.cite("honest" + std::to_string(i), "http://honest.example/" + std::to_string(i));
  }
  const JsonReport report(scene.check({"--per-host", "6", "--delay", "0"}).output);
  for (int i = 0; i < 6; ++i) {
    CHECK(report.link_status(scene.shown("liar" + std::to_string(i))) == "soft-404");
    CHECK(report.link_status(scene.shown("honest" + std::to_string(i))) == "alive");
  }
  const auto requests = scene.server.requests();
  CHECK(std::ranges::count(requests, std::string("liar.example"), &Request::host) == 7);
  CHECK(std::ranges::count(requests, std::string("honest.example"), &Request::host) == 6);
}

TEST_CASE("hostile servers are survived within bounds") {
  Scene scene;
  LoopbackServer& server = scene.server;
  struct Case {
    std::string label;
    Answer answer;
    std::vector<std::string> statuses;
  };
  const std::string megabyte(1u << 20, 'x');
  // Gone before the program starts: a process begins with the memory of the one it was forked from.
  const auto bomb = [](const std::string& encoding) {
    return encoded(std::string(64u << 20, '0'), encoding);
  };
  const std::vector<Case> cases{
      {"hang", Answer().hang(), {"unreachable"}},
      {"hang-body", head(200, {"Content-Type: text/html", "Content-Length: 100"}).hang(), {"unreachable"}},
      {"drip",
       head(200, {"Content-Length: 100000"}).trickle(std::string(1000, 'a'), std::chrono::milliseconds(50)),
       {"alive"}},
      {"endless-body", head(200, {"Content-Type: text/html"}).repeat(megabyte), {"alive"}},
      {"endless-head",
       raw("HTTP/1.1 200 OK\r\n").repeat("X-More: " + megabyte.substr(0, 1000) + "\r\n"),
       {"unreachable"}},
      {"long-line", raw("HTTP/1.1 200 OK\r\nX-Long: ").repeat(megabyte), {"unreachable"}},
      {"gzip-bomb", bomb("gzip"), {"alive"}},
      {"br-bomb", bomb("br"), {"alive"}},
      {"short",
       head(200, {"Content-Type: text/html", "Content-Length: 5000"}).send("<p>Half").close(),
       {"alive", "unreachable"}},
      {"bad-chunk",
       head(200, {"Transfer-Encoding: chunked"}).send("zzz\r\nnonsense\r\n").close(),
       {"unreachable", "alive"}},
      {"early-close", Answer().close(), {"unreachable"}},
      {"old", raw("<html>no head at all</html>").close(), {"unreachable"}},
      {"bad-location",
       head(302, {"Location: /\xFF\xFE", "Content-Length: 0"}),
       {"dead", "unreachable", "soft-404"}},
      {"itself", redirect(302, "/page"), {"dead"}},
      {"script", redirect(302, "javascript:alert(1)"), {"dead"}},
      {"file", redirect(302, "file:///etc/passwd"), {"dead"}},
      {"ftp", redirect(302, "ftp://example.org/x"), {"dead"}},
      {"gopher", redirect(302, "gopher://example.org/x"), {"dead"}},
      {"data", redirect(302, "data:text/html,x"), {"dead"}},
      {"many-fields", many_fields(100'000, "X-More: a"), {"unreachable"}},
      {"many-cookies", many_fields(4'000, "Set-Cookie: name=" + std::string(20, 'v')), {"alive"}},
      {"endless-cookies", raw("HTTP/1.1 200 OK\r\n").repeat("Set-Cookie: a=b\r\n"), {"unreachable"}},
      {"cookie-loop",
       head(302, {"Set-Cookie: a=b", "Location: /page", "Content-Length: 0"}),
       {"dead", "unreachable"}},
      {"long-location", redirect(302, "/" + std::string(200'000, 'x')), {"unreachable"}},
      {"bad-host",
       redirect(302,
                "http://ex\xFF"
                "ample.example/"),
       {"dead", "refused"}},
      {"no-length", raw("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n").close(), {"alive", "unreachable"}},
      {"two-lengths",
       raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nHello").close(),
       {"alive", "unreachable"}},
      {"huge-chunk",
       raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n").close(),
       {"alive", "unreachable"}},
      {"hints",
       raw("HTTP/1.1 103 Early Hints\r\n\r\n").repeat("HTTP/1.1 103 Early Hints\r\n\r\n"),
       {"unreachable"}},
  };
  for (const Case& one : cases) {
    server.on(one.label + ".example/*", one.answer);
    scene.cite(one.label, "http://" + one.label + ".example/page");
  }
  const auto hop = [](const Request& request) { return redirect(302, request.target + "x"); };
  server.on("eleven.example/*", hop);
  scene.cite("eleven", "http://eleven.example/page");
  // One after the other: what one of them takes is what is measured.
  const ProgramResult result =
      scene.check({"--timeout", "0.5", "--retries", "1", "--concurrency", "1", "--jobs", "1"});
  CHECK_FALSE(result.timed_out);
  CHECK(result.signal == 0);
  const JsonReport report(result.output);
  CHECK(report.schema_violation() == "");
  for (const Case& one : cases) {
    INFO(one.label << ": " << report.citation(scene.shown(one.label))["link"]["reason"].GetString());
    const std::string status = report.link_status(scene.shown(one.label));
    CHECK(std::ranges::find(one.statuses, status) != one.statuses.end());
    const auto requests = server.requests();
    CHECK(std::ranges::count(requests, one.label + ".example", &Request::host) <= 12);
  }
  CHECK(report.link_status(scene.shown("eleven")) == "unreachable");
  CHECK(std::ranges::count(server.requests(), std::string("eleven.example"), &Request::host) == 11);
  INFO("RSS " << result.max_rss_kib << " KiB");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // Those take memory of their own.
  CHECK(result.max_rss_kib < 60 * 1024);
#endif
}
