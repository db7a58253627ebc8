#pragma once
// Exchange: one request and what came back, immutable. It is the currency of the checker: the web produces
// it, the archive stores and replays it, the page reader and the classifier read it.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "checker/web/spooled_bytes.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// Why no (whole) answer came. Each is a class of its own: they mean different things for a citation.
enum class NetFailure : std::uint8_t {
  none,
  dns_not_found,    ///< The name server answered: there is no such name.
  dns_unavailable,  ///< No name server answered, or it failed (SERVFAIL, time-out).
  no_route,         ///< The network is unreachable from here.
  connect_refused,
  connect_timeout,
  timeout,  ///< Connected, then too slow.
  reset,    ///< Reset, or closed before or within the answer.
  tls_expired,
  tls_not_yet_valid,
  tls_wrong_host,
  tls_self_signed,
  tls_unknown_issuer,  ///< The chain ends at nobody who is trusted, or is none.
  tls_revoked,
  tls_weak,      ///< A key or a signature that is too easily forged.
  tls_protocol,  ///< The handshake fails otherwise.
  protocol,      ///< Not HTTP, HTTP/0.9, a broken header or chunk.
  too_large,     ///< A header without end. Of a body that is too long the beginning is kept: Exchange::Cut.
  private_address,  ///< Refused by the guard.
  robots,           ///< The site's robots.txt asks programs to stay away, and the user wants it obeyed.
  bad_url,          ///< Not an http(s) URL that can be asked.
  cancelled,        ///< Interrupted, or the deadline came.
  not_recorded      ///< Replay: the archive holds no answer.
};
std::string_view name_of(NetFailure failure);  ///< "dns-not-found": as archives and reports name it.
std::optional<NetFailure> net_failure_named(std::string_view name);
bool is_tls(NetFailure failure);

/// How the detail of a failure begins that is that of others: the host was given up, and nothing was asked.
inline constexpr std::string_view kNotAskedAgain = "not asked again";

/// A capture in an archive that a later one refers to, because it got the same payload.
struct EarlierCapture {
  std::string record_id;  ///< "<urn:uuid:…>"
  std::string url, date;  ///< WARC-Target-URI and WARC-Date, as they are written there.
  std::string digest;     ///< Of the payload, as it is written there; "" if it states none.
  std::string sha256;     ///< The same payload's, without chunks: "sha256:…"; "" if it is not known.
};

/// One request and its answer. Strings hold the bytes of the wire as WARC stores them: heads end in an empty
/// line, HTTP/2 is written as HTTP/1.1, the body is de-chunked but keeps its content encoding, and secrets of
/// ours (Authorization, Cookie, Proxy-Authorization) are not in `request_head`.
struct Exchange {
  enum class Cut : std::uint8_t { none, length, time, disconnect };  ///< WARC-Truncated's words.

  std::string method = "GET";
  std::string url;  ///< As asked: absolute, no fragment, no userinfo.
  Instant at{};     ///< When the request was sent.
  std::chrono::milliseconds elapsed{};
  std::string remote_address;  ///< Numeric; "" if never connected.
  std::string protocol;        ///< "http/1.1", "h2"; "" if nothing came.
  std::string tls_version;     ///< "tls/1.3"; "" without TLS.
  std::string cipher;          ///< IANA name; "" without TLS.
  std::string request_head, response_head;
  SpooledBytes body;
  int status = 0;  ///< 0 if no status line came.
  Cut cut = Cut::none;
  NetFailure failure = NetFailure::none;
  std::string failure_detail;  ///< The library's own words.
  int hop = 0;                 ///< 0 for the cited URL, 1 for the first redirect's target, …
  int attempt = 1;             ///< 1 for the first try of this hop.
  /// PEM certificates of the server, its own first; null without TLS, or where nobody keeps them.
  std::shared_ptr<const std::string> certificates;
  /// Of `tls_expired` when the certificate ended, of `tls_not_yet_valid` when it begins, if that is known.
  std::optional<Instant> certificate_limit;
  /// The head of a 304, where `status`, `response_head` and `body` are what an earlier capture holds; else
  /// "".
  std::string not_modified_head;
  std::shared_ptr<const EarlierCapture> earlier;  ///< That capture.
};
using ExchangePtr = std::shared_ptr<const Exchange>;

/// The value of a header field of a head, the last one if repeated; "" if absent.
std::string_view header(std::string_view head, std::string_view name);

/// The reason phrase of the status line, or the standard one of the status (HTTP/2 has none).
std::string_view reason_phrase(const Exchange& exchange);

}  // namespace citecheck
