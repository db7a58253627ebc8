#include "references/archives/services.hpp"

#include <array>

namespace citecheck::archives {

namespace {

using enum Keeping;

constexpr auto kServices = std::to_array<Service>({
    // The Internet Archive
    {"web.archive.org", "", "Wayback Machine", read_wayback},
    {"web-beta.archive.org", "", "Wayback Machine", read_wayback},
    {"classic-web.archive.org", "", "Wayback Machine", read_wayback},
    {"replay.archive.org", "", "Wayback Machine", read_wayback},
    {"wayback.archive.org", "", "Wayback Machine", read_wayback},
    {"waybackmachine.org", "", "Wayback Machine", read_wayback},
    {"liveweb.archive.org", "", "Wayback Machine", read_liveweb},
    {"archive.org", "web/", "Wayback Machine", read_wayback},
    {"archive.org", "wayback/", "Wayback Machine", read_wayback},
    {"archive-it.org", "", "Archive-It", read_replay},
    // Copies on demand
    {"archive.today", "", "archive.today", read_archive_today},
    {"archive.is", "", "archive.today", read_archive_today},
    {"archive.ph", "", "archive.today", read_archive_today},
    {"archive.fo", "", "archive.today", read_archive_today},
    {"archive.li", "", "archive.today", read_archive_today},
    {"archive.vn", "", "archive.today", read_archive_today},
    {"archive.md", "", "archive.today", read_archive_today},
    {"archive.ec", "", "archive.today", read_archive_today},
    {"webcitation.org", "", "WebCite", read_webcite, closed},
    {"perma.cc", "", "Perma.cc", read_perma},
    {"perma-archives.org", "", "Perma.cc", read_replay},
    {"ghostarchive.org", "", "Ghost Archive", read_ghost_archive},
    {"archive.wikiwix.com", "", "Wikiwix", read_wikiwix},
    {"wikiwix.com", "cache/", "Wikiwix", read_wikiwix},
    {"megalodon.jp", "", "Megalodon", read_megalodon},
    {"freezepage.com", "", "FreezePage", read_opaque, closed},
    {"webrecorder.io", "", "Webrecorder", read_replay, closed},
    {"conifer.rhizome.org", "", "Conifer", read_replay},
    {"webcache.googleusercontent.com", "", "Google Cache", read_google_cache, cache},
    {"google.com", "search", "Google Cache", read_google_cache, cache},
    // Across archives
    {"timetravel.mementoweb.org", "", "Memento Time Travel", read_memento},
    // National archives, libraries and universities
    {"webarchive.nationalarchives.gov.uk", "", "UK Government Web Archive", read_replay},
    {"yourarchives.nationalarchives.gov.uk", "", "UK Government Web Archive", read_replay},
    {"webarchive.proni.gov.uk", "", "PRONI Web Archive", read_replay},
    {"webarchive.parliament.uk", "", "UK Parliament Web Archive", read_replay},
    {"webarchive.org.uk", "", "UK Web Archive", read_replay},
    {"arquivo.pt", "", "Portuguese Web Archive", read_replay},
    {"webarchive.loc.gov", "", "Library of Congress", read_replay},
    {"webharvest.gov", "", "National Archives and Records Administration", read_replay},
    {"webarchive.nla.gov.au", "", "Australian Web Archive", read_replay},
    {"pandora.nla.gov.au", "", "Pandora Archive", read_pandora},
    {"webarchive.bac-lac.gc.ca", "", "Library and Archives Canada", read_replay},
    {"collectionscanada.gc.ca", "webarchives", "Library and Archives Canada", read_replay},
    {"collectionscanada.gc.ca", "archivesweb", "Library and Archives Canada", read_replay},
    {"collectionscanada.ca", "webarchives", "Library and Archives Canada", read_replay},
    {"collectionscanada.ca", "archivesweb", "Library and Archives Canada", read_replay},
    {"digital.library.yorku.ca", "wayback/", "York University Libraries", read_replay},
    {"web.archive.bibalex.org", "", "Bibliotheca Alexandrina", read_replay},
    {"web.petabox.bibalex.org", "", "Bibliotheca Alexandrina", read_replay},
    {"archive.bibalex.org", "", "Bibliotheca Alexandrina", read_replay},
    {"collection.europarchive.org", "", "European Archive", read_replay, closed},
    {"collections.europarchive.org", "", "European Archive", read_replay, closed},
    {"collections.internetmemory.org", "", "Internet Memory Foundation", read_replay, closed},
    {"wayback.vefsafn.is", "", "Icelandic Web Archive", read_replay},
    {"vefsafn.is", "is/", "Icelandic Web Archive", read_replay},
    {"veebiarhiiv.digar.ee", "", "Estonian Web Archive", read_replay},
    {"nukrobi.nuk.uni-lj.si", "", "Slovenian Web Archive", read_replay},
    {"nukrobi2.nuk.uni-lj.si", "", "Slovenian Web Archive", read_replay},
    {"padi.cat", "wayback/", "Web Archive of Catalonia", read_replay},
    {"padicat.cat", "wayback/", "Web Archive of Catalonia", read_replay},
    {"eresources.nlb.gov.sg", "webarchives/", "Web Archive Singapore", read_replay},
    {"swap.stanford.edu", "", "Stanford Web Archive", read_replay},
    {"swap-prod.stanford.edu", "", "Stanford Web Archive", read_replay},
    {"sul-swap-prod.stanford.edu", "", "Stanford Web Archive", read_replay},
    {"haw.nsk.hr", "", "Croatian Web Archive", read_replay},
    {"wayback.webarchiv.cz", "", "Czech Web Archive", read_replay},
    {"langzeitarchivierung.bib-bvb.de", "wayback/", "Bavarian State Library", read_replay},
});

}  // namespace

std::span<const Service> services() {
  return kServices;
}

}  // namespace citecheck::archives
