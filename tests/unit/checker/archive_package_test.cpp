// The parts of a WACZ package: ZIP, SURT, CDXJ, and the writer that puts them together.
#include <fcntl.h>
#include <unistd.h>

#include <random>
#include <sstream>

#include "checker/archive/archive_tool.hpp"
#include "checker/archive/cdxj.hpp"
#include "checker/archive/index_text.hpp"
#include "checker/archive/surt.hpp"
#include "checker/archive/wacz_writer.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

/// Writes at a place of a file that may be far behind its end.
void write_at(const std::string& path, std::uint64_t at, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT, 0600);
  CHECK(::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at)) ==
        static_cast<ssize_t>(bytes.size()));
  ::close(file);
}

std::string page_body(int number) {
  return "<p>page " + std::to_string(number) + " has a text of its own, which is not long</p>";
}

Chain numbered_page(int number) {
  return chain_as_given({stored_page("http://example.org/" + std::to_string(number), page_body(number))});
}

ArchiveCheck check_of(const std::string& path) {
  std::ostringstream out;
  return verify_archive(path, out);
}

/// A package of `count` pages whose WARC files roll early.
std::string package(const TemporaryFolder& folder, int count, std::uint64_t roll_at = 4000) {
  const std::string path = (folder.path() / "x.wacz").string();
  WaczWriter writer(path, kInfo, roll_at);
  for (int i = 0; i < count; ++i) {
    writer.append(make_records(numbered_page(i), {"alive", "200 OK"}));
    writer.add_page({.url = "http://example.org/" + std::to_string(i),
                     .at = kMorning,
                     .reference = std::to_string(i),
                     .title = "Title \"" + std::to_string(i) + '"',
                     .article = "a.wiki",
                     .status = "alive",
                     .reason = "200 OK"});
  }
  writer.close();
  return path;
}

}  // namespace

TEST_CASE("SURTs are made as warcio.js makes them", "[archive][wacz]") {
  const std::pair<const char*, const char*> cases[]{
      {"http://example.org", "org,example)/"},
      {"https://www.Example.org:443/A/b", "org,example)/a/b"},
      {"http://www2.example.co.uk:8080/?b=2&a=1&a=0", "uk,co,example:8080)/?a=1&a=0&b=2"},
      {"https://example.org/x?q", "org,example)/x?q="},
      {"https://example.org/x?a=%C3%A4+b", "org,example)/x?a=%C3%A4+b"},
      {"https://example.org/a/../b/./c/..", "org,example)/b/"},
      {"https://example.org/?", "org,example)/"},
      {"https://wwwx.example.org/", "org,example,wwwx)/"},
      {"urn:x", "urn:x"}};
  for (const auto& [url, key] : cases) CHECK(surt(url) == key);
}

TEST_CASE("A line of an index is read as it was written", "[archive][wacz]") {
  const CdxLine line{.url = "http://example.org/a\"b",
                     .digest = "sha256:00",
                     .mime = "text/html",
                     .filename = "x.warc.gz",
                     .status = "200",
                     .offset = 7,
                     .length = 9};
  const auto read = parse_cdx_line(write_cdx_line(line, kMorning));
  REQUIRE(read.has_value());
  CHECK(read->key == surt(line.url));
  CHECK(read->timestamp == "20260101000000");
  CHECK(read->url == line.url);
  CHECK(read->offset == 7);
  CHECK(read->length == 9);
  CHECK(parse_cdx_line(R"(k 20260101000000 {"url":"u","filename":"f","offset":1,"length":2,"status":200})")
            ->status == "200");
  for (const char* bad :
       {"", "k", "k 2026", "k 20260101000000 {", "k 2026010100000x {}", "k 20260101000000 {}",
        R"(k 20260101000000 {"url":"u","filename":"f","offset":"-1","length":2})", "k 20260101000000 []"})
    CHECK_FALSE(parse_cdx_line(bad).has_value());
}

TEST_CASE("An index is sorted and packed in blocks", "[archive][wacz]") {
  std::vector<std::string> lines;
  for (int i = 3000; i-- > 0;)
    lines.push_back(
        write_cdx_line({.url = "http://example.org/" + std::to_string(i), .filename = "f"}, kMorning));
  const CdxFiles files = pack_cdx(lines);
  std::ranges::sort(lines);
  std::string whole;
  for (const std::string& line : lines) whole += line + '\n';
  CHECK(index_text(files.blocks) == whole);
  CHECK(std::ranges::count(files.index, '\n') == 4);
}

