#pragma once
// The metadata record of a capture: what a request and a response cannot say, in application/warc-fields.
// fetchTimeMs and via are the standard's; the others tie an exchange to its chain, so that a replayed run
// sees what the live run saw.

#include <optional>
#include <string_view>

#include "checker/archive/warc_fields.hpp"
#include "checker/archive/warc_records.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

namespace capture_field {
inline constexpr std::string_view kFetchTime = "fetchTimeMs", kVia = "via";
inline constexpr std::string_view kSeed = "seed";  // the cited URL of the chain
inline constexpr std::string_view kExchange =
    "exchange";                                        // "2/3": the second of the chain's three; not of one
inline constexpr std::string_view kUrl = "url";        // where encoding changed WARC-Target-URI
inline constexpr std::string_view kMethod = "method";  // where it is not GET
inline constexpr std::string_view kHop = "hop", kAttempt = "attempt", kStatus = "status";
inline constexpr std::string_view kTruncated = "truncated";  // WARC-Truncated's words
inline constexpr std::string_view kFailure = "failure", kFailureDetail = "failureDetail";
// X.509's notAfter or notBefore of a certificate that was refused because of it.
inline constexpr std::string_view kNotAfter = "certificateNotAfter", kNotBefore = "certificateNotBefore";
inline constexpr std::string_view kPayloadDigest = "payloadDigest";  // SHA-256, where a revisit has another
inline constexpr std::string_view kRequisiteOf = "requisiteOf";      // the page that needs it to look right
inline constexpr std::string_view kHopsFromSeed = "hopsFromSeed";    // "E", embedded, of a requisite
inline constexpr std::string_view kEnd = "end", kVerdict = "verdict", kReason = "reason";  // the last one's
}  // namespace capture_field

/// The content type of a host's certificates (RFC 8555, 9.1), the server's own first.
inline constexpr std::string_view kCertificatesType = "application/pem-certificate-chain";

/// A chain's URL as the field `seed` holds it: without credentials, and what a field can hold.
std::string seed_of(std::string_view url);

std::string_view name_of(Chain::End end);  ///< "answered", "too-many-redirects".
std::optional<Chain::End> chain_end_named(std::string_view name);

std::string_view name_of(Exchange::Cut cut);  ///< WARC-Truncated's word; "" for none.
/// Words that are not ours mean that something is missing, too: "unspecified" is a disconnect.
Exchange::Cut cut_named(std::string_view name);

/// The block of the metadata record of chain.exchanges[index].
std::string metadata_block(const Chain& chain, std::size_t index, const Remark& remark);

/// Sets in `exchange` by what way it came, where the header of its answer or its metadata says so.
void apply_connection(const WarcFields& record_header, Exchange& exchange);

/// Sets in `exchange` what its metadata record says, its header and its block.
void apply_metadata(const WarcFields& record_header, const WarcFields& block, Exchange& exchange);

/// The position of an exchange in its chain ("2/3"), from 0; without the field it is the only one. None if
/// the field is no such thing.
struct ChainPosition {
  std::size_t index = 0, count = 0;
};
std::optional<ChainPosition> parse_position(std::string_view text);

}  // namespace citecheck
