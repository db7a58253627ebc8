// CurlWeb against a scripted server and name server on loopback addresses.
#include "checker/web/classify.hpp"
#include "support/catch.hpp"
#include "support/file_size_limit.hpp"
#include "support/loopback_dns.hpp"
#include "unit/checker/web_asker.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace std::chrono_literals;

namespace {

bool has_text(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("an exchange holds what went over the wire") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/x?y=z", encoded("<p>Packed.</p>", "gzip", {"Content-Type: text/html", "X-Odd:  1 "}));
  auto options = options_for(server);
  options.headers = {"X-Key: secret-of-ours", "Authorization: Bearer secret-of-ours"};
  Asker asker{options};
  const Chain chain = asker.ask("http://user:password@A.example/x?y=z#part");
  CHECK(chain.url == "http://user:password@A.example/x?y=z#part");
  CHECK(chain.end == Chain::End::answered);
  REQUIRE(chain.exchanges.size() == 1);
  const Exchange& it = chain.last();
  CHECK(it.url == "http://A.example/x?y=z");
  CHECK(it.status == 200);
  CHECK(it.protocol == "http/1.1");
  CHECK(it.remote_address == "127.0.0.1");
  CHECK(it.tls_version.empty());
  CHECK(it.body == encode("<p>Packed.</p>", "gzip"));
  CHECK(header(it.response_head, "x-odd") == "1");
  CHECK(it.response_head.starts_with("HTTP/1.1 200"));
  CHECK(it.response_head.ends_with("\r\n\r\n"));
  CHECK(it.request_head.starts_with("GET /x?y=z HTTP/1.1\r\n"));
  CHECK(it.request_head.ends_with("\r\n\r\n"));
  CHECK(has_text(it.request_head, "User-Agent: citecheck-tests\r\n"));
  CHECK(has_text(it.request_head, "Accept-Encoding: gzip, br\r\n"));
  CHECK_FALSE(has_text(it.request_head, "secret-of-ours"));
  const auto requests = server.requests();
  REQUIRE(requests.size() == 1);
  CHECK(requests[0].header("X-Key") == "secret-of-ours");
  CHECK(requests[0].header("Authorization") == "Bearer secret-of-ours");
  CHECK_FALSE(has_text(requests[0].head, "password"));
}

TEST_CASE("a long body lies in a file, as it came") {
  LoopbackServer server;
  server.listen();
  const std::string text(300'000, 'x');
  server.on("a.example/", page(text));
  server.on("a.example/short", page("a"));
  auto options = options_for(server);
  options.body_in_memory = 1000;
  Asker asker{options};
  const Chain chain = asker.ask("http://a.example/");
  CHECK(chain.last().body.in_file());
  CHECK((chain.last().body == text));
  CHECK_FALSE(asker.ask("http://a.example/short").last().body.in_file());
}

TEST_CASE("of a body that there is no room for the beginning is kept, and why it is no more") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/", page(std::string(300'000, 'x')));
  auto options = options_for(server);
  options.body_in_memory = 1000;
  const FileSizeLimit limit(100'000);
  Asker asker{options};
  const Chain chain = asker.ask("http://a.example/");
  const Exchange& it = chain.last();
  CHECK(it.status == 200);
  CHECK(it.cut == Exchange::Cut::length);
  CHECK(it.body.size() > 1000);
  CHECK(it.body.size() <= 100'000);
  CHECK(has_text(it.failure_detail, "temporary file"));
  CHECK(has_text(classify(chain, nullptr).reason, "only its first"));
  CHECK(has_text(classify(chain, nullptr).reason, "TMPDIR"));
}

TEST_CASE("chunks leave no trace") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/", chunked("0123456789", 3));
  Asker asker{options_for(server)};
  CHECK(asker.ask("http://a.example/").last().body == "0123456789");
}

TEST_CASE("TLS is described, verified, and a session serves many requests") {
  LoopbackServer server;
  server.listen_tls();
  server.on("a.example/*", page("<p>Here.</p>"));
  auto options = options_for(server);
  options.cacert = server.ca_file();
  Asker asker{options};
  for (int i = 0; i < 5; ++i) {
    const Chain chain = asker.ask("https://a.example/" + std::to_string(i));
    CHECK(chain.last().status == 200);
    CHECK(chain.last().tls_version == "tls/1.3");
    CHECK(chain.last().cipher.starts_with("TLS_"));
  }
  CHECK(server.connections() == 1);
  Asker stranger{options_for(server)};  // with the system's authorities
  CHECK(stranger.ask("https://a.example/").last().failure == NetFailure::tls_unknown_issuer);
}

TEST_CASE("many hosts that close their connections are greeted with their TLS sessions") {
  LoopbackServer server;
  server.listen_tls();
  server.on("*/*", answer(200, "<p>Here.</p>", {"Connection: close"}));
  auto options = options_for(server);
  options.cacert = server.ca_file();
  Asker asker{options};
  for (const char* round : {"first", "second"})
    for (int i = 0; i < 20; ++i)
      CHECK(asker.ask("https://host" + std::to_string(i) + ".example/" + round).last().status == 200);
  CHECK(server.connections() == 40);
  CHECK(server.resumptions() == 20);
}

TEST_CASE("a certificate file that cannot be read stops the start") {
  WebOptions options;
  options.cacert = "/nonexistent/ca.pem";
  CHECK_THROWS_AS(CurlWeb{options}, std::runtime_error);
  options.cacert.clear();
  options.headers = {"X-A: b\r\nX-Evil: c"};
  CHECK_THROWS_AS(CurlWeb{options}, std::runtime_error);
}

TEST_CASE("connections are kept for the next request") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/*", page("<p>Here.</p>"));
  Asker asker{options_for(server)};
  for (int i = 0; i < 20; ++i) asker.get("http://a.example/" + std::to_string(i));
  for (int i = 0; i < 20; ++i)
    CHECK(asker.take("http://a.example/" + std::to_string(i)).last().status == 200);
  CHECK(server.connections() == 1);
  CHECK(server.most_at_once("a.example") == 1);
}

TEST_CASE("every host that is to be asked again keeps its connection") {
  LoopbackServer server;
  server.listen();
  const GatePtr gate = make_gate();
  server.on("*/*", page("<p>Here.</p>"));
  server.on("busy.example/", Answer{}.wait(gate).then(page("<p>At last.</p>")));
  auto options = options_for(server);
  options.concurrency = 1;
  Asker asker{options};
  asker.get("http://busy.example/");
  REQUIRE(server.wait_for_requests(1));
  std::vector<std::string> urls;
  for (int i = 0; i < 30; ++i)
    urls.push_back("http://host" + std::to_string(i % 10) + ".example/" + std::to_string(i));
  for (const std::string& url : urls) asker.get(url);
  asker.ask("ftp://a.example/");  // Ends at once: all that came before it is in the queue.
  gate->open();
  for (const std::string& url : urls) CHECK(asker.take(url).last().status == 200);
  CHECK(server.connections() == 11);
}

TEST_CASE("starts on one host lie a gap apart") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/*", page("<p>Here.</p>"));
  auto options = options_for(server);
  options.delay = 40ms;
  options.per_host = 3;
  Asker asker{options};
  for (int i = 0; i < 5; ++i) asker.get("http://a.example/" + std::to_string(i));
  for (int i = 0; i < 5; ++i) asker.take("http://a.example/" + std::to_string(i));
  const auto requests = server.requests();
  REQUIRE(requests.size() == 5);
  // Arrival may lag behind the start, but not by the whole of four gaps.
  CHECK(requests.back().at - requests.front().at >= 100ms);
}

TEST_CASE("a slow host delays no other") {
  LoopbackServer server;
  server.listen();
  const GatePtr gate = make_gate();
  server.on("slow.example/*", Answer{}.wait(gate).then(page("<p>At last.</p>")));
  server.on("fast.example/*", page("<p>Here.</p>"));
  auto options = options_for(server);
  options.concurrency = 2;
  Asker asker{options};
  for (int i = 0; i < 10; ++i) asker.get("http://slow.example/" + std::to_string(i));
  for (int i = 0; i < 10; ++i) asker.get("http://fast.example/" + std::to_string(i));
  for (int i = 0; i < 10; ++i)
    CHECK(asker.take("http://fast.example/" + std::to_string(i)).last().status == 200);
  CHECK(server.most_at_once("slow.example") == 1);
  gate->open();
  for (int i = 0; i < 10; ++i)
    CHECK(asker.take("http://slow.example/" + std::to_string(i)).last().status == 200);
}

TEST_CASE("nothing new starts while bodies wait to be read") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/*", page(std::string(1000, 'x')));
  auto options = options_for(server);
  options.body_budget = 500;
  Asker asker{options};
  std::optional<Chain> held = asker.ask("http://a.example/1");
  ExchangePtr last_holder = held->exchanges.back();
  held.reset();
  asker.get("http://a.example/2");
  // Two requests that end at once prove that the loop has gone round since.
  asker.ask("ftp://a.example/1");
  asker.ask("ftp://a.example/2");
  CHECK(server.requests().size() == 1);
  CHECK_FALSE(asker.has("http://a.example/2"));
  last_holder.reset();
  CHECK(asker.take("http://a.example/2").last().status == 200);
}

TEST_CASE("bodies may be released after the web is gone") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/", page("<p>Here.</p>"));
  Asker asker{options_for(server)};
  const Chain chain = asker.ask("http://a.example/");
  asker.end();
  CHECK(has_text(chain.last().body.head(100), "Here."));
}

TEST_CASE("stopping ends what is under way, waiting and to come") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/*", Answer{}.hang());
  server.on("busy.example/", answer(503, "", {"Retry-After: 30"}));
  Asker asker{options_for(server)};
  asker.get("http://a.example/1");
  asker.get("http://a.example/2");
  asker.get("http://busy.example/");
  REQUIRE(server.wait_for_requests(2));
  asker.stop();
  for (const char* url : {"http://a.example/1", "http://a.example/2", "http://busy.example/"}) {
    const Chain chain = asker.take(url);
    CHECK(chain.end == Chain::End::failed);
    CHECK(chain.last().failure == NetFailure::cancelled);
  }
  CHECK(asker.ask("http://a.example/3").last().failure == NetFailure::cancelled);
  CHECK(server.count("a.example/2") == 0);
}

TEST_CASE("the end of a web ends its requests") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/", Answer{}.hang());
  Asker asker{options_for(server)};
  asker.get("http://a.example/");
  asker.end();
  CHECK(asker.take("http://a.example/").last().failure == NetFailure::cancelled);
}

TEST_CASE("a redirect to itself with a cookie succeeds, and the cookie is not archived") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/", [](const Request& request) {
    if (request.header("Cookie") == "seen=1") return page("<p>Here.</p>");
    return head(302, {"Set-Cookie: seen=1; Path=/", "Location: /", "Content-Length: 0"});
  });
  Asker asker{options_for(server)};
  const Chain chain = asker.ask("http://a.example/");
  CHECK(chain.end == Chain::End::answered);
  REQUIRE(chain.exchanges.size() == 2);
  CHECK(chain.last().status == 200);
  CHECK(chain.last().hop == 1);
  CHECK_FALSE(has_text(chain.last().request_head, "seen=1"));
  CHECK(asker.ask("http://a.example/").exchanges.size() == 2);  // no cookie outlives its chain
}

TEST_CASE("a host that asks for a long peace is left alone") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/*", answer(429, "", {"Retry-After: 3600"}));
  Asker asker{options_for(server)};
  asker.get("http://a.example/1");
  asker.get("http://a.example/2");
  const Chain first = asker.take("http://a.example/1"), second = asker.take("http://a.example/2");
  CHECK(server.requests().size() == 1);
  CHECK(first.last().status + second.last().status == 429);
  const Chain& other = first.last().status == 0 ? first : second;
  CHECK(other.last().failure == NetFailure::cancelled);
  CHECK(has_text(other.last().failure_detail, "3600 s"));
}

TEST_CASE("a host that hangs is given up after some tries, whatever its number of URLs") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/*", Answer{}.hang());
  auto options = options_for(server);
  options.timeout = 30ms;
  options.retries = 0;
  Asker asker{options};
  for (int i = 0; i < 50; ++i) asker.get("http://a.example/" + std::to_string(i));
  for (int i = 0; i < 50; ++i) {
    const Chain chain = asker.take("http://a.example/" + std::to_string(i));
    CHECK(chain.last().failure == NetFailure::timeout);
  }
  CHECK(server.requests().size() < 10);
}

TEST_CASE("a time-out on a kept connection is no failure to connect") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/good", page("<p>Here.</p>"));
  server.on("a.example/hangs", Answer{}.hang());
  auto options = options_for(server);
  options.timeout = 200ms;
  options.retries = 0;
  Asker asker{options};
  CHECK(asker.ask("http://a.example/good").last().status == 200);
  CHECK(asker.ask("http://a.example/hangs").last().failure == NetFailure::timeout);
  CHECK(server.connections() == 1);
}

TEST_CASE("names are looked up, with the certificate's and the Host field's name unchanged") {
  LoopbackServer server;
  const auto port = std::to_string(server.listen());
  server.on("a.example/", page("<p>Here.</p>"));
  LoopbackDns dns;
  dns.set("a.example", {"127.0.0.1"});
  dns.set("broken.example", DnsFault::server_failure);
  auto options = options_for(server);
  options.connect_to.clear();
  options.dns_servers = dns.server();
  options.retries = 1;
  Asker asker{options};
  CHECK(asker.ask("http://a.example:" + port + "/").last().status == 200);
  CHECK(asker.ask("http://A.EXAMPLE:" + port + "/").last().status == 200);
  CHECK(dns.asked("a.example") <= 2);
  const Chain gone = asker.ask("http://gone.example:" + port + "/");
  CHECK(gone.last().failure == NetFailure::dns_not_found);
  CHECK(gone.exchanges.size() == 1);
  const Chain broken = asker.ask("http://broken.example:" + port + "/");
  CHECK(broken.last().failure == NetFailure::dns_unavailable);
  CHECK(broken.exchanges.size() == 2);
}

TEST_CASE("silent name servers stall no transfer") {
  LoopbackServer server;
  server.listen();
  server.on("*/*", page("<p>Here.</p>"));
  LoopbackDns dns;
  auto options = options_for(server);
  const std::string to = options.connect_to.front();
  options.connect_to = {"a.example" + to};
  options.dns_servers = dns.server();
  options.concurrency = 4;
  options.connect_timeout = 60s;
  Asker asker{options};
  for (int i = 0; i < 200; ++i) {
    const std::string name = "silent" + std::to_string(i) + ".example";
    dns.set(name, DnsFault::silent);
    asker.get("http://" + name + "/");
  }
  for (int i = 0; i < 20; ++i) asker.get("http://a.example/" + std::to_string(i));
  for (int i = 0; i < 20; ++i)
    CHECK(asker.take("http://a.example/" + std::to_string(i)).last().status == 200);
  CHECK_FALSE(asker.has("http://silent0.example/"));
  asker.stop();
  CHECK(asker.take("http://silent0.example/").last().failure == NetFailure::cancelled);
}

