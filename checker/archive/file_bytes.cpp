#include "checker/archive/file_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace citecheck {

void refuse_archive(const std::string& path, const std::string& why) {
  throw std::runtime_error("cannot read the archive " + path + ": " + why);
}

FileBytes::FileBytes(const std::string& path) : path_(path) {
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) refuse_archive(path, std::generic_category().message(errno) + "; check the name");
  struct stat status {};
  if (::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(file_);
    refuse_archive(path, "it is no regular file");
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
}

FileBytes::~FileBytes() {
  ::close(file_);
}

std::string_view FileBytes::read(std::uint64_t offset, std::size_t count, std::string& buffer) const {
  buffer.resize(count);
  std::size_t got = 0;
  while (got < count) {
    const ssize_t n = ::pread(file_, buffer.data() + got, count - got, static_cast<off_t>(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) refuse_archive(path_, std::generic_category().message(errno));
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
  }
  buffer.resize(got);
  return buffer;
}

}  // namespace citecheck
