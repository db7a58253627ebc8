#pragma once
// The archived page's URL, as the address of the copy carries it.

#include <string>
#include <string_view>

namespace citecheck::archives {

/// True if the text begins like a URL with its scheme, which may be percent-encoded.
bool begins_with_scheme(std::string_view text);

/// With the scheme it may lack, the slash it may have lost, and decoded where all of it is encoded; "" if it
/// names no host.
std::string restore_original(std::string_view text);

/// The value of `name` in a query, decoded; "" if there is none.
std::string query_value(std::string_view query, std::string_view name);

}  // namespace citecheck::archives
