#include "checker/snapshots/archives.hpp"

#include <algorithm>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

using namespace std::chrono_literals;

WebArchive memento(std::string name, std::string title, const std::string& listing, std::string gate,
                   std::chrono::milliseconds gap) {
  return {.name = std::move(name),
          .title = std::move(title),
          .kind = WebArchive::Kind::memento,
          .listing = listing,
          .closest = std::move(gate),
          .playback = {},
          .gap = gap};
}

}  // namespace

std::span<const WebArchive> known_web_archives() {
  // The Wayback Machine's index answers 24 requests a minute and no more. Arquivo.pt allows 250.
  static const std::vector<WebArchive> kKnown{
      {.name = "wayback",
       .title = "Wayback Machine",
       .kind = WebArchive::Kind::wayback,
       .listing = "https://web.archive.org/cdx/search/cdx",
       .closest = "https://archive.org/wayback/available",
       .playback = "https://web.archive.org/web/",
       .gap = 2'500ms},
      memento("archive.today", "archive.today", "https://archive.today/timemap/",
              "https://archive.today/timegate/", 5'000ms),
      memento("archive-it", "Archive-It", "https://wayback.archive-it.org/all/timemap/link/",
              "https://wayback.archive-it.org/all/", 1'000ms),
      memento("arquivo.pt", "Arquivo.pt", "https://arquivo.pt/wayback/timemap/link/",
              "https://arquivo.pt/wayback/", 500ms),
      memento("loc", "Library of Congress", "https://webarchive.loc.gov/all/timemap/link/",
              "https://webarchive.loc.gov/all/", 1'000ms),
      memento("ukwa", "UK Web Archive", "https://www.webarchive.org.uk/wayback/archive/timemap/link/",
              "https://www.webarchive.org.uk/wayback/archive/", 1'000ms)};
  return kKnown;
}

const WebArchive& wayback_machine() {
  return *std::ranges::find(known_web_archives(), WebArchive::Kind::wayback, &WebArchive::kind);
}

Result<std::vector<WebArchive>> web_archives_named(std::string_view list) {
  std::vector<WebArchive> out;
  while (!list.empty()) {
    const std::string_view one = trim(list.substr(0, list.find(',')));
    list.remove_prefix(
        std::min(list.size(), list.find(',') == std::string_view::npos ? list.size() : list.find(',') + 1));
    if (one.empty()) continue;
    const auto known = std::ranges::find(known_web_archives(), to_lower_ascii(one), &WebArchive::name);
    const Url url = parse_url(one);
    if (known != known_web_archives().end()) {
      out.push_back(*known);
    } else if (url.is_http() && one.find("://") != std::string_view::npos) {
      out.push_back(memento(std::string(one), std::string(url.host()), std::string(one), "", 1'000ms));
    } else {
      return tl::unexpected(Error{std::string(one), 0});
    }
  }
  return out;
}

}  // namespace citecheck
