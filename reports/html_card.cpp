#include "reports/html_card.hpp"

#include <algorithm>

#include "reports/archive_link.hpp"
#include "reports/excerpt.hpp"
#include "reports/html_text.hpp"
#include "reports/snapshot_text.hpp"
#include "reports/time_text.hpp"
#include "reports/word_diff.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kExcerptColumns = 160;

std::string_view tone_of(Verdict::Kind kind) {
  switch (kind) {
    case Verdict::Kind::verified:
      return "t-good";
    case Verdict::Kind::inconsistent:
    case Verdict::Kind::dead:
      return "t-error";
    default:
      return "dim";
  }
}

void row(std::ostream& out, std::string_view name, const std::string& html) {
  if (!html.empty()) out << "<dt>" << name << "</dt><dd>" << html << "</dd>";
}

/// Both values side by side; what differs is marked where the rest is the same.
void write_because(std::ostream& out, const Because& because) {
  out << "<dl>";
  const std::vector<DiffPiece> pieces = word_diff(because.cited, because.found);
  if (std::ranges::none_of(pieces,
                           [](const DiffPiece& piece) { return piece.kind == DiffPiece::Kind::same; })) {
    row(out, "cited", html_escape(because.cited));
    row(out, "found", html_escape(because.found));
  } else {
    std::string cited, found;
    for (const DiffPiece& piece : pieces) {
      const std::string text = html_escape(piece.text);
      if (piece.kind != DiffPiece::Kind::only_found)
        cited += (cited.empty() || !piece.spaced ? "" : " ") +
                 (piece.kind == DiffPiece::Kind::same ? text : "<del>" + text + "</del>");
      if (piece.kind != DiffPiece::Kind::only_cited)
        found += (found.empty() || !piece.spaced ? "" : " ") +
                 (piece.kind == DiffPiece::Kind::same ? text : "<ins>" + text + "</ins>");
    }
    row(out, "cited", cited);
    row(out, "found", found);
  }
  row(out, "where", html_escape(because.where));
  out << "</dl>\n";
}

void write_fetch(std::ostream& out, std::string_view name, const Fact<Fetch>& fact) {
  if (!fact.known()) return;
  const Fetch& fetch = fact.value;
  std::string text = std::string(name_of(fetch.status)) + ": " + html_escape(fetch.reason);
  row(out, name, text);
  std::string chain;
  for (const Hop& hop : fetch.chain) {
    if (!chain.empty()) chain += "<br>";
    chain += html_link(hop.url);
    if (hop.status != 0) chain += " (" + std::to_string(hop.status) + ")";
  }
  if (fetch.chain.size() > 1) row(out, "redirects", chain);
  if (fetch.attempts > 1) row(out, "attempts", std::to_string(fetch.attempts));
  if (fetch.attempts > 0) row(out, "asked", to_text(fetch.at));
}

template <typename T, typename Show>
void best_row(std::ostream& out, std::string_view name, const std::vector<Sourced<T>>& values, Show show) {
  if (values.empty()) return;
  row(out, name,
      html_escape(show(values.front().value)) + " <span class=\"dim\">(" +
          html_escape(values.front().source) + ")</span>");
}

void write_capture(std::ostream& out, std::string_view of, const std::optional<Captured>& captured,
                   const std::string& folder) {
  if (!captured) return;
  const std::string what =
      captured->shows_page() ? "the page" : "no page, but " + std::string(name_of(captured->shows));
  row(out, std::string(of) + " kept in",
      "<a href=\"" + html_escape(archive_link(*captured, folder)) + "\">" + html_escape(captured->file) +
          "</a>, bytes " + std::to_string(captured->offset) + " to " +
          std::to_string(captured->offset + captured->length) + ": " + what + ", captured " +
          to_text(captured->at));
  row(out, "digest", "<code>" + html_escape(captured->digest) + "</code>");
}

void write_saving(std::ostream& out, const std::optional<Saving>& saving) {
  if (!saving) return;
  if (saving->state == Saving::State::saved)
    row(out, "saved as", html_link(saving->url));
  else
    row(out, "saved",
        "<span>" + std::string(name_of(saving->state)) + ": " + html_escape(saving->reason) + "</span>");
}

