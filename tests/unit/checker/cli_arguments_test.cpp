#include <array>

#include "checker/cli/arguments.hpp"
#include "checker/cli/check_options.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

constexpr auto kOptions =
    std::to_array<Option>({{"delay", 0, "MS", ""}, {"header", 'H', "LINE", ""}, {"quiet", 'q', "", ""}});

std::string complaint(const std::vector<std::string>& words) {
  try {
    const Arguments arguments(kOptions, words);
    arguments.number("delay", 0, 0, 100);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

std::string check_complaint(const std::vector<std::string>& words) {
  try {
    check_options(Arguments(check_option_table(), words));
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("options and operands are told apart") {
  const Arguments arguments(kOptions,
                            {"a.txt", "-H", "A: 1", "--header=B: 2", "-qq", "--delay", "7", "--", "-x"});
  CHECK(arguments.operands() == std::vector<std::string>{"a.txt", "-x"});
  CHECK(arguments.all("header") == std::vector<std::string>{"A: 1", "B: 2"});
  CHECK(arguments.count("quiet") == 2);
  CHECK(arguments.number("delay", 1, 0, 10) == 7);
  CHECK(Arguments(kOptions, {"-"}).operands() == std::vector<std::string>{"-"});
  CHECK(Arguments(kOptions, {}).number("delay", 5, 0, 10) == 5);
}

TEST_CASE("a mistake is told with what to do") {
  CHECK(complaint({"--dellay", "3"}).find("did you mean --delay?") != std::string::npos);
  CHECK(complaint({"--zzzzzzzz"}) == "there is no option --zzzzzzzz");
  CHECK(complaint({"--delay", "x"}).find("whole number from 0 to 100") != std::string::npos);
  CHECK(complaint({"--delay", "101"}).find("not '101'") != std::string::npos);
  CHECK_FALSE(complaint({"--delay"}).empty());
  CHECK_FALSE(
      complaint({"--del", "3"}).empty());  // No guessing: a new option must not change old command lines.
}

TEST_CASE("the options of check are checked before anything is done") {
  CHECK(check_complaint({}).find("name an article") != std::string::npos);
  CHECK(check_complaint({"a", "--offline", "--archive", "x.warc.gz"}).find("live run") != std::string::npos);
  CHECK(check_complaint({"a", "--archive", "x.zip"}).find("NAME.warc.gz") != std::string::npos);
  CHECK(check_complaint({"a", "--archive", "x.warc.gz", "--no-archive"}).find("exclude") !=
        std::string::npos);
  CHECK(check_complaint({"a", "--archive", "x.warc.gz", "--report", "json=x.warc.gz"}).find("another file") !=
        std::string::npos);
  CHECK(check_complaint({"a", "--today", "2026-02-30"}).find("YYYY-MM-DD") != std::string::npos);
  CHECK(check_complaint({"a", "--timeout", "0"}).find("seconds") != std::string::npos);
  CHECK(check_complaint({"a", "--mailto", "x\r\nHost: y"}).find("one line") != std::string::npos);
  CHECK(check_complaint({"a", "-H", "no colon"}).find("Name: value") != std::string::npos);
  CHECK(check_complaint({"a", "--fail-on", "eror"}).find("error, warning, note, never") != std::string::npos);
  CHECK(check_complaint({"a", "--select", "DTA"}) != "");
  CHECK(check_complaint({"a", "--format", "pdf"}) != "");
  CHECK(check_complaint({"a", "--no-archive", "--timeout", "0.5"}).empty());
}

TEST_CASE("the nearest name is found only if it is near") {
  constexpr std::array<std::string_view, 3> kNames{"check", "extract", "archive"};
  CHECK(nearest("chek", kNames) == "check");
  CHECK(nearest("extrakt", kNames) == "extract");
  CHECK_FALSE(nearest("frobnicate", kNames));
}
