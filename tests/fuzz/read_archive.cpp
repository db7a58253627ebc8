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

}  // namespace

std::string read_archive(std::string_view form, std::string_view bytes) {
  return form == "cdxj" ? read_index(bytes) : read_file_of_records(bytes);
}

}  // namespace citecheck::test
