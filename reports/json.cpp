// The JSON report: the whole run for machines, in the shape of schema/report.schema.json.

#include <cmath>

#include "references/csl/csl_writer.hpp"
#include "references/line_index.hpp"
#include "references/url.hpp"
#include "reports/json_writer.hpp"
#include "reports/page_json.hpp"
#include "reports/summary.hpp"
#include "reports/time_text.hpp"
#include "reports/writers.hpp"

namespace citecheck {

namespace {

void write_link(JsonWriter& json, const Url& url, const Fact<Fetch>& fact) {
  const Fetch& fetch = fact.value;
  json.begin_object().key("url").value(without_userinfo(url.href()));
  json.key("status").value(name_of(fact.known() ? fetch.status : LinkStatus::not_checked));
  json.key("reason").value(fact.known() ? fetch.reason : fact.reason);
  json.key("http");
  if (fetch.http != 0)
    json.value(fetch.http);
  else
    json.null();
  json.key("failure").text_or_null(fetch.failure);
  json.key("chain").begin_array();
  for (const Hop& hop : fetch.chain)
    json.begin_object().key("url").value(hop.url).key("status").value(hop.status).end_object();
  json.end_array();
  json.key("attempts").value(fetch.attempts);
  json.key("elapsed_ms").value(static_cast<std::int64_t>(fetch.elapsed.count()));
  json.key("final_url").text_or_null(fetch.final_url);
  json.key("content_type").text_or_null(fetch.content_type);
  if (fetch.doi_registered) json.key("doi_registered").value(*fetch.doi_registered);
  if (fetch.memento) json.key("memento").value(true);
  json.end_object();
}

void write_place(JsonWriter& json, const Captured& captured) {
  json.key("file").value(captured.file);
  json.key("offset").value(captured.offset).key("length").value(captured.length);
  json.key("digest").value(captured.digest).key("at").value(to_text(captured.at));
}

void write_captures(JsonWriter& json, const CitationResult& result) {
  json.key("archived");
  if (const Captured* page = result.archived()) {
    json.begin_object();
    write_place(json, *page);
    json.end_object();
  } else {
    json.null();
  }
  json.key("captures").begin_array();
  const auto write = [&](std::string_view of, const std::optional<Captured>& captured) {
    if (!captured) return;
    json.begin_object().key("of").value(of).key("shows").value(name_of(captured->shows));
    write_place(json, *captured);
    json.end_object();
  };
  write("link", result.link_capture);
  write("archive-copy", result.copy_capture);
  json.end_array();
}

void write_saving(JsonWriter& json, const std::optional<Saving>& saving) {
  if (!saving) return;
  json.key("saved").begin_object().key("state").value(name_of(saving->state));
  json.key("url").text_or_null(without_userinfo(saving->url)).key("job").text_or_null(saving->job);
  json.key("reason").text_or_null(saving->reason).end_object();
}

/// The file of a place, where it is not the article's own.
void write_path(JsonWriter& json, const Article& article, std::size_t offset) {
  if (const std::string_view path = article.path_at(offset); path != article.path)
    json.key("path").value(path);
}

void write_quotations(JsonWriter& json, const std::vector<Quotation>& quotations, const LineIndex& lines) {
  if (quotations.empty()) return;
  json.key("quotations").begin_array();
  for (const Quotation& quotation : quotations) {
    const Passage& passage = quotation.passage;
    json.begin_object().key("text").value(quotation.text);
    json.key("line").value(static_cast<std::uint64_t>(lines.at(quotation.span.begin).line));
    json.key("state").value(name_of(passage.state)).key("reason").text_or_null(passage.reason);
    json.key("nearest").text_or_null(passage.nearest).key("where").text_or_null(quotation.where);
    json.key("offset");
    if (passage.offset)
      json.value(*passage.offset);
    else
      json.null();
    if (passage.page != 0) json.key("page").value(static_cast<std::uint64_t>(passage.page));
    json.end_object();
  }
  json.end_array();
}

void write_drift(JsonWriter& json, const Fact<Drift>& drift) {
  if (!drift.known()) return;
  json.key("drift").begin_object().key("percent_in_common");
  json.value(static_cast<int>(std::lround(drift.value.resemblance * 100)));
  json.key("compared_with").value(drift.value.earlier).end_object();
}

/// What the world's archives keep; nothing where they were not to be asked at all.
void write_snapshot(JsonWriter& json, const Fact<Snapshots>& snapshots) {
  if (!was_wanted(snapshots)) return;
  const auto number_or_null = [&](std::optional<int> number) {
    if (number)
      json.value(*number);
    else
      json.null();
  };
  const std::optional<Snapshot>& best = snapshots.value.best;
  json.key("snapshot").begin_object().key("state").value(name_of(state_of(snapshots)));
  json.key("url").text_or_null(best ? best->url : "");
  json.key("service").text_or_null(best ? best->service : "");
  json.key("captured").text_or_null(best ? to_text(best->captured) : "");
  json.key("http");
  number_or_null(best && best->http != 0 ? std::optional(best->http) : std::nullopt);
  json.key("days");
  number_or_null(snapshots.value.days);
  json.key("reason").text_or_null(snapshots.reason).end_object();
}

void write_citation(JsonWriter& json, const Article& article, const Citation& citation,
                    const CitationResult& result, const LineIndex& lines, const CslIds& ids) {
  const Position at = lines.at(citation.span.begin);
  json.begin_object();
  json.key("id").value(std::to_string(citation.index + 1)).key("label").value(citation.label);
  write_path(json, article, citation.span.begin);
  json.key("line").value(static_cast<std::uint64_t>(at.line));
  json.key("column").value(static_cast<std::uint64_t>(at.column));
  json.key("item").raw(without_credentials(csl_item(article, citation, lines, ids)));
  json.key("mentions").value(static_cast<std::uint64_t>(citation.marks.size()));
  json.key("verdict").value(name_of(result.verdict.kind)).key("reason").value(result.verdict.reason);
  json.key("link");
  if (citation.url)
    write_link(json, citation.url->value, result.evidence.fetch);
  else
    json.null();
  json.key("archive_copy");
  if (citation.archive_url)
    write_link(json, citation.archive_url->value, result.evidence.archive_fetch);
  else
    json.null();
  json.key("page");
  if (const PageFacts* page = result.evidence.best_page())
    json.raw(page_json(*page));
  else
    json.null();
  write_quotations(json, result.evidence.quotations, lines);
  write_drift(json, result.evidence.drift);
  write_snapshot(json, result.evidence.snapshots);
  write_captures(json, result);
  write_saving(json, result.saving);
  json.end_object();
}

void write_span(JsonWriter& json, const Span& span, const LineIndex& lines) {
  const Position begin = lines.at(span.begin), end = lines.at(span.end);
  json.key("line").value(static_cast<std::uint64_t>(begin.line));
  json.key("column").value(static_cast<std::uint64_t>(begin.column));
  json.key("end_line").value(static_cast<std::uint64_t>(end.line));
  json.key("end_column").value(static_cast<std::uint64_t>(end.column));
}

void write_fix(JsonWriter& json, const std::optional<Fix>& fix) {
  json.key("fix");
  if (!fix) {
    json.null();
    return;
  }
  json.begin_object().key("title").value(fix->title).key("safety").value(name_of(fix->safety));
  json.key("edits").begin_array();
  for (const Edit& edit : fix->edits) {
    json.begin_object().key("offset").value(static_cast<std::uint64_t>(edit.span.begin));
    json.key("length")
        .value(static_cast<std::uint64_t>(edit.span.size()))
        .key("text")
        .value(edit.text)
        .end_object();
  }
  json.end_array().end_object();
}

void write_finding(JsonWriter& json, const Article& article, const Finding& finding, const LineIndex& lines) {
  json.begin_object();
  json.key("code").value(finding.code).key("name").value(finding.name);
  json.key("severity").value(name_of(finding.severity)).key("certainty").value(name_of(finding.certainty));
  json.key("citation");
  if (finding.citation)
    json.value(article.citations[*finding.citation].label);
  else
    json.null();
  json.key("citation_id");
  if (finding.citation)
    json.value(std::to_string(*finding.citation + 1));
  else
    json.null();
  write_path(json, article, finding.span.begin);
  write_span(json, finding.span, lines);
  json.key("message").value(finding.message);
  json.key("because").begin_array();
  for (const Because& because : finding.because) {
    json.begin_object().key("cited").text_or_null(because.cited).key("found").text_or_null(because.found);
    json.key("where").text_or_null(because.where).end_object();
  }
  json.end_array();
  write_fix(json, finding.fix);
  json.end_object();
}

class JsonReport final : public ReportWriter {
 public:
  explicit JsonReport(std::ostream& out) : out_(out), json_(std::make_unique<JsonWriter>(out)) {}

