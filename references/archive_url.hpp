#pragma once
// Archive URLs: links into a web archive, taken apart into the service, the time stamp and the page.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace citecheck {

struct ArchiveUrl {
  std::string_view service;  ///< "Wayback Machine", "archive.today", … as citations print it.
  std::optional<std::chrono::sys_seconds> captured;  ///< From the URL's time stamp, where it names the day.
  std::string original;                              ///< The archived page's URL; "" where the form hides it.
};

/// None if the URL does not lead into a known archive.
std::optional<ArchiveUrl> parse_archive_url(std::string_view url);

}  // namespace citecheck
