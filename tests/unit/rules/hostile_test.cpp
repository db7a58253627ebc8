// Rules meet articles and pages that somebody made to hurt: any bytes in any field, and very many of them.

#include <random>

#include "rules/engine.hpp"
#include "rules/verdict.hpp"
#include "support/catch.hpp"

namespace {

using namespace citecheck;

const auto kToday = std::chrono::sys_days(std::chrono::year{2026} / 1 / 1);

/// An article of random citations over a source of random bytes; the same for the same seed.
class RandomArticle {
 public:
  explicit RandomArticle(unsigned seed) : random_(seed) {
    std::string source;
    while (source.size() < 2000) source += snippet();
    article_.source = std::make_shared<const std::string>(source);
    article_.format = static_cast<Format>(below(2));
    for (std::uint32_t i = 0; i < 20; ++i) article_.citations.push_back(citation(i));
    for (int i = 0; i < 5; ++i) article_.dangling_marks.push_back({snippet(), span()});
    for (int i = 0; i < 20; ++i) evidence_.push_back(evidence());
  }

  const Article& article() const { return article_; }
  std::span<const Evidence> all_evidence() const { return evidence_; }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  bool maybe() { return below(2) == 0; }

  std::string snippet() {
    static const std::vector<std::string> kSnippets{
        "",           "\xff\xfe", "{{",           "}}",        "<",   ">", "[[", "https://example.org/a",
        "2014-02-30", "«",        "\xe2\x80\x8f", "5–3",       "Ann", " ", "\n", "0",
        "title",      "--",       "http://[::1",  "10.1000/1", "|",   "Ё"};
    std::string text;
    for (std::size_t i = below(8); i > 0; --i) text += kSnippets[below(kSnippets.size())];
    return text;
  }
  Span span() {
    const std::size_t begin = below(article_.source->size());
    return {begin, begin + below(article_.source->size() - begin)};
  }
  std::optional<Claim<std::string>> text_claim() {
    return maybe() ? std::optional(Claim<std::string>{snippet(), snippet(), span()}) : std::nullopt;
  }
  Date date() {
    Date made;
    made.begin = {static_cast<int>(below(3000)), static_cast<std::uint8_t>(below(40)),
                  static_cast<std::uint8_t>(below(40))};
    if (maybe()) made.end = CalendarDate{static_cast<int>(below(3000)), 2, 30};
    made.approximate = maybe();
    made.day_month_ambiguous = maybe();
    made.style = static_cast<Date::Style>(below(9));
    return made;
  }
  std::optional<Claim<Date>> date_claim() {
    return maybe() ? std::optional(Claim<Date>{date(), snippet(), span()}) : std::nullopt;
  }
  std::optional<Claim<Url>> url_claim() {
    return maybe()
               ? std::optional(Claim<Url>{parse_url("https://example.org/" + snippet()), snippet(), span()})
               : std::nullopt;
  }
  Name name() { return maybe() ? Name{.family = snippet(), .given = snippet()} : Name{.literal = snippet()}; }

  Citation citation(std::uint32_t index) {
    Citation made;
    made.index = index;
    made.span = span();
    made.label = maybe() ? std::to_string(below(5)) : snippet();
    made.template_name = maybe() ? "cite web" : "";
    for (auto* field : {&made.title, &made.container_title, &made.publisher, &made.language, &made.volume,
                        &made.issue, &made.page, &made.edition, &made.quote, &made.url_status})
      *field = text_claim();
    for (std::size_t i = below(4); i > 0; --i) made.authors.push_back({name(), snippet(), span()});
    made.issued = date_claim();
    made.accessed = date_claim();
    made.archived = date_claim();
    made.url = url_claim();
    made.archive_url = url_claim();
    for (std::size_t i = below(4); i > 0; --i)
      made.identifiers.push_back({{static_cast<Identifier::Kind>(below(13)), snippet()}, snippet(), span()});
    for (std::size_t i = below(3); i > 0; --i) made.marks.push_back(span());
    if (maybe()) made.backlinks = static_cast<std::uint32_t>(below(3));
    made.archive_stated = maybe();
    made.other.push_back({snippet(), {snippet(), snippet(), span()}});
    return made;
  }

