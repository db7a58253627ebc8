#include <zlib.h>

#include <algorithm>
#include <sstream>

#include "checker/archive/gzip.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/archive/warc_reader.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

struct Reading {
  std::vector<std::string> targets, blocks;
  std::vector<std::uint64_t> damage;
};

Reading read(const std::string& path) {
  Reading reading;
  WarcReader reader(path);
  std::string block;
  while (auto record = reader.next([&](const WarcRecord&, std::string_view piece) { block += piece; })) {
    if (*record) {
      reading.targets.emplace_back((*record)->get("WARC-Target-URI"));
      reading.blocks.push_back(block);
    } else {
      reading.damage.push_back(record->error().offset);
    }
    block.clear();
  }
  return reading;
}

std::string plain_record(const std::string& target, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:x:" + target +
         ">\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: " + target +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string gzip(const std::string& bytes) {
  std::string out;
  append_gzip_member(out, bytes);
  return out;
}

std::string at(const std::filesystem::path& path, const std::string& bytes) {
  write_file(path, bytes);
  return path.string();
}

}  // namespace

TEST_CASE("Plain, gzip by record and gzip over all give the same records", "[archive]") {
  TemporaryFolder folder;
  const std::string a = plain_record("http://a/", "first"),
                    b = plain_record("http://b/", std::string(200'000, 'b')),
                    c = plain_record("http://c/", "");
  const std::vector<std::string> forms{a + b + c, gzip(a) + gzip(b) + gzip(c), gzip(a + b + c)};
  for (const std::string& form : forms) {
    const std::string path = at(folder.path() / "x.warc", form);
    const Reading reading = read(path);
    CHECK(reading.damage.empty());
    CHECK(reading.targets == std::vector<std::string>{"http://a/", "http://b/", "http://c/"});
    CHECK(reading.blocks == std::vector<std::string>{"first", std::string(200'000, 'b'), ""});
    WarcReader places(path), again(path);
    while (auto record = places.next()) {
      const auto same = again.at((*record)->place);
      REQUIRE(same.has_value());
      CHECK(same->get("WARC-Target-URI") == (*record)->get("WARC-Target-URI"));
    }
  }
}

TEST_CASE("A damaged record is told with its place, and the next one is read", "[archive]") {
  TemporaryFolder folder;
  const std::string a = plain_record("http://a/", "first"), b = plain_record("http://b/", "second"),
                    c = plain_record("http://c/", "third");
  const std::vector<std::string> around{"http://a/", "http://c/"};
  const auto check = [&](const std::string& bytes, std::size_t offset) {
    const Reading reading = read(at(folder.path() / "x.warc", bytes));
    CHECK(reading.targets == around);
    CHECK(reading.damage == std::vector<std::uint64_t>{offset});
  };
  const auto spoilt = [](std::string text, const std::string& part, const std::string& by) {
    return text.replace(text.find(part), part.size(), by);
  };
  for (const auto& [part, by] : std::vector<std::pair<std::string, std::string>>{
           {"WARC/1.0", "WARX/1.0"},
           {"WARC-Type:", "WARC Type:"},
           {"Content-Length: 6", "Content-Length: x"},
           {"Content-Length: 6", "Content-Length: 5"},
           {"Content-Length: 6", "Content-Length: 99999999999999999999"},
           {"Content-Length: 6", "Content-Length: 60"}}) {
    const std::string bad = spoilt(b, part, by);
    check(a + bad + c, a.size());
    check(gzip(a) + gzip(bad) + gzip(c), gzip(a).size());
  }
  std::string flipped = gzip(b);
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 4);
  check(gzip(a) + flipped + gzip(c), gzip(a).size());
  check(gzip(a) + gzip(b).substr(0, 40) + gzip(c), gzip(a).size());
  check(gzip(a) + "garbage" + gzip(c), gzip(a).size());
  check(gzip(a) + gzip("") + gzip(c), gzip(a).size());
}

TEST_CASE("Cut anywhere, an archive still gives all records before the cut", "[archive]") {
  TemporaryFolder folder;
  const Archive archive({chain_as_given({stored_page("http://example.org/1", "one")})});
  const std::string whole = read_file(archive.path());
  std::vector<std::uint64_t> ends;
  WarcReader reader(archive.path());
  while (auto record = reader.next()) ends.push_back((*record)->place.offset + (*record)->length);
  REQUIRE(ends.size() == 5);
  const std::string path = (folder.path() / "cut.warc.gz").string();
  for (std::size_t size = 5; size < whole.size(); ++size) {
    write_file(path, whole.substr(0, size));
    const Reading reading = read(path);
    const auto before = static_cast<std::size_t>(
        std::count_if(ends.begin(), ends.end(), [&](std::uint64_t end) { return end <= size; }));
    CHECK(reading.targets.size() == before);
    const bool at_end = before > 0 && ends[before - 1] == size;
    CHECK(reading.damage.empty() == at_end);
  }
}

TEST_CASE("Files that are no WARC are refused with what to do", "[archive]") {
  TemporaryFolder folder;
  const auto refusal = [&](const std::string& bytes) -> std::string {
    try {
      WarcReader reader(at(folder.path() / "x", bytes));
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return {};
  };
  CHECK_THAT(refusal("PK\x03\x04zip"), Catch::Contains("WACZ") && Catch::Contains("unpack"));
  CHECK_THAT(refusal("<html>"), Catch::Contains("no WARC file"));
  CHECK_THAT(refusal(""), Catch::Contains("empty"));
  CHECK_THROWS_WITH(WarcReader((folder.path() / "absent").string()), Catch::Contains("check the name"));
  CHECK_THROWS_WITH(WarcReader(folder.path().string()), Catch::Contains("no regular file"));
}

TEST_CASE("Hostile archives take bounded time", "[archive]") {
  TemporaryFolder folder;
  std::string lines, nested, members;
  for (int i = 0; i < 200'000; ++i) lines += "WARC/1.0\r\n";
  for (int i = 0; i < 30'000; ++i)
    nested += "WARC/1.0\r\nContent-Length: " + std::to_string(2'000'000 - i * 60) + "\r\n\r\n";
  for (int i = 0; i < 300'000; ++i) members += "\x1f\x8b\x08";
  for (const std::string& bytes : {lines, nested, members, "WARC/1.0\r\n" + std::string(8U << 20, 'a')}) {
    const Reading reading = read(at(folder.path() / "x", bytes));
    CHECK_FALSE(reading.damage.empty());
  }
}

TEST_CASE("Random bytes never harm the reader", "[archive]") {
  TemporaryFolder folder;
  const Archive archive({chain_as_given({stored_page("http://example.org/1", "one")})});
  const std::string packed = read_file(archive.path());
  const std::string plain = plain_record("http://a/", "first") + plain_record("http://b/", "second");
  std::mt19937 random(17);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = i % 2 == 0 ? packed : plain;
    for (std::size_t k = 0; k < 1 + random() % 8; ++k) {
      const std::size_t where = 5 + random() % (bytes.size() - 5);
      switch (random() % 3) {
        case 0:
          bytes[where] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(where, random() % 40);
          break;
        default:
          bytes.insert(where, bytes.substr(random() % bytes.size(), random() % 200));
      }
      if (bytes.size() < 10) break;
    }
    read(at(folder.path() / "x", bytes));
  }
  SUCCEED();
}

TEST_CASE("Chunks are undone however the bytes arrive", "[archive]") {
  const std::string chunked = "5;ext=1\r\nHello\r\n1\r\n \r\n00A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";
  for (std::size_t step = 1; step <= chunked.size(); ++step) {
    Dechunker dechunker;
    std::string out;
    for (std::size_t i = 0; i < chunked.size(); i += step)
      dechunker.feed(std::string_view(chunked).substr(i, step), out);
    CHECK(out == "Hello 0123456789");
    CHECK(dechunker.done());
  }
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  bool whole = false;
  CHECK(entity_body(head, SpooledBytes("<html>not in chunks</html>"), whole) == "<html>not in chunks</html>");
  CHECK(whole);
  CHECK(entity_body(head, SpooledBytes("5\r\nHel"), whole) == "Hel");
  CHECK_FALSE(whole);
  CHECK(entity_body(head, SpooledBytes(), whole).empty());
  CHECK(whole);
}

TEST_CASE("A message is parted at its empty line however the bytes arrive", "[archive]") {
  for (const std::string& message : {std::string("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbo\r\n\r\ndy"),
                                     std::string("HTTP/1.1 200 OK\nA: b\n\nbo\r\n\r\ndy"),
                                     std::string("HTTP/1.1 200 OK\nA: b\n\r\nbo\r\n\r\ndy")})
    for (std::size_t step = 1; step <= message.size(); ++step) {
      HttpSplitter splitter;
      std::string body;
      for (std::size_t i = 0; i < message.size(); i += step)
        body += splitter.feed(std::string_view(message).substr(i, step));
      CHECK(splitter.head_ended());
      CHECK(body == "bo\r\n\r\ndy");
    }
}

TEST_CASE("Real archives of other tools are read", "[archive]") {
  if (!std::filesystem::exists(shared_warcs())) {
    WARN("skipped: no ../shared/data/archive/warc");
    return;
  }
  for (const auto& entry : std::filesystem::directory_iterator(shared_warcs())) {
    const std::string name = entry.path().filename().string();
    if (name.find(".warc") == std::string::npos) continue;
    INFO(name);
    const Reading reading = read(entry.path().string());
    CHECK_FALSE(reading.targets.empty());
  }
}
