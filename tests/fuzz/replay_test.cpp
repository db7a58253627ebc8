// Every reader has a fuzz target with a dictionary and a corpus; here the corpora replay, so that what was
// found once stays mended.
#include <filesystem>

#include "fuzz/read_anything.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace citecheck;

TEST_CASE("the corpus of every reader replays", "[fuzz]") {
  const std::filesystem::path folder = std::filesystem::path(CITECHECK_SOURCE_DIR) / "tests" / "fuzz";
  for (const FormatInfo& format : formats()) {
    INFO("format " << format.name);
    CHECK(std::filesystem::exists(folder / "dictionaries" / (std::string(format.name) + ".dict")));
    const auto corpus = folder / "corpus" / format.name;
    REQUIRE(std::filesystem::exists(corpus));
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
      INFO("file " << entry.path().filename());
      CHECK(test::read_anything(format, test::read_file(entry.path().string())) == "");
      ++count;
    }
    CHECK(count > 0);
  }
}