  void begin(const RunInfo& run) override {
    run_ = run;
    json_->begin_object().key("schema").value("urn:citecheck:report:1");
    json_->key("tool")
        .begin_object()
        .key("name")
        .value("citecheck")
        .key("version")
        .value(run.version)
        .end_object();
    json_->key("articles").begin_array();
  }

  void article(const ArticleResult& result) override {
    summary_.add(result);
    const Article& article = *result.article;
    const LineIndex lines(article);
    const CslIds ids(article);
    json_->begin_object().key("path").value(article.path).key("title").value(article.title);
    json_->key("format").value(name_of(article.format)).key("language").text_or_null(article.language);
    json_->key("citations").begin_array();
    for (std::size_t i = 0; i < article.citations.size(); ++i)
      write_citation(*json_, article, article.citations[i], result.citations[i], lines, ids);
    json_->end_array().key("findings").begin_array();
    for (const Finding& finding : result.findings) write_finding(*json_, article, finding, lines);
    json_->end_array().key("skipped").begin_array();
    for (const Skipped& skipped : result.skipped) {
      json_->begin_object().key("code").value(skipped.rule->code).key("reason").value(skipped.reason);
      json_->key("count").value(static_cast<std::uint64_t>(skipped.count)).end_object();
    }
    json_->end_array().key("problems").begin_array();
    for (const Problem& problem : article.problems) {
      json_->begin_object().key("kind").value(problem.kind).key("what").value(problem.what);
      json_->key("offset").value(static_cast<std::uint64_t>(problem.span.begin));
      write_path(*json_, article, problem.span.begin);
      write_span(*json_, problem.span, lines);
      json_->end_object();
    }
    json_->end_array().end_object();
  }

