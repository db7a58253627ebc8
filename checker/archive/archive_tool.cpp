#include "checker/archive/archive_tool.hpp"

#include <ostream>
#include <unordered_set>
#include <utility>
#include <vector>

#include "checker/archive/capture_index.hpp"
#include "checker/archive/cdxj.hpp"
#include "checker/archive/file_end.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/archive/record_check.hpp"
#include "checker/archive/wacz_check.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

std::string describe(const WarcRecord& record) {
  std::string out(record.get("WARC-Type"));
  for (const std::string_view name : {"WARC-Record-ID", "WARC-Target-URI"})
    if (const std::string_view value = record.get(name); !value.empty()) out.append(" ").append(value);
  return ellipsize(printable(out), 400);
}

constexpr std::size_t kMaxFields = 1U << 16;

class Verifier {
 public:
  Verifier(const std::string& path, std::ostream& out) : path_(path), out_(out) {}

  ArchiveCheck run() {
    WarcParts found = warc_parts(path_);
    for (const WarcPart& part : found.parts) read(part);
    if (sealed_ && first_unsealed_)
      complain(*first_unsealed_, "the gzip member lacks the seal that other members carry");
    if (sealed_) complain_of_missing();
    const bool damaged = result_.bad > 0;
    const auto tell = [&](std::uint64_t offset, const std::string& what) {
      complain(offset, what, !damaged);
    };
    // What damage of a record leads to elsewhere is told behind it.
    if (!damaged && found.parts.size() == 1 && found.parts.front().name.empty())
      end_.finish(found.parts.front(), tell);
    for (const Error& problem : found.problems) tell(problem.offset, problem.what);
    check_package(path_, answers_, tell);
    if (result_.records == 0 && result_.bad == 0) complain(0, "the file holds no record");
    summarise();
    return result_;
  }

 private:
  void read(const WarcPart& part) {
    WarcReader reader(part);
    for (;;) {
      RecordCheck check;
      std::string block;  // of small records that say something of the file
      auto record = reader.next([&](const WarcRecord& each, std::string_view piece) {
        check.add(each, piece);
        const std::string_view type = each.get("WARC-Type");
        if ((type == "warcinfo" || type == "metadata") && block.size() < kMaxFields) block += piece;
      });
      if (!record) return;
      if (*record) {
        judge(**record, check, part);
        end_.add(**record, block);
      } else {
        complain_in(part, record->error().offset, record->error().what);
      }
    }
  }

  void complain_in(const WarcPart& part, std::uint64_t place, const std::string& what) {
    complain(part.in_file(place), part.told(place, what));
  }

  void judge(const WarcRecord& record, RecordCheck& check, const WarcPart& part) {
    ++result_.records;
    if (record.sealed)
      sealed_ = true;
    else if (!first_unsealed_)
      first_unsealed_ = part.in_file(record.place.offset);
    std::string wrong = record.fault;
    if (wrong.empty()) wrong = header_fault(record);
    if (wrong.empty()) wrong = check.finish(record);
    result_.digests += static_cast<std::uint64_t>(check.digests());
    if (wrong.empty() && record.get("WARC-Type") == "response" && holds_http(record) &&
        !check.message().head_ended())
      wrong = "the head of the HTTP response does not end";
    if (wrong.empty() && !ids_.insert(std::string(record.get("WARC-Record-ID"))).second)
      wrong = "the WARC-Record-ID is another record's, too";
    if (!wrong.empty()) complain_in(part, record.place.offset, describe(record) + ": " + wrong);
    for (const WarcField& each : record.header)
      if (equal_ignoring_case(each.name, "WARC-Concurrent-To"))
        companions_.emplace_back(each.value, part.in_file(record.place.offset));
    if (!part.name.empty()) note_answer(record, part);
  }

  void note_answer(const WarcRecord& record, const WarcPart& part) {
    const std::string_view type = record.get("WARC-Type");
    if (type != "response" && type != "revisit") return;
    const std::string file = part.name.substr(part.name.find_last_of('/') + 1);
    const auto date = parse_warc_date(record.get("WARC-Date"));
    answers_[{file, record.place.offset - part.begin}] = {
        record.length, std::string(bare_uri(record.get("WARC-Target-URI"))),
        std::string(record.get("WARC-Payload-Digest")), date ? cdx_timestamp(*date) : ""};
  }

  /// Archives written here are one file: what a record names was in it. Only the first is told, because a
  /// damaged record, which is told already, is missed by its companions, too.
  void complain_of_missing() {
    if (result_.bad > 0) return;
    for (const auto& [id, offset] : companions_)
      if (!ids_.contains(id))
        return complain(offset, "the record's companion " + printable(id) + " is missing: the file was cut");
  }

  /// `may_be_first`: it is no consequence of a bad record.
  void complain(std::uint64_t offset, const std::string& what, bool may_be_first = true) {
    constexpr std::uint64_t kMaxLines = 100;
    if (++result_.bad <= kMaxLines) out_ << path_ << ": byte " << offset << ": " << what << '\n';
    if (!result_.first || (may_be_first && offset < result_.first->offset))
      result_.first = Error{what, static_cast<std::size_t>(offset)};
  }

