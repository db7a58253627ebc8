#include "checker/archive/zip.hpp"

#include <algorithm>
#include <optional>

namespace citecheck {

namespace {

constexpr std::uint32_t kLocal = 0x04034b50, kCentral = 0x02014b50, kEnd = 0x06054b50, kEnd64 = 0x06064b50,
                        kLocator64 = 0x07064b50;
constexpr std::size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22, kEnd64Size = 56, kLocatorSize = 20;
constexpr std::uint32_t kIn64 = 0xFFFF'FFFF;
constexpr std::uint16_t kIn64Count = 0xFFFF;
constexpr std::uint16_t kZip64Field = 0x0001, kSealField = 'c' | 'c' << 8;
constexpr std::uint16_t kEncryptedFlag = 1, kDescriptorFlag = 1 << 3;
constexpr std::uint16_t kDate = 1 << 5 | 1;  // 1980-01-01, the format's first day: the same every time
constexpr std::size_t kMaxEntries = 100'000, kMaxDirectory = 64U << 20;

class Put {
 public:
  Put& u16(std::uint64_t value) { return put(value, 2); }
  Put& u32(std::uint64_t value) { return put(value, 4); }
  Put& u64(std::uint64_t value) { return put(value, 8); }
  Put& text(std::string_view bytes) {
    out.append(bytes);
    return *this;
  }
  std::string out;

 private:
  Put& put(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return *this;
  }
};

/// Numbers of a structure that is all there.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}
std::uint16_t u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(number_at(bytes, at, 2));
}
std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(number_at(bytes, at, 4));
}

/// The content of an extra field; none if there is none of that kind.
std::optional<std::string_view> extra_field(std::string_view extra, std::uint16_t kind) {
  while (extra.size() >= 4) {
    const std::size_t size = u16(extra, 2);
    if (size > extra.size() - 4) return std::nullopt;
    if (u16(extra, 0) == kind) return extra.substr(4, size);
    extra.remove_prefix(4 + size);
  }
  return std::nullopt;
}

/// Moves a number out of the Zip64 field where the record says that it stands there.
bool widen(std::uint64_t& value, std::string_view& wide) {
  if (value != kIn64) return true;
  if (wide.size() < 8) return false;
  value = number_at(wide, 0, 8);
  wide.remove_prefix(8);
  return true;
}

struct Tail {
  std::uint64_t count = 0, size = 0, begin = 0;
};

class ZipReader {
 public:
  explicit ZipReader(const FileBytes& file) : file_(file) {}

  ZipContents read() {
    const auto tail = find_tail();
    if (tail && read_directory(*tail)) {
      contents_.finished = true;
      contents_.end = tail->begin;
      return std::move(contents_);
    }
    contents_.entries.clear();
    if (contents_.fault.empty())
      contents_.fault = "the directory at the end of the package is missing: it was not finished, or cut off";
    walk();
    return std::move(contents_);
  }

 private:
  std::optional<Tail> find_tail() {
    constexpr std::size_t kLongestComment = 0xFFFF;
    const std::size_t seen =
        static_cast<std::size_t>(std::min<std::uint64_t>(file_.size(), kEndSize + kLongestComment));
    std::string buffer;
    const std::string_view end = file_.read(file_.size() - seen, seen, buffer);
    if (end.size() < kEndSize) return std::nullopt;
    for (std::size_t at = end.size() - kEndSize + 1; at-- > 0;) {
      if (u32(end, at) != kEnd || u16(end, at + 20) != end.size() - at - kEndSize) continue;
      Tail tail{u16(end, at + 10), u32(end, at + 12), u32(end, at + 16)};
      const std::uint64_t place = file_.size() - seen + at;
      const bool wide = tail.count == kIn64Count || tail.size == kIn64 || tail.begin == kIn64;
      if (wide && !widen_tail(tail, place)) return std::nullopt;
      return tail;
    }
    return std::nullopt;
  }

  bool widen_tail(Tail& tail, std::uint64_t end_at) {
    if (end_at < kLocatorSize) return true;
    std::string buffer;
    const std::string_view locator = file_.read(end_at - kLocatorSize, kLocatorSize, buffer);
    if (u32(locator, 0) != kLocator64) return true;  // the numbers may be so by chance
    const std::uint64_t at = number_at(locator, 8, 8);
    if (at > file_.size() || file_.size() - at < kEnd64Size) return false;
    const std::string_view wide = file_.read(at, kEnd64Size, buffer);
    if (u32(wide, 0) != kEnd64) return false;
    tail = {number_at(wide, 32, 8), number_at(wide, 40, 8), number_at(wide, 48, 8)};
    return true;
  }

  bool broken(const char* why) {
    contents_.fault = why;
    return false;
  }

