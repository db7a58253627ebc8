#pragma once
// Web: the one door to the outside. CurlWeb asks the live web, ReplayWeb an archive, a fake in tests. A
// request is answered by the chain of its exchanges: every redirect a hop, every retry an attempt.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "checker/web/exchange.hpp"

namespace citecheck {

/// All exchanges for one request, in order, and how following redirects ended.
struct Chain {
  enum class End : std::uint8_t {
    answered,  ///< The last exchange has a final (non-redirect) status.
    failed,    ///< The last exchange has no status; its failure says why.
    too_many_redirects,
    redirect_loop,
    bad_redirect  ///< A Location that is missing, unreadable, or not http(s).
  };
  std::string url;                     ///< As asked.
  std::vector<ExchangePtr> exchanges;  ///< At least one.
  End end = End::failed;
  bool recorded = false;  ///< It lies in the run's archive already, from a run that was killed.

  const Exchange& last() const { return *exchanges.back(); }
};

/// How a service is asked (an archive, about what it keeps), whose answers are no page that anybody cites.
struct Service {
  /// What the host offers under this name has a queue and a health of its own; requests for anything else
  /// neither wait for it nor suffer from its troubles.
  std::string name = "service";
  /// Between the starts of two requests, one of which at most is under way; where the options give the host a
  /// delay of its own, that one counts.
  std::chrono::milliseconds gap{};
  std::vector<std::string> headers;  ///< Header lines of this request alone; they are archived.
  /// True if an answer says that the service itself is in trouble or wants peace, whatever it was asked for.
  /// Called on the web's thread. A service that stays in trouble is given up for a while, as a host is that
  /// nobody can connect to. Null: only failures to get an answer count.
  bool (*in_trouble)(const Exchange&) = nullptr;
};

struct WebRequest {
  std::string url;  ///< Absolute http or https, no fragment (see fetch_key).
  /// A chain to go on with: its page sends its reader on to `url` by itself. What comes back is this chain
  /// with what followed; it is the same where its page leads back to where it came from, or too far. Without
  /// exchanges where the request is a new one.
  Chain so_far = {};
  /// Where a service is asked: in a queue of its own, so that the pages of the same host do not wait for it.
  /// robots.txt, which is about pages, is not asked.
  std::optional<Service> service = {};
  /// The body of a POST, application/x-www-form-urlencoded; none: it is a GET. Nobody but who asks knows
  /// whether posting twice does harm, so a POST is never tried again; a 307 or 308 of its own host repeats
  /// it.
  std::optional<std::string> form = {};
  /// Header lines of this request alone, instead of the usual ones of the same name: they may hold secrets,
  /// are never recorded, and are sent to the scheme, host and port of `url` and nowhere else, whatever it
  /// redirects to.
  std::vector<std::string> headers = {};

  /// True if it is a matter between its sender and a service: no archive answers it, and robots.txt does not
  /// concern it.
  bool is_confidential() const { return form.has_value() || !headers.empty(); }
};

class Web {
 public:
  using Done = std::function<void(Chain)>;
  virtual ~Web() = default;
  /// Any thread. `done` is called once, on any thread, perhaps before this returns, and must not block.
  virtual void get(WebRequest request, Done done) = 0;
  /// Any thread: ends whatever is under way or waiting with NetFailure::cancelled. Requests made later end so
  /// too.
  virtual void stop() = 0;
  /// Any thread: how many requests are on their way right now, for whoever watches.
  virtual std::size_t in_flight() const { return 0; }
};

}  // namespace citecheck
