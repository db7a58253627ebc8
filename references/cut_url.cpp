#include "references/cut_url.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

/// The last URL if nothing that ends one follows it.
std::optional<Span> last_url(Text text) {
  constexpr std::size_t kLongest = 4096;
  const Text tail = text.substr(text.size() - std::min(text.size(), kLongest));
  const std::size_t colon = tail.rfind("://");
  if (colon == kNone || tail.find_first_of(" \t\r\n<>\"", colon) != kNone) return std::nullopt;
  for (const Text scheme : {Text("https"), Text("http"), Text("ftp")})
    if (colon >= scheme.size() &&
        equal_ignoring_case(tail.substr(colon - scheme.size(), scheme.size()), scheme))
      return Span{text.size() - tail.size() + colon - scheme.size(), text.size()};
  return std::nullopt;
}

/// True if the URL closes a bracket more often than it opens it.
bool closes(Text url, char open, char close) {
  int depth = 0;
  for (const char c : url) {
    depth += c == open;
    depth -= c == close;
    if (depth < 0) return true;
  }
  return false;
}

bool is_quoted(Text before, Text url) {
  if (before.empty() || (before.back() != '"' && before.back() != '\'')) return false;
  return url.find(before.back()) == kNone;
}

/// "[text](http:", "<http:", href="http:, URL: "http:
bool is_open_in_markdown(Text before, Text url) {
  const bool value = before.size() > 1 && Text("=: ").find(before[before.size() - 2]) != kNone;
  return before.ends_with('<') || before.ends_with("](<") ||
         (before.ends_with("](") && !closes(url, '(', ')')) || (value && is_quoted(before, url));
}

/// "\url{http:", or anything inside an environment that is not ended.
bool is_open_in_latex(Text before, Text url) {
  if (before.ends_with('{') && !closes(url, '{', '}')) return true;
  const auto inside = [before](const std::string& begin, const std::string& end) {
    const std::size_t at = before.rfind(begin);
    return at != kNone && before.find(end, at) == kNone;
  };
  return inside("\\begin{document}", "\\end{document}") ||
         inside("\\begin{thebibliography}", "\\end{thebibliography}") || inside("\\entry{", "\\endentry");
}

bool is_open(Format format, Text before, Text url) {
  switch (format) {
    case Format::markdown:
      return is_open_in_markdown(before, url);
    case Format::latex:
      return is_open_in_latex(before, url);
    case Format::wikitext:
      return before.ends_with('[') && !closes(url, '[', ']');
    case Format::html:
      // A page ends with the tags that close it.
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<Span> cut_url(Format format, std::string_view text) {
  const auto url = last_url(text);
  return url && is_open(format, text.substr(0, url->begin), url->of(text)) ? url : std::nullopt;
}

void report_cut_url(Article& article) {
  const Text source = *article.source;
  const std::size_t end = article.parts.size() > 1 ? article.parts[1].begin : source.size();
  if (const auto url = cut_url(article.format, source.substr(0, end)))
    article.problems.push_back(
        {"truncated-url",
         "the text ends within the URL that begins here: it is cut off, and the rest of the URL is not known",
         *url});
}

}  // namespace citecheck
