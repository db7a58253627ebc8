#include "references/compression/bzip2_block.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <new>
#include <vector>

#include "references/compression/bzip2_bits.hpp"
#include "references/compression/bzip2_tables.hpp"

namespace citecheck {

namespace {

using State = Bzip2Block::State;

constexpr std::size_t kMostBytes = 9 * kBzip2Unit;
constexpr unsigned kMostCodes = 6, kGroup = 50;

/// What stands before a block's symbols.
struct Head {
  std::uint32_t crc = 0, origin = 0;
  std::array<std::uint8_t, 256> used{};  ///< The bytes that occur, in order.
  unsigned used_count = 0, code_count = 0;
  std::vector<std::uint8_t> selectors;  ///< Which code each group of 50 symbols is in.
  std::array<Bzip2Code, kMostCodes> codes;
};

State read_used(Bzip2Bits& bits, Head& head) {
  const auto ranges = bits.take(16);
  for (unsigned range = 0; range < 16; ++range) {
    if ((ranges >> (15 - range) & 1) == 0) continue;
    const auto in_range = bits.take(16);
    for (unsigned i = 0; i < 16; ++i)
      if ((in_range >> (15 - i) & 1) != 0)
        head.used[head.used_count++] = static_cast<std::uint8_t>(range * 16 + i);
  }
  return head.used_count == 0 ? State::damaged : State::good;
}

State read_selectors(Bzip2Bits& bits, Head& head) {
  head.code_count = static_cast<unsigned>(bits.take(3));
  const auto count = static_cast<std::size_t>(bits.take(15));
  if (head.code_count < 2 || head.code_count > kMostCodes || count == 0) return State::damaged;
  std::array<std::uint8_t, kMostCodes> order{0, 1, 2, 3, 4, 5};
  head.selectors.resize(count);
  for (std::uint8_t& selector : head.selectors) {
    unsigned place = 0;
    while (bits.take(1) == 1)
      if (++place >= head.code_count) return State::damaged;
    std::rotate(order.begin(), order.begin() + place, order.begin() + place + 1);
    selector = order[0];
    if (bits.past()) return State::needs_more;
  }
  return State::good;
}

State read_codes(Bzip2Bits& bits, Head& head) {
  std::array<std::uint8_t, Bzip2Code::kMostSymbols> lengths{};
  const auto of_block = std::span(lengths).first(head.used_count + 2);
  for (unsigned i = 0; i < head.code_count; ++i) {
    auto length = static_cast<unsigned>(bits.take(5));
    for (std::uint8_t& one : of_block) {
      for (;;) {
        if (length < 1 || length > Bzip2Code::kLongest) return State::damaged;
        if (bits.take(1) == 0) break;
        length += bits.take(1) == 0 ? 1 : static_cast<unsigned>(-1);
      }
      one = static_cast<std::uint8_t>(length);
      if (bits.past()) return State::needs_more;
    }
    head.codes[i].build(of_block);
  }
  return State::good;
}

State read_head(Bzip2Bits& bits, Head& head) {
  if (bits.take(kBzip2MarkBits) != kBzip2Block) return State::damaged;
  head.crc = static_cast<std::uint32_t>(bits.take(32));
  const bool randomised = bits.take(1) == 1;
  head.origin = static_cast<std::uint32_t>(bits.take(24));
  if (bits.past()) return State::needs_more;
  if (randomised) return State::randomised;
  for (const auto read : {read_used, read_selectors, read_codes})
    if (const State state = read(bits, head); state != State::good)
      return bits.past() ? State::needs_more : state;
  return State::good;
}

/// The bytes of a block, each known by how many others were met since it was met last.
class RecentBytes {
 public:
  explicit RecentBytes(const std::array<std::uint8_t, 256>& bytes) : bytes_(bytes) {}

  std::uint8_t front() const { return bytes_[0]; }
  /// Moves the byte at `place` to the front.
  void use(unsigned place) {
    const std::uint8_t byte = bytes_[place];
    if (std::endian::native == std::endian::little && place < 8) {  // Nearly always; all in one register.
      std::uint64_t first = 0;
      std::memcpy(&first, bytes_.data(), 8);
      const std::uint64_t moved = ~std::uint64_t{0} >> (56 - 8 * place);
      first = (first & ~moved) | ((first << 8 | byte) & moved);
      std::memcpy(bytes_.data(), &first, 8);
      return;
    }
    std::memmove(bytes_.data() + 1, bytes_.data(), place);
    bytes_[0] = byte;
  }

 private:
  std::array<std::uint8_t, 256> bytes_;
};

/// Decodes symbols into bytes, which are left in the low bits of the links.
class Symbols {
 public:
  Symbols(const Head& head, std::uint32_t* links)
      : head_(head), links_(links), recent_(head.used), end_symbol_(head.used_count + 1) {}

