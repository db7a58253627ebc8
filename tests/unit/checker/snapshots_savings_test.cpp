// Saving pages over a web on loopback, by a clock of the test's own.
#include <deque>
#include <map>

#include "checker/snapshots/savings.hpp"
#include "support/catch.hpp"
#include "unit/checker/web_asker.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

constexpr std::string_view kSave = "web.archive.org/save";

/// The archive, an account, and a main thread with its inbox.
struct Desk {
  LoopbackServer server;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::function<void()>> inbox;
  std::map<std::string, std::vector<Saving>> remembered;
  Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};

  Desk() {
    server.listen_tls();
    server.on("GET web.archive.org/save/status/user*", json(R"({"available":4,"processing":0})"));
    server.on("GET web.archive.org/save/status/system", json(R"({"status":"ok"})"));
    server.on("POST web.archive.org/save", [](const Request& request) {
      const std::string name = request.body.substr(0, request.body.find('&'));
      return json(R"({"job_id":"spn2-)" + name.substr(name.size() - 1) + R"("})");
    });
    server.on("GET web.archive.org/cdx/*", json("[]"));
  }

  static Answer json(std::string body, int status = 200) {
    return answer(status, std::move(body), {"Content-Type: application/json"});
  }

  void run(const std::vector<std::string>& urls) {
    WebOptions options = options_for(server);
    options.cacert = server.ca_file();
    options.retries = 0;
    options.obey_robots = true;
    HostOverride archive;
    archive.host = "web.archive.org";
    archive.delay = std::chrono::milliseconds{0};
    options.hosts = {archive};
    CurlWeb web(options);
    Savings savings(
        web, {"k3y", "s3cret"},
        [this](std::function<void()> message) {
          const std::lock_guard lock(mutex);
          inbox.push_back(std::move(message));
          changed.notify_all();
        },
        [this](const std::string& url, const Saving& saving) { remembered[url].push_back(saving); },
        [this] { return now; });
    for (const std::string& url : urls) savings.want(url);
    for (;;) {
      savings.go_on();
      if (savings.outstanding() > 0) {
        next_message()();
      } else if (const auto due = savings.due()) {
        now = std::max(now, *due);
      } else {
        break;
      }
    }
    for (const std::string& url : urls) REQUIRE(savings.result(url) != nullptr);
    refused = savings.refused();
    requests = savings.requests();
  }

  std::function<void()> next_message() {
    std::unique_lock lock(mutex);
    if (!changed.wait_for(lock, std::chrono::seconds{30}, [this] { return !inbox.empty(); }))
      throw std::runtime_error("no answer came");
    auto message = std::move(inbox.front());
    inbox.pop_front();
    return message;
  }

  std::string refused;
  std::size_t requests = 0;
};

}  // namespace

TEST_CASE("pages are saved over the wire, and each step is remembered") {
  Desk desk;
  desk.server.on(
      "GET web.archive.org/save/status/spn2-1",
      {Desk::json(R"({"status":"pending"})"),
       Desk::json(
           R"({"status":"success","timestamp":"20261122000011","original_url":"http://a.example/1"})")});
  desk.server.on("GET web.archive.org/save/status/spn2-2",
                 Desk::json(R"({"status":"error","status_ext":"error:no-access","message":"Not for us."})"));
  desk.run({"http://a.example/1", "http://a.example/2"});
  const std::vector<Saving>& first = desk.remembered["http://a.example/1"];
  REQUIRE(first.size() == 2);
  CHECK(first[0].state == Saving::State::pending);
  CHECK(first[0].job == "spn2-1");
  CHECK(first[1].state == Saving::State::saved);
  CHECK(first[1].url == "https://web.archive.org/web/20261122000011/http://a.example/1");
  CHECK(desk.remembered["http://a.example/2"].back().state == Saving::State::failed);
  CHECK(desk.remembered["http://a.example/2"].back().reason == "Not for us. (no-access)");
  CHECK(desk.server.count(kSave) == 2);
  CHECK(desk.requests == desk.server.requests().size());
  for (const Request& request : desk.server.requests()) {
    INFO(request.method << ' ' << request.where());
    const bool account = request.target.starts_with("/save") && request.target != "/save/status/system";
    CHECK(request.header("Authorization") == (account ? "LOW k3y:s3cret" : ""));
    CHECK(request.header("Accept") == "application/json");
    CHECK(request.tls);
  }
}

TEST_CASE("what the wire says of keys, of haste and of a service that is down is heeded") {
  Desk refused;
  refused.server.on("GET web.archive.org/save/status/user*", Desk::json(R"({"message":"No."})", 401));
  refused.run({"http://a.example/1", "http://a.example/2"});
  CHECK(refused.refused.find("HTTP status 401") != std::string::npos);
  CHECK(refused.server.requests().size() == 1);
  CHECK(refused.remembered["http://a.example/2"].back().state == Saving::State::not_asked);

  Desk hasty;
  hasty.server.on("POST web.archive.org/save",
                  {answer(429, "", {"Retry-After: 2"}), Desk::json(R"({"job_id":"spn2-1"})")});
  hasty.server.on(
      "GET web.archive.org/save/status/spn2-1",
      Desk::json(R"({"status":"success","timestamp":"20261122000011","original_url":"http://a.example/1"})"));
  const Instant begin = hasty.now;
  hasty.run({"http://a.example/1"});
  CHECK(hasty.remembered["http://a.example/1"].back().state == Saving::State::saved);
  CHECK(hasty.now - begin >= std::chrono::minutes{1});

  Desk down;
  down.server.on("GET web.archive.org/save/status/user*", answer(502));
  down.run({"http://a.example/1"});
  CHECK(down.server.requests().size() == 5);
  CHECK(down.remembered["http://a.example/1"].back().reason.find("502") != std::string::npos);
}
