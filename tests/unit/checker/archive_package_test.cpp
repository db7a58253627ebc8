// The parts of a WACZ package: ZIP, SURT, CDXJ, and the writer that puts them together.
#include <fcntl.h>
#include <unistd.h>

#include <random>
#include <sstream>

#include "checker/archive/archive_tool.hpp"
#include "checker/archive/cdxj.hpp"
#include "checker/archive/gzip.hpp"
#include "checker/archive/index_text.hpp"
#include "checker/archive/surt.hpp"
#include "checker/archive/wacz_writer.hpp"
#include "checker/archive/warc_part.hpp"
#include "checker/archive/warc_reader.hpp"
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

ArchivePage listed_page(int number) {
  return {.url = "http://example.org/" + std::to_string(number),
          .at = kMorning,
          .reference = std::to_string(number),
          .title = "Title \"" + std::to_string(number) + '"',
          .article = "a.wiki",
          .status = "alive",
          .reason = "200 OK"};
}

/// A package of `count` pages whose WARC files roll early.
std::string package(const TemporaryFolder& folder, int count, std::uint64_t roll_at = 4000) {
  const std::string path = (folder.path() / "x.wacz").string();
  WaczWriter writer(path, kInfo, roll_at);
  for (int i = 0; i < count; ++i) {
    writer.append(make_records(numbered_page(i), {"alive", "200 OK"}));
    writer.add_page(listed_page(i));
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
      {"https://example.org/a b", "org,example)/a%20b"},
      {"urn:x", "urn:x"},
      {"no URL\n", "no%20URL%0A"}};
  for (const auto& [url, key] : cases) CHECK(surt(url) == key);
}

TEST_CASE("A line of an index is read as it was written", "[archive][wacz]") {
  const CdxLine line{.url = "http://example.org/a\" b",
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
    entry.begin = entry.header + zip_local_header(entry).size();
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
  const std::vector<ZipEntry> entries = read_zip(FileBytes(path)).entries;
  std::vector<std::uint64_t> begins;
  for (const WarcPart& part : warc_parts(path).parts) {
    WarcReader reader(part);
    while (const auto record = reader.next()) begins.push_back((*record)->place.offset);
  }
  std::mt19937 random(11);
  std::size_t unseen = 0, misplaced = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ (1U << random() % 8));
    write_file(path, changed);
    try {
      const ArchiveCheck check = check_of(path);
      const bool in_record = std::ranges::any_of(entries, [&](const ZipEntry& entry) {
        return entry.name.starts_with("archive/") && i >= entry.begin && i < entry.begin + entry.size;
      });
      unseen += check.sound();
      misplaced +=
          in_record && (!check.first || check.first->offset != *(std::ranges::upper_bound(begins, i) - 1));
      if (check.sound()) UNSCOPED_INFO("byte " << i << " of " << whole.size());
    } catch (const std::runtime_error&) {  // it is no archive any more
    }
  }
  CHECK(unseen == 0);
  CHECK(misplaced == 0);
  write_file(path, whole + "x");
  CHECK_FALSE(check_of(path).sound());
}

TEST_CASE("A package that was cut anywhere shows", "[archive][wacz]") {
  const TemporaryFolder folder;
  const std::string path = package(folder, 2);
  std::size_t unseen = 0;
  for (std::size_t size = std::filesystem::file_size(path) - 1; size > 0; --size) {
    std::filesystem::resize_file(path, size);
    try {
      unseen += check_of(path).sound();
    } catch (const std::runtime_error&) {  // it is no archive any more
    }
  }
  CHECK(unseen == 0);
}

TEST_CASE("An entry that was exchanged for another package's shows", "[archive][wacz]") {
  const TemporaryFolder one, two;
  const std::string path = package(one, 2);
  {
    WaczWriter writer((two.path() / "x.wacz").string(), kInfo);
    writer.append(make_records(numbered_page(7), {"alive", "200 OK"}));
    writer.close();
  }
  const FileBytes ours(path), theirs((two.path() / "x.wacz").string());
  const auto bytes_of = [](const FileBytes& file, const ZipEntry& entry) {
    std::string bytes;
    file.read(entry.begin, static_cast<std::size_t>(entry.size), bytes);
    return bytes;
  };
  // The package is put together anew, with a directory of its own.
  const auto put_together = [&](std::vector<ZipEntry> entries, const std::string& exchanged) {
    std::string bytes;
    for (ZipEntry& entry : entries) {
      std::string content = bytes_of(ours, entry);
      for (const ZipEntry& other : read_zip(theirs).entries)
        if (other.name == entry.name && entry.name == exchanged) {
          content = bytes_of(theirs, other);
          entry = other;
        }
      if (entry.method != 0) entry.seal = add_to_crc(0, content);
      entry.header = bytes.size();
      bytes += zip_local_header(entry) + content;
    }
    const std::string path_of_new = (two.path() / "new.wacz").string();
    write_file(path_of_new, bytes + zip_directory(entries, bytes.size()));
    return check_of(path_of_new);
  };
  std::vector<ZipEntry> entries = read_zip(ours).entries;
  CHECK(put_together(entries, "").sound());
  for (const ZipEntry& entry : entries) {
    INFO(entry.name);
    CHECK_FALSE(put_together(entries, entry.name).sound());
  }
  entries.push_back(entries.back());
  CHECK_FALSE(put_together(entries, "").sound());
}

TEST_CASE("A package is gone on with wherever it was cut, rolled or not", "[archive][wacz][resume]") {
  const TemporaryFolder folder;
  const std::string path = package(folder, 6);
  const std::string whole = read_file(path);
  for (std::size_t size = 70; size <= whole.size(); size += 31) {
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
      for (int i = 0; i < 6; ++i) writer.add_page(listed_page(i));
      writer.close();
    }
    CHECK(read_file(path) == whole);
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
