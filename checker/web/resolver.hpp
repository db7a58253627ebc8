#pragma once
// Resolver: host names to addresses without ever blocking, driven by the web thread's own poll loop. It tells
// apart what a citation's verdict depends on: the name server says there is no such name, or no name server
// could say. Not thread-safe.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/web/address.hpp"
#include "checker/web/options.hpp"

namespace citecheck {

struct ResolverOptions {
  IpVersion ip_version = IpVersion::any;
  std::string servers;  ///< ADDRESS[:PORT],…; those of the system if empty.
  std::string hosts_file = "/etc/hosts";
  int in_flight = 64;  ///< Look-ups begun within kPatience; more at once are lost to full buffers.
  int at_most = 256;   ///< Look-ups under way, the slow ones too.
  std::chrono::milliseconds timeout{10'000};  ///< For one look-up, its retry included.
};

struct Lookup {
  enum class State : std::uint8_t { found, not_found, unavailable };
  State state = State::unavailable;
  std::vector<IpAddress> addresses;  ///< At least one if found.
  std::string detail;                ///< In words, otherwise.
};

class Resolver {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Throws std::runtime_error if `servers` cannot be read.
  explicit Resolver(ResolverOptions options);
  ~Resolver();
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  /// What is known of the name without asking: from the hosts file, or from an earlier look-up (as long as
  /// its records live, between one minute and one hour; that a name does not exist, five minutes). A failure
  /// to find out is not kept. Null if it must be looked up; valid until the next call.
  const Lookup* known(std::string_view name, Time now);
  /// Looks the name up; a name that is under way is not asked twice.
  void look_up(std::string_view name, Time now);

  struct Finished {
    std::string name;
    Lookup lookup;
  };
  /// Goes on, and gives the look-ups that ended.
  std::vector<Finished> process(Time now);
  /// A descriptor that is readable when process() has something to do.
  int fd() const;
  /// When process() must be called even if fd() is not readable; none if nothing is under way.
  std::optional<Time> next(Time now) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace citecheck
