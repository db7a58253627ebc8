// Bodies that lie in temporary files are archived, replayed and gone on with as those in memory are.
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <random>
#include <sstream>

#include "checker/archive/archive_tool.hpp"
#include "checker/archive/digest.hpp"
#include "checker/archive/earlier_archive.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/page/page.hpp"
#include "checker/web/classify.hpp"
#include "support/catch.hpp"
#include "support/file_size_limit.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

/// More than is held in memory; nothing of it repeats.
std::string long_text() {
  std::mt19937 random(11);
  std::string out(SpooledBytes::kInMemory + 300'000, ' ');
  for (char& c : out) c = static_cast<char>('0' + random() % 64);
  return out;
}

SpooledBytes in_file(std::string_view text) {
  SpooledBytes bytes(0U);
  bytes.append(text);
  return bytes;
}

Exchange long_page(const std::string& url, SpooledBytes body) {
  Exchange exchange = stored_page(url, "");
  exchange.response_head =
      "HTTP/1.1 200 Fine\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(body.size()) +
      "\r\nETag: \"v1\"\r\n\r\n";
  exchange.body = std::move(body);
  return exchange;
}

/// The archive of one page, without anything that depends on its name.
std::string archive_of(const TemporaryFolder& folder, const std::string& name, const Exchange& page) {
  const std::string path = (folder.path() / name).string();
  const auto writer = open_archive(path, kInfo);
  writer->append(make_records(chain_as_given({page}), {"alive", "200 OK"}));
  writer->close();
  return path;
}

/// Where temporary files are made, for as long as this lives.
class TemporaryFilesIn {
 public:
  explicit TemporaryFilesIn(const std::string& folder) {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    ::setenv("TMPDIR", folder.c_str(), 1);
  }
  ~TemporaryFilesIn() {
    if (before_)
      ::setenv("TMPDIR", before_->c_str(), 1);
    else
      ::unsetenv("TMPDIR");
  }
  TemporaryFilesIn(const TemporaryFilesIn&) = delete;
  TemporaryFilesIn& operator=(const TemporaryFilesIn&) = delete;

 private:
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("Few bytes are held in memory, more lie in a file, and they are the same", "[archive]") {
  const std::string text = long_text();
  SpooledBytes bytes(1000U);
  for (std::size_t at = 0; at < text.size(); at += 777) {
    CHECK(bytes.in_file() == (at > 1000));
    bytes.append(std::string_view(text).substr(at, 777));
  }
  CHECK(bytes.size() == text.size());
  CHECK((bytes == text));
  CHECK((bytes == SpooledBytes(text)));
  CHECK((bytes.head(10) == text.substr(0, 10)));
  std::string buffer, joined;
  CHECK((bytes.read(text.size() - 5, 100, buffer) == text.substr(text.size() - 5)));
  CHECK(bytes.read(text.size() + 5, 100, buffer).empty());
  bytes.for_each_piece([&](std::string_view piece) { joined += piece; });
  CHECK((joined == text));
  std::string changed = text;
  changed.replace(500, 4, "####");
  bytes.overwrite(500, "####");
  CHECK((bytes == changed));
  CHECK_FALSE((bytes == text));
  const SpooledBytes copy = bytes;
  bytes.clear();
  CHECK(bytes.empty());
  CHECK((copy == changed));
  bytes.append("anew");
  CHECK((bytes == "anew"));
  CHECK_FALSE(bytes.in_file());
}

TEST_CASE("Where no temporary file can be made memory is used", "[archive]") {
  const TemporaryFilesIn nowhere("/nonexistent");
  const SpooledBytes bytes = in_file("some bytes");
  CHECK_FALSE(bytes.in_file());
  CHECK((bytes == "some bytes"));
}

TEST_CASE("A temporary file has no name", "[archive]") {
  const TemporaryFolder folder;
  const TemporaryFilesIn here(folder.path().string());
  const SpooledBytes bytes = in_file("some bytes");
  CHECK(bytes.in_file());
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A disk without room for a long body is told, and what was there stays", "[archive]") {
  SpooledBytes bytes = in_file(std::string(1000, 'a'));
  {
    const FileSizeLimit limit(2000);
    CHECK_THROWS_WITH(bytes.append(std::string(1500, 'b')),
                      Catch::Contains("temporary file in ") && Catch::Contains("TMPDIR"));
  }
  CHECK((bytes == std::string(1000, 'a')));
}

TEST_CASE("The archive of a body in a file is that of the same body in memory", "[archive]") {
  const std::string text = long_text(), url = "http://a.example/long";
  const TemporaryFolder first, second;
  for (const std::string name : {"x.warc.gz", "x.wacz"}) {
    Exchange whole = long_page(url, SpooledBytes(text)), filed = long_page(url, in_file(text));
    for (const Exchange::Cut cut : {Exchange::Cut::none, Exchange::Cut::time}) {
      whole.cut = filed.cut = cut;
      const std::string path = archive_of(second, std::to_string(static_cast<int>(cut)) + name, filed);
      CHECK((read_file(path) ==
             read_file(archive_of(first, std::to_string(static_cast<int>(cut)) + name, whole))));
      std::ostringstream said, payload;
      CHECK(verify_archive(path, said).sound());
      CHECK(get_by_url({path}, url, payload));
      CHECK((payload.str() == text));
      ReplayWeb replay({path}, 10);
      const Chain again = ask(replay, url);
      CHECK(again.last().body.in_file());
      CHECK((again.last().body == text));
      CHECK(again.last().cut == cut);
      CHECK(replay.captured(again)->digest == labelled_sha256(text));
    }
  }
}

TEST_CASE("A long body that there is no room for is not replayed, and why is told", "[archive]") {
  const std::string url = "http://a.example/long";
  const TemporaryFolder folder;
  ReplayWeb replay({archive_of(folder, "x.warc.gz", long_page(url, in_file(long_text())))}, 10);
  {
    const FileSizeLimit limit(100'000);
    const Chain chain = ask(replay, url);
    REQUIRE(chain.exchanges.size() == 1);
    CHECK(chain.last().failure == NetFailure::not_recorded);
    CHECK_THAT(chain.last().failure_detail, Catch::Contains("temporary file") && Catch::Contains("TMPDIR"));
  }
  CHECK(ask(replay, url).last().status == 200);
}

TEST_CASE("A body that its archive has compressed beyond measure is not unpacked to its end", "[archive]") {
  const std::string url = "http://a.example/long";
  const TemporaryFolder folder;
  SpooledBytes zeros;
  for (int i = 0; i < 200; ++i) zeros.append(std::string(1U << 20, '\0'));
  const std::string path = archive_of(folder, "x.warc.gz", long_page(url, std::move(zeros)));
  const std::uint64_t packed = std::filesystem::file_size(path);
  ReplayWeb replay({path}, 10);
  const Chain chain = ask(replay, url);
  CHECK(chain.last().status == 200);
  CHECK(chain.last().body.size() <= (64U << 20) + 100 * packed);
  CHECK(chain.last().body.size() >= 64U << 20);
  CHECK(chain.last().cut == Exchange::Cut::length);
  CHECK_THAT(classify(chain, nullptr).reason, Catch::Contains("were read: its archive has it compressed"));
  // All of it is checked, none of it is kept; and who asks for the payload gets it.
  std::ostringstream said;
  CHECK(verify_archive(path, said).sound());
}

TEST_CASE("A long answer that has not changed is referred to, and replays whole", "[archive]") {
  const std::string text = long_text(), url = "http://a.example/long";
  const TemporaryFolder folder;
  const std::string path = archive_of(folder, "x.warc.gz", long_page(url, in_file(text)));
  const EarlierArchive earlier({path});
  Exchange answer = stored_page(url, "", 304);
  answer.response_head = "HTTP/1.1 304 Not Modified\r\n\r\n";
  const Chain complete = earlier.complete(chain_as_given({answer}));
  CHECK((complete.last().body == text));
  const WarcRecords records = make_records(complete, {"alive", "200 OK"});
  REQUIRE(records.answers.size() == 1);
  CHECK(records.answers.front().revisit);
  CHECK(records.answers.front().digest == labelled_sha256(text));
  CHECK(records.bytes.size() < 5'000);
}

TEST_CASE("A long body in chunks is read without them", "[archive]") {
  const std::string text = long_text();
  const auto chunk = [](std::string_view bytes) {
    std::ostringstream out;
    out << std::hex << bytes.size() << "\r\n" << bytes << "\r\n";
    return out.str();
  };
  const std::string_view all = text;
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  std::string chunks = chunk(all.substr(0, 700'001)) + chunk(all.substr(700'001));
  bool whole = true;
  CHECK((entity_body(head, in_file(chunks), whole) == text));
  CHECK_FALSE(whole);  // the last chunk is missing
  chunks += "0\r\n\r\n";
  CHECK((entity_body(head, in_file(chunks), whole) == text));
  CHECK(whole);
  CHECK((entity_body("HTTP/1.1 200 OK\r\n\r\n", in_file(chunks), whole) == chunks));
}

TEST_CASE("Of a long body that lies in a file only its head is decoded", "[archive]") {
  const std::string text = long_text();
  const Exchange page = long_page("http://a.example/", in_file(text));
  const Result<std::string> decoded = decode_body(page, 5000);
  REQUIRE(decoded);
  CHECK((*decoded == text.substr(0, 5000)));
}
