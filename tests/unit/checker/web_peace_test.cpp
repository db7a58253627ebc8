// What is not asked: hosts that want peace, and hosts that were given up; proved from the server's log.
#include "checker/web/classify.hpp"
#include "support/catch.hpp"
#include "support/loopback_dns.hpp"
#include "unit/checker/web_asker.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace std::chrono_literals;

namespace {

std::string http_date(std::chrono::sys_seconds at) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 40> text{};
  std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return text.data();
}

std::string reason_of(const Chain& chain) {
  return classify(chain, nullptr).reason;
}

}  // namespace

TEST_CASE("inside a ban window no page of the host is asked, and no other host waits", "[web][peace]") {
  LoopbackServer server;
  server.listen();
  server.listen_tls();
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const Headers wish = GENERATE_COPY(
      Headers{"Retry-After: 1"}, Headers{"Date: " + http_date(now), "Retry-After: " + http_date(now + 1s)});
  const int status = GENERATE(429, 503, 500);
  const int retries = GENERATE(0, 1);
  INFO(wish.back() << ", " << status << ", " << retries << " retries");
  server.on("a.example/first", {answer(status, "", wish), page("<p>Here.</p>")});
  server.on("a.example/*", page("<p>Here.</p>"));
  server.on("b.example/*", page("<p>Here.</p>"));
  server.on("a.example/first", {answer(status, "", wish), page("<p>Here.</p>")});
  auto options = options_for(server);
  options.cacert = server.ca_file();
  options.retries = retries;
  Asker asker{options};
  asker.get("http://a.example/first");
  REQUIRE(server.wait_for_requests(1));
  for (int i = 0; i < 3; ++i) asker.get("http://a.example/" + std::to_string(i));
  asker.get("https://a.example/secure");
  for (int i = 0; i < 3; ++i) asker.get("http://b.example/" + std::to_string(i));
  CHECK(asker.take("http://a.example/first").last().status == (retries == 0 ? status : 200));
  for (int i = 0; i < 3; ++i) {
    CHECK(asker.take("http://a.example/" + std::to_string(i)).last().status == 200);
    CHECK(asker.take("http://b.example/" + std::to_string(i)).last().status == 200);
  }
  CHECK(asker.take("https://a.example/secure").last().status == 200);
  const auto requests = server.requests();
  for (std::size_t i = 1; i < requests.size(); ++i) {
    INFO(requests[i].where());
    // A request that was on its way before the answer came is not held against us; there is none at one a
    // time.
    if (requests[i].host == "a.example")
      CHECK(requests[i].at - requests[0].at >= 1s);
    else
      CHECK(requests[i].at - requests[0].at < 900ms);
  }
}

TEST_CASE("a wish for a long peace holds for every port of the host, and bounds the run", "[web][peace]") {
  LoopbackServer server;
  server.listen();
  server.listen_tls();
  const std::string wish = GENERATE("Retry-After: 86400", "Retry-After: 99999999999999999999",
                                    "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT");
  INFO(wish);
  server.on("a.example/*", answer(429, "", {wish}));
  auto options = options_for(server);
  options.cacert = server.ca_file();
  Asker asker{options};
  CHECK(asker.ask("http://a.example/1").last().status == 429);
  for (const char* url : {"http://a.example/2", "https://a.example/"}) {
    const Chain chain = asker.ask(url);
    CHECK(chain.last().failure == NetFailure::cancelled);
    CHECK(reason_of(chain).find("asks for no requests for") != std::string::npos);
  }
  CHECK(server.requests().size() == 1);
}

TEST_CASE("a wish that is over or makes no sense is none", "[web][peace]") {
  LoopbackServer server;
  server.listen();
  const std::string wish =
      GENERATE("Retry-After: Tue, 13 May 2003 16:53:50 GMT", "Retry-After: soon", "Retry-After: -3600",
               "Retry-After: 1e9", "Retry-After:", "Retry-After: \xFF\xFE", "Retry-After: Fri, 99 Foo 2099");
  INFO(wish);
  server.on("a.example/", {answer(429, "", {wish}), page("<p>Here.</p>")});
  Asker asker{options_for(server)};
  CHECK(asker.ask("http://a.example/").last().status == 200);
  CHECK(server.requests().size() == 2);
}

