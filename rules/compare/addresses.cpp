#include "rules/compare/addresses.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

struct Address {
  std::string host, folder, page;            ///< `page` is the last segment of the path.
  std::map<std::string, std::string> query;  ///< Without what only tells where a reader came from.
};

bool is_tracking(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"fbclid",     "gclid", "mc_cid",    "mc_eid", "ref",  "referrer", "source",
       "src",        "cmp",   "cmpid",     "ncid",   "smid", "partner",  "phpsessid",
       "jsessionid", "sid",   "sessionid", "rss",    "feed", "print",    "lang"});
  return name.starts_with("utm_") || std::ranges::find(kNames, name) != kNames.end();
}

std::string plain_host(std::string_view host) {
  if (host.starts_with("www")) {
    std::size_t at = 3;
    while (at < host.size() && host[at] >= '0' && host[at] <= '9') ++at;
    if (at < host.size() && host[at] == '.') host.remove_prefix(at + 1);
  }
  for (const std::string_view mobile : {"m.", "mobile.", "amp."})
    if (host.starts_with(mobile)) host.remove_prefix(mobile.size());
  return std::string(host);
}

Address address_of(std::string_view text) {
  const Url url = parse_url(text);
  Address out{.host = plain_host(url.host()), .folder = {}, .page = {}, .query = {}};
  std::string path = to_lower(percent_decoded(url.path()));
  path.resize(std::min(path.find(';'), path.size()));
  const auto drop_slashes = [&path] {
    while (path.ends_with('/')) path.pop_back();
  };
  drop_slashes();
  const std::size_t slash = path.rfind('/');
  const std::string_view last = std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1);
  if (last.starts_with("index.") || last.starts_with("default.")) path.resize(path.size() - last.size());
  drop_slashes();
  const std::size_t at = path.rfind('/');
  out.folder = path.substr(0, at == std::string::npos ? 0 : at);
  out.page = path.substr(at == std::string::npos ? 0 : at + 1);
  std::string query = to_lower(percent_decoded(url.query()));
  for (std::string_view rest = query; !rest.empty();) {
    std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    if (pair.starts_with("amp;")) pair.remove_prefix(4);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view name = pair.substr(0, equals);
    if (!name.empty() && !is_tracking(name))
      out.query.emplace(name, pair.substr(std::min(equals + 1, pair.size())));
  }
  return out;
}

std::string_view stem(std::string_view page) {
  return page.substr(0, page.find('.'));
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

/// Both name a document by a number, and not the same one.
bool other_number(const Address& a, const Address& b) {
  return std::ranges::any_of(a.query, [&](const auto& pair) {
    const auto found = b.query.find(pair.first);
    return found != b.query.end() && found->second != pair.second && has_digit(pair.second) &&
           has_digit(found->second);
  });
}

}  // namespace

AddressMatch compare_addresses(std::string_view a, std::string_view b) {
  const Address one = address_of(a), two = address_of(b);
  if (one.host != two.host) return AddressMatch::unclear;
  const bool same_path = one.folder == two.folder && one.page == two.page;
  if (same_path && one.query == two.query) return AddressMatch::same;
  if (same_path) return other_number(one, two) ? AddressMatch::different : AddressMatch::unclear;
  const std::string_view s = stem(one.page), t = stem(two.page);
  // "a.html" and "a.pdf", "a" and "a_print" are forms of one page.
  const bool related = s.empty() || t.empty() || s.find(t) != s.npos || t.find(s) != t.npos;
  return one.folder == two.folder && !related ? AddressMatch::different : AddressMatch::unclear;
}

}  // namespace citecheck
