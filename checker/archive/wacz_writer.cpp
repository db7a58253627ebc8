#include "checker/archive/wacz_writer.hpp"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <stdexcept>

#include "checker/archive/cdxj.hpp"
#include "checker/archive/gzip.hpp"
#include "checker/archive/record_check.hpp"
#include "checker/archive/warc_writer.hpp"
#include "references/text.hpp"
#include "reports/json_writer.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxTitle = 300;

std::string warc_name(std::size_t number) {
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 5 ? 5 - digits.size() : 0, '0');
  return "citecheck-" + digits + ".warc.gz";
}

std::string base_name(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

std::string without_milliseconds(Instant at) {
  return format_warc_date(std::chrono::floor<std::chrono::seconds>(at)).substr(0, 19) + "Z";
}

template <typename Fill>
std::string json_text(Fill fill) {
  std::ostringstream out;
  {
    JsonWriter json(out);
    fill(json);
  }
  return out.str();
}

/// What is known only when the whole is there.
struct Tail {
  std::uint64_t at = 0;
  std::string bytes;
  std::vector<ZipEntry> entries;

  void add(const std::string& name, std::string_view content) {
    ZipEntry entry{name, at + bytes.size(), 0, content.size(), add_to_crc(0, content)};
    put(std::move(entry), content);
  }

  /// Deflated, if that makes it shorter.
  void add_packed(const std::string& name, std::string_view content) {
    constexpr std::size_t kSealSize = 8;
    const std::string packed = deflated(content);
    if (packed.size() + kSealSize >= content.size()) return add(name, content);
    put({.name = name,
         .header = at + bytes.size(),
         .size = packed.size(),
         .crc = add_to_crc(0, content),
         .method = 8,
         .unpacked = content.size(),
         .seal = add_to_crc(0, packed)},
        packed);
  }

 private:
  void put(ZipEntry entry, std::string_view content) {
    bytes += zip_local_header(entry);
    entry.begin = at + bytes.size();
    bytes += content;
    entries.push_back(std::move(entry));
  }
};

}  // namespace

WaczWriter::WaczWriter(const std::string& path, ArchiveInfo info, std::uint64_t roll_at)
    : info_(std::move(info)), roll_at_(roll_at) {
  if (!info_.signing_key.empty()) key_.emplace(info_.signing_key);
  pages_ = json_text([](JsonWriter& json) {
    json.begin_object().key("format").value("json-pages-1.0").key("id").value("pages");
    json.key("title").value("Cited pages").key("hasText").value(false).end_object();
  });
  pages_ += '\n';
  if (info_.resume_at.value_or(0) > 0) {
    file_.emplace(path, FileBytes(path).size());  // what is not whole goes only once it is known what is
    resume(*info_.resume_at);
    return;
  }
  if (info_.resume_at)
    file_.emplace(path, 0);
  else
    file_.emplace(path);
  try {
    begin_warc();
  } catch (...) {
    if (!info_.resume_at) file_->remove();
    throw;
  }
}

void WaczWriter::resume(std::uint64_t at) {
  const std::string path = file_->path();
  std::uint64_t next = 0;
  for (const ZipEntry& entry : read_zip(FileBytes(path)).entries) {
    if (entry.header >= at) break;
    const bool ours =
        entry.header == next && entry.method == 0 && entry.name.starts_with("archive/citecheck-");
    if (!ours)
      throw std::runtime_error("cannot go on with the archive " + path +
                               ": it was not written by citecheck; name another file with --archive");
    Resource resource{entry, {}};
    resource.entry.size = std::min(entry.size, at - entry.begin);
    next = resource.entry.begin + resource.entry.size;
    if (digest_) resources_.back().hash = labelled_sha256(*std::exchange(digest_, std::nullopt));
    read_back(resource);
    index_again(resource.entry);
    resources_.push_back(std::move(resource));
  }
  file_.emplace(path, at);
  ZipEntry open{resources_.back().entry.name};
  file_->overwrite(resources_.back().entry.header, zip_local_header(open));
}

