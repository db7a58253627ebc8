#include "references/docx/package.hpp"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "references/bounds.hpp"
#include "references/text.hpp"

namespace citecheck::docx {

namespace {

using Text = std::string_view;

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

constexpr std::size_t kMostProblems = 20;

class PackageReader {
 public:
  PackageReader(Text bytes, std::vector<Problem>& problems, Bounds bounds)
      : bytes_(bytes), problems_(problems), bounds_(bounds) {}

  std::vector<Part> read() {
    if (!open()) return recover();
    const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      const char* const name = zip_get_name(zip_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
      if (name != nullptr && is_wanted(name)) read_part(static_cast<zip_uint64_t>(i), name);
    }
    return std::move(parts_);
  }

 private:
  bool open() {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
    if (source != nullptr) {
      zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
      if (!zip_) zip_source_free(source);
    }
    zip_error_fini(&error);
    return zip_ != nullptr;
  }

  void tell(Text kind, std::string what) {
    if (problems_.size() < kMostProblems) problems_.push_back({kind, std::move(what), {}});
  }

  std::vector<Part> recover() {
    parts_ = recover_parts(bytes_, bounds_);
    if (parts_.empty())
      tell("broken-archive",
           "the file is no DOCX, or so damaged that nothing in it can be unpacked: save it anew");
    else
      tell("broken-archive", "the archive is damaged: " + std::to_string(parts_.size()) +
                                 " of its parts could be unpacked, others may be missing");
    return std::move(parts_);
  }

  void read_part(zip_uint64_t index, const std::string& name) {
    if (total_ >= bounds_.all) {
      if (!told_full_)
        tell("archive-too-large",
             "the archive unpacks to more than " + shown_size(bounds_.all) + ": the rest is not read");
      told_full_ = true;
      return;
    }
    const std::string shown = printable(to_valid_utf8(name));
    std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip_.get(), index, 0));
    if (!file) {
      const bool locked = zip_error_code_zip(zip_get_error(zip_.get())) == ZIP_ER_NOPASSWD;
      return tell(locked ? "encrypted" : "damaged-part",
                  shown + (locked ? " is protected by a password: save the document without one"
                                  : " cannot be unpacked"));
    }
    Part part{name, unpack(*file)};
    if (zip_error_code_zip(zip_file_get_error(file.get())) != ZIP_ER_OK)
      tell("damaged-part", shown + " is damaged; what could be unpacked is read");
    else if (part.bytes.size() == limit())
      tell_too_large(index, shown, part.bytes.size());
    bound(part, shown);
    total_ += part.bytes.size();
    if (!part.bytes.empty()) parts_.push_back(std::move(part));
  }

  void bound(Part& part, const std::string& shown) {
    const std::size_t size = size_within(part.bytes, kXmlDensity);
    if (size < part.bytes.size())
      tell("part-too-large", shown + " holds more than " + std::to_string(kXmlDensity.most) +
                                 " elements and attributes: it is not read from byte " +
                                 std::to_string(size) + " on");
    part.bytes.resize(size);
  }

  std::size_t limit() const { return std::min(bounds_.part, bounds_.all - total_); }

  std::string unpack(zip_file_t& file) const {
    constexpr std::size_t kChunk = 64u << 10;
    std::string out;
    while (out.size() < limit()) {
      const std::size_t size = out.size(), wanted = std::min(kChunk, limit() - size);
      out.resize(size + wanted);
      const zip_int64_t count = zip_fread(&file, out.data() + size, wanted);
      out.resize(size + (count > 0 ? static_cast<std::size_t>(count) : 0));
      if (count <= 0) break;
    }
    return out;
  }

  void tell_too_large(zip_uint64_t index, const std::string& shown, std::size_t size) {
    zip_stat_t stat;
    std::string ratio;
    if (zip_stat_index(zip_.get(), index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0 &&
        stat.comp_size > 0)
      ratio = ", at least " + std::to_string(size / stat.comp_size) + " times its packed size";
    tell("part-too-large",
         shown + " unpacks to more than " + shown_size(size) + ratio + ": the rest of it is not read");
  }

  static std::string shown_size(std::size_t bytes) {
    return bytes < 1u << 20 ? std::to_string(bytes) + " bytes" : std::to_string(bytes >> 20) + " MiB";
  }

  Text bytes_;
  std::vector<Problem>& problems_;
  Bounds bounds_;
  std::unique_ptr<zip_t, CloseZip> zip_;
  std::vector<Part> parts_;
  std::size_t total_ = 0;
  bool told_full_ = false;
};

}  // namespace

bool is_wanted(std::string_view name) {
  if (name.find("..") != Text::npos || name.find('\\') != Text::npos) return false;
  while (name.starts_with('/')) name.remove_prefix(1);
  const std::string lower = to_lower_ascii(name);
  const bool xml = lower.ends_with(".xml") || lower.ends_with(".rels");
  if (!xml) return false;
  if (lower == "docprops/core.xml" || lower == "_rels/.rels") return true;
  if (lower.starts_with("customxml/item")) return lower.find("props") == std::string::npos;
  const bool word = lower.starts_with("word/document") || lower.starts_with("word/footnotes") ||
                    lower.starts_with("word/endnotes");
  return word || (lower.starts_with("word/_rels/") && lower.ends_with(".rels"));
}

std::vector<Part> read_package(std::string_view zip, std::vector<Problem>& problems, Bounds bounds) {
  return PackageReader(zip, problems, bounds).read();
}

}  // namespace citecheck::docx
