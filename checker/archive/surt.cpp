#include "checker/archive/surt.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

/// Without "www.", "www2." and their kin.
std::string_view without_www(std::string_view host) {
  if (!host.starts_with("www")) return host;
  const std::size_t dot = host.find_first_not_of("0123456789", 3);
  return dot != std::string_view::npos && host[dot] == '.' ? host.substr(dot + 1) : host;
}

std::string turned_round(std::string_view host) {
  std::string out;
  for (std::size_t end = host.size();;) {
    const std::size_t dot = end == 0 ? std::string_view::npos : host.rfind('.', end - 1);
    const std::size_t begin = dot == std::string_view::npos ? 0 : dot + 1;
    out.append(host.substr(begin, end - begin));
    if (dot == std::string_view::npos) return out;
    out += ',';
    end = dot;
  }
}

/// Without "." and ".." (RFC 3986, 5.2.4), as a browser takes them out. `path` begins with "/".
std::string resolved(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    std::string segment(path.substr(0, end));
    path.remove_prefix(end);
    for (std::size_t at = segment.find("%2e"); at != std::string::npos && segment.size() <= 6;
         at = segment.find("%2e", at + 1))
      segment.replace(at, 3, ".");
    const bool up = segment == "..";
    if (up) out.resize(out.empty() ? 0 : out.rfind('/'));
    if (!up && segment != ".")
      out.append("/").append(segment);
    else if (path.empty())
      out += '/';
  }
  return out.empty() ? "/" : out;
}

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::string form_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
    if (low) i += 2;
    out += low ? static_cast<char>(*high * 16 + *low) : text[i] == '+' ? ' ' : text[i];
  }
  return to_valid_utf8(out);
}

std::string form_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       std::string_view("*-._").find(c) != std::string_view::npos;
    if (plain)
      out += c;
    else if (c == ' ')
      out += '+';
    else
      out.append("%").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
  }
  return out;
}

/// The query as URLSearchParams writes it after sort().
std::string sorted_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> pairs;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view one = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (one.empty()) continue;
    const std::size_t equals = std::min(one.find('='), one.size());
    pairs.emplace_back(form_decoded(one.substr(0, equals)),
                       form_decoded(one.substr(std::min(equals + 1, one.size()))));
  }
  std::ranges::stable_sort(pairs, {}, [](const auto& pair) -> const std::string& { return pair.first; });
  std::string out;
  for (const auto& [name, value] : pairs)
    out.append(out.empty() ? "?" : "&").append(form_encoded(name)).append("=").append(form_encoded(value));
  return out;
}

/// A key is a word of its line in an index, and a line is one.
std::string as_word(std::string_view key) {
  std::string out;
  for (const char c : key) {
    const bool parts_words = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    out += parts_words ? percent_encoded({&c, 1}) : std::string(1, c);
  }
  return out;
}

}  // namespace

std::string surt(std::string_view url) {
  const std::string lower = to_lower_ascii(url);
  const Url parts = parse_url(lower);
  if (!parts.is_http()) return as_word(url);
  std::string out = turned_round(without_www(parts.host()));
  const bool usual = parts.port() == (parts.scheme() == "https" ? 443 : 80);
  if (parts.port() != 0 && !usual) out.append(":").append(std::to_string(parts.port()));
  out += ')';
  return as_word(out + (parts.path().empty() ? "/" : resolved(parts.path())) + sorted_query(parts.query()));
}

}  // namespace citecheck
