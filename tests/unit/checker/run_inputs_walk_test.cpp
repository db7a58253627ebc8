// Which files of a folder are read.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "checker/run/inputs.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;
namespace fs = std::filesystem;

TEST_CASE("of a folder's JSON and XML only what holds references is read", "[run][inputs]") {
  const test::TemporaryFolder folder;
  const auto write = [&](const std::string& name, std::string_view text) {
    std::ofstream(folder.path() / name, std::ios::binary) << text;
  };
  write("a.md", "# A\n");
  write("package.json", R"({"name": "x", "version": "1"})");
  write("pom.xml", "<project><name>x</name></project>");
  write("refs.json", R"([{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2014]]}}])");
  write("paper.xml", "<article article-type=\"letter\"><front></front></article>");
  write("picture.png", "x");
  write(".hidden.md", "# B\n");
  std::vector<std::string> names;
  for (const std::string& path : expand_inputs({folder.path().string()}))
    names.push_back(fs::path(path).filename().string());
  CHECK(names == std::vector<std::string>{"a.md", "paper.xml", "refs.json"});
}