TEST_CASE("a host nobody can connect to is given up, and its other pages share the verdict and say so",
          "[web][peace]") {
  LoopbackServer server;
  server.listen();
  const std::string port = std::to_string(GENERATE_REF(server.refused_port(), server.silent_port()));
  auto options = options_for(server);
  options.connect_to = {"dead.example:80:127.0.0.1:" + port};
  options.connect_timeout = 150ms;
  options.retries = GENERATE(0, 2);
  Asker asker{options};
  for (int i = 0; i < 20; ++i) asker.get("http://dead.example/" + std::to_string(i));
  int tried = 0;
  for (int i = 0; i < 20; ++i) {
    const Chain chain = asker.take("http://dead.example/" + std::to_string(i));
    const Fetch fetch = classify(chain, nullptr);
    INFO(fetch.reason);
    CHECK(fetch.status == LinkStatus::unreachable);
    CHECK((fetch.failure == "connect-refused" || fetch.failure == "connect-timeout"));
    const bool shared = fetch.reason.find("not asked again after 2 failures in a row") != std::string::npos;
    CHECK(shared == (fetch.attempts == 0));
    tried += fetch.attempts;
  }
  CHECK(tried == 2);
}

TEST_CASE("a name server that keeps silent is asked again, and its names are given up", "[web][peace]") {
  LoopbackDns dns;
  const DnsFault fault = GENERATE(DnsFault::silent, DnsFault::server_failure);
  dns.set("a.example", fault);
  WebOptions options;
  options.delay = options.backoff = 1ms;
  options.connect_timeout = 100ms;
  options.retries = 2;
  options.dns_servers = dns.server();
  Asker asker{options};
  const Chain chain = asker.ask("http://a.example/1");
  REQUIRE(chain.exchanges.size() == 2);
  for (const ExchangePtr& exchange : chain.exchanges) CHECK(exchange->failure == NetFailure::dns_unavailable);
  CHECK(classify(chain, nullptr).status == LinkStatus::dns_error);
  CHECK_FALSE(classify(chain, nullptr).host_gone);
  CHECK(reason_of(chain).starts_with("the host name a.example cannot be looked up"));
  const int asked = dns.asked("a.example");
  CHECK(asked >= 4);
  const Chain other = asker.ask("http://a.example/2");
  CHECK(reason_of(other).find("not asked again after 2 failures in a row") != std::string::npos);
  CHECK(dns.asked("a.example") == asked);

  const Chain gone = asker.ask("http://gone.example/");
  CHECK(gone.exchanges.size() == 1);
  CHECK(classify(gone, nullptr).host_gone);
  CHECK(reason_of(gone) == "the host name gone.example does not exist");
}

TEST_CASE("the address that was judged is the one that is connected to", "[web][peace]") {
  LoopbackServer server;
  const auto port = server.listen("127.0.0.1");
  server.on("*/*", page("<p>Here.</p>"));
  LoopbackDns dns;
  dns.set("rebinds.example", {"127.0.0.1"}, 0);
  auto options = options_for(server);
  options.connect_to.clear();
  options.dns_servers = dns.server();
  Asker asker{options};
  const std::string url = "http://rebinds.example:" + std::to_string(port) + "/";
  CHECK(asker.ask(url).last().remote_address == "127.0.0.1");
  CHECK(dns.asked("rebinds.example") <=
        2);  // A and AAAA: nobody looks it up a second time for the connection.
  dns.set("rebinds.example", {"127.0.0.9"}, 0);
  CHECK(asker.ask(url + "again").last().remote_address == "127.0.0.1");
  CHECK(dns.asked("rebinds.example") <= 2);
}

TEST_CASE("an address that no one may ask is not among those that are tried", "[web][peace]") {
  LoopbackDns dns;
  dns.set("mixed.example", {"10.0.0.1", "127.0.0.1", "::1", "fd00:ec2::254", "169.254.169.254"});
  WebOptions options;
  options.delay = 1ms;
  options.dns_servers = dns.server();
  Asker asker{options};
  const Chain chain = asker.ask("http://mixed.example/");
  CHECK(chain.last().failure == NetFailure::private_address);
  CHECK(classify(chain, nullptr).attempts == 0);
}

