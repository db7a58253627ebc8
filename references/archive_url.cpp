#include "references/archive_url.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>

#include "references/name_table.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

using Bytes = std::string_view;
using std::chrono::sys_seconds;
constexpr std::size_t kNone = Bytes::npos;

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

std::size_t leading_digits(Bytes text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_decimal) - text.begin());
}

int number(Bytes digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// YYYYMMDD[hh[mm[ss]]]. A shorter stamp names no day, so no moment comes of it.
std::optional<sys_seconds> read_stamp(Bytes digits) {
  using namespace std::chrono;
  if (digits.size() < 8) return {};
  const auto part = [&](std::size_t at) {
    return at + 2 <= digits.size() ? number(digits.substr(at, 2)) : 0;
  };
  const year_month_day day{year{number(digits.substr(0, 4))}, month{static_cast<unsigned>(part(4))},
                           std::chrono::day{static_cast<unsigned>(part(6))}};
  if (!day.ok() || day.year() < year{1990}) return {};
  const int h = part(8), m = part(10), s = part(12);
  if (h > 23 || m > 59 || s > 59) return sys_days{day};
  return sys_days{day} + hours{h} + minutes{m} + seconds{s};
}

/// 4 to 14 digits, then replay flags ("id_", "if_", "im_", "js_cs_") or the "*" of a list of captures.
bool is_stamp_segment(Bytes segment) {
  const std::size_t digits = leading_digits(segment);
  if (digits < 4 || digits > 14) return false;
  Bytes flags = segment.substr(digits);
  if (flags == "*") return true;
  while (flags.size() >= 3 && std::islower(static_cast<unsigned char>(flags[0])) &&
         std::islower(static_cast<unsigned char>(flags[1])) && flags[2] == '_')
    flags.remove_prefix(3);
  return flags.empty();
}

std::string percent_decode(Bytes text) {
  const auto nibble = [](char c) -> int {
    if (is_decimal(c)) return c - '0';
    const char l = static_cast<char>(c | 0x20);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
  };
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair =
        text[i] == '%' && i + 2 < text.size() && nibble(text[i + 1]) >= 0 && nibble(text[i + 2]) >= 0;
    out += pair ? static_cast<char>(nibble(text[i + 1]) * 16 + nibble(text[i + 2])) : text[i];
    if (pair) i += 2;
  }
  return out;
}

/// The archived page's URL as the archive's URL carries it: without a scheme, with one of its slashes lost,
/// or percent-encoded.
std::string restore_original(Bytes text) {
  std::string url(text);
  if (starts_with_ignoring_case(url, "http%3a") || starts_with_ignoring_case(url, "https%3a"))
    url = percent_decode(url);
  if (url.empty()) return url;
  for (const Bytes scheme : {Bytes("http:/"), Bytes("https:/"), Bytes("ftp:/")})
    if (starts_with_ignoring_case(url, scheme)) {
      if (url.size() > scheme.size() && url[scheme.size()] != '/') url.insert(scheme.size(), 1, '/');
      return url;
    }
  const Bytes host = Bytes(url).substr(0, url.find_first_of("/?#"));
  return host.find('.') == kNone || host.starts_with('.') ? std::string{} : "http://" + url;
}

/// The value of `name` in a query, decoded.
std::string query_value(Bytes query, Bytes name) {
  while (!query.empty()) {
    const Bytes pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return percent_decode(pair.substr(name.size() + 1));
  }
  return {};
}

struct Parts {
  Bytes path;  ///< Path, query and fragment, without the first "/".
  const Url& url;
};

