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

/// Connections that are kept, however many hosts are in play: an idle one over TLS holds about 40 KB.
constexpr rlim_t kMaxPool = 1'024;

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
  const auto at_once = static_cast<rlim_t>(options.concurrency);
  const rlim_t needed = at_once + std::max(2 * at_once, kMaxPool) + kOtherFiles;
  if (limit.rlim_cur < needed) {
    limit.rlim_cur = std::min(needed, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
  }
  const rlim_t usable = limit.rlim_cur > kOtherFiles ? (limit.rlim_cur - kOtherFiles) / 3 : 1;
  options.concurrency =
      static_cast<int>(std::clamp<rlim_t>(usable, 1, static_cast<rlim_t>(options.concurrency)));
  return options;
}

/// How many connections may be kept, once the limits have been looked after.
long largest_pool(int concurrency) {
  const auto at_once = static_cast<rlim_t>(concurrency);
  rlimit limit{};
  const bool known = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur > at_once + kOtherFiles;
  const rlim_t room = known ? limit.rlim_cur - at_once - kOtherFiles : 0;
  return static_cast<long>(std::max(2 * at_once, std::min(kMaxPool, room)));
}

}  // namespace

Engine::Engine(WebOptions options)
    : settings_(within_limits(std::move(options))),
      routes_(settings_.options.connect_to, settings_.options.resolve),
      proxies_(settings_.options),
      paces_(settings_.options),
      policy_{settings_.options.retries, settings_.options.backoff, settings_.options.max_retry_after},
      multi_(curl_multi_init()),
      largest_pool_(largest_pool(settings_.options.concurrency)),
      budget_(std::make_shared<BodyBudget>(settings_.options.body_budget, [this] { wake(); })),
      resolver_({.ip_version = settings_.options.ip_version,
                 .servers = settings_.options.dns_servers,
                 .timeout = settings_.options.connect_timeout}),
      queue_(settings_.options.per_host, settings_.options.delay),
      health_(settings_.options.retries),
      random_(std::random_device{}()) {
  if (!multi_) throw std::bad_alloc{};
  settings_.poller = &poller_;
  settings_.certificates = &certificates_;
  open_multi();
}

Engine::~Engine() {
  stop();
  hand_over();
  budget_->close();
  idle_.clear();
}

Engine::Asked::Asked(WebRequest what, Web::Done then)
    : request(std::move(what)),
      done(std::move(then)),
      url(without_userinfo(std::string_view{request.url}.substr(0, request.url.find('#')))),
      target(read_target(url)) {}

void Engine::admit(Asked asked) {
  const Id id = ++last_id_;
  Job& job = jobs_[id];
  job.url = std::move(asked.url);
  job.done = std::move(asked.done);
  job.service = std::move(asked.request.service);
  job.confidential = asked.request.is_confidential();
  job.form = std::move(asked.request.form);
  job.headers = std::move(asked.request.headers);
  const bool goes_on = !asked.request.so_far.exchanges.empty();
  if (!goes_on) {
    job.chain.url = std::move(asked.request.url);
  } else {
    job.chain = std::move(asked.request.so_far);
    job.hop = job.chain.last().hop + 1;
    if (refresh_hop(job.chain.exchanges, job.url, settings_.options.max_redirects).url.empty())
      return finish(id, job.chain.end);
  }
  enqueue(id, std::move(asked.target), goes_on);
}

void Engine::enqueue(Id id, Result<Target> target, bool first) {
  Job& job = jobs_.at(id);
  if (stopped_) {
    job.chain.exchanges.push_back(unsent(job, NetFailure::cancelled, "stopped"));
    return finish(id, Chain::End::failed);
  }
  if (!target) {
    job.chain.exchanges.push_back(unsent(job, NetFailure::bad_url, target.error().what));
    return finish(id, Chain::End::failed);
  }
  job.target = *std::move(target);
  job.pace = paces_.of(job.target.host);
  if (const auto known = robots_.find(job.origin()); known != robots_.end() && known->second.rules)
    job.pace.delay = std::max(job.pace.delay, known->second.rules->delay().value_or(milliseconds{0}));
  if (job.service) {
    job.pace.per_host = 1;
    if (!job.pace.own_delay) job.pace.delay = std::max(job.pace.delay, job.service->gap);
  }
  job.host = queue_.host(paces_.group(job.target.host) + (job.service ? " as " + job.service->name : ""));
  queue_.limit(job.host, job.pace.per_host, job.pace.delay);
  if (first)
    queue_.push_front(job.host, id);
  else
    queue_.push(job.host, id);
}

std::shared_ptr<Exchange> Engine::unsent(const Job& job, NetFailure failure, std::string detail) const {
  auto exchange = std::make_shared<Exchange>();
  if (job.form) exchange->method = "POST";
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
  const std::string authority = job.authority_asked();
  const bool asked = health_.refusal(authority, now).failure == NetFailure::none;
  const bool in_trouble =
      job.service && it.status != 0 && job.service->in_trouble != nullptr && job.service->in_trouble(it);
  if (asked) health_.note(authority, it, now, in_trouble);
  const milliseconds wanted = retry_after(it).value_or(milliseconds{0});
  const bool too_long = wanted > policy_.max_retry_after;
  if (too_long) health_.ask_later(authority, wanted, now);
  const bool given_up = health_.refusal(authority, now).failure != NetFailure::none;
  RetryPolicy policy = policy_;
  policy.retries = job.form ? 0 : job.pace.retries;
  const auto delay = given_up ? std::nullopt : retry_delay(policy, it, random_);
  // Whether or not this request is tried again, the host is left in peace.
  if (!too_long && (it.status == 429 || wanted.count() > 0))
    queue_.defer(job.host, now + (delay ? *delay : std::max(wanted, policy.backoff)));
  if (delay) {
    retries_.push({now + *delay, id});
    ++job.attempt;
    return;
  }
  NextHop next = next_hop(job.chain.exchanges, settings_.options.max_redirects);
  if (next.url.empty()) return finish(id, next.end);
  follow(id, std::move(next.url));
}

// What a request carries stays where it was made for: another host gets neither its form nor its headers, nor
// does the same one once it was left.
void Engine::follow(Id id, std::string next) {
  Job& job = jobs_.at(id);
  const int status = job.chain.last().status;
  job.url = std::move(next);
  ++job.hop;
  job.attempt = 1;
  auto target = read_target(job.url);
  const bool stays = target && job.stays(*target);
  if (!stays) job.headers.clear();
  if (!stays || (status != 307 && status != 308)) job.form.reset();
  enqueue(id, std::move(target), true);
}

void Engine::finish(Id id, Chain::End end) {
  auto node = jobs_.extract(id);
  Job& job = node.mapped();
  job.chain.end = end;
  for (ExchangePtr& exchange : job.chain.exchanges) exchange = budget_->charge(std::move(exchange));
  finished_.emplace_back(std::move(job.done), std::move(job.chain));
}

// Together: whoever takes the chains is woken once for all of them.
void Engine::hand_over() {
  for (auto& [done, chain] : std::exchange(finished_, {})) done(std::move(chain));
}

void Engine::retry_due(Time now) {
  while (!retries_.empty() && retries_.top().at <= now) {
    const Id id = retries_.top().id;
    retries_.pop();
    queue_.push_front(jobs_.at(id).host, id);
  }
}

bool Engine::may_start() const {
  return active_.size() < static_cast<std::size_t>(settings_.options.concurrency) &&
         parked_count_ < kMaxParked && budget_->has_room();
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