  void end(const RunEnd& end) override {
    json_->end_array();
    write_run(end);
    write_summary(end);
    json_->end_object();
    json_.reset();
    out_ << '\n' << std::flush;
    if (!out_) throw std::runtime_error("the JSON report could not be written");
  }

 private:
  void write_run(const RunEnd& end) {
    json_->key("run").begin_object();
    json_->key("started").value(to_text(run_.started)).key("today").value(to_text(run_.today));
    json_->key("inputs").begin_array();
    for (const std::string& input : run_.inputs) json_->value(input);
    json_->end_array().key("rules").begin_array();
    for (const Rule* rule : run_.rules) json_->value(rule->code);
    json_->end_array().key("offline").value(run_.offline);
    json_->key("replayed_from").text_or_null(run_.replayed_from);
    json_->key("archive").text_or_null(end.archive);
    json_->key("complete")
        .value(end.kind == RunEnd::Kind::complete && end.unreadable.empty() && end.not_done.empty());
    json_->key("reason").text_or_null(end.reason);
    json_->key("not_done").begin_array();
    for (const std::string& one : end.not_done) json_->value(one);
    json_->end_array().key("unreadable").begin_array();
    for (const std::string& one : end.unreadable) json_->value(one);
    json_->end_array().end_object();
  }

  void write_summary(const RunEnd& end) {
    json_->key("summary").begin_object();
    json_->key("articles").value(summary_.articles).key("citations").value(summary_.citations);
    json_->key("urls").value(end.urls).key("requests").value(end.requests);
    json_->key("verdicts").begin_object();
    for (std::size_t i = 0; i < summary_.verdicts.size(); ++i)
      json_->key(name_of(static_cast<Verdict::Kind>(i))).value(summary_.verdicts[i]);
    json_->end_object().key("links").begin_object();
    for (std::size_t i = 0; i < summary_.links.size(); ++i)
      json_->key(name_of(static_cast<LinkStatus>(i))).value(summary_.links[i]);
    json_->end_object().key("findings").begin_object();
    for (std::size_t i = summary_.findings.size(); i-- > 0;)
      json_->key(name_of(static_cast<Severity>(i))).value(summary_.findings[i]);
    json_->end_object();
    write_counts("snapshots", summary_.snapshots);
    write_counts("saved", summary_.savings);
    json_->end_object();
  }

  /// Nothing where nothing was asked for.
  template <typename State>
  void write_counts(std::string_view key, const StateCounts<State>& counts) {
    if (!counts.any()) return;
    json_->key(key).begin_object();
    counts.for_each([&](State state, std::uint64_t count) { json_->key(name_of(state)).value(count); });
    json_->end_object();
  }

  std::ostream& out_;
  std::unique_ptr<JsonWriter> json_;
  RunInfo run_;
  Summary summary_;
};

}  // namespace

std::unique_ptr<ReportWriter> open_json_report(std::ostream& out, const Appearance&) {
  return std::make_unique<JsonReport>(out);
}

}  // namespace citecheck
