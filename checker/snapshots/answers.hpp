#pragma once
// What an archive's answer says of the copies that it keeps of a URL: some, none, or nothing that can be
// relied upon. Pure; any bytes.

#include <string>
#include <vector>

#include "checker/snapshots/copies.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

struct ArchiveAnswer {
  enum class State : std::uint8_t {
    listed,   ///< It keeps these.
    nothing,  ///< It says that it keeps none.
    unknown   ///< No answer, or one that says nothing; `reason` tells.
  };
  State state = State::unknown;
  Copies copies;
  std::string reason;             ///< For a person.
  std::string resume_key;         ///< Of a CDX listing that goes on; "" if it is all.
  std::vector<std::string> more;  ///< Of a TimeMap: further ones that belong to it.
  bool withheld = false;          ///< The archive shows nothing of this site, so that asking on is of no use.
};

/// A CDX server's: `playback` as parse_cdx takes it.
ArchiveAnswer read_cdx(const Chain& chain, const std::string& playback);

/// The availability API's. An empty answer is often wrong, and unknown.
ArchiveAnswer read_availability(const Chain& chain);

/// A TimeMap in link format (RFC 7089, 5). There a 404 says that nothing is kept.
ArchiveAnswer read_timemap(const Chain& chain);

/// A TimeGate's (RFC 7089, 4), redirects followed: every memento that it names or leads to. A memento is told
/// by its Memento-Datetime, whatever its status: that is the one that was archived.
ArchiveAnswer read_timegate(const Chain& chain);

/// True if the answer says that the archive itself is in trouble or wants peace.
bool archive_in_trouble(const Exchange& exchange);

}  // namespace citecheck
