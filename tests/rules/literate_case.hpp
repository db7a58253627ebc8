#pragma once
// A literate case: one section of tests/rules/CODE.md, taken apart. README.md beside this describes the form.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "rules/finding.hpp"

namespace citecheck::test {

struct ExpectedFinding {
  std::string label, certainty, message;
  std::string cited, found, where;  ///< Fragments; "" where nothing is expected.
  std::optional<std::string> fix;   ///< "safe …", "none".
};

struct LiterateCase {
  std::string heading;
  std::string format, article;
  std::optional<std::string> answers;  ///< JSON; none for an offline case.
  std::chrono::sys_days today;
  std::vector<ExpectedFinding> expected;
  std::optional<std::string> fixed;
};

/// The cases of one file; throws std::runtime_error with the line of what is malformed.
std::vector<LiterateCase> parse_cases(std::string_view markdown);

/// The label a case names a citation by.
std::string label_of(const Citation& citation);

/// What keeps `finding` from being the expected one; "" if it is.
std::string difference(const ExpectedFinding& expected, const Finding& finding, const Article& article);

/// The source with every edit of every fix applied; the edits must not overlap.
std::string apply_fixes(std::string source, const std::vector<Finding>& findings);

/// The findings as an `expect` block would state them, for the message of a failed test.
std::string to_expect_block(const std::vector<Finding>& findings, const Article& article);

}  // namespace citecheck::test
