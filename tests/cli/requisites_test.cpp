// What a page needs to look right, as a run of the program fetches it: every kind of it, through the same
// guard, robots rules and pace as cited pages; and a browser that is shown the archive finds it all.
#include <algorithm>
#include <filesystem>

#include "cli/archive_scene.hpp"
#include "cli/json_report.hpp"

using namespace citecheck::test;
namespace fs = std::filesystem;

namespace {

Answer css(const std::string& text) {
  return answer(200, text, {"Content-Type: text/css"});
}

/// A picture that every browser draws: blue, as large as is said.
Answer picture(int side) {
  const std::string size = std::to_string(side);
  return answer(200,
                "<svg xmlns='http://www.w3.org/2000/svg' width='" + size + "' height='" + size +
                    "'><rect width='100%' height='100%' fill='blue'/></svg>",
                {"Content-Type: image/svg+xml"});
}

std::vector<std::string> asked(const LoopbackServer& server) {
  std::vector<std::string> out;
  for (const Request& request : server.requests()) out.push_back(request.where());
  std::ranges::sort(out);
  return out;
}

constexpr const char* kBrowser = "/usr/bin/chromium";

}  // namespace

TEST_CASE("every kind of requisite is fetched once, and loops of style sheets end") {
  ArchiveScene scene;
  scene.server.listen();
  scene.server.on("a.example/b/*", picture(1));
  scene.server.on("a.example/page",
                  page("<title>A page</title><base href='/b/'><link rel=stylesheet href=one.css>"
                       "<link rel=preload as=font href=pre.woff2><style>@import url('two.css');</style>"
                       "<p style='background:url(inline.png)'>Words.</p><img src='data:image/png;base64,AA'>"
                       "<picture><source srcset='s1.png 1x, s2.png 2x'><img src=i.png srcset='i2.png 2x'>"
                       "</picture><video poster=poster.jpg src=film.mp4></video>"
                       "<a href=link>x</a><script src=s.js></script>"));
  scene.server.on("a.example/b/one.css", css("@import 'two.css'; @import 'deep/three.css';"));
  scene.server.on("a.example/b/two.css", css("@import url(one.css); p{background:url(two.png)}"));
  scene.server.on("a.example/b/deep/three.css",
                  css("@font-face{src:url(f.woff2) format('woff2')} i{background:url(data:,x)}"));
  scene.cite({{"A page", "http://a.example/page"}});
  const std::vector<std::string> how{"--archive", "x.wacz", "--archive-requisites", "--report",
                                     "json=/dev/null"};
  CHECK(run_program(scene.check(how)).errors == "");
  std::vector<std::string> expected{"a.example/page"};
  for (const char* name : {"deep/f.woff2", "deep/three.css", "i.png", "i2.png", "inline.png", "one.css",
                           "poster.jpg", "pre.woff2", "s1.png", "s2.png", "two.css", "two.png"})
    expected.push_back(std::string("a.example/b/") + name);
  std::ranges::sort(expected);
  CHECK(asked(scene.server) == expected);
  CHECK(scene.sound("x.wacz"));
  CHECK(scene.invalid({"x.wacz"}) == "");
}

TEST_CASE("requisites at private addresses are not asked for") {
  ArchiveScene scene;
  LoopbackServer proxy;
  const std::uint16_t port = proxy.listen();
  const std::string secret = "127.0.0.1:" + std::to_string(scene.server.listen());
  // An address that anybody may ask; the proxy answers for it.
  proxy.on("93.184.216.34/page",
           page("<title>A page</title><link rel=stylesheet href=s.css><img src='http://" + secret +
                "/a.png'><img src='http://169.254.169.254/b.png'>"
                "<img src='http://[::1]/c.png'><img src='http://10.0.0.1/d.png'>"));
  proxy.on("93.184.216.34/s.css", css("p{background:url(http://" + secret + "/e.png)} @import '/f.css';"));
  proxy.on("93.184.216.34/f.css", redirect(302, "http://" + secret + "/g.png"));
  scene.cite({{"A page", "http://93.184.216.34/page"}});
  ProgramInput input =
      scene.run({"check", "a.wiki", "--delay", "0", "--proxy", "http://127.0.0.1:" + std::to_string(port),
                 "--archive", "x.wacz", "--archive-requisites", "--report", "json=/dev/null"});
  run_program(input);
  CHECK(scene.server.requests().empty());
  CHECK(asked(proxy) ==
        std::vector<std::string>{"93.184.216.34/f.css", "93.184.216.34/page", "93.184.216.34/s.css"});
  CHECK(times(scene.output_of({"archive", "list", "x.wacz"}), "\tresponse\t") == 3);
  CHECK(scene.sound("x.wacz"));
}

