#include "checker/archive/append_file.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace citecheck {

namespace {

std::string words_of(int error) {
  return std::generic_category().message(error);
}

/// 0, or the error.
int write_all(int file, std::string_view bytes, std::uint64_t at) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written == 0 ? ENOSPC : errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    at += static_cast<std::uint64_t>(written);
  }
  return 0;
}

}  // namespace

AppendFile::AppendFile(std::string path) : path_(std::move(path)) {
  file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  // An empty file is no archive yet: a run may have been killed before it wrote the first byte.
  struct stat known {};
  if (file_ < 0 && errno == EEXIST && ::stat(path_.c_str(), &known) == 0 && S_ISREG(known.st_mode) &&
      known.st_size == 0)
    file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  else if (file_ < 0 && errno == EEXIST)
    throw std::runtime_error("the archive " + path_ +
                             " exists already; name another file with --archive, or move this one away");
  if (file_ < 0)
    throw std::runtime_error("cannot create the archive " + path_ + ": " + words_of(errno) +
                             "; name a file in a writable folder with --archive, or use --no-archive");
}

AppendFile::AppendFile(std::string path, std::uint64_t at) : path_(std::move(path)), end_(at) {
  file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  if (file_ >= 0 && ::ftruncate(file_, static_cast<off_t>(at)) == 0) return;
  const int error = errno;
  if (file_ >= 0) ::close(file_);
  throw std::runtime_error("cannot go on with the archive " + path_ + ": " + words_of(error) +
                           "; make it writable, or run without --resume into another file");
}

AppendFile::~AppendFile() {
  if (file_ >= 0) ::close(file_);
}

/// False if the disk has no room up to there. What is reserved lies behind the file's end and does not
/// lengthen it.
bool AppendFile::reserve(std::uint64_t end) {
  constexpr std::uint64_t kStep = 1U << 20;
  if (end <= reserved_) return true;
  rlimit limit{};
  if (::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && end > limit.rlim_cur) {
    errno = EFBIG;
    return false;
  }
  for (const std::uint64_t step : {kStep, std::uint64_t{0}}) {
    const auto length = static_cast<off_t>(end + step - end_);
    if (::fallocate(file_, FALLOC_FL_KEEP_SIZE, static_cast<off_t>(end_), length) == 0) {
      reserved_ = end + step;
      return true;
    }
  }
  return errno != ENOSPC && errno != EDQUOT && errno != EFBIG;  // elsewhere nothing can be reserved
}

/// Drops what lies behind the last whole append; false if the system could not.
bool AppendFile::take_back() {
  reserved_ = end_;
  return ::ftruncate(file_, static_cast<off_t>(end_)) == 0;
}

void AppendFile::fail(int error) {
  const bool restored = take_back();
  const bool full = error == ENOSPC || error == EFBIG || error == EDQUOT;
  throw std::runtime_error("cannot write to the archive " + path_ + ": " +
                           (full ? "the disk is full (" + words_of(error) + ")" : words_of(error)) +
                           (restored ? "; what was archived before is whole" : "") +
                           "; make room, or name a file elsewhere with --archive");
}

std::uint64_t AppendFile::append(std::string_view bytes, std::uint64_t later) {
  if (later > 0 && !reserve(end_ + bytes.size() + later)) fail(errno);
  if (const int error = write_all(file_, bytes, end_)) fail(error);
  const std::uint64_t begin = end_;
  end_ += bytes.size();
  return begin;
}

std::uint64_t AppendFile::append(const SpooledBytes& bytes, std::uint64_t later) {
  if (later > 0 && !reserve(end_ + bytes.size() + later)) fail(errno);
  std::uint64_t at = end_;
  int error = 0;
  try {
    bytes.for_each_piece([&](std::string_view piece) {
      if (error == 0) error = write_all(file_, piece, at);
      at += piece.size();
    });
  } catch (...) {  // they cannot be read
    take_back();
    throw;
  }
  if (error != 0) fail(error);
  return std::exchange(end_, at);
}

void AppendFile::overwrite(std::uint64_t at, std::string_view bytes) {
  if (const int error = write_all(file_, bytes, at))
    throw std::runtime_error("cannot write to the archive " + path_ + ": " + words_of(error));
}

void AppendFile::remove() {
  ::unlink(path_.c_str());
}

void AppendFile::close() {
  if (file_ < 0) return;
  int error = 0;
  if (reserved_ > end_ && ::ftruncate(file_, static_cast<off_t>(end_)) != 0) error = errno;
  // EINVAL: the file lies where nothing can be synchronised, such as a pipe.
  if (::fsync(file_) != 0 && errno != EINVAL && error == 0) error = errno;
  if (::close(file_) != 0 && error == 0) error = errno;
  file_ = -1;
  if (error != 0)
    throw std::runtime_error("cannot finish the archive " + path_ + ": " + words_of(error) +
                             "; check the disk and run again");
}

}  // namespace citecheck
