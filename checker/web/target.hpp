#pragma once
// Target: a URL made ready for the wire. Citations hold URLs as people and programs write them, with spaces,
// letters of any script, credentials and fragments; a server is asked with none of these.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "checker/web/address.hpp"
#include "references/result.hpp"

namespace citecheck {

struct Target {
  std::string wire;  ///< ASCII: the host in its IDNA form, other bytes percent-encoded, no userinfo, no
                     ///< fragment. Two URLs that ask for the same have the same.
  std::string host;  ///< Lower case; IPv6 without brackets, IPv4 in any spelling as four decimal numbers.
  std::string path;  ///< Begins with "/", no query.
  std::uint16_t port = 0;
  bool https = false;
  std::optional<IpAddress> literal;  ///< Where the host is an address.

  /// Path and query, as a request line has them (RFC 9112, 3.2.1: origin-form).
  std::string_view request_target() const;
};

/// An error if it is no absolute http(s) URL that can be asked. Userinfo is dropped: the checker logs in
/// nowhere, and no secret of an article reaches a log.
Result<Target> read_target(std::string_view url);

/// `location` (a header field, any bytes) resolved against the URL that was asked (RFC 3986, 5), without
/// fragment and userinfo; an error if the result is no http(s) URL.
Result<std::string> resolve_location(std::string_view base, std::string_view location);

}  // namespace citecheck
