#pragma once
// The web archives that can be asked what they keep of a URL: where, and how often.

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "references/result.hpp"

namespace citecheck {

struct WebArchive {
  enum class Kind : std::uint8_t {
    wayback,  ///< CDX and availability, which only the Wayback Machine has.
    memento   ///< TimeMap and TimeGate (RFC 7089), which most archives have.
  };
  std::string name;   ///< As --snapshots-from takes it.
  std::string title;  ///< "Wayback Machine".
  Kind kind = Kind::memento;
  std::string listing;   ///< The CDX server; or what a page's URL is put behind for its TimeMap.
  std::string closest;   ///< The availability API; or the same for its TimeGate. "" for none.
  std::string playback;  ///< Wayback: what a time stamp and a page's URL are put behind.
  /// Between two requests: what the archive has published as its limit, else what nobody minds.
  std::chrono::milliseconds gap{1'000};
};

/// Those that have a name.
std::span<const WebArchive> known_web_archives();

/// The one that can be had to save pages, too.
const WebArchive& wayback_machine();

/// Names of known ones, and https URLs of TimeMaps that a page's URL is put behind, with commas between. They
/// are asked in this order, the next one only where those before it keep no copy. An error says which is
/// neither.
Result<std::vector<WebArchive>> web_archives_named(std::string_view list);

/// Asked where nothing else is said.
inline constexpr std::string_view kUsualArchives = "wayback,archive.today";

}  // namespace citecheck
