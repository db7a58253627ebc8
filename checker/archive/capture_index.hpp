#pragma once
// What archives have on which URL: places of records, no bodies. Several archives are read as one, so that
// what one refers to may lie in another. Archives written here tie exchanges to chains; of other tools'
// archives the latest capture of each URL counts.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checker/archive/ledger.hpp"
#include "checker/archive/record_check.hpp"
#include "checker/archive/warc_reader.hpp"
#include "reports/report.hpp"

namespace citecheck {

/// An answer in the file.
struct StoredResponse {
  WarcPlace place;
  std::uint64_t length = 0;
  std::string digest;  ///< WARC-Payload-Digest.
  Instant date{};
  /// Of a revisit: the record that holds its payload.
  std::optional<WarcPlace> original;
  /// Of a whole answer 200: what the server can be asked by whether it changed.
  std::string etag, last_modified;
};

/// An exchange of a chain that was recorded with its metadata.
struct StoredExchange {
  WarcPlace metadata;
  std::optional<WarcPlace> request;
  std::optional<StoredResponse> response;
};

class CaptureIndex {
 public:
  /// Reads the whole files once. Throws std::runtime_error if one cannot be read or is no archive. Damaged
  /// records are left out and named in problems().
  explicit CaptureIndex(const std::vector<std::string>& paths);

  /// The chain recorded for a URL; null if there is none. The latest, where there are several.
  const std::vector<StoredExchange>* chain(std::string_view url) const;
  /// What became of saving a page, as it was noted last; null if nothing was.
  const Saving* saving(std::string_view url) const;
  bool has_savings() const { return !savings_.empty(); }
  /// The latest answer to a URL, whoever recorded it; null if there is none.
  const StoredResponse* response(std::string_view url) const;
  /// The record that holds a revisit's payload: named by id, by URL and date, or by the payload's digest.
  std::optional<WarcPlace> original_of(const WarcRecord& revisit) const;

  /// The WARC files that places lie in.
  const std::vector<WarcPart>& parts() const { return parts_; }
  /// Tells a ledger what need not be written again: payloads, and hosts' certificates.
  void tell(Ledger& ledger, bool certificates) const;
  /// How a later record names the one that lies there; none if no whole answer does.
  std::optional<EarlierCapture> capture_at(const WarcPlace& place) const;

  /// Of one archive: behind its last chain that is whole (or the warcinfo): where a killed run's archive is
  /// gone on with. 0 if there is none.
  std::uint64_t whole_until() const { return whole_until_; }

  const std::vector<std::string>& problems() const { return problems_; }
  /// The date of the first warcinfo, of the latest file that has one, or else the earliest date.
  Instant recorded_at() const;

 private:
  struct StoredChain {
    std::vector<StoredExchange> exchanges;
    Instant at{};  // of its last one
  };
  struct Recent {
    std::string id;
    bool is_request = false;
    StoredResponse what;
  };
  void read(const WarcPart& part);
  void add(const WarcRecord& record, std::string_view block, RecordCheck& check);
  void add_response(const WarcRecord& record, RecordCheck& check);
  void add_metadata(const WarcRecord& record, std::string_view block);
  void note(std::uint64_t place, std::string_view what);
  void note_whole(const WarcRecord& record);
  void add_problem(const std::string& path, std::uint64_t offset, std::string_view what);

  std::vector<WarcPart> parts_;
  std::uint32_t part_ = 0;  // the one being read
  std::unordered_map<std::string, StoredChain> chains_;
  std::unordered_map<std::string, std::vector<StoredExchange>> unfinished_;
  std::unordered_map<std::string, StoredResponse> responses_;
  std::unordered_map<std::string, Saving> savings_;
  std::unordered_map<std::string, WarcPlace> originals_;  // by id, by URL and date, by digest
  std::vector<Recent> recent_;                            // a capture's metadata follows its other records
  std::map<std::pair<std::uint32_t, std::uint64_t>, EarlierCapture> captures_;  // by part and offset
  std::vector<std::string> certificates_;                                       // as Ledger's keys
  std::vector<std::string> problems_;
  std::uint64_t unnamed_problems_ = 0;
  std::optional<Instant> began_, earliest_;
  std::optional<std::uint32_t> began_in_;  // the part whose warcinfo was read
  std::uint64_t whole_until_ = 0;
};

/// A target URI without the angle brackets that some tools write around it.
std::string_view bare_uri(std::string_view text);

}  // namespace citecheck
