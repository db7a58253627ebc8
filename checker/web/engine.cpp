#include "checker/web/engine.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "checker/web/redirect.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

using std::chrono::milliseconds;

/// Descriptors for everything that is no connection: files, databases, name servers.
constexpr rlim_t kOtherFiles = 128;

struct CurlLibrary {
  CurlLibrary() {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
      throw std::runtime_error("libcurl does not start; check that it and OpenSSL are installed whole");
  }
};

// Connections in use plus those kept for later must fit into the process's descriptors.
WebOptions within_limits(WebOptions options) {
  static const CurlLibrary library;
  options.concurrency = std::max(options.concurrency, 1);
  options.per_host = std::max(options.per_host, 1);
  if (!options.cacert.empty() && access(options.cacert.c_str(), R_OK) != 0)
    throw std::runtime_error("--cacert " + options.cacert +
                             " cannot be read; name a PEM file of certificates");
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return options;
  const rlim_t needed = 3 * static_cast<rlim_t>(options.concurrency) + kOtherFiles;
  if (limit.rlim_cur < needed) {
    limit.rlim_cur = std::min(needed, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
  }
  const rlim_t usable = limit.rlim_cur > kOtherFiles ? (limit.rlim_cur - kOtherFiles) / 3 : 1;
  options.concurrency =
      static_cast<int>(std::clamp<rlim_t>(usable, 1, static_cast<rlim_t>(options.concurrency)));
  return options;
}

}  // namespace

Engine::Engine(WebOptions options)
    : settings_(within_limits(std::move(options))),
      routes_(settings_.options.connect_to, settings_.options.resolve),
      paces_(settings_.options),
      policy_{settings_.options.retries, settings_.options.backoff, settings_.options.max_retry_after},
      multi_(curl_multi_init()),
      share_(curl_share_init()),
      budget_(std::make_shared<BodyBudget>(settings_.options.body_budget, [this] { wake(); })),
      resolver_({.ip_version = settings_.options.ip_version,
                 .servers = settings_.options.dns_servers,
                 .timeout = settings_.options.connect_timeout}),
      queue_(settings_.options.per_host, settings_.options.delay),
      health_(settings_.options.retries),
      random_(std::random_device{}()) {
  if (!multi_ || !share_) throw std::bad_alloc{};
  curl_share_setopt(share_.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
  settings_.share = share_.get();
  if (settings_.options.keep_certificates) settings_.certificates = &certificates_;
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, 2L * settings_.options.concurrency);
}

Engine::~Engine() {
  stop();
  budget_->close();
  idle_.clear();
}

void Engine::wake() {
  curl_multi_wakeup(multi_.get());
}

void Engine::admit(Asked asked) {
  const Id id = ++last_id_;
  Job& job = jobs_[id];
  job.url = without_userinfo(std::string_view{asked.request.url}.substr(0, asked.request.url.find('#')));
  job.done = std::move(asked.done);
  const bool goes_on = !asked.request.so_far.exchanges.empty();
  if (!goes_on) {
    job.chain.url = std::move(asked.request.url);
  } else {
    job.chain = std::move(asked.request.so_far);
    job.hop = job.chain.last().hop + 1;
    if (refresh_hop(job.chain.exchanges, job.url, settings_.options.max_redirects).url.empty())
      return finish(id, job.chain.end);
  }
  enqueue(id, goes_on);
}

void Engine::enqueue(Id id, bool first) {
  Job& job = jobs_.at(id);
  if (stopped_) {
    job.chain.exchanges.push_back(unsent(job, NetFailure::cancelled, "stopped"));
    return finish(id, Chain::End::failed);
  }
  auto target = read_target(job.url);
  if (!target) {
    job.chain.exchanges.push_back(unsent(job, NetFailure::bad_url, target.error().what));
    return finish(id, Chain::End::failed);
  }
  job.target = *std::move(target);
  job.pace = paces_.of(job.target.host);
  if (const auto known = robots_.find(job.origin()); known != robots_.end() && known->second.rules)
    job.pace.delay = std::max(job.pace.delay, known->second.rules->delay().value_or(milliseconds{0}));
  job.host = queue_.host(paces_.group(job.target.host));
  queue_.limit(job.host, job.pace.per_host, job.pace.delay);
  if (first)
    queue_.push_front(job.host, id);
  else
    queue_.push(job.host, id);
}

std::shared_ptr<Exchange> Engine::unsent(const Job& job, NetFailure failure, std::string detail) const {
  auto exchange = std::make_shared<Exchange>();
  exchange->url = job.url;
  exchange->at = std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
  exchange->failure = failure;
  exchange->failure_detail = std::move(detail);
  exchange->hop = job.hop;
  exchange->attempt = job.attempt;
  return exchange;
}

