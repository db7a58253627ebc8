// The keys of an archive.org account: where they come from, and that no error tells them.
#include <filesystem>
#include <map>

#include "checker/snapshots/archive_keys.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;
namespace fs = std::filesystem;

namespace {

Environment environment(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string{} : found->second;
  };
}

std::string written(const test::TemporaryFolder& folder, const std::string& name, const std::string& text) {
  const std::string path = (folder.path() / name).string();
  test::write_file(path, text);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  return path;
}

}  // namespace

TEST_CASE("a netrc file is read in all its forms") {
  for (const char* text :
       {"machine web.archive.org login k3y password s3cret",
        "machine web.archive.org\n\tpassword s3cret\n\tlogin k3y\n",
        "# machine web.archive.org login x password y\nmachine a.example login u password p\r\nmachine "
        "web.archive.org login k3y password s3cret\r\nmachine b.example login v password q",
        "macdef init\nmachine web.archive.org login x password y\n\nmachine web.archive.org login \"k3y\" "
        "account z "
        "password \"s3\\cret\"",
        "default login x password y machine web.archive.org login k3y password s3cret default login a "
        "password b"}) {
    INFO(text);
    const auto keys = parse_netrc(text);
    REQUIRE(keys);
    CHECK(keys->key == "k3y");
    CHECK(keys->secret == "s3cret");
    CHECK(keys->authorization() == "Authorization: LOW k3y:s3cret");
  }
  for (const char* text :
       {"", "machine", "machine archive.org login k3y password s3cret", "default login k3y password s3cret",
        "machine web.archive.org login k3y", "machine web.archive.org password s3cret",
        "macdef init\nmachine "
        "web.archive.org login k3y password s3cret\n",
        "\"machine\" \"web.archive.org"}) {
    INFO(text);
    const auto keys = parse_netrc(text);
    REQUIRE_FALSE(keys);
    CHECK(keys.error().what.find("k3y") == std::string::npos);
    CHECK(keys.error().what.find("s3cret") == std::string::npos);
  }
}

TEST_CASE("keys come from the file that is named, else from the environment, else from the home folder") {
  const test::TemporaryFolder folder;
  const std::string named = written(folder, "keys", "machine web.archive.org login named password a");
  written(folder, ".netrc", "machine web.archive.org login home password c");
  const std::map<std::string, std::string> all{
      {kArchiveKeyVariable, "environ"}, {kArchiveSecretVariable, "b"}, {"HOME", folder.path().string()}};
  CHECK(read_archive_keys(named, environment(all))->key == "named");
  CHECK(read_archive_keys("", environment(all))->key == "environ");
  CHECK(read_archive_keys("", environment({{"HOME", folder.path().string()}}))->key == "home");
  const auto none = read_archive_keys("", environment({}));
  REQUIRE_FALSE(none);
  CHECK(none.error().what.find("https://archive.org/account/s3.php") != std::string::npos);
  const auto half = read_archive_keys("", environment({{kArchiveSecretVariable, "b"}}));
  REQUIRE_FALSE(half);
  CHECK(half.error().what.find("only one is set") != std::string::npos);
  CHECK_FALSE(read_archive_keys((folder.path() / "absent").string(), environment(all)));
}

TEST_CASE("a file of keys that others may read or change is refused, and so is what would break a header") {
  const test::TemporaryFolder folder;
  const std::string path = written(folder, "keys", "machine web.archive.org login k3y password s3cret");
  for (const fs::perms open : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
    fs::permissions(path, fs::perms::owner_read | open);
    const auto keys = read_archive_keys(path, environment({}));
    REQUIRE_FALSE(keys);
    CHECK(keys.error().what.find("chmod 600") != std::string::npos);
    CHECK(keys.error().what.find("s3cret") == std::string::npos);
  }
  for (const char* bad : {"s3cret\r\nX-Evil: 1", "s3 cret", "s3cret:x", "s3cr\xC3\xA9t"}) {
    const auto keys =
        read_archive_keys("", environment({{kArchiveKeyVariable, "k3y"}, {kArchiveSecretVariable, bad}}));
    REQUIRE_FALSE(keys);
    CHECK(keys.error().what.find("s3cr") == std::string::npos);
  }
}
