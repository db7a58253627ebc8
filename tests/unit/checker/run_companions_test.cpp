// Which files an article may name beside itself.
#include <sys/stat.h>

#include <cstdint>
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

TEST_CASE("what is no file is refused and never waited for", "[run][companions]") {
  const test::TemporaryFolder folder;
  const fs::path root = folder.path();
  write(root / "a.tex", "x");
  REQUIRE(mkfifo((root / "pipe.bib").c_str(), 0600) == 0);
  fs::create_directory(root / "folder.bib");
  fs::create_symlink("loop.bib", root / "loop.bib");
  fs::create_symlink("/dev/zero", root / "zero.bib");
  fs::create_symlink("pipe.bib", root / "link.bib");
  fs::create_symlink("a.tex", root / "good.bib");
  const auto read = companions_of((root / "a.tex").string());
  REQUIRE(read);
  for (const std::string name : {"pipe.bib", "link.bib", "folder.bib", "loop.bib", "zero.bib", "", ".", "/",
                                 "..", "/dev/zero", "/dev/stdin", "/proc/self/mem"}) {
    INFO(name);
    const auto refused = read(name);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find(name) != std::string::npos);
  }
  CHECK_FALSE(read(std::string(10'000, 'a')));
  CHECK(read("good.bib") == "x");
}

TEST_CASE("a companion of more than 64 MiB is refused and not read", "[run][companions]") {
  const test::TemporaryFolder folder;
  const fs::path root = folder.path();
  write(root / "a.tex", "x");
  write(root / "large.bib", "x");
  fs::resize_file(root / "large.bib", std::uintmax_t{1} << 40);
  const auto refused = companions_of((root / "a.tex").string())("large.bib");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what.find("larger than 64 MiB") != std::string::npos);
}

TEST_CASE("an article from the web names no files", "[run][companions]") {
  CHECK_FALSE(companions_of("https://example.org/a.md"));
}
