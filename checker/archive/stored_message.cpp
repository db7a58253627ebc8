#include "checker/archive/stored_message.hpp"

#include <algorithm>

#include "checker/archive/http_block.hpp"
#include "checker/archive/record_check.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

/// The lines of a head behind its first one, without their ends; the empty line is left out.
std::vector<std::string_view> fields_of(std::string_view head) {
  std::vector<std::string_view> lines;
  std::size_t at = std::min(head.find('\n'), head.size());
  while (at < head.size()) {
    const std::size_t end = std::min(head.find('\n', at + 1), head.size());
    std::string_view line = head.substr(at + 1, end - at - 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) lines.push_back(line);
    at = end;
  }
  return lines;
}

std::string_view name_of_field(std::string_view line) {
  return line.substr(0, line.find(':'));
}

bool is_on_body(std::string_view line) {
  return starts_with_ignoring_case(line, "Content-") || starts_with_ignoring_case(line, "X-Archive-Orig-") ||
         starts_with_ignoring_case(line, "Transfer-Encoding:");
}

}  // namespace

Result<StoredMessage> RecordReaders::read(const WarcPlace& place, std::uint64_t& room) {
  std::unique_ptr<WarcReader>& reader = open_[place.part];
  if (!reader) reader = std::make_unique<WarcReader>(parts_.at(place.part));
  StoredMessage message;
  HttpSplitter splitter;
  bool http = false;
  auto record = reader->at(place, [&](const WarcRecord& each, std::string_view piece) {
    http = holds_http(each);
    if (http) piece = splitter.feed(piece);
    const std::uint64_t most = kUnpackedAnyway + kMostUnpacked * reader->used() - message.body.size();
    message.bomb |= piece.size() > most && most < room;
    message.too_long |= piece.size() > std::min(most, room);
    piece = piece.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>({most, room, piece.size()})));
    room -= piece.size();
    message.body.append(piece);
  });
  if (!record) return tl::unexpected(record.error());
  message.record = std::move(*record);
  if (http) message.head = splitter.head();
  if (http && !splitter.head_ended()) message.head += "\r\n\r\n";
  return message;
}

std::string refreshed_head(std::string_view stored_head, std::string_view not_modified_head) {
  std::vector<std::string_view> fresh = fields_of(not_modified_head);
  std::erase_if(fresh, is_on_body);
  const auto is_fresh = [&](std::string_view line) {
    return std::ranges::any_of(fresh, [&](std::string_view other) {
      return equal_ignoring_case(name_of_field(line), name_of_field(other));
    });
  };
  std::string out(trim(stored_head.substr(0, stored_head.find('\n'))));
  for (const std::string_view line : fields_of(stored_head))
    if (!is_fresh(line)) out.append("\r\n").append(line);
  for (const std::string_view line : fresh) out.append("\r\n").append(line);
  return out + "\r\n\r\n";
}

}  // namespace citecheck
