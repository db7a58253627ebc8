#pragma once
// What a WARC file has on which URL: places of records, no bodies. Archives written here tie exchanges to
// chains; of other tools' archives the latest capture of each URL counts.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/archive/warc_reader.hpp"

namespace citecheck {

/// An answer in the file.
struct StoredResponse {
  WarcPlace place;
  std::uint64_t length = 0;
  std::string digest;  ///< WARC-Payload-Digest.
  Instant date{};
  /// Of a revisit: the record that holds its payload.
  std::optional<WarcPlace> original;
};

/// An exchange of a chain that was recorded with its metadata.
struct StoredExchange {
  WarcPlace metadata;
  std::optional<WarcPlace> request;
  std::optional<StoredResponse> response;
};

class CaptureIndex {
 public:
  /// Reads the whole file once. Throws std::runtime_error if it cannot be read or is no WARC. Damaged
  /// records are left out and named in problems().
  explicit CaptureIndex(const std::string& path);

  /// The chain recorded for a URL; null if there is none. The latest, where there are several.
  const std::vector<StoredExchange>* chain(std::string_view url) const;
  /// The latest answer to a URL, whoever recorded it; null if there is none.
  const StoredResponse* response(std::string_view url) const;
  /// The record that holds a revisit's payload: named by id, by URL and date, or by the payload's digest.
  std::optional<WarcPlace> original_of(const WarcRecord& revisit) const;

  /// Behind the last chain that is whole (or the warcinfo): where a killed run's archive is gone on with. 0
  /// if there is none.
  std::uint64_t whole_until() const { return whole_until_; }

  const std::vector<std::string>& problems() const { return problems_; }
  /// The date of the first warcinfo, or else the earliest date of the file.
  Instant recorded_at() const;

 private:
  struct Recent {
    std::string id;
    bool is_request = false;
    StoredResponse what;
  };
  void add(const WarcRecord& record, std::string_view block);
  void add_response(const WarcRecord& record);
  void add_metadata(const WarcRecord& record, std::string_view block);
  void note(std::uint64_t offset, std::string_view what);

  std::string path_;
  std::unordered_map<std::string, std::vector<StoredExchange>> chains_, unfinished_;
  std::unordered_map<std::string, StoredResponse> responses_;
  std::unordered_map<std::string, WarcPlace> originals_;  // by id, by URL and date, by digest
  std::vector<Recent> recent_;                            // a capture's metadata follows its other records
  std::vector<std::string> problems_;
  std::uint64_t unnamed_problems_ = 0;
  std::optional<Instant> began_, earliest_;
  std::uint64_t whole_until_ = 0;
};

/// A target URI without the angle brackets that some tools write around it.
std::string_view bare_uri(std::string_view text);

}  // namespace citecheck
