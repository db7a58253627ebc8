#include "checker/run/judge.hpp"

#include <string>
#include <unordered_map>

#include "checker/page/sketch.hpp"
#include "checker/snapshots/choice.hpp"
#include "rules/engine.hpp"
#include "rules/quotations/searched.hpp"
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

Fact<Snapshots> snapshots_in(const AnsweredArticle& answered, std::size_t i, const Court& court) {
  if (!court.snapshots) return {};
  const Citation& citation = answered.article->citations[i];
  if (i < answered.known_copies.size() && answered.known_copies[i])
    return snapshots_of(*answered.known_copies[i], citation);
  const std::string reason = no_look_up(citation);
  return Fact<Snapshots>::not_asked(reason.empty() ? "offline" : reason);
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
  if (!answered.savings.empty()) result.saving = answered.savings[i];
  evidence.snapshots = snapshots_in(answered, i, court);
  evidence.quotations = searched_quotations(*answered.article, citation, evidence);
  return result;
}

using Answers = std::unordered_map<std::string, AnswerPtr>;

/// The answers of an article by the URL that was asked: a copy one citation names may be another's page.
Answers answers_of(const AnsweredArticle& answered) {
  Answers out;
  const auto note = [&](const std::optional<Claim<Url>>& url, const AnswerPtr& answer) {
    if (url && answer) out.emplace(fetch_key(url->value), answer);
  };
  for (std::size_t i = 0; i < answered.links.size(); ++i) {
    const Citation& citation = answered.article->citations[i];
    note(citation.url ? citation.url : citation.archive_url, answered.links[i]);
    note(citation.archive_url, answered.copies[i]);
  }
  return out;
}

/// What `answer` shows of a page is the page, and not something in its place.
const PageFacts* page_in(const AnswerPtr& answer) {
  if (!answer || !answer->fetch.known() || !answer->fetch.value.reached() || answer->fetch.value.to_home)
    return nullptr;
  const bool is_page = answer->page.known() && answer->page.value->kind == PageKind::page;
  return is_page ? answer->page.value.get() : nullptr;
}

Fact<Drift> drift_of(const Citation& citation, const AnswerPtr& link, const Answers& answers) {
  constexpr std::size_t kFewest = 30;  // Sequences of words; of fewer a share says little.
  const PageFacts* today = citation.url ? page_in(link) : nullptr;
  if (today == nullptr) return Fact<Drift>::unavailable("the page was not reached");
  const auto compare = [&](const std::vector<std::uint64_t>& before, std::string earlier) {
    if (before.size() < kFewest || today->text_sketch.size() < kFewest)
      return Fact<Drift>::unavailable("too little text to compare");
    return Fact<Drift>::of({resemblance(before, today->text_sketch), std::move(earlier)});
  };
  if (citation.archive_url) {
    const auto copy = answers.find(fetch_key(citation.archive_url->value));
    const PageFacts* before = copy == answers.end() ? nullptr : page_in(copy->second);
    if (before != nullptr && before != today) return compare(before->text_sketch, "the cited archive copy");
  }
  if (link->former) {
    const auto day = std::chrono::floor<std::chrono::days>(link->former->at);
    return compare(link->former->text_sketch, "the capture of " + to_edtf(from_day(day)));
  }
  return Fact<Drift>::not_asked("no earlier capture");
}

}  // namespace

ArticleResult judge(const AnsweredArticle& answered, const Court& court) {
  ArticleResult out;
  out.article = answered.article;
  const std::size_t count = out.article->citations.size();
  const Answers answers = answers_of(answered);
  std::vector<Evidence> evidence(count);
  out.citations.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    out.citations[i] = result_of(answered, i, court);
    evidence[i] = std::move(out.citations[i].evidence);
    evidence[i].drift = drift_of(out.article->citations[i], answered.links[i], answers);
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
