#include "references/url.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "references/byte_set.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Bytes = std::string_view;
constexpr std::size_t kNone = Bytes::npos;

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Length of the scheme at the beginning (RFC 3986, section 3.1), 0 if there is none.
std::size_t scheme_length(Bytes text) {
  if (text.empty() || !is_alpha(text[0])) return 0;
  std::size_t length = 1;
  while (length < text.size() && (is_alpha(text[length]) || is_decimal(text[length]) || text[length] == '+' ||
                                  text[length] == '-' || text[length] == '.'))
    ++length;
  return length < text.size() && text[length] == ':' ? length : 0;
}

/// Where the authority begins (behind "//"), with or without a scheme before it.
std::optional<std::size_t> authority_begin(Bytes text) {
  if (text.starts_with("//")) return 2;
  const std::size_t scheme = scheme_length(text);
  if (scheme == 0 || text.substr(scheme, 3) != "://") return std::nullopt;
  return scheme + 3;
}

std::size_t authority_end(Bytes text, std::size_t begin) {
  static constexpr ByteSet kEnds("/?#");
  return std::min(kEnds.find_in(text, begin), text.size());
}

bool can_stand_in_host(char c) {
  static constexpr ByteSet kOthers = ByteSet("<>\"{}|\\^`[]@:%\x7F").up_to(0x20);
  return !kOthers.contains(c);
}

/// A backslash or space there is how a URL is made to look as if it led to another host.
bool can_stand_in_userinfo(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && Bytes("<>\"\\^`").find(c) == kNone;
}

bool is_ip_literal(Bytes host) {
  return host.size() >= 4 && host.starts_with('[') && host.ends_with(']') &&
         std::ranges::all_of(host.substr(1, host.size() - 2),
                             [](char c) { return is_alpha(c) || is_decimal(c) || c == ':' || c == '.'; });
}

/// Bytes of typographic quotes and CJK stops: running text sets them close to a URL, a URL never holds them
/// unescaped.
std::size_t closing_mark_length(Bytes text, std::size_t at) {
  static constexpr std::array<Bytes, 12> kMarks{"“",  "”",  "„",      "«",      "»",      "。",
                                                "，", "、", "\u3000", "\u00A0", "\u200B", "\u2028"};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first != 0xC2 && first != 0xE2 && first != 0xE3 && first != 0xEF) return 0;
  for (const Bytes mark : kMarks)
    if (text.substr(at).starts_with(mark)) return mark.size();
  return 0;
}

std::size_t linked_scheme_length(Bytes text) {
  for (const Bytes scheme : {Bytes("http://"), Bytes("https://"), Bytes("ftp://"), Bytes("ftps://")})
    if (starts_with_ignoring_case(text, scheme)) return scheme.size();
  return 0;
}

}  // namespace

Url::Slice Url::slice(std::string_view part) const {
  return {static_cast<std::uint32_t>(part.data() - href_.data()), static_cast<std::uint32_t>(part.size())};
}

/// Splits "user@host:port"; false if it is malformed.
bool Url::read_authority(std::string_view authority) {
  if (const std::size_t at = authority.rfind('@'); at != kNone) {
    userinfo_ = slice(authority.substr(0, at));
    if (!std::ranges::all_of(userinfo(), can_stand_in_userinfo)) return false;
    authority.remove_prefix(at + 1);
  }
  const std::size_t colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
  const Bytes host = authority.substr(0, colon);
  if (colon != kNone && colon + 1 < authority.size()) {
    const Bytes digits = authority.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port_);
    if (error != std::errc() || end != digits.data() + digits.size()) return false;
  }
  host_ = slice(host);
  return is_ip_literal(host) || (!host.empty() && std::ranges::all_of(host, can_stand_in_host));
}

void Url::read_path(std::string_view rest) {
  if (const std::size_t hash = rest.find('#'); hash != kNone) {
    fragment_ = slice(rest.substr(hash + 1));
    rest = rest.substr(0, hash);
  }
  if (const std::size_t mark = rest.find('?'); mark != kNone) {
    query_ = slice(rest.substr(mark + 1));
    rest = rest.substr(0, mark);
  }
  path_ = slice(rest);
}

void Url::lower() {
  const Bytes scheme = scheme_.of(href_), host = host_.of(href_);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!scheme.empty() && std::ranges::none_of(scheme, is_capital) && std::ranges::none_of(host, is_capital))
    return;
  lowered_ = scheme.empty() ? "https" : to_lower_ascii(scheme);
  scheme_ = {0, static_cast<std::uint32_t>(lowered_.size())};
  host_.begin = scheme_.size;
  lowered_ += to_lower_ascii(host);
}

