// WACZ packages of other hands whose WARC files are compressed once more by the package, lie in a folder of
// it, or state their sizes in other ways.
#include <sstream>

#include "checker/archive/archive_tool.hpp"
#include "checker/archive/cdxj.hpp"
#include "checker/archive/digest.hpp"
#include "checker/archive/wacz_writer.hpp"
#include "checker/archive/zip_content.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"
#include "unit/checker/foreign_zip.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

constexpr const char* kUrl = "http://example.org/";
const std::string kBody = "<p>a page that other tools have packed</p>";

std::string plain_record(const std::string& fields, const std::string& block) {
  return "WARC/1.1\r\n" + fields +
         "WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

const std::string kInfoRecord =
    plain_record("WARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:1>\r\n", "software: other\r\n");

/// A plain WARC: a warcinfo, and an answer to kUrl.
std::string plain_warc() {
  return kInfoRecord +
         plain_record("WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:2>\r\nWARC-Target-URI: " +
                          std::string(kUrl) + "\r\nContent-Type: application/http; msgtype=response\r\n",
                      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + kBody);
}

std::string index_of(const std::string& file, std::uint64_t offset, std::uint64_t length) {
  return write_cdx_line({.url = kUrl, .filename = file, .status = "200", .offset = offset, .length = length},
                        *parse_warc_date("2026-01-01T00:00:00Z")) +
         '\n';
}

std::string listed(const std::string& path, const std::string& content) {
  return R"({"path":")" + path + R"(","hash":")" + labelled_sha256(content) + R"(","bytes":)" +
         std::to_string(content.size()) + '}';
}

/// A package with `warc` as one of its files, in a folder of the ZIP or not.
ForeignZip package_of(const std::string& warc, const std::string& file, const std::string& folder,
                      ForeignZip::How how) {
  const std::string index = index_of(file, kInfoRecord.size(), plain_warc().size() - kInfoRecord.size());
  ForeignZip zip;
  zip.add(folder + "archive/" + file, warc, how).add(folder + "indexes/index.cdx", index, how);
  zip.add(folder + "datapackage.json",
          R"({"profile":"data-package","wacz_version":"1.1.1","resources":[)" +
              listed("archive/" + file, warc) + ',' + listed("indexes/index.cdx", index) + "]}",
          how);
  return zip;
}

struct Scene {
  TemporaryFolder folder;
  std::string path = (folder.path() / "other.wacz").string();
  explicit Scene(const std::string& bytes) { write_file(path, bytes); }

  std::string verify() const {
    std::ostringstream out;
    return verify_archive(path, out).sound() ? "sound" : out.str();
  }
  std::string list() const {
    std::ostringstream out, complaints;
    list_archive(path, out, complaints);
    return out.str() + complaints.str();
  }
  std::string get() const {
    std::ostringstream out;
    const auto got = get_by_url({path}, kUrl, out);
    return got ? out.str() : got.error().what;
  }
};

}  // namespace

TEST_CASE("WARC files that are deflated within a package are read", "[archive][wacz][packed]") {
  const ForeignZip::How hows[]{{.method = 8},
                               {.method = 8, .descriptor = true},
                               {.method = 8, .zip64 = true},
                               {.method = 8, .descriptor = true, .zip64 = true},
                               {.method = 0, .descriptor = true},
                               {.method = 0, .zip64 = true}};
  for (const ForeignZip::How& how : hows)
    for (const char* folder : {"", "my crawl/"}) {
      INFO("method " << how.method << ", descriptor " << how.descriptor << ", zip64 " << how.zip64
                     << ", folder " << folder);
      const Scene scene(package_of(plain_warc(), "data.warc", folder, how).bytes());
      CHECK(scene.verify() == "sound");
      CHECK(scene.get() == kBody);
      ReplayWeb replay({scene.path}, 10);
      CHECK(replay.problems().empty());
      const Chain chain = ask(replay, kUrl);
      CHECK(chain.last().body == kBody);
      const auto captured = replay.captured(chain);
      REQUIRE(captured);
      CHECK(captured->file == scene.path);
      std::ostringstream out;
      CHECK(get_by_id({scene.path}, "urn:uuid:2", out).has_value());
      CHECK(out.str() == kBody);
    }
}

