#include "checker/archive/warc_reader.hpp"

#include <algorithm>
#include <charconv>

namespace citecheck {

namespace {

constexpr std::size_t kMaxHeader = 4U << 20, kMaxFields = 4096;
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::string_view kRecordEnd = "\r\n\r\n";

bool is_version(std::string_view text) {
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  return text.size() == 8 && text.starts_with("WARC/") && digit(5) && text[6] == '.' && digit(7);
}

/// Takes the line's end off; true if it was the standard's.
bool chop(std::string_view& line) {
  line.remove_suffix(1);
  if (!line.ends_with('\r')) return false;
  line.remove_suffix(1);
  return true;
}

}  // namespace

std::optional<Result<WarcRecord>> WarcReader::next(const BlockSink& sink) {
  for (;;) {
    if (!in_member_) {
      if (next_member_ >= stream_.end()) return std::nullopt;
      stream_.open(next_member_);
      in_member_ = true;
      told_ = false;
      records_in_member_ = 0;
    }
    if (!stream_.fill(1).empty()) return read_record(sink);
    if (auto error = leave_member()) return tl::unexpected(std::move(*error));
  }
}

Result<WarcRecord> WarcReader::at(WarcPlace place, const BlockSink& sink) {
  stream_.open(place.offset);
  in_member_ = true;
  told_ = false;
  records_in_member_ = place.skip == 0 ? 0 : 1;
  for (std::uint64_t left = place.skip; left > 0;) {
    const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(left, stream_.fill(1).size()));
    if (taken == 0) return tl::unexpected(Error{"no record lies there", place.offset});
    stream_.drop(taken);
    left -= taken;
  }
  return read_record(sink);
}

Result<WarcRecord> WarcReader::read_record(const BlockSink& sink) {
  WarcRecord record;
  if (stream_.is_packed())
    record.place = {stream_.opened_at(), stream_.dropped()};
  else
    record.place = {stream_.opened_at() + stream_.dropped(), 0};
  record.sealed = stream_.sealed();
  std::string wrong = read_header(record);
  if (wrong.empty()) wrong = read_block(record, sink);
  if (wrong.empty()) wrong = read_end(record);
  if (!wrong.empty()) return tl::unexpected(recover(record.place, std::move(wrong)));
  ++records_in_member_;
  return record;
}

std::optional<std::string_view> WarcReader::line_at(std::size_t at) {
  for (std::size_t want = at + 512;; want = std::min(want * 2, kMaxHeader)) {
    const std::string_view seen = stream_.fill(want);
    const std::size_t end = seen.find('\n', at);
    if (end != std::string_view::npos) return seen.substr(at, end + 1 - at);
    if (seen.size() < want || want >= kMaxHeader) return std::nullopt;
  }
}

/// What is wrong, "" if nothing; the stream is then behind the header. Lines are judged one by one, so that a
/// search for the header's end never runs over the records that follow.
std::string WarcReader::read_header(WarcRecord& record) {
  const auto ended = [&] { return stream_.damage().empty() ? "the record is cut off" : stream_.damage(); };
  auto line = line_at(0);
  if (!line) return stream_.fill(1).starts_with("WARC/") ? ended() : "no record begins here";
  std::size_t at = line->size();
  bool standard = chop(*line);
  if (!is_version(*line)) return "no record begins here (WARC/1.0 or WARC/1.1 is missing)";
  record.version = *line;
  for (;;) {
    line = line_at(at);
    if (!line) return at > kMaxHeader / 2 ? "the header is too long" : ended();
    at += line->size();
    if (at > kMaxHeader) return "the header is too long";
    standard = chop(*line) && standard;
    if (line->empty()) break;
    if ((line->front() == ' ' || line->front() == '\t') && !record.header.empty()) {
      record.header.back().value.append(" ").append(line->substr(1));
      continue;
    }
    auto parsed = parse_field(*line);
    if (!parsed) return "a line of the header is no field";
    if (record.header.size() == kMaxFields) return "the header has too many fields";
    record.header.push_back(std::move(*parsed));
  }
  stream_.drop(at);
  if (!standard) record.fault = "lines of the header do not end in CR LF";
  const std::string_view length = record.get("Content-Length");
  const auto [end, error] =
      std::from_chars(length.data(), length.data() + length.size(), record.block_length);
  if (length.empty() || error != std::errc{} || end != length.data() + length.size())
    return "Content-Length is missing or is no number";
  return {};
}

