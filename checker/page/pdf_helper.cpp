#include "checker/page/pdf_helper.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

namespace citecheck {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }

 private:
  int fd_;
};

tl::unexpected<Error> failed(std::string why) {
  return tl::make_unexpected(Error{"the PDF was not read: " + std::move(why)});
}

std::string program_of(const PdfHelper& helper) {
  if (!helper.program.empty()) return helper.program;
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::string{} : (self.parent_path() / "citecheck-pdf").string();
}

/// The bytes in a file without a name, so that the helper reads at its own pace and nobody waits for it.
bool fill(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

/// A process that is ended and reaped, whatever happens.
class Process {
 public:
  Process() = default;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() {
    if (pid_ > 0) end({});
  }

  /// 0, or the error number.
  int start(const std::string& program, int in, int out);
  /// Waits until it ends or `until`, then kills it. Its status, as waitpid() tells it.
  int end(Clock::time_point until);

 private:
  pid_t pid_ = -1;
};

int Process::start(const std::string& program, int in, int out) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);  // The terminal's interrupt is ours to act upon.
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  // Nothing of the environment, which may hold passwords, but what finds its libraries.
  std::string name = program, libraries = "LD_LIBRARY_PATH=";
  const char* path = std::getenv("LD_LIBRARY_PATH");
  if (path != nullptr) libraries += path;
  std::array<char*, 2> arguments{name.data(), nullptr};
  std::array<char*, 2> environment{path != nullptr ? libraries.data() : nullptr, nullptr};
  const int error =
      posix_spawn(&pid_, program.c_str(), &files, &attributes, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) pid_ = -1;
  return error;
}

int milliseconds_until(Clock::time_point until) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
  return static_cast<int>(std::max<decltype(left)>(left, 0));
}

int Process::end(Clock::time_point until) {
  // Kernels before 5.3 cannot wait for a process so; there it is killed, its answer being complete or not.
  pollfd ended{static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)), POLLIN, 0};
  while (ended.fd >= 0 && ::poll(&ended, 1, milliseconds_until(until)) < 0 && errno == EINTR) continue;
  // Closed as it was opened: a sanitizer of threads that saw no opening would take it for another's.
  if (ended.fd >= 0) ::syscall(SYS_close, ended.fd);
  ::kill(pid_, SIGKILL);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
  pid_ = -1;
  return status;
}

enum class Read : std::uint8_t { whole, late, too_long, broken };

Read read_all(int from, std::size_t most, Clock::time_point until, std::string& out) {
  std::vector<char> piece(1u << 16);
  for (;;) {
    pollfd ready{from, POLLIN, 0};
    const int count = ::poll(&ready, 1, milliseconds_until(until));
    if (count == 0) return Read::late;
    if (count < 0 && errno == EINTR) continue;
    const ssize_t size = count < 0 ? -1 : ::read(from, piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return Read::broken;
    if (size == 0) return Read::whole;
    if (out.size() + static_cast<std::size_t>(size) > most) return Read::too_long;
    out.append(piece.data(), static_cast<std::size_t>(size));
  }
}

std::string in_words(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 2) return "it takes too much memory";
  if (WIFEXITED(status)) return "its reader gave up";
  if (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGALRM || WTERMSIG(status) == SIGKILL)
    return "it takes too long";
  return "its reader crashed (signal " + std::to_string(WTERMSIG(status)) + ")";
}

}  // namespace

Result<std::string> ask_pdf_helper(std::string_view pdf, const PdfHelper& helper) {
  const Clock::time_point until = Clock::now() + helper.limit;
  const std::string program = program_of(helper);
  Descriptor input(::memfd_create("pdf", MFD_CLOEXEC));
  if (!input.open() || !fill(input.get(), pdf)) return failed("no memory to hand it over");
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return failed("too many open files");
  const Descriptor answer(ends[0]);
  Descriptor write_end(ends[1]);
  Process process;
  if (const int error = process.start(program, input.get(), write_end.get()); error != 0)
    return failed(error == ENOENT ? "the program citecheck-pdf is missing beside citecheck"
                                  : "citecheck-pdf cannot be started: " + std::string(std::strerror(error)));
  input.close();
  write_end.close();
  std::string out;
  const Read read = read_all(answer.get(), helper.max_answer, until, out);
  if (read == Read::late) return failed("it takes too long");
  if (read == Read::too_long) return failed("what is in it is too much");
  const int status = process.end(until);
  if (read == Read::broken || !out.ends_with('\n')) return failed(in_words(status));
  return out;
}

}  // namespace citecheck
