#include "checker/run/input_stream.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <streambuf>
#include <utility>

namespace citecheck {

class InputStream::Buffer final : public std::streambuf {
 public:
  Buffer(int file, Interrupted interrupted) : file_(file), interrupted_(std::move(interrupted)) {}
  ~Buffer() override {
    if (file_ != STDIN_FILENO) close(file_);
  }

  std::string_view head(std::size_t count) {
    while (available() < count && append()) continue;
    return std::string_view(bytes_).substr(static_cast<std::size_t>(gptr() - eback()), count);
  }

 protected:
  int_type underflow() override {
    if (gptr() == egptr()) {
      setg(nullptr, nullptr, nullptr);
      bytes_.clear();
      if (!append()) return traits_type::eof();
    }
    return traits_type::to_int_type(*gptr());
  }

 private:
  static constexpr std::size_t kBlock = 256u << 10;

  std::size_t available() const { return static_cast<std::size_t>(egptr() - gptr()); }

  /// Reads some bytes behind those at hand; false at the end.
  bool append() {
    const std::size_t taken = static_cast<std::size_t>(gptr() - eback()), size = bytes_.size();
    bytes_.resize(size + kBlock);
    const std::size_t count = read_some(bytes_.data() + size);
    bytes_.resize(size + count);
    setg(bytes_.data(), bytes_.data() + taken, bytes_.data() + bytes_.size());
    return count > 0;
  }

  /// Asks whether to go on after each turn of waiting, and now and then while bytes come as fast as they are
  /// read: what is small and at hand is read whole.
  std::size_t read_some(char* into) {
    constexpr int kTurnMs = 100;
    constexpr unsigned kReadsBetween = 16;
    if (++reads_ % kReadsBetween == 0) heed_interruption();
    for (;;) {
      pollfd ready{file_, POLLIN, 0};
      if (poll(&ready, 1, kTurnMs) <= 0) {  // Nothing yet, or a signal.
        heed_interruption();
        continue;
      }
      const ssize_t count = ::read(file_, into, kBlock);
      if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (count < 0) throw std::runtime_error(std::strerror(errno));
      return static_cast<std::size_t>(count);
    }
  }

  void heed_interruption() const {
    if (interrupted_ && interrupted_()) throw ReadingInterrupted();
  }

  int file_;
  Interrupted interrupted_;
  unsigned reads_ = 0;
  std::string bytes_;
};

InputStream::InputStream(std::unique_ptr<Buffer> buffer)
    : std::istream(buffer.get()), buffer_(std::move(buffer)) {
  exceptions(std::ios::badbit);  // So that what the buffer throws arrives.
}

InputStream::~InputStream() = default;

Result<std::unique_ptr<InputStream>> InputStream::open(const std::string& path, Interrupted interrupted) {
  // Without O_NONBLOCK a pipe that nobody writes to yet would hold us here.
  const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return tl::unexpected(Error{std::strerror(errno), 0});
  auto buffer = std::make_unique<Buffer>(file, std::move(interrupted));
  return std::unique_ptr<InputStream>(new InputStream(std::move(buffer)));
}

std::string_view InputStream::head(std::size_t count) {
  return buffer_->head(count);
}

}  // namespace citecheck
