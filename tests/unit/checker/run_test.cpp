// Whole runs over a web that is scripted in memory: no sockets, no waiting.
#include "checker/run/run.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <functional>
#include <map>
#include <mutex>

#include "checker/archive/replay_web.hpp"
#include "rules/engine.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;

namespace {

/// Answers on the spot what it knows, and holds back what it is told to until it is stopped.
class FakeWeb final : public Web {
 public:
  enum class Fate : std::uint8_t {
    page,
    not_found,
    no_such_name,
    no_name_server,
    lost_on_the_way,  ///< A redirect to where nothing answers.
    silent
  };

  void set(const std::string& url, Fate fate) { fates_[url] = fate; }
  void otherwise(Fate fate) { otherwise_ = fate; }
  void when_asked(std::function<void()> then) { when_asked_ = std::move(then); }

  void get(WebRequest request, Done done) override {
    const std::lock_guard lock(mutex_);
    asked_.push_back(request.url);
    if (when_asked_) when_asked_();
    const auto found = fates_.find(request.url);
    const Fate fate = found == fates_.end() ? otherwise_ : found->second;
    if (fate == Fate::silent && !stopped_)
      held_.emplace_back(std::move(request.url), std::move(done));
    else
      done(answer(request.url, stopped_ ? Fate::silent : fate));
  }

  void stop() override {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    for (auto& [url, done] : held_) done(answer(url, Fate::silent));
    held_.clear();
  }

  std::vector<std::string> asked() const { return asked_; }

 private:
  static ExchangePtr redirect_to(const std::string& url) {
    auto exchange = std::make_shared<Exchange>();
    exchange->url = "http://moved.example/";
    exchange->request_head = "GET / HTTP/1.1\r\n\r\n";
    exchange->status = 302;
    exchange->response_head = "HTTP/1.1 302 Found\r\nLocation: " + url + "\r\n\r\n";
    return exchange;
  }

  static Chain answer(const std::string& url, Fate fate) {
    auto exchange = std::make_shared<Exchange>();
    exchange->url = url;
    if (fate != Fate::silent) exchange->request_head = "GET / HTTP/1.1\r\n\r\n";
    switch (fate) {
      case Fate::page:
        exchange->status = 200;
        exchange->response_head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
        exchange->body = "<!DOCTYPE html><title>A page of its own</title><p>Some words.";
        break;
      case Fate::not_found:
        exchange->status = 404;
        exchange->response_head = "HTTP/1.1 404 Not Found\r\n\r\n";
        break;
      case Fate::no_such_name:
        exchange->failure = NetFailure::dns_not_found;
        break;
      case Fate::no_name_server:
        exchange->failure = NetFailure::dns_unavailable;
        break;
      case Fate::lost_on_the_way:
        exchange->url = "http://elsewhere.example/";
        exchange->failure = NetFailure::reset;
        break;
      case Fate::silent:
        exchange->failure = NetFailure::cancelled;
        break;
    }
    Chain chain;
    chain.url = url;
    if (fate == Fate::lost_on_the_way) chain.exchanges.push_back(redirect_to(exchange->url));
    exchange->hop = static_cast<int>(chain.exchanges.size());
    chain.exchanges.push_back(exchange);
    chain.end = exchange->status != 0 ? Chain::End::answered : Chain::End::failed;
    return chain;
  }

  std::mutex mutex_;
  std::map<std::string, Fate> fates_;
  Fate otherwise_ = Fate::page;
  std::function<void()> when_asked_;
  std::vector<std::pair<std::string, Done>> held_;
  std::vector<std::string> asked_;
  bool stopped_ = false;
};

/// Keeps what it is given.
class Collector final : public ReportWriter {
 public:
  void begin(const RunInfo&) override {}
  void article(const ArticleResult& result) override { results.push_back(result); }
  void end(const RunEnd&) override {}

  Verdict::Kind verdict(std::size_t article, std::size_t citation) const {
    return results.at(article).citations.at(citation).verdict.kind;
  }
  std::vector<ArticleResult> results;
};

struct Scene {
  test::TemporaryFolder folder;
  FakeWeb web;
  Collector collector;
  RunPlan plan;

  Scene() {
    plan.court.rules.assign(all_rules().begin(), all_rules().end());
    plan.court.today = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};
    plan.web = &web;
    plan.jobs = 2;
  }

