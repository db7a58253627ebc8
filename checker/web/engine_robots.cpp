// Before a site's first page: its robots.txt, where it is to be obeyed. The pages wait for it in no queue, so
// that it is asked first.

#include "checker/page/page.hpp"
#include "checker/web/engine.hpp"

namespace citecheck {

namespace {

/// What robots.txt calls us.
constexpr std::string_view kToken = "citecheck";

}  // namespace

/// False if the request was refused, or waits.
bool Engine::robots_allow(HostQueue::Start start) {
  const Job& job = jobs_.at(start.item);
  const std::string origin = job.origin();
  const auto [found, fresh] = robots_.try_emplace(origin);
  Robots& robots = found->second;
  if (robots.rules) {
    if (robots.rules->allows(job.target.request_target())) return true;
    refuse(start, NetFailure::robots, robots.detail);
    return false;
  }
  robots.waiting.push_back(start.item);
  queue_.not_asked(start.host);
  if (fresh) ask_robots(job, origin);
  return false;
}

void Engine::ask_robots(const Job& job, const std::string& origin) {
  const Id id = ++last_id_;
  Job asking;
  asking.url =
      job.target.wire.substr(0, job.target.wire.find('/', job.target.wire.find("//") + 2)) + "/robots.txt";
  asking.chain.url = asking.url;
  asking.for_robots = true;
  asking.done = [this, origin, host = job.host, pace = job.pace](const Chain& chain) {
    take_robots(origin, host, pace, chain);
  };
  auto target = read_target(asking.url);
  jobs_.emplace(id, std::move(asking));
  enqueue(id, std::move(target), true);
}

// RFC 9309, 2.3.1: no such file allows all, a server that fails forbids all. Where the host cannot be reached
// the pages are asked for themselves, because that is what they are going to tell.
void Engine::take_robots(const std::string& origin, HostQueue::Host host, const Pace& pace,
                         const Chain& chain) {
  Robots& robots = robots_.at(origin);
  const Exchange& last = chain.last();
  const auto body = decode_body(last, 1u << 20);
  if (last.status >= 500 || last.status == 429) {
    robots.rules = RobotsRules::all_forbidden();
    robots.detail = "it could not be had: " + std::to_string(last.status);
  } else if (last.status >= 200 && last.status < 300 && body) {
    robots.rules = RobotsRules::parse(*body, kToken);
  } else {
    robots.rules = RobotsRules::none();
  }
  if (stopped_) return;
  if (const auto delay = robots.rules->delay())
    queue_.limit(host, pace.per_host, std::max(pace.delay, *delay));
  // First again, in their own order.
  for (auto id = robots.waiting.rbegin(); id != robots.waiting.rend(); ++id) queue_.push_front(host, *id);
  robots.waiting.clear();
}

}  // namespace citecheck
