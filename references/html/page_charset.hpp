#pragma once
// What an HTML text says of its own encoding, in its first bytes (HTML Standard, 13.2.3.2).

#include <string>
#include <string_view>

namespace citecheck {

/// The label of <meta charset>, <meta http-equiv> or an XML declaration; "" if there is none.
std::string declared_charset(std::string_view bytes);

/// The charset parameter of a Content-Type; "" if there is none.
std::string charset_parameter(std::string_view content_type);

}  // namespace citecheck
