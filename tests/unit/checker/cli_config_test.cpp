// The configuration file: what it may say, and how it tells of what it does not understand.
#include <filesystem>
#include <fstream>

#include "checker/cli/check_options.hpp"
#include "checker/cli/config.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;

namespace {

Config parse(std::string_view text, bool found = false) {
  return parse_config(text, "a.cfg", check_option_table(), found);
}

std::string error_of(std::string_view text, bool found = false) {
  try {
    parse(text, found);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

CheckOptions options_of(const std::vector<std::string>& words) {
  return check_options(Arguments(check_option_table(), words));
}

void write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a configuration has options, comments and hosts", "[config]") {
  const Config config = parse(
      "\xEF\xBB\xBF# first\r\nfail-on = warning\r\n\n; second\n  ignore=DAT005, DAT006 \nquiet\nno-archive = "
      "no\n\n[host *.Example.org]\ndelay = 2000\nper-host = 3\n[ host a.example.org ]\nretries = 0\n");
  REQUIRE(config.settings.size() == 3);
  CHECK(config.settings[0].name == "fail-on");
  CHECK(config.settings[0].value == "warning");
  CHECK(config.settings[1].value == "DAT005, DAT006");
  CHECK(config.settings[2].name == "quiet");
  REQUIRE(config.hosts.size() == 2);
  CHECK(config.hosts[0].host == "*.example.org");
  CHECK(config.hosts[0].settings.size() == 2);
  CHECK(config.hosts[1].host == "a.example.org");
}

TEST_CASE("what a configuration says wrong is told with its line", "[config]") {
  CHECK(error_of("quiet\nfail-onn = error") ==
        "a.cfg:2: there is no option 'fail-onn'; did you mean 'fail-on'?");
  CHECK(error_of("wholly-unknown = 1") == "a.cfg:1: there is no option 'wholly-unknown'");
  CHECK(error_of("delay =") == "a.cfg:1: 'delay' needs a value: delay = MS");
  CHECK(error_of("quiet = perhaps") == "a.cfg:1: 'quiet' is yes or no");
  CHECK(error_of("[hosts a]") == "a.cfg:1: a section is [host example.org] or [host *.example.org]");
  CHECK(error_of("[host a.org") == "a.cfg:1: a section is [host example.org] or [host *.example.org]");
  CHECK(error_of("[host http://a.org/]") != "");
  CHECK(error_of("[host a.org]\ndealy = 3") ==
        "a.cfg:2: there is no option 'dealy' for a host; did you mean 'delay'?");
  CHECK(error_of("[host a.org]\nselect = DAT") == "a.cfg:2: there is no option 'select' for a host");
  CHECK(error_of("quiet\n\xFF") != "");
  CHECK(error_of(std::string("user-agent = a\x01") + "b") == "a.cfg:1: holds a control character");
}

TEST_CASE("a file that was found cannot say where requests go or files are written", "[config]") {
  for (const std::string_view line :
       {"proxy = http://evil.example", "header = X: y", "allow-private", "archive = x.warc.gz",
        "report = html=/etc/motd", "connect-to = a:1:b:2", "resolve = a:1:127.0.0.1", "cacert = x",
        "config = x"}) {
    INFO(line);
    CHECK(error_of(line, true).find("not taken from a file that was found") != std::string::npos);
    CHECK(error_of(line, false) == "");
  }
  CHECK(error_of("report = json", true) == "");
}

TEST_CASE("the nearest configuration above the input is taken, and the command line wins", "[config]") {
  const test::TemporaryFolder folder;
  const auto root = folder.path();
  write(root / ".citecheck.cfg", "delay = 7\nretries = 9\n");
  write(root / "a" / "b" / "article.wiki", "x");
  write(root / "a" / ".citecheck.cfg",
        "delay = 700\n[host example.org]\ntimeout = 3\nconnect-timeout = 1.5\n");
  const std::string article = (root / "a" / "b" / "article.wiki").string();

  const CheckOptions found = options_of({"--offline", article});
  CHECK(found.web.delay == std::chrono::milliseconds(700));
  CHECK(found.web.retries == 2);  // The file further up is not read.
  REQUIRE(found.web.hosts.size() == 1);
  CHECK(found.web.hosts[0].timeout == std::chrono::milliseconds(3000));
  CHECK(found.web.hosts[0].connect_timeout == std::chrono::milliseconds(1500));
  CHECK_FALSE(found.web.hosts[0].delay);

  CHECK(options_of({"--offline", "--delay", "5", article}).web.delay == std::chrono::milliseconds(5));
  CHECK(options_of({"--offline", (root / "a" / "b").string()}).web.delay == std::chrono::milliseconds(700));
  const std::string named = (root / ".citecheck.cfg").string();
  CHECK(options_of({"--offline", "--config", named, article}).web.retries == 9);
  CHECK_THROWS_AS(options_of({"--offline", "--config", (root / "none").string(), article}), UsageError);
}

TEST_CASE("a host's setting is checked as the option is", "[config]") {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / ".citecheck.cfg";
  write(file, "[host example.org]\nper-host = many\n");
  try {
    options_of({"--offline", folder.path().string()});
    FAIL("no error");
  } catch (const UsageError& error) {
    CHECK(std::string(error.what()).find(".citecheck.cfg:2: --per-host takes a whole number") !=
          std::string::npos);
  }
}
