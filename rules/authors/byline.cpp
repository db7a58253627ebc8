#include "rules/authors/byline.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "references/date.hpp"
#include "references/name.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

// A byline is a line: what is longer was not read as a name.
constexpr std::size_t kMaxBytes = 200;

constexpr std::array<std::string_view, 24> kLeads{
    "posted by",    "written by", "published by", "submitted by", "reported by", "reporting by",
    "story by",     "words by",   "text by",      "article by",   "photos by",   "compiled by",
    "last updated", "updated on", "updated at",   "updated:",     "updated by",  "published on",
    "published:",   "posted on",  "posted at",    "posted:",      "by:",         "author:"};

constexpr std::array<std::string_view, 5> kRoles{"staff writer", "staff reporter", "special correspondent",
                                                 "special to the", "min read"};

bool ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

bool ascii_alnum(char c) {
  return ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<std::string_view> split(std::string_view text, std::string_view marks) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(marks), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) out.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool is_email(std::string_view word) {
  const std::size_t at = word.find('@');
  return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

bool is_address(std::string_view word) {
  return word.find("://") != std::string_view::npos || starts_with_ignoring_case(word, "www.");
}

/// "9:30", "09:30am": the only digits that stand alone as noise.
bool is_time(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == 0 || colon > 2 || colon == std::string_view::npos || word.size() < colon + 3) return false;
  const std::string_view hour = word.substr(0, colon), minute = word.substr(colon + 1, 2);
  const std::string rest = to_lower_ascii(word.substr(colon + 3));
  const bool digits = std::ranges::all_of(hour, ascii_digit) && std::ranges::all_of(minute, ascii_digit);
  return digits && minute[0] < '6' && (hour.size() == 2 || !rest.empty()) &&
         (rest.empty() || rest == "am" || rest == "pm" || rest == "," || rest == "h");
}

/// A capital, or a letter of a script that has none (those behind Cyrillic).
bool may_open_name(char32_t point) {
  return is_upper(point) || (point >= 0x530 && is_letter(point));
}

/// How many bytes of a lead such as "Posted by" or "By" open the text. "By" alone is a surname as well.
std::size_t lead_length(std::string_view text) {
  for (const std::string_view lead : kLeads) {
    if (!starts_with_ignoring_case(text, lead)) continue;
    if (text.size() == lead.size() || !ascii_alnum(text[lead.size()])) return lead.size();
  }
  const bool by = text.starts_with("by ") || text.starts_with("By ") || text.starts_with("BY ");
  if (!by || split(text, " ").size() < 3) return 0;
  std::size_t at = 3;
  return may_open_name(next_code_point(text, at)) ? 3 : 0;
}

/// Where "in Culture on 14" begins at the end of a text: a section and a day of the month, which the date
/// behind it has left.
std::size_t section_tail(std::string_view text) {
  std::string_view rest = trim(text);
  while (!rest.empty() && ascii_digit(rest.back())) rest.remove_suffix(1);
  rest = trim(rest);
  if (!rest.ends_with(" on")) return std::string_view::npos;
  const std::size_t in =
      text.rfind(" in ", static_cast<std::size_t>(rest.data() + rest.size() - text.data()));
  return in;
}

std::size_t role_at(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  for (const std::string_view role : kRoles)
    if (const std::size_t at = lower.find(role); at != std::string::npos && at > 0) return at;
  return std::string_view::npos;
}

bool any_word(std::string_view text, bool (*test)(std::string_view)) {
  return std::ranges::any_of(split(text, " ()<>[]"), test);
}

std::string_view what_clings(std::string_view text) {
  if (any_word(text, is_email)) return "an e-mail address";
  if (any_word(text, is_address)) return "a web address";
  if (find_date(text)) return "a date";
  if (any_word(text, is_time)) return "a time of day";
  if (lead_length(text) > 0) return "words of a byline";
  if (section_tail(text) != std::string_view::npos) return "words of a byline";
  if (const std::size_t role = role_at(text); role != std::string_view::npos && split(text, " ").size() >= 4)
    return "a role";
  return {};
}

/// Two to five words, the first and the last with a capital or in a script without, and nothing but letters.
bool reads_as_person(std::string_view text) {
  const std::vector<std::string_view> words = split(text, " ");
  if (words.size() < 2 || words.size() > 5 || reads_as_organisation(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    const bool mark = point == ' ' || point == '.' || point == '-' || point == '\'' || point == U'’';
    if (!is_letter(point) && !mark) return false;
  }
  return std::ranges::all_of(std::array{words.front(), words.back()}, [](std::string_view word) {
    std::size_t at = 0;
    return may_open_name(next_code_point(word, at));
  });
}

std::optional<std::string> name_without_noise(std::string text) {
  for (int dates = 0; dates < 4; ++dates) {
    const auto date = find_date(text);
    if (!date) break;
    text.replace(date->span.begin, date->span.size(), ",");
  }
  std::vector<std::string> names;
  for (std::string_view part : split(text, ",|·•;()<>[]")) {
    while (const std::size_t lead = lead_length(part)) part = trim(part.substr(lead));
    if (const std::size_t tail = section_tail(part); tail != std::string_view::npos)
      part = trim(part.substr(0, tail));
    if (const std::size_t role = role_at(part); role != std::string_view::npos)
      part = trim(part.substr(0, role));
    std::string kept;
    for (const std::string_view word : split(part, " ")) {
      if (is_email(word) || is_address(word) || is_time(word)) continue;
      kept.append(kept.empty() ? "" : " ").append(word);
    }
    if (reads_as_person(kept)) names.push_back(std::move(kept));
  }
  if (names.size() != 1) return std::nullopt;
  return names.front();
}

}  // namespace

std::optional<BylineNoise> byline_noise(std::string_view text) {
  if (text.size() > kMaxBytes) return std::nullopt;
  const std::string plain = collapse_space(text);
  const std::string_view what = what_clings(plain);
  if (what.empty()) return std::nullopt;
  return BylineNoise{what, name_without_noise(plain)};
}

}  // namespace citecheck
