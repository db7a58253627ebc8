#include "references/compression/bzip2_source.hpp"

#include <algorithm>
#include <bit>
#include <deque>
#include <utility>

#include "references/compression/bzip2_bits.hpp"
#include "references/compression/bzip2_workers.hpp"

namespace citecheck {

namespace {

using State = Bzip2Block::State;
using Task = std::unique_ptr<Bzip2Task>;

/// Follows the chain: each block begins where the last one ended, or behind the end of a stream and the head
/// of the next one. A stretch that does not lie on the chain was no block.
class Bzip2Source final : public ByteSource {
 public:
  Bzip2Source(InputBytes in, unsigned threads)
      : stretches_(std::move(in)),
        workers_(threads),
        most_ahead_(std::max(1u, workers_.threads()) * 2 * Bzip2Block::kLanes) {}

  std::size_t read(std::span<char> into) override {
    while (!fault_) {
      if (current_)
        if (const std::size_t count = read_block(into); count > 0) return count;
      if (fault_ || !next_block()) break;
    }
    return 0;
  }

  std::optional<StreamFault> take_fault() override { return std::exchange(fault_, std::nullopt); }

 private:
  enum class Where : std::uint8_t {
    between_streams,  ///< The head of a stream comes next.
    in_stream,        ///< A block or the stream's end comes next.
    lost,             ///< Behind damage: the next block that can be decoded is as good as any.
    ended,
  };

  void fail(std::string_view kind, Where then, std::string what, std::uint64_t offset) {
    fault_ = StreamFault{kind,
                         std::move(what) + ", at byte " + std::to_string(offset) + " of the compressed file"};
    where_ = then;
  }

  // ---- the stretches ahead ----

  /// The next stretch, decoded; null at the end of the file.
  Task take_task() {
    while (!all_read_ && tasks_.size() < most_ahead_) {
      std::optional<Bzip2Stretch> stretch = stretches_.next();
      if (all_read_ = !stretch; all_read_) break;
      tasks_.push_back(std::make_unique<Bzip2Task>());
      tasks_.back()->stretch = std::move(*stretch);
      workers_.submit(*tasks_.back());
    }
    if (tasks_.empty()) return nullptr;
    workers_.wait(*tasks_.front());
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    return task;
  }

  // ---- the chain ----

  std::size_t read_block(std::span<char> into) {
    Bzip2Task& task = *current_;
    if (const std::size_t left = task.bytes.size() - given_; left > 0) {
      const std::size_t count = std::min(left, into.size());
      std::copy_n(task.bytes.data() + given_, count, into.data());
      given_ += count;
      return count;
    }
    if (task.all) return 0;
    const std::size_t count = task.block.read(into);
    if (count > 0) return count;
    task.all = true;
    if (!task.block.intact()) reject(*std::exchange(current_, nullptr), "its checksum differs");
    return 0;
  }

  /// Makes the next block the current one; false if there is none, or a fault before it.
  bool next_block() {
    if (current_) follow(current_->stretch, current_->block.end_bit());
    current_.reset();
    given_ = 0;
    while (!fault_ && where_ != Where::ended && !current_) {
      Task task = take_task();
      if (!task)
        end_of_file();
      else if (where_ == Where::lost ? is_good(*task) : task->stretch.marked && where_ == Where::in_stream)
        begin_block(std::move(task));
      else if (where_ != Where::lost)
        follow(task->stretch, task->stretch.begin);
    }
    return current_ != nullptr;
  }

  static bool is_good(const Bzip2Task& task) {
    return task.state == State::good && (!task.all || task.block.intact());
  }

  void end_of_file() {
    if (where_ == Where::in_stream)
      fail("truncated-stream", Where::ended, "the bzip2 data is not whole: the end of the stream is missing",
           file_end_);
    where_ = Where::ended;
  }

  void reject(const Bzip2Task& task, const std::string& why) {
    fail("damaged-stream", Where::lost, "a block of the bzip2 data is damaged (" + why + ") and was left out",
         task.stretch.offset);
  }

