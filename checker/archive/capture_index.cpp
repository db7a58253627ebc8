#include "checker/archive/capture_index.hpp"

#include <algorithm>

#include "checker/archive/capture_fields.hpp"
#include "checker/archive/save_note.hpp"
#include "checker/web/target.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kNoOriginal =
    "what this revisit refers to is in none of the files; name the earlier archive too";
constexpr std::size_t kMaxMetadata = 4U << 20;
constexpr std::size_t kMaxProblems = 100;

/// What equal URLs have in common: URLs that ask for the same thing have the same key.
std::string url_key(std::string_view url) {
  const auto target = read_target(url);
  return target ? target->wire : encode_uri(url.substr(0, url.find('#')));
}

std::string uri_and_date(std::string_view uri, std::string_view date) {
  return url_key(bare_uri(uri)) + ' ' + std::string(date);
}

Instant first_date(const WarcPart& part) {
  const auto record = WarcReader(part).next();
  if (!record || !*record) return Instant{};
  return parse_warc_date((*record)->get("WARC-Date")).value_or(Instant{});
}

bool is_answer(const WarcRecord& record) {
  const std::string_view type = record.get("WARC-Type");
  const std::string_view target = bare_uri(record.get("WARC-Target-URI"));
  if (!starts_with_ignoring_case(target, "http://") && !starts_with_ignoring_case(target, "https://"))
    return false;
  return type == "resource" || ((type == "response" || type == "revisit") && holds_http(record));
}

}  // namespace

std::string_view bare_uri(std::string_view text) {
  if (text.starts_with('<') && text.ends_with('>') && text.size() > 1) text = text.substr(1, text.size() - 2);
  return text;
}

CaptureIndex::CaptureIndex(const std::vector<std::string>& paths) {
  std::vector<std::pair<Instant, std::vector<WarcPart>>> archives;
  for (const std::string& path : paths) {
    WarcParts found = warc_parts(path);
    for (const Error& problem : found.problems) add_problem(path, problem.offset, problem.what);
    const Instant begun = found.parts.empty() ? Instant{} : first_date(found.parts.front());
    archives.emplace_back(begun, std::move(found.parts));
  }
  // What is referred to comes first, in whatever order the archives are named.
  std::ranges::stable_sort(archives, {}, [](const auto& archive) { return archive.first; });
  for (auto& [begun, parts] : archives) parts_.insert(parts_.end(), parts.begin(), parts.end());
  for (; part_ < parts_.size(); ++part_) read(parts_[part_]);
  unfinished_.clear();
  recent_.clear();
  if (unnamed_problems_ > 0) problems_.push_back(std::to_string(unnamed_problems_) + " more damaged places");
}

void CaptureIndex::read(const WarcPart& part) {
  WarcReader reader(part);
  for (;;) {
    RecordCheck check(true);
    std::string block;  // of small records that are understood here
    auto record = reader.next([&](const WarcRecord& each, std::string_view piece) {
      check.add(each, piece);
      if (each.get("WARC-Type") == "metadata" && block.size() + piece.size() <= kMaxMetadata) block += piece;
    });
    if (!record) break;
    if (!*record) {
      note(record->error().offset, record->error().what);
      continue;
    }
    WarcRecord& sound = **record;
    sound.place.part = part_;
    const std::string wrong = check.finish(sound);
    if (!wrong.empty()) note(sound.place.offset, wrong);
    // A well-known tool writes wrong block digests into its revisits, whose blocks are sound.
    if (wrong.empty() || sound.get("WARC-Type") == "revisit") add(sound, block, check);
  }
}

void CaptureIndex::note(std::uint64_t place, std::string_view what) {
  const WarcPart& part = parts_[part_];
  add_problem(part.path, part.in_file(place), part.told(place, what));
}

void CaptureIndex::add_problem(const std::string& path, std::uint64_t offset, std::string_view what) {
  if (problems_.size() == kMaxProblems) {
    ++unnamed_problems_;
    return;
  }
  problems_.push_back(path + ", byte " + std::to_string(offset) + ": " + std::string(what));
}

void CaptureIndex::add(const WarcRecord& record, std::string_view block, RecordCheck& check) {
  const std::string_view type = record.get("WARC-Type");
  if (const auto date = parse_warc_date(record.get("WARC-Date"))) {
    if (type == "warcinfo" && began_in_ != part_) {
      began_ = std::max(began_.value_or(*date), *date);
      began_in_ = part_;
      if (whole_until_ == 0) note_whole(record);
    }
    earliest_ = std::min(earliest_.value_or(*date), *date);
  }
  if (type == "metadata") return add_metadata(record, block);
  if (type == "request") {
    recent_.push_back({std::string(record.get("WARC-Record-ID")), true, {record.place, 0, {}, {}, {}}});
  } else if (is_answer(record)) {
    add_response(record, check);
  }
  constexpr std::size_t kMaxRecent = 8;  // other tools may write no metadata at all
  if (recent_.size() > kMaxRecent) recent_.erase(recent_.begin());
}