  bool read_directory(const Tail& tail) {
    if (tail.begin > file_.size() || tail.size > file_.size() - tail.begin || tail.size > kMaxDirectory ||
        tail.count > kMaxEntries)
      return broken("the directory of the package does not lie in it");
    std::string buffer;
    std::string_view left = file_.read(tail.begin, static_cast<std::size_t>(tail.size), buffer);
    for (std::uint64_t i = 0; i < tail.count; ++i) {
      if (left.size() < kCentralSize || u32(left, 0) != kCentral)
        return broken("the directory of the package is damaged");
      const std::size_t name = u16(left, 28), extra = u16(left, 30), comment = u16(left, 32);
      if (left.size() - kCentralSize < name + extra + comment)
        return broken("the directory of the package is damaged");
      ZipEntry entry{std::string(left.substr(kCentralSize, name)),
                     u32(left, 42),
                     0,
                     u32(left, 20),
                     u32(left, 16),
                     u16(left, 10),
                     u32(left, 24)};
      std::string_view wide =
          extra_field(left.substr(kCentralSize + name, extra), kZip64Field).value_or(std::string_view{});
      entry.encrypted = (u16(left, 8) & kEncryptedFlag) != 0;
      if (!widen(entry.unpacked, wide) || !widen(entry.size, wide) || !widen(entry.header, wide) ||
          !place(entry, tail.begin))
        return broken("the directory of the package names a place where that entry does not lie");
      contents_.entries.push_back(std::move(entry));
      left.remove_prefix(kCentralSize + name + extra + comment);
    }
    std::ranges::sort(contents_.entries, {}, &ZipEntry::header);
    std::uint64_t taken = 0;
    for (const ZipEntry& entry : contents_.entries) {
      if (entry.header < taken) return broken("entries of the package share their bytes");
      taken = entry.begin + entry.size;
    }
    return true;
  }

  /// Finds an entry's bytes behind its local header.
  bool place(ZipEntry& entry, std::uint64_t limit) const {
    if (entry.header > limit || limit - entry.header < kLocalSize) return false;
    std::string buffer;
    const std::string_view local = file_.read(entry.header, kLocalSize, buffer);
    if (local.size() < kLocalSize || u32(local, 0) != kLocal || u16(local, 8) != entry.method) return false;
    entry.begin = entry.header + kLocalSize + u16(local, 26) + u16(local, 28);
    return entry.begin <= limit && entry.size <= limit - entry.begin;
  }

  /// From the front, header by header. An entry without a size, as one that was under way or whose size
  /// stands behind it, reaches to the end of the file.
  void walk() {
    std::string buffer;
    std::uint64_t at = 0;
    while (contents_.entries.size() < kMaxEntries) {
      const std::string_view local = file_.read(at, kLocalSize, buffer);
      if (local.size() < kLocalSize || u32(local, 0) != kLocal) break;
      const std::size_t name = u16(local, 26), extra = u16(local, 28);
      ZipEntry entry{"",
                     at,
                     at + kLocalSize + name + extra,
                     u32(local, 18),
                     u32(local, 14),
                     u16(local, 8),
                     u32(local, 22)};
      entry.encrypted = (u16(local, 6) & kEncryptedFlag) != 0;
      const bool behind = (u16(local, 6) & kDescriptorFlag) != 0;
      if (entry.begin > file_.size()) break;
      std::string fields;
      file_.read(at + kLocalSize, name + extra, fields);
      entry.name = fields.substr(0, name);
      std::string_view wide =
          extra_field(std::string_view(fields).substr(name), kZip64Field).value_or(std::string_view{});
      if (!widen(entry.unpacked, wide) || !widen(entry.size, wide)) break;
      const std::uint64_t rest = file_.size() - entry.begin;
      const bool open = entry.size == 0 && (behind || (entry.crc == 0 && !entry.name.ends_with('/')));
      entry.size = open ? rest : std::min(entry.size, rest);
      at = entry.begin + entry.size;
      contents_.entries.push_back(std::move(entry));
      if (open) break;
    }
    contents_.end = at;
  }

  const FileBytes& file_;
  ZipContents contents_;
};

constexpr std::uint16_t kVersion = 20, kVersion64 = 45;

}  // namespace

std::string zip_local_header(const ZipEntry& entry) {
  Put put;
  const bool packed = entry.method != 0;
  put.u32(kLocal).u16(kVersion).u16(0).u16(entry.method).u16(0).u16(kDate).u32(entry.crc);
  put.u32(entry.size).u32(entry.content_size()).u16(entry.name.size()).u16(packed ? 8 : 0).text(entry.name);
  if (packed) put.u16(kSealField).u16(4).u32(entry.seal);
  return std::move(put.out);
}

std::string zip_directory(const std::vector<ZipEntry>& entries, std::uint64_t at) {
  Put put;
  for (const ZipEntry& entry : entries) {
    const bool far = entry.header >= kIn64;
    const std::uint16_t version = far ? kVersion64 : kVersion;
    put.u32(kCentral).u16(version).u16(version).u16(0).u16(entry.method).u16(0).u16(kDate).u32(entry.crc);
    put.u32(entry.size)
        .u32(entry.content_size())
        .u16(entry.name.size())
        .u16(far ? 12 : 0)
        .u16(0)
        .u16(0)
        .u16(0);
    put.u32(0).u32(far ? kIn64 : entry.header).text(entry.name);
    if (far) put.u16(kZip64Field).u16(8).u64(entry.header);
  }
  const std::uint64_t size = put.out.size(), end = at + size;
  const bool wide = at >= kIn64 || entries.size() >= kIn64Count;
  if (wide) {
    put.u32(kEnd64).u64(kEnd64Size - 12).u16(kVersion64).u16(kVersion64).u32(0).u32(0);
    put.u64(entries.size()).u64(entries.size()).u64(size).u64(at);
    put.u32(kLocator64).u32(0).u64(end).u32(1);
  }
  const std::uint64_t count = wide ? kIn64Count : entries.size();
  put.u32(kEnd).u16(0).u16(0).u16(count).u16(count);
  put.u32(wide ? kIn64 : size).u32(wide ? kIn64 : at).u16(0);
  return std::move(put.out);
}

bool looks_like_zip(const FileBytes& file) {
  std::string buffer;
  const std::string_view magic = file.read(0, 4, buffer);
  return magic.size() == 4 && u32(magic, 0) == kLocal;
}

ZipContents read_zip(const FileBytes& file) {
  return ZipReader(file).read();
}

}  // namespace citecheck
