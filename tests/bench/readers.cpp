// bench_readers: what reading costs, one line per measurement with the target beside the figure. Speed is
// bytes of text over CPU time (user and system) of all threads, best of several rounds, because a machine may
// be busy; wall time stands beside it. Generated data is the same on every machine.
//   bench_readers [--only NAME]

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "bench/reader_data.hpp"
#include "references/reader.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace citecheck;
namespace fs = std::filesystem;
using Seconds = std::chrono::duration<double>;

constexpr double kWikitextMb = 150, kDumpMb = 300, kBibtexMb = 50, kJatsMb = 50, kRssMb = 100;
constexpr double kHostileMs = 100;  ///< For one megabyte.
constexpr double kLbzip2Share = 0.9;
constexpr std::size_t kDumpBytes = 100'000'000, kArticleBytes = 2'000'000;

struct Cost {
  Seconds wall{}, cpu{};
  std::size_t articles = 0, citations = 0;
};

Seconds cpu_now() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return Seconds(seconds(usage.ru_utime) + seconds(usage.ru_stime));
}

/// Peak of this process so far.
double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

using Open = std::function<std::unique_ptr<std::istream>()>;

Cost read_once(const FormatInfo& format, const Open& open, const ReadOptions& options) {
  Cost cost;
  auto in = open();
  const auto wall = std::chrono::steady_clock::now();
  const Seconds cpu = cpu_now();
  const auto reader = format.open(std::move(in), "bench", options);
  while (const auto article = reader->next()) {
    ++cost.articles;
    cost.citations += article->citations.size();
  }
  cost.wall = std::chrono::steady_clock::now() - wall;
  cost.cpu = cpu_now() - cpu;
  return cost;
}

Cost best_of(int rounds, const FormatInfo& format, const Open& open, const ReadOptions& options = {}) {
  Cost best = read_once(format, open, options);
  while (--rounds > 0)
    if (const Cost cost = read_once(format, open, options); cost.cpu < best.cpu) best = cost;
  return best;
}

Open from_memory(const std::string& bytes) {
  return [&bytes] { return std::make_unique<std::istringstream>(bytes); };
}

Open from_file(const fs::path& path) {
  return [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); };
}

std::string text(const char* format, auto... values) {
  std::string out(256, '\0');
  out.resize(static_cast<std::size_t>(std::snprintf(out.data(), out.size(), format, values...)));
  return out;
}

void line(std::string_view name, std::string_view figures) {
  std::printf("%-34s %s\n", std::string(name).c_str(), std::string(figures).c_str());
  std::fflush(stdout);
}

std::string at_least(double value, const char* unit, double target) {
  return text("%.3g %s (target >= %.3g%s)", value, unit, target, value >= target ? "" : ", MISSED");
}

std::string at_most(double value, const char* unit, double target) {
  return text("%.3g %s (target <= %.3g%s)", value, unit, target, value <= target ? "" : ", MISSED");
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

double mb(std::size_t bytes) {
  return static_cast<double>(bytes) / 1e6;
}

std::string speed(std::size_t bytes, const Cost& cost, double target) {
  return at_least(mb(bytes) / cost.cpu.count(), "MB/s CPU", target) +
         text(", %.0f MB/s wall, %zu articles, %zu citations", mb(bytes) / cost.wall.count(), cost.articles,
              cost.citations);
}

/// Null, with a line that says so, where the format cannot be read.
const FormatInfo* reader_of(std::string_view name, std::string_view measurement) {
  const FormatInfo* format = find_format(name);
  if (format == nullptr) line(measurement, "no such reader yet");
  return format;
}

void one_article(std::string_view measurement, std::string_view format, const std::string& bytes,
                 double target) {
  if (const FormatInfo* reader = reader_of(format, measurement))
    line(measurement, speed(bytes.size(), best_of(3, *reader, from_memory(bytes)), target));
}

/// Pages that lie beside the repository, one article each.
void real_wikitext(const fs::path& folder) {
  const FormatInfo* format = reader_of("wikitext", "wikitext, real pages");
  if (format == nullptr || !fs::exists(folder)) return;
  Cost sum;
  std::size_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".wiki") continue;
    const Cost cost = best_of(5, *format, from_file(entry.path()));
    sum.cpu += cost.cpu;
    sum.wall += cost.wall;
    sum.articles += cost.articles;
    sum.citations += cost.citations;
    bytes += fs::file_size(entry.path());
  }
  line("wikitext, real pages", speed(bytes, sum, kWikitextMb));
}

