#include "references/plain/marks.hpp"

#include <algorithm>
#include <charconv>

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kLongestMark = 80;  ///< Bytes between the brackets.
constexpr unsigned kHighestNumber = 9999;
constexpr unsigned kLongestRange = 100;

struct Cursor {
  Text text;
  std::size_t at = 0;

  void skip_spaces() {
    while (at < text.size() && text[at] == ' ') ++at;
  }
  bool take(Text sign) {
    if (!text.substr(at).starts_with(sign)) return false;
    at += sign.size();
    return true;
  }
  /// 1 to 4 digits; 0 if there is no such number.
  unsigned take_number() {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error != std::errc() || value > kHighestNumber) return 0;
    at = static_cast<std::size_t>(end - text.data());
    return value;
  }
};

/// "12", "12, 13", "3–5": the numbers, empty if there is anything else.
std::vector<std::string> read_labels(Text inside) {
  std::vector<std::string> labels;
  Cursor cursor{inside};
  for (;;) {
    cursor.skip_spaces();
    const unsigned first = cursor.take_number();
    if (first == 0) return {};
    unsigned last = first;
    cursor.skip_spaces();
    if (cursor.take("-") || cursor.take("–") || cursor.take("‑") || cursor.take("—")) {
      cursor.skip_spaces();
      last = cursor.take_number();
      if (last <= first || last - first > kLongestRange) return {};
      cursor.skip_spaces();
    }
    for (unsigned number = first; number <= last; ++number) labels.push_back(std::to_string(number));
    if (cursor.at == inside.size()) return labels;
    if (!cursor.take(",") && !cursor.take(";")) return {};
  }
}

/// True if the text around the mark reads as code: braces, assignments, calls.
bool reads_as_code(Text text, Span mark) {
  constexpr std::size_t kAround = 30;  // bytes on either side, of the same line
  Text before = text.substr(mark.begin - std::min(mark.begin, kAround), std::min(mark.begin, kAround));
  before.remove_prefix(before.rfind('\n') + 1);
  Text around = text.substr(mark.begin - before.size(), before.size() + mark.size() + kAround);
  around = around.substr(0, around.find('\n', before.size()));
  if (around.find_first_of("{}=<>") != Text::npos || around.find("()") != Text::npos) return true;
  const Text behind = text.substr(mark.end, 2);
  return behind.starts_with(';') || behind.starts_with("->") || behind.starts_with('(') ||
         (behind.size() == 2 && behind[0] == '.' && behind[1] >= 'a' && behind[1] <= 'z');
}

}  // namespace

std::vector<Mark> find_marks(std::string_view text, std::size_t from, std::size_t to) {
  std::vector<Mark> marks;
  const Text body = text.substr(0, to);
  for (std::size_t at = body.find('[', from); at != Text::npos; at = body.find('[', at + 1)) {
    const std::size_t close = body.substr(at + 1, kLongestMark).find(']');
    if (close == Text::npos) continue;
    auto labels = read_labels(body.substr(at + 1, close));
    if (labels.empty()) continue;
    marks.push_back({std::move(labels), {at, at + close + 2}});
    at += close + 1;
  }
  return marks;
}

bool is_plausible_mark(std::string_view text, const Mark& mark, std::string_view label, unsigned highest) {
  unsigned number = 0;
  std::from_chars(label.data(), label.data() + label.size(), number);
  if (number == 0 || number >= 1000 || number > highest + highest / 2 + 5) return false;
  return !reads_as_code(text, mark.span);
}

}  // namespace citecheck::plain