  void begin_block(Task task) {
    file_end_ = task->stretch.offset + task->stretch.bytes.size();
    if (where_ == Where::lost) {
      level_ = 9;
      crc_known_ = false;
      where_ = Where::in_stream;
    }
    if (task->state == State::needs_more && !join_and_decode(*task))
      return fail("truncated-stream", Where::ended,
                  "the bzip2 data is not whole: the file ends in the middle of a block", file_end_);
    if (task->state == State::randomised)
      return reject(*task, "randomised, as bzip2 did before 1999; compress the file anew");
    if (task->state != State::good || task->block.size() > level_ * kBzip2Unit)
      return reject(*task, "it does not decode");
    if (task->all && !task->block.intact()) return reject(*task, "its checksum differs");
    crc_ = std::rotl(crc_, 1) ^ task->block.stated_crc();
    current_ = std::move(task);
  }

  /// A mark inside a block has cut it: it is decoded again, with twice as many stretches each time. False if
  /// the file ends before the block does.
  bool join_and_decode(Bzip2Task& task) {
    for (std::size_t count = 1; task.state == State::needs_more; count *= 2) {
      if (task.stretch.bytes.size() > kLongestBzip2Block) return true;
      for (std::size_t i = 0; i < count; ++i) {
        const Task next = take_task();
        if (!next && i == 0) return false;
        if (!next) break;
        task.stretch.join(next->stretch);
        file_end_ = task.stretch.offset + task.stretch.bytes.size();
      }
      Bzip2Task* const one = &task;
      decode_bzip2(std::span(&one, 1), lanes_);
    }
    return true;
  }

  /// What stands from `bit` on to the end of the stretch: ends of streams and heads of the next ones.
  void follow(const Bzip2Stretch& stretch, std::size_t bit) {
    file_end_ = stretch.offset + stretch.bytes.size();
    while (bit < stretch.end && (where_ == Where::in_stream || where_ == Where::between_streams)) {
      Bzip2Bits bits(stretch.bytes, bit, stretch.end);
      if (where_ == Where::in_stream)
        end_stream(bits, stretch);
      else
        begin_stream(bits, stretch);
      bit = (bits.at() + 7) / 8 * 8;
    }
  }

  void end_stream(Bzip2Bits& bits, const Bzip2Stretch& stretch) {
    const std::uint64_t offset = stretch.offset + bits.at() / 8;
    const bool end = bits.take(kBzip2MarkBits) == kBzip2End;
    const auto stated = static_cast<std::uint32_t>(bits.take(32));
    if (bits.past() && all_read_ && tasks_.empty())
      return fail("truncated-stream", Where::ended,
                  "the bzip2 data is not whole: the end of the stream is missing", offset);
    if (!end || bits.past())
      return fail("damaged-stream", Where::lost,
                  "the bzip2 data is damaged: no block begins where one should", offset);
    where_ = Where::between_streams;
    if (crc_known_ && stated != crc_)
      fail("damaged-stream", Where::between_streams, "the checksum of the bzip2 stream differs", offset);
  }

  void begin_stream(Bzip2Bits& bits, const Bzip2Stretch& stretch) {
    constexpr std::uint64_t kMagic = 0x425A68;  // "BZh", and the level's digit.
    const std::uint64_t offset = stretch.offset + bits.at() / 8;
    const bool magic = bits.take(24) == kMagic;
    level_ = static_cast<std::size_t>(bits.take(8)) - '0';
    if (!magic || level_ < 1 || level_ > 9 || bits.past())
      return fail("trailing-bytes", Where::ended, "behind the bzip2 data there are bytes that are not bzip2",
                  offset);
    where_ = Where::in_stream;
    crc_ = 0;
    crc_known_ = true;
  }

  Bzip2Stretches stretches_;
  std::deque<Task> tasks_;
  bool all_read_ = false;

  Where where_ = Where::between_streams;
  Task current_;
  std::size_t given_ = 0;  ///< Of current_->bytes.
  std::size_t level_ = 9;
  std::uint32_t crc_ = 0;  ///< Of the stream's blocks so far,
  bool crc_known_ = true;  ///< unless one is missing.
  std::uint64_t file_end_ = 0;
  std::optional<StreamFault> fault_;
  std::vector<Bzip2Block::Lane> lanes_;

  Bzip2Workers workers_;  ///< Last: what its threads work on must outlive them.
  std::size_t most_ahead_;
};

}  // namespace

std::unique_ptr<ByteSource> open_bzip2(InputBytes in, unsigned threads) {
  return std::make_unique<Bzip2Source>(std::move(in), threads);
}

}  // namespace citecheck
