#include "checker/web/curl_web.hpp"

#include <atomic>
#include <csignal>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "checker/web/engine.hpp"

namespace citecheck {

struct CurlWeb::Impl {
  explicit Impl(WebOptions options) : engine(std::move(options)) {}

  void run();

  Engine engine;
  std::mutex mutex;
  std::vector<Engine::Asked> inbox;
  bool stopping = false, ending = false;
  std::atomic<std::size_t> in_flight = 0;
  std::thread thread;
};

void CurlWeb::Impl::run() {
  // A peer that closes must not end the process; TLS writes past libcurl's own protection.
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
  while (true) {
    std::vector<Engine::Asked> arrived;
    bool stop_now = false, end_now = false;
    {
      const std::lock_guard lock{mutex};
      arrived.swap(inbox);
      stop_now = stopping;
      end_now = ending;
    }
    if (stop_now) engine.stop();
    for (Engine::Asked& asked : arrived) engine.admit(std::move(asked));
    if (end_now) return;
    engine.turn();
    in_flight = engine.in_flight();
  }
}

std::size_t CurlWeb::in_flight() const {
  return impl_->in_flight;
}

CurlWeb::CurlWeb(WebOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {
  impl_->thread = std::thread{[impl = impl_.get()] { impl->run(); }};
}

CurlWeb::~CurlWeb() {
  {
    const std::lock_guard lock{impl_->mutex};
    impl_->stopping = impl_->ending = true;
  }
  impl_->engine.wake();
  impl_->thread.join();
}

void CurlWeb::get(WebRequest request, Done done) {
  Engine::Asked asked{std::move(request), std::move(done)};
  bool first = false;
  {
    const std::lock_guard lock{impl_->mutex};
    first = impl_->inbox.empty();
    impl_->inbox.push_back(std::move(asked));
  }
  if (first) impl_->engine.wake();
}

void CurlWeb::stop() {
  {
    const std::lock_guard lock{impl_->mutex};
    impl_->stopping = true;
  }
  impl_->engine.wake();
}

}  // namespace citecheck
