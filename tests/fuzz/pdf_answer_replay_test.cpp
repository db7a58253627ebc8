// The corpus of the helper's answers replays, and every cut of it.
#include <filesystem>

#include "fuzz/read_a_pdf_answer.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace citecheck;

TEST_CASE("the corpus of answers about PDFs replays, whole and cut", "[fuzz][pdf]") {
  const std::filesystem::path folder =
      std::filesystem::path(CITECHECK_SOURCE_DIR) / "tests/fuzz/corpus/pdf_answer";
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string bytes = test::read_file(entry.path().string());
    INFO("file " << entry.path().filename());
    CHECK(test::read_a_pdf_answer(bytes) == "");
    for (std::size_t size = 0; size < bytes.size(); size += 7)
      CHECK(test::read_a_pdf_answer(std::string_view(bytes).substr(0, size)) == "");
    ++count;
  }
  CHECK(count > 0);
}
