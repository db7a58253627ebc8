#include "checker/archive/replay_web.hpp"

#include <atomic>
#include <stdexcept>

#include "checker/archive/capture_fields.hpp"
#include "checker/archive/capture_index.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/archive/stored_message.hpp"
#include "checker/web/redirect.hpp"

namespace citecheck {

namespace {

/// Longer than any that is written here.
constexpr std::size_t kMaxMetadata = 16U << 20;

std::shared_ptr<Exchange> unanswered(const std::string& url, NetFailure failure, Instant at,
                                     std::string detail) {
  auto exchange = std::make_shared<Exchange>();
  exchange->url = url;
  exchange->at = at;
  exchange->failure = failure;
  exchange->failure_detail = std::move(detail);
  return exchange;
}

/// What an archive gave of a body that was not read to its end.
void cut_short(Exchange& exchange, bool bomb) {
  exchange.cut = Exchange::Cut::length;
  if (bomb)
    exchange.failure_detail = "its archive has it compressed more than " + std::to_string(kMostUnpacked) +
                              " times, as nothing is that was made to be read";
}

Chain failed(const std::string& url, std::shared_ptr<Exchange> exchange) {
  return {url, {std::move(exchange)}, Chain::End::failed};
}

}  // namespace

struct ReplayWeb::Impl {
  int max_redirects;
  CaptureIndex index;
  std::atomic<bool> stopped = false;

  Impl(const std::vector<std::string>& paths, int redirects) : max_redirects(redirects), index(paths) {}

  /// An exchange with its metadata; an error if the file is no longer what was indexed.
  Result<std::shared_ptr<Exchange>> recorded(RecordReaders& readers, const StoredExchange& stored,
                                             Chain& chain, std::uint64_t& room) const {
    auto exchange = std::make_shared<Exchange>();
    auto metadata = readers.read(stored.metadata, room);
    if (!metadata) return tl::unexpected(metadata.error());
    const WarcFields fields = parse_fields(metadata->body.head(kMaxMetadata));
    apply_metadata(metadata->record.header, fields, *exchange);
    chain.end = chain_end_named(field(fields, capture_field::kEnd)).value_or(Chain::End::answered);
    if (stored.request) {
      auto request = readers.read(*stored.request, room);
      if (!request) return tl::unexpected(request.error());
      exchange->request_head = std::move(request->head);
    }
    if (stored.response) {
      auto response = readers.read(stored.response->place, room);
      if (!response) return tl::unexpected(response.error());
      apply_connection(response->record.header, *exchange);
      if (stored.response->original) {
        auto original = readers.read(*stored.response->original, room);
        if (!original) return tl::unexpected(original.error());
        bool whole = true;
        response->body = entity_body(original->head, std::move(original->body), whole);
        response->too_long = original->too_long || !whole;
        response->bomb = original->bomb;
        if (status_of(response->head) == 304 && exchange->status != 0)
          response->head = refreshed_head(original->head, response->head);
      }
      if (exchange->status == 0) exchange->status = status_of(response->head);
      exchange->response_head = std::move(response->head);
      exchange->body = std::move(response->body);
      if (response->too_long) cut_short(*exchange, response->bomb);
    } else if (has_response(*exchange) || exchange->failure == NetFailure::none) {
      return tl::unexpected(Error{"the recorded response is damaged", stored.metadata.offset});
    }
    return exchange;
  }

  Chain recorded_chain(const std::string& url, const std::vector<StoredExchange>& stored) const {
    RecordReaders readers(index.parts());
    Chain chain{url, {}, Chain::End::failed};
    std::uint64_t room = kMaxStoredBodies;
    for (const StoredExchange& each : stored) {
      auto exchange = recorded(readers, each, chain, room);
      if (!exchange) return not_recorded(url, exchange.error().what);
      if ((*exchange)->hop > max_redirects) {
        chain.end = Chain::End::too_many_redirects;
        if (!chain.exchanges.empty()) return chain;
      }
      chain.exchanges.push_back(std::move(*exchange));
    }
    chain.recorded = true;
    return chain;
  }

  /// The answer of an archive that knows of no chains.
  Result<std::shared_ptr<Exchange>> found(RecordReaders& readers, const std::string& url,
                                          const StoredResponse& stored, std::uint64_t& room) const {
    auto message = readers.read(stored.place, room);
    if (!message) return tl::unexpected(message.error());
    auto exchange = std::make_shared<Exchange>();
    exchange->url = url;
    exchange->at = stored.date;
    exchange->remote_address = message->record.get("WARC-IP-Address");
    exchange->cut = cut_named(message->record.get("WARC-Truncated"));
    bool whole = true;
    message->body = entity_body(message->head, std::move(message->body), whole);
    if (stored.original) {
      // A revisit is cut short by definition: its payload lies elsewhere, and so may its head.
      auto original = readers.read(*stored.original, room);
      if (!original) return tl::unexpected(original.error());
      message->body = entity_body(original->head, std::move(original->body), whole);
      message->too_long = original->too_long;
      message->bomb = original->bomb;
      if (status_of(message->head) == 0 || status_of(message->head) == 304)
        message->head = std::move(original->head);
      exchange->cut = cut_named(original->record.get("WARC-Truncated"));
    }
    if (message->record.get("WARC-Type") == "resource")
      message->head =
          "HTTP/1.1 200 OK\r\nContent-Type: " + std::string(message->record.get("Content-Type")) + "\r\n\r\n";
    if (message->too_long)
      cut_short(*exchange, message->bomb);
    else if (!whole && exchange->cut == Exchange::Cut::none)
      exchange->cut = Exchange::Cut::disconnect;
    exchange->body = std::move(message->body);
    exchange->status = status_of(message->head);
    exchange->response_head = std::move(message->head);
    if (exchange->status == 0) {
      exchange->failure = NetFailure::protocol;
      exchange->failure_detail = "the recorded answer has no status line";
    }
    return exchange;
  }