  State read(Bzip2Bits& bits) {
    for (const std::uint8_t selector : head_.selectors) {
      const State state = read_group(bits, head_.codes[selector]);
      if (bits.past()) return State::needs_more;
      if (state != State::needs_more) return state;
    }
    return State::damaged;  // More symbols than groups.
  }

  std::size_t size() const { return size_; }
  std::array<std::uint32_t, 256>& counts() { return counts_; }

 private:
  /// `needs_more` if the block goes on behind this group.
  State read_group(Bzip2Bits& bits, const Bzip2Code& code) {
    for (unsigned i = 0; i < kGroup; ++i) {
      bits.refill();
      const unsigned symbol = code.take(bits);
      if (symbol <= 1) {  // A digit of a run's length, 1 or 2 times the weight.
        if (weight_ > kMostBytes) return State::damaged;
        run_ += static_cast<std::size_t>(weight_) << symbol;
        weight_ *= 2;
        continue;
      }
      if (run_ > 0 && !put_run()) return State::damaged;
      if (symbol >= end_symbol_) return symbol == end_symbol_ ? State::good : State::damaged;
      if (size_ == kMostBytes) return State::damaged;
      recent_.use(symbol - 1);
      const std::uint8_t byte = recent_.front();
      ++counts_[byte];
      links_[size_++] = byte;
    }
    return State::needs_more;
  }

  bool put_run() {
    if (run_ > kMostBytes - size_) return false;
    const std::uint8_t byte = recent_.front();
    counts_[byte] += static_cast<std::uint32_t>(run_);
    std::fill_n(links_ + size_, run_, byte);
    size_ += run_;
    run_ = 0;
    weight_ = 1;
    return true;
  }

  const Head& head_;
  std::uint32_t* links_;
  RecentBytes recent_;
  const unsigned end_symbol_;
  std::size_t size_ = 0, run_ = 0, weight_ = 1;
  std::array<std::uint32_t, 256> counts_{};
};

/// One walk along the links of a block.
struct Walk {
  const std::uint32_t* links;
  char* out;
  std::uint32_t at;
};

/// `steps` steps of every walk, a step of each in turn.
template <std::size_t N>
void walk_together(std::array<Walk, N>& walks, std::size_t steps) {
  std::array<Walk, N> local = walks;
  for (std::size_t i = 0; i < steps; ++i)
    for (Walk& walk : local) {
      const std::uint32_t link = walk.links[walk.at];
      walk.out[i] = static_cast<char>(link & 0xFF);
      walk.at = link >> 8;
    }
  for (Walk& walk : local) walk.out += steps;
  walks = local;
}

/// The same for however many walks there are.
void walk_all(std::span<Walk> walks, std::size_t steps) {
  const auto together = [&]<std::size_t N>(std::array<Walk, N> some) {
    std::copy_n(walks.begin(), N, some.begin());
    walk_together(some, steps);
    std::ranges::copy(some, walks.begin());
  };
  switch (walks.size()) {
    case 4:
      return together(std::array<Walk, 4>{});
    case 3:
      return together(std::array<Walk, 3>{});
    case 2:
      return together(std::array<Walk, 2>{});
    default:
      return together(std::array<Walk, 1>{});
  }
}

constexpr std::size_t kRun = 4;  ///< So many equal bytes are followed by the count of more.

/// True if none of the eight places from `at` on begins a run; eleven bytes are looked at. A run's first two
/// bytes are equal, and so are its other two.
bool no_run_in_eight(const char* at) {
  const auto eight = [at](std::size_t from) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at + from, 8);
    return bytes;
  };
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;
  const std::uint64_t unequal = (eight(0) ^ eight(1)) | (eight(2) ^ eight(3));
  return ((unequal - kOnes) & ~unequal & kHighs) == 0;  // No byte of it is zero.
}

/// Where at or behind `at` a run begins; npos if nowhere.
std::size_t find_run(std::string_view raw, std::size_t at) {
  constexpr std::size_t kAtOnce = 8, kLookedAt = 11;
  while (at + kRun <= raw.size()) {
    if (at + kLookedAt <= raw.size() && no_run_in_eight(raw.data() + at)) {
      at += kAtOnce;
      continue;
    }
    for (const std::size_t last = std::min(at + kAtOnce, raw.size() - kRun + 1); at < last; ++at)
      if (raw[at] == raw[at + 1] && raw[at] == raw[at + 2] && raw[at] == raw[at + 3]) return at;
  }
  return std::string_view::npos;
}

/// For a byte and zero to seven zero bytes behind it.
constexpr auto kCrcTables = [] {
  std::array<std::array<std::uint32_t, 256>, 8> tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte << 24;
    for (int i = 0; i < 8; ++i) crc = crc << 1 ^ ((crc >> 31) != 0 ? 0x04C11DB7u : 0u);
    tables[0][byte] = crc;
  }
  for (std::size_t zeros = 1; zeros < 8; ++zeros)
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t before = tables[zeros - 1][byte];
      tables[zeros][byte] = before << 8 ^ tables[0][before >> 24];
    }
  return tables;
}();

}  // namespace

