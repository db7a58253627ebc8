#pragma once
// SURT: the key that an index of captures is sorted by, the host's labels turned round. It is made as
// warcio.js makes it, which looks captures up in WACZ packages by the same key.

#include <string>
#include <string_view>

namespace citecheck {

/// "http://www.Example.org:8080/A?b=2&a=1" gives "org,example:8080)/a?a=1&b=2"; what is no http(s) URL stays
/// as it is. White space is escaped.
std::string surt(std::string_view url);

}  // namespace citecheck
