#include <algorithm>
#include <array>

#include "checker/cli/command.hpp"

namespace citecheck {

namespace {

constexpr std::array<const Command*, 5> kCommands{&check_command, &extract_command, &page_command,
                                                  &rules_command, &archive_command};

const Command& command_named(const std::string& name) {
  const auto found = std::ranges::find(kCommands, name, [](const Command* command) { return command->name; });
  if (found != kCommands.end()) return **found;
  std::vector<std::string_view> names;
  for (const Command* command : kCommands) names.push_back(command->name);
  const auto near = nearest(name, names);
  throw UsageError("there is no command '" + name + "'" +
                   (near ? "; did you mean '" + std::string(*near) + "'?" : "; see 'citecheck --help'"));
}

int run_command(const Command& command, std::span<const std::string> words, std::ostream& out,
                std::ostream& err) {
  const bool help =
      std::ranges::any_of(words, [](const std::string& word) { return word == "--help" || word == "-h"; });
  if (help) {
    print_help(out, command);
    return exit_code::kClean;
  }
  try {
    return command.run(Arguments(command.options, {words.begin(), words.end()}), out, err);
  } catch (const UsageError& error) {
    err << "citecheck: " << error.what() << "\ncitecheck: see 'citecheck " << command.name << " --help'\n";
    return exit_code::kUsage;
  }
}

}  // namespace

std::span<const Command* const> commands() {
  return kCommands;
}

int run_program(std::span<const std::string> words, std::ostream& out, std::ostream& err) {
  try {
    if (words.empty()) {
      print_help(err);
      return exit_code::kUsage;
    }
    if (words[0] == "--help" || words[0] == "-h") {
      print_help(out);
      return exit_code::kClean;
    }
    if (words[0] == "--version") {
      out << "citecheck " CITECHECK_VERSION "\n";
      return exit_code::kClean;
    }
    if (words[0] == "--man") {
      print_man_page(out);
      return exit_code::kClean;
    }
    return run_command(command_named(words[0]), words.subspan(1), out, err);
  } catch (const UsageError& error) {
    err << "citecheck: " << error.what() << '\n';
    return exit_code::kUsage;
  } catch (const std::exception& error) {
    err << "citecheck: " << error.what() << '\n';
    return exit_code::kIncomplete;
  }
}

}  // namespace citecheck
