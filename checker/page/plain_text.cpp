#include "checker/page/plain_text.hpp"

#include "checker/page/candidates.hpp"
#include "checker/page/finish.hpp"
#include "checker/page/sketch.hpp"
#include "checker/page/status.hpp"
#include "checker/page/survey.hpp"
#include "checker/page/text_facts.hpp"
#include "references/charset.hpp"
#include "references/html/html.hpp"
#include "references/html/page_charset.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxSketched = 6000;  ///< Characters; as of pages in HTML.

/// As browsers show it (HTML Standard, 7.5.4), so that its status is judged as any other page's is.
std::string as_html(std::string_view text) {
  std::string out = "<pre>";
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else
      out += c;
  }
  return out;
}

/// In pieces, so that of a text that is too long the beginning is kept.
PageText text_of(std::string_view text, bool same_bytes) {
  constexpr std::size_t kPiece = 1u << 15;
  PageText out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(at + kPiece, text.size());
    while (end < text.size() && end > at + kPiece / 2 && text[end - 1] != '\n' && text[end - 1] != ' ') --end;
    out.append(text.substr(at, end - at), same_bytes ? std::optional<std::uint64_t>(at) : std::nullopt);
    at = end;
  }
  return out;
}

std::string_view first_line(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  text = trim(text.substr(0, 2000));
  const std::string_view line = trim(text.substr(0, text.find_first_of("\r\n")));
  return line.size() <= kLongest ? line : std::string_view{};
}

}  // namespace

PageFacts read_plain_text(std::string_view body, std::string_view content_type, std::string_view url,
                          const PageWants& wants) {
  const std::string transport = charset_parameter(content_type);
  const std::string_view encoding = choose_encoding(body, {transport, {}});
  const bool same = encoding == "utf-8" && !first_invalid_utf8(body) && !body.starts_with("\xEF\xBB\xBF");
  const std::string converted = same ? std::string{} : to_utf8(body, {transport, {}});
  const std::string_view text = same ? body : std::string_view(converted);

  Candidates found;
  read_url_date(url, found);
  add(found.titles, first_line(text), "first line", kHint - 10);
  PageFacts facts = finish(std::move(found), "", url);
  facts.form = PageForm::text;

  const std::string markup = as_html(text);
  const HtmlTree html(markup);
  const Survey survey(html);
  PageStatus status = judge_status(survey, facts, HtmlTree::kNone, url);
  facts.kind = status.kind;
  facts.kind_reason = std::move(status.reason);
  facts.suspicion = std::move(status.suspicion);
  if (survey.text_length() <= kMaxSketched) facts.sketch = sketch_of(survey);

  PageText words = text_of(text, same);
  if (wants.cut) words.set_incomplete("the page was cut");
  words.finish();
  read_text(words, wants, facts);
  return facts;
}

}  // namespace citecheck
