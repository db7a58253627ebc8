#include "checker/web/spooled_bytes.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <system_error>

namespace citecheck {

namespace {

std::string folder() {
  const char* named = std::getenv("TMPDIR");
  return named != nullptr && *named != '\0' ? named : "/var/tmp";
}

[[noreturn]] void fail(const std::string& what, int error) {
  throw std::runtime_error(what + " a temporary file in " + folder() + ": " +
                           std::generic_category().message(error) +
                           "; make room there, or name another folder with TMPDIR");
}

}  // namespace

class SpooledBytes::File {
 public:
  /// Null where none can be made.
  static std::shared_ptr<const File> make() {
    std::string name = folder() + "/citecheck-XXXXXX";
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) return nullptr;
    ::unlink(name.c_str());
    return std::make_shared<const File>(file);
  }

  explicit File(int file) : file_(file) {}
  ~File() { ::close(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::uint64_t at, std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail("cannot write to", written == 0 ? ENOSPC : errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
      at += static_cast<std::uint64_t>(written);
    }
  }

  void read(std::uint64_t at, std::string& buffer) const {
    for (std::size_t got = 0; got < buffer.size();) {
      const ssize_t count =
          ::pread(file_, buffer.data() + got, buffer.size() - got, static_cast<off_t>(at + got));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) fail("cannot read from", count == 0 ? EIO : errno);
      got += static_cast<std::size_t>(count);
    }
  }

 private:
  int file_;
};

void SpooledBytes::append(std::string_view bytes) {
  if (!file_ && held_.size() + bytes.size() > in_memory_) {
    if (const auto file = File::make()) {
      file->write(0, held_);
      file->write(held_.size(), bytes);
      file_ = file;
      in_file_ = held_.size() + bytes.size();
      held_ = {};
      return;
    }
    in_memory_ = std::numeric_limits<std::size_t>::max();
  }
  if (!file_) {
    held_ += bytes;
    return;
  }
  file_->write(in_file_, bytes);
  in_file_ += bytes.size();
}

void SpooledBytes::overwrite(std::uint64_t at, std::string_view bytes) {
  if (file_)
    file_->write(at, bytes);
  else
    held_.replace(static_cast<std::size_t>(at), bytes.size(), bytes);
}

void SpooledBytes::clear() {
  held_.clear();
  file_.reset();
}

std::string_view SpooledBytes::read(std::uint64_t at, std::size_t count, std::string& buffer) const {
  const std::uint64_t begin = std::min(at, size());
  const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(count, size() - begin));
  if (!file_) return std::string_view(held_).substr(static_cast<std::size_t>(begin), taken);
  buffer.resize(taken);
  file_->read(begin, buffer);
  return buffer;
}

std::string SpooledBytes::head(std::size_t count) const {
  std::string buffer;
  const std::string_view bytes = read(0, count, buffer);
  return file_ ? std::move(buffer) : std::string(bytes);
}

bool operator==(const SpooledBytes& bytes, std::string_view other) {
  bool same = bytes.size() == other.size();
  if (!same) return false;
  bytes.for_each_piece([&](std::string_view piece) {
    same = same && other.starts_with(piece);
    other.remove_prefix(piece.size());
  });
  return same;
}

bool operator==(const SpooledBytes& bytes, const SpooledBytes& other) {
  bool same = bytes.size() == other.size();
  if (!same) return false;
  std::string buffer;
  std::uint64_t at = 0;
  bytes.for_each_piece([&](std::string_view piece) {
    same = same && piece == other.read(at, piece.size(), buffer);
    at += piece.size();
  });
  return same;
}

}  // namespace citecheck
