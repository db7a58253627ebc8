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
  const auto refusal = health_.refusal(job.authority_asked(), now);
  if (refusal.failure != NetFailure::none) return refuse(start, refusal.failure, refusal.detail);
  const bool is_page = !job.for_robots && !job.service && !job.confidential;
  if (settings_.options.obey_robots && is_page && !robots_allow(start)) return;
  const Proxy* proxy = proxies_.of(job.target);
  if (proxy != nullptr && !addresses_of(start, {proxy->host, proxy->port}, now)) return;
  const Endpoint endpoint = routes_.endpoint(job.target.host, job.target.port);
  // Such a proxy looks names up itself; here it is done for the guard alone.
  if (proxy != nullptr && proxy->looks_up && settings_.options.allow_private)
    return begin(start, endpoint, {});
  if (const auto addresses = addresses_of(start, endpoint, now)) route_to(start, endpoint, *addresses);
}

/// None where the request waits for them, or was refused because there are none.
std::optional<std::vector<IpAddress>> Engine::addresses_of(HostQueue::Start start, const Endpoint& endpoint,
                                                           Time now) {
  if (const auto literal = parse_ip(endpoint.host)) return std::vector{*literal};
  if (const auto* stated = routes_.addresses(endpoint)) return *stated;
  const Lookup* known = resolver_.known(endpoint.host, now);
  if (known == nullptr) {
    auto& waiting = parked_[endpoint.host];
    waiting.push_back(start);
    ++parked_count_;
    if (waiting.size() == 1) resolver_.look_up(endpoint.host, now);
    return std::nullopt;
  }
  if (known->state == Lookup::State::found) return known->addresses;
  // Behind a proxy a name server may know none but local names: that is no proof that there is no such name.
  const std::string hint = proxy_hint(jobs_.at(start.item), endpoint.host);
  refuse(start, hint.empty() ? NetFailure::dns_not_found : NetFailure::dns_unavailable, known->detail + hint);
  return std::nullopt;
}

/// What to add where a name cannot be looked up: it may be the proxy's, or one that only the proxy knows.
std::string Engine::proxy_hint(const Job& job, std::string_view name) const {
  const Proxy* proxy = proxies_.of(job.target);
  if (proxy == nullptr) return {};
  if (proxy->host == name) return "; it is the name of the proxy, " + proxy->host;
  return "; before a proxy is asked names are looked up here, unless --allow-private is given";
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
                    .own_headers = headers_for(job),
                    .form = job.form,
                    .confidential = job.headers,
                    .sessions = tls_sessions_.of(job.target.host),
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

std::vector<std::string> Engine::headers_for(const Job& job) const {
  std::vector<std::string> lines;
  if (settings_.options.conditions && !job.for_robots && !job.confidential)
    lines = settings_.options.conditions(job.url);
  if (job.service) lines.insert(lines.end(), job.service->headers.begin(), job.service->headers.end());
  return lines;
}

// Addresses are given for the URL's own name, wherever they come from: libcurl keeps its connections by that
// name, and looks through all that share one.
void Engine::lead(Question& question, const Endpoint& endpoint, const std::vector<IpAddress>& addresses) {
  const Target& target = question.target;
  const Proxy* proxy = proxies_.of(target);
  if (proxy != nullptr) {
    question.proxy = proxy->url;
    const Endpoint itself{proxy->host, proxy->port};
    const Lookup* known = resolver_.known(proxy->host, std::chrono::steady_clock::now());
    if (const auto* stated = routes_.addresses(itself); stated != nullptr)
      question.pins.push_back(Pins::entry(Pins::key(proxy->host, proxy->port), *stated));
    else if (!parse_ip(proxy->host) && known != nullptr)
      question.pins.push_back(Pins::entry(Pins::key(proxy->host, proxy->port), known->addresses));
  }
  const bool by_proxy = proxy != nullptr && proxy->looks_up;
  if (by_proxy || target.literal) {
    if (endpoint == Endpoint{target.host, target.port}) return;
    const std::string host = by_proxy ? endpoint.host : to_string(addresses.front());
    const bool v6 = host.find(':') != std::string::npos;
    question.connect_to = "::" + (v6 ? '[' + host + ']' : host) + ':' + std::to_string(endpoint.port);
    return;
  }
  question.pinned = Pins::key(target.host, endpoint.port);
  for (std::string& pin : pins_.hold(question.pinned, addresses)) question.pins.push_back(std::move(pin));
  if (endpoint.port != target.port) question.connect_to = ":::" + std::to_string(endpoint.port);
}

void Engine::take_lookups(Time now) {
  for (Resolver::Finished& finished : resolver_.process(now)) {
    auto waiting = parked_.extract(finished.name);
    if (waiting.empty()) continue;
    parked_count_ -= waiting.mapped().size();
    for (const HostQueue::Start start : waiting.mapped()) {
      if (finished.lookup.state == Lookup::State::unavailable)
        refuse(start, NetFailure::dns_unavailable,
               finished.lookup.detail + proxy_hint(jobs_.at(start.item), finished.name));
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
