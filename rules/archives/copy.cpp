#include "rules/archives/copy.hpp"

#include "references/text.hpp"
#include "rules/compare/dates.hpp"

namespace citecheck {

namespace {

Date::Style own_style(const CitationInput& input) {
  for (const auto* claim : {&input.citation.accessed, &input.citation.issued}) {
    if (!*claim || !(*claim)->value.has_day()) continue;
    const Date::Style style = (*claim)->value.style;
    if (style == Date::Style::iso || style == Date::Style::dmy || style == Date::Style::mdy) return style;
  }
  return usual_style(input.article, &Citation::archived, Date::Style::iso);
}

/// The URL is the whole value of a parameter.
bool is_argument(std::string_view source, Span span) {
  const std::string_view before =
      trim(source.substr(0, span.begin).substr(span.begin - std::min<std::size_t>(span.begin, 40)));
  const std::string_view behind = trim(source.substr(span.end, 40));
  return before.ends_with('=') && (behind.starts_with('|') || behind.starts_with("}}"));
}

}  // namespace

bool is_cs1(const CitationInput& input) {
  const std::string& name = input.citation.template_name;
  return input.article.format == Format::wikitext &&
         (starts_with_ignoring_case(name, "cite ") || equal_ignoring_case(name, "citation"));
}

bool can_be_replaced(const CitationInput& input, const Claim<Url>& url) {
  return !url.span.empty() && input.article.text_of(url.span) == url.value.href();
}

std::optional<Edit> insert_copy(const CitationInput& input, std::string_view copy,
                                std::chrono::sys_days day) {
  const auto& url = input.citation.url;
  if (!is_cs1(input) || !url || !can_be_replaced(input, *url)) return std::nullopt;
  if (!is_argument(*input.article.source, url->span) || copy.find_first_of("|{}[] ") != copy.npos)
    return std::nullopt;
  const std::string text = to_lower_ascii(input.article.text_of(input.citation.span));
  for (const std::string_view name : {"archive-url", "archiveurl", "archive-date", "archivedate"})
    if (text.find(name) != std::string::npos) return std::nullopt;
  return Edit{{url->span.end, url->span.end},
              " |archive-url=" + std::string(copy) +
                  " |archive-date=" + write_day(from_day(day).begin, own_style(input))};
}

}  // namespace citecheck
