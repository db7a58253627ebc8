#include "rules/compare/quotation_parts.hpp"

#include <string>

#include "references/text.hpp"

namespace citecheck {

namespace {

/// The length of an ellipsis at `at`; 0 if there is none.
std::size_t ellipsis_at(std::string_view text, std::size_t at) {
  for (const std::string_view form : {"…", ". . .", "..."})
    if (text.substr(at).starts_with(form)) return form.size();
  return 0;
}

bool is_letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return is_letter(next_code_point(text, at));
}

bool is_letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return is_letter(next_code_point(text, begin));
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<QuotationPart> split() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (const std::size_t length = ellipsis_at(text_, at); length != 0) {
        finish(false);
        at += length;
      } else if (text_[at] == '[' || text_[at] == '(') {
        at = bracket(at);
      } else {
        part_ += text_[at++];
      }
    }
    finish(false);
    return std::move(parts_);
  }

 private:
  /// Takes "[…]" at `at` and gives the place behind it.
  std::size_t bracket(std::size_t at) {
    constexpr std::size_t kLongest = 200;
    const std::size_t close = text_.substr(0, at + kLongest).find(text_[at] == '[' ? ']' : ')', at);
    if (close == std::string_view::npos) {
      part_ += text_[at];
      return at + 1;
    }
    const std::string_view inner = trim(text_.substr(at + 1, close - at - 1));
    const std::size_t length = ellipsis_at(inner, 0);
    if (length != 0 && length == inner.size()) {
      finish(false);
    } else if (text_[at] == '(') {
      part_ += '(';  // The quoted text's own.
      return at + 1;
    } else if (is_letter_before(text_, at) || is_letter_at(text_, close + 1)) {
      part_ += inner;  // "[t]he", "letter[s]".
    } else if (!equal_ignoring_case(inner, "sic") && !equal_ignoring_case(inner, "sic!")) {
      finish(true);
    }
    return close + 1;
  }

  void finish(bool brackets) {
    QuotationPart part{.text = keyed(part_), .after_brackets = after_brackets_};
    if (part.text.size() != 0) {
      parts_.push_back(std::move(part));
      after_brackets_ = brackets;
    } else {
      after_brackets_ = after_brackets_ && brackets;
    }
    part_.clear();
  }

  std::string_view text_;
  std::string part_;
  bool after_brackets_ = false;
  std::vector<QuotationPart> parts_;
};

}  // namespace

std::vector<QuotationPart> quotation_parts(std::string_view quotation) {
  return Splitter(quotation).split();
}

}  // namespace citecheck
