#include "references/compression/input_bytes.hpp"

#include <algorithm>

namespace citecheck {

bool InputBytes::extend() {
  constexpr std::size_t kBlock = 256u << 10;
  buffer_.erase(0, begin_);
  dropped_ += begin_;
  begin_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kBlock);
  // Past the istream's own state: what its buffer throws (an interruption, a failing disk) is to arrive.
  const std::streamsize count = in_->rdbuf()->sgetn(buffer_.data() + size, kBlock);
  buffer_.resize(size + static_cast<std::size_t>(count));
  return count > 0;
}

std::size_t InputBytes::read(std::span<char> into) {
  const std::string_view ready = ahead();
  if (ready.empty()) {
    const auto wanted = static_cast<std::streamsize>(into.size());
    const auto count = static_cast<std::size_t>(in_->rdbuf()->sgetn(into.data(), wanted));
    dropped_ += count;
    return count;
  }
  const std::size_t count = std::min(ready.size(), into.size());
  std::copy_n(ready.data(), count, into.data());
  take(count);
  return count;
}

}  // namespace citecheck
