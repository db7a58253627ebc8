#include "checker/web/tls_sessions.hpp"

#include <functional>
#include <new>

namespace citecheck {

CURLSH* TlsSessions::of(std::string_view host) {
  auto& place = places_[std::hash<std::string_view>{}(host) % places_.size()];
  if (!place) {
    place.reset(curl_share_init());
    if (!place) throw std::bad_alloc{};
    curl_share_setopt(place.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
  }
  return place.get();
}

}  // namespace citecheck
