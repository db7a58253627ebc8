// Proxies as a user names them: by option or by environment.
#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/loopback_server.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck::test;

namespace {

using Environment = std::vector<std::pair<std::string, std::string>>;

struct Scene {
  LoopbackServer server, proxy;
  TemporaryFolder folder;
  std::string at;

  Scene() : at("http://user:s3cret@127.0.0.1:" + std::to_string(proxy.listen())) {
    server.listen();
    server.on("a.example/page", page(html("Directly", "Some words.")));
    proxy.on("a.example/page", page(html("By proxy", "Some words.")));
    write_file(folder.path() / "a.wiki", "<ref>{{cite web |title=T |url=http://a.example/page}}</ref>");
  }

  std::string direct(const Environment& environment) const {
    return title(environment, {"--connect-to", server.connect_to().front()});
  }

  /// The title of the page that came, and that no secret is told on the way.
  std::string title(const Environment& environment, const std::vector<std::string>& more = {}) const {
    ProgramInput input;
    input.folder = folder.path();
    input.environment = environment;
    input.arguments = {"check", "a.wiki", "--allow-private", "--no-archive", "-vv", "--report", "json"};
    input.arguments.insert(input.arguments.end(), more.begin(), more.end());
    const ProgramResult result = run_program(input);
    CHECK(result.output.find("s3cret") == std::string::npos);
    CHECK(result.errors == "");
    const JsonReport report(result.output);
    const auto& page = report.citation("1")["page"];
    return page.IsObject() ? page["title"].GetString() : "no page";
  }
};

}  // namespace

TEST_CASE("proxies of the environment are honoured, as curl does") {
  const Scene scene;
  CHECK(scene.direct({}) == "Directly");
  CHECK(scene.direct({{"HTTP_PROXY", scene.at}}) == "Directly");
  CHECK(scene.direct({{"https_proxy", scene.at}}) == "Directly");
  CHECK(scene.direct({{"http_proxy", scene.at}, {"NO_PROXY", "b.example,.a.example"}}) == "Directly");
  CHECK(scene.proxy.requests().empty());
  CHECK(scene.title({{"http_proxy", scene.at}}) == "By proxy");
  CHECK(scene.title({{"ALL_PROXY", scene.at}}) == "By proxy");
  CHECK(scene.title({{"http_proxy", "http://127.0.0.1:1"}}, {"--proxy", scene.at}) == "By proxy");
  for (const Request& request : scene.proxy.requests()) CHECK(request.header("Proxy-Authorization") != "");
}
