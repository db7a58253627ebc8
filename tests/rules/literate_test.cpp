// Runs tests/rules/CODE.md for every rule, and compares rules/doc/CODE.md with what the rule's fields make.
// CITECHECK_UPDATE_GOLDEN=1 writes the pages anew.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "evidence_json.hpp"
#include "literate_case.hpp"
#include "references/reader.hpp"
#include "rules/engine.hpp"
#include "rules/rule_page.hpp"
#include "support/catch.hpp"

namespace {

using namespace citecheck;
using namespace citecheck::test;

const std::filesystem::path kSource = CITECHECK_SOURCE_DIR;

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator(in), {});
}

Article read_article(const LiterateCase& literate) {
  const FormatInfo* format = find_format(literate.format);
  auto reader = format->open(std::make_unique<std::istringstream>(literate.article), "case", {});
  auto article = reader->next();
  if (!article) throw std::runtime_error("the reader found no article");
  return *std::move(article);
}

void check_case(const Rule& rule, const LiterateCase& literate) {
  const Article article = read_article(literate);
  const auto evidence = read_evidence(article, literate.answers);
  const Rule* rules[] = {&rule};
  const RuleResults results = run_rules(rules, article, evidence, literate.today);
  INFO("found:\n" << to_expect_block(results.findings, article));
  CHECK(results.findings.size() == literate.expected.size());
  for (std::size_t i = 0; i < std::min(results.findings.size(), literate.expected.size()); ++i)
    CHECK(difference(literate.expected[i], results.findings[i], article) == "");
  if (literate.fixed) CHECK(apply_fixes(*article.source, results.findings) == *literate.fixed);
}

}  // namespace

TEST_CASE("every rule does what its literate cases say") {
  for (const Rule* rule : all_rules()) {
    const auto path = kSource / "tests" / "rules" / (std::string(rule->code) + ".md");
    INFO(path.string());
    const auto text = read_file(path);
    if (!text) {
      FAIL_CHECK("the rule has no literate cases");
      continue;
    }
    std::vector<LiterateCase> cases;
    CHECK_NOTHROW(cases = parse_cases(*text));
    bool reports = false, stays_silent = false;
    for (const LiterateCase& literate : cases) {
      INFO("## " << literate.heading);
      CHECK_NOTHROW(check_case(*rule, literate));
      (literate.expected.empty() ? stays_silent : reports) = true;
    }
    INFO("a rule has cases in which it reports and cases in which it stays silent");
    CHECK(reports);
    CHECK(stays_silent);
  }
}

TEST_CASE("every file of literate cases belongs to a rule") {
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "tests" / "rules"))
    if (entry.path().extension() == ".md" && entry.path().stem() != "README") {
      INFO(entry.path().string());
      CHECK(find_rule(entry.path().stem().string()));
    }
}

TEST_CASE("the page of every rule is what its fields make") {
  const auto folder = kSource / "rules" / "doc";
  const bool update = std::getenv("CITECHECK_UPDATE_GOLDEN") != nullptr;
  for (const Rule* rule : all_rules()) {
    const auto path = folder / (std::string(rule->code) + ".md");
    if (update) std::ofstream(path, std::ios::binary) << rule_page(*rule);
    INFO(path.string() << " (CITECHECK_UPDATE_GOLDEN=1 writes it anew)");
    CHECK(read_file(path).value_or("") == rule_page(*rule));
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    INFO(entry.path().string() << " is the page of no rule");
    CHECK(find_rule(entry.path().stem().string()));
  }
}

TEST_CASE("the fields of every rule are filled and stable in form") {
  for (const Rule* rule : all_rules()) {
    INFO(rule->code);
    CHECK(rule->code.size() == 6);
    CHECK(!rule->name.empty());
    CHECK(rule->name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK(!rule->summary.empty());
    CHECK(!rule->summary.ends_with('.'));
    CHECK(!rule->since.empty());
    for (std::string_view heading : {"## What it does", "## Why it matters", "## Example", "## What to do"})
      CHECK(rule->explain.find(heading) != std::string_view::npos);
    CHECK((rule->citation != nullptr) != (rule->article != nullptr));
  }
}
