// make_records: a chain of exchanges as WARC records.

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

#include "checker/archive/capture_fields.hpp"
#include "checker/archive/digest.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/archive/warc_draft.hpp"
#include "checker/archive/warc_writer.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

bool is_numeric_address(const std::string& address) {
  std::array<unsigned char, 16> bytes{};
  return inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1;
}

/// What all records of a capture say alike.
void add_common(WarcDraft& draft, const Exchange& exchange, std::string_view target) {
  draft.add("WARC-Target-URI", target);
  if (is_numeric_address(exchange.remote_address)) draft.add("WARC-IP-Address", exchange.remote_address);
  draft.add("WARC-Protocol", exchange.protocol);
  draft.add("WARC-Protocol", exchange.tls_version);
  draft.add("WARC-Cipher-Suite", exchange.cipher);
}

/// Adds the records of chain.exchanges[index].
void append_capture(const Chain& chain, std::size_t index, std::string_view verdict, std::string_view reason,
                    WarcRecords& out) {
  // Longer than any header that a reader should have to hold; nobody asked such an address.
  constexpr std::size_t kMaxUri = 1U << 20;
  const Exchange& exchange = *chain.exchanges[index];
  const std::string target = encode_uri(without_userinfo(exchange.url));
  if (target.size() > kMaxUri) return;
  const std::string name = seed_of(chain.url) + '\n' + std::to_string(index) + '\n' + target;

  std::string request_head, response_head;
  std::optional<WarcDraft> request, response;
  if (!exchange.request_head.empty()) {
    request_head = stored_request_head(exchange);
    request.emplace("request", "application/http;msgtype=request", exchange.at, name, request_head);
  }
  if (has_response(exchange)) {
    response_head = stored_response_head(exchange);
    response.emplace("response", "application/http;msgtype=response", exchange.at, name, response_head,
                     exchange.body);
  }
  const std::string about = metadata_block(chain, index, verdict, reason);
  WarcDraft metadata("metadata", "application/warc-fields", exchange.at, name, about);
  // Each names the others: so a capture that is not all there shows.
  std::vector<WarcDraft*> drafts;
  if (request) drafts.push_back(&*request);
  if (response) drafts.push_back(&*response);
  drafts.push_back(&metadata);
  for (WarcDraft* draft : drafts) {
    add_common(*draft, exchange, target);
    for (const WarcDraft* other : drafts)
      if (other != draft) draft->add("WARC-Concurrent-To", other->id());
  }
  if (request) request->append_to(out.bytes);
  if (response) {
    WarcRecords::Response placed{index, out.bytes.size(), 0, labelled_sha256(exchange.body)};
    response->add("WARC-Payload-Digest", placed.digest);
    if (!is_whole(exchange))
      response->add("WARC-Truncated",
                    name_of(exchange.cut == Exchange::Cut::none ? Exchange::Cut::disconnect : exchange.cut));
    response->append_to(out.bytes);
    placed.length = out.bytes.size() - placed.offset;
    out.responses.push_back(std::move(placed));
  }
  metadata.append_to(out.bytes);
}

}  // namespace

WarcRecords make_records(const Chain& chain, std::string_view verdict, std::string_view reason) {
  WarcRecords out;
  for (std::size_t i = 0; i < chain.exchanges.size(); ++i) append_capture(chain, i, verdict, reason, out);
  out.bytes.shrink_to_fit();  // it was sized for bodies that do not compress
  return out;
}

}  // namespace citecheck