TEST_CASE("Places of a deflated WARC file are those of what it unpacks to", "[archive][wacz][packed]") {
  const Scene scene(package_of(plain_warc(), "data.warc", "", {}).bytes());
  CHECK(scene.list().find('\n' + std::to_string(kInfoRecord.size()) + '\t') != std::string::npos);
  ReplayWeb replay({scene.path}, 10);
  const auto captured = replay.captured(ask(replay, kUrl));
  REQUIRE(captured);
  // A report names the bytes of the file: they hold other records, too.
  const ZipContents zip = read_zip(FileBytes(scene.path));
  CHECK(captured->offset == zip.entries.front().begin);
  CHECK(captured->length == 0);
}

TEST_CASE("Several deflated WARC files of a package have places of their own", "[archive][wacz][packed]") {
  ForeignZip zip = package_of(plain_warc(), "data.warc", "", {});
  std::string other = plain_warc();
  for (auto at = other.find("uuid:"); at != std::string::npos; at = other.find("uuid:", at + 6))
    other.insert(at + 5, "7");
  other.replace(other.find(kUrl), 19, "http://example.net/");
  zip.add("archive/more.warc", other);
  const Scene scene(zip.bytes());
  const std::string list = scene.list(), place = '\n' + std::to_string(kInfoRecord.size() + 1) + '\t';
  CHECK(list.find(place) != std::string::npos);
  std::ostringstream out;
  CHECK(get_by_url({scene.path}, "http://example.net/", out).has_value());
  CHECK(out.str() == kBody);
  CHECK(scene.get() == kBody);
}

TEST_CASE("A package that was written here and packed again is sound, and its changes show",
          "[archive][wacz][packed]") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "x.wacz").string();
  {
    WaczWriter writer(path, kInfo);
    writer.append(make_records(chain_as_given({stored_page(kUrl, kBody)}), {"alive", "200 OK"}));
    writer.close();
  }
  const FileBytes file(path);
  const std::string where = GENERATE(std::string(), std::string("my crawl/"));
  const auto packed_again = [&](bool changed) {
    ForeignZip zip;
    for (const ZipEntry& entry : read_zip(file).entries) {
      std::string content = content_of(file, entry, UINT64_MAX).value();
      if (changed && entry.name.starts_with("archive/")) content[content.size() / 2] ^= 1;
      zip.add(where + entry.name, content);
    }
    return Scene(zip.bytes());
  };
  CHECK(packed_again(false).verify() == "sound");
  CHECK(packed_again(false).get() == kBody);
  CHECK_THAT(packed_again(true).verify(), Catch::Contains("archive/citecheck-00001.warc.gz: byte "));
}

TEST_CASE("A changed record of a deflated WARC file is named", "[archive][wacz][packed]") {
  std::string warc = plain_warc();
  warc.replace(warc.find("Content-Length: ", kInfoRecord.size()), 18, "Content-Length: 99");
  const Scene scene(package_of(warc, "data.warc", "", {}).bytes());
  const std::string told = scene.verify();
  CHECK_THAT(told, Catch::Contains("archive/data.warc: byte " + std::to_string(kInfoRecord.size()) +
                                   " of what it unpacks to"));
  CHECK_THAT(told, Catch::Contains("1 records"));
  CHECK_THAT(scene.list(), Catch::Contains("archive/data.warc: byte " + std::to_string(kInfoRecord.size())));
}

