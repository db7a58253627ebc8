// take_urls: the URLs of a reference, broken ones mended.
#include <algorithm>
#include <array>
#include <cctype>

#include "references/archive_url.hpp"
#include "references/plain/statements.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kLongestUrl = 2048;

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

/// Where the run of bytes that a URL can hold ends.
std::size_t run_end(Text text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + kLongestUrl);
  while (at<limit&& static_cast<unsigned char>(text[at])> 0x20 &&
         Text("<>\"[]{}|\x7F").find(text[at]) == kNone)
    ++at;
  return at;
}

/// True for "html", "page.html", "file_name.pdf": the name of a file.
bool ends_in_suffix(Text part) {
  static constexpr auto kSuffixes = std::to_array<Text>(
      {"html", "htm", "shtml", "pdf", "php", "asp", "aspx", "jsp", "xml", "txt", "doc", "docx", "cfm"});
  while (!part.empty() && !is_alnum(part.back())) part.remove_suffix(1);
  const std::size_t dot = part.rfind('.');
  const std::string suffix = to_lower_ascii(dot == kNone ? part : part.substr(dot + 1));
  return std::ranges::find(kSuffixes, suffix) != kSuffixes.end();
}

/// True if the next word, parted by space or a line break, can only be the rest of the URL.
bool goes_on(Text url, Text next, bool line_break) {
  if (url.empty() || next.empty()) return false;
  const bool pathlike = next.find_first_of("/_=&%") != kNone || ends_in_suffix(next);
  const char last = url.back(), first = next.front();
  if (next.find("://") != kNone || next.starts_with("www."))
    return url.ends_with("://") && next.starts_with("www.");
  if (url.ends_with("://")) return is_alnum(first) && next.find('.') != kNone;
  if (first == '/') return next.size() > 1 && next[1] != '/';
  if (!is_alnum(first) && first != '~' && first != '%')
    return line_break && pathlike && Text("-_?=&.#").find(first) != kNone;
  if (last == '/' && next.starts_with("10.")) return true;
  switch (last) {
    case '/':
    case '-':
    case '_':
    case '=':
    case '&':
    case '?':
    case '%':
    case '+':
    case '~':
      // "…/ Accessed 5 May", "…/ and": plain words are the sentence's.
      return pathlike || std::ranges::any_of(next, [](char c) { return c >= '0' && c <= '9'; }) ||
             (line_break && last != '/' && is_small(first));
    case '.':
      return pathlike && (is_small(first) || line_break);
    default:
      if (line_break) return pathlike && next.find('/') != kNone;
      // "…/Final Report.pdf"
      return next.find('.') != kNone && ends_in_suffix(next) && !ends_in_suffix(url) &&
             url.find('/', url.find("//") + 2) != kNone;
  }
}

/// Without the stops behind it, and without brackets that it does not open.
std::size_t trim_end(Text text, std::size_t begin, std::size_t end) {
  auto open = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                         text.begin() + static_cast<std::ptrdiff_t>(end), '(');
  auto closed = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                           text.begin() + static_cast<std::ptrdiff_t>(end), ')');
  for (; end > begin; --end) {
    if (text[end - 1] == ')' && closed > open)
      --closed;
    else if (Text(".,;:!?' ").find(text[end - 1]) == kNone)
      break;
  }
  return end;
}

struct Link {
  Span span;
  std::string href;
};

/// The link whose first byte is at `begin`.
Link read_link(const Draft& draft, std::size_t begin, Text scheme) {
  const Text text = draft.text();
  std::size_t end = std::max(begin + (scheme.empty() ? url_at(text, begin).size() : 0), begin);
  if (scheme.empty() && end == begin) end = text.find("://", begin) + 3;
  if (!scheme.empty()) end = trim_end(text, begin, run_end(text, begin));
  constexpr int kMostBreaks = 6;
  for (int breaks = 0; breaks < kMostBreaks; ++breaks) {
    const std::size_t run = run_end(text, end);
    // What url_at left out of the run is a stop, or part of the URL if that goes on.
    if (text.substr(end, run - end).find_first_not_of(".,:?'!)") != kNone || run - end > 1) break;
    const std::size_t next = text.find_first_not_of(' ', run);
    if (next == kNone || next == run) break;
    const bool line_break = draft.original({run, next}).find('\n') != kNone;
    if (!line_break && next - run > 1) break;
    const std::size_t next_end = run_end(text, next);
    if (text.substr(next, next_end - next).find(Draft::kTaken) != kNone) break;
    if (!goes_on(text.substr(begin, run - begin), text.substr(next, next_end - next), line_break)) break;
    end = trim_end(text, begin, next_end);
  }
  Link link{{begin, end}, std::string(scheme)};
  for (const char c : draft.original(link.span))
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != Draft::kJoint) link.href += c;
  return link;
}

/// Where a link without a scheme may begin: "www." at a word's begin.
std::size_t find_www(Text text, std::size_t from) {
  for (std::size_t at = text.find("www.", from); at != kNone; at = text.find("www.", at + 1)) {
    const bool begins = at == 0 || Text(" (<[:,;").find(text[at - 1]) != kNone;
    const std::size_t dot = text.find_first_of(". /<>)", at + 4);
    if (begins && dot != kNone && dot > at + 4 && text[dot] == '.' && dot + 1 < text.size() &&
        is_alnum(text[dot + 1]))
      return at;
  }
  return kNone;
}

/// Where "http://" or "https://" begins, something readable behind it, perhaps behind a stray space.
std::size_t find_scheme(Text text, std::size_t from) {
  for (std::size_t at = text.find("://", from); at != kNone; at = text.find("://", at + 3))
    for (const Text scheme : {Text("https"), Text("http")}) {
      if (at < from + scheme.size()) continue;
      const std::size_t begin = at - scheme.size();
      if (!starts_with_ignoring_case(text.substr(begin), scheme)) continue;
      if (begin > from && is_alnum(text[begin - 1])) continue;
      const std::size_t host = text.find_first_not_of(' ', at + 3);
      if (host != kNone && host <= at + 4 &&
          (is_alnum(text[host]) || text[host] == '[' || static_cast<unsigned char>(text[host]) >= 0x80))
        return begin;
    }
  return kNone;
}

}  // namespace

void take_urls(Draft& draft, Citation& citation) {
  constexpr std::size_t kMostUrls = 100;
  std::size_t at = 0;
  for (std::size_t count = 0; count < kMostUrls; ++count) {
    const std::size_t scheme = find_scheme(draft.text(), at), www = find_www(draft.text(), at);
    const std::size_t begin = std::min(scheme, www);
    if (begin == kNone) return;
    Link link = read_link(draft, begin, begin == scheme ? "" : "http://");
    at = std::max(link.span.end, begin + 4);
    Claim<Url> claim{parse_url(link.href), std::string(draft.original(link.span)),
                     draft.in_source(link.span)};
    if (!claim.value.is_http()) continue;
    auto& field = parse_archive_url(link.href) ? citation.archive_url : citation.url;
    if (!field) field = std::move(claim);
    draft.take(link.span);
  }
}

}  // namespace citecheck::plain
