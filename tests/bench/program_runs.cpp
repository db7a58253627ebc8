// What whole runs of the program cost. CPU is user and system time of the program alone, as the kernel
// counted it; the server is another process.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "bench/measure.hpp"

namespace citecheck::bench {

namespace {

constexpr double kStartMs = 15, kSeedMs = 30, kPlainMs = 0.15, kFactsMs = 2, kRssMb = 100;

std::string start_up(const Session& session) {
  std::vector<double> wall, cpu;
  for (int i = 0; i < 20; ++i) {
    const test::ProgramResult result = run(session, session.settings().program, {"--version"});
    if (result.output.empty()) throw std::runtime_error("--version printed nothing");
    wall.push_back(milliseconds(result.wall));
    cpu.push_back(milliseconds(result.cpu));
  }
  // On a busy machine only the CPU time is to be trusted.
  return text("median of 20: CPU %.3g ms, wall ", median(cpu)) + at_most(median(wall), "ms", kStartMs);
}

std::string offline(const Session& session, const fs::path& article) {
  std::vector<double> cpu, wall;
  for (int i = 0; i < 9; ++i) {
    const test::ProgramResult result =
        run(session, session.settings().program,
            {"check", "--offline", "--report", "json=offline.json", article.string()});
    cpu.push_back(milliseconds(result.cpu));
    wall.push_back(milliseconds(result.wall));
  }
  if (!fs::exists(session.folder() / "offline.json")) throw std::runtime_error("no report was written");
  return text("wall %.3g ms, CPU ", median(wall)) + at_most(median(cpu), "ms", kSeedMs);
}

std::string check_pages(const Session& session, const std::vector<std::string>& more, double target,
                        const fs::path& article) {
  const Settings& settings = session.settings();
  std::vector<std::string> arguments{"--concurrency", "128", "--per-host", "10"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  test::ProgramResult best;
  for (std::size_t i = 0; i < settings.runs; ++i) {
    const test::ProgramResult result = check(session, arguments, article, settings.urls);
    if (i == 0 || result.cpu < best.cpu) best = result;
  }
  const double urls = static_cast<double>(settings.urls);
  return text("wall %.3g s, %.0f URL/s, CPU ", milliseconds(best.wall) / 1000,
              urls / milliseconds(best.wall) * 1000) +
         at_most(milliseconds(best.cpu) / urls, "ms/URL", target) + ", RSS " +
         at_most(static_cast<double>(best.max_rss_kib) / 1024, "MB", kRssMb);
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

}  // namespace

test::ProgramResult check(const Session& session, const std::vector<std::string>& more,
                          const fs::path& article, std::size_t expected) {
  std::vector<std::string> arguments{"check",           "--delay",  "0",
                                     "--allow-private", "--report", "json=report.json"};
  if (std::ranges::find(more, "--archive") == more.end()) arguments.emplace_back("--no-archive");
  arguments.insert(arguments.end(), more.begin(), more.end());
  arguments.push_back(article.string());
  const fs::path report = session.folder() / "report.json";
  fs::remove(report);
  test::ProgramResult result = run(session, session.settings().program, std::move(arguments));
  const std::size_t alive = alive_in(report);
  if (alive != expected)
    throw std::runtime_error(std::to_string(alive) + " of " + std::to_string(expected) + " links are alive");
  return result;
}

void measure_program(Session& session) {
  const Settings& settings = session.settings();
  const RunningServer server(session, settings.addresses);
  const fs::path small = session.folder() / "small.wiki", large = session.folder() / "large.wiki";
  write(small, article(40, server.plain("/page/")));
  write(large, article(settings.urls, server.plain("/page/")));
  const fs::path seed =
      fs::path(CITECHECK_SOURCE_DIR) / ".." / "shared" / "seed" / "cinema-of-kazakhstan.txt";

  session.attempt("start-up", [&] { return start_up(session); });
  session.attempt("offline, 40 citations", [&] { return offline(session, small); });
  if (fs::exists(seed)) session.attempt("offline, seed", [&] { return offline(session, seed); });
  session.attempt("pages, no page facts", [&] {
    return check_pages(session, {"--select", settings.without_facts}, kPlainMs, large);
  });
  session.attempt("pages, all rules", [&] { return check_pages(session, {}, kFactsMs, large); });
}

}  // namespace citecheck::bench
