#include "references/archives/original.hpp"

#include <algorithm>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck::archives {

namespace {

using Bytes = std::string_view;

bool is_encoded(Bytes text) {
  return starts_with_ignoring_case(text, "http%3a") || starts_with_ignoring_case(text, "https%3a");
}

}  // namespace

bool begins_with_scheme(std::string_view text) {
  return starts_with_ignoring_case(text, "http:") || starts_with_ignoring_case(text, "https:") ||
         is_encoded(text);
}

std::string restore_original(std::string_view text) {
  std::string url = is_encoded(text) ? percent_decoded(text) : std::string(text);
  for (const Bytes scheme : {Bytes("http:/"), Bytes("https:/"), Bytes("ftp:/")})
    if (starts_with_ignoring_case(url, scheme)) {
      if (url.size() > scheme.size() && url[scheme.size()] != '/') url.insert(scheme.size(), 1, '/');
      return url.size() > scheme.size() + 1 ? url : std::string{};
    }
  const Bytes host = Bytes(url).substr(0, url.find_first_of("/?#"));
  return host.find('.') == Bytes::npos || host.starts_with('.') ? std::string{} : "http://" + url;
}

std::string query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const Bytes pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return percent_decoded(pair.substr(name.size() + 1));
  }
  return {};
}

}  // namespace citecheck::archives
