#pragma once
// Writing WARC 1.1 (ISO 28500:2017): making the records of a chain is pure and runs in workers, because
// compression is the bottleneck; appending them to the file is the keeper's.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checker/web/web.hpp"
#include "reports/report.hpp"

namespace citecheck {

/// The records of one chain, each one gzip member, ready to be appended as they are.
struct WarcRecords {
  struct Response {
    std::size_t exchange = 0;              ///< Index in Chain::exchanges.
    std::uint64_t offset = 0, length = 0;  ///< Within `bytes`.
    std::string digest;                    ///< Payload digest.
  };
  std::string bytes;
  std::vector<Response> responses;  ///< Only exchanges that were answered.
};

/// Per exchange: request, response and metadata with one date, tied by WARC-Concurrent-To; a failure leaves a
/// request and a metadata record. `verdict` (a LinkStatus name) and `reason` go into the last one's metadata.
WarcRecords make_records(const Chain& chain, std::string_view verdict, std::string_view reason);

/// Appends records to a file. Not thread-safe: the keeper thread owns it.
class WarcWriter {
 public:
  /// Creates the file and writes the warcinfo record. Throws std::runtime_error, with what to do, if it
  /// cannot or if the file exists.
  WarcWriter(std::string path, std::string_view software, std::string_view user_agent);
  ~WarcWriter();
  WarcWriter(const WarcWriter&) = delete;
  WarcWriter& operator=(const WarcWriter&) = delete;

  /// Appends all or nothing and returns where the records begin. Throws std::runtime_error if the disk is
  /// full.
  std::uint64_t append(std::string_view bytes);
  void close();
  const std::string& path() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace citecheck