  Fact<Fetch> fetch() {
    if (below(4) == 0) return Fact<Fetch>::not_asked(snippet());
    Fetch made;
    made.status = static_cast<LinkStatus>(below(12));
    made.reason = snippet();
    made.final_url = snippet();
    made.permanent = maybe();
    made.to_home = maybe();
    made.host_gone = maybe();
    return Fact<Fetch>::of(made);
  }
  Fact<PageFactsPtr> page() {
    if (below(4) == 0) return Fact<PageFactsPtr>::unavailable(snippet());
    PageFacts made;
    for (auto* list : {&made.titles, &made.sites, &made.languages, &made.canonical_urls})
      for (std::size_t i = below(3); i > 0; --i) list->push_back({snippet(), snippet(), 80});
    for (std::size_t i = below(3); i > 0; --i) made.authors.push_back({{name(), name()}, snippet(), 80});
    for (std::size_t i = below(3); i > 0; --i) made.published.push_back({date(), snippet(), 90});
    for (std::size_t i = below(3); i > 0; --i) made.modified.push_back({date(), snippet(), 90});
    made.kind = static_cast<PageKind>(below(5));
    made.text_length = below(3000);
    return known_page(made);
  }
  Evidence evidence() { return {fetch(), fetch(), page(), page()}; }

  std::mt19937 random_;
  Article article_;
  std::vector<Evidence> evidence_;
};

}  // namespace

TEST_CASE("any bytes in any field give well-formed findings and a verdict", "[hostile]") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const RandomArticle random(seed);
    const Article& article = random.article();
    const RuleResults results = run_rules(all_rules(), article, random.all_evidence(), kToday);
    for (const Finding& finding : results.findings) {
      INFO(seed << " " << finding.code << " " << finding.message);
      REQUIRE(!finding.message.empty());
      REQUIRE(finding.span.begin <= finding.span.end);
      REQUIRE(finding.span.end <= article.source->size());
      if (finding.fix)
        for (const Edit& edit : finding.fix->edits) REQUIRE(edit.span.end <= article.source->size());
    }
    for (const Citation& citation : article.citations)
      REQUIRE(!decide(citation, random.all_evidence()[citation.index], results.findings).reason.empty());
  }
}

TEST_CASE("many references of one source, of many sources, with many identifiers", "[hostile]") {
  constexpr std::uint32_t kMany = 20000;
  Article article;
  article.format = Format::wikitext;
  article.source = std::make_shared<const std::string>(std::string(4000, '<') + std::string(4000, '{'));
  for (std::uint32_t i = 0; i < kMany; ++i) {
    Citation citation;
    citation.index = i;
    citation.label = std::to_string(i + 1);
    citation.template_name = "cite web";
    citation.title = Claim<std::string>{"Film Market", {}, {}};
    citation.url = Claim<Url>{parse_url("https://example.org/market"), {}, {}};
    article.citations.push_back(citation);
  }
  Citation& last = article.citations.back();
  last.template_name.clear();
  last.title.reset();
  last.span = {4, 4090};
  for (std::uint32_t i = 0; i < kMany; ++i)
    last.identifiers.push_back({{Identifier::Kind::doi, "10.1000/" + std::to_string(i)}, {}, {}});
  const std::vector<Evidence> evidence(kMany);
  const auto rules = select_rules(std::vector<std::string>{"LNK,ARC,ART"}, {});
  const RuleResults results = run_rules(*rules, article, evidence, kToday);
  REQUIRE(results.findings.size() == 1);
  CHECK(results.findings[0].message.find("(20000 in all)") != std::string::npos);
}
