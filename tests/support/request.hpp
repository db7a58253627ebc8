#pragma once
// A request as the loopback server got it, and the routes that requests are told apart by.

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "support/answer.hpp"

namespace citecheck::test {

/// A request as it arrived.
struct Request {
  std::string method, host, target;  ///< `host` in lower case, without its port.
  std::string head;                  ///< All bytes up to and with the empty line.
  std::string body;                  ///< As long as its Content-Length says; chunks are not understood.
  std::chrono::steady_clock::time_point at{};
  std::uint16_t port = 0;  ///< Of the listener it came in by.
  int connection = 0;      ///< Counted from 1 over all listeners.
  bool tls = false;
  std::uint64_t sent = 0;    ///< Bytes of the answer that were handed to the kernel; 0 while under way.
  bool client_left = false;  ///< The client closed before the answer was done.

  std::string header(std::string_view name) const;  ///< "" if absent.
  std::string where() const { return host + target; }
};

/// Reads a head, which ends in an empty line. A broken request line leaves fields empty.
Request parse_request(std::string head);

/// One scripted place: "[METHOD ]HOST/TARGET".
struct Route {
  std::string method;        ///< "" for any.
  std::string host, target;  ///< "*" for any host; a target that ends in "*" takes all that begin so.
  std::function<Answer(const Request&)> answer;

  bool takes(const Request& request) const;
};
/// Throws std::invalid_argument if there is no host and target.
Route parse_where(const std::string& where);

std::string to_lower(std::string_view text);  ///< ASCII

}  // namespace citecheck::test