  Chain found_chain(const std::string& url) const { return walk({url, {}, Chain::End::failed}, url); }

  /// Asks for `next` behind the chain, and for what that leads to.
  Chain walk(Chain chain, std::string next) const {
    RecordReaders readers(index.parts());
    std::uint64_t room = kMaxStoredBodies;
    for (int hop = chain.exchanges.empty() ? 0 : chain.last().hop + 1;; ++hop) {
      const StoredResponse* stored = index.response(next);
      auto exchange = stored != nullptr ? found(readers, next, *stored, room)
                                        : unanswered(next, NetFailure::not_recorded, index.recorded_at(), {});
      if (!exchange)
        exchange = unanswered(next, NetFailure::not_recorded, index.recorded_at(), exchange.error().what);
      (*exchange)->hop = hop;
      chain.exchanges.push_back(std::move(*exchange));
      NextHop following = next_hop(chain.exchanges, max_redirects);
      if (following.url.empty()) {
        chain.end = following.end;
        return chain;
      }
      next = std::move(following.url);
    }
  }

  Chain not_recorded(const std::string& url, std::string detail) const {
    return failed(url, unanswered(url, NetFailure::not_recorded, index.recorded_at(), std::move(detail)));
  }

  /// A refresh that was not followed when the archive was made stays so.
  Chain go_on(Chain chain, const std::string& url) const {
    const bool known = index.response(url) != nullptr && !stopped;
    if (!known || refresh_hop(chain.exchanges, url, max_redirects).url.empty()) return chain;
    return walk(std::move(chain), url);
  }

  Chain answer(const std::string& url) const {
    if (stopped) return failed(url, unanswered(url, NetFailure::cancelled, index.recorded_at(), {}));
    if (const auto* stored = index.chain(url)) return recorded_chain(url, *stored);
    if (index.response(url) != nullptr) return found_chain(url);
    return not_recorded(url, {});
  }
};

ReplayWeb::ReplayWeb(const std::vector<std::string>& paths, int max_redirects)
    : impl_(std::make_unique<Impl>(paths, max_redirects)) {}

ReplayWeb::~ReplayWeb() = default;

void ReplayWeb::get(WebRequest request, Done done) {
  const bool first = request.so_far.exchanges.empty();
  Chain chain;
  try {
    chain = first ? impl_->answer(request.url) : impl_->go_on(request.so_far, request.url);
  } catch (const std::runtime_error& error) {  // The file cannot be read, or there is no room for its bodies.
    chain = first ? impl_->not_recorded(request.url, error.what()) : std::move(request.so_far);
  }
  done(std::move(chain));
}

void ReplayWeb::stop() {
  impl_->stopped = true;
}

bool ReplayWeb::holds(const std::string& url) const {
  const auto* stored = impl_->index.chain(url);
  if (stored == nullptr) return false;
  const Chain chain = impl_->recorded_chain(url, *stored);
  const NetFailure failure = chain.last().failure;
  return failure != NetFailure::cancelled && failure != NetFailure::not_recorded;
}

std::uint64_t ReplayWeb::whole_until() const {
  return impl_->index.whole_until();
}

const std::vector<std::string>& ReplayWeb::problems() const {
  return impl_->index.problems();
}

const CaptureIndex& ReplayWeb::index() const {
  return impl_->index;
}

Instant ReplayWeb::recorded_at() const {
  return impl_->index.recorded_at();
}

std::optional<Captured> ReplayWeb::captured(const Chain& chain) const {
  if (chain.exchanges.empty() || chain.last().failure == NetFailure::not_recorded) return std::nullopt;
  const StoredResponse* response = nullptr;
  if (const auto* stored = impl_->index.chain(chain.url)) {
    const std::size_t last = chain.exchanges.size() - 1;
    if (last < stored->size() && (*stored)[last].response) response = &*(*stored)[last].response;
  } else {
    response = impl_->index.response(chain.last().url);
  }
  if (response == nullptr) return std::nullopt;
  // Of a part that is compressed in its package the file has the bytes of many records at one place.
  const WarcPart& part = impl_->index.parts()[response->place.part];
  Captured captured{.file = part.path,
                    .offset = part.in_file(response->place.offset),
                    .length = part.unpacked ? 0 : response->length,
                    .digest = response->digest,
                    .at = response->date,
                    .entry_url = {},
                    .entry_at = {}};
  set_entry(chain, captured);
  return captured;
}

}  // namespace citecheck
