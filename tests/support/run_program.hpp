#pragma once
// Running the built program as a user does: arguments, standard input, environment and working directory in;
// output, errors, exit code and use of the machine out. No shell is involved.

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citecheck::test {

struct ProgramInput {
  std::vector<std::string> arguments;
  std::filesystem::path folder;  ///< The working directory; empty means the test's own.
  std::string input;             ///< Standard input; it ends after this,
  bool keep_input_open = false;  ///< unless it is to stay open until wait().
  /// Added to, or put in place of, a bare environment (PATH, and what the sanitizers need).
  std::vector<std::pair<std::string, std::string>> environment;
  std::chrono::milliseconds limit = std::chrono::seconds{60};  ///< Then it is killed.
  std::filesystem::path program;                               ///< Empty means the built citecheck.
};

struct ProgramResult {
  int exit_code = -1;  ///< -1 if a signal ended it.
  int signal = 0;      ///< The signal that ended it, 0 if none did.
  bool timed_out = false;
  std::string output, errors;
  std::chrono::microseconds wall{}, cpu{};  ///< CPU: user and system.
  long max_rss_kib = 0;
};

/// A program under way. It is killed if it still runs when this goes away.
class RunningProgram {
 public:
  /// Throws std::runtime_error if it cannot be started.
  explicit RunningProgram(ProgramInput input);
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  void send_signal(int number);
  /// Until its standard output or standard error holds the text; false if it ends or takes too long before.
  bool wait_for_text(std::string_view text);
  /// The first line of its standard output, without its break; what there is of it if it ends before.
  std::string wait_for_line();
  ProgramResult wait();
  pid_t pid() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

ProgramResult run_program(ProgramInput input);

/// The built program with these arguments, in a fresh empty folder.
ProgramResult run_citecheck(std::vector<std::string> arguments, std::string input = {});

}  // namespace citecheck::test
