#include "checker/archive/archive_tool.hpp"

#include <algorithm>
#include <sstream>

#include "checker/archive/warc_reader.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace std::string_literals;

namespace {

ArchiveCheck verify(const std::string& path) {
  std::ostringstream out;
  return verify_archive(path, out);
}

std::vector<std::uint64_t> record_places(const std::string& path) {
  std::vector<std::uint64_t> places;
  WarcReader reader(path);
  while (auto record = reader.next()) places.push_back((*record)->place.offset);
  return places;
}

const std::string kBody = "<p>\0\r\n\xff body</p>"s;

std::vector<Chain> some_chains() {
  std::string noise;
  std::mt19937 random(9);
  for (int i = 0; i < 700; ++i) noise += static_cast<char>(random() & 0xFF);
  return {chain_as_given({stored_page("http://example.org/1", kBody)}),
          chain_as_given({failure("http://gone.example/", NetFailure::dns_not_found)}, Chain::End::failed),
          chain_as_given({stored_page("http://example.org/noise", noise)})};
}

}  // namespace

TEST_CASE("A sound archive is said to be sound", "[archive]") {
  const Archive archive(some_chains());
  std::ostringstream out;
  const ArchiveCheck check = verify_archive(archive.path(), out);
  CHECK(check.sound());
  CHECK(check.records == 9);
  CHECK(check.digests == 5);
  CHECK_THAT(out.str(), Catch::Contains("9 records") && Catch::Contains("all sound"));
}

TEST_CASE("Every change of a single byte shows, with its record's place", "[archive]") {
  const Archive archive(some_chains());
  const std::string whole = read_file(archive.path());
  const std::vector<std::uint64_t> begins = record_places(archive.path());
  TemporaryFolder folder;
  const std::string path = (folder.path() / "changed.warc.gz").string();
  std::mt19937 random(4);
  std::size_t unseen = 0, misplaced = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ (1U << random() % 8));
    write_file(path, changed);
    try {
      const ArchiveCheck check = verify(path);
      unseen += check.sound();
      const auto record = std::upper_bound(begins.begin(), begins.end(), i) - 1;
      misplaced += !check.first || check.first->offset != *record;
    } catch (const std::runtime_error&) {
      CHECK(i < 2);  // then it is no archive at all
    }
  }
  CHECK(unseen == 0);
  CHECK(misplaced == 0);
}

TEST_CASE("Bytes cut off or put behind show", "[archive]") {
  const Archive archive(some_chains());
  const std::string whole = read_file(archive.path());
  std::vector<std::uint64_t> begins = record_places(archive.path());
  begins.push_back(whole.size());
  for (std::size_t size = whole.size() - 1; size >= 5; --size) {
    std::filesystem::resize_file(archive.path(), size);
    const ArchiveCheck cut = verify(archive.path());
    CHECK_FALSE(cut.sound());
    // The record that was cut, or where the next one should be; a capture that lacks a record tells it first.
    CHECK(cut.first->offset <= *(std::upper_bound(begins.begin(), begins.end(), size) - 1));
  }
  write_file(archive.path(), whole + "x");
  const ArchiveCheck check = verify(archive.path());
  CHECK(check.bad == 1);
  CHECK(check.first->offset == whole.size());
  write_file(archive.path(), whole + whole);
  CHECK(verify(archive.path()).bad == 9);  // every id twice
}

TEST_CASE("A record taken out, or exchanged for another sound one, shows", "[archive]") {
  const Archive archive(some_chains()),
      other({chain_as_given({stored_page("http://example.org/1", "else")})});
  const std::string whole = read_file(archive.path()), another = read_file(other.path());
  std::vector<std::uint64_t> begins = record_places(archive.path());
  // A whole capture: nothing that is left names what is missing.
  std::string shorter = whole;
  shorter.erase(begins[1], begins[4] - begins[1]);
  write_file(archive.path(), shorter);
  CHECK(verify(archive.path()).bad == 1);
  const std::vector<std::uint64_t> theirs = record_places(other.path());
  std::string exchanged = whole;
  exchanged.replace(begins[1], begins[4] - begins[1], another.substr(theirs[1], theirs[4] - theirs[1]));
  write_file(archive.path(), exchanged);
  CHECK(verify(archive.path()).bad == 1);
  // Two whole files one behind the other are an archive, too.
  write_file(archive.path(), whole + another);
  std::ostringstream out;
  INFO(out.str());
  CHECK(verify_archive(archive.path(), out).bad == 1);  // they have the same warcinfo
  write_file(archive.path(), whole + another.substr(theirs[1]));
  CHECK_FALSE(verify(archive.path()).sound());
}

