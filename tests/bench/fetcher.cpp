// bench_fetcher URLS [NAME VALUE]…: asks every URL of a file (one a line) through CurlWeb alone, as the
// program does, and prints "answered A failed F seconds S last L": S until the last answer, L until the last
// one that did not fail. NAME is concurrency, per-host, retries, connect-timeout-ms, cacert or dns-servers.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "checker/web/curl_web.hpp"

namespace {

using namespace citecheck;
using Clock = std::chrono::steady_clock;

WebOptions read_options(const std::vector<std::string>& arguments) {
  WebOptions options;
  options.allow_private = true;
  options.delay = std::chrono::milliseconds{0};
  options.user_agent = "citecheck-bench";
  for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
    const std::string &name = arguments[i], &value = arguments[i + 1];
    if (name == "concurrency")
      options.concurrency = std::stoi(value);
    else if (name == "per-host")
      options.per_host = std::stoi(value);
    else if (name == "retries")
      options.retries = std::stoi(value);
    else if (name == "connect-timeout-ms")
      options.connect_timeout = std::chrono::milliseconds{std::stoi(value)};
    else if (name == "cacert")
      options.cacert = value;
    else if (name == "dns-servers")
      options.dns_servers = value;
    else
      throw std::runtime_error("no such setting: " + name);
  }
  return options;
}

/// What came back so far. Answers are counted and let go, whatever thread they come on.
class Tally {
 public:
  explicit Tally(std::size_t expected) : left_(expected), begun_(Clock::now()) {}

  void take(const Chain& chain) {
    const bool good = chain.end == Chain::End::answered && chain.last().status == 200 &&
                      !chain.last().request_head.empty() && !chain.last().response_head.empty();
    const std::lock_guard lock(mutex_);
    ++(good ? answered_ : failed_);
    last_ = Clock::now() - begun_;
    if (good) last_good_ = last_;
    if (--left_ == 0) done_.notify_one();
  }

  void wait_and_print() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return left_ == 0; });
    using Seconds = std::chrono::duration<double>;
    std::printf("answered %zu failed %zu seconds %.6f last %.6f\n", answered_, failed_,
                Seconds(last_).count(), Seconds(last_good_).count());
  }

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  std::size_t left_, answered_ = 0, failed_ = 0;
  const Clock::time_point begun_;
  Clock::duration last_{}, last_good_{};
};

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() % 2 == 0) throw std::runtime_error("usage: bench_fetcher URLS [NAME VALUE]...");
    std::vector<std::string> urls;
    std::ifstream file(arguments[0]);
    for (std::string url; std::getline(file, url);) urls.push_back(url);
    if (urls.empty()) throw std::runtime_error("no URLs in " + arguments[0]);
    CurlWeb web(read_options(arguments));
    Tally tally(urls.size());
    for (const std::string& url : urls) web.get({url}, [&tally](const Chain& chain) { tally.take(chain); });
    tally.wait_and_print();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_fetcher: %s\n", error.what());
    return 1;
  }
  return 0;
}
