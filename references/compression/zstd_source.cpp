#include "references/compression/zstd_source.hpp"

#include <zstd.h>

#include <stdexcept>
#include <utility>

namespace citecheck {

namespace {

class ZstdSource final : public ByteSource {
 public:
  explicit ZstdSource(InputBytes in) : in_(std::move(in)), stream_(ZSTD_createDStream()) {
    if (!stream_) throw std::runtime_error("there is not enough memory to decompress");
  }

  std::size_t read(std::span<char> into) override {
    while (!done_) {
      if (in_.ahead().empty() && !in_.extend() && !unfinished_) break;
      const std::string_view ahead = in_.ahead();
      ZSTD_inBuffer from{ahead.data(), ahead.size(), 0};
      ZSTD_outBuffer to{into.data(), into.size(), 0};
      const std::size_t code = ZSTD_decompressStream(stream_.get(), &to, &from);
      in_.take(from.pos);
      if (ZSTD_isError(code) != 0)
        fail("damaged-stream", std::string("the zstd data is damaged (") + ZSTD_getErrorName(code) + ")");
      else if (unfinished_ = code != 0; unfinished_ && ahead.empty() && to.pos == 0)
        fail("truncated-stream", "the zstd file ends in the middle");
      if (to.pos > 0) return to.pos;
    }
    return 0;
  }

  std::optional<StreamFault> take_fault() override { return std::exchange(fault_, std::nullopt); }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  void fail(std::string_view kind, std::string what) {
    done_ = true;
    fault_ =
        StreamFault{kind, std::move(what) + ", at byte " + std::to_string(in_.offset()) + " of the file"};
  }

  InputBytes in_;
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  bool unfinished_ = false;  ///< Inside a frame, or bytes of one are still to be put out.
  bool done_ = false;
  std::optional<StreamFault> fault_;
};

}  // namespace

std::unique_ptr<ByteSource> open_zstd(InputBytes in) {
  return std::make_unique<ZstdSource>(std::move(in));
}

}  // namespace citecheck
