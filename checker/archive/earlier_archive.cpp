#include "checker/archive/earlier_archive.hpp"

#include "checker/archive/http_block.hpp"
#include "checker/archive/stored_message.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxValidator = 1024;  // a longer one is no tag but an attack

bool can_be_sent(std::string_view value) {
  if (value.empty() || value.size() > kMaxValidator) return false;
  for (const char c : value)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  return true;
}

}  // namespace

std::vector<std::string> EarlierArchive::conditions(const std::string& url) const {
  std::vector<std::string> lines;
  const StoredResponse* stored = index_.response(url);
  // What an answer is referred to by must be a record that holds it.
  if (stored == nullptr || !index_.capture_at(stored->original.value_or(stored->place))) return lines;
  if (can_be_sent(stored->etag)) lines.push_back("If-None-Match: " + stored->etag);
  if (can_be_sent(stored->last_modified)) lines.push_back("If-Modified-Since: " + stored->last_modified);
  return lines;
}

Chain EarlierArchive::complete(Chain chain) const {
  for (ExchangePtr& exchange : chain.exchanges)
    if (exchange->status == 304 && !chain.recorded)
      if (ExchangePtr stored = stored_answer(*exchange)) exchange = std::move(stored);
  return chain;
}

ExchangePtr EarlierArchive::stored_answer(const Exchange& not_modified) const {
  const StoredResponse* stored = index_.response(not_modified.url);
  if (stored == nullptr) return nullptr;
  const WarcPlace place = stored->original.value_or(stored->place);
  const auto capture = index_.capture_at(place);
  std::uint64_t room = kMaxStoredBodies;
  auto message = RecordReaders(index_.parts()).read(place, room);
  if (!capture || !message) return nullptr;
  bool whole = true;
  auto exchange = std::make_shared<Exchange>(not_modified);
  exchange->not_modified_head = not_modified.response_head;
  exchange->earlier = std::make_shared<const EarlierCapture>(*capture);
  exchange->body = entity_body(message->head, std::move(message->body), whole);
  if (!whole || message->too_long) return nullptr;
  exchange->status = status_of(message->head);
  exchange->response_head = refreshed_head(message->head, stored_response_head(not_modified));
  return exchange;
}

}  // namespace citecheck
