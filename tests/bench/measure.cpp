#include "bench/measure.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>

namespace citecheck::bench {

namespace {

constexpr const char* kSystemBundle = "/etc/ssl/certs/ca-certificates.crt";

test::ProgramInput server_input(const Session& session, std::size_t addresses) {
  test::ProgramInput how;
  how.program = session.settings().server;
  how.arguments = {std::to_string(addresses), "authority.pem"};
  how.folder = session.folder();
  how.limit = std::chrono::hours{1};
  how.keep_input_open = true;
  return how;
}

}  // namespace

void Session::attempt(std::string_view name, const std::function<std::string()>& measure) {
  if (!name.starts_with(settings_.only)) return;
  std::string figures;
  try {
    figures = measure();
  } catch (const std::exception& error) {
    ++failed_;
    figures = std::string("FAILED: ") + error.what();
  }
  std::printf("%-26s %s\n", std::string(name).c_str(), figures.c_str());
  std::fflush(stdout);
}

double milliseconds(std::chrono::microseconds time) {
  return static_cast<double>(time.count()) / 1000;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

std::string at_most(double value, const char* unit, double target) {
  return text("%.3g %s (target <= %.3g%s)", value, unit, target, value <= target ? "" : ", MISSED");
}

std::string at_least(double value, const char* unit, double target) {
  return text("%.3g %s (target >= %.3g%s)", value, unit, target, value >= target ? "" : ", MISSED");
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  if (!(out << text).flush()) throw std::runtime_error("cannot write " + file.string());
}

test::ProgramResult run(const Session& session, const fs::path& program, std::vector<std::string> arguments) {
  test::ProgramInput input;
  input.program = program;
  input.arguments = std::move(arguments);
  input.folder = session.folder();
  input.limit = std::chrono::minutes{5};
  test::ProgramResult result = test::run_program(std::move(input));
  if (result.timed_out) throw std::runtime_error("took more than five minutes");
  if (result.signal != 0) throw std::runtime_error("ended by signal " + std::to_string(result.signal));
  if (result.exit_code != 0 && result.exit_code != 1) {
    throw std::runtime_error("exit code " + std::to_string(result.exit_code) + ": " +
                             result.errors.substr(0, result.errors.find('\n')));
  }
  return result;
}

RunningServer::RunningServer(const Session& session, std::size_t addresses)
    : addresses_(addresses),
      program_(server_input(session, addresses)),
      bundle_(session.folder() / "bundle.pem") {
  const std::string said = program_.wait_for_line();
  int plain = 0, tls = 0;
  if (std::sscanf(said.c_str(), "ports %d %d", &plain, &tls) != 2)
    throw std::runtime_error("the server did not start: " + said);
  port_ = static_cast<std::uint16_t>(plain);
  tls_port_ = static_cast<std::uint16_t>(tls);
  std::ofstream bundle(bundle_, std::ios::binary);
  for (const fs::path& part : {fs::path(kSystemBundle), session.folder() / "authority.pem"})
    bundle << std::ifstream(part, std::ios::binary).rdbuf();
}

std::string RunningServer::stop() {
  const std::string all = program_.wait().output;
  return all.substr(std::min(all.find('\n') + 1, all.size()));
}

}  // namespace citecheck::bench
