#pragma once
// What libcurl's error codes mean for a citation.

#include <curl/curl.h>

#include <string_view>

#include "checker/web/exchange.hpp"

namespace citecheck {

/// The class of an error that ended a transfer before its final status line; `detail` is libcurl's message.
/// `easy` must not have been used since.
NetFailure failure_of(CURLcode code, CURL* easy, std::string_view detail);

/// True where what failed on the way through a proxy lies between us and the proxy, or is its refusal.
bool is_proxy_trouble(CURLcode code, CURL* easy, std::string_view detail);

/// True where a body without a stated length ended with the TLS connection cut instead of closed: old servers
/// do that as a habit, and browsers take it for the end.
bool is_unclean_end(CURLcode code, std::string_view response_head, std::string_view detail);

}  // namespace citecheck
