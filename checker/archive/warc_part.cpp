#include "checker/archive/warc_part.hpp"

#include "checker/archive/zip.hpp"

namespace citecheck {

WarcParts warc_parts(const std::string& path) {
  constexpr std::uint64_t kLeast = 2;  // of less nothing can be told: the run was killed as it began the file
  const FileBytes file(path);
  if (!looks_like_zip(file)) return {{{path, "", 0, file.size()}}, {}};
  WarcParts found;
  const ZipContents zip = read_zip(file);
  if (!zip.finished) found.problems.push_back(path + ": " + zip.fault);
  for (const ZipEntry& entry : zip.entries) {
    if (!entry.name.starts_with("archive/") || entry.name.ends_with('/')) continue;
    if (entry.method != 0)
      found.problems.push_back(path + ": " + entry.name +
                               " is compressed within the package; unpack the package and name that file");
    else if (entry.size >= (zip.finished ? 1 : kLeast))
      found.parts.push_back({path, entry.name, entry.begin, entry.begin + entry.size});
  }
  if (found.parts.empty() && zip.finished)
    refuse_archive(path, "it is a ZIP package without a WARC file in archive/");
  return found;
}

bool is_barely_begun(const std::string& path) {
  constexpr std::size_t kShort = 64;
  constexpr std::string_view kZip = "PK\x03\x04", kGzip = "\x1f\x8b\x08";
  const FileBytes file(path);
  std::string buffer;
  const std::string_view begin = file.read(0, 4, buffer);
  return file.size() < kShort &&
         (kZip.starts_with(begin) || begin.starts_with(kGzip) || kGzip.starts_with(begin));
}

bool is_wacz_name(const std::string& path) {
  return path.ends_with(".wacz");
}

}  // namespace citecheck