  /// An article that cites these URLs.
  void add(const std::string& name, const std::vector<std::string>& urls) {
    std::string text = "Words.";
    for (const std::string& url : urls)
      text += "<ref>{{cite web |title=A page of its own |url=" + url + "}}</ref>";
    plan.inputs.push_back((folder.path() / name).string());
    test::write_file(plan.inputs.back(), text + "\n");
  }

  RunEnd run() {
    ReportWriter* writer = &collector;
    return run_checks(plan, {&writer, 1});
  }
};

using Fate = FakeWeb::Fate;

}  // namespace

TEST_CASE("results leave in input order at any number of jobs") {
  Scene scene;
  scene.plan.jobs = 4;
  for (int i = 0; i < 100; ++i)
    scene.add(std::to_string(i) + ".wiki", {"http://a.example/" + std::to_string(i % 7)});
  const RunEnd end = scene.run();
  CHECK(end.kind == RunEnd::Kind::complete);
  CHECK(end.urls == 7);
  REQUIRE(scene.collector.results.size() == 100);
  for (std::size_t i = 0; i < 100; ++i)
    CHECK(scene.collector.results[i].article->path == scene.plan.inputs[i]);
  CHECK(scene.collector.verdict(0, 0) == Verdict::Kind::verified);
}

TEST_CASE("no answer is lost, however many come at once") {
  Scene scene;
  std::vector<std::string> urls;
  for (int i = 0; i < 3000; ++i) urls.push_back("http://a.example/" + std::to_string(i));
  scene.add("a.wiki", urls);
  CHECK(scene.run().requests == 3000);
}

TEST_CASE("one input that cannot be read does not keep the others from being checked") {
  Scene scene;
  scene.add("a.wiki", {"http://a.example/"});
  scene.plan.inputs.push_back((scene.folder.path() / "missing.wiki").string());
  scene.add("empty.wiki", {});
  test::write_file(scene.plan.inputs.back(), "");
  scene.add("binary.txt", {});
  test::write_file(scene.plan.inputs.back(), std::string_view("ab\0\x01\x02", 5));
  scene.add("z.wiki", {"http://z.example/"});
  const RunEnd end = scene.run();
  CHECK(scene.collector.results.size() == 2);
  REQUIRE(end.unreadable.size() == 3);
  CHECK(end.unreadable[0].find("No such file") != std::string::npos);
  CHECK(end.unreadable[1].find("is empty") != std::string::npos);
  CHECK(end.unreadable[2].find("NUL at byte 2") != std::string::npos);
}

TEST_CASE("without a network no link is called dead") {
  Scene scene;
  scene.web.otherwise(GENERATE(Fate::no_name_server, Fate::no_such_name));
  scene.add("a.wiki", {"http://a.example/", "http://b.example/"});
  const RunEnd end = scene.run();
  CHECK(end.kind == RunEnd::Kind::no_network);
  CHECK(end.not_done == std::vector<std::string>{"http://a.example/", "http://b.example/"});
  REQUIRE(scene.collector.results.size() == 1);
  CHECK(scene.collector.verdict(0, 0) == Verdict::Kind::not_checked);
  CHECK(scene.collector.verdict(0, 1) == Verdict::Kind::not_checked);
  for (const Finding& finding : scene.collector.results[0].findings)
    CHECK(finding.code.substr(0, 3) != "LNK");
}

TEST_CASE("a name that is gone is told as such once anything has answered") {
  Scene scene;
  scene.web.set("http://gone.example/", Fate::no_such_name);
  SECTION("another cited page") {
    scene.add("a.wiki", {"http://gone.example/", "http://a.example/"});
  }
  SECTION("the control page") {
    scene.add("a.wiki", {"http://gone.example/"});
  }
  const RunEnd end = scene.run();
  CHECK(end.kind == RunEnd::Kind::complete);
  CHECK(scene.collector.verdict(0, 0) == Verdict::Kind::dead);
}

TEST_CASE("the deadline ends the run and tells what was not checked") {
  Scene scene;
  scene.web.set("http://slow.example/", Fate::silent);
  scene.add("a.wiki", {"http://slow.example/", "http://a.example/"});
  scene.plan.deadline = std::chrono::milliseconds(1);
  const RunEnd end = scene.run();
  CHECK(end.kind == RunEnd::Kind::deadline);
  CHECK(end.not_done == std::vector<std::string>{"http://slow.example/"});
  CHECK(scene.collector.verdict(0, 0) == Verdict::Kind::not_checked);
  CHECK(scene.collector.verdict(0, 1) == Verdict::Kind::verified);
}

