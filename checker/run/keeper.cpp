#include "checker/run/keeper.hpp"

namespace citecheck {

Keeper::Keeper(std::string path, WarcInfo info, std::function<void(const std::string&)> failed)
    : path_(std::move(path)),
      info_(std::move(info)),
      failed_(std::move(failed)),
      thread_([this] { work(); }) {}

Keeper::~Keeper() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wake_.notify_one();
}

void Keeper::keep(std::string records, Kept kept) {
  {
    const std::lock_guard lock(mutex_);
    items_.push_back({std::move(records), std::move(kept)});
  }
  wake_.notify_one();
}

void Keeper::work() {
  std::optional<WarcWriter> writer;
  for (;;) {
    Item item;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return closing_ || !items_.empty(); });
      if (items_.empty()) break;
      item = std::move(items_.front());
      items_.pop_front();
    }
    std::optional<std::uint64_t> offset;
    try_to([&] {
      if (!writer) writer.emplace(path_, info_);
      offset = writer->append(item.records);
    });
    item.kept(offset);
  }
  if (writer) try_to([&] { writer->close(); });
}

void Keeper::try_to(const std::function<void()>& write) {
  if (broken_) return;
  try {
    write();
  } catch (const std::exception& error) {
    broken_ = true;
    failed_(error.what());
  }
}

}  // namespace citecheck
