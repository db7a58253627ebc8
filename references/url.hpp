#pragma once
// Url: the parts of an absolute URL (RFC 3986) as cited, with nothing changed: a citation's URL is evidence.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/span.hpp"

namespace citecheck {

/// Parts of an absolute URL. `href` is the text as cited; the parts are slices of it, `scheme` and `host` in
/// lower case. A text that is not an absolute URL has an empty `scheme`.
struct Url {
  std::string href, scheme, userinfo, host, path, query, fragment;
  std::uint16_t port = 0;  ///< 0 where none is stated.

  bool valid() const { return !scheme.empty(); }
  bool is_http() const { return (scheme == "http" || scheme == "https") && !host.empty(); }
  /// True if it names a host and nothing below it.
  bool is_home() const { return (path.empty() || path == "/") && query.empty(); }
};

/// Never fails: what cannot be taken apart keeps its href and has no scheme. A "//host/path" is read as
/// https.
Url parse_url(std::string_view text);

/// What is asked for: the URL without its fragment and userinfo, and with a host in lower case. Query and
/// path are never touched.
std::string fetch_key(const Url& url);

/// Without userinfo, for reports and archives: secrets are never printed.
std::string without_userinfo(std::string_view url);

/// Where credentials stand in running text: between the "//" of a URL and its host, the "@" included.
std::vector<Span> find_userinfo(std::string_view text);

/// Running text, such as a line of an article, without the credentials of the URLs in it.
std::string without_credentials(std::string_view text);

/// "%C3%A9" as its byte; what is no such code stays.
std::string percent_decoded(std::string_view text, bool plus_is_space = false);

/// As a part of a URL: everything but letters, digits and "-._~" (RFC 3986, 2.3), and what is in `kept`, as
/// such a code.
std::string percent_encoded(std::string_view text, std::string_view kept = {});

/// The longest URL that starts at text[at] in running text, its trailing punctuation left out (an unpaired
/// ")" too); empty if no http(s) or ftp(s) URL starts there. Ends at space, <, >, ", [, ], {, }, |.
std::string_view url_at(std::string_view text, std::size_t at);

/// Where the next http(s) URL starts at or after `from`.
std::optional<std::size_t> find_url(std::string_view text, std::size_t from = 0);

}  // namespace citecheck
