#include <array>
#include <fstream>
#include <map>

#include "checker/cli/command.hpp"
#include "checker/page/document.hpp"
#include "checker/run/inputs.hpp"
#include "references/text.hpp"
#include "reports/page_json.hpp"

namespace citecheck {

namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"urls", 0, "FILE", "a table of two columns with a tab between, file and URL: where each page was found"},
});

std::map<std::string, std::string> read_urls(const std::string& path) {
  std::map<std::string, std::string> urls;
  if (path.empty()) return urls;
  std::ifstream in(path);
  if (!in) throw UsageError("the table " + path + " cannot be read");
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) urls[line.substr(0, tab)] = trim(std::string_view(line).substr(tab + 1));
  }
  return urls;
}

int page(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  if (arguments.operands().empty()) throw UsageError("name a saved page");
  const std::map<std::string, std::string> urls = read_urls(arguments.get("urls"));
  int code = exit_code::kClean;
  for (const std::string& path : arguments.operands()) {
    std::ifstream in(path, std::ios::binary);
    const bool opened = in.good();
    const std::string body = read_at_most(in, kMaxDecodedBytes);
    if (body.empty()) {
      err << "citecheck: " << path << (opened && !in.bad() ? ": is empty\n" : ": cannot be read\n");
      code = exit_code::kUsage;
      continue;
    }
    const auto url = urls.find(path);
    const std::string where = url == urls.end() ? "" : url->second;
    const Result<PageFacts> facts = read_document(body, "", where);
    if (!facts) {
      err << "citecheck: " << path << ": " << facts.error().what << '\n';
      code = exit_code::kUsage;
      continue;
    }
    out << page_json(*facts, path, where) << '\n';
  }
  return code;
}

}  // namespace

const Command page_command{
    .name = "page",
    .operands = "FILE...",
    .summary = "prints what a saved page says of itself, one JSON line per file; no network",
    .details =
        "A page may be HTML, a PDF, plain text, or XML: an article in JATS, or a feed, of which the entry of "
        "the page's URL is read. "
        "Title, authors, dates, site, language, kind of work, identifiers, licence and access, each with "
        "every "
        "place of the page it was found at and how far that place is to be trusted (0 to 100). Authors are "
        "named where one place can be trusted with at least 40; what is less is listed as a hint.",
    .options = kOptions,
    .run = page};

}  // namespace citecheck
