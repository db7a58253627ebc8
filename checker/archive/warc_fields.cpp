#include "checker/archive/warc_fields.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "checker/archive/digest.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

std::string_view trim_blank(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// The number of `digits` digits at the front of `text`, which is moved behind it and behind one `separator`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// The part of the day behind "T": "18:04:05.678Z", seconds and fraction optional.
std::optional<std::chrono::milliseconds> parse_time(std::string_view text) {
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0, milliseconds = 0;
  if (take(text, ':')) {
    const auto stated = take_number(text, 2);
    if (!stated || *stated > 60) return std::nullopt;
    second = *stated;
    if (take(text, '.')) {
      const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
      if (digits == 0 || digits > 9) return std::nullopt;
      std::string_view fraction = text.substr(0, std::min<std::size_t>(digits, 3));
      const std::size_t kept = fraction.size();
      milliseconds = *take_number(fraction, kept) * (kept == 1 ? 100 : kept == 2 ? 10 : 1);
      text.remove_prefix(digits);
    }
  }
  if (text != "Z") return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second) +
         std::chrono::milliseconds(milliseconds);
}

}  // namespace

std::string_view field(const WarcFields& fields, std::string_view name) {
  const auto found =
      std::ranges::find_if(fields, [&](const WarcField& f) { return equal_ignoring_case(f.name, name); });
  return found == fields.end() ? std::string_view{} : found->value;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(name).append(": ");
  for (const char c : to_valid_utf8(value)) {
    if (c == '\r' || c == '\n' || c == '\t')
      out += ' ';
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      append_utf8(out, 0xFFFD);
    else
      out += c;
  }
  out += "\r\n";
}

std::optional<WarcField> parse_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return std::nullopt;
  return WarcField{std::string(line.substr(0, colon)), std::string(trim_blank(line.substr(colon + 1)))};
}

WarcFields parse_fields(std::string_view block) {
  WarcFields fields;
  while (!block.empty()) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    std::string_view line = block.substr(0, end);
    block.remove_prefix(std::min(end + 1, block.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (auto parsed = parse_field(line)) fields.push_back(std::move(*parsed));
  }
  return fields;
}

std::string format_warc_date(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  std::array<char, 64> text{};
  const int length = std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
      static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
  return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<Instant> parse_warc_date(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year) return std::nullopt;
  int month = 1, day = 1;
  if (take(text, '-')) {
    const auto stated = take_number(text, 2);
    if (!stated) return std::nullopt;
    month = *stated;
    if (take(text, '-')) {
      const auto stated_day = take_number(text, 2);
      if (!stated_day) return std::nullopt;
      day = *stated_day;
    }
  }
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  const Instant midnight = std::chrono::sys_days(date);
  if (text.empty()) return midnight;
  if (!take(text, 'T')) return std::nullopt;
  const auto time = parse_time(text);
  return time ? std::optional(midnight + *time) : std::nullopt;
}

std::string encode_uri(std::string_view url) {
  constexpr std::string_view kNowhere = "<>\"{}|\\^`";
  std::string out;
  out.reserve(url.size());
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && kNowhere.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

std::string record_id(std::string_view name, unsigned digit) {
  Digest digest;
  digest.add(name);
  std::string bytes = digest.finish().substr(0, 16);
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0F) | 0x80);  // version 8
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3F) | 0x80);  // variant
  bytes[15] = static_cast<char>((static_cast<unsigned char>(bytes[15]) & 0xF0) | (digit & 0x0F));
  std::string out = "<urn:uuid:";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    constexpr std::string_view kLowerHex = "0123456789abcdef";
    out += kLowerHex[static_cast<unsigned char>(bytes[i]) >> 4];
    out += kLowerHex[static_cast<unsigned char>(bytes[i]) & 15];
  }
  return out + '>';
}

}  // namespace citecheck