std::string WarcReader::read_block(const WarcRecord& record, const BlockSink& sink) {
  const std::uint64_t at = stream_.opened_at() + stream_.dropped();
  if (!stream_.is_packed() && record.block_length > stream_.end() - std::min(at, stream_.end()))
    return "the record is cut off: its Content-Length leads beyond the end of the file";
  for (std::uint64_t left = record.block_length; left > 0;) {
    std::string_view piece = stream_.fill(1);
    if (piece.empty())
      return stream_.damage().empty() ? "the block is shorter than its Content-Length" : stream_.damage();
    piece = piece.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left, piece.size())));
    if (sink) sink(record, piece);
    left -= piece.size();
    stream_.drop(piece.size());
  }
  return {};
}

std::string WarcReader::read_end(WarcRecord& record) {
  if (stream_.fill(kRecordEnd.size()).starts_with(kRecordEnd)) {
    stream_.drop(kRecordEnd.size());
  } else {
    for (std::size_t i = 0; i < kRecordEnd.size(); ++i)
      if (const auto next = stream_.fill(1); next.starts_with('\r') || next.starts_with('\n'))
        stream_.drop(1);
    const std::string_view next = stream_.fill(5);
    if (!next.empty() && !next.starts_with("WARC/"))
      return "the block is not followed by CR LF CR LF: its Content-Length is wrong";
    if (record.fault.empty()) record.fault = "the block is not followed by CR LF CR LF";
  }
  if (!stream_.is_packed()) {
    record.length = stream_.opened_at() + stream_.dropped() - record.place.offset;
  } else if (stream_.fill(1).empty()) {
    if (!stream_.damage().empty()) return stream_.damage();
    if (records_in_member_ == 0) record.length = stream_.used();
  }
  return {};
}

/// Nothing is left to unpack: on to the next member. What is wrong with this one, if it is not told yet.
std::optional<Error> WarcReader::leave_member() {
  in_member_ = false;
  if (!stream_.is_packed()) {
    next_member_ = stream_.end();
    return std::nullopt;
  }
  const std::uint64_t offset = stream_.opened_at();
  const bool was_told = told_;
  if (!stream_.damage().empty()) {
    std::string what = stream_.damage();
    recover({offset, 0}, what);
    if (!was_told) return Error{std::move(what), offset};
  } else {
    next_member_ = offset + stream_.used();
    if (!was_told && records_in_member_ == 0 && !stream_.is_skippable())
      return Error{stream_.member() + " holds no record", offset};
  }
  return std::nullopt;
}

/// Finds where to go on. Bytes may be read again for it, but only so many over the whole file: nested
/// would-be records must not make the time grow with the square of the file's size.
Error WarcReader::recover(const WarcPlace& place, std::string what) {
  const std::uint64_t budget = 8 * (stream_.end() - stream_.begin()) + kMaxHeader;
  told_ = true;
  if (stream_.is_packed() && !stream_.damage().empty()) {
    repeated_ += stream_.used();
    in_member_ = false;
    const auto found = repeated_ > budget ? std::nullopt : stream_.find_member(stream_.opened_at() + 1);
    next_member_ = found.value_or(stream_.end());
    return {std::move(what), static_cast<std::size_t>(place.offset)};
  }
  if (!stream_.is_packed()) {
    const std::uint64_t back = stream_.opened_at() + stream_.dropped() - place.offset;
    if (repeated_ + back <= budget) {
      repeated_ += back;
      stream_.open(place.offset);
    }
  }
  skip_to_version_line();
  return {std::move(what), static_cast<std::size_t>(place.offset)};
}

void WarcReader::skip_to_version_line() {
  constexpr std::string_view kLine = "\nWARC/";
  for (;;) {
    const std::string_view seen = stream_.fill(kPiece);
    const std::size_t found = seen.find(kLine);
    if (found != std::string_view::npos) return stream_.drop(found + 1);
    if (seen.size() < kPiece) return stream_.drop(seen.size());
    stream_.drop(seen.size() - (kLine.size() - 1));
  }
}

}  // namespace citecheck