void Engine::settle_attempt(Id id, std::shared_ptr<Exchange> exchange, Time now) {
  Job& job = jobs_.at(id);
  const Exchange& it = *exchange;
  job.chain.exchanges.push_back(std::move(exchange));
  const std::string authority = job.authority();
  const bool asked = health_.refusal(authority, now).failure == NetFailure::none;
  if (asked) health_.note(authority, it, now);
  const milliseconds wanted =
      it.status == 429 || it.status == 503 ? retry_after(it).value_or(milliseconds{0}) : milliseconds{0};
  if (wanted > policy_.max_retry_after) health_.ask_later(authority, wanted, now);
  const bool given_up = health_.refusal(authority, now).failure != NetFailure::none;
  RetryPolicy policy = policy_;
  policy.retries = job.pace.retries;
  const auto delay = given_up ? std::nullopt : retry_delay(policy, it, random_);
  if (delay) {
    if (it.status == 429 || wanted.count() > 0) queue_.defer(job.host, now + *delay);
    retries_.push({now + *delay, id});
    ++job.attempt;
    return;
  }
  NextHop next = next_hop(job.chain.exchanges, settings_.options.max_redirects);
  if (next.url.empty()) return finish(id, next.end);
  job.url = std::move(next.url);
  ++job.hop;
  job.attempt = 1;
  enqueue(id, true);
}

void Engine::finish(Id id, Chain::End end) {
  auto node = jobs_.extract(id);
  Job& job = node.mapped();
  job.chain.end = end;
  for (ExchangePtr& exchange : job.chain.exchanges) exchange = budget_->charge(std::move(exchange));
  job.done(std::move(job.chain));
}

void Engine::retry_due(Time now) {
  while (!retries_.empty() && retries_.top().at <= now) {
    const Id id = retries_.top().id;
    retries_.pop();
    queue_.push_front(jobs_.at(id).host, id);
  }
}

void Engine::collect(Time now) {
  int left = 0;
  while (CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
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
}

bool Engine::may_start() const {
  return active_.size() < static_cast<std::size_t>(settings_.options.concurrency) &&
         parked_count_ < kMaxParked && budget_->has_room();
}

// Milliseconds until a timer of ours; libcurl knows its own.
int Engine::wait_limit(Time now) const {
  Time first = now + std::chrono::minutes{1};
  if (may_start())
    if (const auto at = queue_.next()) first = std::min(first, *at);
  if (!retries_.empty()) first = std::min(first, retries_.top().at);
  if (const auto at = resolver_.next(now)) first = std::min(first, *at);
  return static_cast<int>(std::max<std::int64_t>(std::chrono::ceil<milliseconds>(first - now).count(), 0));
}

void Engine::turn() {
  int running = 0;
  curl_multi_perform(multi_.get(), &running);
  const Time now = std::chrono::steady_clock::now();
  collect(now);
  retry_due(now);
  start_ready(now);

  std::vector<pollfd> names = resolver_.fds();
  std::vector<curl_waitfd> extra;
  for (const pollfd& fd : names)
    extra.push_back({fd.fd,
                     static_cast<short>((fd.events & POLLIN ? CURL_WAIT_POLLIN : 0) |
                                        (fd.events & POLLOUT ? CURL_WAIT_POLLOUT : 0)),
                     0});
  curl_multi_poll(multi_.get(), extra.data(), static_cast<unsigned>(extra.size()),
                  wait_limit(std::chrono::steady_clock::now()), nullptr);
  for (std::size_t i = 0; i < names.size(); ++i)
    names[i].revents = static_cast<short>((extra[i].revents & CURL_WAIT_POLLIN ? POLLIN : 0) |
                                          (extra[i].revents & CURL_WAIT_POLLOUT ? POLLOUT : 0));
  take_lookups(names, std::chrono::steady_clock::now());
}

void Engine::stop() {
  if (stopped_) return;
  stopped_ = true;
  for (auto& [id, transfer] : active_) {
    jobs_.at(id).chain.exchanges.push_back(transfer->cancel("stopped"));
    curl_multi_remove_handle(multi_.get(), transfer->easy());
  }
  queue_.clear();
  parked_.clear();
  parked_count_ = 0;
  retries_ = {};
  while (!jobs_.empty()) {
    const auto& [id, job] = *jobs_.begin();
    if (!active_.contains(id))
      jobs_.at(id).chain.exchanges.push_back(unsent(job, NetFailure::cancelled, "stopped"));
    finish(id, Chain::End::failed);
  }
  active_.clear();
}

}  // namespace citecheck
