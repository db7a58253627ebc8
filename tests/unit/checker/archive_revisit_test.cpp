// What is archived already is referred to: within a run, and in archives of earlier ones. And whatever the
// exchanges are, they are read back as they were written.
#include <random>
#include <sstream>

#include "checker/archive/archive_tool.hpp"
#include "checker/archive/earlier_archive.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/archive/stored_message.hpp"
#include "checker/archive/warc_writer.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

const std::string kLong(2000, 'x');
const std::string kLongSha256 = "5c0e0ea421571c300b5df6aec0a118b5c3dc02e0683a546341d5efc689df2f58";

/// The blocks of an archive's records, one behind the other.
std::string unpacked(const std::string& path) {
  std::string blocks;
  WarcReader reader(path);
  while (reader.next([&](const WarcRecord&, std::string_view piece) { blocks += piece; })) {
  }
  return blocks;
}

class Writer {
 public:
  explicit Writer(const std::string& path, std::chrono::hours later = {}) : writer_(path, info(later)) {}
  /// As the keeper does.
  WarcRecords keep(const Chain& chain, Ledger& ledger) {
    WarcRecords records = make_records(chain, {"alive", "200 OK"}, &ledger);
    writer_.append(records);
    for (const RecordedAnswer& answer : records.answers)
      if (answer.whole && !answer.revisit)
        ledger.note_payload(
            {answer.id, answer.url, format_warc_date(answer.at), answer.digest, answer.digest});
    return records;
  }
  void close() { writer_.close(); }

 private:
  static ArchiveInfo info(std::chrono::hours later) {
    ArchiveInfo out = kInfo;
    out.started += later;
    return out;
  }
  WarcWriter writer_;
};

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string out(random() % (most + 1), ' ');
  const bool bytes = random() % 3 == 0;
  for (char& c : out) c = static_cast<char>(bytes ? random() & 0xFF : 0x20 + random() % 95);
  return out;
}

/// Anything that may have been exchanged.
Exchange random_exchange(std::mt19937& random, int hop) {
  Exchange exchange =
      stored_page("http://h" + std::to_string(random() % 5) + ".example/" + std::to_string(random() % 1000) +
                      "?q=%E4 ä\"|" + std::to_string(random()),
                  random() % 4 == 0 ? kLong : random_text(random, 3000));
  exchange.hop = hop;
  exchange.at = kMorning + std::chrono::milliseconds(random() % 100'000);
  exchange.elapsed = std::chrono::milliseconds(random() % 9000);
  switch (random() % 5) {
    case 0:
      exchange = failure(exchange.url, static_cast<NetFailure>(1 + random() % 17));
      exchange.hop = hop;
      break;
    case 1:
      exchange.response_head = "HTTP/2 200 \r\n" + random_text(random, 200) + "\r\n\r\n";
      break;
    case 2:
      exchange.cut = static_cast<Exchange::Cut>(1 + random() % 3);
      break;
    case 3:
      exchange.response_head =
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nSet-Cookie: secret=1\r\n\r\n";
      break;
    default:
      break;
  }
  return exchange;
}

void check_read_back(const Exchange& written, const Exchange& read) {
  CHECK(read.url == written.url);
  CHECK(read.at == written.at);
  CHECK(read.elapsed == written.elapsed);
  CHECK(read.status == written.status);
  CHECK(read.body == written.body);
  CHECK(read.cut == written.cut);
  CHECK(read.failure == written.failure);
  CHECK(read.response_head == (has_response(written) ? stored_response_head(written) : ""));
  CHECK(read.hop == written.hop);
}

}  // namespace

TEST_CASE("Random exchanges are read back as they were written", "[archive][property]") {
  std::mt19937 random(2026);
  const TemporaryFolder folder;
  for (const std::string name : {"x.warc.gz", "x.wacz"}) {
    const std::string path = (folder.path() / name).string();
    std::vector<Chain> chains;
    Ledger ledger;
    {
      const auto writer = open_archive(path, kInfo);
      for (int i = 0; i < 120; ++i) {
        std::vector<Exchange> exchanges;
        for (int hop = 0, hops = 1 + static_cast<int>(random() % 3); hop < hops; ++hop)
          exchanges.push_back(random_exchange(random, hop));
        exchanges.front().url = "http://seed.example/" + std::to_string(i);
        chains.push_back(chain_as_given(std::move(exchanges), static_cast<Chain::End>(random() % 5)));
        const WarcRecords records = make_records(chains.back(), {"alive", random_text(random, 50)}, &ledger);
        writer->append(records);
        for (const RecordedAnswer& answer : records.answers)
          if (answer.whole && !answer.revisit)
            ledger.note_payload(
                {answer.id, answer.url, format_warc_date(answer.at), answer.digest, answer.digest});
      }
      writer->close();
    }
    std::ostringstream out;
    INFO(out.str());
    CHECK(verify_archive(path, out).sound());
    ReplayWeb replay({path}, 10);
    CHECK(replay.problems().empty());
    for (const Chain& chain : chains) {
      INFO(chain.url);
      const Chain again = ask(replay, chain.url);
      REQUIRE(again.exchanges.size() == chain.exchanges.size());
      CHECK(again.end == chain.end);
      for (std::size_t i = 0; i < chain.exchanges.size(); ++i)
        check_read_back(*chain.exchanges[i], *again.exchanges[i]);
    }
  }
}