TEST_CASE("Records of plain archives are held against their digests", "[archive]") {
  TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc").string();
  const auto record = [](const std::string& body, const std::string& digest) {
    return "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: 2020\r\n"
           "WARC-Target-URI: http://a/\r\nWARC-Block-Digest: " +
           digest + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
  };
  // The digests of "abc", FIPS 180-2 and RFC 1321.
  for (const char* digest :
       {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
        "md5:900150983cd24fb0d6963f7d28e17f72",
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA-256:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "unknown:1"}) {
    INFO(digest);
    write_file(path, record("abc", digest));
    CHECK(verify(path).sound());
    write_file(path, record("abd", digest));
    CHECK(verify(path).sound() == (std::string(digest) == "unknown:1"));
  }
}

TEST_CASE("What an archive holds is listed", "[archive]") {
  const Archive archive(some_chains());
  std::ostringstream out, complaints;
  list_archive(archive.path(), out, complaints);
  CHECK(complaints.str().empty());
  CHECK_THAT(out.str(),
             Catch::Contains("\tresponse\t2026-01-01T00:00:01.623Z\t200\thttp://example.org/1\n") &&
                 Catch::Contains("\tmetadata\t2026-01-01T00:00:00.123Z\t-\thttp://gone.example/\n"));
}

TEST_CASE("A payload is printed byte for byte, by URL and by id", "[archive]") {
  const Archive archive(some_chains());
  std::ostringstream out;
  CHECK(get_by_url({archive.path()}, "http://EXAMPLE.org/1", out).value() == kBody.size());
  CHECK(out.str() == kBody);
  CHECK_FALSE(get_by_url({archive.path()}, "http://gone.example/", out).has_value());
  CHECK_FALSE(get_by_id({archive.path()}, "urn:uuid:none", out).has_value());
  WarcReader reader(archive.path());
  while (auto record = reader.next()) {
    std::ostringstream by_id;
    const std::string id((*record)->get("WARC-Record-ID"));
    CHECK(get_by_id({archive.path()}, id, by_id).has_value());
    if ((*record)->get("WARC-Type") == "warcinfo") CHECK_THAT(by_id.str(), Catch::StartsWith("software: "));
    std::ostringstream bare;
    get_by_id({archive.path()}, id.substr(1, id.size() - 2), bare);
    CHECK(bare.str() == by_id.str());
  }
}

TEST_CASE("The payload of another tool's chunked answer has no chunks", "[archive]") {
  TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc").string();
  const auto get = [&](const std::string& block) {
    write_file(path,
               "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: "
               "2020-01-01T00:00:00Z\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: "
               "application/http; msgtype=response\r\nContent-Length: " +
                   std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n");
    std::ostringstream out;
    const auto printed = get_by_url({path}, "http://a.example/", out);
    return printed ? out.str() : "error";
  };
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  CHECK(get(head + "3\r\nabc\r\n0\r\n\r\n") == "abc");
  CHECK(get(head + "<p>never chunked</p>\r\n") == "<p>never chunked</p>\r\n");
  CHECK(get(head + "3\r\nab") == "error");
}

TEST_CASE("Real archives of other tools are checked and listed", "[archive]") {
  if (!std::filesystem::exists(shared_warcs())) {
    WARN("skipped: no ../shared/data/archive/warc");
    return;
  }
  for (const auto& entry : std::filesystem::directory_iterator(shared_warcs())) {
    const std::string name = entry.path().filename().string();
    if (name.find(".warc") == std::string::npos) continue;
    INFO(name);
    std::ostringstream out, complaints;
    list_archive(entry.path().string(), out, complaints);
    verify_archive(entry.path().string(), out);
    CHECK_FALSE(out.str().empty());
  }
}
