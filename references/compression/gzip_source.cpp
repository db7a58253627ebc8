#include "references/compression/gzip_source.hpp"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace citecheck {

namespace {

class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(InputBytes in) : in_(std::move(in)) {
    constexpr int kWindowAndGzip = MAX_WBITS + 16;
    if (inflateInit2(&stream_, kWindowAndGzip) != Z_OK)
      throw std::runtime_error("there is not enough memory to decompress");
  }
  ~GzipSource() override { inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::size_t read(std::span<char> into) override {
    into = into.first(std::min(into.size(), kMostAtOnce));
    while (!done_) {
      if (in_.ahead().empty() && !in_.extend()) {
        end_of_input();
        break;
      }
      if (between_members_ && !begin_member()) break;
      if (const std::size_t count = inflate_some(into); count > 0) return count;
    }
    return 0;
  }

  std::optional<StreamFault> take_fault() override { return std::exchange(fault_, std::nullopt); }

 private:
  static constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;  ///< zlib counts in 32 bits.

  void fail(std::string_view kind, std::string what) {
    done_ = true;
    fault_ =
        StreamFault{kind, std::move(what) + ", at byte " + std::to_string(in_.offset()) + " of the file"};
  }

  void end_of_input() {
    if (between_members_)
      done_ = true;
    else
      fail("truncated-stream", "the gzip file ends in the middle");
  }

  /// Files may be filled up with zeros; anything else behind a member is another one.
  bool begin_member() {
    const std::string_view ahead = in_.ahead();
    const std::size_t zeros = std::min(ahead.find_first_not_of('\0'), ahead.size());
    if (zeros == ahead.size()) {
      in_.take(zeros);
      return true;
    }
    if (zeros > 0 || ahead[0] != '\x1F') {
      fail("trailing-bytes", "behind the gzip data there are bytes that are not gzip");
      return false;
    }
    inflateReset(&stream_);
    between_members_ = false;
    return true;
  }

  std::size_t inflate_some(std::span<char> into) {
    const std::string_view ahead = in_.ahead();
    if (ahead.empty()) return 0;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead.data()));  // NOLINT: zlib's interface
    stream_.avail_in = static_cast<uInt>(ahead.size());
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(into.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    in_.take(ahead.size() - stream_.avail_in);
    if (code == Z_STREAM_END)
      between_members_ = true;
    else if (code == Z_MEM_ERROR)
      throw std::runtime_error("there is not enough memory to decompress");
    else if (code != Z_OK && code != Z_BUF_ERROR)
      fail("damaged-stream", "the gzip data is damaged");
    return into.size() - stream_.avail_out;
  }

  InputBytes in_;
  z_stream stream_{};
  bool between_members_ = false, done_ = false;
  std::optional<StreamFault> fault_;
};

}  // namespace

std::unique_ptr<ByteSource> open_gzip(InputBytes in) {
  return std::make_unique<GzipSource>(std::move(in));
}

}  // namespace citecheck