TEST_CASE("A deflated WARC file that is damaged gives what unpacks of it", "[archive][wacz][packed]") {
  const std::string warc = plain_warc(), packed = deflated(warc);
  const auto damaged = [&](const std::string& bytes) {
    ForeignZip zip;
    zip.add_raw("archive/data.warc", bytes, warc.size(), ForeignZip::crc_of(warc), {});
    return Scene(zip.bytes());
  };
  const Scene cut = damaged(packed.substr(0, packed.size() - 12));
  CHECK_THAT(cut.verify(), Catch::Contains("archive/data.warc: its compressed bytes are cut off"));
  CHECK_THAT(cut.list(), Catch::Contains("warcinfo") && Catch::Contains("cut off"));
  ReplayWeb replay({cut.path}, 10);
  CHECK_FALSE(replay.problems().empty());
  CHECK_THROWS_WITH(damaged("\xFF\xFF\xFF\xFF").verify(),
                    Catch::Contains("archive/data.warc: its compressed bytes are damaged"));
  CHECK_THAT(damaged(packed + "more").verify(), Catch::Contains("its bytes do not unpack to what is stated"));
  // It may not hold another number of bytes than is stated.
  ForeignZip zip;
  zip.add_raw("archive/data.warc", packed, warc.size() - 1, ForeignZip::crc_of(warc), {});
  CHECK_THAT(Scene(zip.bytes()).verify(), Catch::Contains("its bytes do not unpack to what is stated"));
}

TEST_CASE("What of a package cannot be read is told and not passed over", "[archive][wacz][packed]") {
  ForeignZip zip = package_of(plain_warc(), "data.warc", "", {});
  zip.add("archive/other.warc", plain_warc(), {.method = 93});
  zip.add("archive/secret.warc", plain_warc(), {.method = 0, .encrypted = true});
  zip.add("archive/.DS_Store", "of a file manager");
  const Scene scene(zip.bytes());
  CHECK(scene.get() == kBody);
  for (const std::string& told : {scene.verify(), scene.list()}) {
    CHECK_THAT(told, Catch::Contains("archive/other.warc is compressed in a way that is not understood"));
    CHECK_THAT(told, Catch::Contains("archive/secret.warc is encrypted"));
    CHECK_THAT(told, Catch::Contains("archive/.DS_Store is no WARC file"));
  }
}

TEST_CASE("A deflated WARC file cannot fill the disk", "[archive][wacz][packed]") {
  ForeignZip zip;
  const std::string zeros(200U << 20, '\0');
  const std::string bytes = kInfoRecord + zeros, packed = deflated(bytes);
  zip.add_raw("archive/data.warc", packed, bytes.size(), 0, {});
  const Scene scene(zip.bytes());
  CHECK_THROWS_WITH(scene.list(),
                    Catch::Contains("unpacks to more than") && Catch::Contains("unpack the package"));
}

TEST_CASE("Entries of a package that share their bytes are refused", "[archive][wacz][packed]") {
  const std::string warc = plain_warc(), packed = deflated(warc);
  ForeignZip zip;
  zip.add("archive/data.warc", warc);
  const std::string common =
      little_endian(20, 2) + little_endian(0, 2) + little_endian(8, 2) + little_endian(0x21'0000, 4);
  zip.list("archive/more.warc", packed.size(), warc.size(), ForeignZip::crc_of(warc), 0, common, false);
  const Scene scene(zip.bytes());
  const ZipContents read = read_zip(FileBytes(scene.path));
  CHECK_FALSE(read.finished);
  CHECK(read.entries.size() == 1);
  CHECK_THAT(scene.verify(), Catch::Contains("share their bytes"));
  CHECK(scene.get() == kBody);
}

TEST_CASE("A package that was cut off gives what unpacks of its last file", "[archive][wacz][packed]") {
  const ForeignZip::How hows[]{{.method = 8, .descriptor = true},
                               {.method = 8},
                               {.method = 8, .zip64 = true},
                               {.method = 8, .descriptor = true, .zip64 = true}};
  for (const ForeignZip::How& how : hows) {
    INFO("descriptor " << how.descriptor << ", zip64 " << how.zip64);
    const Scene scene(package_of(plain_warc(), "data.warc", "a/", how).unfinished());
    CHECK(scene.get() == kBody);
    CHECK_THAT(scene.verify(), Catch::Contains("2 records") && Catch::Contains("not finished"));
  }
}

TEST_CASE("A folder of its own does not end a package that was cut off", "[archive][wacz][packed]") {
  ForeignZip zip;
  zip.add("archive/", "", {.method = 0}).add("archive/data.warc", plain_warc());
  CHECK(Scene(zip.unfinished()).get() == kBody);
}
