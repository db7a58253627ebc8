// Decompression: every format, in parts of every size, whole and damaged.
#include "references/compression/byte_source.hpp"

#include <random>
#include <sstream>
#include <vector>

#include "support/catch.hpp"
#include "unit/references/compression/compressed.hpp"

using namespace citecheck;

namespace {

struct Read {
  std::string bytes;
  std::vector<StreamFault> faults;
};

Read read_all(const std::string& file, unsigned threads = 1, std::size_t at_once = 70'000) {
  const auto source = open_byte_source(std::make_unique<std::istringstream>(file), threads);
  Read out;
  std::string block(at_once, '\0');
  for (;;) {
    const std::size_t count = source->read(block);
    out.bytes.append(block, 0, count);
    if (count > 0) continue;
    auto fault = source->take_fault();
    if (!fault) return out;
    out.faults.push_back(*fault);
    if (out.faults.size() > 1000) FAIL("faults without end");
  }
}

std::string kind(const Read& read) {
  return read.faults.size() == 1 ? std::string(read.faults[0].kind) : std::to_string(read.faults.size());
}

/// Words, so that there is something to compress.
std::string text(std::size_t size, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::string out;
  while (out.size() < size) {
    for (auto i = random() % 9; i > 0; --i) out += static_cast<char>('a' + random() % 16);
    out += random() % 40 == 0 ? "\n======== " : " ";
  }
  out.resize(size);
  return out;
}

}  // namespace

