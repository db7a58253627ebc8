#include "checker/run/judge.hpp"

#include <string>

#include "rules/engine.hpp"
#include "rules/verdict.hpp"

namespace citecheck {

namespace {

/// Why there is no answer to a citation's URL.
std::string unasked_reason(const Citation& citation, const Court& court) {
  if (!citation.url && !citation.archive_url) return "no URL";
  if (court.offline) return "offline";
  return "not an http(s) URL";
}

void take(const AnswerPtr& answer, const Court& court, Fact<Fetch>& fetch, Fact<PageFactsPtr>& page) {
  fetch = answer->fetch;
  page = answer->page;
  if (!court.network_down || answer->proves_network || !fetch.known()) return;
  if (fetch.value.status == LinkStatus::refused) return;
  fetch.value.status = LinkStatus::not_checked;
  fetch.value.reason = "nothing could be reached from here: no network";
  fetch.value.host_gone = false;
}

CitationResult result_of(const AnsweredArticle& answered, std::size_t i, const Court& court) {
  CitationResult result;
  const Citation& citation = answered.article->citations[i];
  Evidence& evidence = result.evidence;
  const std::string reason = unasked_reason(citation, court);
  evidence.fetch = Fact<Fetch>::not_asked(reason);
  evidence.page = Fact<PageFactsPtr>::not_asked(reason);
  evidence.archive_fetch =
      Fact<Fetch>::not_asked(citation.archive_url ? "the page itself was reached" : "no archive copy cited");
  evidence.archive_page = Fact<PageFactsPtr>::not_asked(evidence.archive_fetch.reason);
  const AnswerPtr link = answered.links[i];
  const AnswerPtr copy = answered.copies[i];
  if (link && citation.url) {
    take(link, court, evidence.fetch, evidence.page);
    result.link_capture = link->captured;
  } else if (link) {  // Only an archive copy is cited.
    take(link, court, evidence.archive_fetch, evidence.archive_page);
    result.copy_capture = link->captured;
  }
  if (copy) {
    take(copy, court, evidence.archive_fetch, evidence.archive_page);
    result.copy_capture = copy->captured;
  }
  return result;
}

}  // namespace

ArticleResult judge(const AnsweredArticle& answered, const Court& court) {
  ArticleResult out;
  out.article = answered.article;
  const std::size_t count = out.article->citations.size();
  std::vector<Evidence> evidence(count);
  out.citations.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    out.citations[i] = result_of(answered, i, court);
    evidence[i] = std::move(out.citations[i].evidence);
  }
  RuleResults results = run_rules(court.rules, *out.article, evidence, court.today);
  out.findings = std::move(results.findings);
  out.skipped = std::move(results.skipped);
  // Only contradictions bear on a verdict; by citation, so that long lists cost linear time.
  std::vector<std::vector<Finding>> contradictions(count);
  for (const Finding& finding : out.findings)
    if (finding.contradiction && finding.citation) contradictions[*finding.citation].push_back(finding);
  for (std::size_t i = 0; i < count; ++i) {
    out.citations[i].verdict = decide(out.article->citations[i], evidence[i], contradictions[i]);
    out.citations[i].evidence = std::move(evidence[i]);
  }
  return out;
}

}  // namespace citecheck
