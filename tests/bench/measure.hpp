#pragma once
// What the parts of bench_driver share: its settings, the programs it runs, and the lines it prints, one per
// measurement with the target beside the figure.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/pages.hpp"
#include "support/run_program.hpp"

namespace citecheck::bench {

namespace fs = std::filesystem;

struct Settings {
  fs::path program = CITECHECK_PROGRAM, server = BENCH_SERVER, fetcher = BENCH_FETCHER;
  std::size_t urls = 5000, addresses = 50, runs = 3;
  std::string without_facts = "LNK001";  ///< --select: rules that need no page facts.
  std::string only;                      ///< Measurements whose names begin so.
};

/// Attempts measurements: one that fails is told in its line, and the others go on.
class Session {
 public:
  Session(Settings settings, fs::path folder) : settings_(std::move(settings)), folder_(std::move(folder)) {}

  const Settings& settings() const { return settings_; }
  const fs::path& folder() const { return folder_; }
  void attempt(std::string_view name, const std::function<std::string()>& measure);
  int failed() const { return failed_; }

 private:
  Settings settings_;
  fs::path folder_;
  int failed_ = 0;
};

double milliseconds(std::chrono::microseconds time);
double median(std::vector<double> values);

/// As printf, up to 400 characters.
std::string text(const char* format, auto... values) {
  std::string out(400, '\0');
  out.resize(static_cast<std::size_t>(std::snprintf(out.data(), out.size(), format, values...)));
  return out;
}

/// "0.12 ms (target <= 0.15)", marked where it is missed.
std::string at_most(double value, const char* unit, double target);
std::string at_least(double value, const char* unit, double target);

void write(const fs::path& file, const std::string& text);

/// Runs a program in the session's folder; throws std::runtime_error for a run that did not do its work.
test::ProgramResult run(const Session& session, const fs::path& program, std::vector<std::string> arguments);

/// A whole check of an article, by itself without an archive; its JSON report must call so many links alive.
test::ProgramResult check(const Session& session, const std::vector<std::string>& more,
                          const fs::path& article, std::size_t expected);

/// bench_server on loopback addresses for as long as this lives.
class RunningServer {
 public:
  RunningServer(const Session& session, std::size_t addresses);

  Site plain(std::string path) const { return {"http", addresses_, port_, std::move(path)}; }
  Site tls(std::string path) const { return {"https", addresses_, tls_port_, std::move(path)}; }
  /// The system's certificates and the server's own authority, as one file.
  const fs::path& bundle() const { return bundle_; }
  std::string stop();  ///< What it says it did.

 private:
  std::size_t addresses_;
  test::RunningProgram program_;
  fs::path bundle_;
  std::uint16_t port_ = 0, tls_port_ = 0;
};

// The measurements.
void measure_program(Session& session);  ///< Start-up, offline, pages (program_runs.cpp).
void measure_engine(Session& session);   ///< The engine's speed (engine_runs.cpp).
void measure_archive(Session& session);  ///< Archives' speed and size (archive_runs.cpp).

}  // namespace citecheck::bench
