#pragma once
// Writing WARC 1.1 (ISO 28500:2017): making the records of a chain is pure and runs in workers, because
// compression is the bottleneck; appending them to the file is the keeper's.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/web/web.hpp"

namespace citecheck {

/// The records of one chain, each one gzip member, ready to be appended as they are.
struct WarcRecords {
  struct Response {
    std::size_t exchange = 0;              ///< Index in Chain::exchanges.
    std::uint64_t offset = 0, length = 0;  ///< Within `bytes`.
    std::string digest;                    ///< Payload digest: "sha256:…".
  };
  std::string bytes;
  std::vector<Response> responses;  ///< Only exchanges that were answered.
};

/// Per exchange: request, response and metadata with one date, tied by WARC-Concurrent-To; a failure leaves a
/// request (if one was sent) and a metadata record. `verdict` (a LinkStatus name) and `reason` go into the
/// last one's metadata. The same chain gives the same bytes. Thread-safe; takes up to three times the
/// longest body meanwhile.
WarcRecords make_records(const Chain& chain, std::string_view verdict, std::string_view reason);

/// What the file's first record, the warcinfo, says of the run.
struct WarcInfo {
  std::string software;    ///< "citecheck/0.1.0".
  std::string user_agent;  ///< http-header-user-agent.
  Instant started{};       ///< When the run began: a replay repeats that day's judgement.
  /// Of a run that goes on with the archive of a killed one: what lies behind this byte of it is dropped.
  /// None: the archive is a new file.
  std::optional<std::uint64_t> resume_at;
};

/// Appends records to a file. Not thread-safe: the keeper thread owns it.
class WarcWriter {
 public:
  /// Creates the file and writes the warcinfo record, or goes on with one that exists. Throws
  /// std::runtime_error, with what to do, if it cannot, or if a file that should be new exists.
  WarcWriter(std::string path, const WarcInfo& info);
  ~WarcWriter();
  WarcWriter(const WarcWriter&) = delete;
  WarcWriter& operator=(const WarcWriter&) = delete;

  /// Appends all or nothing and returns where the records begin. They are with the system when it returns: a
  /// killed run leaves them readable. Throws std::runtime_error if the disk is full. (A process limit on the
  /// file's size is told in the same way only where SIGXFSZ is ignored.)
  std::uint64_t append(std::string_view bytes);
  /// Brings all to the disk. Throws std::runtime_error if the system could not.
  void close();
  const std::string& path() const { return path_; }

 private:
  void create();
  void resume(std::uint64_t at);

  std::string path_;
  int file_ = -1;
  std::uint64_t end_ = 0;  ///< Behind the last whole append.
};

}  // namespace citecheck
