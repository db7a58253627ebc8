// Every reader has a fuzz target with a dictionary and a corpus; here the corpora replay, so that what was
// found once stays mended.
#include <filesystem>

#include "fuzz/read_anything.hpp"
#include "fuzz/read_archive.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace citecheck;

namespace {

/// Replays a corpus by `read`, which tells what is unsound.
template <typename Read>
void replay(std::string_view name, Read read) {
  INFO("format " << name);
  const std::filesystem::path folder = std::filesystem::path(CITECHECK_SOURCE_DIR) / "tests" / "fuzz";
  CHECK(std::filesystem::exists(folder / "dictionaries" / (std::string(name) + ".dict")));
  const auto corpus = folder / "corpus" / name;
  REQUIRE(std::filesystem::exists(corpus));
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    INFO("file " << entry.path().filename());
    CHECK(read(test::read_file(entry.path().string())) == "");
    ++count;
  }
  CHECK(count > 0);
}

}  // namespace

TEST_CASE("the corpus of every form of archive replays", "[fuzz]") {
  for (const std::string_view form : test::kArchiveForms)
    replay(form, [&](const std::string& bytes) { return test::read_archive(form, bytes); });
}

TEST_CASE("the corpus of every reader replays", "[fuzz]") {
  for (const FormatInfo& format : formats())
    replay(format.name, [&](const std::string& bytes) { return test::read_anything(format, bytes); });
}
