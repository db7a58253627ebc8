// Measures the reading of pages: `bench_pages FOLDER` takes every .html file below FOLDER, and without one
// the labelled pages where those are. A figure per line, its target beside it. CPU time, so that what else
// the machine does matters little.

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "checker/page/page.hpp"
#include "references/html/html_head.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;

namespace {

constexpr int kRounds = 3;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

/// The least CPU time of some rounds: what disturbs one adds to it.
template <typename Work>
double least_seconds(Work work) {
  double least = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const double start = cpu_seconds();
    work();
    least = std::min(least, cpu_seconds() - start);
  }
  return least;
}

std::size_t kilobytes_of(const char* field) {
  std::ifstream status("/proc/self/status");
  for (std::string name; status >> name;)
    if (name == field) {
      std::size_t value = 0;
      status >> value;
      return value;
    }
  return 0;
}

/// How much memory reading a page takes beyond the page, in bytes.
std::size_t peak_bytes(const std::string& page) {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;  // Forgets the old peak.
  const std::size_t before = kilobytes_of("VmRSS:");
  read_page(page, "", "");
  const std::size_t peak = kilobytes_of("VmHWM:");
  return 1024 * (peak - std::min(before, peak));
}

std::vector<std::string> pages_below(const std::filesystem::path& folder) {
  std::vector<std::string> pages;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return pages;
}

void measure(const std::vector<std::string>& pages) {
  std::size_t bytes = 0, elements = 0;
  for (const std::string& page : pages) bytes += page.size();
  const double megabytes = static_cast<double>(bytes) / 1e6, count = static_cast<double>(pages.size());
  const double head = least_seconds([&] {
    for (const std::string& page : pages) elements += HtmlHead(page).elements().size();
  });
  const double whole = least_seconds([&] {
    for (const std::string& page : pages) elements += read_page(page, "", "").titles.size();
  });
  double memory = 0;
  for (const std::string& page : pages)
    if (page.size() > 100'000)
      memory = std::max(memory, static_cast<double>(peak_bytes(page)) / static_cast<double>(page.size()));
  std::printf("%zu pages, %.1f MB, %zu facts\n", pages.size(), megabytes, elements);
  std::printf("head pass                %7.0f MB/s      (target: 150)\n", megabytes / head);
  std::printf("whole reading            %7.0f pages/s   (target: 600), %.0f MB/s\n", count / whole,
              megabytes / whole);
  std::printf("peak memory              %7.1f x page    (target: 10)\n", memory);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) {
    measure(pages_below(argv[1]));
    return 0;
  }
  const std::filesystem::path archive =
      std::filesystem::path(CITECHECK_SOURCE_DIR) / "../shared/data/pages/gold-dev.tar.zst";
  if (!std::filesystem::exists(archive)) {
    std::puts("no labelled pages here: name a folder of pages");
    return 0;
  }
  const test::TemporaryFolder folder;
  const std::string unpack =
      "zstd -dc --long=27 '" + archive.string() + "' | tar x -C '" + folder.path().string() + "'";
  if (std::system(unpack.c_str()) != 0) return 1;
  measure(pages_below(folder.path()));
}
