// The article the project began with, checked offline: what is wrong in it is known.
#include <filesystem>

#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/run_program.hpp"

using namespace citecheck::test;
using Labels = std::vector<std::string>;

TEST_CASE("the faults of the seed article are found offline, and no others") {
  const std::string seed = CITECHECK_SOURCE_DIR "/../shared/seed/cinema-of-kazakhstan.txt";
  if (!std::filesystem::exists(seed)) {
    WARN("skipped: ../shared is absent");
    return;
  }
  const ProgramResult result =
      run_citecheck({"check", "--offline", "--report", "json", "--today", "2026-11-22", seed});
  CHECK(result.exit_code == 1);
  CHECK(result.errors.empty());
  const JsonReport report(result.output);
  CHECK(report.schema_violation() == "");
  CHECK(report.root()["articles"][0]["citations"].Size() == 40);
  CHECK(report.found("AUT001") == Labels{"33", "34", "39"});
  CHECK(report.found("DAT003") == Labels{"24"});
  CHECK(report.found("ART001") == Labels{"39"});
  CHECK(report.found("DAT005") == Labels{""});
  CHECK(report.found("ART003").empty());  // The list shows as many backlinks as the text has marks.
  for (const auto& citation : report.root()["articles"][0]["citations"].GetArray()) {
    const std::string label = citation["label"].GetString(), verdict = citation["verdict"].GetString();
    INFO(label << ": " << citation["reason"].GetString());
    CHECK(verdict == (label == "24" ? "inconsistent" : "unverifiable"));
    if (verdict == "unverifiable")
      CHECK(std::string(citation["reason"].GetString()).find("no URL") != std::string::npos);
  }
}
