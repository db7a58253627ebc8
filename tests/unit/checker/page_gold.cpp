// No live page of the labelled development set may be taken for something else. The data are not part of the
// repository; unpacked, they are found beside it.

#include <filesystem>
#include <fstream>
#include <iterator>

#include "checker/page/page.hpp"
#include "support/catch.hpp"

using namespace citecheck;

TEST_CASE("no live page is judged dead, parked, guarded or walled", "[page][gold]") {
  const std::filesystem::path data = std::filesystem::path(CITECHECK_SOURCE_DIR) / "../shared/data/pages";
  const std::filesystem::path archive = data / "gold-dev.tar.zst";
  if (!std::filesystem::exists(archive)) {
    WARN("skipped: no labelled pages here");
    return;
  }
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "citecheck-gold-pages";
  std::filesystem::create_directories(folder);
  const std::string unpack =
      "zstd -dc --long=27 '" + archive.string() + "' | tar x -C '" + folder.string() + "'";
  if (std::system(unpack.c_str()) != 0) {
    WARN("skipped: the labelled pages cannot be unpacked");
    std::filesystem::remove_all(folder);
    return;
  }
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string body{std::istreambuf_iterator<char>(in), {}};
    const PageFacts facts = read_page(body, "text/html", "");
    ++pages;
    INFO(entry.path().filename() << ": " << facts.kind_reason);
    CHECK(facts.kind == PageKind::page);
  }
  CHECK(pages > 400);
  std::filesystem::remove_all(folder);
}
