#include <iostream>
#include <string>
#include <vector>

#include "checker/cli/command.hpp"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> words(argv + 1, argv + argc);
  return citecheck::run_program(words, std::cout, std::cerr);
}