TEST_CASE("a service is asked at its own pace, and the pages of its host do not wait", "[web][peace]") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/*", page("<p>Here.</p>"));
  Asker asker{options_for(server)};
  const Service slow{.gap = 10min, .headers = {"Accept-Datetime: Mon, 10 Feb 2014 12:00:00 GMT"}};
  asker.get("http://a.example/api/1", slow);
  asker.get("http://a.example/api/2", slow);
  for (int i = 0; i < 3; ++i) asker.get("http://a.example/" + std::to_string(i));
  for (int i = 0; i < 3; ++i) CHECK(asker.take("http://a.example/" + std::to_string(i)).last().status == 200);
  CHECK(asker.take("http://a.example/api/1").last().status == 200);
  CHECK_FALSE(asker.has("http://a.example/api/2"));
  const auto asked = server.requests("a.example/api/1");
  REQUIRE(asked.size() == 1);
  CHECK(asked.front().header("Accept-Datetime") == "Mon, 10 Feb 2014 12:00:00 GMT");
  CHECK(server.requests("a.example/0").front().header("Accept-Datetime") == "");
  CHECK(server.count("a.example/api/2") == 0);
}

TEST_CASE("where the options give a service's host a delay of its own, that one counts", "[web][peace]") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/*", page("<p>Here.</p>"));
  auto options = options_for(server);
  options.hosts.push_back({.host = "a.example", .delay = 0ms});
  Asker asker{options};
  for (int i = 0; i < 3; ++i) asker.get("http://a.example/" + std::to_string(i), Service{.gap = 10min});
  for (int i = 0; i < 3; ++i) CHECK(asker.take("http://a.example/" + std::to_string(i)).last().status == 200);
}

TEST_CASE("a service in trouble is given up, and the pages of its host are not", "[web][peace]") {
  LoopbackServer server;
  server.listen();
  server.on("a.example/api/*", answer(503));
  server.on("a.example/page", page("<p>Here.</p>"));
  auto options = options_for(server);
  options.retries = 0;
  Asker asker{options};
  const Service service{.in_trouble = [](const Exchange& exchange) { return exchange.status == 503; }};
  for (int i = 0; i < 4; ++i) CHECK(asker.ask("http://a.example/page").last().status == 200);
  for (int i = 0; i < 6; ++i) asker.get("http://a.example/api/" + std::to_string(i), service);
  for (int i = 0; i < 6; ++i) {
    const Chain chain = asker.take("http://a.example/api/" + std::to_string(i));
    CHECK((i < 4 ? chain.last().status == 503 : chain.last().failure == NetFailure::cancelled));
  }
  CHECK(asker.ask("http://a.example/page").last().status == 200);
}

TEST_CASE("who is told to leave a service alone asks the pages of its host all the same, and the other way",
          "[web][peace]") {
  LoopbackServer server;
  server.listen();
  const std::string wish = GENERATE("Retry-After: 86400", "Retry-After: 30", "");
  INFO(wish);
  const Headers headers = wish.empty() ? Headers{} : Headers{wish};
  server.on("a.example/save", answer(429, "", headers));
  server.on("a.example/page", page("<p>Here.</p>"));
  server.on("b.example/save", page("<p>Here.</p>"));
  server.on("b.example/index", page("<p>Here.</p>"));
  server.on("b.example/page", answer(429, "", headers));
  auto options = options_for(server);
  options.retries = 0;
  Asker asker{options};
  const auto service = [](const char* name) { return Service{.name = name, .gap = 1ms, .headers = {}}; };
  const auto ask = [&](const std::string& url, std::optional<Service> as = {}) {
    asker.get(url, std::move(as));
    return asker.take(url);
  };
  CHECK(ask("http://a.example/save", service("a saver")).last().status == 429);
  CHECK(ask("http://a.example/page").last().status == 200);
  CHECK(ask("http://b.example/page").last().status == 429);
  CHECK(ask("http://b.example/save", service("a saver")).last().status == 200);
  CHECK(ask("http://b.example/index", service("an index")).last().status == 200);
  // What was told to one service is not told to another.
  CHECK(ask("http://a.example/page#again", service("an index")).last().status == 200);
}
