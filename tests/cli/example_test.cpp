// The example of the README, replayed from its archive.
#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/run_program.hpp"

using namespace citecheck::test;

namespace {

ProgramResult replay(std::vector<std::string> more) {
  std::vector<std::string> arguments{"check", "examples/saltmarsh-lighthouse.wiki", "--replay",
                                     "examples/saltmarsh-lighthouse.warc.gz"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  ProgramInput input;
  input.arguments = std::move(arguments);
  input.folder = CITECHECK_SOURCE_DIR;
  return run_program(std::move(input));
}

}  // namespace

TEST_CASE("the example's terminal report is as it was approved") {
  const ProgramResult result = replay({});
  CHECK(result.exit_code == 1);
  CHECK(result.errors.empty());
  const std::string difference = golden_difference("tests/cli/example.golden", result.output);
  INFO(difference);
  CHECK(difference.empty());
}

TEST_CASE("the example meets every verdict, and its JSON is as the schema says") {
  const ProgramResult result = replay({"--report", "json"});
  const JsonReport report(result.output);
  CHECK(report.schema_violation() == "");
  for (const char* verdict : {"verified", "inconsistent", "dead", "unverifiable", "not_checked"})
    CHECK(report.root()["summary"]["verdicts"][verdict].GetInt() > 0);
}

TEST_CASE("a replay gives the same bytes at any number of jobs") {
  const std::string once = replay({"--report", "json", "--jobs", "1"}).output;
  CHECK(once == replay({"--report", "json", "--jobs", "4"}).output);
  CHECK(replay({"--report", "html", "--jobs", "1"}).output ==
        replay({"--report", "html", "--jobs", "4"}).output);
}

TEST_CASE("what an archive holds no answer to is listed with that reason in the HTML report") {
  const std::string html = replay({"--report", "html"}).output;
  CHECK(html.find("<li>: ") == std::string::npos);
  CHECK(html.find("<li>no answer: 1 URL or input") != std::string::npos);
}
