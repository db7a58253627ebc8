#include "rules/engine.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>
#include <tuple>

#include "references/url.hpp"

namespace citecheck {
namespace {

/// Completes what one rule reports and appends it to the findings of all.
class Collector final : public FindingSink {
 public:
  Collector(const Article& article, std::vector<Finding>& findings)
      : article_(article), findings_(findings) {}

  void ask(const Rule& rule, std::optional<std::uint32_t> citation) {
    rule_ = &rule;
    citation_ = citation;
  }

  void report(Finding finding) override {
    finding.code = rule_->code;
    finding.name = rule_->name;
    // Rules quote what articles say, and articles hold URLs with passwords.
    finding.message = without_credentials(finding.message);
    for (Because& because : finding.because)
      for (std::string* text : {&because.cited, &because.found, &because.where})
        *text = without_credentials(*text);
    finding.severity = rule_->severity;
    finding.contradiction = rule_->contradicts && finding.certainty >= Certainty::likely;
    if (citation_) finding.citation = citation_;
    if (finding.span.empty() && finding.citation) finding.span = article_.citations[*finding.citation].span;
    findings_.push_back(std::move(finding));
  }

 private:
  const Article& article_;
  std::vector<Finding>& findings_;
  const Rule* rule_ = nullptr;
  std::optional<std::uint32_t> citation_;
};

std::string_view why_no_page(PageKind kind) {
  switch (kind) {
    case PageKind::soft_404:
      return "the page says it is not there";
    case PageKind::parked:
      return "the domain is parked";
    case PageKind::challenge:
      return "blocked";
    case PageKind::login_wall:
      return "log-in page";
    case PageKind::page:
      break;
  }
  return "the page was not reached";
}

std::string_view stated(std::string_view reason, std::string_view otherwise) {
  return reason.empty() ? otherwise : reason;
}

/// Why the rule cannot be asked about this citation; none if it can. What it returns lives as long as
/// `evidence`.
std::optional<std::string_view> missing(const Rule& rule, const Evidence& evidence) {
  if (rule.needs & needs_fetch) {
    if (!evidence.fetch.known()) return stated(evidence.fetch.reason, "not asked");
    const Fetch& fetch = evidence.fetch.value;
    if (fetch.status == LinkStatus::not_checked) return stated(fetch.reason, "not checked");
  }
  if ((rule.needs & needs_page) && !evidence.best_page()) {
    if (evidence.page.known()) return why_no_page(evidence.page.value->kind);
    return stated(evidence.page.reason, "not read");
  }
  return std::nullopt;
}

void ask_per_citation(const Rule& rule, const Article& article, std::span<const Evidence> evidence,
                      std::chrono::sys_days today, Collector& collector, std::vector<Skipped>& skipped) {
  std::map<std::string_view, std::uint32_t> reasons;
  for (const Citation& citation : article.citations) {
    const Evidence& known = evidence[citation.index];
    if (auto reason = missing(rule, known)) {
      ++reasons[*reason];
      continue;
    }
    collector.ask(rule, citation.index);
    rule.citation({article, citation, known, today}, collector);
  }
  for (const auto& [reason, count] : reasons) skipped.push_back({&rule, std::string(reason), count});
}

}  // namespace

RuleResults run_rules(std::span<const Rule* const> rules, const Article& article,
                      std::span<const Evidence> evidence, std::chrono::sys_days today) {
  assert(evidence.size() == article.citations.size());
  RuleResults results;
  Collector collector(article, results.findings);
  for (const Rule* rule : rules) {
    if (rule->citation) ask_per_citation(*rule, article, evidence, today, collector, results.skipped);
    if (rule->article) {
      collector.ask(*rule, std::nullopt);
      rule->article({article, evidence, today}, collector);
    }
  }
  const auto place = [](const Finding& finding) {
    return std::tuple(finding.span.begin, finding.code, finding.span.end);
  };
  std::ranges::stable_sort(results.findings, {}, place);
  std::ranges::stable_sort(results.skipped, {}, [](const Skipped& skip) { return skip.rule->code; });
  return results;
}

}  // namespace citecheck
