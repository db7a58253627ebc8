#include "rules/verdict.hpp"

#include "support/catch.hpp"

namespace {

using namespace citecheck;
using Kind = Verdict::Kind;

/// One citation and all that is known of it, put together step by step.
struct Case {
  Citation citation;
  Evidence evidence;
  std::vector<Finding> findings;

  Case() { citation.title = Claim<std::string>{"Kazakhstan Film Market in 2014", {}, {}}; }

  Case& url() {
    citation.url = Claim<Url>{parse_url("https://example.org/market"), {}, {}};
    return *this;
  }
  Case& archive_url() {
    citation.archive_url = Claim<Url>{parse_url("https://archive.example/1"), {}, {}};
    return *this;
  }
  Case& fetched(LinkStatus status, std::string reason = {}, bool host_gone = false) {
    evidence.fetch = Fact<Fetch>::of({.status = status, .reason = std::move(reason), .host_gone = host_gone});
    return *this;
  }
  Case& copy(LinkStatus status, std::string reason = {}) {
    evidence.archive_fetch = Fact<Fetch>::of({.status = status, .reason = std::move(reason)});
    return *this;
  }
  Case& page(std::string title, PageKind kind = PageKind::page) {
    evidence.page = known_page({.titles = {{std::move(title), "title", 80}}, .kind = kind});
    return *this;
  }
  Case& copy_page(std::string title, PageKind kind = PageKind::page) {
    evidence.archive_page = known_page({.titles = {{std::move(title), "title", 80}}, .kind = kind});
    return *this;
  }
  Case& contradicted(Certainty certainty, std::string message, std::uint32_t citation_index = 0) {
    Finding finding;
    finding.code = "DAT001";
    finding.certainty = certainty;
    finding.contradiction = certainty >= Certainty::likely;
    finding.citation = citation_index;
    finding.message = std::move(message);
    findings.push_back(std::move(finding));
    return *this;
  }
  Verdict verdict() const { return decide(citation, evidence, findings); }
};

const std::string kTitle = "Kazakhstan Film Market in 2014";

bool holds(const Verdict& verdict, std::string_view part) {
  return verdict.reason.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a contradiction makes a citation inconsistent before all else", "[verdict]") {
  Case wrong = Case().url().fetched(LinkStatus::alive).page(kTitle);
  CHECK(wrong.verdict().kind == Kind::verified);
  wrong.contradicted(Certainty::possible, "perhaps");
  wrong.contradicted(Certainty::certain, "of another citation", 7);
  CHECK(wrong.verdict().kind == Kind::verified);
  wrong.contradicted(Certainty::likely, "likely").contradicted(Certainty::certain, "surely");
  CHECK(wrong.verdict().kind == Kind::inconsistent);
  CHECK(wrong.verdict().reason == "DAT001: surely (and 1 more)");
  CHECK(Case().contradicted(Certainty::certain, "x").verdict().kind == Kind::inconsistent);
}

TEST_CASE("dead is what is known to be gone, the archived copy too", "[verdict]") {
  CHECK(Case().url().fetched(LinkStatus::dead, "404 Not Found").verdict().kind == Kind::dead);
  CHECK(Case().url().fetched(LinkStatus::dead, "404 Not Found").verdict().reason == "404 Not Found");
  CHECK(Case().url().fetched(LinkStatus::soft_404).verdict().kind == Kind::dead);
  CHECK(Case().url().fetched(LinkStatus::parked).verdict().kind == Kind::dead);
  CHECK(Case().url().fetched(LinkStatus::dns_error, "", true).verdict().kind == Kind::dead);

  Case archived = Case().url().archive_url().fetched(LinkStatus::dead, "404 Not Found");
  CHECK(archived.verdict().kind == Kind::unverifiable);  // of the copy nothing is known
  CHECK(archived.copy(LinkStatus::unreachable, "time-out").verdict().kind == Kind::unverifiable);
  CHECK(holds(archived.verdict(), "time-out"));
  CHECK(archived.copy(LinkStatus::dead, "404 Not Found").verdict().kind == Kind::dead);
  CHECK(archived.copy(LinkStatus::alive).copy_page("x", PageKind::soft_404).verdict().kind == Kind::dead);
  CHECK(archived.copy_page(kTitle).verdict().kind == Kind::verified);
  CHECK(archived.verdict().reason == "the title of the archived copy agrees");
}

TEST_CASE("blocked, unreachable and the like are not dead", "[verdict]") {
  for (const LinkStatus status : {LinkStatus::blocked, LinkStatus::login_wall, LinkStatus::unreachable,
                                  LinkStatus::tls_error, LinkStatus::dns_error, LinkStatus::refused}) {
    const Verdict verdict = Case().url().fetched(status, "why").verdict();
    CHECK(verdict.kind == Kind::unverifiable);
    CHECK(verdict.reason == std::string(name_of(status)) + ": why");
  }
}

TEST_CASE("what was not asked is not checked, unless there is nothing to ask", "[verdict]") {
  Case offline = Case().url();
  offline.evidence.fetch = Fact<Fetch>::not_asked("offline");
  CHECK(offline.verdict().kind == Kind::not_checked);
  CHECK(offline.verdict().reason == "offline");
  CHECK(Case().url().fetched(LinkStatus::not_checked, "deadline").verdict().kind == Kind::not_checked);
  CHECK(Case().url().fetched(LinkStatus::not_checked, "deadline").verdict().reason == "deadline");
  CHECK(Case().archive_url().verdict().kind == Kind::not_checked);
  CHECK(Case().verdict().kind == Kind::unverifiable);
  CHECK(Case().verdict().reason == "no URL to check");
}

TEST_CASE("verified needs a title or an identifier that agrees", "[verdict]") {
  CHECK(Case().url().fetched(LinkStatus::moved).page(kTitle).verdict().kind == Kind::verified);
  Case other = Case().url().fetched(LinkStatus::alive).page("Quarterly rainfall of Peru");
  CHECK(other.verdict().kind == Kind::unverifiable);
  CHECK(holds(other.verdict(), "Quarterly rainfall"));
  other.citation.identifiers.push_back({{Identifier::Kind::doi, "10.1000/Market"}, {}, {}});
  CHECK(other.verdict().kind == Kind::unverifiable);
  PageFacts facts = *other.evidence.page.value;
  facts.canonical_urls.push_back({"https://example.org/doi/10.1000/market", "canonical", 90});
  other.evidence.page = known_page(std::move(facts));
  CHECK(other.verdict().kind == Kind::verified);

  Case untitled = Case().url().fetched(LinkStatus::alive).page(kTitle);
  untitled.citation.title.reset();
  CHECK(holds(untitled.verdict(), "no title"));
  Case pdf = Case().url().fetched(LinkStatus::alive);
  pdf.evidence.fetch.value.content_type = "application/pdf";
  CHECK(holds(pdf.verdict(), "application/pdf"));
  CHECK(pdf.verdict().kind == Kind::unverifiable);
}

TEST_CASE("every verdict has a name", "[verdict]") {
  CHECK(name_of(Kind::verified) == "verified");
  CHECK(name_of(Kind::not_checked) == "not_checked");
}
