#include "references/wikitext/locators.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "references/sixteen.hpp"
#include "references/text.hpp"

namespace citecheck::wikitext {

namespace {

using Text = std::string_view;
using Field = std::optional<Span> Locators::*;

constexpr Text kDash = "–";
constexpr std::size_t kLongestLabel = 8;  // Bytes of the words below, their dot, and a few spaces.

struct Label {
  Text word;
  Field field;
};
// Without its dot, "no" is a word like any other, and a lone "p" a letter.
constexpr auto kLabels = std::to_array<Label>({{"vol.", &Locators::volume},
                                               {"vol", &Locators::volume},
                                               {"volume", &Locators::volume},
                                               {"no.", &Locators::issue},
                                               {"nos.", &Locators::issue},
                                               {"issue", &Locators::issue},
                                               {"p.", &Locators::page},
                                               {"pp.", &Locators::page},
                                               {"pp", &Locators::page},
                                               {"page", &Locators::page},
                                               {"pages", &Locators::page}});

bool is_digit_at(Text text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t digits_end(Text text, std::size_t at) {
  while (is_digit_at(text, at)) ++at;
  return at;
}

// A hyphen or a dash, and one that joins two issues; their length in bytes.
std::size_t joint_at(Text text, std::size_t at) {
  const Text rest = text.substr(at);
  if (rest.starts_with(kDash)) return kDash.size();
  return rest.starts_with('-') || rest.starts_with('/') ? 1 : 0;
}

// "12", "12–15", "3/4".
std::size_t range_end(Text text, std::size_t at) {
  std::size_t end = digits_end(text, at);
  for (std::size_t joint = joint_at(text, end); joint > 0 && is_digit_at(text, end + joint);
       joint = joint_at(text, end))
    end = digits_end(text, end + joint);
  return end;
}

// "12–15, 20": a number of four digits behind a comma may be the year.
std::size_t pages_end(Text text, std::size_t at) {
  constexpr Text kComma = ", ";
  std::size_t end = range_end(text, at);
  while (text.substr(end).starts_with(kComma) && is_digit_at(text, end + kComma.size())) {
    const std::size_t next = end + kComma.size();
    if (digits_end(text, next) - next >= 4) break;
    end = range_end(text, next);
  }
  return end;
}

// What the word before the number at `at` announces.
std::optional<Field> label_before(Text text, std::size_t at) {
  const Text before =
      trim(text.substr(at - std::min(at, kLongestLabel + 1), std::min(at, kLongestLabel + 1)));
  const std::size_t space = before.find_last_of(" (,;[");
  // The word may have begun earlier than the text that is looked at.
  if (space == Text::npos && at > kLongestLabel) return std::nullopt;
  const Text word = space == Text::npos ? before : before.substr(space + 1);
  for (const Label& label : kLabels)
    if (equal_ignoring_case(word, label.word)) return label.field;
  return std::nullopt;
}

bool is_year(Text text) {
  return text.size() == 4 && (text[0] == '1' || text[0] == '2');
}

class Finder {
 public:
  explicit Finder(Text text) : text_(text) {}

  Locators find() {
    for (std::size_t at = next_digit(text_, 0); at < text_.size() && !several_; at = next_digit(text_, at)) {
      const bool begins = at == 0 || !is_word_byte(text_[at - 1]);
      at = begins ? number(at) : digits_end(text_, at);
    }
    if (several_) return {};
    if (!found_.volume) found_.issue.reset();
    return found_;
  }

 private:
  static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<signed char>(c) < 0;
  }

  void set(Field field, Span span) {
    several_ = several_ || (found_.*field).has_value();
    found_.*field = span;
  }

  // Reads the number at `at` and what belongs to it; where to go on.
  std::size_t number(std::size_t at) {
    const auto label = label_before(text_, at);
    if (label == &Locators::page) {
      const std::size_t end = pages_end(text_, at);
      set(*label, {at, end});
      return end;
    }
    const std::size_t end = range_end(text_, at);
    if (label) set(*label, {at, end});
    return bracket(label, {at, end});
  }

  // "12 (3): 45–67" behind its volume or issue; only a range of pages shows what the numbers are.
  std::size_t bracket(std::optional<Field> label, Span number) {
    std::size_t open = number.end;
    if (open < text_.size() && text_[open] == ' ') ++open;
    if (open >= text_.size() || text_[open] != '(' || !is_digit_at(text_, open + 1)) return number.end;
    const Span inner{open + 1, range_end(text_, open + 1)};
    std::size_t page = inner.end;
    if (!text_.substr(page).starts_with("):")) return number.end;
    page += 2;
    if (page < text_.size() && text_[page] == ' ') ++page;
    if (!is_digit_at(text_, page)) return number.end;
    const Span pages{page, range_end(text_, page)};
    if (digits_end(text_, page) == pages.end) return number.end;
    if (!label) set(&Locators::volume, number);
    if (label != &Locators::issue && !is_year(inner.of(text_))) set(&Locators::issue, inner);
    set(&Locators::page, pages);
    return pages.end;
  }

  Text text_;
  Locators found_;
  bool several_ = false;
};

}  // namespace

Locators find_locators(std::string_view text) {
  return Finder(text).find();
}

}  // namespace citecheck::wikitext
