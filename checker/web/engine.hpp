#pragma once
// Engine: everything the web thread owns, and one turn of its loop: start what may start, settle what ended,
// wait, move the bytes of the sockets that are ready. Only wake() may be called from other threads.

#include <curl/curl.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <queue>
#include <random>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checker/web/budget.hpp"
#include "checker/web/health.hpp"
#include "checker/web/host.hpp"
#include "checker/web/pace.hpp"
#include "checker/web/pins.hpp"
#include "checker/web/poller.hpp"
#include "checker/web/proxy.hpp"
#include "checker/web/resolver.hpp"
#include "checker/web/retry.hpp"
#include "checker/web/robots.hpp"
#include "checker/web/route.hpp"
#include "checker/web/tls_sessions.hpp"
#include "checker/web/transfer.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

class Engine {
 public:
  /// A request, its URL read by whoever asks, so that the web's thread need not.
  struct Asked {
    Asked(WebRequest what, Web::Done then);

    WebRequest request;
    Web::Done done;
    std::string url;  ///< Without what is never sent.
    Result<Target> target;
  };

  explicit Engine(WebOptions options);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Every request's `done` is called by a turn, or when this goes away.
  void admit(Asked asked);
  void turn();  ///< Returns after something happened, or when it is time for something.
  void stop();  ///< Ends all requests; those admitted later end at once.
  std::size_t in_flight() const { return active_.size(); }
  void wake() { poller_.wake(); }  ///< Any thread: ends the wait of a turn.

 private:
  using Time = HostQueue::Time;
  using Id = std::uint64_t;
  struct Job {
    Chain chain;
    Web::Done done;
    std::string url;  ///< Of the current hop.
    Target target;
    HostQueue::Host host = 0;
    Pace pace;
    std::optional<Service> service;
    bool for_robots = false;    ///< Asks for a robots.txt: nobody's question but the engine's own.
    bool confidential = false;  ///< WebRequest::is_confidential().
    std::optional<std::string> form;
    std::vector<std::string> headers;  ///< As long as the request stays where it began.
    int hop = 0, attempt = 1;
    std::string authority() const { return target.host + ':' + std::to_string(target.port); }
    /// Whose health counts: a service may be in trouble where the host's pages come.
    std::string authority_asked() const { return (service ? service->name + ' ' : "") + authority(); }
    std::string origin() const { return (target.https ? "https://" : "http://") + authority(); }
    bool stays(const Target& next) const {
      return next.https == target.https && next.host == target.host && next.port == target.port;
    }
  };
  struct FreeMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
  };
  struct Robots {
    std::optional<RobotsRules> rules;  ///< None while they are being asked for.
    std::string detail;                ///< Why all is forbidden, where it is not the file that says so.
    std::vector<Id> waiting;
  };
  struct Retry {
    Time at;
    Id id;
    friend bool operator>(const Retry& a, const Retry& b) { return a.at != b.at ? a.at > b.at : a.id > b.id; }
  };

  // Where a request goes (engine_start.cpp).
  void start_ready(Time now);
  void route(HostQueue::Start start, Time now);
  std::optional<std::vector<IpAddress>> addresses_of(HostQueue::Start start, const Endpoint& endpoint,
                                                     Time now);
  std::string proxy_hint(const Job& job, std::string_view name) const;
  void route_to(HostQueue::Start start, const Endpoint& endpoint, const std::vector<IpAddress>& addresses);
  void begin(HostQueue::Start start, const Endpoint& endpoint, const std::vector<IpAddress>& addresses);
  std::vector<std::string> headers_for(const Job& job) const;
  void lead(Question& question, const Endpoint& endpoint, const std::vector<IpAddress>& addresses);
  void take_lookups(Time now);
  void refuse(HostQueue::Start start, NetFailure failure, std::string detail);

  // Whether the site wants it asked (engine_robots.cpp).
  bool robots_allow(HostQueue::Start start);
  void ask_robots(const Job& job, const std::string& origin);
  void take_robots(const std::string& origin, HostQueue::Host host, const Pace& pace, const Chain& chain);

  // How libcurl and its sockets are driven (engine_loop.cpp).
  static int on_socket(CURL*, curl_socket_t fd, int what, void* self, void*);
  static int on_timer(CURLM*, long milliseconds, void* self);
  void open_multi();
  void move_bytes();
  void heed_timer();
  bool collect(Time now);
  int wait_limit(Time now) const;
  void size_pool();

  // What becomes of it (engine.cpp).
  void enqueue(Id id, Result<Target> target, bool first);
  void settle_attempt(Id id, std::shared_ptr<Exchange> exchange, Time now);
  void follow(Id id, std::string next);
  void finish(Id id, Chain::End end);
  void hand_over();
  std::shared_ptr<Exchange> unsent(const Job& job, NetFailure failure, std::string detail) const;
  void retry_due(Time now);
  bool may_start() const;

  /// Requests whose host name is being looked up: enough for the slow ones not to hold up the rest, few
  /// enough for addresses to be fresh when they are used.
  static constexpr std::size_t kMaxParked = 2048;

  CertificateChains certificates_;
  TransferSettings settings_;
  const Routes routes_;
  const Proxies proxies_;
  const Paces paces_;
  RetryPolicy policy_;
  Poller poller_;
  std::unique_ptr<CURLM, FreeMulti> multi_;
  std::optional<Time> timer_;  ///< When libcurl wants to be called.
  const long largest_pool_;
  long pool_ = 0;  ///< Connections that are kept.
  TlsSessions tls_sessions_;
  std::shared_ptr<BodyBudget> budget_;
  Resolver resolver_;
  HostQueue queue_;
  HostHealth health_;
  std::mt19937_64 random_;
  std::unordered_map<Id, Job> jobs_;
  Id last_id_ = 0;
  std::unordered_map<Id, std::unique_ptr<Transfer>> active_;
  std::vector<std::unique_ptr<Transfer>> idle_;
  std::unordered_map<std::string, std::vector<HostQueue::Start>> parked_;  ///< By the name looked up.
  std::size_t parked_count_ = 0;
  std::unordered_map<std::string, Robots> robots_;  ///< By scheme and authority.
  std::priority_queue<Retry, std::vector<Retry>, std::greater<>> retries_;
  Pins pins_;
  std::vector<std::pair<Web::Done, Chain>> finished_;  ///< Not yet handed over.
  bool stopped_ = false;
};

}  // namespace citecheck
