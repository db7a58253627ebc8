#pragma once
// Keeper: the thread that owns the archive being written. What it is given is appended in the order it comes;
// the file is made when there is something to keep.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "checker/archive/archive_writer.hpp"
#include "checker/archive/ledger.hpp"

namespace citecheck {

class Keeper {
 public:
  /// Called on the keeper's thread with the file offset of the records; none if they could not be written.
  using Kept = std::function<void(std::optional<std::uint64_t> offset)>;

  /// `ledger` outlives this; it is told of every payload once it lies in the file. `failed` is told once, on
  /// the keeper's thread, why nothing more can be written (disk full).
  Keeper(std::string path, ArchiveInfo info, Ledger& ledger,
         std::function<void(const std::string& why)> failed);
  /// Writes what is queued and finishes the file.
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  /// Any thread.
  void keep(WarcRecords records, Kept kept);
  /// Any thread: a citation for the archive's list of pages.
  void list(ArchivePage page);
  const std::string& path() const { return path_; }

 private:
  /// On the keeper's thread.
  using Item = std::function<void()>;
  void push(Item item);
  void work();
  void append(const WarcRecords& records, const Kept& kept);
  void try_to(const std::function<void(ArchiveWriter&)>& write);

  const std::string path_;
  const ArchiveInfo info_;
  Ledger& ledger_;
  std::function<void(const std::string&)> failed_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Item> items_;
  bool closing_ = false;
  // Of the keeper's thread:
  std::unique_ptr<ArchiveWriter> writer_;
  bool broken_ = false;
  std::jthread thread_;
};

}  // namespace citecheck
