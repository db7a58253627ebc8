#pragma once
// Exchanges and chains made by hand, for the pure parts of the web.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "checker/web/web.hpp"

namespace citecheck::test {

inline constexpr Instant kDay{std::chrono::milliseconds{1'400'000'000'000}};  // 2014-05-13T16:53:20Z

inline Exchange answered(int status, std::string url, const std::vector<std::string>& fields = {}) {
  Exchange exchange;
  exchange.url = std::move(url);
  exchange.status = status;
  exchange.at = kDay;
  exchange.request_head = "GET / HTTP/1.1\r\n\r\n";
  exchange.response_head = "HTTP/1.1 " + std::to_string(status) + " \r\n";
  for (const std::string& field : fields) exchange.response_head += field + "\r\n";
  exchange.response_head += "\r\n";
  return exchange;
}

inline Exchange failed(NetFailure failure, std::string url, std::string detail = {}) {
  Exchange exchange;
  exchange.url = std::move(url);
  exchange.at = kDay;
  exchange.failure = failure;
  exchange.failure_detail = std::move(detail);
  return exchange;
}

/// Each exchange a hop of its own, in order.
inline std::vector<ExchangePtr> hops(std::vector<Exchange> exchanges) {
  std::vector<ExchangePtr> out;
  for (Exchange& exchange : exchanges) {
    exchange.hop = static_cast<int>(out.size());
    out.push_back(std::make_shared<const Exchange>(std::move(exchange)));
  }
  return out;
}

inline Chain chain_of(std::vector<Exchange> exchanges, Chain::End end = Chain::End::answered) {
  const std::string url = exchanges.front().url;
  return {url, hops(std::move(exchanges)), end};
}

}  // namespace citecheck::test
