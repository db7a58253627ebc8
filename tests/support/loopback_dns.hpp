#pragma once
// LoopbackDns: a name server of its own inside the test process, over UDP (RFC 1035). It knows the names the
// test tells it, can fail or keep silent about others, and says of all the rest that there is no such name.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace citecheck::test {

enum class DnsFault : std::uint8_t {
  no_such_name,    ///< NXDOMAIN
  server_failure,  ///< SERVFAIL
  silent
};

class LoopbackDns {
 public:
  LoopbackDns();
  ~LoopbackDns();
  LoopbackDns(const LoopbackDns&) = delete;
  LoopbackDns& operator=(const LoopbackDns&) = delete;

  /// "127.0.0.1:PORT"
  std::string server() const;
  /// Numeric addresses, IPv4 and IPv6, with the time to live in seconds.
  void set(const std::string& name, std::vector<std::string> addresses, std::uint32_t ttl = 60);
  void set(const std::string& name, DnsFault fault);
  /// How many questions came about the name, A and AAAA together.
  int asked(const std::string& name) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace citecheck::test
