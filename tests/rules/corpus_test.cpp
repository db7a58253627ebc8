// The rules that need no network, over real articles that are not part of the repository.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "literate_case.hpp"
#include "references/line_index.hpp"
#include "references/reader.hpp"
#include "references/text.hpp"
#include "rules/engine.hpp"
#include "support/catch.hpp"

namespace {

using namespace citecheck;

const std::filesystem::path kShared = std::filesystem::path(CITECHECK_SOURCE_DIR) / ".." / "shared";

std::optional<Article> read_article(const std::filesystem::path& path) {
  auto in = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*in) return std::nullopt;
  std::string head(4096, '\0');
  in->read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in->gcount()));
  in->clear();
  in->seekg(0);
  const FormatInfo* format = guess_format(path.string(), head);
  return format ? format->open(std::move(in), path.string(), {})->next() : std::nullopt;
}

std::vector<Finding> findings_offline(const Article& article, std::span<const Rule* const> rules) {
  Evidence unknown;
  unknown.fetch = Fact<Fetch>::not_asked("offline");
  unknown.page = Fact<PageFactsPtr>::not_asked("offline");
  const std::vector<Evidence> evidence(article.citations.size(), unknown);
  return run_rules(rules, article, evidence, std::chrono::sys_days(std::chrono::year{2026} / 1 / 1)).findings;
}

}  // namespace

TEST_CASE("of the seed article one reference is never cited", "[corpus]") {
  const auto article = read_article(kShared / "seed" / "cinema-of-kazakhstan.txt");
  if (!article) {
    WARN("skipped: the seed article is not here");
    return;
  }
  const Rule* rules[] = {find_rule("ART001")};
  const auto findings = findings_offline(*article, rules);
  INFO(test::to_expect_block(findings, *article));
  REQUIRE(findings.size() == 1);
  CHECK(article->citations[*findings[0].citation].label == "39");
}

/// Hidden: `test_literate "[report]"` prints every finding over the articles, to be read by eye. The
/// environment variable CITECHECK_SELECT chooses the rules, CITECHECK_CORPUS another folder.
TEST_CASE("findings over real articles", "[.][report]") {
  const char* select = std::getenv("CITECHECK_SELECT");
  const char* folder = std::getenv("CITECHECK_CORPUS");
  const auto rules = select_rules(std::vector<std::string>{select ? select : ""}, {});
  REQUIRE(rules);
  std::size_t articles = 0, citations = 0, found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           folder ? std::filesystem::path(folder) : kShared / "data" / "wikitext")) {
    const auto article = entry.is_regular_file() ? read_article(entry.path()) : std::nullopt;
    if (!article) continue;
    ++articles;
    citations += article->citations.size();
    const LineIndex lines(*article);
    for (const Finding& finding : findings_offline(*article, *rules)) {
      ++found;
      std::cout << finding.code << ' ' << name_of(finding.certainty) << ' '
                << entry.path().filename().string() << ':' << lines.at(finding.span.begin).line << ' '
                << printable(finding.message) << "\n    "
                << printable(ellipsize(
                       article->text_of(finding.citation ? article->citations[*finding.citation].span
                                                         : finding.span),
                       400))
                << '\n';
    }
  }
  std::cout << articles << " articles, " << citations << " citations, " << found << " findings\n";
}
