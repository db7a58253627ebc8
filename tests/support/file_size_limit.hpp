#pragma once
// FileSizeLimit: while it lives no file of this process grows beyond so many bytes: a full disk, for tests.

#include <sys/resource.h>

#include <csignal>

namespace citecheck::test {

class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old_);
    rlimit narrow = old_;
    narrow.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &narrow);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit old_{};
  void (*old_handler_)(int) = nullptr;
};

}  // namespace citecheck::test
