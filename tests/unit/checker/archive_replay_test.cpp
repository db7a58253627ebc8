#include "checker/archive/http_block.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

void check_equal(const Exchange& recorded, const Exchange& replayed) {
  CHECK(replayed.method == recorded.method);
  CHECK(replayed.url == recorded.url);
  CHECK(replayed.at == recorded.at);
  CHECK(replayed.elapsed == recorded.elapsed);
  CHECK(replayed.remote_address == recorded.remote_address);
  CHECK(replayed.protocol == recorded.protocol);
  CHECK(replayed.tls_version == recorded.tls_version);
  CHECK(replayed.cipher == recorded.cipher);
  CHECK(replayed.request_head == (recorded.request_head.empty() ? "" : stored_request_head(recorded)));
  CHECK(replayed.response_head == (has_response(recorded) ? stored_response_head(recorded) : ""));
  CHECK(replayed.body == recorded.body);
  CHECK(replayed.status == recorded.status);
  CHECK(replayed.cut == recorded.cut);
  CHECK(replayed.failure == recorded.failure);
  CHECK(replayed.failure_detail == recorded.failure_detail);
  CHECK(replayed.hop == recorded.hop);
  CHECK(replayed.attempt == recorded.attempt);
}

void check_equal(const Chain& recorded, const Chain& replayed) {
  CHECK(replayed.url == recorded.url);
  CHECK(replayed.end == recorded.end);
  REQUIRE(replayed.exchanges.size() == recorded.exchanges.size());
  for (std::size_t i = 0; i < recorded.exchanges.size(); ++i)
    check_equal(*recorded.exchanges[i], *replayed.exchanges[i]);
}

