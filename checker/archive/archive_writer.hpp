#pragma once
// ArchiveWriter: a file that is being made from the records of chains: a WARC, or a WACZ package. What is
// appended outlives a kill; the same chains in the same order give the same bytes.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/archive/warc_records.hpp"

namespace citecheck {

/// What the file says of the run.
struct ArchiveInfo {
  std::string software;    ///< "citecheck/0.1.0".
  std::string user_agent;  ///< http-header-user-agent.
  Instant started{};       ///< When the run began: a replay repeats that day's judgement.
  bool obeys_robots = false;
  std::string signing_key;  ///< PEM file of the key that signs a WACZ; "" for none.
  /// Of a run that goes on with the archive of a killed one: what lies behind this byte of it is dropped; 0
  /// for all of it. None: the archive is a new file.
  std::optional<std::uint64_t> resume_at = {};
};

/// A citation as the reader of an archive meets it in the list of pages.
struct ArchivePage {
  std::string url;  ///< Of a capture, as its WARC-Target-URI; of the cited URL, before redirects.
  Instant at{};     ///< Its date.
  std::string reference, title;  ///< The citation's number or name, and the title it states.
  std::string article;           ///< The file that cites it.
  std::string status, reason;    ///< What the link is (a LinkStatus name), and why.
};

class ArchiveWriter {
 public:
  virtual ~ArchiveWriter() = default;
  /// Appends all or nothing and returns where in the file the records begin. They are with the system when it
  /// returns: a killed run leaves them readable. Throws std::runtime_error if the disk is full.
  virtual std::uint64_t append(const WarcRecords& records) = 0;
  /// For the list of pages, where the file has one. Throws like append().
  virtual void add_page(const ArchivePage& page) = 0;
  /// Finishes the file and brings all to the disk. Throws std::runtime_error if the system could not.
  virtual void close() = 0;
};

/// Creates the file by its name's ending, NAME.warc.gz or NAME.wacz, or goes on with one that exists. Throws
/// std::runtime_error, with what to do, if it cannot, or if a file that should be new exists.
std::unique_ptr<ArchiveWriter> open_archive(const std::string& path, const ArchiveInfo& info);

}  // namespace citecheck
