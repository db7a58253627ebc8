#include "checker/archive/unpacker.hpp"

#include <zlib.h>
#include <zstd.h>

#include <new>

namespace citecheck {

namespace {

constexpr std::string_view kGzip = "\x1f\x8b", kZstd = "\x28\xb5\x2f\xfd", kSkippable = "\x2a\x4d\x18";

class ZlibUnpacker final : public Unpacker {
 public:
  explicit ZlibUnpacker(int window) {
    if (inflateInit2(&z_, window) != Z_OK) throw std::bad_alloc();
  }
  ~ZlibUnpacker() override { inflateEnd(&z_); }
  ZlibUnpacker(const ZlibUnpacker&) = delete;
  ZlibUnpacker& operator=(const ZlibUnpacker&) = delete;

  void restart() override { inflateReset(&z_); }

  Step step(std::string_view in, std::span<char> out) override {
    z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // zlib only reads it.
    z_.avail_in = static_cast<uInt>(in.size());
    z_.next_out = reinterpret_cast<Bytef*>(out.data());
    z_.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&z_, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    return {in.size() - z_.avail_in, out.size() - z_.avail_out, state_of(result, in.empty())};
  }

  std::string reason() const override { return z_.msg != nullptr ? z_.msg : "it does not unpack"; }

 private:
  static State state_of(int result, bool no_input) {
    if (result == Z_STREAM_END) return State::ended;
    if (result == Z_OK || (result == Z_BUF_ERROR && !no_input)) return State::more;
    return result == Z_BUF_ERROR ? State::starved : State::damaged;
  }

  z_stream z_{};
};

class ZstdUnpacker final : public Unpacker {
 public:
  explicit ZstdUnpacker(std::string_view dictionary) : stream_(ZSTD_createDStream()) {
    if (!stream_) throw std::bad_alloc();
    if (!dictionary.empty())
      error_ = ZSTD_DCtx_loadDictionary(stream_.get(), dictionary.data(), dictionary.size());
  }

  void restart() override {
    if (ZSTD_isError(error_) != 0) return;  // the dictionary is none: nothing can be unpacked
    ZSTD_DCtx_reset(stream_.get(), ZSTD_reset_session_only);
  }

  Step step(std::string_view in, std::span<char> out) override {
    if (ZSTD_isError(error_) != 0) return {0, 0, State::damaged};
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const std::size_t left = ZSTD_decompressStream(stream_.get(), &to, &from);
    const bool starved = in.empty() && to.pos == 0;
    State state = left == 0 ? State::ended : starved ? State::starved : State::more;
    if (ZSTD_isError(left) != 0) {
      reason_ = ZSTD_getErrorName(left);
      state = starved ? State::starved : State::damaged;
    }
    return {from.pos, to.pos, state};
  }

  std::string reason() const override {
    return ZSTD_isError(error_) != 0 ? "its dictionary is damaged" : reason_;
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  std::size_t error_ = 0;
  std::string reason_ = "it does not unpack";
};

}  // namespace

Packing packing_of(std::string_view magic) {
  if (magic.starts_with(kGzip)) return Packing::gzip;
  const bool skippable = magic.size() >= 4 && (static_cast<unsigned char>(magic.front()) & 0xF0) == 0x50 &&
                         magic.substr(1).starts_with(kSkippable);
  return skippable || magic.starts_with(kZstd) ? Packing::zstd : Packing::none;
}

std::unique_ptr<Unpacker> make_unpacker(Packing packing, std::string_view dictionary) {
  constexpr int kGzipWindow = 15 + 16, kRawWindow = -15;
  if (packing == Packing::zstd) return std::make_unique<ZstdUnpacker>(dictionary);
  return std::make_unique<ZlibUnpacker>(packing == Packing::gzip ? kGzipWindow : kRawWindow);
}

}  // namespace citecheck
