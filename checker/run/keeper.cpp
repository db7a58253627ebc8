#include "checker/run/keeper.hpp"

namespace citecheck {

Keeper::Keeper(std::string path, std::string software, std::string user_agent,
               std::function<void(const std::string&)> failed)
    : path_(std::move(path)),
      software_(std::move(software)),
      user_agent_(std::move(user_agent)),
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
  bool broken = false;
  for (;;) {
    Item item;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return closing_ || !items_.empty(); });
      if (items_.empty()) return;
      item = std::move(items_.front());
      items_.pop_front();
    }
    item.kept(broken ? std::nullopt : append(writer, item.records, broken));
  }
}

std::optional<std::uint64_t> Keeper::append(std::optional<WarcWriter>& writer, const std::string& records,
                                            bool& broken) {
  try {
    if (!writer) writer.emplace(path_, software_, user_agent_);
    return writer->append(records);
  } catch (const std::exception& error) {
    broken = true;
    failed_(error.what());
    return std::nullopt;
  }
}

}  // namespace citecheck
