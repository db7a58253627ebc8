// Save Page Now as a machine of states: scripted answers and a clock that runs as fast as it is asked to.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

#include "checker/snapshots/save_page_now.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace citecheck;
using namespace std::chrono_literals;

namespace {

using Ask = SavePageNow::Ask;
using Reply = SavePageNow::Reply;

const Instant kBegin = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 10h;
const std::string kUrl = "http://a.example/x?y=1&z=ü";

Reply says(std::string body, int status = 200) {
  return {status, std::move(body), {}, {}};
}
Reply error(const std::string& code, const std::string& message = "It did not work.") {
  return says(R"({"status":"error","status_ext":"error:)" + code + R"(","message":")" + message + R"("})");
}
const Reply kFree = says(R"({"available":8,"processing":0,"daily_captures":5,"daily_captures_limit":30000})");
const Reply kTaken = says(R"({"url":"x","job_id":"spn2-0a"})");
const Reply kPending = says(R"({"status":"pending","job_id":"spn2-0a","resources":[]})");
const Reply kSuccess = says(
    R"({"status":"success","job_id":"spn2-0a","original_url":"http://a.example/y","timestamp":"20261122100101","http_status":200})");
const Reply kIndexed = says(R"([["timestamp","original"],["20261122100007","http://a.example/x"]])");

std::string_view name_of(Ask::Kind kind) {
  static constexpr std::string_view kNames[] = {"account", "system", "save", "job", "index"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// The service, played; an answer of a list is given once, the last one stays.
struct Service {
  SavePageNow machine;
  Instant now = kBegin;
  std::map<Ask::Kind, std::vector<Reply>> script{{Ask::Kind::account, {kFree}},
                                                 {Ask::Kind::system, {says(R"({"status":"ok"})")}},
                                                 {Ask::Kind::save, {kTaken}},
                                                 {Ask::Kind::job, {kPending, kSuccess}},
                                                 {Ask::Kind::index, {says("[]")}}};
  std::vector<Ask> asked;
  std::vector<Instant> times;

  Reply answer(Ask::Kind kind) {
    std::vector<Reply>& replies = script.at(kind);
    Reply reply = replies.front();
    if (replies.size() > 1) replies.erase(replies.begin());
    return reply;
  }

  /// Until nothing is left to do, or so many things were asked.
  void run(std::size_t most = 10'000) {
    while (asked.size() < most) {
      if (const auto ask = machine.next(now)) {
        asked.push_back(*ask);
        times.push_back(now);
        now += 300ms;
        machine.take(*ask, answer(ask->kind), now);
      } else if (const auto due = machine.due()) {
        REQUIRE(*due > now);
        now = *due;
      } else {
        return;
      }
    }
    REQUIRE(most < 10'000);
  }

  const Saving& save(const std::string& url = kUrl) {
    machine.want(url, now);
    run();
    REQUIRE(machine.result(url) != nullptr);
    return *machine.result(url);
  }

  std::string log() const {
    std::string out;
    for (const Ask& ask : asked) out += std::string(out.empty() ? "" : " ") + std::string(name_of(ask.kind));
    return out;
  }
  std::size_t count(Ask::Kind kind) const {
    return static_cast<std::size_t>(std::ranges::count(asked, kind, &Ask::kind));
  }
  const Ask& first(Ask::Kind kind) const { return *std::ranges::find(asked, kind, &Ask::kind); }
};

}  // namespace

TEST_CASE("a page is submitted once the account and the system were asked, and its job looked at") {
  Service service;
  const Saving& saving = service.save();
  CHECK(saving.state == Saving::State::saved);
  CHECK(saving.url == "https://web.archive.org/web/20261122100101/http://a.example/y");
  CHECK(saving.job == "spn2-0a");
  CHECK(saving.reason == "");
  CHECK(service.log() == "account system save job job");
  const Ask& save = service.first(Ask::Kind::save);
  CHECK(save.url == "https://web.archive.org/save");
  CHECK(save.form ==
        "url=http%3A%2F%2Fa.example%2Fx%3Fy%3D1%26z%3D%C3%BC&if_not_archived_within=86400&skip_first_archive="
        "1");
  CHECK(service.first(Ask::Kind::job).url == "https://web.archive.org/save/status/spn2-0a");
  CHECK(service.first(Ask::Kind::account).url.starts_with("https://web.archive.org/save/status/user?_t="));
  CHECK(service.first(Ask::Kind::system).url == "https://web.archive.org/save/status/system");
  for (const Ask& ask : service.asked) {
    CHECK(ask.with_keys == (ask.kind != Ask::Kind::system));
    CHECK(ask.form.has_value() == (ask.kind == Ask::Kind::save));
  }
  CHECK(service.machine.take_news() == std::vector{kUrl, kUrl});  // Submitted, and saved.
  // Wanted again, it is there.
  service.machine.want(kUrl, service.now);
  CHECK_FALSE(service.machine.next(service.now));
  CHECK_FALSE(service.machine.due());
}

TEST_CASE("submissions keep seven a minute, and looks at a job grow rarer") {
  Service service;
  service.script[Ask::Kind::job] = {kSuccess};
  for (int i = 0; i < 20; ++i) service.machine.want("http://a.example/" + std::to_string(i), service.now);
  service.run();
  std::vector<Instant> saves;
  for (std::size_t i = 0; i < service.asked.size(); ++i)
    if (service.asked[i].kind == Ask::Kind::save) saves.push_back(service.times[i]);
  REQUIRE(saves.size() == 20);
  for (std::size_t i = 7; i < saves.size(); ++i) CHECK(saves[i] - saves[i - 7] >= 60s);

  Service slow;
  slow.script[Ask::Kind::job] = {kPending};
  const Saving& saving = slow.save();
  CHECK(saving.state == Saving::State::pending);
  CHECK(saving.job == "spn2-0a");
  CHECK(saving.reason == "the capture is still under way");
  CHECK(slow.count(Ask::Kind::job) < 40);
  CHECK(slow.count(Ask::Kind::index) == 1);
  CHECK(slow.now - kBegin < 12min);
}

TEST_CASE("of every known error it is known whether it passes, and what is unknown does not") {
  const std::vector<std::string> passing{
      "soft-time-limit-exceeded", "proxy-error", "browsing-timeout",  "no-browsers-available", "redis-error",
      "capture-location-error",   "celery",      "user-session-limit"};
  const std::vector<std::string> final{"bad-gateway",
                                       "bad-request",
                                       "bandwidth-limit-exceeded",
                                       "blocked",
                                       "blocked-client-ip",
                                       "blocked-url",
                                       "cannot-fetch",
                                       "filesize-limit",
                                       "ftp-access-denied",
                                       "gateway-timeout",
                                       "http-version-not-supported",
                                       "internal-server-error",
                                       "invalid-url-syntax",
                                       "invalid-server-response",
                                       "invalid-host-resolution",
                                       "job-failed",
                                       "method-not-allowed",
                                       "not-implemented",
                                       "network-authentication-required",
                                       "no-access",
                                       "not-found",
                                       "protocol-error",
                                       "read-timeout",
                                       "service-unavailable",
                                       "too-many-daily-captures",
                                       "too-many-redirects",
                                       "too-many-requests",
                                       "unauthorized",
                                       "max-daily-bandwidth",
                                       "max-daily-bandwidth-host",
                                       "no-captures",
                                       "something-new",
                                       ""};
  for (const std::string& code : passing) {
    INFO(code);
    Service service;
    service.script[Ask::Kind::job] = {error(code), error(code), kSuccess};
    CHECK(service.save().state == Saving::State::saved);
    CHECK(service.count(Ask::Kind::save) == 3);
    CHECK(service.count(Ask::Kind::index) == 2);  // Before each: the capture may exist all the same.
    Service hopeless;
    hopeless.script[Ask::Kind::job] = {error(code)};
    CHECK(hopeless.save().state == Saving::State::failed);
    CHECK(hopeless.machine.result(kUrl)->reason == "It did not work. (" + code + ")");
    CHECK(hopeless.count(Ask::Kind::save) == 3);
  }
  for (const std::string& code : final)
    for (const Ask::Kind where : {Ask::Kind::save, Ask::Kind::job}) {
      INFO(code << " at " << name_of(where));
      Service service;
      service.script[where] = {error(code)};
      const Saving& saving = service.save();
      CHECK(saving.state == Saving::State::failed);
      CHECK(saving.reason == (code.empty() ? "It did not work." : "It did not work. (" + code + ")"));
      CHECK(service.count(Ask::Kind::save) == 1);
      CHECK(service.count(Ask::Kind::index) == 1);
      Service found;
      found.script[where] = {error(code)};
      found.script[Ask::Kind::index] = {kIndexed};
      CHECK(found.save().state == Saving::State::saved);
      CHECK(found.machine.result(kUrl)->url ==
            "https://web.archive.org/web/20261122100007/http://a.example/x");
      CHECK(found.machine.result(kUrl)->reason == "");
    }
}

TEST_CASE("an error that passes is forgotten where the archive has the capture") {
  Service service;
  service.script[Ask::Kind::job] = {error("browsing-timeout")};
  service.script[Ask::Kind::index] = {kIndexed};
  CHECK(service.save().state == Saving::State::saved);
  CHECK(service.log() == "account system save job index");
  const std::string& url = service.first(Ask::Kind::index).url;
  CHECK(
      url.starts_with("https://web.archive.org/cdx/search/"
                      "cdx?url=http%3A%2F%2Fa.example%2Fx%3Fy%3D1%26z%3D%C3%BC&from=20261121100"));
  CHECK(url.find("output=json") != std::string::npos);
}

TEST_CASE("an index that does not answer is told of, and proves nothing") {
  Service service;
  service.script[Ask::Kind::save] = {error("not-found")};
  service.script[Ask::Kind::index] = {says("<html>", 503)};
  CHECK(service.save().state == Saving::State::failed);
  CHECK(service.machine.result(kUrl)->reason ==
        "It did not work. (not-found); the archive's index could not be asked: HTTP status 503");
}

TEST_CASE("a young capture is as good as a new one") {
  const std::string message = R"("message":"The same snapshot had been made 2 minutes ago.")";
  Service service;
  service.script[Ask::Kind::save] = {says(R"({"url":"x","job_id":"spn2-0a",)" + message + "}")};
  service.script[Ask::Kind::job] = {kSuccess};
  CHECK(service.save().state == Saving::State::saved);
  CHECK(service.now - kBegin < 2s);  // Its job is done: nobody waits.
  Service nameless;
  nameless.script[Ask::Kind::save] = {says(R"({"url":"x","job_id":null,)" + message + "}")};
  nameless.script[Ask::Kind::index] = {kIndexed};
  CHECK(nameless.save().state == Saving::State::saved);
  CHECK(nameless.count(Ask::Kind::job) == 0);
  Service lagging;
  lagging.script[Ask::Kind::save] = {says(R"({"url":"x",)" + message + "}")};
  CHECK(lagging.save().state == Saving::State::pending);
  CHECK(lagging.machine.result(kUrl)->reason == "The same snapshot had been made 2 minutes ago.");
}

TEST_CASE("no more is submitted than the account has free, and nothing when its day is used up") {
  Service service;
  service.script[Ask::Kind::account] = {says(R"({"available":0,"processing":12})"),
                                        says(R"({"available":2,"processing":10})")};
  service.script[Ask::Kind::job] = {kSuccess};
  for (int i = 0; i < 4; ++i) service.machine.want("http://a.example/" + std::to_string(i), service.now);
  service.run();
  CHECK(service.log().starts_with("account account system save job save"));
  CHECK(service.count(Ask::Kind::account) == 3);  // After two submissions the account is asked again.
  CHECK(service.count(Ask::Kind::save) == 4);

  Service used_up;
  used_up.script[Ask::Kind::account] = {
      says(R"({"available":8,"daily_captures":10199,"daily_captures_limit":10000,"processing":0})")};
  CHECK(used_up.save().state == Saving::State::not_asked);
  CHECK(used_up.machine.result(kUrl)->reason ==
        "the account's captures of today are used up (10199 of 10000)");
  CHECK(used_up.log() == "account");
  CHECK(used_up.save("http://b.example/").state == Saving::State::not_asked);
  CHECK(used_up.log() == "account");

  Service nearly;
  nearly.script[Ask::Kind::account] = {
      says(R"({"available":8,"daily_captures":29999,"daily_captures_limit":30000})")};
  nearly.machine.want("http://b.example/", nearly.now);
  nearly.machine.want("http://c.example/", nearly.now);
  nearly.run();
  CHECK(nearly.count(Ask::Kind::save) == 1);
  CHECK(nearly.machine.result("http://b.example/")->state == Saving::State::saved);
  CHECK(nearly.machine.result("http://c.example/")->state == Saving::State::not_asked);
}

TEST_CASE("an account whose captures others use is waited for, but not for ever") {
  Service service;
  service.script[Ask::Kind::account] = {says(R"({"available":0,"processing":12})")};
  CHECK(service.save().state == Saving::State::not_asked);
  CHECK(service.machine.result(kUrl)->reason == "the account had no capture free for 15 minutes");
  CHECK(service.now - kBegin < 16min);
  Service limited;  // It says that captures are free, and takes none.
  limited.script[Ask::Kind::save] = {error("user-session-limit")};
  CHECK(limited.save().state == Saving::State::not_asked);
  CHECK(limited.now - kBegin < 16min);
  Service soon;
  soon.script[Ask::Kind::save] = {error("user-session-limit"), error("user-session-limit"),
                                  error("user-session-limit"), error("user-session-limit"), kTaken};
  CHECK(soon.save().state == Saving::State::saved);
}

TEST_CASE("an overloaded system is asked at half the pace") {
  Service service, usual;
  service.script[Ask::Kind::system] = {says(
      R"({"status":"Save Page Now servers are temporarily overloaded. Your captures may be delayed."})")};
  for (Service* one : {&service, &usual}) {
    one->script[Ask::Kind::job] = {kSuccess};
    for (int i = 0; i < 5; ++i) one->machine.want("http://a.example/" + std::to_string(i), one->now);
    one->run();
    CHECK(one->count(Ask::Kind::save) == 5);
  }
  CHECK(service.now - kBegin > 1.8 * (usual.now - kBegin));
}

TEST_CASE("keys that are refused end it all at once, with words that say what to do") {
  for (const Ask::Kind where : {Ask::Kind::account, Ask::Kind::save, Ask::Kind::job})
    for (const int status : {401, 403}) {
      INFO(name_of(where) << ' ' << status);
      Service service;
      service.script[where] = {says(R"({"message":"You need to be logged in."})", status)};
      service.machine.want("http://b.example/", service.now);
      const Saving& saving = service.save();
      CHECK(saving.state != Saving::State::saved);
      CHECK(service.machine.refused().find("https://archive.org/account/s3.php") != std::string::npos);
      CHECK(saving.reason == service.machine.refused());
      const Saving& first = *service.machine.result("http://b.example/");
      CHECK(first.state == (where == Ask::Kind::job ? Saving::State::pending : Saving::State::not_asked));
      CHECK(service.asked.back().kind == where);
      CHECK(service.save("http://c.example/").state == Saving::State::not_asked);
      CHECK(service.asked.back().kind == where);
    }
}

TEST_CASE("who asks too often waits as long as he is told, or longer, and then gives up") {
  Service service;
  Reply busy = says("", 429);
  busy.retry_after = 120s;
  service.script[Ask::Kind::save] = {busy, says("", 429), kTaken};
  CHECK(service.save().state == Saving::State::saved);
  std::vector<Instant> saves;
  for (std::size_t i = 0; i < service.asked.size(); ++i)
    if (service.asked[i].kind == Ask::Kind::save) saves.push_back(service.times[i]);
  REQUIRE(saves.size() == 3);
  CHECK(saves[1] - saves[0] >= 120s);
  CHECK(saves[2] - saves[1] >= 60s);

  Service never;
  never.script[Ask::Kind::save] = {says("", 429)};
  CHECK(never.save().state == Saving::State::not_asked);
  CHECK(never.machine.result(kUrl)->reason == "Save Page Now does not answer as it should: HTTP status 429");
  CHECK(never.count(Ask::Kind::save) == 5);
  CHECK(never.machine.refused() == "");
  Service tomorrow;
  busy.retry_after = 24h;
  tomorrow.script[Ask::Kind::account] = {busy};
  CHECK(tomorrow.save().state == Saving::State::not_asked);
  CHECK(tomorrow.log() == "account");
}

TEST_CASE("a service that is down is asked five times, and no page is blamed") {
  for (const Reply& reply :
       {says("<html>Bad gateway", 502), says("<html>Fine?"), Reply{0, "", "timeout", {}}})
    for (const Ask::Kind where : {Ask::Kind::account, Ask::Kind::system, Ask::Kind::save}) {
      INFO(name_of(where) << ' ' << reply.status);
      Service service;
      service.script[where] = {reply};
      service.machine.want("http://b.example/", service.now);
      const Saving& saving = service.save();
      CHECK(saving.state == (where == Ask::Kind::save ? Saving::State::pending : Saving::State::not_asked));
      CHECK(saving.reason.starts_with("Save Page Now does not answer as it should: "));
      CHECK(service.count(where) == 5);
      CHECK(service.now - kBegin < 6min);
    }
  // One page alone is the trouble: it comes to an end, and the others are saved.
  Service one;
  one.script[Ask::Kind::save] = {says("", 500), kTaken, says("", 500), says("", 500), kTaken};
  one.script[Ask::Kind::job] = {kSuccess};
  one.machine.want("http://bad.example/", one.now);
  CHECK(one.save().state == Saving::State::saved);
  CHECK(one.machine.result("http://bad.example/")->state == Saving::State::failed);
  CHECK(one.machine.result("http://bad.example/")->reason == "HTTP status 500");
  // Looks that fail for the moment do no harm.
  Service looks;
  looks.script[Ask::Kind::job] = {says("", 502), says("", 429), Reply{0, "", "reset", {}}, says("nonsense"),
                                  kSuccess};
  CHECK(looks.save().state == Saving::State::saved);
  CHECK(looks.count(Ask::Kind::save) == 1);
}

TEST_CASE("an error page that was captured is no saved page") {
  Service service;
  service.script[Ask::Kind::job] = {says(
      R"({"status":"success","job_id":"j","original_url":"http://a.example/x","timestamp":"20261122100101","http_status":404})")};
  CHECK(service.save().state == Saving::State::failed);
  CHECK(service.machine.result(kUrl)->reason == "the archive got an HTTP status 404");
}

TEST_CASE("what was submitted before a kill is looked at, and not submitted again") {
  Saving before{Saving::State::pending, {}, "spn2-0a", "the capture is under way", kBegin - 48h};
  Service service;
  service.machine.want(kUrl, service.now, before);
  service.run();
  CHECK(service.log() == "job job");
  CHECK(service.machine.result(kUrl)->state == Saving::State::saved);

  Service forgotten;  // The service remembers jobs for an hour.
  forgotten.script[Ask::Kind::job] = {says("", 404)};
  forgotten.machine.want(kUrl, forgotten.now, before);
  forgotten.run();
  CHECK(forgotten.log() == "job index");
  CHECK(forgotten.first(Ask::Kind::index).url.find("&from=20261119100") != std::string::npos);
  CHECK(forgotten.machine.result(kUrl)->state == Saving::State::pending);

  for (const Saving::State state : {Saving::State::saved, Saving::State::failed}) {
    Service ended;
    before.state = state;
    ended.machine.want(kUrl, ended.now, before);
    ended.run();
    CHECK(ended.asked.empty());
    CHECK(ended.machine.result(kUrl)->state == state);
    CHECK(ended.machine.take_news().empty());
  }
  for (const Saving::State state : {Saving::State::not_asked, Saving::State::pending}) {
    Service anew;  // Nobody knows whether it was submitted; a young capture is not made twice.
    anew.machine.want(kUrl, anew.now, Saving{state, {}, {}, "interrupted", {}});
    anew.run();
    CHECK(anew.log() == "account system save job job");
  }
}

TEST_CASE("a run that ends leaves what is under way pending, and does not ask for the rest") {
  Service service;
  service.script[Ask::Kind::job] = {kPending};
  service.machine.want(kUrl, service.now);
  service.machine.want("http://b.example/", service.now);
  service.run(4);
  CHECK(service.log() == "account system save job");
  service.machine.give_up("interrupted");
  CHECK(service.machine.result(kUrl)->state == Saving::State::pending);
  CHECK(service.machine.result(kUrl)->job == "spn2-0a");
  CHECK(service.machine.result(kUrl)->reason == "interrupted");
  CHECK(service.machine.result("http://b.example/")->state == Saving::State::not_asked);
  CHECK_FALSE(service.machine.due());
  CHECK_FALSE(service.machine.next(service.now + 1h));
}

TEST_CASE("answers that make no sense lead nowhere, whatever they hold") {
  for (const char* job : {"../../x", "a b", "a\\r\\nX: y", "", "a?b"}) {
    INFO(job);
    const auto read = read_save_job(R"({"job_id":")" + std::string(job) + R"("})");
    CHECK((!read || read->job.empty()));
  }
  CHECK_FALSE(read_save_job(R"({"status":"success","timestamp":"2026"})"));
  CHECK_FALSE(read_save_job("[]"));
  CHECK_FALSE(read_save_job(R"({"status":7})"));
  CHECK_FALSE(read_save_account(R"({"available":"8"})"));
  CHECK_FALSE(read_save_account(R"({})"));
  CHECK(read_save_account(R"({"available":-1})")->available == 0);
  CHECK_FALSE(read_save_system("[1]"));
  CHECK_FALSE(read_latest_capture("{}"));
  CHECK_FALSE(read_latest_capture("[[1]]"));
  CHECK(read_latest_capture("[]")->timestamp == "");
  const auto steered =
      read_save_job("{\"status\":\"error\",\"status_ext\":\"error:x\",\"message\":\"a\\u001b[2Jb\"}");
  REQUIRE(steered);
  CHECK(steered->message.find('\x1b') == std::string::npos);
  CHECK(read_save_job(R"({"status":"error","message":")" + std::string(5000, 'x') + R"("})")->message.size() <
        300);
  CHECK_FALSE(read_save_job(std::string(200'000, '[')));
}

TEST_CASE("every recorded answer of the service is read as what it is") {
  const std::filesystem::path folder = CITECHECK_SOURCE_DIR "/../shared/data/archive/api-responses";
  if (!std::filesystem::exists(folder)) {
    WARN("no recorded answer was read: ../shared is absent");
    return;
  }
  std::size_t known = 0, there = 0;
  const auto text = [&](const char* name) {
    ++known;
    return test::read_file((folder / (std::string("spn2.") + name + ".json")).string());
  };
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    there += entry.path().filename().string().starts_with("spn2.") ? 1 : 0;
  using State = SaveJob::State;
  const auto accepted = read_save_job(text("capture-accepted"));
  REQUIRE(accepted);
  CHECK((accepted->state == State::accepted && !accepted->job.empty()));
  const auto pending = read_save_job(text("status-pending"));
  REQUIRE(pending);
  CHECK(pending->state == State::pending);
  const auto success = read_save_job(text("status-success"));
  REQUIRE(success);
  CHECK((success->state == State::success && success->timestamp.size() == 14 && !success->original.empty()));
  const auto failed = read_save_job(text("status-error-host"));
  REQUIRE(failed);
  CHECK((failed->state == State::error && failed->code == "invalid-host-resolution" &&
         !failed->message.empty()));
  CHECK_FALSE(is_passing_trouble(failed->code));
  CHECK(read_save_system(text("system-ok")) == true);
  CHECK(read_save_system(text("system-overloaded")) == false);
  const auto account = read_save_account(text("user-status"));
  REQUIRE(account);
  CHECK(account->available == 8);
  CHECK(account->used_up());
  CHECK(known == there);
}
