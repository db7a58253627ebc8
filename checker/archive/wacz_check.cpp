#include "checker/archive/wacz_check.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <optional>
#include <set>

#include "checker/archive/cdxj.hpp"
#include "checker/archive/digest.hpp"
#include "checker/archive/gzip.hpp"
#include "checker/archive/index_text.hpp"
#include "checker/archive/zip_content.hpp"
#include "checker/archive/zip_folder.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxJson = 64U << 20;
constexpr std::string_view kDatapackage = "datapackage.json", kDigestFile = "datapackage-digest.json";

std::string text_of(const rapidjson::Value& object, const char* name) {
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

class PackageCheck {
 public:
  PackageCheck(const FileBytes& file, const IndexedAnswers& answers, const Complain& complain)
      : file_(file), zip_(read_zip(file)), answers_(answers), complain_(complain) {
    enter_folder();
    // Here no WARC file is compressed once more. Put into another ZIP, the package is held by its hashes.
    for (const ZipEntry& entry : zip_.entries)
      repacked_ = repacked_ || (entry.method != 0 && entry.name.starts_with("archive/"));
  }

  void run() {
    if (!zip_.finished) return;  // which is told
    std::set<std::string_view> names;
    for (const ZipEntry& entry : zip_.entries) {
      if (!names.insert(entry.name).second)
        complain_(entry.header, printable(entry.name) + ": the package has another entry of this name");
      check_entry(entry);
    }
    check_datapackage();
    if (ours_ && !repacked_) check_frame();
    check_index();
  }

 private:
  /// Names are those within the package: what lies beside its folder is none of it.
  void enter_folder() {
    const std::string folder = package_folder(zip_);
    repacked_ = !folder.empty();
    std::erase_if(zip_.entries, [&](const ZipEntry& entry) { return !entry.name.starts_with(folder); });
    for (ZipEntry& entry : zip_.entries) entry.name.erase(0, folder.size());
  }

  const ZipEntry* find(std::string_view name) const {
    const auto found = std::ranges::find(zip_.entries, name, &ZipEntry::name);
    return found == zip_.entries.end() ? nullptr : &*found;
  }

  void check_entry(const ZipEntry& entry) const {
    if (!can_unpack(entry)) return;  // nothing is known of it
    std::uint32_t crc = 0;
    if (!read_content(file_, entry, [&](std::string_view piece) { crc = add_to_crc(crc, piece); }))
      complain_(entry.begin, printable(entry.name) + ": its bytes do not unpack to what is stated");
    else if (crc != entry.crc)
      complain_(entry.begin, printable(entry.name) + ": its bytes do not give their CRC-32");
  }

  std::optional<std::string> small_file(const ZipEntry* entry) const {
    if (entry == nullptr) return std::nullopt;
    return content_of(file_, *entry, kMaxJson);
  }

  void check_datapackage() {
    const ZipEntry* const entry = find(kDatapackage);
    if (entry == nullptr) return complain_(zip_.end, "the package has no datapackage.json");
    const auto text = small_file(entry);
    if (!text) return;  // what is wrong with it is told
    rapidjson::Document json;
    json.Parse(text->data(), text->size());
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("resources") ||
        !json["resources"].IsArray())
      return complain_(entry->begin, "datapackage.json lists no resources");
    ours_ = text_of(json, "software").starts_with("citecheck/");
    std::set<std::string> listed;
    for (const auto& resource : json["resources"].GetArray())
      if (resource.IsObject()) check_resource(resource, listed);
    for (const ZipEntry& each : zip_.entries)
      if (!listed.contains(each.name) && each.name != kDatapackage && each.name != kDigestFile &&
          !each.name.empty() && !each.name.ends_with('/'))
        complain_(each.header, printable(each.name) + " is not listed in datapackage.json");
    check_digest(*text);
  }

  void check_resource(const rapidjson::Value& resource, std::set<std::string>& listed) {
    const std::string path = text_of(resource, "path");
    listed.insert(path);
    const ZipEntry* const entry = find(path);
    if (entry == nullptr)
      return complain_(zip_.end, printable(path) + " is listed in datapackage.json and not in the package");
    if (!can_unpack(*entry)) return;
    const auto stated = resource.FindMember("bytes");
    if (stated != resource.MemberEnd() && stated->value.IsUint64() &&
        stated->value.GetUint64() != entry->content_size())
      return complain_(entry->begin, printable(path) + " is not as long as datapackage.json says");
    auto check = DigestCheck::of(text_of(resource, "hash"));
    if (!check) return;
    if (read_content(file_, *entry, [&](std::string_view piece) { check->add(piece); }) && !check->matches())
      complain_(entry->begin, printable(path) + ": its bytes do not give the hash in datapackage.json");
  }

  void check_digest(const std::string& datapackage) {
    const ZipEntry* const entry = find(kDigestFile);
    const auto text = small_file(entry);
    if (!text) return;  // it is not mandatory
    rapidjson::Document json;
    json.Parse(text->data(), text->size());
    auto check =
        !json.HasParseError() && json.IsObject() ? DigestCheck::of(text_of(json, "hash")) : std::nullopt;
    if (!check) return complain_(entry->begin, "datapackage-digest.json holds no hash");
    check->add(datapackage);
    if (!check->matches())
      complain_(entry->begin, "datapackage.json does not give the hash in datapackage-digest.json");
  }

  /// What lies between the contents is made from them: so no byte of it can be another one.
  void check_frame() {
    std::string bytes;
    std::uint64_t next = 0;
    for (const ZipEntry& entry : zip_.entries) {
      ZipEntry written = entry;
      if (entry.method != 0)
        read_packed(file_, entry,
                    [&](std::string_view piece) { written.seal = add_to_crc(written.seal, piece); });
      const std::string header = zip_local_header(written);
      if (entry.header != next || file_.read(entry.header, header.size(), bytes) != header)
        complain_(entry.header, "the header of " + entry.name + " is not what was written");
      next = entry.begin + entry.size;
    }
    const std::string directory = zip_directory(zip_.entries, next);
    const std::uint64_t rest = file_.size() - next;
    if (rest != directory.size() ||
        file_.read(next, static_cast<std::size_t>(std::min<std::uint64_t>(rest, kMaxJson)), bytes) !=
            directory)
      complain_(next, "the directory of the package is not what was written");
  }

  void check_index() {
    std::set<std::pair<std::string, std::uint64_t>> named;
    bool any = false;
    for (const ZipEntry& entry : zip_.entries) {
      if (!is_cdx_name(entry.name)) continue;
      any = true;
      if (!can_unpack(entry)) return;
      const auto packed = small_file(&entry);
      const auto text = packed ? index_text(*packed) : std::nullopt;
      if (!text)
        complain_(entry.begin, entry.name + " cannot be unpacked");
      else
        check_lines(entry, *text, named);
    }
    if (!any) return complain_(zip_.end, "the package has no index");
    for (const auto& [place, answer] : answers_)
      if (!named.contains(place))
        return complain_(zip_.end, "the index does not name the answer to " + printable(answer.url));
  }

  void check_lines(const ZipEntry& entry, std::string_view text,
                   std::set<std::pair<std::string, std::uint64_t>>& named) {
    std::string_view before;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = text.substr(at, end - at);
      at = end + 1;
      if (line.empty() || line.front() == '!') continue;
      if (line < before) return complain_(entry.begin, entry.name + ": its lines are not sorted");
      before = line;
      const auto parsed = parse_cdx_line(line);
      if (!parsed) return complain_(entry.begin, entry.name + ": " + parsed.error().what);
      const auto found = answers_.find({parsed->filename, parsed->offset});
      if (found == answers_.end()) {
        if (!ours_) continue;  // other tools index other records, too
        return complain_(entry.begin, entry.name + ": no answer lies where it says that one to " +
                                          printable(parsed->url) + " does");
      }
      const IndexedAnswer& answer = found->second;
      if (answer.length != parsed->length || answer.url != parsed->url ||
          (!answer.digest.empty() && !parsed->digest.empty() && answer.digest != parsed->digest && ours_) ||
          !answer.timestamp.starts_with(parsed->timestamp.substr(0, 14)))
        return complain_(entry.begin, entry.name + ": another record lies where it says that an answer to " +
                                          printable(parsed->url) + " does");
      named.insert(found->first);
    }
  }

  const FileBytes& file_;
  ZipContents zip_;
  const IndexedAnswers& answers_;
  const Complain& complain_;
  bool ours_ = false, repacked_ = false;
};

}  // namespace

void check_package(const std::string& path, const IndexedAnswers& answers, const Complain& complain) {
  const FileBytes file(path);
  if (looks_like_zip(file)) PackageCheck(file, answers, complain).run();
}

}  // namespace citecheck
