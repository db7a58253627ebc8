#include <array>
#include <string>

#include "references/text.hpp"
#include "rules/links/link.hpp"

namespace citecheck {
namespace {

constexpr auto kDocuments =
    std::to_array<std::string_view>({".pdf", ".ps", ".djvu", ".epub", ".doc", ".docx", ".odt", ".xls",
                                     ".xlsx", ".ppt", ".pptx", ".csv", ".zip"});

/// The suffix of the document that the path names; "" if it names none.
std::string_view document_suffix(std::string_view path) {
  for (const std::string_view suffix : kDocuments)
    if (path.size() > suffix.size() && equal_ignoring_case(path.substr(path.size() - suffix.size()), suffix))
      return suffix;
  return {};
}

void check(const CitationInput& input, FindingSink& sink) {
  const Fetch& fetch = input.evidence.fetch.value;
  const auto& url = input.citation.url;
  if (!url || !fetch.reached() || fetch.to_home || archive_stands_in(input)) return;
  const std::string_view suffix = document_suffix(url->value.path());
  if (suffix.empty() || (fetch.content_type != "text/html" && fetch.content_type != "application/xhtml+xml"))
    return;
  Finding finding;
  finding.certainty = Certainty::likely;
  finding.span = url->span;
  finding.message = "A document (" + std::string(suffix) + ") is cited, and a web page comes in its place";
  finding.because.push_back({without_userinfo(url->value.href()), fetch.content_type, "the answer"});
  sink.report(std::move(finding));
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(LNK014){.code = "LNK014",
                       .name = "document-became-page",
                       .summary = "The URL names a document, and an HTML page comes in its place",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_fetch,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports a URL that ends in `.pdf` or another suffix of documents and is answered with an HTML page: a landing page, a
viewer, an abstract, or a notice that the document has moved. Nothing is said where the answer is known to be an error, a
log-in page or the home page, for which there are rules of their own, and nothing where an archived copy serves readers.

## Why it matters
The answer is "200 OK", so link checkers call it live, but the document that was cited does not come.

## Example
    <ref>{{cite report |title=Film Market |url=https://example.org/files/market.pdf}}</ref>

where the server sends `text/html`.

## What to do
Open the page: the document may be one click away, under a new URL to cite. Otherwise cite an archived copy.)",
                       .citation = citecheck::check};
