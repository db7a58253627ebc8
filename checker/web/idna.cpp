#include "checker/web/idna.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <vector>

#include "references/text.hpp"

namespace citecheck {

namespace {

using CodePoints = std::vector<char32_t>;

constexpr std::size_t kMaxHost = 253, kMaxLabel = 63;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_full_stop(char32_t c) {
  return c == U'.' || c == U'\u3002' || c == U'\uFF0E' || c == U'\uFF61';
}

// Letters that mean something of their own in host names, though case folding would rewrite them.
bool is_deviation(char32_t c) {
  return c == U'\u00DF' || c == U'\u03C2';
}

// RFC 3492, section 6.1.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) {
  delta = first ? delta / 700 : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > 455; k += 36) delta /= 35;
  return k + 36 * delta / (delta + 38);
}

void append_digits(std::string& out, std::uint32_t value, std::uint32_t bias) {
  const auto digit = [](std::uint32_t d) { return static_cast<char>(d < 26 ? 'a' + d : '0' + (d - 26)); };
  for (std::uint32_t k = 36;; k += 36) {
    const std::uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
    if (value < threshold) break;
    out += digit(threshold + (value - threshold) % (36 - threshold));
    value = (value - threshold) / (36 - threshold);
  }
  out += digit(value);
}

// RFC 3492, section 6.3. A label is short enough for nothing to overflow.
std::string punycode(const CodePoints& label) {
  std::string out;
  for (const char32_t c : label)
    if (c < 0x80) out += static_cast<char>(c);
  const auto basic = static_cast<std::uint32_t>(out.size());
  std::uint32_t handled = basic, delta = 0, bias = 72;
  char32_t n = 0x80;
  if (basic > 0) out += '-';
  while (handled < label.size()) {
    char32_t next = std::numeric_limits<char32_t>::max();
    for (const char32_t c : label)
      if (c >= n) next = std::min(next, c);
    delta += static_cast<std::uint32_t>(next - n) * (handled + 1);
    n = next;
    for (const char32_t c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      append_digits(out, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return out;
}

std::string folded(std::string_view text) {
  struct Free {
    void operator()(utf8proc_uint8_t* p) const { std::free(p); }
  };
  utf8proc_uint8_t* raw = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owned{raw};
  if (size < 0) return {};
  return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

// The mapping of UTS #46: case, width and compatibility forms away, composed.
std::string mapped(std::string_view host) {
  std::string out;
  std::size_t run = 0;
  for (std::size_t at = 0; at < host.size();) {
    const std::size_t begin = at;
    if (!is_deviation(next_code_point(host, at))) continue;
    out += folded(host.substr(run, begin - run));
    out += host.substr(begin, at - begin);
    run = at;
  }
  return out + folded(host.substr(run));
}

bool append_label(std::string& out, const CodePoints& label) {
  std::string ascii;
  const bool plain = std::ranges::all_of(label, [](char32_t c) { return c < 0x80; });
  if (plain)
    for (const char32_t c : label) ascii += static_cast<char>(c);
  else if (label.size() <= kMaxLabel)
    ascii = "xn--" + punycode(label);
  if (ascii.empty() || ascii.size() > kMaxLabel) return false;
  out += ascii;
  return out.size() <= kMaxHost;
}

bool may_stand(char32_t c) {
  if (c >= 0x80) return c != 0xFFFD;
  return c > 0x20 && c != 0x7F &&
         std::string_view{"#%/:<>?@[\\]^|\"`{}"}.find(static_cast<char>(c)) == std::string_view::npos;
}

}  // namespace

std::optional<std::string> to_ascii_host(std::string_view host) {
  if (is_ascii(host)) return to_lower_ascii(host);
  if (host.size() > 4 * kMaxHost || first_invalid_utf8(host)) return std::nullopt;
  const std::string name = mapped(host);
  std::string out;
  CodePoints label;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (!may_stand(c)) return std::nullopt;
    if (!is_full_stop(c)) {
      label.push_back(c);
      continue;
    }
    if (!append_label(out, label)) return std::nullopt;
    out += '.';
    label.clear();
  }
  if (!label.empty() && !append_label(out, label)) return std::nullopt;
  return out.empty() ? std::nullopt : std::optional{out};
}

}  // namespace citecheck
