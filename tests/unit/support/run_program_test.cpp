// The harness that runs programs, tried on the tools of POSIX.
#include "support/run_program.hpp"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck::test;

namespace {

ProgramInput shell(const std::string& script) {
  ProgramInput input;
  input.program = "/bin/sh";
  input.arguments = {"-c", script};
  return input;
}

}  // namespace

TEST_CASE("a program's output, errors and exit code come back") {
  const ProgramResult result = run_program(shell("echo out; echo err >&2; exit 3"));
  CHECK(result.exit_code == 3);
  CHECK(result.signal == 0);
  CHECK(result.output == "out\n");
  CHECK(result.errors == "err\n");
  CHECK(result.max_rss_kib > 0);
}

TEST_CASE("large input and output pass at the same time") {
  ProgramInput input = shell("cat");
  input.input = std::string(3 << 20, 'x');
  CHECK(run_program(input).output.size() == input.input.size());
}

TEST_CASE("a program need not read its input") {
  ProgramInput input = shell("exec <&-; echo done");
  input.input = std::string(1 << 20, 'x');
  CHECK(run_program(input).output == "done\n");
}

TEST_CASE("folder and environment are as given") {
  const TemporaryFolder folder;
  ProgramInput input = shell("pwd -P; echo $NAME$HOME");
  input.folder = folder.path();
  input.environment = {{"NAME", "value"}};
  CHECK(run_program(input).output == std::filesystem::canonical(folder.path()).string() + "\nvalue\n");
}

TEST_CASE("a signal reaches the program") {
  RunningProgram program(shell("trap 'echo caught; exit 5' INT; echo ready; while :; do sleep 0.01; done"));
  REQUIRE(program.wait_for_text("ready"));
  program.send_signal(SIGINT);
  const ProgramResult result = program.wait();
  CHECK(result.exit_code == 5);
  CHECK(result.output == "ready\ncaught\n");
}

TEST_CASE("a program that takes too long is killed") {
  ProgramInput input = shell("exec sleep 100");
  input.limit = std::chrono::milliseconds{30};
  const ProgramResult result = run_program(input);
  CHECK(result.timed_out);
  CHECK(result.signal == SIGKILL);
  input = shell("exec >&- 2>&-; exec sleep 100");
  input.limit = std::chrono::milliseconds{30};
  CHECK(run_program(input).timed_out);
}

TEST_CASE("a program that is not there is told by name") {
  ProgramInput input;
  input.program = "/nowhere/at-all";
  std::string told;
  try {
    run_program(input);
  } catch (const std::runtime_error& error) {
    told = error.what();
  }
  CHECK(told.find("/nowhere/at-all") != std::string::npos);
}

TEST_CASE("what changes from run to run is replaced") {
  CHECK(with_replaced("a:41 b:41", {{"41", "PORT"}, {"", "x"}}) == "a:PORT b:PORT");
}

TEST_CASE("a golden file that is missing says how to write it") {
  if (std::getenv("CITECHECK_UPDATE_GOLDEN") != nullptr) return;
  CHECK(golden_difference("tests/cli/none.golden", "x").find("CITECHECK_UPDATE_GOLDEN") != std::string::npos);
}
