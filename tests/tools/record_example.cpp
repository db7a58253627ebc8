// Records examples/saltmarsh-lighthouse.warc.gz: serves the example's web on loopback and runs the built
// program over the article. The last reference is left out of the recorded run, as if it had been added
// afterwards, so that the replay has something it cannot answer.
#include <filesystem>
#include <iostream>
#include <string>

#include "support/golden.hpp"
#include "support/loopback_server.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"
#include "web/case_file.hpp"

using namespace citecheck::test;

namespace {

const std::string kExample = CITECHECK_SOURCE_DIR "/examples/saltmarsh-lighthouse";

std::string without_last_reference(std::string article) {
  const std::size_t begin = article.rfind("<ref>"), end = article.find("</ref>", begin);
  return article.erase(begin, end + 6 - begin);
}

}  // namespace

int main() {
  LoopbackServer server;
  server.listen();
  for (const auto& [where, answers] : parse_case(read_file(kExample + ".case")).routes)
    server.on(where, answers);
  const TemporaryFolder folder;
  write_file((folder.path() / "article.wiki").string(),
             without_last_reference(read_file(kExample + ".wiki")));
  std::filesystem::remove(kExample + ".warc.gz");
  ProgramInput input;
  input.folder = folder.path();
  input.arguments = {
      "check", "article.wiki", "--allow-private", "--archive", kExample + ".warc.gz", "--delay", "0"};
  for (const std::string& rule : server.connect_to())
    input.arguments.insert(input.arguments.end(), {"--connect-to", rule});
  const ProgramResult result = run_program(input);
  std::cout << result.output << result.errors;
  return result.exit_code == 0 || result.exit_code == 1 ? 0 : 1;
}
