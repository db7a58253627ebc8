// From the live web into an archive and back: a replayed run judges as the live run did.

#include <future>
#include <sstream>

#include "checker/archive/archive_tool.hpp"
#include "checker/web/classify.hpp"
#include "checker/web/curl_web.hpp"
#include "support/catch.hpp"
#include "support/loopback_server.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

Chain ask_live(Web& web, const std::string& url) {
  std::promise<Chain> promise;
  web.get({url}, [&](Chain chain) { promise.set_value(std::move(chain)); });
  return promise.get_future().get();
}

void check_same_judgement(const Fetch& live, const Fetch& replayed) {
  CHECK(replayed.status == live.status);
  CHECK(replayed.reason == live.reason);
  CHECK(replayed.http == live.http);
  CHECK(replayed.final_url == live.final_url);
  CHECK(replayed.content_type == live.content_type);
  CHECK(replayed.permanent == live.permanent);
  CHECK(replayed.truncated == live.truncated);
  CHECK(replayed.bytes == live.bytes);
  CHECK(replayed.attempts == live.attempts);
  CHECK(replayed.elapsed == live.elapsed);
  CHECK(replayed.at == live.at);
  REQUIRE(replayed.chain.size() == live.chain.size());
  for (std::size_t i = 0; i < live.chain.size(); ++i) {
    CHECK(replayed.chain[i].url == live.chain[i].url);
    CHECK(replayed.chain[i].status == live.chain[i].status);
  }
}

}  // namespace

TEST_CASE("A replayed run judges as the live run did", "[archive]") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/page", test::page("<title>A</title>", {"Set-Cookie: id=sekret"}));
  server.on("a.example/chunked", chunked(std::string(5000, 'x')));
  server.on("a.example/packed", encoded(std::string(5000, 'x'), "gzip"));
  server.on("a.example/moved", test::redirect(301, "http://b.example/new"));
  server.on("b.example/new", test::page("there"));
  server.on("a.example/gone", answer(404, "gone"));
  server.on("a.example/flaky", {answer(503), test::page("second try")});
  server.on("a.example/loop", test::redirect(302, "/loop"));
  server.on("a.example/nowhere", test::redirect(302, "ftp://a.example/"));
  server.on("a.example/reset", Answer().reset());
  server.on("a.example/half",
            head(200, {"Content-Length: 1000", "Content-Type: text/html"}).send("half").close());
  server.on("a.example/junk", raw("this is no HTTP\r\n\r\n"));
  server.on("a.example/large", test::page(std::string(300'000, 'x')));

  WebOptions options;
  options.allow_private = true;
  options.connect_to = server.connect_to();
  options.delay = options.backoff = std::chrono::milliseconds(1);
  options.max_bytes = 100'000;
  options.user_agent = kInfo.user_agent;
  CurlWeb live(options);
  std::vector<Chain> chains;
  for (const char* path : {"page", "chunked", "packed", "moved", "gone", "flaky", "loop", "nowhere", "reset",
                           "half", "junk", "large", "not scripted/ä"})
    chains.push_back(ask_live(live, std::string("http://a.example/") + path));
  const Archive archive(chains);
  CHECK(read_file(archive.path()).size() > 1000);
  std::ostringstream out;
  CHECK(verify_archive(archive.path(), out).sound());
  ReplayWeb replay({archive.path()}, options.max_redirects);
  for (const Chain& chain : chains) {
    INFO(chain.url);
    const Chain again = ask(replay, chain.url);
    CHECK(again.end == chain.end);
    check_same_judgement(classify(chain, nullptr), classify(again, nullptr));
    CHECK(again.last().body == chain.last().body);
    CHECK(again.last().response_head.find("sekret") == std::string::npos);
  }
}
