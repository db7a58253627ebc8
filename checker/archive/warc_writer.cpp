#include "checker/archive/warc_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "checker/archive/warc_draft.hpp"

namespace citecheck {

namespace {

std::string words_of(int error) {
  return std::generic_category().message(error);
}

std::string warcinfo_record(const std::string& path, const WarcInfo& info) {
  std::string block;
  append_field(block, "software", info.software);
  append_field(block, "format", "WARC File Format 1.1");
  append_field(block, "conformsTo",
               "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  append_field(block, "robots", "none");
  append_field(block, "http-header-user-agent", info.user_agent);
  const std::string filename = path.substr(path.find_last_of('/') + 1);
  WarcDraft draft("warcinfo", "application/warc-fields", info.started, filename, block);
  draft.add("WARC-Filename", filename);
  std::string out;
  draft.append_to(out);
  return out;
}

}  // namespace

WarcWriter::WarcWriter(std::string path, const WarcInfo& info) : path_(std::move(path)) {
  if (info.resume_at)
    resume(*info.resume_at);
  else
    create();
  if (end_ > 0) return;
  try {
    append(warcinfo_record(path_, info));
  } catch (...) {
    ::close(file_);
    if (!info.resume_at) ::unlink(path_.c_str());
    throw;
  }
}

void WarcWriter::resume(std::uint64_t at) {
  file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  const auto whole = static_cast<off_t>(at);
  if (file_ < 0 || ::ftruncate(file_, whole) != 0 || ::lseek(file_, whole, SEEK_SET) != whole) {
    const int error = errno;
    if (file_ >= 0) ::close(file_);
    throw std::runtime_error("cannot go on with the archive " + path_ + ": " + words_of(error) +
                             "; make it writable, or run without --resume into another file");
  }
  end_ = at;
}

void WarcWriter::create() {
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

WarcWriter::~WarcWriter() {
  if (file_ >= 0) ::close(file_);
}

std::uint64_t WarcWriter::append(std::string_view bytes) {
  const std::uint64_t begin = end_;
  for (std::string_view left = bytes; !left.empty();) {
    const ssize_t written = ::write(file_, left.data(), left.size());
    if (written > 0) {
      left.remove_prefix(static_cast<std::size_t>(written));
    } else if (written == 0 || errno != EINTR) {
      const int error = written == 0 ? ENOSPC : errno;
      const auto whole = static_cast<off_t>(begin);
      const bool restored = ::ftruncate(file_, whole) == 0 && ::lseek(file_, whole, SEEK_SET) == whole;
      const std::string cause = error == ENOSPC || error == EFBIG || error == EDQUOT
                                    ? "the disk is full (" + words_of(error) + ")"
                                    : words_of(error);
      throw std::runtime_error("cannot write to the archive " + path_ + ": " + cause +
                               (restored ? "; what was archived before is whole" : "") +
                               "; make room, or name a file elsewhere with --archive");
    }
  }
  end_ = begin + bytes.size();
  return begin;
}

void WarcWriter::close() {
  if (file_ < 0) return;
  // EINVAL: the file lies where nothing can be synchronised, such as a pipe.
  int error = ::fsync(file_) != 0 && errno != EINVAL ? errno : 0;
  if (::close(file_) != 0 && error == 0) error = errno;
  file_ = -1;
  if (error != 0)
    throw std::runtime_error("cannot finish the archive " + path_ + ": " + words_of(error) +
                             "; check the disk and run again");
}

}  // namespace citecheck
