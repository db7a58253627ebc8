#include "rules/compare/page_text.hpp"

#include <algorithm>

#include "references/text.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

enum class Kind : std::uint8_t { between, letter, alone, transparent };

bool in(char32_t point, char32_t first, char32_t last) {
  return point >= first && point <= last;
}

Kind kind_of(char32_t point) {
  if (point < 0x80) {
    const bool letter = in(point, 'a', 'z') || in(point, 'A', 'Z') || in(point, '0', '9');
    return letter ? Kind::letter : Kind::between;
  }
  if (point == 0xAD || in(point, 0x200B, 0x200F) || point == 0x2060 || point == 0xFEFF)
    return Kind::transparent;  // Soft hyphens and marks without width.
  if (in(point, 0xA0, 0xBF)) return Kind::between;
  if (in(point, 0x2000, 0x206F) || in(point, 0x2E00, 0x2E7F) || in(point, 0x3000, 0x303F) ||
      in(point, 0xFF00, 0xFF0F) || in(point, 0xFF1A, 0xFF20) || in(point, 0xFF3B, 0xFF40) ||
      in(point, 0xFF5B, 0xFF65) || point == 0x60C || point == 0x61B || point == 0x61F)
    return Kind::between;
  if (in(point, 0x3040, 0x30FF) || in(point, 0x3400, 0x9FFF) || in(point, 0xF900, 0xFAFF) ||
      in(point, 0x20000, 0x3FFFF) || in(point, 0x0E00, 0x0E7F))
    return Kind::alone;  // Ideographs, kana, Thai.
  return Kind::letter;
}

void add_word(std::string_view text, std::size_t begin, std::size_t end, KeyedText& out) {
  const std::string key = joined(plain_words(text.substr(begin, end - begin)));
  if (key.empty()) return;
  out.words.push_back({static_cast<std::uint32_t>(out.key.size()), static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(end)});
  out.key += key;
}

}  // namespace

KeyedText keyed(std::string_view text) {
  KeyedText out;
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t word = kNone;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const Kind kind = kind_of(next_code_point(text, at));
    if (kind == Kind::transparent) continue;
    if (kind == Kind::letter) {
      if (word == kNone) word = begin;
      continue;
    }
    if (word != kNone) add_word(text, word, begin, out);
    word = kNone;
    if (kind == Kind::alone) add_word(text, begin, at, out);
  }
  if (word != kNone) add_word(text, word, text.size(), out);
  return out;
}

void PageText::append(std::string_view run, std::optional<std::uint64_t> at) {
  if (run.empty()) return;
  if (text_.size() + run.size() > kMaxBytes) {
    if (incomplete_.empty()) incomplete_ = "the page is longer than what is searched";
    return;
  }
  runs_.push_back({text_.size(), at});
  text_ += run;
}

void PageText::new_line() {
  if (!text_.empty() && text_.back() != '\n') append("\n", std::nullopt);
}

std::optional<std::uint64_t> PageText::body_offset(std::size_t at) const {
  const auto after = std::ranges::upper_bound(runs_, at, {}, &Run::text_at);
  if (after == runs_.begin()) return std::nullopt;
  const Run& run = *std::prev(after);
  if (!run.body_at) return std::nullopt;
  return *run.body_at + (at - run.text_at);
}

std::size_t PageText::page_of(std::size_t at) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(pages_, at) - pages_.begin());
}

}  // namespace citecheck
