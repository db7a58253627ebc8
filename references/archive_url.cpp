#include "references/archive_url.hpp"

#include <algorithm>

#include "references/archives/services.hpp"
#include "references/name_table.hpp"

namespace citecheck {

namespace {

bool lies_under(std::string_view host, std::string_view domain) {
  return host == domain || (host.size() > domain.size() && host.ends_with(domain) &&
                            host[host.size() - domain.size() - 1] == '.');
}

/// True if the host or a domain it lies under is of a service. Nearly all are of none, which is told so
/// without a look at every service.
bool may_be_archive(std::string_view host) {
  static const NameTable<bool> hosts = [] {
    NameTable<bool> table(archives::services().size());
    for (const archives::Service& service : archives::services()) table.add(service.host, true);
    return table;
  }();
  for (;;) {
    if (hosts.find(host) != nullptr) return true;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return false;
    host.remove_prefix(dot + 1);
  }
}

}  // namespace

std::optional<ArchiveUrl> archive_address(const Url& url) {
  if (!url.is_http() || !may_be_archive(url.host())) return std::nullopt;
  const std::string_view href = url.href();
  const std::size_t authority = href.find("//") + 2;
  std::size_t begin = std::min(href.find_first_of("/?#", authority), href.size());
  if (begin < href.size() && href[begin] == '/') ++begin;
  const archives::Address address{url, href.substr(0, begin), href.substr(begin)};
  for (const archives::Service& service : archives::services()) {
    if (!lies_under(url.host(), service.host) || !address.path.starts_with(service.folder)) continue;
    // Below archive.org lie hosts of other purposes; only the bare and www forms replay pages.
    if (service.host == "archive.org" && url.host() != "archive.org" && url.host() != "www.archive.org")
      continue;
    ArchiveUrl out{.service = service.name, .keeping = service.keeping};
    if (!address.path.empty() && service.read(address, out)) return out;
    if (!service.folder.empty()) return std::nullopt;
    return ArchiveUrl{
        .service = service.name, .fault = ArchiveFault::unknown_form, .keeping = service.keeping};
  }
  return std::nullopt;
}

std::optional<ArchiveUrl> parse_archive_url(const Url& url) {
  auto archive = archive_address(url);
  if (archive && archive->fault == ArchiveFault::unknown_form) return std::nullopt;
  return archive;
}

std::optional<ArchiveUrl> parse_archive_url(std::string_view url) {
  return parse_archive_url(parse_url(url));
}

std::string with_stamp(const ArchiveUrl& archive, std::string_view stamp) {
  if (archive.base.empty() || archive.original.empty()) return {};
  return archive.base + std::string(stamp) + "/" + archive.original;
}

}  // namespace citecheck
