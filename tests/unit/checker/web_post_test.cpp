// Requests that are no question for a page: a form that is posted, and header lines of one request alone,
// which may be secret.
#include "support/catch.hpp"
#include "unit/checker/web_asker.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

constexpr std::string_view kSecret = "k3y-of-ours";

WebRequest posted(const std::string& url, std::string form = "url=http%3A%2F%2Fx.example%2F&days=3") {
  WebRequest request{url};
  request.form = std::move(form);
  request.headers = {"Authorization: LOW " + std::string(kSecret), "Accept: application/json"};
  return request;
}

bool holds_secret(const Chain& chain) {
  for (const ExchangePtr& each : chain.exchanges)
    for (const std::string& part :
         {each->url, each->request_head, each->response_head, each->body.head(each->body.size()),
          each->failure_detail, each->not_modified_head})
      if (part.find(kSecret) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("a form is posted with headers of its own, of which no record remains") {
  LoopbackServer server;
  server.listen();
  server.on("POST a.example/save", answer(200, R"({"job_id":"1"})", {"Content-Type: application/json"}));
  server.on("GET a.example/page", page("<p>Here.</p>"));
  auto options = options_for(server);
  options.headers = {"Authorization: Bearer of-the-user"};
  options.per_host = 1;
  Asker asker{options};
  const Chain chain = asker.ask(posted("http://a.example/save"));
  CHECK(chain.end == Chain::End::answered);
  REQUIRE(chain.exchanges.size() == 1);
  CHECK(chain.last().status == 200);
  CHECK(chain.last().method == "POST");
  CHECK(chain.last().request_head.starts_with("POST /save HTTP/1.1\r\n"));
  CHECK(chain.last().request_head.ends_with("\r\n\r\n"));
  CHECK_FALSE(holds_secret(chain));
  // The handle that posted is used for a page next, and is as if it had never posted.
  CHECK(asker.ask("http://a.example/page").last().method == "GET");
  const auto requests = server.requests();
  REQUIRE(requests.size() == 2);
  CHECK(requests[0].method == "POST");
  CHECK(requests[0].body == "url=http%3A%2F%2Fx.example%2F&days=3");
  CHECK(requests[0].header("Content-Type") == "application/x-www-form-urlencoded");
  CHECK(requests[0].header("Authorization") == "LOW k3y-of-ours");
  CHECK(requests[0].header("Accept") == "application/json");
  CHECK(requests[0].head.find("text/html") == std::string::npos);
  CHECK(requests[1].method == "GET");
  CHECK(requests[1].header("Authorization") == "Bearer of-the-user");
  CHECK(requests[1].header("Content-Type") == "");
  CHECK(requests[1].header("Accept").starts_with("text/html"));
}

TEST_CASE("neither form nor headers follow a redirect to another host, scheme or port, nor back from there") {
  LoopbackServer server;
  server.listen();
  server.listen_tls();
  const std::uint16_t other_port = server.listen();
  server.on("*/end", page("<p>The end.</p>"));
  server.on("a.example/to-host", redirect(308, "https://b.example/end"));
  server.on("a.example/to-plain", redirect(307, "http://a.example/end"));
  server.on("a.example/to-port", redirect(307, "https://a.example:" + std::to_string(other_port) + "/end"));
  server.on("a.example/there-and-back", redirect(307, "https://b.example/back"));
  server.on("b.example/back", redirect(307, "https://a.example/end"));
  auto options = options_for(server);
  options.cacert = server.ca_file();
  Asker asker{options};
  for (const char* path : {"to-host", "to-plain", "to-port", "there-and-back"}) {
    INFO(path);
    const Chain chain = asker.ask(posted(std::string("https://a.example/") + path));
    CHECK(chain.exchanges.size() >= 2);
    CHECK_FALSE(holds_secret(chain));
  }
  std::size_t with_secret = 0;
  for (const Request& request : server.requests()) {
    const bool first = request.target != "/end" && request.target != "/back";
    INFO(request.method << ' ' << request.where());
    CHECK((request.head.find(kSecret) != std::string::npos) == first);
    CHECK((request.method == "POST") == first);
    CHECK(request.body.empty() != first);
    with_secret += first ? 1 : 0;
  }
  CHECK(with_secret == 4);
}

TEST_CASE("the same host may have a form sent on, or a page be looked at in its place") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/again", redirect(308, "/save"));
  server.on("a.example/look", redirect(303, "/save"));
  server.on("a.example/save", page("<p>Done.</p>"));
  Asker asker{options_for(server)};
  CHECK(asker.ask(posted("http://a.example/again")).last().method == "POST");
  CHECK(asker.ask(posted("http://a.example/look")).last().method == "GET");
  const auto requests = server.requests("a.example/save");
  REQUIRE(requests.size() == 2);
  CHECK(requests[0].method == "POST");
  CHECK_FALSE(requests[0].body.empty());
  CHECK(requests[1].method == "GET");
  CHECK(requests[1].body.empty());
  for (const Request& request : requests) CHECK(request.header("Authorization") == "LOW k3y-of-ours");
}

TEST_CASE("a POST is sent once, whatever becomes of it") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/busy", answer(503));
  server.on("b.example/gone", Answer().reset());
  auto options = options_for(server);
  options.retries = 3;
  Asker asker{options};
  CHECK(asker.ask(posted("http://a.example/busy")).last().status == 503);
  CHECK(asker.ask(posted("http://b.example/gone")).last().failure == NetFailure::reset);
  CHECK(server.requests().size() == 2);
}

TEST_CASE("a service is not asked for its robots.txt, and the guard holds for it too") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/robots.txt",
            answer(200, "User-agent: *\nDisallow: /\n", {"Content-Type: text/plain"}));
  server.on("a.example/save", page("<p>Done.</p>"));
  auto options = options_for(server);
  options.obey_robots = true;
  Asker asker{options};
  CHECK(asker.ask(posted("http://a.example/save")).last().status == 200);
  CHECK(server.count("a.example/robots.txt") == 0);
  options.allow_private = false;
  Asker guarded{options};
  CHECK(guarded.ask(posted("http://a.example/save")).last().failure == NetFailure::private_address);
}