TEST_CASE("compressed bytes come out as they went in", "[compression]") {
  const std::string plain = text(300'000);
  const std::vector<std::string> files{plain, test::gzipped(plain), test::zstd_compressed(plain),
                                       test::bzipped(plain), test::bzipped(plain, 1)};
  for (const std::string& file : files)
    for (const std::size_t at_once : {1u, 777u, 1u << 20}) {
      if (at_once == 1 && &file == &files[4]) continue;
      const Read read = read_all(file, 1, at_once);
      CHECK(read.bytes == plain);
      CHECK(read.faults.empty());
    }
}

TEST_CASE("members, frames and streams follow each other", "[compression]") {
  const std::string a = text(5000, 1), b = text(7000, 2);
  CHECK(read_all(test::gzipped(a) + test::gzipped("") + test::gzipped(b)).bytes == a + b);
  CHECK(read_all(test::zstd_compressed(a) + test::zstd_compressed("") + test::zstd_compressed(b)).bytes ==
        a + b);
  for (const unsigned threads : {1u, 3u}) {
    const Read read = read_all(test::bzipped(a) + test::bzipped("") + test::bzipped(b, 1), threads);
    CHECK(read.bytes == a + b);
    CHECK(read.faults.empty());
  }
  for (const std::string& empty : {test::gzipped(""), test::zstd_compressed(""), test::bzipped("")}) {
    CHECK(read_all(empty).bytes.empty());
    CHECK(read_all(empty).faults.empty());
  }
  const Read padded = read_all(test::gzipped(a) + std::string(600, '\0'));
  CHECK(padded.bytes == a);
  CHECK(padded.faults.empty());
}

TEST_CASE("a file that ends too early is told, and what was whole is read", "[compression]") {
  const std::string plain = text(20'000);
  for (const std::string& file : {test::gzipped(plain), test::zstd_compressed(plain), test::bzipped(plain)}) {
    for (std::size_t size = 4; size < file.size(); size += 1 + file.size() / 150) {
      const Read read = read_all(file.substr(0, size));
      if (kind(read) != "truncated-stream" || !plain.starts_with(read.bytes)) FAIL(size);
    }
    const Read behind = read_all(file + "rubbish");
    CHECK(behind.bytes == plain);
    CHECK(behind.faults.size() == 1);
  }
}

TEST_CASE("damage is told with its place", "[compression]") {
  std::string file = test::gzipped(text(50'000));
  file[file.size() / 2] ^= 0x55;
  file[file.size() / 2 + 1] ^= 0x55;
  CHECK(kind(read_all(file)) == "damaged-stream");
  CHECK(read_all(file).faults[0].what.find("at byte ") != std::string::npos);
  file = test::zstd_compressed(text(50'000));
  file[file.size() / 2] ^= 0x55;
  CHECK(read_all(file).faults.size() <= 1);
}

TEST_CASE("a damaged block of bzip2 does not take the others with it", "[compression][bzip2]") {
  const std::string plain = text(450'000);
  std::string file = test::bzipped(plain, 1);
  file[file.size() / 2] ^= 0x10;
  for (const unsigned threads : {1u, 4u}) {
    const Read read = read_all(file, threads);
    CHECK(kind(read) == "damaged-stream");
    CHECK(read.bytes.size() >= 300'000);
    CHECK(read.bytes.size() < plain.size());
    CHECK(plain.starts_with(std::string_view(read.bytes).substr(0, 150'000)));
    CHECK(plain.ends_with(std::string_view(read.bytes).substr(read.bytes.size() - 50'000)));
  }
}

TEST_CASE("what looks like a block's mark inside a block is none", "[compression][bzip2]") {
  // Which bytes occur is written as a map of bits: these make it the mark's 48 bits.
  std::string mark;
  for (std::size_t bit = 0; bit < 48; ++bit)
    if ((0x314159265359 >> (47 - bit) & 1) != 0) mark += static_cast<char>(bit);
  std::string plain;
  for (int i = 0; i < 3000; ++i) plain += mark;
  const std::string once = test::bzipped(plain);
  std::string many, all;
  for (int i = 0; i < 40; ++i) {
    many += once;
    all += plain;
  }
  for (const unsigned threads : {1u, 4u}) {
    CHECK(read_all(once, threads).bytes == plain);
    const Read read = read_all(many, threads);
    CHECK(read.bytes == all);
    CHECK(read.faults.empty());
  }
  CHECK(kind(read_all(once.substr(0, once.size() - 20))) == "truncated-stream");
}

TEST_CASE("runs of equal bytes are expanded, however long", "[compression][bzip2]") {
  std::string plain;
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) plain.append(random() % 9, static_cast<char>('a' + random() % 3));
  for (const std::size_t run : {3u, 4u, 5u, 255u, 258u, 259u, 260u, 1000u}) plain.append(run, 'x') += "y";
  for (const std::size_t at_once : {1u, 5u, 4096u})
    CHECK(read_all(test::bzipped(plain), 1, at_once).bytes == plain);
  const std::string zeros(30'000'000, '\0');
  const Read read = read_all(test::bzipped(zeros));
  CHECK(read.bytes == zeros);
  CHECK(read.faults.empty());
}

TEST_CASE("damaged bzip2 is read as libbz2 reads it, up to the damage", "[compression][bzip2][property]") {
  std::mt19937 random(11);
  const std::vector<std::string> plains{text(200), text(4000), text(30'000, 5), std::string(9000, 'z'), "q"};
  std::vector<std::string> files;
  for (const std::string& plain : plains) files.push_back(test::bzipped(plain, 1));
  files.push_back(files[0] + files[3] + files[1]);
  for (int round = 0; round < 1000; ++round) {
    std::string file = files[random() % files.size()];
    for (auto i = 1 + random() % 3; i > 0; --i)
      file[random() % file.size()] ^= static_cast<char>(1u << random() % 8);
    if (compression_of(file) != Compression::bzip2) continue;
    const test::Unzipped expected = test::bunzipped_by_library(file);
    const Read read = read_all(file, 1 + round % 3);
    INFO("round " << round << ": " << (read.faults.empty() ? "no fault" : read.faults[0].what));
    // Blocks that are randomised we do not read, and a flipped bit can make one so.
    if (!read.faults.empty() && read.faults[0].what.find("randomised") != std::string::npos) continue;
    REQUIRE(expected.ok == read.faults.empty());
    if (expected.ok) REQUIRE(read.bytes == expected.bytes);
  }
}
