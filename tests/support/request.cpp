#include "support/request.hpp"

#include <stdexcept>
#include <utility>

namespace citecheck::test {

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

namespace {

/// The host without its port; "[::1]:80" gives "::1".
std::string host_of(std::string_view authority) {
  if (authority.starts_with('[')) return to_lower(authority.substr(1, authority.find(']') - 1));
  return to_lower(authority.substr(0, authority.find(':')));
}

}  // namespace

Request parse_request(std::string head) {
  Request request;
  const std::string_view line = std::string_view(head).substr(0, head.find("\r\n"));
  const std::size_t first = line.find(' '), second = line.rfind(' ');
  request.method = line.substr(0, first);
  if (first != std::string_view::npos && second > first)
    request.target = line.substr(first + 1, second - first - 1);
  request.head = std::move(head);
  request.host = host_of(request.header("Host"));
  if (const std::size_t scheme = request.target.find("://");
      scheme != std::string::npos && !request.target.starts_with('/')) {
    // The absolute form a proxy is asked with.
    const std::size_t path = request.target.find('/', scheme + 3);
    request.host = host_of(std::string_view(request.target).substr(scheme + 3, path - scheme - 3));
    request.target = path == std::string::npos ? "/" : request.target.substr(path);
  }
  return request;
}

bool Route::takes(const Request& request) const {
  if (!method.empty() && method != request.method) return false;
  if (host != "*" && host != request.host) return false;
  if (target.ends_with('*'))
    return request.target.starts_with(std::string_view(target).substr(0, target.size() - 1));
  return target == request.target;
}

Route parse_where(const std::string& where) {
  Route route;
  const std::size_t space = where.find(' ');
  const std::size_t begin = space == std::string::npos ? 0 : space + 1;
  const std::size_t slash = where.find('/', begin);
  if (slash == std::string::npos)
    throw std::invalid_argument("neither HOST/TARGET nor METHOD HOST/TARGET: " + where);
  route.method = where.substr(0, space == std::string::npos ? 0 : space);
  route.host = to_lower(where.substr(begin, slash - begin));
  route.target = where.substr(slash);
  return route;
}

std::string Request::header(std::string_view name) const {
  const std::string wanted = to_lower(name) + ":";
  std::size_t line_end = head.find("\r\n");
  while (line_end != std::string::npos && line_end + 2 < head.size()) {
    const std::size_t begin = line_end + 2;
    line_end = head.find("\r\n", begin);
    const std::string line = head.substr(begin, line_end - begin);
    if (!to_lower(line).starts_with(wanted)) continue;
    const std::size_t value = line.find_first_not_of(" \t", wanted.size());
    return value == std::string::npos ? "" : line.substr(value);
  }
  return "";
}

}  // namespace citecheck::test
