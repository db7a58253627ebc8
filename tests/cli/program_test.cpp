// The program's face: commands, help, exit codes, bad input.
#include <algorithm>
#include <filesystem>

#include "cli/json_report.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck::test;
namespace fs = std::filesystem;

namespace {

ProgramResult in_folder(const TemporaryFolder& folder, std::vector<std::string> arguments) {
  ProgramInput input;
  input.arguments = std::move(arguments);
  input.folder = folder.path();
  return run_program(std::move(input));
}

void write(const TemporaryFolder& folder, const std::string& name, std::string_view text) {
  write_file((folder.path() / name).string(), text);
}

constexpr std::string_view kArticle =
    "Words.<ref>{{cite web |title=A title |url=http://a.example/x |date=31 February 2020}}</ref>\n";

}  // namespace

TEST_CASE("help, version and man page come without an error") {
  CHECK(run_citecheck({"--version"}).output.starts_with("citecheck "));
  CHECK(run_citecheck({"--help"}).output.find("exit codes") != std::string::npos);
  CHECK(run_citecheck({"check", "--help"}).output.find("--per-host") != std::string::npos);
  const std::string difference = golden_difference("docs/citecheck.1", run_citecheck({"--man"}).output);
  INFO(difference);
  CHECK(difference.empty());
}

TEST_CASE("a wrong call ends with 2 and says what to do") {
  CHECK(run_citecheck({}).exit_code == 2);
  CHECK(run_citecheck({"chekc", "x"}).errors.find("did you mean 'check'?") != std::string::npos);
  CHECK(run_citecheck({"check"}).exit_code == 2);
  CHECK(run_citecheck({"check", "--repor", "x"}).errors.find("did you mean --report?") != std::string::npos);
  CHECK(run_citecheck({"archive", "verify"}).exit_code == 2);
  CHECK(run_citecheck({"rules", "XYZ999"}).exit_code == 2);
}