/// The form of Wayback, OpenWayback and pywb: up to four folders, the stamp, the URL. A collection may be a
/// number (archive-it.org/3456/20140217…/), so the last stamp in a row counts.
void read_replay(const Parts& parts, ArchiveUrl& out) {
  Bytes rest = parts.path;
  for (int folders = 0; folders < 5; ++folders) {
    const std::size_t slash = rest.find('/');
    const Bytes segment = rest.substr(0, slash);
    const Bytes behind = slash == kNone ? Bytes{} : rest.substr(slash + 1);
    if (starts_with_ignoring_case(rest, "http:") || starts_with_ignoring_case(rest, "https:") ||
        starts_with_ignoring_case(rest, "http%3a") || starts_with_ignoring_case(rest, "https%3a") ||
        segment.find('.') != kNone) {
      out.original = restore_original(rest);
      return;
    }
    const bool stamp = is_stamp_segment(segment);
    if (segment == "*" || (stamp && !is_stamp_segment(behind.substr(0, behind.find('/'))))) {
      out.original = restore_original(behind);
      if (stamp && !segment.ends_with('*'))
        out.captured = read_stamp(segment.substr(0, leading_digits(segment)));
      return;
    }
    rest = behind;
  }
}

/// archive.today: "AbC12", "20140217123456/URL", "2014.02.17-123456/URL", "newest/URL".
void read_archive_today(const Parts& parts, ArchiveUrl& out) {
  const std::size_t slash = parts.path.find('/');
  const Bytes first = parts.path.substr(0, slash);
  std::string digits;
  for (const char c : first.substr(0, 20))
    if (is_decimal(c)) digits += c;
  const bool stamp = digits.size() >= 4 && first.size() <= 20 &&
                     std::ranges::all_of(first, [](char c) { return is_decimal(c) || c == '.' || c == '-'; });
  if (stamp) out.captured = read_stamp(digits);
  if (slash != kNone && (stamp || first == "newest" || first == "oldest" || first == "o"))
    out.original = restore_original(parts.path.substr(slash + 1));
  else if (starts_with_ignoring_case(parts.path, "http:") || starts_with_ignoring_case(parts.path, "https:"))
    out.original = restore_original(parts.path);
}

std::optional<sys_seconds> from_microseconds(std::uint64_t micros) {
  constexpr std::uint64_t kFirst = 946'684'800'000'000, kLast = 4'102'444'800'000'000;  // 2000 to 2100
  if (micros < kFirst || micros > kLast) return std::nullopt;
  return sys_seconds{std::chrono::seconds{micros / 1'000'000}};
}

/// WebCite's page id is the moment of capture: microseconds since 1970, in base 62 (0-9, A-Z, a-z).
std::optional<sys_seconds> from_base62(Bytes id) {
  if (id.empty() || id.size() > 10) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : id) {
    unsigned digit = 0;
    if (is_decimal(c))
      digit = static_cast<unsigned>(c - '0');
    else if (c >= 'A' && c <= 'Z')
      digit = static_cast<unsigned>(c - 'A' + 10);
    else if (c >= 'a' && c <= 'z')
      digit = static_cast<unsigned>(c - 'a' + 36);
    else
      return std::nullopt;
    value = value * 62 + digit;
  }
  return from_microseconds(value);
}

/// WebCite: "6NRzqjPjd", "query?id=1391234567890123", "query?url=URL&date=2014-02-17".
void read_webcite(const Parts& parts, ArchiveUrl& out) {
  out.original = restore_original(query_value(parts.url.query, "url"));
  const Bytes id = parts.path.substr(0, parts.path.find_first_of("/?#"));
  if (id != "query") {
    out.captured = from_base62(id);
  } else if (const std::string micros = query_value(parts.url.query, "id"); !micros.empty()) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(micros.data(), micros.data() + micros.size(), value);
    out.captured = error == std::errc() && end == micros.data() + micros.size() ? from_microseconds(value)
                                                                                : from_base62(micros);
  } else {
    std::string digits;
    for (const char c : query_value(parts.url.query, "date").substr(0, 10))
      if (is_decimal(c)) digits += c;
    out.captured = read_stamp(digits);
  }
}