TEST_CASE("a name that leads into a private network is not followed there") {
  LoopbackServer server;
  const auto port = std::to_string(server.listen());
  server.on("*/*", page("<p>A secret.</p>"));
  LoopbackDns dns;
  dns.set("inside.example", {"127.0.0.1"});
  dns.set("mapped.example", {"::ffff:127.0.0.1"});
  auto options = options_for(server);
  options.allow_private = false;
  options.connect_to.clear();
  options.dns_servers = dns.server();
  options.resolve = {"stated.example:" + port + ":127.0.0.1"};
  Asker asker{options};
  for (const char* host : {"inside.example", "mapped.example", "stated.example", "127.0.0.1", "localhost",
                           "0x7f.1", "2130706433", "[::1]"}) {
    INFO(host);
    const Chain chain = asker.ask("http://" + std::string{host} + ":" + port + "/");
    CHECK(chain.last().failure == NetFailure::private_address);
    CHECK(chain.last().failure_detail.find("is ") != std::string::npos);
  }
  CHECK(server.connections() == 0);
}

TEST_CASE("stated addresses are used instead of a look-up") {
  LoopbackServer server;
  const auto port = std::to_string(server.listen());
  server.on("a.example/", page("<p>Here.</p>"));
  auto options = options_for(server);
  options.connect_to.clear();
  options.resolve = {"a.example:" + port + ":127.0.0.1"};
  options.dns_servers = "127.0.0.1:9";
  Asker asker{options};
  CHECK(asker.ask("http://a.example:" + port + "/").last().status == 200);
}