TEST_CASE("findings decide the exit code as --fail-on says") {
  const TemporaryFolder folder;
  write(folder, "a.wiki", kArticle);
  CHECK(in_folder(folder, {"check", "a.wiki", "--offline"}).exit_code == 1);
  CHECK(in_folder(folder, {"check", "a.wiki", "--offline", "--fail-on", "never"}).exit_code == 0);
  CHECK(in_folder(folder, {"check", "a.wiki", "--offline", "--ignore", "DAT001"}).exit_code == 0);
  CHECK(fs::exists(folder.path() / "a.wiki"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);  // Offline, nothing is archived.
}

TEST_CASE("a report to a device or through a link replaces neither") {
  const TemporaryFolder folder;
  write(folder, "a.wiki", kArticle);
  write(folder, "target", "");
  fs::create_symlink("/dev/null", folder.path() / "null");
  fs::create_symlink("target", folder.path() / "link");
  CHECK(in_folder(folder, {"check", "a.wiki", "--offline", "--report", "json=null", "--report", "html=link"})
            .exit_code == 1);
  CHECK(fs::is_symlink(folder.path() / "null"));
  CHECK(fs::is_symlink(folder.path() / "link"));
  CHECK(read_file((folder.path() / "target").string()).ends_with("</html>\n"));
  const ProgramResult out =
      in_folder(folder, {"check", "a.wiki", "--offline", "--report", "json=/dev/stdout"});
  CHECK(out.output.find("DAT001") != std::string::npos);
}

TEST_CASE("reports go to files, whole or not at all") {
  const TemporaryFolder folder;
  write(folder, "a.wiki", kArticle);
  const ProgramResult result = in_folder(folder, {"check", "a.wiki", "--offline", "--report", "json=r.json",
                                                  "--report", "html=r.html", "--report", "terminal"});
  CHECK(result.output.find("DAT001") != std::string::npos);
  CHECK(JsonReport(read_file((folder.path() / "r.json").string())).found("DAT001") ==
        std::vector<std::string>{"1"});
  CHECK(read_file((folder.path() / "r.html").string()).ends_with("</html>\n"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 3);
  CHECK(
      in_folder(folder, {"check", "a.wiki", "--offline", "--report", "json", "--report", "html"}).exit_code ==
      2);
  CHECK(in_folder(folder, {"check", "a.wiki", "--offline", "--report", "json=/nonexistent/r"}).exit_code ==
        2);
  CHECK(in_folder(folder, {"check", "a.wiki", "--offline", "--report", "pdf"}).exit_code == 2);
}

TEST_CASE("bad inputs are told with the byte, and the good ones are still checked") {
  const TemporaryFolder folder;
  write(folder, "good.wiki", kArticle);
  write(folder, "empty.txt", "");
  write(folder, "binary.txt",
        std::string_view("\x7f"
                         "ELF\0\0\0\1",
                         8));
  write(folder, "latin1.wiki", "Caf\xe9 <ref>{{cite web |title=T\xe9l\xe9 |url=http://a.example/ }}</ref>");
  fs::create_directory(folder.path() / "folder");
  const ProgramResult result =
      in_folder(folder, {"check", "--offline", "--report", "json", "missing.wiki", "empty.txt", "binary.txt",
                         "latin1.wiki", "folder", "good.wiki"});
  CHECK(result.exit_code == 2);
  CHECK(result.errors.find("missing.wiki: No such file") != std::string::npos);
  CHECK(result.errors.find("empty.txt: is empty") != std::string::npos);
  CHECK(result.errors.find("binary.txt: is a program, not an article") != std::string::npos);
  const JsonReport report(result.output);
  CHECK(report.schema_violation() == "");
  CHECK(report.root()["articles"].Size() == 2);
  CHECK(report.root()["articles"][0]["problems"][0]["offset"].GetInt() == 3);
  CHECK(report.found("DAT001").size() == 1);
  CHECK(report.root()["run"]["unreadable"].Size() == 4);
}

TEST_CASE("a line of many megabytes is read and shown in a line of text") {
  const TemporaryFolder folder;
  std::string line(20u << 20, 'x');
  line.replace(10u << 20, kArticle.size() - 1, kArticle.substr(0, kArticle.size() - 1));
  write(folder, "long.wiki", line);
  const ProgramResult result = in_folder(folder, {"check", "--offline", "long.wiki"});
  CHECK(result.exit_code == 1);
  CHECK(result.output.size() < 4'000);
}

TEST_CASE("an article comes by standard input too") {
  ProgramInput input;
  input.arguments = {"check", "-", "--offline", "--report", "json"};
  input.input = kArticle;
  CHECK(JsonReport(run_program(input).output).found("DAT001").size() == 1);
}

TEST_CASE("a dump comes by standard input too, and its pages are chosen") {
  std::string dump = "<mediawiki xml:lang=\"en\">\n";
  for (const auto* const page : {"<title>Bee</title><ns>0</ns>", "<title>Talk:Bee</title><ns>1</ns>",
                                 "<title>Apis</title><ns>0</ns><redirect title=\"Bee\" />"})
    dump += std::string("<page>") + page +
            "<revision><text>A&lt;ref>{{cite web |title=A title |url=http://a.example/x |date=31 February "
            "2020}}&lt;/ref></text></revision></page>\n";
  const auto titles = [&](std::vector<std::string> more) {
    ProgramInput input;
    input.arguments = {"check", "-", "--offline", "--report", "json"};
    input.arguments.insert(input.arguments.end(), more.begin(), more.end());
    input.input = dump + "</mediawiki>";
    const JsonReport report(run_program(input).output);
    CHECK(report.schema_violation() == "");
    std::string out;
    for (const auto& article : report.root()["articles"].GetArray())
      out += std::string(article["title"].GetString()) + " " + article["path"].GetString() + ";";
    return out;
  };
  CHECK(titles({}) == "Bee -/Bee;");
  CHECK(titles({"--namespaces", "1"}) == "Talk:Bee -/Talk:Bee;");
  CHECK(titles({"--namespaces", "all", "--redirects"}) == "Bee -/Bee;Talk:Bee -/Talk:Bee;Apis -/Apis;");
  for (const char* const wrong : {"", "a", "1,", "0;1", "99999999999"}) {
    const ProgramResult result = run_citecheck({"extract", "-", "--namespaces", wrong});
    CHECK(result.exit_code == 2);
    CHECK(result.errors.find("--namespaces takes numbers") != std::string::npos);
  }
  const ProgramResult cut = run_citecheck({"extract", "-", "--to", "jsonl"}, dump + "<page><title>Cut");
  CHECK(cut.exit_code == 0);
  CHECK(std::ranges::count(cut.output, '\n') == 1);
  CHECK(cut.errors.find("ends in the middle of a page") != std::string::npos);
}

TEST_CASE("a dump streams: its articles come out while it is still being written") {
  ProgramInput input;
  input.arguments = {"extract", "-", "--to", "jsonl"};
  input.keep_input_open = true;
  input.input = "<mediawiki>\n";
  const std::string reference = "&lt;ref>{{cite web |title=A title |url=http://a.example/x}}&lt;/ref>";
  for (int i = 0; i < 3000; ++i)
    input.input +=
        "<page><title>A</title><ns>0</ns><revision><text>" + reference + "</text></revision></page>\n";
  RunningProgram program(std::move(input));
  CHECK(program.wait_for_text("\"id\":\"ref-"));
  CHECK(std::ranges::count(program.wait().output, '\n') == 3000);
}

TEST_CASE("hostile text of an article does not reach the terminal") {
  const TemporaryFolder folder;
  write(folder, "a.wiki",
        "<ref>{{cite web |title=A\x1b]0;x\x07 title |url=http://a.example/ |date=31 February 2020}}</ref>");
  const ProgramResult result = in_folder(folder, {"check", "a.wiki", "--offline", "-v"});
  CHECK(result.output.find('\x1b') == std::string::npos);
  CHECK(in_folder(folder, {"check", "a.wiki", "--offline", "--color", "always"}).output.find("\x1b]0") ==
        std::string::npos);
}

TEST_CASE("references are extracted as CSL-JSON") {
  const TemporaryFolder folder;
  write(folder, "a.wiki", kArticle);
  const ProgramResult result = in_folder(folder, {"extract", "a.wiki"});
  CHECK(result.exit_code == 0);
  CHECK(result.errors.empty());
  CHECK(result.output.starts_with("[\n{"));
  CHECK(in_folder(folder, {"extract", "a.wiki", "--to", "jsonl"}).output.starts_with("{"));
  CHECK(in_folder(folder, {"extract", "missing"}).exit_code == 2);
}

TEST_CASE("a saved page tells what it says of itself") {
  const TemporaryFolder folder;
  write(folder, "p.html",
        "<title>A page - A site</title><meta property='og:site_name' content='A site'><h1>A page</h1>");
  write(folder, "urls.tsv", "p.html\thttp://site.example/2014/02/17/a-page\n");
  const ProgramResult result = in_folder(folder, {"page", "p.html", "--urls", "urls.tsv"});
  CHECK(result.exit_code == 0);
  const JsonReport page(result.output);
  CHECK(page.root()["title"].GetString() == std::string("A page"));
  CHECK(page.root()["published"].GetString() == std::string("2014-02-17"));
  CHECK(in_folder(folder, {"page", "missing"}).exit_code == 2);
}

TEST_CASE("rules are listed and explained") {
  CHECK(run_citecheck({"rules"}).output.find("DAT003") != std::string::npos);
  CHECK(run_citecheck({"rules", "DAT003"}).output.find("accessed-before-published") != std::string::npos);
  CHECK(JsonReport(run_citecheck({"rules", "--to", "json"}).output).root().Size() > 25);
}
