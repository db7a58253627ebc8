// How fast a reader is: reads files of one format again and again and prints megabytes per second of CPU
// time.
//   reader_speed FORMAT FILE...
#include <sys/resource.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
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
  const FormatInfo* const format = count > 2 ? find_format(arguments[1]) : nullptr;
  if (format == nullptr) {
    std::cerr << "usage: reader_speed FORMAT FILE...\n";
    return 2;
  }
  for (int i = 2; i < count; ++i) {
    std::ifstream in(arguments[i], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    std::size_t citations = 0, rounds = 0;
    const double start = cpu_seconds();
    for (; cpu_seconds() - start < kSeconds; ++rounds) citations = read_once(*format, bytes);
    const double megabytes = static_cast<double>(bytes.size() * rounds) / 1e6;
    std::cout << arguments[i] << ": " << citations << " references, " << megabytes / (cpu_seconds() - start)
              << " MB/s\n";
  }
}
