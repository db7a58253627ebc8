#include "checker/page/style_urls.hpp"

#include <algorithm>
#include <charconv>

#include "references/text.hpp"

namespace citecheck {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class StyleReader {
 public:
  explicit StyleReader(std::string_view css) : css_(css) {}

  std::vector<StyleUrl> read() {
    while (at_ < css_.size()) read_token();
    return std::move(found_);
  }

 private:
  void read_token() {
    const char c = css_[at_];
    if (css_.substr(at_).starts_with("/*")) {
      at_ = std::min(css_.find("*/", at_ + 2), css_.size() - 2) + 2;
    } else if (c == '"' || c == '\'') {
      std::string text = string();
      if (sets_ > 0 || (statement_ == "import" && !imported_)) add(std::move(text));
    } else if (c == '@') {
      ++at_;
      statement_ = to_lower_ascii(name());
      imported_ = false;
    } else if (is_name(c)) {
      function(to_lower_ascii(name()));
    } else {
      take_mark(c);
    }
  }

  void take_mark(char c) {
    if (c == '\\') ++at_;
    if (c == ';' || c == '{' || c == '}') {
      statement_.clear();
      sets_ = depth_ = 0;
    }
    if (c == '(') ++depth_;
    if (c == ')' && depth_ > 0) {
      --depth_;
      if (sets_ > depth_) sets_ = 0;
    }
    ++at_;
  }

  /// Behind a name: url(…), or a function whose strings are URLs.
  void function(const std::string& name) {
    if (at_ >= css_.size() || css_[at_] != '(') return;
    if (name == "url") {
      ++at_;
      url();
    } else if (name == "image-set" || name == "-webkit-image-set") {
      ++at_;
      sets_ = ++depth_;
    } else if (name == "type" || name == "format" || name == "tech") {
      at_ = std::min(css_.find(')', at_), css_.size() - 1) + 1;
    }
  }

  void url() {
    skip_space();
    std::string text;
    if (at_ < css_.size() && (css_[at_] == '"' || css_[at_] == '\'')) {
      text = string();
      skip_space();
    } else {
      while (at_ < css_.size() && css_[at_] != ')') text += character();
      text = trim(text);
    }
    at_ = std::min(css_.find(')', at_), css_.size() - 1) + 1;
    add(std::move(text));
  }

  void add(std::string text) {
    if (statement_ == "namespace" || text.empty()) return;
    const bool import = statement_ == "import" && !imported_;
    imported_ |= import;
    found_.push_back({std::move(text), import});
  }

  /// A quoted string; it ends at an unescaped line end, too.
  std::string string() {
    const char quote = css_[at_++];
    std::string out;
    while (at_ < css_.size() && css_[at_] != quote && css_[at_] != '\n') out += character();
    if (at_ < css_.size()) ++at_;
    return out;
  }

  /// The next character, an escape undone.
  std::string character() {
    if (css_[at_] != '\\') return std::string(1, css_[at_++]);
    ++at_;
    if (at_ >= css_.size()) return {};
    if (css_[at_] == '\n') return ++at_, std::string{};
    constexpr std::size_t kMaxDigits = 6;
    std::uint32_t code = 0;
    const char* const begin = css_.data() + at_;
    const auto [end, error] =
        std::from_chars(begin, begin + std::min(kMaxDigits, css_.size() - at_), code, 16);
    if (error != std::errc{}) return std::string(1, css_[at_++]);
    at_ += static_cast<std::size_t>(end - begin);
    if (at_ < css_.size() && is_space(css_[at_])) ++at_;
    std::string out;
    append_utf8(out, code == 0 || code > 0x10FFFF ? char32_t{0xFFFD} : char32_t{code});
    return out;
  }

  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < css_.size() && is_name(css_[at_])) ++at_;
    return css_.substr(begin, at_ - begin);
  }

  void skip_space() {
    while (at_ < css_.size() && is_space(css_[at_])) ++at_;
  }

  const std::string_view css_;
  std::size_t at_ = 0;
  std::string statement_;     ///< The at-rule that is being read, in lower case.
  bool imported_ = false;     ///< Its URL came.
  int depth_ = 0, sets_ = 0;  ///< Open brackets, and at which of them an image-set() began.
  std::vector<StyleUrl> found_;
};

}  // namespace

std::vector<StyleUrl> style_urls(std::string_view css) {
  return StyleReader(css).read();
}

}  // namespace citecheck