void WaczWriter::read_back(Resource& resource) {
  constexpr std::size_t kPiece = 1U << 20;
  const FileBytes file(file_->path());
  ZipEntry& entry = resource.entry;
  digest_.emplace();
  entry.crc = 0;
  std::string buffer;
  for (std::uint64_t at = 0; at < entry.size; at += kPiece) {
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, entry.size - at));
    const std::string_view piece = file.read(entry.begin + at, wanted, buffer);
    digest_->add(piece);
    entry.crc = add_to_crc(entry.crc, piece);
  }
}

void WaczWriter::index_again(const ZipEntry& entry) {
  WarcReader reader(WarcPart{file_->path(), entry.name, entry.begin, entry.begin + entry.size});
  for (;;) {
    HttpSplitter message;
    const auto record = reader.next([&](const WarcRecord&, std::string_view piece) { message.feed(piece); });
    if (!record) return;
    if (!*record) continue;
    const WarcRecord& found = **record;
    const std::string_view type = found.get("WARC-Type");
    if (type != "response" && type != "revisit") continue;
    const std::string_view media = header(message.head(), "Content-Type");
    index({.offset = 0,
           .length = found.length,
           .url = std::string(found.get("WARC-Target-URI")),
           .digest = std::string(found.get("WARC-Payload-Digest")),
           .mime = to_lower_ascii(trim(media.substr(0, media.find(';')))),
           .status = status_of(message.head()),
           .at = parse_warc_date(found.get("WARC-Date")).value_or(Instant{}),
           .revisit = type == "revisit"},
          found.place.offset - entry.begin, base_name(entry.name));
  }
}

void WaczWriter::begin_warc() {
  const std::string name = warc_name(resources_.size() + 1);
  ZipEntry entry{.name = "archive/" + name, .header = file_->end()};
  const std::string header = zip_local_header(entry), info = warcinfo_record(name, info_, false);
  file_->append(header + info, owed());
  entry.begin = entry.header + header.size();
  entry.size = info.size();
  entry.crc = add_to_crc(0, info);
  digest_.emplace();
  digest_->add(info);
  resources_.push_back({std::move(entry), {}});
}

void WaczWriter::end_warc() {
  Resource& resource = resources_.back();
  resource.hash = labelled_sha256(*std::exchange(digest_, std::nullopt));
  file_->overwrite(resource.entry.header, zip_local_header(resource.entry));
}

std::uint64_t WaczWriter::append(const WarcRecords& records) {
  if (digest_ && resources_.back().entry.size + records.bytes.size() > roll_at_) end_warc();
  if (!digest_) begin_warc();
  ZipEntry& entry = resources_.back().entry;
  if (records.bytes.size() > kMaxZipEntry - entry.size)
    throw std::runtime_error(
        "the answers to one URL are longer than a WACZ package holds in one piece (4 GiB); "
        "use --archive NAME.warc.gz or a smaller --max-bytes");
  constexpr std::uint64_t kOwedForAnswer = 1500;  // its line of the index, and a page of the list
  std::uint64_t more = 0;
  for (const RecordedAnswer& answer : records.answers) more += 4 * answer.url.size() + kOwedForAnswer;
  const std::uint64_t begin = file_->append(records.bytes, owed() + more);
  const std::uint64_t within = entry.size;
  records.bytes.for_each_piece([&](std::string_view piece) {
    digest_->add(piece);
    entry.crc = add_to_crc(entry.crc, piece);
  });
  entry.size += records.bytes.size();
  for (const RecordedAnswer& answer : records.answers)
    index(answer, within + answer.offset, base_name(entry.name));
  return begin;
}

