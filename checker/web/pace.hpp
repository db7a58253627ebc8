#pragma once
// Pace: how a host is asked, which may be otherwise than the rest, and which hosts are paced as one.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checker/web/options.hpp"

struct psl_ctx_st;

namespace citecheck {

struct Pace {
  int per_host = 1, retries = 2;
  std::chrono::milliseconds delay{}, timeout{}, connect_timeout{};
  bool own_delay = false;  ///< The delay was given for this host.
};

class Paces {
 public:
  explicit Paces(const WebOptions& options);

  Pace of(std::string_view host) const;

  /// The name under which the host is paced: its own, or with by_domain that of its registered domain (the
  /// label below its public suffix), where it has one.
  std::string group(std::string_view host) const;

 private:
  struct FreeList {
    void operator()(psl_ctx_st* list) const;
  };

  Pace usual_;
  std::vector<HostOverride> hosts_;
  std::unique_ptr<psl_ctx_st, FreeList> suffixes_;  ///< Null without by_domain.
};

}  // namespace citecheck
