// bench_driver: what runs of the program and of its fetch engine cost, one line per measurement with the
// target beside the figure.

#include <cstdio>
#include <exception>
#include <stdexcept>

#include "bench/measure.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace citecheck;

bench::Settings parse(const std::vector<std::string>& arguments) {
  bench::Settings settings;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    const std::string &name = arguments[i], &value = arguments[i + 1];
    if (name == "--program") {
      settings.program = bench::fs::absolute(value);
    } else if (name == "--urls") {
      settings.urls = std::stoul(value);
    } else if (name == "--addresses") {
      settings.addresses = std::stoul(value);
    } else if (name == "--runs") {
      settings.runs = std::stoul(value);
    } else if (name == "--select") {
      settings.without_facts = value;
    } else if (name == "--only") {
      settings.only = value;
    } else {
      throw std::runtime_error("no such option: " + name);
    }
  }
  if (arguments.size() % 2 != 0 || settings.urls == 0 || settings.runs == 0)
    throw std::runtime_error(
        "usage: bench_driver [--program FILE] [--urls N] [--addresses N] [--runs N] [--select CODES] "
        "[--only NAME]");
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const test::TemporaryFolder folder;
    bench::Session session(parse({argv + 1, argv + argc}), folder.path());
    bench::measure_program(session);
    bench::measure_archive(session);
    bench::measure_engine(session);
    return session.failed() == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_driver: %s\n", error.what());
    return 2;
  }
}