void WaczWriter::index(const RecordedAnswer& answer, std::uint64_t offset, const std::string& name) {
  lines_.push_back(write_cdx_line({.url = answer.url,
                                   .digest = answer.digest,
                                   .mime = answer.revisit ? "warc/revisit" : answer.mime,
                                   .filename = name,
                                   .status = std::to_string(answer.status),
                                   .offset = offset,
                                   .length = answer.length},
                                  answer.at));
  line_bytes_ += lines_.back().size() + 1;
}

/// At least the bytes that closing the file adds.
std::uint64_t WaczWriter::owed() const {
  constexpr std::uint64_t kFixed = 16'384, kForResource = 1'024, kForBlock = 16;
  return kFixed + line_bytes_ + kForBlock * lines_.size() + pages_.size() + kForResource * resources_.size();
}

void WaczWriter::add_page(const ArchivePage& page) {
  std::string title = page.reference.empty() ? page.title : page.reference + ". " + page.title;
  const bool is_page = page.status == "alive" || page.status == "moved";
  // Who opens the archive must not take a page that stands in for another one for it.
  if (!is_page) title += " [" + page.status + "]";
  const std::string name = std::to_string(++page_count_) + '\n' + page.article + '\n' + page.url;
  const std::string id = labelled_sha256(name).substr(sizeof("sha256:") - 1, 12);
  pages_ += json_text([&](JsonWriter& json) {
    json.begin_object().key("id").value(id).key("url").value(page.url);
    json.key("ts").value(format_warc_date(page.at)).key("title").value(ellipsize(title, kMaxTitle));
    json.key("reference").value(page.reference).key("article").value(page.article);
    json.key("status").value(page.status).key("reason").value(ellipsize(page.reason, kMaxTitle));
    json.end_object();
  });
  pages_ += '\n';
  file_->append(std::string_view{}, owed());
}

std::string WaczWriter::digest_file(const std::string& datapackage) const {
  const std::string hash = labelled_sha256(datapackage);
  return json_text([&](JsonWriter& json) {
    json.begin_object().key("path").value("datapackage.json").key("hash").value(hash);
    if (key_) {
      json.key("signedData").begin_object().key("hash").value(hash);
      json.key("created").value(without_milliseconds(info_.started));
      json.key("software").value(info_.software).key("version").value("0.1.0");
      json.key("signature").value(key_->sign(hash)).key("publicKey").value(key_->public_key()).end_object();
    }
    json.end_object();
  });
}

void WaczWriter::close() {
  if (digest_) end_warc();
  Tail tail{file_->end()};
  const CdxFiles cdx = pack_cdx(std::move(lines_));
  std::vector<Resource> all = resources_;
  const auto list = [&](const std::string& content) {
    all.push_back({tail.entries.back(), labelled_sha256(content)});
  };
  tail.add("indexes/index.cdx.gz", cdx.blocks);
  list(cdx.blocks);
  tail.add("indexes/index.idx", cdx.index);
  list(cdx.index);
  tail.add_packed("pages/pages.jsonl", pages_);
  list(pages_);
  const std::string datapackage = json_text([&](JsonWriter& json) {
    json.begin_object().key("profile").value("data-package").key("wacz_version").value("1.1.1");
    json.key("title").value("Cited pages").key("software").value(info_.software);
    json.key("created").value(without_milliseconds(info_.started)).key("resources").begin_array();
    for (const Resource& each : all)
      json.begin_object()
          .key("name")
          .value(base_name(each.entry.name))
          .key("path")
          .value(each.entry.name)
          .key("hash")
          .value(each.hash)
          .key("bytes")
          .value(each.entry.content_size())
          .end_object();
    json.end_array().end_object();
  });
  tail.add("datapackage.json", datapackage);
  tail.add("datapackage-digest.json", digest_file(datapackage));
  std::vector<ZipEntry> entries;
  for (const Resource& each : resources_) entries.push_back(each.entry);
  entries.insert(entries.end(), tail.entries.begin(), tail.entries.end());
  file_->append(tail.bytes + zip_directory(entries, tail.at + tail.bytes.size()));
  file_->close();
}

}  // namespace citecheck
