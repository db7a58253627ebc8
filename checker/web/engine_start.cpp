// From the queue to a transfer: where a request goes, by name or address, and whether it may go there.

#include <algorithm>

#include "checker/web/cookies.hpp"
#include "checker/web/engine.hpp"
#include "checker/web/guard.hpp"

namespace citecheck {

namespace {

/// From here on connections are closed with the last request that waits for their host: libcurl keeps a trace
/// of every host whose connection it had to close to make room, and walks through all of them for each
/// transfer.
constexpr std::size_t kManyHosts = 2'000;

}  // namespace

void Engine::start_ready(Time now) {
  while (may_start()) {
    const auto start = queue_.start(now);
    if (!start) return;
    route(*start, now);
  }
}

void Engine::route(HostQueue::Start start, Time now) {
  const Job& job = jobs_.at(start.item);
  const auto refusal = health_.refusal(job.authority(), now);
  if (refusal.failure != NetFailure::none) return refuse(start, refusal.failure, refusal.detail);
  if (settings_.options.obey_robots && !job.for_robots && !robots_allow(start)) return;
  const Endpoint endpoint = routes_.endpoint(job.target.host, job.target.port);
  if (const auto literal = parse_ip(endpoint.host)) return route_to(start, endpoint, {*literal});
  if (const auto* stated = routes_.addresses(endpoint)) return route_to(start, endpoint, *stated);
  // A proxy resolves names itself; here they are looked up only for the guard.
  if (!settings_.options.proxy.empty() && settings_.options.allow_private) return begin(start, endpoint, {});
  const Lookup* known = resolver_.known(endpoint.host, now);
  if (known == nullptr) {
    auto& waiting = parked_[endpoint.host];
    waiting.push_back(start);
    ++parked_count_;
    if (waiting.size() == 1) resolver_.look_up(endpoint.host, now);
    return;
  }
  if (known->state == Lookup::State::found) return route_to(start, endpoint, known->addresses);
  refuse(start, NetFailure::dns_not_found, known->detail);
}

void Engine::route_to(HostQueue::Start start, const Endpoint& endpoint,
                      const std::vector<IpAddress>& addresses) {
  std::vector<IpAddress> allowed = addresses;
  if (!settings_.options.allow_private)
    std::erase_if(allowed, [](const IpAddress& address) { return !special_purpose(address).empty(); });
  if (allowed.empty()) {
    const IpAddress& address = addresses.front();
    return refuse(start, NetFailure::private_address,
                  to_string(address) + " is " + std::string{special_purpose(address)});
  }
  begin(start, endpoint, allowed);
}

void Engine::begin(HostQueue::Start start, const Endpoint& endpoint,
                   const std::vector<IpAddress>& addresses) {
  const Job& job = jobs_.at(start.item);
  std::unique_ptr<Transfer> transfer;
  if (idle_.empty()) {
    transfer = std::make_unique<Transfer>(settings_);
  } else {
    transfer = std::move(idle_.back());
    idle_.pop_back();
  }
  Question question{.url = job.url,
                    .target = job.target,
                    .cookies = cookies_for(job.chain.exchanges, job.target),
                    .conditions = conditions_for(job),
                    .hop = job.hop,
                    .attempt = job.attempt,
                    .timeout = job.pace.timeout,
                    .connect_timeout = job.pace.connect_timeout,
                    .last_of_host = queue_.hosts() > kManyHosts && queue_.waiting(start.host) == 0};
  lead(question, endpoint, addresses);
  transfer->prepare(std::move(question), start.item);
  curl_multi_add_handle(multi_.get(), transfer->easy());
  active_.emplace(start.item, std::move(transfer));
}

std::vector<std::string> Engine::conditions_for(const Job& job) const {
  if (!settings_.options.conditions || job.for_robots) return {};
  return settings_.options.conditions(job.url);
}

// Addresses are given for the URL's own name, wherever they come from: libcurl keeps its connections by that
// name, and looks through all that share one.
void Engine::lead(Question& question, const Endpoint& endpoint, const std::vector<IpAddress>& addresses) {
  const Target& target = question.target;
  const bool by_proxy = !settings_.options.proxy.empty();
  if (by_proxy || target.literal) {
    if (endpoint == Endpoint{target.host, target.port}) return;
    const std::string host = by_proxy ? endpoint.host : to_string(addresses.front());
    const bool v6 = host.find(':') != std::string::npos;
    question.connect_to = "::" + (v6 ? '[' + host + ']' : host) + ':' + std::to_string(endpoint.port);
    return;
  }
  question.pinned = Pins::key(target.host, endpoint.port);
  question.pins = pins_.hold(question.pinned, addresses);
  if (endpoint.port != target.port) question.connect_to = ":::" + std::to_string(endpoint.port);
}

void Engine::take_lookups(const std::vector<pollfd>& ready, Time now) {
  for (Resolver::Finished& finished : resolver_.process(ready, now)) {
    auto waiting = parked_.extract(finished.name);
    if (waiting.empty()) continue;
    parked_count_ -= waiting.mapped().size();
    for (const HostQueue::Start start : waiting.mapped()) {
      if (finished.lookup.state == Lookup::State::unavailable)
        refuse(start, NetFailure::dns_unavailable, finished.lookup.detail);
      else
        queue_.put_back(start);
    }
  }
}

void Engine::refuse(HostQueue::Start start, NetFailure failure, std::string detail) {
  queue_.not_asked(start.host);
  settle_attempt(start.item, unsent(jobs_.at(start.item), failure, std::move(detail)),
                 std::chrono::steady_clock::now());
}

}  // namespace citecheck
