#pragma once
// A web on loopback, an article that cites it, and the program archiving what it cites: what the tests of
// whole archives share.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/loopback_server.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

namespace citecheck::test {

struct ArchiveScene {
  LoopbackServer server;
  TemporaryFolder folder;

  std::string path(const std::string& name) const { return (folder.path() / name).string(); }

  void cite(const std::vector<std::pair<std::string, std::string>>& titles_and_urls) const {
    std::string text = "Words.";
    for (const auto& [title, url] : titles_and_urls)
      text += "<ref>{{cite web |title=" + title + " |url=" + url + "}}</ref>";
    write_file(path("a.wiki"), text);
  }

  /// `citecheck check a.wiki` with the hosts led to the server.
  ProgramInput check(const std::vector<std::string>& more) const {
    ProgramInput input = run({"check", "a.wiki", "--allow-private", "--delay", "0"});
    for (const std::string& rule : server.connect_to())
      input.arguments.insert(input.arguments.end(), {"--connect-to", rule});
    input.arguments.insert(input.arguments.end(), more.begin(), more.end());
    return input;
  }

  /// A configuration by which the world's archives, played on loopback, are asked without a gap.
  std::string hasty() const {
    std::string text;
    for (const char* host : {"web.archive.org", "archive.org", "archive.today"})
      text += "[host " + std::string(host) + "]\ndelay = 0\n";
    write_file(path("hasty.cfg"), text);
    return "hasty.cfg";
  }

  ProgramInput run(std::vector<std::string> arguments) const {
    ProgramInput input;
    input.folder = folder.path();
    input.arguments = std::move(arguments);
    return input;
  }

  std::string output_of(std::vector<std::string> arguments) const {
    return run_program(run(std::move(arguments))).output;
  }

  /// What a command of the shell prints in the folder.
  std::string shell(const std::string& command) const {
    ProgramInput input = run({"-c", command});
    input.program = "/bin/sh";
    return run_program(input).output;
  }

  /// What the independent validator says; "" if the files are valid or there is nobody to ask.
  std::string invalid(const std::vector<std::string>& archives) const {
    const std::filesystem::path validator = CITECHECK_SOURCE_DIR "/../shared/tools/validate-warc.py";
    if (!std::filesystem::exists(validator) || !std::filesystem::exists("/usr/bin/python3")) {
      WARN("the archive was not validated: python3 or ../shared is absent");
      return "";
    }
    std::vector<std::string> arguments{validator.string(), "--strict", "--closed"};
    arguments.insert(arguments.end(), archives.begin(), archives.end());
    ProgramInput input = run(std::move(arguments));
    input.program = "/usr/bin/python3";
    const ProgramResult result = run_program(input);
    return result.exit_code == 0 ? "" : result.output + result.errors;
  }

  bool sound(const std::string& archive) const {
    return run_program(run({"archive", "verify", archive})).exit_code == 0;
  }
};

/// How often `of` stands in `in`.
inline int times(const std::string& in, const std::string& of) {
  int count = 0;
  for (auto at = in.find(of); at != std::string::npos; at = in.find(of, at + 1)) ++count;
  return count;
}

}  // namespace citecheck::test
