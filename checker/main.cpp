#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "checker/cli/command.hpp"

int main(int argc, char** argv) {
  // A closed pipe and a full disk are errors of a write, told in words, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> words(argv + 1, argv + argc);
  return citecheck::run_program(words, std::cout, std::cerr);
}