class RandomChains {
 public:
  Chain next() {
    std::vector<Exchange> exchanges;
    const int hops = pick(4);
    for (int hop = 0; hop <= hops; ++hop)
      for (int attempt = 1, last = 1 + pick(3); attempt <= last; ++attempt)
        exchanges.push_back(exchange(hop, attempt));
    ++number_;
    return chain_as_given(std::move(exchanges), static_cast<Chain::End>(pick(5)));
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  std::string bytes(int most) {
    std::string out(static_cast<std::size_t>(pick(most + 1)), ' ');
    for (char& c : out) c = static_cast<char>(random_() & 0xFF);
    return out;
  }

  Exchange exchange(int hop, int attempt) {
    const std::vector<std::string> paths{"/", "/ä/é", "/a|b?c=\"d\"", "/%C3%A4", "?q", ""};
    const std::string url = "http://h" + std::to_string(number_) + ".example" +
                            paths[static_cast<std::size_t>(pick(6))] + (hop > 0 ? std::to_string(hop) : "");
    const int status = pick(4) == 0 ? 0 : 200 + pick(400);
    Exchange out = status == 0 ? failure(url, static_cast<NetFailure>(1 + pick(16)))
                               : stored_page(url, bytes(3000), status);
    out.at = kMorning + std::chrono::milliseconds(pick(100'000'000));
    out.elapsed = std::chrono::milliseconds(pick(30'000));
    if (pick(3) == 0) out.method = "HEAD";
    if (pick(3) == 0) out.remote_address = "2001:db8::1";
    if (pick(3) == 0) out.request_head.clear();
    if (pick(3) == 0) out.response_head += bytes(100);
    if (pick(4) == 0 && status != 0) {
      out.cut = static_cast<Exchange::Cut>(1 + pick(3));
      out.failure = NetFailure::reset;
      out.failure_detail = "closed within the answer";
    }
    if (status == 0) out.response_head.clear();
    out.hop = hop;
    out.attempt = attempt;
    return out;
  }

  std::mt19937 random_{23};
  int number_ = 0;
};

Exchange redirect(const std::string& from, const std::string& to, int hop, int status = 302) {
  Exchange out = stored_page(from, "", status);
  out.response_head =
      "HTTP/1.1 " + std::to_string(status) + " Moved\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
  out.hop = hop;
  return out;
}

std::string foreign(const std::string& type, const std::string& url, const std::string& date,
                    const std::string& block, const std::string& more = {}) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:x:" + url + date + type +
         ">\r\nWARC-Date: " + date + "\r\nWARC-Target-URI: <" + url +
         ">\r\nContent-Type: application/http; msgtype=response\r\n" + more +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

}  // namespace

TEST_CASE("What was recorded is replayed, exchange by exchange", "[archive]") {
  RandomChains random;
  std::vector<Chain> chains;
  for (int i = 0; i < 150; ++i) chains.push_back(random.next());
  const Archive archive(chains);
  ReplayWeb web({archive.path()}, 10);
  CHECK(web.problems().empty());
  CHECK(web.recorded_at() == kMorning);
  for (const Chain& chain : chains) {
    INFO(chain.url);
    check_equal(chain, ask(web, chain.url));
    check_equal(chain, ask(web, chain.url));
  }
}

TEST_CASE("Every failure is replayed as the class it was", "[archive]") {
  std::vector<Chain> chains;
  for (int i = 1; i <= static_cast<int>(NetFailure::not_recorded); ++i)
    chains.push_back(
        chain_as_given({failure("http://f" + std::to_string(i) + ".example/", static_cast<NetFailure>(i))},
                       Chain::End::failed));
  const Archive archive(chains);
  ReplayWeb web({archive.path()}, 10);
  for (const Chain& chain : chains) {
    const Chain answer = ask(web, chain.url);
    check_equal(chain, answer);
    CHECK_FALSE(web.captured(answer).has_value());
  }
}

TEST_CASE("A URL that was not recorded is told so, and one after stop() is cancelled", "[archive]") {
  const Archive archive({chain_as_given({stored_page("http://example.org/", "x")})});
  ReplayWeb web({archive.path()}, 10);
  const Chain unknown = ask(web, "http://example.org/other");
  CHECK(unknown.end == Chain::End::failed);
  REQUIRE(unknown.exchanges.size() == 1);
  CHECK(unknown.last().failure == NetFailure::not_recorded);
  CHECK(unknown.last().url == "http://example.org/other");
  CHECK_FALSE(web.captured(unknown).has_value());
  web.stop();
  CHECK(ask(web, "http://example.org/").last().failure == NetFailure::cancelled);
}

TEST_CASE("Where an answer lies in the file is told as the live run tells it", "[archive]") {
  const Chain chain = chain_as_given(
      {redirect("http://a.example/", "http://b.example/", 0), stored_page("http://b.example/", "x")});
  TemporaryFolder folder;
  const std::string path = (folder.path() / "a.warc.gz").string();
  WarcWriter writer(path, kInfo);
  const WarcRecords records = make_records(chain, {"alive", ""});
  const std::uint64_t base = writer.append(records);
  ReplayWeb web({path}, 10);
  const auto captured = web.captured(ask(web, chain.url));
  REQUIRE(captured.has_value());
  CHECK(captured->file == path);
  CHECK(captured->offset == base + records.answers.back().offset);
  CHECK(captured->length == records.answers.back().length);
  CHECK(captured->digest == records.answers.back().digest);
  CHECK(captured->at == chain.last().at);
}

TEST_CASE("A chain that was cut off by a killed run is not answered by half", "[archive]") {
  const Chain chain = chain_as_given(
      {redirect("http://a.example/", "http://b.example/", 0), stored_page("http://b.example/", "x")});
  TemporaryFolder folder;
  const std::string path = (folder.path() / "a.warc.gz").string();
  WarcWriter writer(path, kInfo);
  WarcRecords records = make_records(chain, {"alive", ""});
  records.bytes = records.bytes.head(records.bytes.size() - 10);
  writer.append(records);
  ReplayWeb web({path}, 10);
  CHECK(web.problems().size() == 1);
  const Chain answer = ask(web, "http://a.example/");
  CHECK(answer.exchanges.size() == 2);  // followed by what the records say themselves
  CHECK(answer.last().body == "x");
}

TEST_CASE("Fewer redirects than recorded may be permitted", "[archive]") {
  const Archive archive({chain_as_given({redirect("http://a.example/", "http://b.example/", 0),
                                         redirect("http://b.example/", "http://c.example/", 1), [] {
                                           Exchange last = stored_page("http://c.example/", "x");
                                           last.hop = 2;
                                           return last;
                                         }()})});
  ReplayWeb enough({archive.path()}, 2), few({archive.path()}, 1);
  CHECK(ask(enough, "http://a.example/").end == Chain::End::answered);
  const Chain cut = ask(few, "http://a.example/");
  CHECK(cut.end == Chain::End::too_many_redirects);
  CHECK(cut.last().url == "http://b.example/");
}

TEST_CASE("A damaged response leaves its URL unanswered and is named", "[archive]") {
  const Chain chain = chain_as_given({stored_page("http://example.org/", "hello")});
  const Archive archive({chain, chain_as_given({stored_page("http://other.example/", "x")})});
  std::string bytes = read_file(archive.path());
  ReplayWeb whole({archive.path()}, 10);
  const auto captured = whole.captured(ask(whole, "http://example.org/"));
  REQUIRE(captured.has_value());
  bytes[captured->offset + captured->length / 2] ^= 1;
  write_file(archive.path(), bytes);
  ReplayWeb web({archive.path()}, 10);
  REQUIRE(web.problems().size() == 1);
  CHECK_THAT(web.problems().front(), Catch::Contains("byte " + std::to_string(captured->offset)));
  CHECK(ask(web, "http://example.org/").last().failure == NetFailure::not_recorded);
  CHECK(ask(web, "http://other.example/").last().body == "x");
}

TEST_CASE("Archives of other tools answer by URL, redirects followed", "[archive]") {
  TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc").string();
  const std::string page_block = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nnew\r\n0\r\n\r\n";
  const std::string digest = "WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n";
  write_file(path, foreign("response", "http://a.example/x", "2020-01-01T00:00:00Z",
                           "HTTP/1.1 301 Moved\r\nLocation: /y\r\n\r\n") +
                       foreign("response", "http://a.example/y", "2021-01-01T00:00:00Z", page_block) +
                       foreign("response", "http://a.example/y", "2020-01-01T00:00:00Z",
                               "HTTP/1.1 200 OK\r\n\r\nold") +
                       foreign("response", "http://a.example/loop", "2020-01-01T00:00:00Z",
                               "HTTP/1.1 302 Found\r\nLocation: /loop\r\n\r\n") +
                       foreign("response", "http://a.example/away", "2020-01-01T00:00:00Z",
                               "HTTP/1.1 302 Found\r\nLocation: http://unknown.example/\r\n\r\n") +
                       foreign("revisit", "http://a.example/again", "2022-01-01T00:00:00Z",
                               "HTTP/1.1 200 OK\r\nA: b\r\n\r\n",
                               "WARC-Refers-To-Target-URI: http://a.example/y\r\nWARC-Refers-To-Date: "
                               "2021-01-01T00:00:00Z\r\n") +
                       foreign("revisit", "http://a.example/lost", "2022-01-01T00:00:00Z",
                               "HTTP/1.1 200 OK\r\nA: b\r\n\r\n"));
  ReplayWeb web({path}, 10);
  const Chain moved = ask(web, "http://a.example/x");
  CHECK(moved.end == Chain::End::answered);
  REQUIRE(moved.exchanges.size() == 2);
  CHECK(moved.exchanges[0]->status == 301);
  CHECK(moved.last().url == "http://a.example/y");
  CHECK(moved.last().hop == 1);
  CHECK(moved.last().body == "new");
  CHECK(web.captured(moved).has_value());
  CHECK(ask(web, "http://a.example/loop").end == Chain::End::redirect_loop);
  const Chain away = ask(web, "http://a.example/away");
  CHECK(away.end == Chain::End::failed);
  CHECK(away.last().failure == NetFailure::not_recorded);
  const Chain again = ask(web, "http://a.example/again");
  CHECK(again.last().body == "new");
  CHECK(header(again.last().response_head, "A") == "b");
  CHECK(ask(web, "http://a.example/lost").last().failure == NetFailure::not_recorded);
  CHECK(web.problems().size() == 1);
  ReplayWeb none({path}, 0);
  CHECK(ask(none, "http://a.example/x").end == Chain::End::too_many_redirects);
  CHECK(web.recorded_at() == Instant(std::chrono::milliseconds(1'577'836'800'000)));
}

TEST_CASE("Real archives of other tools are replayed", "[archive]") {
  if (!std::filesystem::exists(shared_warcs())) {
    WARN("skipped: no ../shared/data/archive/warc");
    return;
  }
  for (const auto& entry : std::filesystem::directory_iterator(shared_warcs())) {
    const std::string name = entry.path().filename().string();
    if (name.find(".warc") == std::string::npos) continue;
    INFO(name);
    ReplayWeb web({entry.path().string()}, 10);
    ask(web, "http://example.com/");
  }
  for (const char* name :
       {"warcio__example.warc.gz", "pywb__example.warc", "warcio__example-wget-bad-target-uri.warc.gz"}) {
    if (!std::filesystem::exists(shared_warcs() / name)) continue;
    INFO(name);
    ReplayWeb web({(shared_warcs() / name).string()}, 10);
    const Chain chain = ask(
        web, std::string(name).starts_with("pywb") ? "http://example.com?example=1" : "http://example.com/");
    CHECK(chain.end == Chain::End::answered);
    CHECK(chain.last().status == 200);
    CHECK(chain.last().body.size() > 500);
  }
}
