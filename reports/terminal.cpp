// The terminal report: for a person, grouped by citation, with the source line and what was cited and found.
// Text of pages and articles is made printable before it is written: a hostile page must not steer a
// terminal.

#include <algorithm>
#include <map>

#include "references/line_index.hpp"
#include "references/place.hpp"
#include "references/text.hpp"
#include "reports/excerpt.hpp"
#include "reports/finding_groups.hpp"
#include "reports/snapshot_text.hpp"
#include "reports/summary.hpp"
#include "reports/writers.hpp"

namespace citecheck {

namespace {

enum class Tone : std::uint8_t { plain, bold, dim, red, yellow, blue, green };

std::string_view escape_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::bold:
      return "\x1b[1m";
    case Tone::dim:
      return "\x1b[2m";
    case Tone::red:
      return "\x1b[31m";
    case Tone::yellow:
      return "\x1b[33m";
    case Tone::blue:
      return "\x1b[34m";
    case Tone::green:
      return "\x1b[32m";
  }
  return "";
}

Tone tone_of(Severity severity) {
  if (severity == Severity::error) return Tone::red;
  return severity == Severity::warning ? Tone::yellow : Tone::blue;
}

Tone tone_of(Verdict::Kind kind) {
  if (kind == Verdict::Kind::verified) return Tone::green;
  if (kind == Verdict::Kind::dead || kind == Verdict::Kind::inconsistent) return Tone::red;
  return Tone::plain;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

/// What a name of the JSON report reads like in a sentence: "not_checked" is "not checked".
std::string spoken(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', ' ');
  return out;
}

class TerminalReport final : public ReportWriter {
 public:
  TerminalReport(std::ostream& out, const Appearance& look) : out_(out), look_(look) {}

  void begin(const RunInfo& run) override { run_ = run; }

  void article(const ArticleResult& result) override {
    summary_.add(result);
    note_unsaved(result);
    for (const Skipped& skipped : result.skipped) skipped_[skipped.reason] += skipped.count;
    const Article& article = *result.article;
    const LineIndex lines(article);
    print_heading(result);
    for (const Problem& problem : article.problems) print_problem(article, problem, lines);
    const FindingGroups groups(result);
    for (const Finding* finding : groups.of_article()) print_finding(article, *finding, lines, "  ");
    for (const Citation& citation : article.citations)
      print_citation(result, citation, groups.of_citation(citation.index), lines);
  }

  void end(const RunEnd& end) override {
    if (!look_.quiet) print_tables();
    print_totals(end);
    out_ << std::flush;
    if (!out_) throw std::runtime_error("the report could not be written to standard output");
  }

 private:
  std::string paint(std::string_view text, Tone tone) const {
    if (!look_.color || tone == Tone::plain) return std::string(text);
    return std::string(escape_of(tone)) + std::string(text) + "\x1b[0m";
  }

  std::size_t columns(std::size_t indent) const {
    const std::size_t width = look_.width == 0 ? 100 : look_.width;
    return std::max<std::size_t>(20, width > indent ? width - indent : 0);
  }

  /// Words in lines no wider than the terminal; whole where the output is no terminal.
  void print_text(std::string_view indent, const std::string& text, Tone tone) {
    const std::string clean = printable(text);
    if (look_.width == 0) {
      out_ << indent << paint(clean, tone) << '\n';
      return;
    }
    std::string line;
    std::string_view rest = clean;
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      if (!line.empty() && display_width(line) + 1 + display_width(word) > columns(indent.size())) {
        out_ << indent << paint(line, tone) << '\n';
        line.clear();
      }
      line += (line.empty() ? "" : " ") + std::string(word);
    }
    if (!line.empty()) out_ << indent << paint(line, tone) << '\n';
  }

  void print_heading(const ArticleResult& result) {
    if (look_.quiet && result.findings.empty()) return;
    const Article& article = *result.article;
    std::string heading = article.title.empty() ? article.path : article.title + "  (" + article.path + ")";
    heading += ": " + counted(article.citations.size(), "reference", "references");
    if (printed_article_) out_ << '\n';
    printed_article_ = true;
    print_text("", heading, Tone::bold);
  }

  void print_problem(const Article& article, const Problem& problem, const LineIndex& lines) {
    print_text("  ", place_of(article, problem, lines) + ": " + problem.what, Tone::yellow);
  }

  void print_citation(const ArticleResult& result, const Citation& citation,
                      std::span<const Finding* const> findings, const LineIndex& lines) {
    if (findings.empty() && look_.verbose == 0) return;
    const Verdict& verdict = result.citations[citation.index].verdict;
    const std::string label =
        citation.label.empty() ? "#" + std::to_string(citation.index + 1) : citation.label;
    out_ << '\n'
         << paint("[" + printable(label) + "]", Tone::bold) << ' '
         << paint(spoken(name_of(verdict.kind)), tone_of(verdict.kind)) << ": " << printable(verdict.reason)
         << '\n';
    if (citation.title) print_text("    ", "“" + citation.title->value + "”", Tone::plain);
    if (citation.url) print_text("    ", without_userinfo(citation.url->value.href()), Tone::dim);
    print_snapshot(result.citations[citation.index].evidence);
    print_saving(result.citations[citation.index].saving);
    for (const Finding* finding : findings) print_finding(*result.article, *finding, lines, "  ");
  }

  void print_saving(const std::optional<Saving>& saving) {
    if (!saving) return;
    if (saving->state == Saving::State::saved)
      print_text("    ", "saved: " + saving->url, Tone::dim);
    else
      print_text("    ", "not saved (" + std::string(name_of(saving->state)) + "): " + saving->reason,
                 Tone::dim);
  }

  /// Where neither the page nor a cited copy of it came: what one could read instead.
  void print_snapshot(const Evidence& evidence) {
    if (!evidence.fetch.known() || evidence.fetch.value.reached() || evidence.archive_reached()) return;
    if (const Snapshots& kept = evidence.snapshots.value; kept.best)
      print_text("    ", "kept: " + kept.best->url + " (" + snapshot_words(kept) + ")", Tone::dim);
    else if (const std::string words = no_snapshot_words(evidence.snapshots); !words.empty())
      print_text("    ",
                 (evidence.snapshots.known() ? "not kept: " : "not known whether it is kept: ") + words,
                 Tone::dim);
  }

  void print_finding(const Article& article, const Finding& finding, const LineIndex& lines,
                     const std::string& indent) {
    out_ << indent << paint(name_of(finding.severity), tone_of(finding.severity)) << ' ' << finding.code
         << ' ' << finding.name;
    if (finding.certainty != Certainty::certain) out_ << " (" << name_of(finding.certainty) << ")";
    out_ << "  " << paint(printable(place_in(article, finding.span.begin, lines)), Tone::dim) << '\n';
    const std::string inner = indent + "  ";
    print_text(inner, finding.message, Tone::plain);
    if (finding.citation) print_excerpt(article, finding, lines, inner);
    for (const Because& because : finding.because) print_because(because, finding, inner);
    if (finding.fix) print_text(inner, "to mend it: " + finding.fix->title, Tone::green);
  }

  void print_excerpt(const Article& article, const Finding& finding, const LineIndex& lines,
                     const std::string& indent) {
    const std::string number = std::to_string(lines.at(finding.span.begin).line) + " | ";
    const Excerpt shown =
        excerpt(*article.source, lines, finding.span, columns(indent.size() + number.size()));
    out_ << indent << paint(number, Tone::dim) << shown.before << shown.marked << shown.after << '\n';
    out_ << indent << std::string(number.size() + shown.indent, ' ')
         << paint(std::string(shown.width, '^'), tone_of(finding.severity)) << '\n';
  }

  /// What the message has said already is not said again.
  void print_because(const Because& because, const Finding& finding, const std::string& indent) {
    const auto is_new = [&](const std::string& text) {
      return !text.empty() && finding.message.find(text) == std::string::npos;
    };
    if (!is_new(because.cited) && !is_new(because.found)) return;
    if (!because.cited.empty()) print_text(indent, "cited: " + because.cited, Tone::plain);
    if (!because.found.empty())
      print_text(indent,
                 "found: " + because.found + (because.where.empty() ? "" : "  (" + because.where + ")"),
                 Tone::plain);
  }

  void print_tables() {
    if (printed_article_) out_ << '\n';
    std::uint64_t links = 0;
    for (const std::uint64_t count : summary_.links) links += count;
    if (links > 0) {
      out_ << "links:";
      for (std::size_t i = 0; i < summary_.links.size(); ++i)
        if (summary_.links[i] > 0)
          out_ << "  " << summary_.links[i] << ' ' << name_of(static_cast<LinkStatus>(i));
      out_ << '\n';
    }
    print_counts("kept by the world's archives:", summary_.snapshots);
    print_savings();
    for (const auto& [reason, count] : skipped_)
      print_text("", "not checked: " + counted(count, "question", "questions") + ": " + reason, Tone::dim);
  }

  /// Nothing where nothing was asked for.
  template <typename State>
  void print_counts(std::string_view what, const StateCounts<State>& counts) {
    if (!counts.any()) return;
    out_ << what;
    counts.for_each([&](State state, std::uint64_t count) {
      if (count > 0) out_ << "  " << count << ' ' << name_of(state);
    });
    out_ << '\n';
  }

  void print_savings() {
    print_counts("saved by the Wayback Machine:", summary_.savings);
    for (const std::string& one : unsaved_) print_text("  ", one, Tone::yellow);
    if (more_unsaved_ > 0) print_text("  ", "and " + std::to_string(more_unsaved_) + " more", Tone::dim);
  }

  /// What was to be saved and is not, or not yet; the first of them.
  void note_unsaved(const ArticleResult& result) {
    constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; i < result.citations.size(); ++i) {
      const std::optional<Saving>& saving = result.citations[i].saving;
      const bool open =
          saving && (saving->state == Saving::State::failed || saving->state == Saving::State::pending);
      if (!open) continue;
      const std::optional<Claim<Url>>& url = result.article->citations[i].url;
      if (unsaved_.size() == kMost)
        ++more_unsaved_;
      else
        unsaved_.push_back(std::string(name_of(saving->state)) + ": " +
                           (url ? without_userinfo(url->value.href()) : std::string{}) + ": " +
                           saving->reason);
    }
  }

  void print_totals(const RunEnd& end) {
    for (const std::string& input : end.unreadable) print_text("", "not read: " + input, Tone::red);
    if (!run_.replayed_from.empty()) print_text("", "replayed from: " + run_.replayed_from, Tone::plain);
    if (!end.archive.empty())
      print_text("", "archive: " + end.archive + " (" + counted(end.requests, "request", "requests") + ")",
                 Tone::plain);
    std::string line = counted(summary_.articles, "article", "articles") + ", " +
                       counted(summary_.citations, "reference", "references");
    for (std::size_t i = 0; i < summary_.verdicts.size(); ++i)
      if (summary_.verdicts[i] > 0)
        line += (line.find(':') == std::string::npos ? ": " : ", ") + std::to_string(summary_.verdicts[i]) +
                " " + spoken(name_of(static_cast<Verdict::Kind>(i)));
    line += "; " + counted(summary_.findings[2], "error", "errors") + ", " +
            counted(summary_.findings[1], "warning", "warnings") + ", " +
            counted(summary_.findings[0], "note", "notes");
    print_text("", line, Tone::bold);
    if (end.kind != RunEnd::Kind::complete)
      print_text(
          "",
          "not complete: " + end.reason +
              (end.not_done.empty()
                   ? ""
                   : "; " + counted(end.not_done.size(), "URL or input", "URLs or inputs") + " not checked"),
          Tone::red);
    print_not_done(end.not_done);
  }

  /// The first of them: all are in the JSON report.
  void print_not_done(const std::vector<std::string>& not_done) {
    constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; i < std::min(kMost, not_done.size()); ++i)
      print_text("  ", "not checked: " + not_done[i], Tone::dim);
    if (not_done.size() > kMost)
      print_text("  ", "and " + std::to_string(not_done.size() - kMost) + " more", Tone::dim);
  }

  std::ostream& out_;
  const Appearance look_;
  RunInfo run_;
  Summary summary_;
  std::map<std::string, std::uint64_t> skipped_;
  std::vector<std::string> unsaved_;
  std::size_t more_unsaved_ = 0;
  bool printed_article_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> open_terminal_report(std::ostream& out, const Appearance& appearance) {
  return std::make_unique<TerminalReport>(out, appearance);
}

}  // namespace citecheck
