#include "references/html/html_references.hpp"

#include <algorithm>
#include <array>

#include "references/html/html.hpp"
#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kLongestName = 32;  // "CounterClockwiseContourIntegral" and its kin.
constexpr std::size_t kMostNames = 2048;  // Different ones that are asked for; others stay as written.

// What numbers of the C1 controls mean (13.2.5.80); 0 where they mean themselves.
constexpr std::array<char32_t, 32> kControls{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                             0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_digit_of(char c, bool hex) {
  return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

bool is_alnum(char c) {
  return is_digit_of(c, false) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char32_t meant_by(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return 0xFFFD;
  if (number < 0x80 || number > 0x9F || kControls[number - 0x80] == 0) return number;
  return kControls[number - 0x80];
}

/// The reference by number at `at`, an "&#"; its length, or 0.
std::size_t read_number(std::string_view written, std::size_t at, std::string& out) {
  std::size_t next = at + 2;
  const bool hex = next < written.size() && (written[next] == 'x' || written[next] == 'X');
  if (hex) ++next;
  const std::size_t begin = next;
  std::uint32_t number = 0;
  for (; next < written.size() && is_digit_of(written[next], hex); ++next) {
    const char c = written[next];
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    number = std::min<std::uint32_t>(number * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit), 0x110000);
  }
  if (next == begin) return 0;
  append_utf8(out, meant_by(number));
  return next - at + (next < written.size() && written[next] == ';');
}

}  // namespace

bool HtmlReferences::changes(std::string_view written) {
  return written.find('&') != std::string_view::npos || written.find('\r') != std::string_view::npos ||
         written.find('\0') != std::string_view::npos;
}

std::string HtmlReferences::decode(std::string_view written, Place place) {
  std::string out;
  out.reserve(written.size());
  for (std::size_t at = 0; at < written.size();) {
    const char c = written[at];
    const std::size_t length = c == '&' ? read(written, at, place, out) : 0;
    at += std::max<std::size_t>(length, 1);
    if (length > 0 || (c == '\r' && at < written.size() && written[at] == '\n')) continue;
    if (c == '\0')
      append_utf8(out, 0xFFFD);
    else
      out += c == '\r' ? '\n' : c;
  }
  return out;
}

/// Appends what the reference at `at` stands for and gives its length; 0 if there is none.
std::size_t HtmlReferences::read(std::string_view written, std::size_t at, Place place, std::string& out) {
  if (at + 1 >= written.size()) return 0;
  if (written[at + 1] == '#') return read_number(written, at, out);
  std::size_t end = at + 1;
  while (end < written.size() && end - at <= kLongestName && is_alnum(written[end])) ++end;
  if (end == at + 1) return 0;
  const bool closed = end < written.size() && written[end] == ';';
  // HTML 4 gave &lang; and &rang; other characters.
  const std::string_view name = written.substr(at + 1, end - at - 1);
  if (closed && name != "lang" && name != "rang") {
    const wikitext::Entity entity = wikitext::entity_at(written, at);
    if (entity.length > 0) {
      append_utf8(out, entity.code_point);
      return entity.length;
    }
  }
  if (place == Place::attribute && end < written.size() && written[end] == '=') return 0;
  const std::string reference(written.substr(at, end - at + closed));
  const std::string& meant = by_parser(reference);
  if (meant.empty() || meant == reference) return 0;
  if (place == Place::attribute) {
    // Only a whole name counts; of a part of one the rest of its letters is left.
    std::size_t first = 0;
    next_code_point(meant, first);
    if (closed ? meant.ends_with(';') && name != "semi" : first != meant.size()) return 0;
  }
  out += meant;
  return reference.size();
}

const std::string& HtmlReferences::by_parser(const std::string& reference) {
  static const std::string kNothing;
  const auto known = asked_.find(reference);
  if (known != asked_.end()) return known->second;
  if (asked_.size() >= kMostNames) return kNothing;
  // Something must stand before, where the parser would drop white space.
  const HtmlTree tree("<body>." + reference + "<");
  std::string meant;
  for (const HtmlNode& node : tree.nodes())
    if (node.name.empty()) meant += node.text;
  const bool sound = meant.size() > 2 && meant.front() == '.' && meant.back() == '<';
  return asked_[reference] = sound ? meant.substr(1, meant.size() - 2) : std::string{};
}

}  // namespace citecheck
