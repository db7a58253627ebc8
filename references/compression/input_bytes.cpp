#include "references/compression/input_bytes.hpp"

#include <algorithm>

namespace citecheck {

namespace {

/// What is at hand, or what comes next: a slow pipe is not waited for until `size` bytes are there. It goes
/// past the istream's own state, because what its buffer throws (an interruption, a failing disk) is to
/// arrive.
std::size_t read_some(std::streambuf& from, char* into, std::size_t size) {
  if (from.in_avail() <= 0 && from.sgetc() == std::streambuf::traits_type::eof()) return 0;
  const std::streamsize at_hand = std::max<std::streamsize>(from.in_avail(), 1);
  return static_cast<std::size_t>(from.sgetn(into, std::min(at_hand, static_cast<std::streamsize>(size))));
}

}  // namespace

bool InputBytes::extend() {
  constexpr std::size_t kBlock = 256u << 10;
  buffer_.erase(0, begin_);
  dropped_ += begin_;
  begin_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kBlock);
  const std::size_t count = read_some(*in_->rdbuf(), buffer_.data() + size, kBlock);
  buffer_.resize(size + count);
  return count > 0;
}

std::size_t InputBytes::read(std::span<char> into) {
  const std::string_view ready = ahead();
  if (ready.empty()) {
    const std::size_t count = read_some(*in_->rdbuf(), into.data(), into.size());
    dropped_ += count;
    return count;
  }
  const std::size_t count = std::min(ready.size(), into.size());
  std::copy_n(ready.data(), count, into.data());
  take(count);
  return count;
}

}  // namespace citecheck
