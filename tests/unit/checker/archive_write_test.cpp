#include <zlib.h>

#include <algorithm>
#include <cstdlib>

#include "checker/archive/gzip.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/archive/warc_fields.hpp"
#include "checker/archive/warc_reader.hpp"
#include "support/catch.hpp"
#include "support/file_size_limit.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace std::string_literals;

namespace {

/// What a gzip member of `size` unpacked bytes holds, by zlib's own check.
std::string gunzipped(std::string member, std::size_t size) {
  std::string out(size + 1, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, MAX_WBITS + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(member.data());
  stream.avail_in = static_cast<uInt>(member.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

struct Read {
  WarcRecord record;
  std::string block;
};

std::vector<Read> read_all(const std::string& path) {
  std::vector<Read> all;
  WarcReader reader(path);
  std::string block;
  while (auto record = reader.next([&](const WarcRecord&, std::string_view piece) { block += piece; })) {
    REQUIRE(record->has_value());
    all.push_back({std::move(**record), std::move(block)});
    block.clear();
  }
  return all;
}

Exchange with_head(const std::string& head, const std::string& body = "body") {
  Exchange exchange = stored_page("http://example.org/", body);
  exchange.response_head = head;
  return exchange;
}

std::string noise(std::size_t size) {
  std::mt19937 random(3);
  std::string out(size, ' ');
  for (char& c : out) c = static_cast<char>(random() & 0xFF);
  return out;
}

}  // namespace

TEST_CASE("A capture is a request, a response and a metadata record of one moment", "[archive]") {
  const Archive archive({chain_as_given({stored_page("https://example.org/ä?q=a b|c", "<p>Hello</p>")})});
  const std::vector<Read> all = read_all(archive.path());
  REQUIRE(all.size() == 5);
  const auto get = [&](std::size_t i, std::string_view name) { return std::string(all[i].record.get(name)); };
  CHECK(get(0, "WARC-Type") == "warcinfo");
  CHECK(get(0, "WARC-Date") == "2026-01-01T00:00:00.123Z");
  CHECK(field(parse_fields(all[0].block), "http-header-user-agent") == kInfo.user_agent);
  CHECK(field(parse_fields(all[0].block), "robots") == "none");
  CHECK(get(1, "WARC-Type") == "request");
  CHECK(get(2, "WARC-Type") == "response");
  CHECK(get(3, "WARC-Type") == "metadata");
  for (std::size_t i = 1; i < 4; ++i) {
    CHECK(get(i, "WARC-Date") == "2026-01-01T00:00:01.623Z");
    CHECK(get(i, "WARC-Target-URI") == "https://example.org/%C3%A4?q=a%20b%7Cc");
    // How the answer came is said once, by the answer.
    CHECK(get(i, "WARC-IP-Address") == (i == 2 ? "192.0.2.7" : ""));
    CHECK(get(i, "WARC-Protocol") == (i == 2 ? "h2" : ""));
    CHECK(get(i, "WARC-Cipher-Suite") == (i == 2 ? "TLS_AES_128_GCM_SHA256" : ""));
  }
  for (std::size_t i = 1; i < 4; ++i) {
    std::vector<std::string> named{get(i, "WARC-Record-ID")}, all_ids;
    for (const WarcField& each : all[i].record.header)
      if (each.name == "WARC-Concurrent-To") named.push_back(each.value);
    for (std::size_t k = 1; k < 4; ++k) all_ids.push_back(get(k, "WARC-Record-ID"));
    std::sort(named.begin(), named.end());
    std::sort(all_ids.begin(), all_ids.end());
    CHECK(named == all_ids);
  }
  const WarcFields about = parse_fields(all[3].block);
  CHECK(field(about, "fetchTimeMs") == "87");
  CHECK(field(about, "seed") == "https://example.org/ä?q=a b|c");
  CHECK(field(about, "verdict") == "alive");
  CHECK(field(about, "reason") == "200 OK");
  CHECK(field(about, "end").empty());  // what is usual is left out
}

TEST_CASE("The same chain gives the same bytes, and every record an id of its own", "[archive]") {
  const Chain chain =
      chain_as_given({stored_page("http://example.org/1", "x"), stored_page("http://example.org/1", "x")});
  CHECK(make_records(chain, {"alive", ""}).bytes == make_records(chain, {"alive", ""}).bytes);
  const Archive archive({chain});
  std::vector<std::string> ids;
  for (const Read& each : read_all(archive.path())) ids.emplace_back(each.record.get("WARC-Record-ID"));
  CHECK(ids.size() == 8);
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
  CHECK(ids.front().size() == std::string("<urn:uuid:00000000-0000-8000-8000-000000000000>").size());
}

TEST_CASE("Where responses lie is told as they lie in the file", "[archive]") {
  const WarcRecords records = make_records(chain_as_given({stored_page("http://example.org/1", "one"),
                                                           stored_page("http://example.org/2", "two")}),
                                           {"alive", ""});
  REQUIRE(records.answers.size() == 2);
  CHECK(records.answers[1].exchange == 1);
  TemporaryFolder folder;
  const std::string path = (folder.path() / "a.warc.gz").string();
  WarcWriter writer(path, kInfo);
  const std::uint64_t base = writer.append(records);
  for (const RecordedAnswer& each : records.answers) {
    const auto record = WarcReader(path).at({base + each.offset, 0});
    REQUIRE(record.has_value());
    CHECK(record->length == each.length);
    CHECK(record->get("WARC-Type") == "response");
    CHECK(record->get("WARC-Payload-Digest") == each.digest);
  }
}

TEST_CASE("A stored head speaks of the body as it is stored", "[archive]") {
  const auto stored = [](const std::string& head) { return stored_response_head(with_head(head)); };
  CHECK(stored("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br\r\n\r\n") ==
        "HTTP/1.1 200 OK\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n"
        "Content-Length: 4\r\n\r\n");
  CHECK(stored("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n") ==
        "HTTP/1.1 200 OK\r\nX-Archive-Orig-Content-Length: 99\r\nContent-Length: 4\r\n\r\n");
  CHECK(stored("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n") ==
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
  CHECK(stored("HTTP/1.1 200 OK\r\n\r\n") == "HTTP/1.1 200 OK\r\n\r\n");
  CHECK(stored("HTTP/2 200 \r\nA: b\r\n\r\n") == "HTTP/1.1 200 OK\r\nA: b\r\n\r\n");
  CHECK(stored("HTTP/1.1 200 OK\r\nset-cookie: id=secret\r\nSet-Cookie : id=secret\r\nA: b\r\n\r\n") ==
        "HTTP/1.1 200 OK\r\nA: b\r\n\r\n");
  CHECK(stored("") == "HTTP/1.1 200 OK\r\n\r\n");
  SECTION("hostile bytes cannot end it early") {
    CHECK(stored("HTTP/1.1 200 OK\r\nA: b\rc\0d\nB: \xff\n\nHTTP/1.1 404 No\r\n folded"s) ==
          "HTTP/1.1 200 OK\r\nA: b c d\r\nB: \xff\r\nHTTP/1.1 404 No folded\r\n\r\n");
  }
  SECTION("a cut body keeps the length it should have had") {
    Exchange cut = with_head("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
    cut.cut = Exchange::Cut::length;
    CHECK(stored_response_head(cut) == "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
  }
  SECTION("storing twice changes nothing") {
    std::mt19937 random(11);
    const std::vector<std::string> parts{"\r\n",   "\n",  "A: b",           "Content-Length: 4",
                                         "\r",     " x",  "Set-Cookie: a",  "Transfer-Encoding: chunked",
                                         "HTTP/2", "\t:", "HTTP/1.1 200 OK"};
    for (int i = 0; i < 2000; ++i) {
      std::string head;
      for (int k = 0; k < 8; ++k) head += parts[random() % parts.size()];
      Exchange exchange = with_head(head);
      exchange.response_head = stored_response_head(exchange);
      CHECK(stored_response_head(exchange) == exchange.response_head);
      CHECK(exchange.response_head.find("\r\n\r\n") == exchange.response_head.size() - 4);
    }
  }
}

TEST_CASE("Credentials are never recorded", "[archive]") {
  Exchange exchange = stored_page("http://user:word@example.org/", "x");
  exchange.request_head =
      "GET / HTTP/1.1\r\nAuthorization: Basic c2VjcmV0\r\nCOOKIE: c2VjcmV0\r\nHost: example.org\r\n\r\n";
  CHECK(stored_request_head(exchange) == "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n");
  const Archive archive({chain_as_given({exchange})});
  for (const Read& each : read_all(archive.path())) {
    CHECK(each.block.find("c2VjcmV0") == std::string::npos);
    CHECK(each.block.find("word") == std::string::npos);
    CHECK(each.record.get("WARC-Target-URI").find("word") == std::string_view::npos);
  }
}

TEST_CASE("A request line that is none is made from the URL", "[archive]") {
  Exchange exchange = stored_page("http://example.org?a=b", "x");
  exchange.request_head = "GET / with spaces HTTP/2\r\nHost: example.org\r\n\r\n";
  CHECK(stored_request_head(exchange) == "GET /?a=b HTTP/1.1\r\nHost: example.org\r\n\r\n");
}

TEST_CASE("An archive that exists is never written over", "[archive]") {
  TemporaryFolder folder;
  const std::string path = (folder.path() / "a.warc.gz").string();
  write_file(path, "precious");
  CHECK_THROWS_WITH(WarcWriter(path, kInfo), Catch::Contains("--archive"));
  CHECK(read_file(path) == "precious");
  CHECK_THROWS_WITH(WarcWriter((folder.path() / "no/such/a.warc.gz").string(), kInfo),
                    Catch::Contains("cannot create") && Catch::Contains("--no-archive"));
}

TEST_CASE("A full disk leaves the archive whole up to the last append", "[archive]") {
  TemporaryFolder folder;
  const std::string path = (folder.path() / "a.warc.gz").string();
  WarcWriter writer(path, kInfo);
  const WarcRecords small =
      make_records(chain_as_given({stored_page("http://example.org/1", "x")}), {"alive", ""});
  writer.append(small);
  const std::string before = read_file(path);
  const WarcRecords large =
      make_records(chain_as_given({stored_page("http://example.org/2", noise(200'000))}), {"alive", ""});
  {
    const FileSizeLimit limit(before.size() + 1000);
    CHECK_THROWS_WITH(writer.append(large), Catch::Contains("the disk is full"));
  }
  CHECK(read_file(path) == before);
  CHECK(writer.append(small) == before.size());
  CHECK(read_file(path) == before + small.bytes.head(small.bytes.size()));
  const FileSizeLimit limit(10);
  CHECK_THROWS_WITH(WarcWriter((folder.path() / "b.warc.gz").string(), kInfo),
                    Catch::Contains("the disk is full"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "b.warc.gz"));
}

TEST_CASE("A sealed gzip member is a gzip member", "[archive]") {
  for (const std::size_t size : {0U, 1U, 1000U, 300'000U}) {
    std::string member;
    append_gzip_member(member, noise(size));
    REQUIRE(seal_in(member).has_value());
    CHECK(add_to_crc(sealed_header_crc(member), std::string_view(member).substr(kSealedHeaderSize)) ==
          *seal_in(member));
  }
}

TEST_CASE("A gzip member is the same wherever its content lies, and holds all of it", "[archive]") {
  for (const std::size_t size : {0U, 1U, 1000U, 300'000U, 3'000'000U}) {
    const std::string body = noise(size);
    SpooledBytes from_memory(std::string("x")), from_file(std::string("x")), filed(0U);
    filed.append(body);
    append_gzip_member(from_memory, "head", SpooledBytes(body), "end");
    append_gzip_member(from_file, "head", filed, "end");
    CHECK(from_file == from_memory);
    const std::string member = from_file.head(from_file.size()).substr(1);
    CHECK(gunzipped(member, size + 7) == "head" + body + "end");
    CHECK(add_to_crc(sealed_header_crc(member), std::string_view(member).substr(kSealedHeaderSize)) ==
          seal_in(member));
  }
}

TEST_CASE("A long body is packed where it shrinks and stored where it does not", "[archive]") {
  constexpr std::size_t kMega = 1U << 20;
  const std::string film = noise(20 * kMega), text(20 * kMega, 'a');
  SpooledBytes out;
  append_gzip_member(out, "head", SpooledBytes(film + text), "end");
  CHECK(out.size() > film.size());
  // Of the text no more is stored than lies before the next trial.
  CHECK(out.size() < film.size() + 16 * kMega);
  CHECK((gunzipped(out.head(out.size()), film.size() + text.size() + 7) == "head" + film + text + "end"));
}

TEST_CASE("WARC dates are read at every precision and written with milliseconds", "[archive]") {
  CHECK(format_warc_date(kMorning) == "2026-01-01T00:00:00.123Z");
  CHECK(parse_warc_date("2026-01-01T00:00:00.123456789Z") == kMorning);
  CHECK(parse_warc_date("2026-01-01T00:00:00.1Z") == kMorning - std::chrono::milliseconds(23));
  for (const char* same : {"2026-01-01T00:00:00Z", "2026-01-01T00:00Z", "2026-01-01", "2026-01", "2026"})
    CHECK(parse_warc_date(same) == kMorning - std::chrono::milliseconds(123));
  for (const char* bad : {"", "2026-13-01", "2026-02-30", "2026-01-01T", "2026-01-01T00:00:00",
                          "2026-01-01T00:00:00.Z", "2026-01-01T24:00:00Z", "2026-1-1", "20260101000000"})
    CHECK_FALSE(parse_warc_date(bad).has_value());
}

TEST_CASE("The independent validator accepts what is written", "[archive]") {
  const std::filesystem::path validator =
      std::filesystem::path(CITECHECK_SOURCE_DIR) / ".." / "shared" / "tools" / "validate-warc.py";
  if (!std::filesystem::exists(validator) || std::system("python3 -c pass >/dev/null 2>&1") != 0) {
    WARN("skipped: no python3 or no ../shared/tools/validate-warc.py");
    return;
  }
  std::vector<Chain> chains{chain_as_given({stored_page("https://example.org/ä b", "<p>one</p>")})};
  for (int i = 1; i <= static_cast<int>(NetFailure::not_recorded); ++i)
    chains.push_back(chain_as_given(
        {failure("http://f" + std::to_string(i) + ".example/\"<x>", static_cast<NetFailure>(i))},
        Chain::End::failed));
  Exchange cut = stored_page("http://example.org/cut", "half");
  cut.response_head = "HTTP/1.1 200 OK\r\nContent-Length: 999\r\nTransfer-Encoding: chunked\r\n\r\n";
  cut.cut = Exchange::Cut::disconnect;
  cut.failure = NetFailure::reset;
  cut.failure_detail = "hostile \r\n words \xff \0"s;
  chains.push_back(chain_as_given({cut}, Chain::End::failed));
  Exchange hostile = stored_page("http://example.org/h", "x");
  hostile.response_head = "HTTP/3 200\nA\0: b\r\r\n\r\nSet-Cookie: a\nContent-Length: 7\n"s;
  hostile.request_head = "NONSENSE";
  chains.push_back(chain_as_given({hostile}));
  Exchange bodiless = stored_page("http://example.org/304", "", 304);
  bodiless.response_head = "HTTP/1.1 304 Not Modified\r\nContent-Length: 12\r\n\r\n";
  chains.push_back(chain_as_given({bodiless}));
  const Archive archive(chains);
  const std::string command =
      "python3 '" + validator.string() + "' --strict --closed '" + archive.path() + "'";
  CHECK(std::system((command + " >/dev/null 2>&1").c_str()) == 0);
}

TEST_CASE("Throughput of making records", "[.archive-throughput]") {
  std::mt19937 random(5);
  std::vector<std::string> words;
  for (int i = 0; i < 3000; ++i) {
    std::string word;
    for (std::size_t k = 0; k < 2 + random() % 8; ++k) word += static_cast<char>('a' + random() % 26);
    words.push_back(word);
  }
  std::vector<Chain> chains;
  std::size_t bytes = 0;
  for (int i = 0; i < 300; ++i) {
    std::string body;
    while (body.size() < 30'000) {
      const std::string& word = words[static_cast<std::size_t>(std::min(random() % 3000, random() % 3000))];
      body +=
          random() % 12 == 0 ? "<p class=\"text\"><a href=\"/" + word + "\">" + word + "</a> " : word + ' ';
    }
    bytes += body.size();
    chains.push_back(chain_as_given({stored_page("http://example.org/" + std::to_string(i), body)}));
  }
  const auto begin = std::chrono::steady_clock::now();
  std::uint64_t packed = 0;
  for (const Chain& chain : chains) packed += make_records(chain, {"alive", "200 OK"}).bytes.size();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  WARN(static_cast<double>(bytes) / 1e6 / took.count()
       << " MB/s, ratio " << static_cast<double>(packed) / static_cast<double>(bytes));
}
