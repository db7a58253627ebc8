#include "rules/engine.hpp"

#include <stdexcept>

#include "support/catch.hpp"

namespace {

using namespace citecheck;

const auto kToday = std::chrono::sys_days(std::chrono::year{2026} / 1 / 1);

/// Reports on every citation but the first, the later the earlier in the rule's own order.
void report_each(const CitationInput& input, FindingSink& sink) {
  if (input.citation.index == 0) return;
  Finding finding;
  finding.message = input.citation.label;
  finding.certainty = input.citation.index == 1 ? Certainty::possible : Certainty::likely;
  sink.report(std::move(finding));
}

void report_article(const ArticleInput&, FindingSink& sink) {
  Finding finding;
  finding.span = {15, 16};
  finding.message = "article";
  sink.report(std::move(finding));
}

void fail(const CitationInput&, FindingSink&) {
  throw std::logic_error("a bug");
}

Rule rule(std::string_view code, std::uint8_t needs) {
  Rule made{
      .code = code, .name = "some-fault", .severity = Severity::error, .needs = needs, .contradicts = true};
  made.citation = report_each;
  return made;
}

Article three_citations() {
  Article article;
  article.source = std::make_shared<const std::string>(std::string(40, 'x'));
  for (std::uint32_t i = 0; i < 3; ++i) {
    Citation citation;
    citation.index = i;
    citation.label = std::to_string(i + 1);
    citation.span = {i * 10, i * 10 + 9};
    article.citations.push_back(citation);
  }
  return article;
}

}  // namespace

TEST_CASE("the engine fills in what rules leave to it, in the order of the source", "[engine]") {
  const Rule b = rule("BBB001", needs_text), a = rule("AAA001", needs_text);
  Rule whole{.code = "CCC001", .name = "whole", .article = report_article};
  const Rule* rules[] = {&whole, &b, &a};
  const Article article = three_citations();
  const std::vector<Evidence> evidence(3);
  const RuleResults results = run_rules(rules, article, evidence, kToday);
  REQUIRE(results.findings.size() == 5);
  CHECK(results.findings[0].code == "AAA001");
  CHECK(results.findings[1].code == "BBB001");
  CHECK(results.findings[2].code == "CCC001");
  CHECK(!results.findings[2].citation);
  CHECK(results.findings[2].span == Span{15, 16});
  CHECK(results.findings[3].code == "AAA001");
  CHECK(results.findings[0].name == "some-fault");
  CHECK(results.findings[0].severity == Severity::error);
  CHECK(results.findings[0].span == article.citations[1].span);
  CHECK(results.findings[0].citation == 1u);
  CHECK(!results.findings[0].contradiction);  // only possible
  CHECK(results.findings[3].contradiction);   // likely
  CHECK(results.skipped.empty());
}

TEST_CASE("what a rule needs and is not known is counted with its reason", "[engine]") {
  const Rule fetch = rule("AAA001", needs_fetch), page = rule("BBB001", needs_fetch | needs_page);
  const Rule* rules[] = {&page, &fetch};
  std::vector<Evidence> evidence(3);
  evidence[0].fetch = Fact<Fetch>::not_asked("no URL");
  evidence[1].fetch = Fact<Fetch>::of({.status = LinkStatus::not_checked, .reason = "deadline"});
  evidence[2].fetch = Fact<Fetch>::of({.status = LinkStatus::blocked});
  evidence[2].page = Fact<PageFactsPtr>::unavailable("blocked");
  const RuleResults results = run_rules(rules, three_citations(), evidence, kToday);
  REQUIRE(results.findings.size() == 1);
  CHECK(results.findings[0].message == "3");
  REQUIRE(results.skipped.size() == 5);
  CHECK(results.skipped[0].rule == &fetch);
  CHECK(results.skipped[0].reason == "deadline");
  CHECK(results.skipped[1].reason == "no URL");
  CHECK(results.skipped[2].rule == &page);
  CHECK(results.skipped[2].reason == "blocked");
  CHECK(results.skipped[2].count == 1);
}

TEST_CASE("a page that stands in place of the cited one is no page", "[engine]") {
  const Rule page = rule("AAA001", needs_page);
  const Rule* rules[] = {&page};
  std::vector<Evidence> evidence(3);
  evidence[0].page = known_page({.kind = PageKind::challenge});
  evidence[1].page = known_page({.kind = PageKind::soft_404});
  evidence[1].archive_page = known_page({});
  evidence[2].page = known_page({.kind = PageKind::challenge});
  const RuleResults results = run_rules(rules, three_citations(), evidence, kToday);
  REQUIRE(results.findings.size() == 1);
  CHECK(results.findings[0].message == "2");
  REQUIRE(results.skipped.size() == 1);
  CHECK(results.skipped[0].reason == "blocked");
  CHECK(results.skipped[0].count == 2);
}

TEST_CASE("a rule that throws is a bug and is not hidden", "[engine]") {
  Rule broken = rule("AAA001", needs_text);
  broken.citation = fail;
  const Rule* rules[] = {&broken};
  CHECK_THROWS_AS(run_rules(rules, three_citations(), std::vector<Evidence>(3), kToday), std::logic_error);
}
