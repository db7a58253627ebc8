#include "checker/page/page.hpp"

#include "checker/page/anchors.hpp"
#include "checker/page/candidates.hpp"
#include "checker/page/finish.hpp"
#include "checker/page/mentions.hpp"
#include "checker/page/refresh.hpp"
#include "checker/page/running_text.hpp"
#include "checker/page/sketch.hpp"
#include "checker/page/status.hpp"
#include "checker/page/survey.hpp"
#include "references/charset.hpp"
#include "references/html/page_charset.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxSketched = 6000;  ///< Characters; pages that stand in for others are shorter.

}  // namespace

bool is_html(std::string_view content_type, std::string_view body) {
  const std::string type = to_lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
  if (!type.empty()) return type == "text/html" || type == "application/xhtml+xml";
  const std::string_view start = trim(body.substr(0, 512));
  for (const std::string_view sign :
       {"<!doctype html", "<html", "<head", "<body", "<!--", "<title", "<meta", "<script"})
    if (starts_with_ignoring_case(start, sign)) return true;
  return start.starts_with("<?xml") && to_lower_ascii(start).find("<html") != std::string::npos;
}

bool has_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char c = at + 1 < text.size() ? text[at + 1] : ' ';
    if (c == '/' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  }
  return false;
}

PageFacts read_page(std::string_view body, std::string_view content_type, std::string_view url,
                    const PageWants& wants) {
  const std::string transport = charset_parameter(content_type), document = declared_charset(body);
  // Most pages are UTF-8 already; the longest are not copied.
  const CharsetHints hints{transport, document};
  const std::string_view encoding = choose_encoding(body, hints);
  const bool as_it_is = encoding == "utf-8" && !first_invalid_utf8(body);
  const std::string converted = as_it_is ? std::string{} : to_utf8(body, hints);
  HtmlHead head;
  const HtmlTree html(as_it_is ? body : converted, head);
  Survey survey(html);

  Candidates found;
  read_head(head, found);
  read_json_ld(head, found);
  read_microdata(survey, found);
  read_url_date(url, found);
  const HtmlTree::Index heading = survey.find_heading(values_of(found.titles));
  if (heading != HtmlTree::kNone) survey.settle(heading);
  read_visible(survey, heading, found);

  const std::string heading_text = heading == HtmlTree::kNone ? std::string{} : html.text(heading, 600);
  PageFacts facts = finish(std::move(found), heading_text, url);
  facts.text_length = survey.text_length();
  PageStatus status = judge_status(survey, facts, heading, url);
  facts.kind = status.kind;
  facts.kind_reason = std::move(status.reason);
  facts.suspicion = std::move(status.suspicion);
  facts.paywall = std::move(status.paywall);
  facts.refresh = refresh_target(head, url);
  facts.anchors = anchors_of(html);
  if (facts.text_length <= kMaxSketched) facts.sketch = sketch_of(survey);
  if (wants.mentions) read_mentions(survey, facts);
  if (wants.text_sketch) facts.text_sketch = text_sketch_of(survey);
  if (!wants.quotations.empty()) {
    PageText text = running_text(html, as_it_is ? body : converted, as_it_is ? "utf-8" : encoding);
    if (wants.cut) text.set_incomplete("the page was cut");
    if (!facts.paywall.empty()) text.set_incomplete("only a part of the text is free to read");
    for (const std::string& quotation : wants.quotations)
      facts.searched.push_back({quotation, find_passage(text, quotation)});
  }
  return facts;
}

}  // namespace citecheck
