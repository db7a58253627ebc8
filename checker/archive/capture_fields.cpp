#include "checker/archive/capture_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "references/url.hpp"

namespace citecheck {

namespace {

using namespace capture_field;

constexpr std::array<std::string_view, 5> kEnds{"answered", "failed", "too-many-redirects", "redirect-loop",
                                                "bad-redirect"};
constexpr std::array<std::string_view, 4> kCuts{"", "length", "time", "disconnect"};

/// A number that is all of `text`; none otherwise, or if it is outside of 0 to `max`.
std::optional<std::int64_t> number(std::string_view text, std::int64_t max) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > max)
    return std::nullopt;
  return value;
}

}  // namespace

std::string seed_of(std::string_view url) {
  std::string line;
  append_field(line, kSeed, without_userinfo(url));
  const WarcFields read = parse_fields(line);
  return read.empty() ? std::string{} : read.front().value;
}

std::string_view name_of(Chain::End end) {
  return kEnds[static_cast<std::size_t>(end)];
}

std::optional<Chain::End> chain_end_named(std::string_view name) {
  const auto found = std::ranges::find(kEnds, name);
  if (found == kEnds.end()) return std::nullopt;
  return static_cast<Chain::End>(found - kEnds.begin());
}

std::string_view name_of(Exchange::Cut cut) {
  return kCuts[static_cast<std::size_t>(cut)];
}

Exchange::Cut cut_named(std::string_view name) {
  const auto found = std::ranges::find(kCuts, name);
  return found == kCuts.end() ? Exchange::Cut::disconnect : static_cast<Exchange::Cut>(found - kCuts.begin());
}

std::string metadata_block(const Chain& chain, std::size_t index, const Remark& remark) {
  const Exchange& exchange = *chain.exchanges[index];
  std::string out;
  append_field(out, kSeed, seed_of(chain.url));
  const std::string url = without_userinfo(exchange.url);
  if (encode_uri(url) != url) append_field(out, kUrl, url);
  // What is usual is left out: every capture has these fields, and many are small.
  if (chain.exchanges.size() != 1)
    append_field(out, kExchange, std::to_string(index + 1) + '/' + std::to_string(chain.exchanges.size()));
  if (exchange.hop != 0) append_field(out, kHop, std::to_string(exchange.hop));
  if (exchange.attempt != 1) append_field(out, kAttempt, std::to_string(exchange.attempt));
  std::string via(exchange.hop == 0 ? remark.page : std::string_view{});
  for (std::size_t i = index; i-- > 0 && via.empty();)
    if (chain.exchanges[i]->hop < exchange.hop) via = chain.exchanges[i]->url;
  append_field(out, kVia, encode_uri(without_userinfo(via)));
  if (!remark.page.empty()) {
    append_field(out, kRequisiteOf, encode_uri(without_userinfo(remark.page)));
    append_field(out, kHopsFromSeed, "E" + std::string(static_cast<std::size_t>(exchange.hop), 'R'));
  }
  append_field(out, kFetchTime, std::to_string(exchange.elapsed.count()));
  if (exchange.method != "GET") append_field(out, kMethod, exchange.method);
  if (!exchange.not_modified_head.empty()) append_field(out, kStatus, std::to_string(exchange.status));
  append_field(out, kTruncated, name_of(exchange.cut));
  if (exchange.failure != NetFailure::none) append_field(out, kFailure, name_of(exchange.failure));
  append_field(out, kFailureDetail, exchange.failure_detail);
  if (exchange.certificate_limit)
    append_field(out, exchange.failure == NetFailure::tls_not_yet_valid ? kNotBefore : kNotAfter,
                 format_warc_date(*exchange.certificate_limit));
  if (index + 1 == chain.exchanges.size()) {
    if (chain.end != Chain::End::answered) append_field(out, kEnd, name_of(chain.end));
    append_field(out, kVerdict, remark.verdict);
    append_field(out, kReason, remark.reason);
  }
  return out;
}

void apply_connection(const WarcFields& record_header, Exchange& exchange) {
  if (const auto address = field(record_header, "WARC-IP-Address"); !address.empty())
    exchange.remote_address = address;
  if (const auto cipher = field(record_header, "WARC-Cipher-Suite"); !cipher.empty())
    exchange.cipher = cipher;
  for (const WarcField& each : record_header)
    if (each.name == "WARC-Protocol")
      (each.value.starts_with("tls/") || each.value.starts_with("ssl/") ? exchange.tls_version
                                                                        : exchange.protocol) = each.value;
}

void apply_metadata(const WarcFields& record_header, const WarcFields& block, Exchange& exchange) {
  constexpr std::int64_t kMaxCount = 1'000'000;
  constexpr std::int64_t kMaxElapsed = 1LL << 52;
  const std::string_view url = field(block, kUrl);
  exchange.url = url.empty() ? field(record_header, "WARC-Target-URI") : url;
  if (const auto at = parse_warc_date(field(record_header, "WARC-Date"))) exchange.at = *at;
  apply_connection(record_header, exchange);
  if (const auto elapsed = number(field(block, kFetchTime), kMaxElapsed))
    exchange.elapsed = std::chrono::milliseconds(*elapsed);
  if (const std::string_view method = field(block, kMethod); !method.empty()) exchange.method = method;
  exchange.hop = static_cast<int>(number(field(block, kHop), kMaxCount).value_or(0));
  exchange.attempt = static_cast<int>(number(field(block, kAttempt), kMaxCount).value_or(1));
  exchange.status = static_cast<int>(number(field(block, kStatus), 999).value_or(0));
  exchange.cut = cut_named(field(block, kTruncated));
  if (const std::string_view failure = field(block, kFailure); !failure.empty())
    exchange.failure = net_failure_named(failure).value_or(NetFailure::not_recorded);
  exchange.failure_detail = field(block, kFailureDetail);
  const bool begins = exchange.failure == NetFailure::tls_not_yet_valid;
  exchange.certificate_limit = parse_warc_date(field(block, begins ? kNotBefore : kNotAfter));
}

std::optional<ChainPosition> parse_position(std::string_view text) {
  constexpr std::int64_t kMaxExchanges = 10'000;
  if (text.empty()) return ChainPosition{0, 1};
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto index = number(text.substr(0, slash), kMaxExchanges);
  const auto count = number(text.substr(slash + 1), kMaxExchanges);
  if (!index || !count || *index < 1 || *index > *count) return std::nullopt;
  return ChainPosition{static_cast<std::size_t>(*index - 1), static_cast<std::size_t>(*count)};
}

}  // namespace citecheck
