// Which files an article may name beside itself.
#include <filesystem>
#include <fstream>

#include "checker/run/companions.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("companions lie in the article's folder or below it", "[run][companions]") {
  const test::TemporaryFolder folder;
  const fs::path root = folder.path();
  write(root / "docs" / "a.md", "x");
  write(root / "docs" / "refs.bib", "the entries");
  write(root / "docs" / "sub" / "more.bib", "more");
  write(root / "outside.bib", "secret");
  fs::create_symlink(root / "outside.bib", root / "docs" / "link.bib");
  const auto read = companions_of((root / "docs" / "a.md").string());
  REQUIRE(read);
  CHECK(read("refs.bib") == "the entries");
  CHECK(read("sub/more.bib") == "more");
  CHECK(read("sub/../refs.bib") == "the entries");
  for (const std::string& name : {std::string("../outside.bib"), (root / "outside.bib").string(),
                                  std::string("/etc/passwd"), std::string("link.bib")}) {
    INFO(name);
    const auto refused = read(name);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("outside") != std::string::npos);
  }
  CHECK_FALSE(read("none.bib"));
  CHECK_FALSE(read("sub"));
  CHECK_FALSE(read(std::string_view("refs.bib\0x", 10)));
}

TEST_CASE("an article from the web names no files", "[run][companions]") {
  CHECK_FALSE(companions_of("https://example.org/a.md"));
}
