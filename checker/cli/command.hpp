#pragma once
// Commands: one verb per file cli/NAME_command.cpp, each with its own table of options. The list of them is
// all that main, the help and the man page know.

#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "checker/cli/arguments.hpp"

namespace citecheck {

/// Exit codes, the same for every command.
namespace exit_code {
inline constexpr int kClean = 0, kFindings = 1, kUsage = 2, kIncomplete = 3, kInterrupted = 130;
}

struct Command {
  std::string_view name;
  std::string_view operands;  ///< "INPUT..."
  std::string_view summary;   ///< One line.
  std::string_view details;   ///< Paragraphs for the command's own help.
  std::span<const Option> options;
  /// Results go to `out`, everything else to `err`. Throws UsageError, or std::runtime_error if the run
  /// cannot be completed.
  int (*run)(const Arguments& arguments, std::ostream& out, std::ostream& err);
};

extern const Command check_command, extract_command, page_command, rules_command, archive_command;

/// Every command, in the order of the help.
std::span<const Command* const> commands();

/// The whole program: parses, runs, and turns exceptions into messages and exit codes.
int run_program(std::span<const std::string> words, std::ostream& out, std::ostream& err);

/// `citecheck --help`, `citecheck COMMAND --help` and the man page (roff), all from the tables.
void print_help(std::ostream& out);
void print_help(std::ostream& out, const Command& command);
void print_man_page(std::ostream& out);

}  // namespace citecheck
