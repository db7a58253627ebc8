#include "checker/run/keeper.hpp"

#include "checker/archive/warc_fields.hpp"

namespace citecheck {

Keeper::Keeper(std::string path, ArchiveInfo info, Ledger& ledger,
               std::function<void(const std::string&)> failed)
    : path_(std::move(path)),
      info_(std::move(info)),
      ledger_(ledger),
      failed_(std::move(failed)),
      thread_([this] { work(); }) {}

Keeper::~Keeper() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  wake_.notify_one();
}

// The lock is held while the thread is woken: what comes of the item may end this before the call does.
void Keeper::push(Item item) {
  const std::lock_guard lock(mutex_);
  items_.push_back(std::move(item));
  wake_.notify_one();
}

void Keeper::keep(WarcRecords records, Kept kept) {
  // Shared, because a function is copied.
  push([this, records = std::make_shared<const WarcRecords>(std::move(records)), kept = std::move(kept)] {
    append(*records, kept);
  });
}

void Keeper::list(ArchivePage page) {
  push([this, page = std::move(page)] {
    if (writer_) try_to([&](ArchiveWriter& writer) { writer.add_page(page); });
  });
}

void Keeper::work() {
  // An archive that is gone on with is finished even if nothing is added to it.
  if (info_.resume_at) try_to([](ArchiveWriter&) {});
  for (;;) {
    Item item;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return closing_ || !items_.empty(); });
      if (items_.empty()) break;
      item = std::move(items_.front());
      items_.pop_front();
    }
    item();
  }
  // What was written before the disk was full is finished, too.
  if (!writer_) return;
  try {
    writer_->close();
  } catch (const std::exception& error) {
    if (!broken_) failed_(error.what());
  }
}

void Keeper::append(const WarcRecords& records, const Kept& kept) {
  std::optional<std::uint64_t> offset;
  try_to([&](ArchiveWriter& writer) { offset = writer.append(records); });
  if (offset)
    for (const RecordedAnswer& answer : records.answers)
      if (answer.whole && !answer.revisit)
        ledger_.note_payload(
            {answer.id, answer.url, format_warc_date(answer.at), answer.digest, answer.digest});
  kept(offset);
}

/// Makes the file where there is none yet.
void Keeper::try_to(const std::function<void(ArchiveWriter&)>& write) {
  if (broken_) return;
  try {
    if (!writer_) writer_ = open_archive(path_, info_);
    write(*writer_);
  } catch (const std::exception& error) {
    broken_ = true;
    failed_(error.what());
  }
}

}  // namespace citecheck
