#pragma once
// TlsSessions: where the TLS sessions of earlier connections are kept, with which a host is greeted again
// without its certificates. libcurl keeps eight in a place, the latest of whatever hosts; so the hosts are
// spread over many places. Belongs to the web thread, and must outlive the handles that use it.

#include <curl/curl.h>

#include <array>
#include <memory>
#include <string_view>

namespace citecheck {

class TlsSessions {
 public:
  /// For CURLOPT_SHARE of a transfer to this host, without TLS too: a handle that has been used with no share
  /// loses what it set up for itself when it is given one.
  CURLSH* of(std::string_view host);

 private:
  struct FreeShare {
    void operator()(CURLSH* share) const { curl_share_cleanup(share); }
  };
  std::array<std::unique_ptr<CURLSH, FreeShare>, 128> places_;
};

}  // namespace citecheck
