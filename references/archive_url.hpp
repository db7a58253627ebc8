#pragma once
// Archive URLs: links into a web archive, taken apart into the service, the time stamp and the page. Which
// archives there are and what their addresses look like lies in archives/.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "references/url.hpp"

namespace citecheck {

/// What keeps an address in an archive from leading to one copy of one page, for good.
enum class ArchiveFault : std::uint8_t {
  none,
  capture_list,      ///< It leads to a list of copies ("/web/*/").
  no_stamp,          ///< It names the page and no moment: whatever copy is the newest.
  short_stamp,       ///< The time stamp names no second: whatever copy is near.
  impossible_stamp,  ///< No day of the calendar since there are web archives, or too many digits.
  save_command,      ///< It makes a new copy whenever it is opened.
  live_page,         ///< It shows the page as it is today.
  folder,            ///< There is no such folder in the archive.
  flag,              ///< What stands behind the time stamp is no replay flag, or is not known there.
  no_original,       ///< It names a moment and no page.
  unknown_form  ///< The archive's host, and no form of address that is known there: its home page, its help.
};

/// What a service is good for as the keeper of a copy.
enum class Keeping : std::uint8_t {
  lasting,
  closed,  ///< It takes no copies any more, and may be gone or going.
  cache    ///< It never meant to keep its copies.
};

struct ArchiveUrl {
  std::string_view service;  ///< "Wayback Machine", "archive.today", … as citations print it.
  std::optional<std::chrono::sys_seconds> captured;  ///< From the URL's time stamp, where it names the day.
  std::string original;                              ///< The archived page's URL; "" where the form hides it.
  std::string stamp;  ///< The digits of the time stamp as written; "" where there are none.
  std::string base;   ///< What stands before the time stamp in an address in full; "" where there is no such
                      ///< form.
  ArchiveFault fault = ArchiveFault::none;
  Keeping keeping = Keeping::lasting;
};

/// None if the URL does not lead into a known archive.
std::optional<ArchiveUrl> parse_archive_url(const Url& url);
std::optional<ArchiveUrl> parse_archive_url(std::string_view url);
/// The same; and of other addresses of a host that is an archive's alone the service, with unknown_form.
std::optional<ArchiveUrl> archive_address(const Url& url);

/// The address in full of the copy that was made at that time (14 digits); "" where the service has no such
/// form or the page is not known.
std::string with_stamp(const ArchiveUrl& archive, std::string_view stamp);

}  // namespace citecheck
