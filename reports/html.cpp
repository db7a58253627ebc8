// The HTML report: one self-contained page that needs no network and no scripts. The verdict comes first,
// then the causes with every reference they concern, then a card per reference.

#include <algorithm>
#include <map>
#include <sstream>

#include "references/line_index.hpp"
#include "references/place.hpp"
#include "reports/finding_groups.hpp"
#include "reports/html_card.hpp"
#include "reports/html_frame.hpp"
#include "reports/html_text.hpp"
#include "reports/summary.hpp"
#include "reports/time_text.hpp"
#include "reports/writers.hpp"

namespace citecheck {

namespace {

std::string plural(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

/// The sentence a reader needs most.
std::string headline(const Summary& summary, const RunEnd& end) {
  const auto of = [&](Verdict::Kind kind) { return summary.verdicts[static_cast<std::size_t>(kind)]; };
  if (end.kind == RunEnd::Kind::no_network) return "Nothing could be reached: no link was judged";
  if (summary.citations == 0) return "No references were found";
  std::string text;
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(what);
  };
  add(of(Verdict::Kind::dead), "dead");
  add(of(Verdict::Kind::inconsistent), "inconsistent");
  if (text.empty()) text = "Nothing dead and nothing inconsistent";
  text += " of " + plural(summary.citations, "reference", "references");
  const std::uint64_t open = of(Verdict::Kind::unverifiable) + of(Verdict::Kind::not_checked);
  if (open > 0) text += "; " + std::to_string(open) + " could not be judged";
  return text;
}

class HtmlReport final : public ReportWriter {
 public:
  HtmlReport(std::ostream& out, std::string folder) : out_(out), folder_(std::move(folder)) {}

  void begin(const RunInfo& run) override { run_ = run; }

  void article(const ArticleResult& result) override {
    summary_.add(result);
    ++article_;
    for (const Skipped& skipped : result.skipped)
      skipped_[skipped.reason][skipped.rule->code] += skipped.count;
    const Article& article = *result.article;
    if (titles_.size() < 3) titles_.push_back(article.title.empty() ? article.path : article.title);
    const LineIndex lines(article);
    const FindingGroups groups(result);
    cards_ << "<section><h2>" << html_escape(article.title.empty() ? article.path : article.title)
           << "</h2>\n<p class=\"dim\">" << html_escape(article.path) << ", "
           << plural(article.citations.size(), "reference", "references") << "</p>\n";
    for (const Problem& problem : article.problems)
      cards_ << "<p class=\"t-warning\">"
             << html_escape(place_of(article, problem, lines) + ": " + problem.what) << "</p>\n";
    if (!groups.of_article().empty()) {
      cards_ << "<div class=\"card has-findings\"><h3>The article as a whole</h3>\n";
      for (const Finding* finding : groups.of_article()) write_finding_html(cards_, article, *finding, lines);
      cards_ << "</div>\n";
    }
    for (const Citation& citation : article.citations) {
      const std::string anchor = "a" + std::to_string(article_) + "-r" + std::to_string(citation.index + 1);
      const auto findings = groups.of_citation(citation.index);
      for (const Finding* finding : findings) add_cause(*finding, anchor, citation_label(citation));
      write_card(cards_, result, citation, findings, lines, anchor, folder_);
    }
    for (const Finding* finding : groups.of_article()) add_cause(*finding, "", "the article");
    cards_ << "</section>\n";
  }

  void end(const RunEnd& end) override {
    write_head(end);
    write_counts(end);
    write_causes();
    write_skipped(end);
    write_filter();
    out_ << cards_.str() << "</main>\n<footer class=\"dim\">citecheck " << html_escape(run_.version) << ", "
         << to_text(run_.started) << "</footer>\n<script>" << html_script() << "</script>\n</body>\n</html>\n"
         << std::flush;
    if (!out_) throw std::runtime_error("the HTML report could not be written");
  }

 private:
  struct Cause {
    Severity severity = Severity::note;
    std::string name;
    std::vector<std::pair<std::string, std::string>> places;  ///< Anchor and label.
  };

  void add_cause(const Finding& finding, const std::string& anchor, const std::string& label) {
    Cause& cause = causes_[std::string(finding.code)];
    cause.severity = finding.severity;
    cause.name = finding.name;
    cause.places.emplace_back(anchor, label);
  }

  void write_head(const RunEnd& end) {
    std::string title;
    for (const std::string& one : titles_) title += (title.empty() ? "" : ", ") + one;
    out_ << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'; "
            "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
         << "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"robots\" "
            "content=\"noindex\">\n<title>citecheck: "
         << html_escape(title) << "</title>\n<style>" << html_style()
         << "</style>\n</head>\n<body>\n<header>\n<h1>" << html_escape(headline(summary_, end))
         << "</h1>\n<p class=\"dim\">" << html_escape(title) << "; judged as of " << to_text(run_.today);
    if (!run_.replayed_from.empty()) out_ << "; replayed from " << html_escape(run_.replayed_from);
    if (!end.archive.empty()) out_ << "; evidence in " << html_escape(end.archive);
    if (run_.offline) out_ << "; offline: only the text was checked";
    out_ << "</p>\n";
    if (end.kind != RunEnd::Kind::complete)
      out_ << "<p class=\"t-error\"><strong>Not complete:</strong> " << html_escape(end.reason) << "</p>\n";
    for (const std::string& input : end.unreadable)
      out_ << "<p class=\"t-error\"><strong>Not read:</strong> " << html_escape(input) << "</p>\n";
    out_ << "</header>\n<main>\n";
  }