  void summarise() {
    out_ << path_ << ": " << result_.records << " records, " << result_.digests << " digests, ";
    if (result_.sound())
      out_ << "all sound\n";
    else
      out_ << result_.bad << " bad, the first at byte " << result_.first->offset << ": "
           << result_.first->what << '\n';
  }

  const std::string& path_;
  std::ostream& out_;
  ArchiveCheck result_;
  bool sealed_ = false;
  std::optional<std::uint64_t> first_unsealed_;
  std::unordered_set<std::string> ids_;
  FileEndCheck end_;
  IndexedAnswers answers_;                                         // of a package
  std::vector<std::pair<std::string, std::uint64_t>> companions_;  // and who names them
};

/// Writes a record's payload as its block arrives.
class PayloadPrinter {
 public:
  explicit PayloadPrinter(std::ostream& out) : out_(out) {}

  void add(const WarcRecord& record, std::string_view piece) {
    if (!holds_http(record)) return write(piece);
    const bool before = splitter_.head_ended();
    const std::string_view body = splitter_.feed(piece);
    if (!before && splitter_.head_ended()) chunked_ = says_chunked(splitter_.head());
    if (!chunked_) return write(body);
    std::string entity;
    if (!dechunker_.decided()) undecided_ += body;
    dechunker_.feed(body, entity);
    if (dechunker_.was_never_chunked()) {
      chunked_ = false;
      return write(undecided_);
    }
    write(entity);
  }

  /// What was printed, or what is missing.
  Result<std::uint64_t> finish() {
    if (chunked_ && !dechunker_.decided())
      write(undecided_);
    else if (chunked_ && !dechunker_.done())
      return tl::unexpected(Error{"the chunks of the body break off"});
    return printed_;
  }

 private:
  void write(std::string_view bytes) {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    printed_ += bytes.size();
  }

  std::ostream& out_;
  HttpSplitter splitter_;
  Dechunker dechunker_;
  bool chunked_ = false;
  std::string undecided_;
  std::uint64_t printed_ = 0;
};

Result<std::uint64_t> print_payload(const WarcPart& part, WarcPlace place, std::ostream& out) {
  WarcReader reader(part);
  PayloadPrinter printer(out);
  const auto record =
      reader.at(place, [&](const WarcRecord& each, std::string_view piece) { printer.add(each, piece); });
  if (!record) return tl::unexpected(record.error());
  return printer.finish();
}

void list_part(const WarcPart& part, std::ostream& out, std::ostream& complaints) {
  WarcReader reader(part);
  const auto shown = [](std::string_view text) { return text.empty() ? std::string("-") : printable(text); };
  for (;;) {
    HttpSplitter splitter;
    auto record = reader.next([&](const WarcRecord& each, std::string_view piece) {
      if (holds_http(each)) splitter.feed(piece);
    });
    if (!record) return;
    if (!*record) {
      const auto& [what, place] = record->error();
      complaints << part.path << ": byte " << part.in_file(place) << ": " << part.told(place, what) << '\n';
      continue;
    }
    const WarcRecord& found = **record;
    const int status = status_of(splitter.head());
    out << part.shown(found.place.offset) << '\t' << found.length << '\t' << shown(found.get("WARC-Type"))
        << '\t' << shown(found.get("WARC-Date")) << '\t' << (status == 0 ? "-" : std::to_string(status))
        << '\t' << shown(bare_uri(found.get("WARC-Target-URI"))) << '\n';
  }
}

}  // namespace

ArchiveCheck verify_archive(const std::string& path, std::ostream& out) {
  return Verifier(path, out).run();
}

void list_archive(const std::string& path, std::ostream& out, std::ostream& complaints) {
  const WarcParts found = warc_parts(path);
  for (const auto& [what, offset] : found.problems)
    complaints << path << ": byte " << offset << ": " << what << '\n';
  for (const WarcPart& part : found.parts) list_part(part, out, complaints);
}

Result<std::uint64_t> get_by_url(const std::vector<std::string>& paths, std::string_view url,
                                 std::ostream& out) {
  const CaptureIndex index(paths);
  const StoredResponse* stored = index.response(url);
  if (stored == nullptr) return tl::unexpected(Error{"the archive holds no answer to " + printable(url)});
  const WarcPlace place = stored->original.value_or(stored->place);
  return print_payload(index.parts()[place.part], place, out);
}

Result<std::uint64_t> get_by_id(const std::vector<std::string>& paths, std::string_view id,
                                std::ostream& out) {
  const auto get_from = [&](const WarcPart& part) -> std::optional<Result<std::uint64_t>> {
    WarcReader reader(part);
    while (const auto record = reader.next()) {
      if (!*record || bare_uri((*record)->get("WARC-Record-ID")) != bare_uri(id)) continue;
      if ((*record)->get("WARC-Type") != "revisit") return print_payload(part, (*record)->place, out);
      const CaptureIndex index(paths);
      if (const auto original = index.original_of(**record))
        return print_payload(index.parts()[original->part], *original, out);
      return tl::unexpected(
          Error{"what this revisit refers to is in none of the files; name the earlier archive, too"});
    }
    return std::nullopt;
  };
  for (const std::string& path : paths)
    for (const WarcPart& part : warc_parts(path).parts)
      if (auto got = get_from(part)) return *got;
  return tl::unexpected(Error{"the archive holds no sound record with the id " + printable(id)});
}

}  // namespace citecheck
