#include "checker/web/robots.hpp"

#include <algorithm>
#include <charconv>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxBytes = 500u << 10;
constexpr std::size_t kMaxRules = 10'000;
constexpr double kLongestDelay = 60;

/// Percent-encoded octets in upper case, those of unreserved characters decoded, and what is no ASCII
/// encoded: so that equal paths are equal text (RFC 9309, 2.2.2).
std::string normal(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
  };
  const auto unreserved = [](int c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' || c == '.' ||
           c == '_' || c == '~';
  };
  std::string out;
  const auto encode = [&](int byte) {
    out += '%';
    out += kHex[static_cast<std::size_t>(byte >> 4)];
    out += kHex[static_cast<std::size_t>(byte & 15)];
  };
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int byte = static_cast<unsigned char>(path[i]);
    if (byte == '%' && i + 2 < path.size() && digit(path[i + 1]) >= 0 && digit(path[i + 2]) >= 0) {
      const int coded = digit(path[i + 1]) * 16 + digit(path[i + 2]);
      if (unreserved(coded))
        out += static_cast<char>(coded);
      else
        encode(coded);
      i += 2;
    } else if (byte > 0x7E || byte <= 0x20) {
      encode(byte);
    } else {
      out += static_cast<char>(byte);
    }
  }
  return out;
}

/// A glob with "*" and a final "$", from the start of the text. Linear in each stretch between stars.
bool fits(std::string_view pattern, std::string_view text) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t at = 0;
  bool first = true;
  while (true) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (first) {
      if (!text.starts_with(piece)) return false;
      at = piece.size();
    } else if (last && to_end) {
      return text.size() >= at + piece.size() && text.ends_with(piece);
    } else {
      const std::size_t found = text.find(piece, at);
      if (found == std::string_view::npos) return false;
      at = found + piece.size();
    }
    if (last) return !to_end || at == text.size();
    first = false;
    pattern.remove_prefix(star + 1);
  }
}

/// "citecheck" of "citecheck/1.0": what names a program in a group.
std::string_view product(std::string_view agent) {
  std::size_t end = 0;
  while (end < agent.size() && (((agent[end] | 0x20) >= 'a' && (agent[end] | 0x20) <= 'z') ||
                                agent[end] == '-' || agent[end] == '_'))
    ++end;
  return agent.substr(0, end);
}

std::optional<std::chrono::milliseconds> seconds(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || !(value >= 0)) return std::nullopt;
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::min(value, kLongestDelay) * 1000));
}

struct Line {
  std::string name;
  std::string_view value;
};

std::optional<Line> next_line(std::string_view& text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    return Line{to_lower_ascii(trim(line.substr(0, colon))), trim(line.substr(colon + 1))};
  }
  return std::nullopt;
}

}  // namespace

RobotsRules RobotsRules::parse(std::string_view text, std::string_view token) {
  text = text.substr(0, kMaxBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  RobotsRules own, all;
  bool named = false;                    // A group for us exists, even an empty one.
  bool for_us = false, for_all = false;  // The group that is being read.
  bool in_rules = false;                 // Its first rule has been seen: the next agent opens another group.
  while (const auto line = next_line(text)) {
    if (line->name == "user-agent") {
      if (in_rules) for_us = for_all = in_rules = false;
      for_all |= line->value == "*";
      for_us |= equal_ignoring_case(product(line->value), token);
      named |= for_us;
      continue;
    }
    const bool allow = line->name == "allow";
    if (!allow && line->name != "disallow" && line->name != "crawl-delay") continue;
    in_rules = true;
    for (RobotsRules* rules : {for_us ? &own : nullptr, for_all ? &all : nullptr}) {
      if (!rules) continue;
      if (line->name == "crawl-delay")
        rules->delay_ = seconds(line->value);
      else if (!line->value.empty() && rules->rules_.size() < kMaxRules)
        rules->rules_.push_back({allow, normal(line->value)});
    }
  }
  return named ? own : all;
}

RobotsRules RobotsRules::all_forbidden() {
  RobotsRules rules;
  rules.rules_.push_back({false, "/"});
  return rules;
}

bool RobotsRules::allows(std::string_view target) const {
  const std::string path = normal(target);
  if (path == "/robots.txt") return true;
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || (rule.pattern.size() == longest && (allowed || !rule.allow)))
      continue;
    if (!fits(rule.pattern, path)) continue;
    longest = rule.pattern.size();
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace citecheck
