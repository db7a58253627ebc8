#include "fuzz/read_archive.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <sstream>
#include <stdexcept>

#include "checker/archive/archive_tool.hpp"
#include "checker/archive/cdxj.hpp"
#include "checker/archive/earlier_archive.hpp"
#include "checker/archive/index_text.hpp"
#include "checker/archive/replay_web.hpp"
#include "checker/snapshots/answers.hpp"
#include "references/url.hpp"

namespace citecheck::test {

namespace {

/// A file of these bytes that lies in memory.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(::memfd_create("fuzz", MFD_CLOEXEC)) {
    if (file_ < 0 || ::write(file_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
      throw std::bad_alloc();
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

std::string read_file_of_records(std::string_view bytes) {
  const MemoryFile file(bytes);
  std::ostringstream out, complaints;
  try {
    const ArchiveCheck check = verify_archive(file.path(), out);
    if (!check.sound() && !check.first) return "an unsound archive without a first fault";
    list_archive(file.path(), out, complaints);
    ReplayWeb replay({file.path()}, 10);
    if (replay.whole_until() > bytes.size()) return "whole beyond its end";
    const EarlierArchive earlier({file.path()});
    for (const std::string& line : earlier.conditions("http://example.org/"))
      if (line.find_first_of("\r\n") != std::string::npos) return "a header line that is two";
    replay.get({"http://example.org/"}, [](const Chain&) {});
  } catch (const std::runtime_error&) {  // it says why it is no archive
  }
  return {};
}

std::string read_index(std::string_view bytes) {
  const auto text = index_text(bytes);
  if (!text) return {};
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const auto parsed = parse_cdx_line(line);
    if (!parsed) continue;
    const auto again = parse_cdx_line(write_cdx_line(*parsed, Instant{}));
    if (!again || again->offset != parsed->offset || again->length != parsed->length)
      return "a line that is not read as it is written";
  }
  return {};
}

/// The same bytes as the body of an answer, or as the head of a TimeGate's.
std::string read_answer(std::string_view form, std::string_view bytes) {
  Exchange exchange;
  exchange.url = "https://archive.example/http://a.example/";
  exchange.status = form == "timemap" && bytes.size() % 2 == 1 ? 302 : 200;
  exchange.response_head = "HTTP/1.1 200 OK\r\nContent-Type: application/link-format\r\n";
  if (exchange.status == 302) exchange.response_head += "Link: " + std::string(bytes) + "\r\n";
  exchange.response_head += "\r\n";
  exchange.body = std::string(bytes);
  const Chain chain{exchange.url, {std::make_shared<const Exchange>(exchange)}, Chain::End::answered};
  const ArchiveAnswer answer = form == "cdx"            ? read_cdx(chain, "https://archive.example/")
                               : form == "availability" ? read_availability(chain)
                               : exchange.status == 302 ? read_timegate(chain)
                                                        : read_timemap(chain);
  if (answer.copies.all().size() > Copies::kMost) return "more copies than are kept";
  if ((answer.state == ArchiveAnswer::State::listed) == answer.copies.empty())
    return "copies, and a state that denies them";
  if (answer.state == ArchiveAnswer::State::unknown && answer.reason.empty())
    return "unknown without a reason";
  for (const Copy& copy : answer.copies.all())
    if (!parse_url(answer.copies.url_of(copy)).is_http()) return "a copy that lies nowhere";
  return {};
}

}  // namespace

std::string read_archive(std::string_view form, std::string_view bytes) {
  if (form == "cdx" || form == "availability" || form == "timemap") return read_answer(form, bytes);
  return form == "cdxj" ? read_index(bytes) : read_file_of_records(bytes);
}

}  // namespace citecheck::test
