#include <array>

#include "checker/archive/archive_tool.hpp"
#include "checker/cli/command.hpp"

namespace citecheck {

namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"record", 0, "ID", "with get: the record with this WARC-Record-ID"},
});

int verify(const std::vector<std::string>& files, std::ostream& out) {
  int code = exit_code::kClean;
  for (const std::string& file : files)
    if (!verify_archive(file, out).sound()) code = exit_code::kFindings;
  return code;
}

int get(const Arguments& arguments, const std::vector<std::string>& operands, std::ostream& out,
        std::ostream& err) {
  const bool by_id = arguments.has("record");
  if (operands.size() < (by_id ? 1U : 2U)) throw UsageError("get takes FILE... URL, or FILE... --record ID");
  const std::vector<std::string> files(operands.begin(), operands.end() - (by_id ? 0 : 1));
  const auto written =
      by_id ? get_by_id(files, arguments.get("record"), out) : get_by_url(files, operands.back(), out);
  out << std::flush;
  if (written) return exit_code::kClean;
  err << "citecheck: " << written.error().what << '\n';
  return exit_code::kFindings;
}

int archive(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  if (arguments.operands().size() < 2) throw UsageError("name what to do (verify, list, get) and an archive");
  const std::string& verb = arguments.operands().front();
  const std::vector<std::string> operands(arguments.operands().begin() + 1, arguments.operands().end());
  if (verb == "get") return get(arguments, operands, out, err);
  if (arguments.has("record")) throw UsageError("--record goes with get");
  if (verb == "verify") return verify(operands, out);
  if (verb != "list") throw UsageError("there is no 'archive " + verb + "'; there are verify, list and get");
  for (const std::string& file : operands) list_archive(file, out, err);
  return exit_code::kClean;
}

}  // namespace

const Command archive_command{
    .name = "archive",
    .operands = "verify|list|get FILE ...",
    .summary = "checks every record and digest of an archive, lists it, or prints one record's payload",
    .details =
        "FILE is a WARC, or a WACZ package.\n"
        "verify FILE... checks headers, lengths and digests, and tells the first bad record; exit code 1 if "
        "one is bad.\n"
        "list FILE... prints offset, length, type, date, status and URI of every record.\n"
        "get FILE... URL prints the payload of the latest answer to the URL, get FILE... --record ID that of "
        "a "
        "record; name the earlier archive too where one refers to it (--archive-since).",
    .options = kOptions,
    .run = archive};

}  // namespace citecheck
