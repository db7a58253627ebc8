#pragma once
// Url: the parts of an absolute URL (RFC 3986) as cited, with nothing changed: a citation's URL is evidence.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "references/span.hpp"

namespace citecheck {

/// An absolute URL and its parts. A text that is not an absolute URL has an empty scheme. One copy of the
/// text is kept, and where the parts lie in it: an article may hold a hundred thousand. Parts live as long as
/// the Url.
class Url {
 public:
  Url() = default;

  const std::string& href() const& { return href_; }  ///< The text as cited.
  std::string href() && { return std::move(href_); }

  std::string_view scheme() const& { return scheme_.of(lowered()); }  ///< In lower case.
  std::string_view userinfo() const& { return userinfo_.of(href_); }
  std::string_view host() const& { return host_.of(lowered()); }  ///< In lower case.
  std::string_view path() const& { return path_.of(href_); }
  std::string_view query() const& { return query_.of(href_); }
  std::string_view fragment() const& { return fragment_.of(href_); }
  std::uint16_t port() const { return port_; }  ///< 0 where none is stated.
  void scheme() && = delete;
  void userinfo() && = delete;
  void host() && = delete;
  void path() && = delete;
  void query() && = delete;
  void fragment() && = delete;

  bool valid() const { return scheme_.size != 0; }
  bool is_http() const { return (scheme() == "http" || scheme() == "https") && host_.size != 0; }
  /// True if it names a host and nothing below it.
  bool is_home() const { return (path().empty() || path() == "/") && query_.size == 0; }

 private:
  friend Url parse_url(std::string_view text);

  struct Slice {
    std::uint32_t begin = 0, size = 0;
    std::string_view of(std::string_view text) const { return text.substr(begin, size); }
  };

  explicit Url(std::string_view text) : href_(text) {}
  std::string_view lowered() const { return lowered_.empty() ? href_ : lowered_; }
  Slice slice(std::string_view part) const;
  bool read_authority(std::string_view authority);
  void read_path(std::string_view rest);
  void lower();

  std::string href_;
  std::string lowered_;  ///< Scheme and host, where they do not stand in the text in lower case.
  Slice scheme_, userinfo_, host_, path_, query_, fragment_;
  std::uint16_t port_ = 0;
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
