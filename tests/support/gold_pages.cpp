#include "support/gold_pages.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace citecheck::test {

bool for_each_gold_page(const std::function<void(const std::string& name, const std::string& body)>& visit) {
  const std::filesystem::path archive =
      std::filesystem::path(CITECHECK_SOURCE_DIR) / "../shared/data/pages/gold-dev.tar.zst";
  if (!std::filesystem::exists(archive)) {
    WARN("skipped: no labelled pages here");
    return false;
  }
  const TemporaryFolder folder;
  const std::string unpack =
      "zstd -dc --long=27 '" + archive.string() + "' | tar x -C '" + folder.path().string() + "'";
  if (std::system(unpack.c_str()) != 0) {
    WARN("skipped: the labelled pages cannot be unpacked");
    return false;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    visit(entry.path().filename(), std::string{std::istreambuf_iterator<char>(in), {}});
  }
  return true;
}

}  // namespace citecheck::test
