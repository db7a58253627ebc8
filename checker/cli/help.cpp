// Help and man page, written from the tables of commands and options.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "checker/cli/command.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kWidth = 80;

struct Variable {
  std::string_view names, help;
};
constexpr auto kEnvironment = std::to_array<Variable>(
    {{"TMPDIR",
      "the folder of temporary files (default: /var/tmp): what is longer than 1 MiB of a page, and a WARC "
      "file "
      "that a WACZ has compressed, lie there while they are worked on; they have no name and leave nothing "
      "behind"},
     {"http_proxy, https_proxy, all_proxy, no_proxy", "proxies, where --proxy names none"},
     {"CITECHECK_ARCHIVE_ORG_KEY, CITECHECK_ARCHIVE_ORG_SECRET", "the keys that --save-page-now needs"},
     {"NO_COLOR", "if it is set: no colours, unless --color says so"}});

/// Words of `text` in lines of at most kWidth, the first one beginning at column `at`, the others indented.
void print_wrapped(std::ostream& out, std::string_view text, std::size_t at, std::size_t indent) {
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    if (at + word.size() > kWidth && at > indent) {
      out << '\n' << std::string(indent, ' ');
      at = indent;
    }
    out << word;
    at += word.size();
    if (space == std::string_view::npos) break;
    text.remove_prefix(space + 1);
    if (at < kWidth) out << ' ';
    ++at;
  }
  out << '\n';
}

std::string usage_of(const Option& option) {
  std::string usage = option.letter != 0 ? std::string("-") + option.letter + ", " : std::string("    ");
  usage += "--" + std::string(option.name);
  if (!option.argument.empty()) usage += " " + std::string(option.argument);
  return usage;
}

void print_option(std::ostream& out, const Option& option) {
  constexpr std::size_t kColumn = 30;
  const std::string usage = "  " + usage_of(option);
  out << usage;
  if (usage.size() + 2 > kColumn)
    out << '\n' << std::string(kColumn, ' ');
  else
    out << std::string(kColumn - usage.size(), ' ');
  print_wrapped(out, option.help, kColumn, kColumn);
}

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    out += c;
    if (c == '\n') out += ".PP\n";
  }
  return out;
}

}  // namespace

void print_help(std::ostream& out) {
  out << "citecheck: checks the references of an article against the pages they cite\n\n"
         "usage: citecheck COMMAND [OPTION...] [ARGUMENT...]\n\ncommands:\n";
  for (const Command* command : commands()) {
    out << "  " << command->name << std::string(10 - command->name.size(), ' ');
    print_wrapped(out, command->summary, 12, 12);
  }
  out << "\nenvironment:\n";
  for (const Variable& variable : kEnvironment) {
    out << "  " << variable.names << '\n' << std::string(12, ' ');
    print_wrapped(out, variable.help, 12, 12);
  }
  out << "\n'citecheck COMMAND --help' tells a command's options; 'citecheck --version' the version.\n"
         "\nexit codes: 0 clean; 1 findings at or above --fail-on; 2 usage or unreadable input;\n"
         "3 the run could not be completed (no network, disk full, deadline); 130 interrupted\n";
}

void print_help(std::ostream& out, const Command& command) {
  out << "usage: citecheck " << command.name << " [OPTION...] " << command.operands << "\n\n";
  print_wrapped(out, command.summary, 0, 0);
  std::string_view details = command.details;
  while (!details.empty()) {
    const std::size_t end = std::min(details.find('\n'), details.size());
    out << '\n';
    print_wrapped(out, details.substr(0, end), 0, 0);
    details.remove_prefix(std::min(end + 1, details.size()));
  }
  out << "\noptions:\n";
  for (const Option& option : command.options) print_option(out, option);
}

void print_man_page(std::ostream& out) {
  out << ".TH CITECHECK 1\n.SH NAME\ncitecheck \\- checks the references of an article against the pages "
         "they cite\n"
         ".SH SYNOPSIS\n";
  for (const Command* command : commands())
    out << ".B citecheck " << command->name << "\n[OPTION...] " << roff(command->operands) << "\n.br\n";
  for (const Command* command : commands()) {
    out << ".SH CITECHECK " << command->name << "\n" << roff(command->summary) << ".\n";
    if (!command->details.empty()) out << ".PP\n" << roff(command->details) << "\n";
    for (const Option& option : command->options) {
      out << ".TP\n.B ";
      if (option.letter != 0) out << "\\-" << option.letter << ", ";
      out << "\\-\\-" << roff(option.name) << (option.argument.empty() ? "" : " ") << roff(option.argument)
          << "\n"
          << roff(option.help) << "\n";
    }
  }
  out << ".SH ENVIRONMENT\n";
  for (const Variable& variable : kEnvironment)
    out << ".TP\n.B " << roff(variable.names) << "\n" << roff(variable.help) << "\n";
  out << ".SH EXIT STATUS\n0 clean; 1 findings at or above \\-\\-fail\\-on; 2 usage or unreadable input; 3 "
         "the run "
         "could not be completed (no network, disk full, deadline); 130 interrupted.\n";
}

}  // namespace citecheck