TEST_CASE("an interrupted run reports what was done") {
  Scene scene;
  scene.web.set("http://slow.example/", Fate::silent);
  scene.add("a.wiki", {"http://a.example/"});
  scene.add("b.wiki", {"http://slow.example/"});
  bool raised = false;  // A second one would end the process.
  scene.plan.progress = [&](const Progress& progress) {
    if (progress.answered > 0 && !raised) raised = std::raise(SIGTERM) == 0;
  };
  const RunEnd end = scene.run();
  CHECK(end.kind == RunEnd::Kind::interrupted);
  REQUIRE(scene.collector.results.size() == 2);
  CHECK(scene.collector.verdict(0, 0) == Verdict::Kind::verified);
  CHECK(scene.collector.verdict(1, 0) == Verdict::Kind::not_checked);
}

TEST_CASE("an input whose end does not come can be interrupted") {
  Scene scene;
  scene.web.when_asked([] { std::raise(SIGTERM); });
  scene.add("a.wiki", {"http://a.example/"});
  scene.plan.inputs.push_back((scene.folder.path() / "pipe.wiki").string());
  REQUIRE(mkfifo(scene.plan.inputs.back().c_str(), 0600) == 0);
  const RunEnd end = scene.run();
  CHECK(end.kind == RunEnd::Kind::interrupted);
  CHECK(end.unreadable.empty());
  CHECK(std::ranges::count(end.not_done, scene.plan.inputs.back()) == 1);
  CHECK(scene.collector.results.size() == 1);
}

TEST_CASE("a dump whose end does not come can be interrupted, and what came of it is reported") {
  Scene scene;
  scene.web.when_asked([] { std::raise(SIGTERM); });
  const std::string pipe = (scene.folder.path() / "pipe.xml").string();
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const int writer = open(pipe.c_str(), O_RDWR);  // Held open: its end never comes.
  REQUIRE(fcntl(writer, F_SETPIPE_SZ, 1 << 20) > 0);
  std::string bytes =
      "<mediawiki><page><title>A</title><ns>0</ns><revision><text>&lt;ref>[http://a.example/ "
      "x]&lt;/ref></text></revision></page><page>";
  bytes.append(100'000, ' ');  // As much as is wanted before the format is guessed.
  REQUIRE(write(writer, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  scene.plan.inputs.push_back(pipe);
  const RunEnd end = scene.run();
  close(writer);
  CHECK(end.kind == RunEnd::Kind::interrupted);
  CHECK(end.unreadable.empty());
  CHECK(std::ranges::count(end.not_done, "the rest of " + pipe) == 1);
  CHECK(scene.collector.results.size() == 1);
}

TEST_CASE("a disk that fills up ends the run with a reason") {
  Scene scene;
  scene.plan.archive = "/nonexistent-folder/x.warc.gz";
  scene.add("a.wiki", {"http://a.example/"});
  const RunEnd end = scene.run();
  CHECK(end.kind == RunEnd::Kind::disk_full);
  CHECK_FALSE(end.reason.empty());
  CHECK(end.archive.empty());
  CHECK(scene.collector.results.size() == 1);
}

TEST_CASE("what is archived of a page is told alike by a run and by its replay") {
  Scene scene;
  scene.web.set("http://moved.example/", Fate::lost_on_the_way);
  scene.add("a.wiki", {"http://a.example/", "http://moved.example/"});
  scene.plan.archive = (scene.folder.path() / "x.warc.gz").string();
  CHECK(scene.run().archive == scene.plan.archive);
  ReplayWeb replay({scene.plan.archive}, 10);
  scene.plan.web = &replay;
  scene.plan.replay = &replay;
  scene.plan.archive.clear();
  scene.run();
  REQUIRE(scene.collector.results.size() == 2);
  for (const ArticleResult& result : scene.collector.results) {
    CHECK(result.citations[0].link_capture.has_value());
    CHECK_FALSE(result.citations[1].link_capture.has_value());  // Its page never came.
  }
}

TEST_CASE("offline, only the text is judged") {
  Scene scene;
  scene.plan.web = nullptr;
  scene.plan.court.offline = true;
  scene.add("a.wiki", {"http://a.example/"});
  const RunEnd end = scene.run();
  CHECK(end.kind == RunEnd::Kind::complete);
  CHECK(scene.web.asked().empty());
  CHECK(scene.collector.verdict(0, 0) == Verdict::Kind::not_checked);
}
