#include "support/run_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <stdexcept>

#include "support/temporary_folder.hpp"

namespace citecheck::test {

namespace {

using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read, write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe: too many open files?");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<std::string> environment_of(const ProgramInput& input) {
  std::map<std::string, std::string> variables;
  for (const char* kept : {"PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"})
    if (const char* value = std::getenv(kept)) variables[kept] = value;
  variables["LC_ALL"] = "C.UTF-8";
  for (const auto& [name, value] : input.environment) variables[name] = value;
  std::vector<std::string> out;
  for (const auto& [name, value] : variables) out.push_back(name + "=" + value);
  return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

std::chrono::microseconds duration(const timeval& time) {
  return std::chrono::seconds{time.tv_sec} + std::chrono::microseconds{time.tv_usec};
}

}  // namespace

struct RunningProgram::Impl {
  pid_t pid = -1;
  Descriptor in, out, err;
  std::string input;
  std::size_t written = 0;
  bool keep_input_open = false;
  Clock::time_point started, until;
  ProgramResult result;

  bool step();
  void finish();
};

RunningProgram::RunningProgram(ProgramInput input) : impl_(std::make_unique<Impl>()) {
  if (input.program.empty()) input.program = CITECHECK_PROGRAM;
  std::vector<std::string> arguments{input.program.string()};
  arguments.insert(arguments.end(), input.arguments.begin(), input.arguments.end());
  std::vector<std::string> environment = environment_of(input);
  const std::vector<char*> argv = pointers(arguments), envp = pointers(environment);
  const std::string folder = input.folder.string();
  Pipe in = make_pipe(), out = make_pipe(), err = make_pipe(), failure = make_pipe();

  impl_->started = Clock::now();
  impl_->until = impl_->started + input.limit;
  impl_->pid = fork();
  if (impl_->pid < 0) throw std::runtime_error("cannot fork");
  if (impl_->pid == 0) {  // Only functions that are safe after fork.
    dup2(in.read.get(), STDIN_FILENO);
    dup2(out.write.get(), STDOUT_FILENO);
    dup2(err.write.get(), STDERR_FILENO);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (folder.empty() || chdir(folder.c_str()) == 0) execve(argv[0], argv.data(), envp.data());
    const int reason = errno;
    [[maybe_unused]] const ssize_t told = ::write(failure.write.get(), &reason, sizeof reason);
    _exit(127);
  }
  failure.write.close();
  int reason = 0;
  if (::read(failure.read.get(), &reason, sizeof reason) == sizeof reason) {
    waitpid(impl_->pid, nullptr, 0);
    throw std::runtime_error("cannot run " + arguments[0] + ": " + std::strerror(reason));
  }
  impl_->in = std::move(in.write);
  impl_->out = std::move(out.read);
  impl_->err = std::move(err.read);
  impl_->input = std::move(input.input);
  fcntl(impl_->in.get(), F_SETFL, O_NONBLOCK);
  impl_->keep_input_open = input.keep_input_open;
  if (impl_->input.empty() && !impl_->keep_input_open) impl_->in.close();
}

RunningProgram::~RunningProgram() {
  if (impl_->pid < 0) return;
  kill(impl_->pid, SIGKILL);
  waitpid(impl_->pid, nullptr, 0);
}

void RunningProgram::send_signal(int number) {
  if (impl_->pid > 0) kill(impl_->pid, number);
}

pid_t RunningProgram::pid() const {
  return impl_->pid;
}

namespace {

/// False at the end of the stream.
bool read_more(Descriptor& from, std::string& to) {
  std::array<char, 65536> chunk{};
  const ssize_t got = ::read(from.get(), chunk.data(), chunk.size());
  if (got > 0) to.append(chunk.data(), static_cast<std::size_t>(got));
  if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) from.close();
  return from.get() >= 0;
}

}  // namespace

/// Moves some bytes; false once both outputs are closed.
bool RunningProgram::Impl::step() {
  std::array<pollfd, 3> polled{
      {{out.get(), POLLIN, 0}, {err.get(), POLLIN, 0}, {written < input.size() ? in.get() : -1, POLLOUT, 0}}};
  if (out.get() < 0 && err.get() < 0) return false;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
  const bool over = left.count() <= 0;
  if (over && !result.timed_out) {
    result.timed_out = true;
    kill(pid, SIGKILL);
    // A grandchild may hold the pipes open for ever: what has been written is taken, no more.
  }
  const int ready = poll(polled.data(), polled.size(), over ? 0 : static_cast<int>(left.count()));
  if (ready <= 0) return !over;
  if (polled[0].revents != 0) read_more(out, result.output);
  if (polled[1].revents != 0) read_more(err, result.errors);
  if (polled[2].revents != 0) {
    // SIGPIPE would end the test: a program need not read its input.
    sigset_t pipe_signal, before;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
    const ssize_t put = ::write(in.get(), input.data() + written, input.size() - written);
    const bool broken = put < 0 && errno == EPIPE;
    const timespec now{};
    if (broken) sigtimedwait(&pipe_signal, nullptr, &now);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (put > 0) written += static_cast<std::size_t>(put);
    if (broken || (written == input.size() && !keep_input_open)) in.close();
  }
  return true;
}

void RunningProgram::Impl::finish() {
  in.close();
  int status = 0;
  rusage usage{};
  // The outputs may be closed before the program ends; its time limit still holds.
  const timespec tick{0, 200'000};
  pid_t ended = 0;
  while ((ended = wait4(pid, &status, WNOHANG, &usage)) == 0) {
    if (Clock::now() >= until && !result.timed_out) {
      result.timed_out = true;
      kill(pid, SIGKILL);
    }
    nanosleep(&tick, nullptr);
  }
  pid = -1;
  result.wall = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
  result.cpu = duration(usage.ru_utime) + duration(usage.ru_stime);
  result.max_rss_kib = usage.ru_maxrss;
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
}

bool RunningProgram::wait_for_text(std::string_view text) {
  const auto seen = [&] {
    return impl_->result.output.find(text) != std::string::npos ||
           impl_->result.errors.find(text) != std::string::npos;
  };
  while (!seen())
    if (!impl_->step()) return false;
  return true;
}

std::string RunningProgram::wait_for_line() {
  while (impl_->result.output.find('\n') == std::string::npos && impl_->step()) {
  }
  return impl_->result.output.substr(0, impl_->result.output.find('\n'));
}

ProgramResult RunningProgram::wait() {
  impl_->keep_input_open = false;
  if (impl_->written == impl_->input.size()) impl_->in.close();
  while (impl_->step()) {
  }
  if (impl_->pid > 0) impl_->finish();
  return impl_->result;
}

ProgramResult run_program(ProgramInput input) {
  return RunningProgram(std::move(input)).wait();
}

ProgramResult run_citecheck(std::vector<std::string> arguments, std::string input) {
  const TemporaryFolder folder;
  ProgramInput how;
  how.arguments = std::move(arguments);
  how.folder = folder.path();
  how.input = std::move(input);
  return run_program(std::move(how));
}

}  // namespace citecheck::test
