#include <algorithm>
#include <array>

#include "references/charset.hpp"
#include "references/plain/plain.hpp"
#include "references/reader.hpp"
#include "references/rendered/rendered.hpp"
#include "references/text.hpp"
#include "references/wikitext/wikitext.hpp"

namespace citecheck {

namespace {

constexpr std::array<std::string_view, 3> kHtmlSuffixes = {".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 2> kTextSuffixes = {".txt", ".text"};
constexpr std::array<std::string_view, 3> kWikitextSuffixes = {".wiki", ".mediawiki", ".wikitext"};

// In the order of their names.
constexpr std::array<FormatInfo, 3> kFormats = {{
    {Format::html, "html", kHtmlSuffixes, looks_like_html, open_html},
    {Format::text, "text", kTextSuffixes, looks_like_plain, open_plain},
    {Format::wikitext, "wikitext", kWikitextSuffixes, looks_like_wikitext, open_wikitext},
}};
static_assert(std::ranges::is_sorted(kFormats, {}, &FormatInfo::name));

// Content speaks against a suffix where it is surely another format and hardly the one the suffix names.
constexpr int kSure = 60, kHardly = 30;

// NUL bytes, or many control characters that text does not use.
bool is_binary(std::string_view head) {
  std::size_t controls = 0;
  for (const char c : head) {
    if (c == '\0') return true;
    const auto byte = static_cast<unsigned char>(c);
    const bool in_text = byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == '\v';
    controls += byte < 0x20 && !in_text;
  }
  return controls * 20 > head.size();
}

bool has_suffix(const FormatInfo& format, std::string_view path) {
  const std::string lower = to_lower_ascii(path);
  return std::ranges::any_of(format.suffixes,
                             [&](std::string_view suffix) { return lower.ends_with(suffix); });
}

struct Guess {
  const FormatInfo* format = nullptr;
  int score = -1;
};

// The format that the bytes look most like, of those the predicate admits.
template <typename Predicate>
Guess best_of(std::string_view head, Predicate admits) {
  Guess best;
  for (const FormatInfo& format : kFormats)
    if (admits(format))
      if (const int score = format.looks_like(head); score > best.score) best = {&format, score};
  return best;
}

}  // namespace

std::span<const FormatInfo> formats() {
  return kFormats;
}

const FormatInfo* find_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &FormatInfo::name);
  return found == kFormats.end() ? nullptr : &*found;
}

const FormatInfo* guess_format(std::string_view path, std::string_view head) {
  // UTF-16 is text, and half of its bytes look binary.
  const bool utf16 = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  const std::string decoded = utf16 ? to_utf8(head) : std::string();
  if (utf16) head = decoded;
  if (is_binary(head)) {
    const Guess guess = best_of(head, [](const FormatInfo& format) { return format.binary; });
    return guess.score >= kSure ? guess.format : nullptr;
  }
  const Guess by_suffix = best_of(head, [&](const FormatInfo& format) { return has_suffix(format, path); });
  const Guess by_content = best_of(head, [](const FormatInfo&) { return true; });
  if (by_suffix.format == nullptr) return by_content.format;
  const bool contradicted = by_content.score >= kSure && by_suffix.score < kHardly;
  return contradicted ? by_content.format : by_suffix.format;
}

}  // namespace citecheck
