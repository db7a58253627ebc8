#pragma once
// LoopbackServer: a web of its own inside the test process. It listens on free ports of loopback addresses,
// plain and under TLS, plays any host by the Host header, answers as scripted down to the byte, and keeps a
// log of what it was asked. A thread per connection, so that every answer may misbehave for itself. All its
// functions may be called from any thread.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/answer.hpp"
#include "support/request.hpp"
#include "support/tls_fault.hpp"

namespace citecheck::test {

class LoopbackServer {
 public:
  LoopbackServer();
  /// Ends every connection and waits for its threads.
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  /// Starts listening on a free port of a numeric address ("127.0.0.7", "::1") and gives the port. Throws
  /// std::runtime_error if the address cannot be bound (a machine without IPv6).
  std::uint16_t listen(const std::string& address = "127.0.0.1");
  std::uint16_t listen_tls(const std::string& address = "127.0.0.1");
  /// A port where connecting is refused, kept so while the server lives.
  std::uint16_t refused_port(const std::string& address = "127.0.0.1");
  /// A port whose queue is full: connecting to it gets no answer.
  std::uint16_t silent_port(const std::string& address = "127.0.0.1");

  /// Scripts `where`, "[METHOD ]HOST/TARGET" ("example.org/a?b=1", "HEAD example.org/"). The host may be "*"
  /// for all, the target may end in "*" for all that begin so. The first request gets the first answer, the
  /// last answer repeats. The script set last wins. What is not scripted answers 599.
  void on(const std::string& where, Answer answer);
  void on(const std::string& where, std::vector<Answer> answers);
  void on(const std::string& where, std::function<Answer(const Request&)> answer);

  /// What the certificate or handshake of this host (by SNI; an address where there is none) is to lack.
  /// `between` authorities stand between its certificate and the one of ca_file().
  void tls_fault(const std::string& host, TlsFault fault, int between = 0);
  /// HTTP/2 is chosen for this host, whose answers are bytes: it is scripted as "PRI HOST/*", and what the
  /// client sends is not read any further than its preface.
  void speaks_http2(const std::string& host);
  /// A PEM file with the authority that issues the certificates of every TLS listener; removed at the end.
  std::string ca_file();

  /// curl's connect-to entries that lead every host's port 80 to the first plain listener and port 443 to
  /// the first TLS listener (those that exist).
  std::vector<std::string> connect_to() const;

  std::vector<Request> requests() const;                        ///< In order of arrival.
  std::vector<Request> requests(std::string_view where) const;  ///< "HOST/TARGET", whole.
  std::size_t count(std::string_view where) const;
  int connections() const;  ///< Accepted so far.
  int resumptions() const;  ///< Handshakes that resumed what an earlier one had agreed on.
  /// The largest number of answers that were under way at one time, of one host ("" for all).
  int most_at_once(std::string_view host = "") const;
  int under_way(std::string_view host = "") const;
  /// Until this many requests have arrived; false if that takes longer than `limit`.
  bool wait_for_requests(std::size_t count, std::chrono::milliseconds limit = std::chrono::seconds{10}) const;
  /// Until no answer is under way.
  bool wait_until_idle(std::chrono::milliseconds limit = std::chrono::seconds{10}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace citecheck::test
