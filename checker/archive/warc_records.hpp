#pragma once
// Making the records of a chain: WARC 1.1 (ISO 28500:2017). It is pure and runs in workers, because
// compression is the bottleneck; appending them to the file is the keeper's.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checker/archive/ledger.hpp"
#include "checker/web/web.hpp"
#include "reports/report.hpp"

namespace citecheck {

/// An answer among the records of a chain.
struct RecordedAnswer {
  std::size_t exchange = 0;              ///< Index in Chain::exchanges.
  std::uint64_t offset = 0, length = 0;  ///< Of the record within WarcRecords::bytes.
  std::string id, url;                   ///< WARC-Record-ID, WARC-Target-URI.
  std::string digest;  ///< Payload digest: "sha256:…", or what a revisit refers to states.
  std::string mime;    ///< "text/html"; "" if none was stated.
  int status = 0;      ///< Of the answer as it was recorded: 304 where it was that.
  Instant at{};
  bool revisit = false;  ///< The payload lies in another record.
  bool whole = false;    ///< All of the body came, so that later records may refer to it.
};

/// The records of one chain, each one gzip member, ready to be appended as they are.
struct WarcRecords {
  SpooledBytes bytes;
  std::vector<RecordedAnswer> answers;  ///< Only exchanges that were answered.
};

/// What is said of a chain in the last exchange's metadata.
struct Remark {
  std::string_view verdict;  ///< A LinkStatus name; "" for what was not judged.
  std::string_view reason;
  std::string_view page;  ///< The page that a requisite belongs to; "" for a cited URL's own chain.
};

/// Per exchange: request, response (or revisit) and metadata with one date, tied by WARC-Concurrent-To; a
/// failure leaves a request (if one was sent) and a metadata record. With a `ledger`, payloads that it knows
/// are referred to and a host's certificates are written once; without one everything is written out. The
/// same chain (and ledger) gives the same bytes, wherever its bodies lie. Thread-safe; takes little memory
/// beside the chain. Throws std::runtime_error if there is no room for the records (SpooledBytes).
WarcRecords make_records(const Chain& chain, const Remark& remark, Ledger* ledger = nullptr);

/// Sets where a reader of the archive enters a chain: its first hop's last answer.
void set_entry(const Chain& chain, Captured& captured);

}  // namespace citecheck