void write_evidence(std::ostream& out, const CitationResult& result, const std::string& folder) {
  const Evidence& evidence = result.evidence;
  const PageFacts* page = evidence.best_page();
  if (!evidence.fetch.known() && !evidence.archive_fetch.known()) return;
  out << "<details><summary>Evidence</summary><dl>";
  write_fetch(out, "link", evidence.fetch);
  write_fetch(out, "archive copy", evidence.archive_fetch);
  if (page != nullptr) {
    const auto same = [](const std::string& text) { return text; };
    best_row(out, "page title", page->titles, same);
    best_row(out, "page authors", page->authors, [](const std::vector<Name>& names) {
      std::string list;
      for (const Name& name : names) list += (list.empty() ? "" : "; ") + to_text(name);
      return list;
    });
    best_row(out, "published", page->published, to_edtf);
    best_row(out, "modified", page->modified, to_edtf);
    best_row(out, "site", page->sites, same);
  }
  if (const Snapshots& kept = evidence.snapshots.value; kept.best)
    row(out, "kept by", html_link(kept.best->url) + " (" + html_escape(snapshot_words(kept)) + ")");
  else if (const std::string words = no_snapshot_words(evidence.snapshots); !words.empty())
    row(out, "in archives", html_escape(words));
  write_capture(out, "link", result.link_capture, folder);
  write_capture(out, "archive copy", result.copy_capture, folder);
  write_saving(out, result.saving);
  out << "</dl></details>\n";
}

}  // namespace

std::string_view verdict_words(Verdict::Kind kind) {
  return kind == Verdict::Kind::not_checked ? "not checked" : name_of(kind);
}

std::string_view severity_mark(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "<svg viewBox=\"0 0 10 10\" width=\"10\" height=\"10\" aria-hidden=\"true\"><path "
             "fill=\"currentColor\" "
             "d=\"M3 0h4l3 3v4l-3 3H3L0 7V3z\"/></svg> ";
    case Severity::warning:
      return "<svg viewBox=\"0 0 10 10\" width=\"10\" height=\"10\" aria-hidden=\"true\"><path "
             "fill=\"currentColor\" "
             "d=\"M5 0l5 10H0z\"/></svg> ";
    case Severity::note:
      break;
  }
  return "<svg viewBox=\"0 0 10 10\" width=\"10\" height=\"10\" aria-hidden=\"true\"><circle "
         "fill=\"currentColor\" "
         "cx=\"5\" cy=\"5\" r=\"5\"/></svg> ";
}

std::string citation_label(const Citation& citation) {
  return citation.label.empty() ? "#" + std::to_string(citation.index + 1) : citation.label;
}

void write_finding_html(std::ostream& out, const Article& article, const Finding& finding,
                        const LineIndex& lines) {
  const Position at = lines.at(finding.span.begin);
  out << "<section class=\"finding\"><p><span class=\"badge t-" << name_of(finding.severity) << "\">"
      << severity_mark(finding.severity) << name_of(finding.severity) << "</span> <code>" << finding.code
      << "</code> " << html_escape(finding.name);
  if (finding.certainty != Certainty::certain)
    out << " <span class=\"dim\">(" << name_of(finding.certainty) << ")</span>";
  const std::string_view path = article.path_at(finding.span.begin);
  out << " <span class=\"dim\">" << (path == article.path ? "" : html_escape(path) + ", ") << "line "
      << at.line << ", column " << at.column << "</span></p>\n<p>" << html_escape(finding.message)
      << "</p>\n";
  if (finding.citation) {
    const Excerpt shown = excerpt(*article.source, lines, finding.span, kExcerptColumns);
    out << "<pre>" << html_escape(shown.before) << "<mark>" << html_escape(shown.marked) << "</mark>"
        << html_escape(shown.after) << "</pre>\n";
  }
  for (const Because& because : finding.because) write_because(out, because);
  if (finding.fix) {
    out << "<p><strong>To mend it:</strong> " << html_escape(finding.fix->title);
    for (const Edit& edit : finding.fix->edits)
      if (finding.fix->title.find(edit.text) == std::string::npos)
        out << " <code>" << html_escape(edit.text) << "</code>";
    out << "</p>\n";
  }
  out << "</section>\n";
}

void write_card(std::ostream& out, const ArticleResult& result, const Citation& citation,
                std::span<const Finding* const> findings, const LineIndex& lines, const std::string& anchor,
                const std::string& folder) {
  const CitationResult& about = result.citations[citation.index];
  const Verdict::Kind kind = about.verdict.kind;
  out << "<article class=\"card v-" << name_of(kind) << (findings.empty() ? "" : " has-findings")
      << "\" id=\"" << anchor << "\">\n<div class=\"head\"><a href=\"#" << anchor << "\">["
      << html_escape(citation_label(citation)) << "]</a><h3>"
      << (citation.title ? html_escape(citation.title->value) : "<span class=\"dim\">no title</span>")
      << "</h3><span class=\"badge " << tone_of(kind) << "\">" << verdict_words(kind)
      << "</span></div>\n<p class=\"dim\">" << html_escape(about.verdict.reason);
  if (citation.url) out << "<br>" << html_link(citation.url->value.href());
  out << "</p>\n";
  for (const Finding* finding : findings) write_finding_html(out, *result.article, *finding, lines);
  write_evidence(out, about, folder);
  out << "</article>\n";
}

}  // namespace citecheck