/// Of all three kinds of reading the memory is that of the process, which holds nothing else yet.
void plain_dump(const fs::path& folder) {
  const FormatInfo* format = reader_of("mediawiki-dump", "XML dump");
  if (format == nullptr) return;
  const fs::path dump = folder / "dump.xml", foreign = folder / "foreign.xml";
  bench::write_dump(dump, kDumpBytes, "wikitext");
  bench::write_dump(foreign, kDumpBytes, "json");
  const std::size_t bytes = fs::file_size(dump);
  line("XML dump, pages passed over",
       speed(bytes, best_of(3, *format, from_file(dump), {.namespaces = {-99}}), kDumpMb));
  const ReadOptions all{.namespaces = {}, .redirects = true};
  line("XML dump, every page parsed",
       speed(fs::file_size(foreign), best_of(3, *format, from_file(foreign), all), kDumpMb));
  // Nearly all of this is reading wikitext, with as many references to the page as those of editors have.
  line("XML dump, articles read", speed(bytes, best_of(3, *format, from_file(dump)), kWikitextMb));
  line("  memory of these", at_most(peak_mb(), "MB RSS", kRssMb));
}

/// Decodes with two threads, and has lbzip2 do so.
void against_lbzip2(const fs::path& folder) {
  constexpr std::string_view kName = "bzip2 dump, 2 threads";
  const FormatInfo* format = reader_of("mediawiki-dump", kName);
  const fs::path lbzip2 = "/usr/bin/lbzip2";
  if (format == nullptr) return;
  if (!fs::exists(lbzip2)) return line(kName, "not measured: there is no lbzip2");
  const fs::path dump = folder / "dump.xml", compressed = folder / "dump.xml.bz2";
  bench::compress_multistream(dump, compressed);
  const std::size_t bytes = fs::file_size(dump);
  std::vector<double> wall, cpu,
      speed;  // Their cost over ours, round by round: both met the same neighbours.
  for (int round = 0; round < 9; ++round) {
    test::ProgramInput input;
    input.program = lbzip2;
    input.arguments = {"-t", "-n", "2", compressed.string()};
    const test::ProgramResult theirs = test::run_program(std::move(input));
    if (theirs.exit_code != 0) throw std::runtime_error("lbzip2 failed: " + theirs.errors);
    const Cost ours = read_once(*format, from_file(compressed), {.namespaces = {-99}, .threads = 2});
    wall.push_back(Seconds(theirs.wall) / ours.wall);
    cpu.push_back(Seconds(theirs.cpu) / ours.cpu);
    speed.push_back(mb(bytes) / ours.wall.count());
  }
  line(kName, at_least(median(wall), "of lbzip2's speed", kLbzip2Share) +
                  text(", median of 9; by CPU %.2f; %.0f MB/s wall", median(cpu), median(speed)));
  const Cost whole = best_of(2, *format, from_file(compressed), {.threads = 2});
  line("bzip2 dump, articles read",
       text("%.0f MB/s wall, %.0f MB/s CPU", mb(bytes) / whole.wall.count(), mb(bytes) / whole.cpu.count()));
}

void hostile() {
  const FormatInfo* format = reader_of("wikitext", "hostile wikitext");
  if (format == nullptr) return;
  for (const bench::Hostile& input : bench::hostile_inputs()) {
    const Cost cost = best_of(2, *format, from_memory(input.bytes));
    line("hostile, " + input.name,
         at_most(cost.cpu.count() * 1000 / mb(input.bytes.size()), "ms/MB CPU", kHostileMs));
  }
}

/// Those whose name holds `only`. One measurement that fails is told in its line and the others go on. The
/// number that failed.
int run(std::string_view only) {
  const test::TemporaryFolder folder;
  int failed = 0;
  const auto attempt = [&](std::string_view name, const std::function<void()>& measure) {
    if (name.find(only) == std::string_view::npos) return;
    try {
      measure();
    } catch (const std::exception& error) {
      ++failed;
      line(name, std::string("FAILED: ") + error.what());
    }
  };
  attempt("XML dump", [&] { plain_dump(folder.path()); });
  attempt("bzip2 dump", [&] { against_lbzip2(folder.path()); });
  attempt("wikitext, real pages",
          [] { real_wikitext(fs::path(CITECHECK_SOURCE_DIR) / ".." / "shared" / "data" / "wikitext"); });
  attempt("wikitext, generated", [] {
    one_article("wikitext, generated", "wikitext", bench::wikitext(kArticleBytes), kWikitextMb);
  });
  attempt("BibTeX", [] { one_article("BibTeX", "bibtex", bench::bibtex(kArticleBytes), kBibtexMb); });
  attempt("JATS", [] { one_article("JATS", "jats", bench::jats(kArticleBytes), kJatsMb); });
  attempt("hostile wikitext", [] { hostile(); });
  return failed;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 1 && (count != 3 || std::string_view(arguments[1]) != "--only")) {
    std::fprintf(stderr, "usage: bench_readers [--only NAME]\n");
    return 2;
  }
  try {
    return run(count == 3 ? arguments[2] : "") == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_readers: %s\n", error.what());
    return 2;
  }
}
