#pragma once
// Grammars: how the addresses of web archives are put together. Many archives run the same software, so there
// are fewer grammars than services.

#include <string_view>

#include "references/archive_url.hpp"
#include "references/url.hpp"

namespace citecheck::archives {

/// An address as the grammars see it.
struct Address {
  const Url& url;
  std::string_view root;  ///< Up to the path: "https://web.archive.org/".
  std::string_view path;  ///< What follows: path, query and fragment.
};

/// Fills what the address tells. False if it leads into no copy and no list of copies: a page about the
/// archive itself.
using Grammar = bool (*)(const Address&, ArchiveUrl&);

/// The Wayback Machine: "web/STAMP/URL", and "STAMP/URL" of old.
bool read_wayback(const Address&, ArchiveUrl&);
/// "liveweb.archive.org/URL".
bool read_liveweb(const Address&, ArchiveUrl&);
/// OpenWayback and pywb: up to four folders, the stamp, the URL.
bool read_replay(const Address&, ArchiveUrl&);
/// "memento/STAMP/URL", "list/STAMP/URL" and the answers for programs of Memento's own service.
bool read_memento(const Address&, ArchiveUrl&);
/// "AbC12", "20140217123456/URL", "2014.02.17-123456/URL", "newest/URL".
bool read_archive_today(const Address&, ArchiveUrl&);
/// "6NRzqjPjd", "query?id=1391234567890123", "query?url=URL&date=2014-02-17".
bool read_webcite(const Address&, ArchiveUrl&);
/// "AB12-CD34" and the eleven letters of old, "warc/STAMP/URL".
bool read_perma(const Address&, ArchiveUrl&);
/// "archive/AbC12", "varchive/youtube/20210314/ID", "search?term=URL".
bool read_ghost_archive(const Address&, ArchiveUrl&);
/// "2014-0217-1234-56/URL", perhaps behind "ref/" or "pc/…/".
bool read_megalodon(const Address&, ArchiveUrl&);
/// "cache/?url=URL", "cache/index2.php?url=URL&rev_t=STAMP", "cache/STAMP/URL".
bool read_wikiwix(const Address&, ArchiveUrl&);
/// "pan/14231/20120727-0512/www.example.org/a.html", "nph-wb/STAMP/URL", "nph-arch/2001/Z2001-Feb-7/URL".
bool read_pandora(const Address&, ArchiveUrl&);
/// "search?q=cache:ID:URL+words".
bool read_google_cache(const Address&, ArchiveUrl&);
/// An id and nothing else.
bool read_opaque(const Address&, ArchiveUrl&);

}  // namespace citecheck::archives
