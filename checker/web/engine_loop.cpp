// One turn of the web thread: libcurl tells which sockets to watch and when to call it again, and is told
// which of them are ready, so that a turn costs what happened in it and not what is under way.

#include <algorithm>

#include "checker/web/engine.hpp"

namespace citecheck {

using std::chrono::milliseconds;

int Engine::on_socket(CURL*, curl_socket_t fd, int what, void* self, void*) {
  static_cast<Engine*>(self)->poller_.watch(fd, (what & CURL_POLL_IN) != 0, (what & CURL_POLL_OUT) != 0);
  return 0;
}

int Engine::on_timer(CURLM*, long wait, void* self) {
  std::optional<Time>& timer = static_cast<Engine*>(self)->timer_;
  timer.reset();
  if (wait >= 0) timer = std::chrono::steady_clock::now() + milliseconds{wait};
  return 0;
}

void Engine::open_multi() {
  curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, &Engine::on_socket);
  curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_.get(), CURLMOPT_TIMERFUNCTION, &Engine::on_timer);
  curl_multi_setopt(multi_.get(), CURLMOPT_TIMERDATA, this);
  poller_.watch(resolver_.fd(), true, false);
  size_pool();
}

// Every host that is to be asked again keeps its connections, as far as descriptors and memory go. The pool
// only grows: libcurl makes room by closing what was idle longest, whoever is to be asked again.
void Engine::size_pool() {
  const long wanted = static_cast<long>(queue_.busy_hosts()) * settings_.options.per_host;
  const long size = std::max(2L * settings_.options.concurrency, std::min(wanted, largest_pool_));
  if (size <= pool_) return;
  pool_ = size;
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, size);
}

void Engine::move_bytes() {
  int running = 0;
  for (const Poller::Ready& ready : poller_.wait(wait_limit(std::chrono::steady_clock::now()))) {
    if (ready.fd == resolver_.fd()) continue;
    const int what = (ready.in ? CURL_CSELECT_IN : 0) | (ready.out ? CURL_CSELECT_OUT : 0) |
                     (ready.broken ? CURL_CSELECT_ERR : 0);
    curl_multi_socket_action(multi_.get(), ready.fd, what, &running);
  }
}

void Engine::heed_timer() {
  if (!timer_ || *timer_ > std::chrono::steady_clock::now()) return;
  timer_.reset();
  int running = 0;
  curl_multi_socket_action(multi_.get(), CURL_SOCKET_TIMEOUT, 0, &running);
}

bool Engine::collect(Time now) {
  int left = 0;
  bool any = false;
  while (CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    any = true;
    const CURLcode code = message->data.result;
    Transfer* transfer = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
    const Id id = transfer->id();
    auto exchange = transfer->finish(code);
    curl_multi_remove_handle(multi_.get(), transfer->easy());
    pins_.release(transfer->question().pinned);
    auto node = active_.extract(id);
    idle_.push_back(std::move(node.mapped()));
    queue_.finished(jobs_.at(id).host, exchange->elapsed);
    settle_attempt(id, std::move(exchange), now);
  }
  return any;
}

// Milliseconds until a timer of ours or of libcurl's.
int Engine::wait_limit(Time now) const {
  Time first = now + std::chrono::minutes{1};
  if (timer_) first = std::min(first, *timer_);
  if (may_start())
    if (const auto at = queue_.next()) first = std::min(first, *at);
  if (!retries_.empty()) first = std::min(first, retries_.top().at);
  if (const auto at = resolver_.next(now)) first = std::min(first, *at);
  return static_cast<int>(std::max<std::int64_t>(std::chrono::ceil<milliseconds>(first - now).count(), 0));
}

void Engine::turn() {
  budget_->release();
  Time now = std::chrono::steady_clock::now();
  retry_due(now);
  size_pool();
  start_ready(now);
  heed_timer();  // What was started goes out at once.
  const bool goes_on = collect(now);
  hand_over();
  if (goes_on) return;
  move_bytes();
  heed_timer();
  now = std::chrono::steady_clock::now();
  collect(now);
  take_lookups(now);
  hand_over();
}

}  // namespace citecheck
