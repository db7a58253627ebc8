#include "checker/archive/warc_part.hpp"

#include "checker/archive/zip_content.hpp"
#include "checker/archive/zip_folder.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

/// Collects the WARC files of a package.
class PackageParts {
 public:
  PackageParts(const FileBytes& file, const ZipContents& zip, WarcParts& found)
      : file_(file), zip_(zip), found_(found), room_(kLeastRoom + kMostRatio * file.size()) {}

  void add(const ZipEntry& entry) {
    const std::string_view name = std::string_view(entry.name).substr(entry.name.find_last_of('/') + 1);
    if (name.empty()) return;  // a folder
    if (entry.encrypted)
      pass_over(entry, " is encrypted; decrypt the package first");
    else if (!can_unpack(entry))
      pass_over(entry, " is compressed in a way that is not understood" + kUnpack);
    else if (to_lower_ascii(name).find(".warc") == std::string::npos)
      pass_over(entry, " is no WARC file");
    else if (entry.method != 0)
      unpack(entry);
    else if (entry.size >= (zip_.finished ? 1 : kLeast))
      found_.parts.push_back({file_.path(), entry.name, entry.begin, entry.begin + entry.size, nullptr, 0});
  }

 private:
  /// Text is seldom compressed to a twentieth.
  static constexpr std::uint64_t kMostRatio = 100, kLeastRoom = 64U << 20;
  static constexpr std::uint64_t kLeast = 2;  // of less nothing can be told: the run was killed as it began
  static constexpr std::size_t kMostInMemory = 256U << 20;
  inline static const std::string kUnpack = "; unpack the package and name that file";

  void pass_over(const ZipEntry& entry, const std::string& why) {
    found_.problems.push_back({printable(entry.name) + why, static_cast<std::size_t>(entry.begin)});
  }

  void unpack(const ZipEntry& entry) {
    if (entry.unpacked > room_)
      return pass_over(entry, " unpacks to more than " + std::to_string(room_) + " bytes" + kUnpack);
    const std::uint64_t begin = content_->size();
    const std::string wrong = inflate_entry(file_, entry, room_, [&](std::string_view piece) {
      content_->append(piece);
      if (content_->size() > kMostInMemory && !content_->in_file())
        refuse_archive(file_.path(), printable(entry.name) +
                                         " is compressed within the package, and there is no folder for what "
                                         "it unpacks to; name one with TMPDIR");
    });
    room_ -= content_->size() - begin;
    // How long the last entry of a package that was cut off is, is not known.
    if (!wrong.empty() && zip_.finished) pass_over(entry, ": " + wrong);
    if (content_->size() > begin)
      found_.parts.push_back({file_.path(), entry.name, begin, content_->size(), content_, entry.begin});
  }

  const FileBytes& file_;
  const ZipContents& zip_;
  WarcParts& found_;
  std::uint64_t room_;  // bytes that may be unpacked yet
  const std::shared_ptr<SpooledBytes> content_ = std::make_shared<SpooledBytes>();  // of all entries
};

}  // namespace

std::string WarcPart::told(std::uint64_t place, std::string_view what) const {
  if (!unpacked) return std::string(what);
  return printable(name) + ": byte " + std::to_string(shown(place)) +
         " of what it unpacks to: " + std::string(what);
}

WarcParts warc_parts(const std::string& path) {
  const FileBytes file(path);
  if (!looks_like_zip(file)) return {{{path, "", 0, file.size(), nullptr, 0}}, {}};
  WarcParts found;
  const ZipContents zip = read_zip(file);
  const std::string folder = package_folder(zip) + "archive/";
  PackageParts parts(file, zip, found);
  for (const ZipEntry& entry : zip.entries)
    if (entry.name.starts_with(folder)) parts.add(entry);
  if (!zip.finished) found.problems.push_back({zip.fault, static_cast<std::size_t>(zip.end)});
  if (found.parts.empty() && zip.finished && found.problems.empty())
    refuse_archive(path, "it is a ZIP package without a WARC file in archive/");
  if (found.parts.empty() && zip.finished) refuse_archive(path, found.problems.front().what);
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