void CaptureIndex::add_response(const WarcRecord& record, RecordCheck& check) {
  const std::string id(record.get("WARC-Record-ID")), date(record.get("WARC-Date"));
  StoredResponse stored{.place = record.place,
                        .length = record.length,
                        .digest = std::string(record.get("WARC-Payload-Digest")),
                        .date = parse_warc_date(date).value_or(Instant{}),
                        .original = {},
                        .etag = {},
                        .last_modified = {}};
  const std::string_view target = bare_uri(record.get("WARC-Target-URI"));
  const bool whole = record.get("WARC-Truncated").empty() && record.get("WARC-Segment-Number").empty();
  if (record.get("WARC-Type") == "revisit") {
    stored.original = original_of(record);
    if (!stored.original) return note(record.place.offset, kNoOriginal);
  } else {
    if (!id.empty()) originals_[id] = record.place;
    originals_[uri_and_date(target, date)] = record.place;
    if (!stored.digest.empty()) originals_[stored.digest] = record.place;
    if (whole && !id.empty() && record.place.skip == 0)
      captures_[{record.place.part, record.place.offset}] = {id, std::string(target), date, stored.digest,
                                                             check.entity_digest(record)};
  }
  // A 304's own head says by what to ask the next time.
  const std::string_view head = check.message().head();
  const int status = status_of(head);
  if (whole && (status == 200 || (status == 304 && stored.original))) {
    stored.etag = header(head, "ETag");
    stored.last_modified = header(head, "Last-Modified");
  }
  recent_.push_back({id, false, stored});
  auto [known, added] = responses_.try_emplace(url_key(target), stored);
  if (!added && known->second.date <= stored.date) known->second = std::move(stored);
}

std::optional<EarlierCapture> CaptureIndex::capture_at(const WarcPlace& place) const {
  const auto found = captures_.find({place.part, place.offset});
  if (found == captures_.end()) return std::nullopt;
  return found->second;
}

void CaptureIndex::tell(Ledger& ledger, bool certificates) const {
  for (const auto& [place, capture] : captures_)
    if (!capture.sha256.empty()) ledger.note_payload(capture);
  if (certificates)
    for (const std::string& key : certificates_) ledger.note_certificates(key);
}

std::optional<WarcPlace> CaptureIndex::original_of(const WarcRecord& revisit) const {
  const std::string names[] = {
      std::string(revisit.get("WARC-Refers-To")),
      uri_and_date(revisit.get("WARC-Refers-To-Target-URI"), revisit.get("WARC-Refers-To-Date")),
      std::string(revisit.get("WARC-Payload-Digest"))};
  for (const std::string& name : names)
    if (const auto found = originals_.find(name); found != originals_.end()) return found->second;
  return std::nullopt;
}

void CaptureIndex::add_metadata(const WarcRecord& record, std::string_view block) {
  if (record.get("Content-Type") == kCertificatesType)
    certificates_.push_back(
        Ledger::certificates_key(record.get("WARC-Target-URI"), record.get("WARC-Block-Digest")));
  const WarcFields fields = parse_fields(block);
  if (auto saving = read_save_note(fields)) {
    savings_.insert_or_assign(url_key(record.get("WARC-Target-URI")), *std::move(saving));
    note_whole(record);
    return;
  }
  const auto position = parse_position(field(fields, capture_field::kExchange));
  const std::string seed(field(fields, capture_field::kSeed));
  if (!position || seed.empty()) return;
  StoredExchange exchange{record.place, {}, {}};
  for (const Recent& recent : recent_) {
    const bool ours = std::ranges::any_of(record.header, [&](const WarcField& each) {
      return each.name == "WARC-Concurrent-To" && each.value == recent.id;
    });
    if (!ours) continue;
    if (recent.is_request)
      exchange.request = recent.what.place;
    else
      exchange.response = recent.what;
  }
  recent_.clear();
  std::vector<StoredExchange>& chain = unfinished_[seed];
  if (position->index == 0) chain.clear();
  if (position->index == chain.size()) chain.push_back(std::move(exchange));
  if (chain.size() == position->count) {
    StoredChain& known = chains_[seed];
    const Instant at = parse_warc_date(record.get("WARC-Date")).value_or(Instant{});
    if (known.exchanges.empty() || known.at <= at) known = {std::move(chain), at};
    chain.clear();
    note_whole(record);
  }
  if (position->index + 1 == position->count) unfinished_.erase(seed);
}

void CaptureIndex::note_whole(const WarcRecord& record) {
  if (!parts_[part_].unpacked) whole_until_ = record.place.offset + record.length;
}

const std::vector<StoredExchange>* CaptureIndex::chain(std::string_view url) const {
  const auto found = chains_.find(seed_of(url));
  return found == chains_.end() ? nullptr : &found->second.exchanges;
}

const Saving* CaptureIndex::saving(std::string_view url) const {
  const auto found = savings_.find(url_key(url));
  return found == savings_.end() ? nullptr : &found->second;
}

const StoredResponse* CaptureIndex::response(std::string_view url) const {
  const auto found = responses_.find(url_key(url));
  return found == responses_.end() ? nullptr : &found->second;
}

Instant CaptureIndex::recorded_at() const {
  return began_.value_or(earliest_.value_or(Instant{}));
}

}  // namespace citecheck