std::uint32_t bzip2_crc(std::uint32_t crc, std::string_view bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const auto& table = kCrcTables;
  while (bytes.size() >= 8) {
    crc ^=
        std::uint32_t{byte(0)} << 24 | std::uint32_t{byte(1)} << 16 | std::uint32_t{byte(2)} << 8 | byte(3);
    crc = table[7][crc >> 24] ^ table[6][crc >> 16 & 0xFF] ^ table[5][crc >> 8 & 0xFF] ^
          table[4][crc & 0xFF] ^ table[3][byte(4)] ^ table[2][byte(5)] ^ table[1][byte(6)] ^
          table[0][byte(7)];
    bytes.remove_prefix(8);
  }
  for (; !bytes.empty(); bytes.remove_prefix(1)) crc = crc << 8 ^ table[0][(crc >> 24 ^ byte(0)) & 0xFF];
  return crc;
}

// In pages of 4 KiB the walks would miss the processor's table of pages at nearly every step; where the
// system has pages of 2 MiB to give, a block lies in two of them.
std::uint32_t* Bzip2Block::Lane::links() {
  constexpr std::size_t kHugePage = std::size_t{2} << 20;
  constexpr std::size_t kBytes = (kMostBytes * sizeof(std::uint32_t) + kHugePage - 1) / kHugePage * kHugePage;
  if (links_) return links_.get();
  links_.reset(static_cast<std::uint32_t*>(std::aligned_alloc(kHugePage, kBytes)));
  if (!links_) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  madvise(links_.get(), kBytes, MADV_HUGEPAGE);  // If it is refused, it is only slower.
#endif
  return links_.get();
}

void Bzip2Block::Lane::Free::operator()(std::uint32_t* links) const {
  std::free(links);
}

Bzip2Block::State Bzip2Block::decode(std::string_view bytes, std::size_t begin, std::size_t end, Lane& lane) {
  Bzip2Bits bits(bytes, begin, end);
  Head head;
  if (const State state = read_head(bits, head); state != State::good) return state;
  std::uint32_t* const links = lane.links();
  Symbols symbols(head, links);
  if (const State state = symbols.read(bits); state != State::good) return state;
  size_ = symbols.size();
  end_bit_ = bits.at();
  stated_crc_ = head.crc;
  if (head.origin >= size_) return State::damaged;

  // Where the sorted bytes of each value begin; then every byte's link to the one that follows it.
  std::array<std::uint32_t, 256> next{};
  std::uint32_t sum = 0;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    next[byte] = sum;
    sum += symbols.counts()[byte];
  }
  for (std::uint32_t i = 0; i < size_; ++i) links[next[links[i] & 0xFF]++] |= i << 8;
  origin_ = links[head.origin] >> 8;
  return State::good;
}

void Bzip2Block::unravel(std::span<Bzip2Block* const> blocks, std::span<Lane* const> lanes) {
  struct Job {
    Walk walk;
    std::size_t left;
  };
  std::vector<Job> jobs;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Bzip2Block& block = *blocks[i];
    block.raw_.resize(block.size_);
    jobs.push_back({{lanes[i]->links(), block.raw_.data(), block.origin_}, block.size_});
  }
  std::ranges::sort(jobs, std::ranges::greater{}, &Job::left);
  while (!jobs.empty()) {
    const std::size_t together = std::min(jobs.size(), kLanes);
    const std::size_t steps = jobs[together - 1].left;
    std::vector<Walk> walks;
    for (std::size_t i = 0; i < together; ++i) walks.push_back(jobs[i].walk);
    walk_all(walks, steps);
    for (std::size_t i = 0; i < together; ++i) jobs[i] = {walks[i], jobs[i].left - steps};
    std::erase_if(jobs, [](const Job& job) { return job.left == 0; });
  }
}

std::size_t Bzip2Block::read(std::span<char> into) {
  std::size_t out = 0;
  while (out < into.size()) {
    const std::size_t room = into.size() - out;
    if (pending_ > 0) {
      const std::size_t count = std::min<std::size_t>(pending_, room);
      std::fill_n(into.data() + out, count, pending_byte_);
      pending_ -= static_cast<unsigned>(count);
      out += count;
      continue;
    }
    if (at_ == raw_.size()) break;
    const std::size_t stop = std::min(raw_.size(), at_ + room);
    const std::size_t run = std::min(find_run(raw_, at_), stop);
    std::copy_n(raw_.data() + at_, run - at_, into.data() + out);
    out += run - at_;
    at_ = run;
    if (run == stop) continue;
    if (run + kRun == raw_.size()) {  // The count is missing.
      broken_run_ = true;
      at_ = run + kRun;
      continue;
    }
    pending_byte_ = raw_[run];
    pending_ = static_cast<unsigned>(kRun) + static_cast<unsigned char>(raw_[run + kRun]);
    at_ = run + kRun + 1;
  }
  crc_ = bzip2_crc(crc_, {into.data(), out});
  return out;
}

}  // namespace citecheck