  void write_counts(const RunEnd& end) {
    out_ << "<ul class=\"counts\">";
    for (std::size_t i = 0; i < summary_.verdicts.size(); ++i)
      out_ << "<li><b>" << summary_.verdicts[i] << "</b>" << verdict_words(static_cast<Verdict::Kind>(i))
           << "</li>";
    out_ << "<li><b>" << end.urls << "</b>" << (end.urls == 1 ? "URL" : "URLs") << "</li></ul>\n";
  }

  void write_causes() {
    if (causes_.empty()) return;
    std::vector<std::pair<std::string, const Cause*>> order;
    for (const auto& [code, cause] : causes_) order.emplace_back(code, &cause);
    std::ranges::stable_sort(
        order, [](const auto& a, const auto& b) { return a.second->severity > b.second->severity; });
    out_ << "<h2>What was found</h2>\n<div class=\"scroll\"><table><thead><tr><th "
            "scope=\"col\">Severity</th><th "
            "scope=\"col\">Rule</th><th scope=\"col\">References</th></tr></thead><tbody>\n";
    for (const auto& [code, cause] : order) {
      out_ << "<tr><td class=\"t-" << name_of(cause->severity) << "\">" << severity_mark(cause->severity)
           << name_of(cause->severity) << "</td><td><code>" << code << "</code> " << html_escape(cause->name)
           << "</td><td>";
      for (std::size_t i = 0; i < cause->places.size(); ++i) {
        const auto& [anchor, label] = cause->places[i];
        if (i > 0) out_ << ", ";
        if (anchor.empty())
          out_ << html_escape(label);
        else
          out_ << "<a href=\"#" << anchor << "\">" << html_escape(label) << "</a>";
      }
      out_ << "</td></tr>\n";
    }
    out_ << "</tbody></table></div>\n";
  }

  void write_skipped(const RunEnd& end) {
    if (skipped_.empty() && end.not_done.empty()) return;
    out_ << "<h2>What was not checked</h2>\n<p>Not checked is not clean: about these nothing is "
            "said.</p>\n<ul>\n";
    for (const auto& [reason, codes] : skipped_) {
      std::uint64_t most = 0;
      std::string list;
      for (const auto& [code, count] : codes) {
        most = std::max(most, count);
        list += (list.empty() ? "" : ", ") + std::string(code);
      }
      out_ << "<li>" << html_escape(reason) << ": " << plural(most, "reference", "references")
           << " <details><summary>" << plural(codes.size(), "rule", "rules") << "</summary><code>" << list
           << "</code></details></li>\n";
    }
    if (!end.not_done.empty()) {
      // A run that came to its end may still have had no answer: an archive holds some URLs only.
      out_ << "<li>" << html_escape(end.reason.empty() ? "no answer" : end.reason) << ": "
           << plural(end.not_done.size(), "URL or input", "URLs or inputs")
           << " <details><summary>which</summary><ul>";
      for (const std::string& one : end.not_done) out_ << "<li>" << html_link(one) << "</li>";
      out_ << "</ul></details></li>\n";
    }
    out_ << "</ul>\n";
  }

  void write_filter() {
    out_ << "<fieldset><legend>Show</legend>";
    const auto radio = [&](std::string_view id, std::string_view label, bool checked) {
      out_ << "<label><input type=\"radio\" name=\"f\" id=\"f-" << id << "\"" << (checked ? " checked" : "")
           << "> " << label << "</label>";
    };
    radio("all", "all references", true);
    radio("findings", "with findings", false);
    for (std::size_t i = 0; i < summary_.verdicts.size(); ++i) {
      const auto kind = static_cast<Verdict::Kind>(i);
      if (summary_.verdicts[i] > 0) radio(name_of(kind), verdict_words(kind), false);
    }
    out_ << "</fieldset>\n<p class=\"search\" hidden><label for=\"q\">Search (a minus before a word excludes "
            "it): </label><input "
            "type=\"search\" id=\"q\"></p>\n";
  }

  std::ostream& out_;
  const std::string folder_;
  RunInfo run_;
  Summary summary_;
  std::ostringstream cards_;
  std::size_t article_ = 0;
  std::vector<std::string> titles_;
  std::map<std::string, Cause> causes_;
  std::map<std::string, std::map<std::string_view, std::uint64_t>> skipped_;
};

}  // namespace

std::unique_ptr<ReportWriter> open_html_report(std::ostream& out, const Appearance& appearance) {
  return std::make_unique<HtmlReport>(out, appearance.folder);
}

}  // namespace citecheck
