#include "checker/archive/warc_records.hpp"

#include <arpa/inet.h>

#include <array>
#include <optional>

#include "checker/archive/capture_fields.hpp"
#include "checker/archive/digest.hpp"
#include "checker/archive/http_block.hpp"
#include "checker/archive/warc_draft.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

/// Longer than any header that a reader should have to hold; nobody asked such an address.
constexpr std::size_t kMaxUri = 1U << 20;
/// A record that refers to a payload takes about as much as one that holds so few bytes.
constexpr std::size_t kLeastRevisited = 256;

bool is_numeric_address(const std::string& address) {
  std::array<unsigned char, 16> bytes{};
  return inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1;
}

/// By what way the answer came; the answer tells it, or the metadata where there is none.
void add_connection(WarcDraft& draft, const Exchange& exchange) {
  if (is_numeric_address(exchange.remote_address)) draft.add("WARC-IP-Address", exchange.remote_address);
  draft.add("WARC-Protocol", exchange.protocol);
  draft.add("WARC-Protocol", exchange.tls_version);
  draft.add("WARC-Cipher-Suite", exchange.cipher);
}

/// The head of the answer as it came: of a 304, its own.
std::string answered_head(const Exchange& exchange) {
  if (exchange.not_modified_head.empty()) return stored_response_head(exchange);
  Exchange came;
  came.status = 304;
  came.response_head = exchange.not_modified_head;
  return stored_response_head(came);
}

std::string mime_of(std::string_view head) {
  const std::string_view type = header(head, "Content-Type");
  return to_lower_ascii(trim(type.substr(0, type.find(';'))));
}

/// The records of one exchange, in the making.
class Capture {
 public:
  Capture(const Chain& chain, std::size_t index, const Remark& remark, Ledger* ledger)
      : chain_(chain), index_(index), exchange_(*chain.exchanges[index]), remark_(remark), ledger_(ledger) {}

  void append_to(WarcRecords& out) {
    target_ = encode_uri(without_userinfo(exchange_.url));
    if (target_.size() > kMaxUri) return;
    draft_request();
    draft_answer();
    draft_certificates();
    about_ = metadata_block(chain_, index_, remark_);
    if (digest_ != sha256_) append_field(about_, capture_field::kPayloadDigest, sha256_);
    metadata_.emplace("metadata", "application/warc-fields", exchange_.at, about_);
    tie();
    if (request_) request_->append_to(out.bytes);
    if (answer_) append_answer(out);
    if (certificates_) certificates_->append_to(out.bytes);
    metadata_->append_to(out.bytes);
  }

 private:
  void draft_request() {
    if (exchange_.request_head.empty()) return;
    request_head_ = stored_request_head(exchange_);
    request_.emplace("request", "application/http;msgtype=request", exchange_.at, request_head_);
  }

  void draft_answer() {
    if (!has_response(exchange_)) return;
    sha256_ = digest_ = labelled_sha256({}, exchange_.body);
    answer_head_ = answered_head(exchange_);
    if (exchange_.earlier)
      original_ = *exchange_.earlier;
    else if (ledger_ != nullptr && exchange_.body.size() >= kLeastRevisited && is_whole(exchange_))
      original_ = ledger_->payload(sha256_);
    // A revisit states the digest that is found at what it refers to, whoever wrote that.
    if (original_ && !original_->digest.empty()) digest_ = original_->digest;
    constexpr std::string_view kType = "application/http;msgtype=response";
    if (original_)
      answer_.emplace("revisit", kType, exchange_.at, answer_head_);
    else
      answer_.emplace("response", kType, exchange_.at, answer_head_, &exchange_.body);
    answer_->add("WARC-Payload-Digest", digest_);
    if (original_)
      refer();
    else if (!is_whole(exchange_))
      answer_->add("WARC-Truncated",
                   name_of(exchange_.cut == Exchange::Cut::none ? Exchange::Cut::disconnect : exchange_.cut));
  }

  void refer() {
    const bool by_server = !exchange_.not_modified_head.empty();
    answer_->add("WARC-Profile", std::string("http://netpreserve.org/warc/1.1/revisit/") +
                                     (by_server ? "server-not-modified" : "identical-payload-digest"));
    answer_->add("WARC-Refers-To", original_->record_id);
    answer_->add("WARC-Refers-To-Target-URI", original_->url);
    answer_->add("WARC-Refers-To-Date", original_->date);
  }

  /// Beside the first answer of each host, or its first handshake that failed: what it showed of itself.
  void draft_certificates() {
    if (ledger_ == nullptr || !exchange_.certificates) return;
    const std::size_t authority = target_.find("//");
    origin_ = target_.substr(0, target_.find('/', authority + 2)) + '/';
    if (!ledger_->claim_certificates(origin_, *exchange_.certificates)) return;
    certificates_.emplace("metadata", kCertificatesType, exchange_.at, *exchange_.certificates);
  }

  /// Each names the others: so a capture that is not all there shows.
  void tie() {
    std::vector<WarcDraft*> drafts;
    for (std::optional<WarcDraft>* each : {&request_, &answer_, &certificates_, &metadata_})
      if (*each) drafts.push_back(&**each);
    std::string name = seed_of(chain_.url) + '\n' + std::to_string(index_) + '\n' + target_ + '\n' +
                       format_warc_date(exchange_.at);
    for (const WarcDraft* draft : drafts) name += '\n' + draft->digest();
    unsigned digit = 0;
    for (WarcDraft* draft : drafts) draft->set_id(record_id(name, digit++));
    const WarcDraft* const teller = answer_ ? &*answer_ : &*metadata_;
    for (WarcDraft* draft : drafts) {
      draft->add("WARC-Target-URI", certificates_ && draft == &*certificates_ ? origin_ : target_);
      if (draft == teller) add_connection(*draft, exchange_);
      for (const WarcDraft* other : drafts)
        if (other != draft) draft->add("WARC-Concurrent-To", other->id());
    }
  }

  void append_answer(WarcRecords& out) {
    RecordedAnswer placed{.exchange = index_,
                          .offset = out.bytes.size(),
                          .id = answer_->id(),
                          .url = target_,
                          .digest = digest_,
                          .mime = mime_of(answer_head_),
                          .status = status_of(answer_head_),
                          .at = exchange_.at,
                          .revisit = original_.has_value(),
                          .whole = is_whole(exchange_)};
    answer_->append_to(out.bytes);
    placed.length = out.bytes.size() - placed.offset;
    out.answers.push_back(std::move(placed));
  }

  const Chain& chain_;
  const std::size_t index_;
  const Exchange& exchange_;
  const Remark& remark_;
  Ledger* const ledger_;
  std::string target_, origin_, request_head_, answer_head_, about_;
  std::string digest_, sha256_;  // of the payload: as the record states it, and our own
  std::optional<EarlierCapture> original_;
  std::optional<WarcDraft> request_, answer_, certificates_, metadata_;
};

}  // namespace

WarcRecords make_records(const Chain& chain, const Remark& remark, Ledger* ledger) {
  WarcRecords out;
  for (std::size_t i = 0; i < chain.exchanges.size(); ++i) Capture(chain, i, remark, ledger).append_to(out);
  return out;
}

void set_entry(const Chain& chain, Captured& captured) {
  for (const ExchangePtr& exchange : chain.exchanges)
    if (exchange->hop == 0 && has_response(*exchange)) {
      captured.entry_url = encode_uri(without_userinfo(exchange->url));
      captured.entry_at = exchange->at;
    }
}

}  // namespace citecheck