TEST_CASE("A directory names places beyond four gibibytes", "[archive][wacz]") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "far.zip").string();
  std::vector<ZipEntry> entries{{.name = "a", .header = 0, .size = 5, .crc = 1},
                                {.name = "b", .header = 5'000'000'000, .size = 3, .crc = 2}};
  for (ZipEntry& entry : entries) {
    entry.begin = entry.header + zip_local_header_size(entry.name);
    write_at(path, entry.header, zip_local_header(entry));
  }
  const std::uint64_t end = entries[1].begin + entries[1].size;
  write_at(path, end, zip_directory(entries, end));
  const ZipContents read = read_zip(FileBytes(path));
  CHECK(read.finished);
  CHECK(read.end == end);
  REQUIRE(read.entries.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(read.entries[i].name == entries[i].name);
    CHECK(read.entries[i].begin == entries[i].begin);
    CHECK(read.entries[i].size == entries[i].size);
    CHECK(read.entries[i].crc == entries[i].crc);
  }
}

TEST_CASE("WARC files in a package roll, and the whole is sound", "[archive][wacz]") {
  const TemporaryFolder folder;
  const std::string path = package(folder, 20);
  CHECK(read_zip(FileBytes(path)).entries.size() > 5 + 3);
  CHECK(check_of(path).sound());
  ReplayWeb replay({path}, 10);
  CHECK(replay.problems().empty());
  for (int i = 0; i < 20; ++i)
    CHECK(ask(replay, "http://example.org/" + std::to_string(i)).last().body == page_body(i));
}

TEST_CASE("Every change of a byte of a package shows", "[archive][wacz]") {
  const TemporaryFolder folder;
  const std::string path = package(folder, 2);
  const std::string whole = read_file(path);
  std::mt19937 random(11);
  std::size_t unseen = 0;
  for (std::size_t i = 0; i < whole.size(); i += 1 + i % 3) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ (1U << random() % 8));
    write_file(path, changed);
    try {
      if (check_of(path).sound()) {
        ++unseen;
        UNSCOPED_INFO("byte " << i << " of " << whole.size());
      }
    } catch (const std::runtime_error&) {  // it is no archive any more
    }
  }
  CHECK(unseen == 0);
  write_file(path, whole + "x");
  CHECK_FALSE(check_of(path).sound());
}

TEST_CASE("A package is gone on with wherever it was cut, rolled or not", "[archive][wacz][resume]") {
  const TemporaryFolder folder;
  const std::string path = package(folder, 6);
  const std::string whole = read_file(path);
  for (std::size_t size = 70; size < whole.size(); size += 257) {
    INFO("cut at byte " << size);
    write_file(path, whole.substr(0, size));
    std::size_t kept = 0;
    {
      ReplayWeb before({path}, 10);
      ArchiveInfo info = kInfo;
      info.resume_at = before.whole_until();
      REQUIRE(*info.resume_at <= size);
      WaczWriter writer(path, info, 4000);
      for (int i = 0; i < 6; ++i)
        if (before.holds("http://example.org/" + std::to_string(i)))
          ++kept;
        else
          writer.append(make_records(numbered_page(i), {"alive", "200 OK"}));
      writer.close();
    }
    CHECK(kept >= size * 6 / whole.size() - (size * 6 / whole.size() > 2 ? 2 : size * 6 / whole.size()));
    CHECK(check_of(path).sound());
    ReplayWeb after({path}, 10);
    for (int i = 0; i < 6; ++i) CHECK(after.holds("http://example.org/" + std::to_string(i)));
  }
}

TEST_CASE("Hostile packages come to a sound end", "[archive][wacz]") {
  const TemporaryFolder folder;
  const std::string path = package(folder, 3), whole = read_file(path);
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    const std::size_t tail = bytes.size() - std::min<std::size_t>(bytes.size(), 900);
    for (int i = 0; i < 6; ++i)
      bytes[(i % 2 == 0 ? tail : 0) + random() % 900] = static_cast<char>(random() & 0xFF);
    if (round % 5 == 0) bytes.resize(random() % bytes.size());
    write_file(path, bytes);
    std::ostringstream out, complaints;
    try {
      verify_archive(path, out);
      list_archive(path, out, complaints);
      ReplayWeb({path}, 10).whole_until();
    } catch (const std::runtime_error&) {  // says what is wrong
    }
  }
  SUCCEED();
}

TEST_CASE("A package of another hand is not written over", "[archive][wacz][resume]") {
  const TemporaryFolder folder;
  const std::string path = package(folder, 1);
  std::string bytes = read_file(path);
  for (auto at = bytes.find("archive/citecheck"); at != std::string::npos;
       at = bytes.find("archive/citecheck"))
    bytes.replace(at, 17, "archive/something");
  write_file(path, bytes);
  ArchiveInfo info = kInfo;
  info.resume_at = 500;
  CHECK_THROWS_WITH(WaczWriter(path, info), Catch::Contains("not written by citecheck"));
  CHECK(read_file(path) == bytes);
}
