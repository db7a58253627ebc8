#include "checker/web/redirect.hpp"

#include <algorithm>

#include "checker/web/target.hpp"

namespace citecheck {

namespace {

bool sets_cookie(const ExchangePtr& exchange) {
  return !header(exchange->response_head, "Set-Cookie").empty();
}

std::string wire_of(std::string_view url) {
  const auto target = read_target(url);
  return target ? target->wire : std::string{url};
}

bool is_loop(const std::vector<ExchangePtr>& exchanges, const std::string& next) {
  const std::string wire = wire_of(next);
  int times = 0;
  auto since = exchanges.end();
  for (auto at = exchanges.begin(); at != exchanges.end(); ++at) {
    const bool first_attempt = at == exchanges.begin() || (*at)->hop != (*std::prev(at))->hop;
    if (!first_attempt || wire_of((*at)->url) != wire) continue;
    ++times;
    since = at;
  }
  return times > 1 || (times == 1 && std::none_of(since, exchanges.end(), sets_cookie));
}

}  // namespace

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

NextHop refresh_hop(const std::vector<ExchangePtr>& exchanges, const std::string& url, int max_redirects) {
  if (is_loop(exchanges, url) || exchanges.back()->hop >= max_redirects) return {};
  return {url, Chain::End::answered};
}

NextHop next_hop(const std::vector<ExchangePtr>& exchanges, int max_redirects) {
  const Exchange& last = *exchanges.back();
  if (last.status == 0) return {{}, Chain::End::failed};
  if (!is_redirect(last.status)) return {{}, Chain::End::answered};
  const std::string_view location = header(last.response_head, "Location");
  if (location.empty()) return {{}, Chain::End::bad_redirect};
  auto next = resolve_location(last.url, location);
  if (!next) return {{}, Chain::End::bad_redirect};
  if (is_loop(exchanges, *next)) return {{}, Chain::End::redirect_loop};
  if (last.hop >= max_redirects) return {{}, Chain::End::too_many_redirects};
  return {*std::move(next), Chain::End::answered};
}

}  // namespace citecheck