TEST_CASE("A body that the archive holds is referred to, under any URL", "[archive][revisit]") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc.gz").string();
  Ledger ledger;
  Writer writer(path);
  CHECK_FALSE(
      writer.keep(chain_as_given({stored_page("http://a.example/", kLong)}), ledger).answers[0].revisit);
  const WarcRecords second = writer.keep(chain_as_given({stored_page("http://b.example/", kLong)}), ledger);
  CHECK(second.answers[0].revisit);
  CHECK(second.bytes.size() < 2000);
  // What is cut may go on differently, and what is short takes no less as a reference.
  Exchange cut = stored_page("http://c.example/", kLong);
  cut.cut = Exchange::Cut::length;
  CHECK_FALSE(writer.keep(chain_as_given({cut}), ledger).answers[0].revisit);
  writer.keep(chain_as_given({stored_page("http://d.example/", "short")}), ledger);
  CHECK_FALSE(
      writer.keep(chain_as_given({stored_page("http://e.example/", "short")}), ledger).answers[0].revisit);
  ReplayWeb replay({path}, 10);
  for (const char* url : {"http://a.example/", "http://b.example/", "http://c.example/"})
    CHECK(ask(replay, url).last().body == kLong);
  std::ostringstream out;
  CHECK(get_by_url({path}, "http://b.example/", out) == kLong.size());
  CHECK(out.str() == kLong);
}

TEST_CASE("A 304 is the earlier answer with the fields it brought anew", "[archive][revisit]") {
  const TemporaryFolder folder;
  const std::string old_path = (folder.path() / "old.warc.gz").string(),
                    new_path = (folder.path() / "new.warc.gz").string(), url = "http://a.example/";
  {
    Exchange page = stored_page(url, kLong);
    page.response_head =
        "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\nX: old\r\n"
        "Content-Type: text/html\r\nContent-Length: 2000\r\n\r\n";
    Ledger ledger;
    Writer(old_path).keep(chain_as_given({page}), ledger);
  }
  const EarlierArchive earlier({old_path});
  CHECK(earlier.conditions(url) ==
        std::vector<std::string>{"If-None-Match: \"1\"", "If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT"});
  CHECK(earlier.conditions("http://other.example/").empty());

  Exchange answer = stored_page(url, "", 304);
  answer.at = kMorning + std::chrono::hours(24);
  answer.response_head =
      "HTTP/1.1 304 Not Modified\r\nX: new\r\nContent-Length: 0\r\nSet-Cookie: a=1\r\n\r\n";
  const Chain live = earlier.complete(chain_as_given({answer}));
  CHECK(live.last().status == 200);
  CHECK(live.last().body == kLong);
  CHECK(header(live.last().response_head, "X") == "new");
  CHECK(header(live.last().response_head, "Content-Length") == "2000");
  CHECK(header(live.last().response_head, "ETag") == "\"1\"");
  CHECK(header(live.last().response_head, "Set-Cookie").empty());
  Ledger ledger;
  earlier.index().tell(ledger, false);
  const WarcRecords records = Writer(new_path, std::chrono::hours(24)).keep(live, ledger);
  CHECK(records.answers[0].status == 304);
  for (const std::vector<std::string>& paths : {std::vector{old_path, new_path}, {new_path, old_path}}) {
    ReplayWeb replay(paths, 10);
    CHECK(replay.problems().empty());
    const Chain again = ask(replay, url);
    CHECK(again.last().status == 200);
    CHECK(again.last().body == kLong);
    CHECK(again.last().response_head == live.last().response_head);
    CHECK(again.last().at == answer.at);
  }
  // A third run asks by what the second one was told, and refers to the record that holds the body.
  const EarlierArchive both({old_path, new_path});
  CHECK(both.complete(chain_as_given({answer})).last().body == kLong);
}

