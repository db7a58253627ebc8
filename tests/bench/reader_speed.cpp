// How fast a reader is: reads files of one format again and again, each an article, and prints megabytes per
// second of CPU time. With --rounds it reads them so often, as a profiler wants it.
//   reader_speed [--rounds N] FORMAT FILE...
#include <sys/resource.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "references/reader.hpp"

using namespace citecheck;

namespace {

constexpr double kSeconds = 2;  ///< Of CPU time, at least.

/// Of the program itself: what the kernel does for it depends on the machine's other work.
double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

std::size_t read_once(const FormatInfo& format, const std::string& bytes) {
  const auto reader = format.open(std::make_unique<std::istringstream>(bytes), "file", {});
  std::size_t citations = 0;
  while (const auto article = reader->next()) citations += article->citations.size();
  return citations;
}

}  // namespace

int main(int count, char** arguments) {
  std::size_t rounds = 0;
  if (count > 2 && std::string_view(arguments[1]) == "--rounds") {
    rounds = std::strtoul(arguments[2], nullptr, 10);
    arguments += 2;
    count -= 2;
  }
  const FormatInfo* const format = count > 2 ? find_format(arguments[1]) : nullptr;
  if (format == nullptr) {
    std::cerr << "usage: reader_speed [--rounds N] FORMAT FILE...\n";
    return 2;
  }
  std::vector<std::string> files;
  std::size_t bytes = 0;
  for (int i = 2; i < count; ++i) {
    std::ifstream in(arguments[i], std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    bytes += files.emplace_back(std::move(content).str()).size();
  }
  std::size_t citations = 0, done = 0;
  const double start = cpu_seconds();
  for (; rounds > 0 ? done < rounds : cpu_seconds() - start < kSeconds; ++done) {
    citations = 0;
    for (const std::string& file : files) citations += read_once(*format, file);
  }
  std::cout << citations << " references, "
            << static_cast<double>(bytes * done) / 1e6 / (cpu_seconds() - start) << " MB/s\n";
}
