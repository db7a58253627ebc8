#pragma once
// The CDX server of the Wayback Machine: an index that lists the captures of a URL, in plain lines or as
// JSON, in pieces that a resume key leads on from.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "checker/snapshots/copies.hpp"
#include "references/result.hpp"

namespace citecheck {

/// Rows of one answer at most; what is left has a resume key.
inline constexpr int kCdxRows = 3'000;

/// Asks for the captures of just this URL that show a page, one a day at most: those with a good status and
/// those that found nothing new. `resume_key` as an answer gave it, "" for the first piece.
std::string cdx_listing_url(std::string_view endpoint, std::string_view url, std::string_view resume_key);

/// Asks for the few captures with a good status that are nearest to a time.
std::string cdx_closest_url(std::string_view endpoint, std::string_view url,
                            std::chrono::sys_seconds nearest_to);

/// Asks for the latest capture since then that is no error, one that found nothing new included.
std::string cdx_latest_url(std::string_view endpoint, std::string_view url, std::chrono::sys_seconds since);

struct CdxAnswer {
  Copies copies;
  std::string resume_key;  ///< "" behind the last piece.
  bool whole = true;       ///< False where the text broke off.
};

/// What becomes of a capture whose status the answer does not tell.
enum class UntoldStatus : std::uint8_t { left_out, kept };

/// Lines or JSON, with the seven usual columns, with those that the two above ask for, or with a heading that
/// names them. A capture that found nothing new (a revisit, whose status is "-") has the status of one with
/// the same digest in this answer, else is left out, or kept without one. `playback` is what the URLs of
/// copies begin with. An error where the text is no such answer; rows that are none are left out, as is what
/// is behind a broken place.
Result<CdxAnswer> parse_cdx(std::string_view body, const std::string& playback,
                            UntoldStatus untold = UntoldStatus::left_out);

}  // namespace citecheck
