#include "references/docx/package.hpp"

#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>

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
    if (!open()) return recover("the archive is damaged");
    for (const Listed& part : listed()) {
      if (full_) break;
      take(part.index, part.name);
    }
    if (damaged_) mend();
    const bool found = std::ranges::any_of(parts_, [](const Part& part) { return is_document(part.name); });
    // A list that lies: the parts may stand in the archive nevertheless.
    return found || is_locked() ? std::move(parts_) : recover("the archive's list of parts is wrong");
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

  struct Listed {
    zip_uint64_t index = 0;
    std::string name;
  };

  /// What is wanted, the text first: what else there is must not use up the bounds.
  std::vector<Listed> listed() {
    std::vector<Listed> out;
    const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      const char* const name = zip_get_name(zip_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
      if (name != nullptr && is_wanted(name)) out.push_back({static_cast<zip_uint64_t>(i), part_name(name)});
    }
    const auto is_stored_data = [](const Listed& part) {
      return starts_with_ignoring_case(part.name, "customXml/");
    };
    std::stable_partition(out.begin(), out.end(), [](const Listed& part) { return is_document(part.name); });
    std::stable_partition(out.begin(), out.end(), std::not_fn(is_stored_data));
    return out;
  }

  bool is_locked() const {
    return std::ranges::any_of(problems_, [](const Problem& one) { return one.kind == "encrypted"; });
  }

  /// Where the list of the archive is wrong on a part, its own header may be right.
  void mend() {
    for (Part& part : recover_parts(bytes_, bounds_)) {
      const auto known = std::ranges::find_if(
          parts_, [&](const Part& one) { return equal_ignoring_case(one.name, part.name); });
      if (known == parts_.end() || known->bytes.size() >= part.bytes.size()) continue;
      bound(part, shown_name(part.name));
      known->bytes = std::move(part.bytes);
    }
  }

  std::vector<Part> recover(const std::string& why) {
    const bool listed = zip_ != nullptr;
    for (Part& part : recover_parts(bytes_, bounds_)) {
      if (!names_.insert(to_lower_ascii(part.name)).second) continue;
      bound(part, shown_name(part.name));
      parts_.push_back(std::move(part));
      ++recovered_;
    }
    if (recovered_ > 0)
      tell("broken-archive",
           why + ": " + std::to_string(recovered_) +
               " of its parts could be unpacked, others may be missing; save the document anew");
    else if (!listed)
      tell("broken-archive",
           "the file is no DOCX, or so damaged that nothing in it can be unpacked: save it anew");
    return std::move(parts_);
  }

  static std::string shown_name(Text name) { return printable(to_valid_utf8(ellipsize(name, 200))); }

  /// True if no more is to be read, which is told.
  bool is_full(std::uint64_t packed) {
    const auto stop = [&](Text kind, const std::string& what) {
      tell(kind, what + ": the rest is not read");
      return full_ = true;
    };
    if (total_ >= bounds_.all)
      return stop("archive-too-large", "the archive unpacks to more than " + shown_size(bounds_.all));
    if (parts_.size() >= bounds_.parts)
      return stop("too-many-parts", "the archive has more than " + std::to_string(bounds_.parts) + " parts");
    // Parts that lie side by side are together no longer than the archive.
    packed_ += std::min<std::uint64_t>(packed, bytes_.size());
    if (packed_ > bytes_.size())
      return stop("overlapping-parts", "the parts of the archive lie one over the other, as of no document");
    return false;
  }

  void take(zip_uint64_t index, const std::string& name) {
    const std::string shown = shown_name(name);
    zip_stat_t stat;
    if (zip_stat_index(zip_.get(), index, 0, &stat) != 0)
      return tell("damaged-part", shown + " cannot be unpacked");
    if (is_full(stat.comp_size)) return;
    if (stat.encryption_method != ZIP_EM_NONE)
      return tell("encrypted", shown + " is protected by a password: save the document without one");
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)
      return tell("unknown-compression", shown + " is packed by method " + std::to_string(stat.comp_method) +
                                             ", which no DOCX uses, and is not read: save the document anew");
    if (names_.contains(to_lower_ascii(name)))
      return tell("duplicate-part", shown + " stands in the archive more than once; the first is read");
    std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip_.get(), index, 0));
    if (!file) return tell("damaged-part", shown + " cannot be unpacked");
    Part part{name, unpack(*file)};
    const bool damaged = zip_error_code_zip(zip_file_get_error(file.get())) != ZIP_ER_OK;
    damaged_ = damaged_ || damaged;
    if (damaged)
      tell("damaged-part", shown + " is damaged; what could be unpacked is read: " +
                               std::to_string(part.bytes.size()) + " bytes");
    else if (part.bytes.size() == limit())
      tell_too_large(stat.comp_size, shown, part.bytes.size());
    bound(part, shown);
    total_ += part.bytes.size();
    if (part.bytes.empty()) return;
    names_.insert(to_lower_ascii(name));
    parts_.push_back(std::move(part));
  }

  void bound(Part& part, const std::string& shown) {
    const std::size_t size = size_within(part.bytes, kXmlDensity);
    if (size < part.bytes.size())
      tell("part-too-large", shown + " holds more than " + std::to_string(kXmlDensity.most) + " " +
                                 std::string(kXmlDensity.name) + ": it is not read from byte " +
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
    out.shrink_to_fit();  // There may be thousands of small ones.
    return out;
  }

  void tell_too_large(std::uint64_t packed, const std::string& shown, std::size_t size) {
    const std::string ratio =
        packed > 0 ? ", at least " + std::to_string(size / packed) + " times its packed size" : "";
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
  std::set<std::string> names_;  ///< Of the parts that were read, in lower case.
  std::size_t total_ = 0, recovered_ = 0;
  std::uint64_t packed_ = 0;  ///< Of all parts that were looked at.
  bool full_ = false, damaged_ = false;
};

}  // namespace

bool is_wanted(std::string_view name) {
  const std::string lower = to_lower_ascii(part_name(name));
  if (lower.find("..") != std::string::npos) return false;
  const bool xml = lower.ends_with(".xml") || lower.ends_with(".rels");
  if (!xml) return false;
  if (lower == "docprops/core.xml" || lower == "_rels/.rels") return true;
  if (lower.starts_with("customxml/item")) return lower.find("props") == std::string::npos;
  const bool word = lower.starts_with("word/document") || lower.starts_with("word/footnotes") ||
                    lower.starts_with("word/endnotes");
  return word || (lower.starts_with("word/_rels/") && lower.ends_with(".rels"));
}

std::string part_name(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '\\', '/');
  out.erase(0, out.find_first_not_of('/'));
  return out;
}

bool is_document(std::string_view name) {
  return starts_with_ignoring_case(name, "word/document");
}

std::vector<Part> read_package(std::string_view zip, std::vector<Problem>& problems, Bounds bounds) {
  return PackageReader(zip, problems, bounds).read();
}

}  // namespace citecheck::docx