TEST_CASE("What a server is asked by is only what it can have said", "[archive][revisit]") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc.gz").string();
  const auto with_tag = [](const std::string& url, const std::string& tag, int status) {
    Exchange page = stored_page(url, kLong, status);
    page.response_head = "HTTP/1.1 " + std::to_string(status) + " X\r\nETag: " + tag + "\r\n\r\n";
    return page;
  };
  Ledger ledger;
  {
    Writer writer(path);
    writer.keep(chain_as_given({with_tag("http://a.example/", "\"1\"", 404)}), ledger);
    writer.keep(chain_as_given({with_tag("http://b.example/", std::string(5000, 'x'), 200)}), ledger);
    Exchange cut = with_tag("http://c.example/", "\"1\"", 200);
    cut.cut = Exchange::Cut::length;
    writer.keep(chain_as_given({cut}), ledger);
  }
  const EarlierArchive earlier({path});
  for (const char* url : {"http://a.example/", "http://b.example/", "http://c.example/"})
    CHECK(earlier.conditions(url).empty());
  // A 304 that nobody asked for stays what it is.
  CHECK(earlier.complete(chain_as_given({stored_page("http://none.example/", "", 304)})).last().status ==
        304);
}

TEST_CASE("What another tool archived is referred to, whatever digest it states", "[archive][revisit]") {
  const TemporaryFolder folder;
  const std::string old_path = (folder.path() / "old.warc").string(),
                    new_path = (folder.path() / "new.warc.gz").string(), url = "http://a.example/";
  const std::string plain = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + kLong,
                    chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + kLong +
                              "\r\n0\r\n\r\n";
  const struct {
    std::string block, digest;
  } cases[]{{plain, "sha1:R2EU3UNO7FDDP42HV5LI5E2AOWTJ2G3Z"},
            {plain, "md5:6284398f25b31fbdd31e5c6cc04af9ad"},
            {plain, ""},
            {chunked, "sha1:R2EU3UNO7FDDP42HV5LI5E2AOWTJ2G3Z"},
            {chunked, "sha1:MQ3UYD5RFKYHVQTBR4LHO364KFBX47I7"}};
  for (const auto& [block, digest] : cases) {
    INFO(digest << " of " << block.substr(0, 60));
    write_file(old_path,
               "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: "
               "2020-01-01T00:00:00Z\r\nWARC-Target-URI: " +
                   url + "\r\n" + (digest.empty() ? "" : "WARC-Payload-Digest: " + digest + "\r\n") +
                   "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
                   std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n");
    const EarlierArchive earlier({old_path});
    CHECK(earlier.index().problems().empty());
    Ledger ledger;
    earlier.index().tell(ledger, false);
    std::filesystem::remove(new_path);
    Writer writer(new_path);
    const WarcRecords records =
        writer.keep(chain_as_given({stored_page("http://b.example/", kLong)}), ledger);
    writer.close();
    REQUIRE(records.answers.size() == 1);
    CHECK(records.answers[0].revisit);
    // Who holds the two files together finds one digest in both; ours is told beside it.
    if (!digest.empty()) CHECK(records.answers[0].digest == digest);
    const std::string ours = "payloadDigest: sha256:" + kLongSha256;
    CHECK((unpacked(new_path).find(ours) != std::string::npos) == !digest.empty());
    ReplayWeb replay({new_path, old_path}, 10);
    CHECK(replay.problems().empty());
    CHECK(ask(replay, "http://b.example/").last().body == kLong);
    std::ostringstream out;
    CHECK(verify_archive(new_path, out).sound());
  }
}

TEST_CASE("A part of a page, or one that is damaged, is not referred to", "[archive][revisit]") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "old.warc").string();
  const auto is_known = [&](const std::string& fields, const std::string& block) {
    write_file(path,
               "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: "
               "2020-01-01T00:00:00Z\r\nWARC-Target-URI: http://a.example/\r\n" +
                   fields + "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
                   std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n");
    Ledger ledger;
    EarlierArchive({path}).index().tell(ledger, false);
    return ledger.payload("sha256:" + kLongSha256).has_value();
  };
  const std::string block = "HTTP/1.1 200 OK\r\n\r\n" + kLong;
  CHECK(is_known("", block));
  CHECK_FALSE(is_known("WARC-Truncated: length\r\n", block));
  CHECK_FALSE(is_known("WARC-Segment-Number: 1\r\n", block));
  CHECK_FALSE(is_known("WARC-Payload-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n", block));
  CHECK_FALSE(is_known("", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d1\r\n" + kLong));
}