/// Megalodon: "2014-0217-1234-56/URL", perhaps behind "ref/" or "pc/…/". The stamp is in Japanese time: only
/// the day is taken, as the service itself shows it.
void read_megalodon(const Parts& parts, ArchiveUrl& out) {
  Bytes rest = parts.path;
  for (int folders = 0; folders < 4; ++folders) {
    const std::size_t slash = rest.find('/');
    const Bytes segment = rest.substr(0, slash);
    if (leading_digits(segment) == 4 && segment.size() >= 9 && segment[4] == '-') {
      out.captured = read_stamp(std::string(segment.substr(0, 4)) + std::string(segment.substr(5, 4)));
      if (slash != kNone) out.original = restore_original(rest.substr(slash + 1));
      return;
    }
    if (slash == kNone) return;
    rest.remove_prefix(slash + 1);
  }
}

/// Wikiwix: "cache/?url=URL", "cache/index2.php?url=URL&rev_t=STAMP", "cache/STAMP/URL".
void read_wikiwix(const Parts& parts, ArchiveUrl& out) {
  out.original = restore_original(query_value(parts.url.query, "url"));
  if (out.original.empty()) return read_replay(parts, out);
  const std::string stamp = query_value(parts.url.query, "rev_t");
  out.captured = read_stamp(Bytes(stamp).substr(0, std::min<std::size_t>(leading_digits(stamp), 14)));
}

/// Google's cache: "search?q=cache:ID:URL+words".
void read_google_cache(const Parts& parts, ArchiveUrl& out) {
  const std::string query = query_value(parts.url.query, "q");
  if (!query.starts_with("cache:")) return;
  Bytes rest = Bytes(query).substr(6);
  if (!starts_with_ignoring_case(rest, "http") && rest.find(':') != kNone)
    rest.remove_prefix(rest.find(':') + 1);
  out.original = restore_original(rest.substr(0, rest.find_first_of("+ ")));
}

/// Archives whose URLs hold an id and nothing else.
void read_opaque(const Parts&, ArchiveUrl&) {}

struct Service {
  Bytes host;    ///< The host, or the domain it lies under.
  Bytes folder;  ///< What the path must begin with for the URL to lead into the archive.
  Bytes name;
  void (*read)(const Parts&, ArchiveUrl&);
};

// The first fitting row counts: hosts before the domains they lie under.
constexpr auto kServices = std::to_array<Service>({
    {"wayback.archive-it.org", "", "Archive-It", read_replay},
    {"archive-it.org", "", "Archive-It", read_replay},
    {"web.archive.bibalex.org", "", "Bibliotheca Alexandrina", read_replay},
    {"web.archive.org", "", "Wayback Machine", read_replay},
    {"web-beta.archive.org", "", "Wayback Machine", read_replay},
    {"classic-web.archive.org", "", "Wayback Machine", read_replay},
    {"liveweb.archive.org", "", "Wayback Machine", read_replay},
    {"replay.archive.org", "", "Wayback Machine", read_replay},
    {"wayback.archive.org", "", "Wayback Machine", read_replay},
    {"waybackmachine.org", "", "Wayback Machine", read_replay},
    {"archive.org", "web/", "Wayback Machine", read_replay},
    {"archive.org", "wayback/", "Wayback Machine", read_replay},
    {"archive.today", "", "archive.today", read_archive_today},
    {"archive.is", "", "archive.today", read_archive_today},
    {"archive.ph", "", "archive.today", read_archive_today},
    {"archive.fo", "", "archive.today", read_archive_today},
    {"archive.li", "", "archive.today", read_archive_today},
    {"archive.vn", "", "archive.today", read_archive_today},
    {"archive.md", "", "archive.today", read_archive_today},
    {"archive.ec", "", "archive.today", read_archive_today},
    {"webcitation.org", "", "WebCite", read_webcite},
    {"perma.cc", "", "Perma.cc", read_opaque},
    {"perma-archives.org", "", "Perma.cc", read_replay},
    {"ghostarchive.org", "", "Ghost Archive", read_opaque},
    {"archive.wikiwix.com", "", "Wikiwix", read_wikiwix},
    {"megalodon.jp", "", "Megalodon", read_megalodon},
    {"webcache.googleusercontent.com", "", "Google Cache", read_google_cache},
    {"freezepage.com", "", "FreezePage", read_opaque},
    {"timetravel.mementoweb.org", "", "Memento Time Travel", read_replay},
    {"webarchive.nationalarchives.gov.uk", "", "UK Government Web Archive", read_replay},
    {"webarchive.proni.gov.uk", "", "PRONI Web Archive", read_replay},
    {"webarchive.parliament.uk", "", "UK Parliament Web Archive", read_replay},
    {"webarchive.org.uk", "", "UK Web Archive", read_replay},
    {"arquivo.pt", "", "Portuguese Web Archive", read_replay},
    {"webarchive.loc.gov", "", "Library of Congress", read_replay},
    {"webharvest.gov", "", "National Archives and Records Administration", read_replay},
    {"webarchive.nla.gov.au", "", "Australian Web Archive", read_replay},
    {"pandora.nla.gov.au", "", "Pandora Archive", read_opaque},
    {"webarchive.bac-lac.gc.ca", "", "Library and Archives Canada", read_replay},
    {"collectionscanada.gc.ca", "webarchives", "Library and Archives Canada", read_replay},
    {"collectionscanada.ca", "webarchives", "Library and Archives Canada", read_replay},
    {"digital.library.yorku.ca", "wayback/", "York University Libraries", read_replay},
    {"collection.europarchive.org", "", "European Archive", read_replay},
    {"collections.europarchive.org", "", "European Archive", read_replay},
    {"collections.internetmemory.org", "", "Internet Memory Foundation", read_replay},
    {"wayback.vefsafn.is", "", "Icelandic Web Archive", read_replay},
    {"vefsafn.is", "is/", "Icelandic Web Archive", read_replay},
    {"veebiarhiiv.digar.ee", "", "Estonian Web Archive", read_replay},
    {"nukrobi.nuk.uni-lj.si", "", "Slovenian Web Archive", read_replay},
    {"padi.cat", "wayback/", "Web Archive of Catalonia", read_replay},
    {"swap.stanford.edu", "", "Stanford Web Archive", read_replay},
    {"haw.nsk.hr", "", "Croatian Web Archive", read_replay},
    {"wayback.webarchiv.cz", "", "Czech Web Archive", read_replay},
    {"webrecorder.io", "", "Webrecorder", read_replay},
    {"conifer.rhizome.org", "", "Conifer", read_replay},
});

