#include "checker/archive/zip_folder.hpp"

#include <optional>
#include <string_view>

namespace citecheck {

namespace {

/// What stands before the name or the folder `what` in a path; none if it does not stand there.
std::optional<std::string_view> before(std::string_view path, std::string_view what) {
  const std::size_t at = path.starts_with(what) ? 0 : path.find("/" + std::string(what));
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t length = at == 0 ? 0 : at + 1;
  const bool whole = what.ends_with('/') || path.size() == length + what.size();
  return whole ? std::optional(path.substr(0, length)) : std::nullopt;
}

}  // namespace

std::string package_folder(const ZipContents& zip) {
  std::optional<std::string_view> found;
  for (const ZipEntry& entry : zip.entries)
    for (const std::string_view what : {"datapackage.json", "archive/"})
      if (const auto folder = before(entry.name, what); folder && (!found || folder->size() < found->size()))
        found = folder;
  return std::string(found.value_or(""));
}

}  // namespace citecheck
