#include "references/compression/utf8_source.hpp"

#include <algorithm>
#include <utility>

#include "references/charset.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kHead = 512, kBlock = 64u << 10;

class Utf8Source final : public ByteSource {
 public:
  explicit Utf8Source(std::unique_ptr<ByteSource> in) : in_(std::move(in)) {}

  std::size_t read(std::span<char> into) override {
    if (!std::exchange(begun_, true)) begin();
    if (at_ == text_.size() && encoding_.empty()) return in_->read(into);
    while (at_ == text_.size())
      if (!convert_more()) return 0;
    const std::size_t count = std::min(into.size(), text_.size() - at_);
    std::copy_n(text_.data() + at_, count, into.data());
    at_ += count;
    return count;
  }

  std::optional<StreamFault> take_fault() override { return in_->take_fault(); }

 private:
  void begin() {
    while (bytes_.size() < kHead && read_more(kHead - bytes_.size())) {
    }
    encoding_ = utf16_of(bytes_);
    if (encoding_.empty())
      text_ = std::exchange(bytes_, {});
    else if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF"))
      bytes_.erase(0, 2);
  }

  bool read_more(std::size_t count) {
    const std::size_t size = bytes_.size();
    bytes_.resize(size + count);
    const std::size_t got = in_->read({bytes_.data() + size, count});
    bytes_.resize(size + got);
    return got > 0;
  }

  // Whole characters only; what is left of one at the end becomes U+FFFD.
  bool convert_more() {
    const bool more = read_more(kBlock);
    std::size_t whole = bytes_.size();
    if (more) {
      whole -= whole % 2;
      if (whole > 0 && is_first_half(whole - 2)) whole -= 2;
    }
    text_ = decode_charset(std::string_view(bytes_).substr(0, whole), encoding_);
    at_ = 0;
    bytes_.erase(0, whole);
    return more || !text_.empty();
  }

  /// Whether the unit there is the first of two that make a character (a high surrogate).
  bool is_first_half(std::size_t unit) const {
    const auto high = static_cast<unsigned char>(bytes_[unit + (encoding_ == "utf-16le" ? 1 : 0)]);
    return high >= 0xD8 && high < 0xDC;
  }

  std::unique_ptr<ByteSource> in_;
  std::string bytes_, text_;  ///< Read and not converted; converted, and given away up to at_.
  std::size_t at_ = 0;
  std::string_view encoding_;  ///< "" where bytes pass through.
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> open_utf8_source(std::unique_ptr<ByteSource> in) {
  return std::make_unique<Utf8Source>(std::move(in));
}

}  // namespace citecheck