TEST_CASE("requisites keep to robots rules and to a host's pace") {
  ArchiveScene scene;
  scene.server.listen();
  std::string body = "<title>A page</title>";
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    body += "<img src='http://slow.example/open/" + n + ".png'><img src='http://slow.example/shut/" + n +
            ".png'>";
  }
  scene.server.on("a.example/page", page(body));
  scene.server.on("*/robots.txt", answer(404, "none"));
  scene.server.on("slow.example/robots.txt",
                  answer(200, "User-agent: *\nDisallow: /shut/\n", {"Content-Type: text/plain"}));
  scene.server.on("slow.example/open/*", picture(1));
  scene.server.on("slow.example/shut/*", picture(1));
  scene.cite({{"A page", "http://a.example/page"}});
  run_program(scene.check(
      {"--robots", "obey", "--archive", "x.wacz", "--archive-requisites", "--report", "json=/dev/null"}));
  const std::vector<std::string> all = asked(scene.server);
  CHECK(std::ranges::count_if(
            all, [](const std::string& one) { return one.starts_with("slow.example/open/"); }) == 12);
  CHECK(std::ranges::none_of(all,
                             [](const std::string& one) { return one.starts_with("slow.example/shut/"); }));
  CHECK(scene.server.most_at_once("slow.example") == 1);
  CHECK(scene.sound("x.wacz"));
}

TEST_CASE("a browser that is shown the archive finds all it needs, and paints the same", "[browser]") {
  if (!fs::exists(kBrowser)) {
    WARN("skipped: there is no chromium to show the archive to");
    return;
  }
  ArchiveScene scene;
  scene.server.listen();
  scene.server.on("a.example/page",
                  page("<title>A page</title><link rel=stylesheet href=/s.css><h1>A page</h1><p>Words.</p>"
                       "<img src=http://b.example/two.svg><picture><source srcset='wide.svg 1x'>"
                       "<img src=plain.svg></picture>"));
  scene.server.on("a.example/s.css", css("@import 't.css'; h1{color:red}"));
  scene.server.on("a.example/t.css", css("body{background:url(back.svg)}"));
  scene.server.on("a.example/back.svg", picture(5));
  scene.server.on("a.example/wide.svg", picture(90));
  scene.server.on("a.example/plain.svg", picture(30));
  scene.server.on("b.example/two.svg", picture(60));
  scene.cite({{"A page", "http://a.example/page"}});
  CHECK(
      run_program(scene.check({"--archive", "x.wacz", "--archive-requisites", "--report", "json=/dev/null"}))
          .errors == "");

  LoopbackServer replay;
  replay.on("*/*", [&](const Request& request) {
    const ProgramResult got =
        run_program(scene.run({"archive", "get", "x.wacz", "http://" + request.where()}));
    if (got.exit_code != 0) return answer(404, "");
    const char* type = request.target.ends_with(".css")   ? "text/css"
                       : request.target.ends_with(".svg") ? "image/svg+xml"
                                                          : "text/html";
    return answer(200, got.output, {std::string("Content-Type: ") + type});
  });
  const auto painted = [&](std::uint16_t port, const std::string& name) {
    ProgramInput input = scene.run(
        {"--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
         // Painted when all has come and nothing is left to do, however long the machine takes.
         "--run-all-compositor-stages-before-draw", "--virtual-time-budget=10000",
         "--user-data-dir=" + scene.path("profile"), "--window-size=400,300",
         "--host-resolver-rules=MAP *.example 127.0.0.1:" + std::to_string(port) + ",MAP * ~NOTFOUND",
         "--screenshot=" + scene.path(name), "http://a.example/page"});
    input.program = kBrowser;
    run_program(input);
    return fs::exists(scene.path(name)) ? read_file(scene.path(name)) : std::string();
  };
  const std::uint16_t live_port = scene.server.listen();
  const std::string live = painted(live_port, "live.png"), again = painted(replay.listen(), "replay.png");
  if (live.empty()) {
    WARN("skipped: chromium paints nothing here");
    return;
  }
  CHECK(live == again);
  std::vector<std::string> wanted = asked(replay);
  std::erase(wanted, "a.example/favicon.ico");
  CHECK(wanted == std::vector<std::string>{"a.example/back.svg", "a.example/page", "a.example/s.css",
                                           "a.example/t.css", "a.example/wide.svg", "b.example/two.svg"});
}
