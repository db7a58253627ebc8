// bench_driver: what runs of the program cost, one line per measurement with the target beside the figure.
// CPU is user and system time of the program alone, as the kernel counted it; the server is another process.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "bench/pages.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace citecheck;
using test::ProgramInput;
using test::ProgramResult;
namespace fs = std::filesystem;

constexpr double kStartMs = 15, kSeedMs = 30, kPlainMs = 0.15, kFactsMs = 2, kRssMb = 100;

struct Settings {
  fs::path program = CITECHECK_PROGRAM, server = BENCH_SERVER;
  std::size_t urls = 5000, addresses = 50, runs = 3;
  std::string without_facts = "LNK";  ///< --select: rules that need no page facts.
};

double milliseconds(std::chrono::microseconds time) {
  return static_cast<double>(time.count()) / 1000;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void line(std::string_view name, std::string_view figures) {
  std::printf("%-26s %s\n", std::string(name).c_str(), std::string(figures).c_str());
  std::fflush(stdout);
}

std::string text(const char* format, auto... values) {
  std::string out(256, '\0');
  out.resize(static_cast<std::size_t>(std::snprintf(out.data(), out.size(), format, values...)));
  return out;
}

/// "0.12 ms (target 0.15)", marked where it is missed.
std::string against(double value, const char* unit, double target) {
  return text("%.3g %s (target %.3g%s)", value, unit, target, value <= target ? "" : ", MISSED");
}

/// Runs the program; a run that did not do its work is no measurement.
ProgramResult measured(const Settings& settings, std::vector<std::string> arguments, const fs::path& folder) {
  ProgramInput input;
  input.program = settings.program;
  input.arguments = std::move(arguments);
  input.folder = folder;
  input.limit = std::chrono::minutes{5};
  const ProgramResult result = test::run_program(std::move(input));
  if (result.timed_out) throw std::runtime_error("took more than five minutes");
  if (result.signal != 0) throw std::runtime_error("ended by signal " + std::to_string(result.signal));
  if (result.exit_code != 0 && result.exit_code != 1) {
    throw std::runtime_error("exit code " + std::to_string(result.exit_code) + ": " +
                             result.errors.substr(0, result.errors.find('\n')));
  }
  return result;
}

void start_up(const Settings& settings, const fs::path& folder) {
  std::vector<double> wall, cpu;
  for (int i = 0; i < 20; ++i) {
    const ProgramResult result = measured(settings, {"--version"}, folder);
    if (result.output.empty()) throw std::runtime_error("--version printed nothing");
    wall.push_back(milliseconds(result.wall));
    cpu.push_back(milliseconds(result.cpu));
  }
  // On a busy machine only the CPU time is to be trusted.
  line("start-up",
       text("median of 20: CPU %.3g ms, wall ", median(cpu)) + against(median(wall), "ms", kStartMs));
}

void offline(const Settings& settings, std::string_view name, const fs::path& article,
             const fs::path& folder) {
  std::vector<double> cpu, wall;
  for (int i = 0; i < 9; ++i) {
    const ProgramResult result =
        measured(settings, {"check", "--offline", "--report", "json=offline.json", article.string()}, folder);
    cpu.push_back(milliseconds(result.cpu));
    wall.push_back(milliseconds(result.wall));
  }
  if (!fs::exists(folder / "offline.json")) throw std::runtime_error("no report was written");
  line(name, text("wall %.3g ms, CPU ", median(wall)) + against(median(cpu), "ms", kSeedMs));
}

std::size_t occurrences(std::string_view in, std::string_view of) {
  std::size_t count = 0;
  for (std::size_t at = in.find(of); at != std::string_view::npos; at = in.find(of, at + of.size())) ++count;
  return count;
}

/// How many links a report calls alive, however its JSON is spaced.
std::size_t alive_in(const fs::path& report) {
  std::ifstream in(report, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return occurrences(text, "\"status\":\"alive\"") + occurrences(text, "\"status\": \"alive\"");
}

void check_pages(const Settings& settings, std::string_view name, const std::vector<std::string>& more,
                 double target, const fs::path& article, const fs::path& folder) {
  std::vector<std::string> arguments{
      "check",        "--concurrency",   "128",      "--per-host",      "10", "--delay", "0",
      "--no-archive", "--allow-private", "--report", "json=report.json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.push_back(article.string());
  ProgramResult best;
  for (std::size_t i = 0; i < settings.runs; ++i) {
    fs::remove(folder / "report.json");
    const ProgramResult result = measured(settings, arguments, folder);
    const std::size_t alive = alive_in(folder / "report.json");
    if (alive != settings.urls)
      throw std::runtime_error(std::to_string(alive) + " of " + std::to_string(settings.urls) +
                               " links are alive");
    if (i == 0 || result.cpu < best.cpu) best = result;
  }
  const double urls = static_cast<double>(settings.urls);
  line(name, text("wall %.3g s, %.0f URL/s, CPU ", milliseconds(best.wall) / 1000,
                  urls / milliseconds(best.wall) * 1000) +
                 against(milliseconds(best.cpu) / urls, "ms/URL", target) + ", RSS " +
                 against(static_cast<double>(best.max_rss_kib) / 1024, "MB", kRssMb));
}

std::uint16_t port_of(test::RunningProgram& server) {
  const std::string said = server.wait_for_line();
  if (!said.starts_with("port ")) throw std::runtime_error("the server did not start: " + said);
  return static_cast<std::uint16_t>(std::stoi(said.substr(5)));
}

Settings parse(const std::vector<std::string>& arguments) {
  Settings settings;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    const std::string &name = arguments[i], &value = arguments[i + 1];
    if (name == "--program") {
      settings.program = fs::absolute(value);
    } else if (name == "--urls") {
      settings.urls = std::stoul(value);
    } else if (name == "--addresses") {
      settings.addresses = std::stoul(value);
    } else if (name == "--runs") {
      settings.runs = std::stoul(value);
    } else if (name == "--select") {
      settings.without_facts = value;
    } else {
      throw std::runtime_error("no such option: " + name);
    }
  }
  if (arguments.size() % 2 != 0 || settings.urls == 0 || settings.runs == 0)
    throw std::runtime_error(
        "usage: bench_driver [--program FILE] [--urls N] [--addresses N] [--runs N] [--select CODES]");
  return settings;
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  if (!(out << text).flush()) throw std::runtime_error("cannot write " + file.string());
}

/// All measurements; one that fails is told in its line and the others go on. The number that failed.
int run(const Settings& settings) {
  const test::TemporaryFolder folder;
  const fs::path& at = folder.path();
  int failed = 0;
  const auto attempt = [&failed](std::string_view name, const std::function<void()>& measure) {
    try {
      measure();
    } catch (const std::exception& error) {
      ++failed;
      line(name, std::string("FAILED: ") + error.what());
    }
  };

  ProgramInput how;
  how.program = settings.server;
  how.arguments = {std::to_string(settings.addresses)};
  how.limit = std::chrono::hours{1};
  how.keep_input_open = true;
  test::RunningProgram server(how);
  const std::uint16_t port = port_of(server);
  write(at / "small.wiki", bench::article(40, settings.addresses, port));
  write(at / "large.wiki", bench::article(settings.urls, settings.addresses, port));
  const fs::path seed =
      fs::path(CITECHECK_SOURCE_DIR) / ".." / "shared" / "seed" / "cinema-of-kazakhstan.txt";

  attempt("start-up", [&] { start_up(settings, at); });
  attempt("offline, 40 citations",
          [&] { offline(settings, "offline, 40 citations", at / "small.wiki", at); });
  if (fs::exists(seed)) attempt("offline, seed", [&] { offline(settings, "offline, seed", seed, at); });
  attempt("pages, no page facts", [&] {
    check_pages(settings, "pages, no page facts", {"--select", settings.without_facts}, kPlainMs,
                at / "large.wiki", at);
  });
  attempt("pages, all rules",
          [&] { check_pages(settings, "pages, all rules", {}, kFactsMs, at / "large.wiki", at); });
  return failed;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(parse({argv + 1, argv + argc})) == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_driver: %s\n", error.what());
    return 2;
  }
}
