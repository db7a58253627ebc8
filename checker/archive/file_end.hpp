#pragma once
// The last record of a WARC file that is written here: how many bytes lie before it, and their SHA-256. So it
// shows when a file was cut between two captures, or a record taken out or exchanged for another sound one.
// The warcinfo record says that it is to be expected.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/archive/warc_reader.hpp"

namespace citecheck {

/// The field of warcinfo that promises such a record.
inline constexpr std::string_view kEndPromise = "endRecord";

/// The record, one gzip member; `warcinfo` is the id of the file's first record.
std::string end_record(const std::string& warcinfo, Instant at, std::uint64_t length,
                       const std::string& sha256);

/// Holds a file against its last record. Files that were put one behind the other are checked one by one.
class FileEndCheck {
 public:
  /// To be given every sound record of the file, and the block if it is a warcinfo or metadata record.
  void add(const WarcRecord& record, std::string_view block);
  /// Calls `complain` where a file does not end as was promised.
  void finish(const WarcPart& part,
              const std::function<void(std::uint64_t offset, const std::string& what)>& complain) const;

 private:
  struct Stretch {
    std::uint64_t begin = 0;
    std::optional<std::uint64_t> end;  ///< Where its last record lies.
    std::uint64_t length = 0;          ///< As that record says.
    std::string sha256;
    std::optional<std::uint64_t> behind;  ///< A record that should not be there.
  };
  std::vector<Stretch> stretches_;
};

}  // namespace citecheck