Url parse_url(std::string_view text) {
  Url url(trim(text));
  const Bytes href = url.href_;
  if (href.size() > std::numeric_limits<std::uint32_t>::max()) return url;
  const std::size_t scheme = scheme_length(href);
  const auto begin = authority_begin(href);
  if (!begin) {  // "mailto:a@b", "urn:isbn:…": opaque, and never with space inside
    if (scheme == 0 ||
        std::ranges::any_of(href, [](char c) { return static_cast<unsigned char>(c) <= 0x20; }))
      return url;
    url.read_path(href.substr(scheme + 1));
  } else {
    const std::size_t end = authority_end(href, *begin);
    if (!url.read_authority(href.substr(*begin, end - *begin))) return Url(trim(text));
    url.read_path(href.substr(end));
  }
  url.scheme_ = url.slice(href.substr(0, scheme));
  url.lower();
  return url;
}

std::string fetch_key(const Url& url) {
  Bytes href = url.href();
  if (!url.valid()) return url.href();
  href = href.substr(0, href.find('#'));
  const auto begin = authority_begin(href);
  if (!begin) return std::string(href);
  const std::size_t end = authority_end(href, *begin);
  const Bytes authority = href.substr(*begin, end - *begin);
  const std::size_t at = authority.rfind('@');
  const std::size_t host = at == kNone ? 0 : at + 1;
  std::string key(url.scheme());
  key += "://";
  key += to_lower_ascii(authority.substr(host));
  key += href.substr(end);
  return key;
}

std::string without_userinfo(std::string_view url) {
  std::string out(url);
  const Bytes trimmed = trim(url);
  const auto begin = authority_begin(trimmed);
  if (!begin) return out;
  const Bytes authority = trimmed.substr(*begin, authority_end(trimmed, *begin) - *begin);
  const std::size_t at = authority.rfind('@');
  if (at != kNone) out.erase(static_cast<std::size_t>(authority.data() - url.data()), at + 1);
  return out;
}

std::vector<Span> find_userinfo(std::string_view text) {
  // What ends an authority in any markup that holds one.
  static constexpr ByteSet kEnds = ByteSet("/?#<>\"\\^`|{}[]\x7F").up_to(0x20);
  std::vector<Span> found;
  for (std::size_t at = text.find("//"); at != kNone; at = text.find("//", at)) {
    const std::size_t begin = at + 2;
    const bool in_path = at > 0 && text[at - 1] != ':' && kEnds.find_in(text, at - 1) != at - 1 &&
                         Bytes("='(").find(text[at - 1]) == kNone;
    const std::size_t end = std::min(kEnds.find_in(text, begin), text.size());
    const std::size_t sign = text.substr(begin, end - begin).rfind('@');
    if (!in_path && sign != kNone) found.push_back({begin, begin + sign + 1});
    at = end;
  }
  return found;
}

std::string without_credentials(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  for (const Span& span : find_userinfo(text)) {
    out += text.substr(from, span.begin - from);
    from = span.end;
  }
  return out += text.substr(from);
}

std::string percent_encoded(std::string_view text, std::string_view kept) {
  constexpr Bytes kHex = "0123456789ABCDEF", kMarks = "-._~";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alpha(c) || is_decimal(c) || kMarks.find(c) != kNone || kept.find(c) != kNone)
      out += c;
    else
      out.append("%").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
  }
  return out;
}

std::string percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[at + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += plus_is_space && text[at] == '+' ? ' ' : text[at];
    }
  }
  return out;
}

std::string_view url_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const std::size_t scheme = linked_scheme_length(text.substr(at));
  if (scheme == 0) return {};
  static constexpr ByteSet kEnds = ByteSet("<>\"[]{}|\x7F").up_to(0x20);
  // The same, brackets, and the first bytes of closing marks.
  static constexpr ByteSet kLookedAt = ByteSet("<>\"[]{}|\x7F()\xC2\xE2\xE3\xEF").up_to(0x20);
  std::size_t end = at + scheme;
  std::size_t open = 0, closed = 0;
  for (; (end = std::min(kLookedAt.find_in(text, end), text.size())) < text.size(); ++end) {
    const char c = text[end];
    if (kEnds.contains(c) || closing_mark_length(text, end) != 0) break;
    open += c == '(';
    closed += c == ')';
  }
  for (; end > at + scheme; --end) {
    const char last = text[end - 1];
    if (last == ')' && closed > open)
      --closed;
    else if (Bytes(".,;:!?'").find(last) == kNone)
      break;
  }
  return end == at + scheme ? Bytes{} : text.substr(at, end - at);
}

std::optional<std::size_t> find_url(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find("://", from); at != kNone; at = text.find("://", at + 3)) {
    for (const std::size_t length : {std::size_t{5}, std::size_t{4}}) {
      if (at < from + length) continue;
      const std::size_t begin = at - length;
      const bool inside_word = begin > from && (is_alpha(text[begin - 1]) || is_decimal(text[begin - 1]));
      if (!inside_word && !url_at(text, begin).empty()) return begin;
    }
  }
  return std::nullopt;
}

}  // namespace citecheck
