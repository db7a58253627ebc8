// The corpus of comparisons replays, and every cut of it.
#include <filesystem>

#include "fuzz/read_a_comparison.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace citecheck;

TEST_CASE("the corpus of comparisons replays, whole and cut", "[fuzz][comparison]") {
  const std::filesystem::path folder =
      std::filesystem::path(CITECHECK_SOURCE_DIR) / "tests/fuzz/corpus/comparison";
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string bytes = test::read_file(entry.path().string());
    INFO("file " << entry.path().filename());
    CHECK(test::read_a_comparison(bytes) == "");
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      INFO("cut to " << size);
      CHECK(test::read_a_comparison(std::string_view(bytes).substr(0, size)) == "");
    }
    ++count;
  }
  CHECK(count > 0);
}
