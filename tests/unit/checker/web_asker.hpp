#pragma once
// Asking a CurlWeb from a test, one URL or many at once.

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

#include "checker/web/curl_web.hpp"
#include "support/loopback_server.hpp"

namespace citecheck::test {

/// The live web, led to the server.
inline WebOptions options_for(const LoopbackServer& server) {
  WebOptions options;
  options.allow_private = true;
  options.delay = options.backoff = std::chrono::milliseconds{1};
  options.timeout = options.connect_timeout = std::chrono::seconds{10};
  options.connect_to = server.connect_to();
  options.user_agent = "citecheck-tests";
  return options;
}

/// Asks and collects the chains by URL.
class Asker {
 public:
  explicit Asker(WebOptions options) : web_(std::make_unique<CurlWeb>(std::move(options))) {}

  void get(const std::string& url, std::optional<Service> service = {}) {
    get(WebRequest{url, {}, std::move(service)});
  }
  void get(WebRequest request) {
    const std::string url = request.url;
    web_->get(std::move(request), [this, url](Chain chain) {
      const std::lock_guard lock{mutex_};
      chains_.insert_or_assign(url, std::move(chain));
      changed_.notify_all();
    });
  }
  /// Waits for the chain of a URL that was asked for, and takes it.
  Chain take(const std::string& url) {
    std::unique_lock lock{mutex_};
    const bool came =
        changed_.wait_for(lock, std::chrono::seconds{30}, [&] { return chains_.contains(url); });
    if (!came) throw std::runtime_error("no answer for " + url);
    return std::move(chains_.extract(url).mapped());
  }
  Chain ask(WebRequest request) {
    const std::string url = request.url;
    get(std::move(request));
    return take(url);
  }
  Chain ask(const std::string& url) { return ask(WebRequest{url}); }
  bool has(const std::string& url) {
    const std::lock_guard lock{mutex_};
    return chains_.contains(url);
  }
  void stop() { web_->stop(); }
  void end() { web_.reset(); }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Chain> chains_;
  std::unique_ptr<CurlWeb> web_;  ///< Last: it must be gone before what it calls.
};

}  // namespace citecheck::test
