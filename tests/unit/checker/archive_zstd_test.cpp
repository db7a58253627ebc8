// WARC files packed with Zstandard: a frame per record or one over all, with a dictionary in front or
// without.
#include <zdict.h>
#include <zstd.h>

#include <random>
#include <sstream>

#include "checker/archive/archive_tool.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

std::string frame(const std::string& bytes, const std::string& dictionary = {}) {
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size());
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
  REQUIRE(ZSTD_isError(size) == 0);
  out.resize(size);
  return out;
}

/// The frame that a dictionary stands in at the front of the file.
std::string skippable(const std::string& content) {
  std::string out = "\x5d\x2a\x4d\x18";
  for (int i = 0; i < 4; ++i) out += static_cast<char>(content.size() >> (8 * i) & 0xFF);
  return out + content;
}

std::string url_of(int number) {
  return "http://example.org/" + std::to_string(number);
}

std::string body_of(int number) {
  std::string body = "<title>Page " + std::to_string(number) + "</title>";
  for (int i = 0; i < 2000; ++i) body += " word" + std::to_string(i * number % 977);
  return body;
}

std::string record(int number) {
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body_of(number);
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:" + std::to_string(number) +
         ">\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: " + url_of(number) +
         "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string trained_dictionary() {
  std::string samples;
  std::vector<std::size_t> sizes;
  for (int i = 1; i < 200; ++i) {
    const std::string sample = record(i).substr(0, 500);
    samples += sample;
    sizes.push_back(sample.size());
  }
  std::string dictionary(4096, '\0');
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  REQUIRE(ZDICT_isError(size) == 0);
  dictionary.resize(size);
  return dictionary;
}

constexpr int kRecords = 4;

/// The forms that writers give such a file.
std::vector<std::string> forms() {
  const std::string dictionary = trained_dictionary();
  std::string all, frames, with_dictionary;
  for (int i = 0; i < kRecords; ++i) {
    all += record(i);
    frames += frame(record(i));
    with_dictionary += frame(record(i), dictionary);
  }
  return {frames, frame(all), skippable(dictionary) + with_dictionary,
          skippable(frame(dictionary)) + with_dictionary};
}

}  // namespace

TEST_CASE("WARC files packed with Zstandard are read, checked and replayed", "[archive][zstd]") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc.zst").string();
  for (const std::string& form : forms()) {
    write_file(path, form);
    std::ostringstream out, list, complaints;
    CHECK(verify_archive(path, out).sound());
    list_archive(path, list, complaints);
    CHECK(complaints.str().empty());
    CHECK(std::ranges::count(list.str(), '\n') == kRecords);
    ReplayWeb replay({path}, 10);
    for (int i = 0; i < kRecords; ++i) {
      CHECK(ask(replay, url_of(i)).last().body == body_of(i));
      std::ostringstream payload;
      CHECK(get_by_id({path}, "urn:x:" + std::to_string(i), payload).has_value());
      CHECK(payload.str() == body_of(i));
    }
  }
}

TEST_CASE("A damaged frame is told with its place, and the next one is read", "[archive][zstd]") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc.zst").string();
  const std::vector<std::string> frames{frame(record(1)), frame(record(2)), frame(record(3))};
  for (std::size_t i = 0; i < frames[1].size(); i += 1 + i / 8) {
    INFO("byte " << i);
    std::string spoilt = frames[1];
    spoilt[i] = static_cast<char>(spoilt[i] ^ 0x21);
    write_file(path, frames[0] + spoilt + frames[2]);
    std::ostringstream out, list, complaints;
    const ArchiveCheck check = verify_archive(path, out);
    REQUIRE(check.first.has_value());
    CHECK(check.first->offset == frames[0].size());
    list_archive(path, list, complaints);
    CHECK_THAT(list.str(), Catch::Contains(url_of(1) + '\n') && Catch::Contains(url_of(3) + '\n'));
  }
  write_file(path, frames[0] + frames[1].substr(0, frames[1].size() - 1));
  std::ostringstream out;
  CHECK(verify_archive(path, out).first->offset == frames[0].size());
  CHECK_THAT(out.str(), Catch::Contains("cut off"));
  write_file(path, skippable("no dictionary of theirs") + frame(record(1), trained_dictionary()));
  CHECK_FALSE(verify_archive(path, out).sound());
}

TEST_CASE("Random damage of a file packed with Zstandard comes to a sound end", "[archive][zstd]") {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc.zst").string();
  const std::vector<std::string> all = forms();
  std::mt19937 random(23);
  for (int round = 0; round < 400; ++round) {
    std::string bytes = all[random() % all.size()];
    for (std::size_t k = 0; k < 1 + random() % 6; ++k) {
      const std::size_t where = random() % bytes.size();
      if (random() % 3 == 0)
        bytes.erase(where, random() % 60);
      else
        bytes[where] = static_cast<char>(random() & 0xFF);
      if (bytes.size() < 20) break;
    }
    write_file(path, bytes);
    std::ostringstream out, complaints;
    try {
      const ArchiveCheck check = verify_archive(path, out);
      CHECK((check.sound() || check.first.has_value()));
      list_archive(path, out, complaints);
      ReplayWeb replay({path}, 10);
      ask(replay, url_of(1));
    } catch (const std::runtime_error&) {  // it says why it is no archive
    }
  }
}
