#pragma once
// Keeper: the thread that owns the archive being written. What it is given is appended in the order it comes;
// the file is made when there is something to keep.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "checker/archive/warc_writer.hpp"

namespace citecheck {

class Keeper {
 public:
  /// Called on the keeper's thread with the file offset of the records; none if they could not be written.
  using Kept = std::function<void(std::optional<std::uint64_t> offset)>;

  /// `failed` is told once, on the keeper's thread, why nothing more can be written (disk full).
  Keeper(std::string path, WarcInfo info, std::function<void(const std::string& why)> failed);
  /// Writes what is queued and closes the file.
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  /// Any thread.
  void keep(std::string records, Kept kept);
  const std::string& path() const { return path_; }

 private:
  struct Item {
    std::string records;
    Kept kept;
  };
  void work();
  void try_to(const std::function<void()>& write);

  const std::string path_;
  const WarcInfo info_;
  std::function<void(const std::string&)> failed_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Item> items_;
  bool closing_ = false;
  bool broken_ = false;  ///< Of the keeper's thread.
  std::jthread thread_;
};

}  // namespace citecheck
