#include "rules/links/link.hpp"

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

bool archive_stands_in(const CitationInput& input) {
  if (!input.evidence.archive_reached()) return false;
  const auto& status = input.citation.url_status;
  return !status || !equal_ignoring_case(trim(status->value), "live");
}

Finding about_link(const CitationInput& input, Certainty certainty, std::string_view what) {
  const Fetch& fetch = input.evidence.fetch.value;
  Finding finding;
  finding.certainty = certainty;
  finding.message.append(what);
  if (!fetch.reason.empty()) finding.message.append(": ").append(fetch.reason);
  Because because;
  if (const auto& url = input.citation.url) {
    finding.span = url->span;
    because.cited = without_userinfo(url->value.href());
  }
  because.found = fetch.reason.empty() ? std::string(name_of(fetch.status)) : fetch.reason;
  because.where = without_userinfo(fetch.final_url);
  finding.because.push_back(std::move(because));
  return finding;
}

void add_page_reason(Finding& finding, const Evidence& evidence) {
  if (!evidence.page.known()) return;
  const std::string& reason = evidence.page.value->kind_reason;
  if (reason.empty() || finding.message.find(reason) != std::string::npos) return;
  finding.because.push_back({"", reason, "the page"});
}

}  // namespace citecheck