bool lies_under(Bytes host, Bytes domain) {
  return host == domain || (host.size() > domain.size() && host.ends_with(domain) &&
                            host[host.size() - domain.size() - 1] == '.');
}

/// True if the host or a domain it lies under is of a service. Nearly all are of none, which is told so
/// without a look at every service.
bool may_be_archive(Bytes host) {
  static const NameTable<bool> hosts = [] {
    NameTable<bool> table(kServices.size());
    for (const Service& service : kServices) table.add(service.host, true);
    return table;
  }();
  for (;;) {
    if (hosts.find(host) != nullptr) return true;
    const std::size_t dot = host.find('.');
    if (dot == kNone) return false;
    host.remove_prefix(dot + 1);
  }
}

}  // namespace

std::optional<ArchiveUrl> parse_archive_url(std::string_view text) {
  const Url url = parse_url(text);
  if (!url.is_http() || !may_be_archive(url.host)) return std::nullopt;
  const Bytes href = url.href;
  const std::size_t authority = href.find("//") + 2;
  Bytes path = href.substr(std::min(href.find_first_of("/?#", authority), href.size()));
  if (path.starts_with('/')) path.remove_prefix(1);
  if (path.empty()) return std::nullopt;  // the archive's own home page
  for (const Service& service : kServices) {
    if (!lies_under(url.host, service.host) || !path.starts_with(service.folder)) continue;
    // Below archive.org lie hosts of other purposes; only the bare and www forms replay pages.
    if (service.host == "archive.org" && url.host != "archive.org" && url.host != "www.archive.org") continue;
    ArchiveUrl out{.service = service.name, .captured = {}, .original = {}};
    service.read({path, url}, out);
    // A page about the archive itself ("arquivo.pt/about") is a page like any other.
    if (service.read == read_replay && !out.captured && out.original.empty()) return std::nullopt;
    return out;
  }
  return std::nullopt;
}

}  // namespace citecheck
