// Content codings (RFC 9110, 8.4.1): each is undone up to a bound, so that a bomb costs no more than that.

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

#include "checker/page/page.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxCodings = 4;
constexpr std::size_t kChunk = 64u << 10;

enum class Format : std::uint8_t { wrapped, raw };  ///< zlib or gzip by their headers, or bare deflate.

struct InflateEnd {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

Result<std::string> inflate_all(std::string_view bytes, Format format, std::size_t max_bytes) {
  z_stream stream{};
  // 32 + 15: zlib and gzip headers are told apart by zlib itself.
  if (inflateInit2(&stream, format == Format::raw ? -15 : 32 + 15) != Z_OK)
    throw std::runtime_error("zlib cannot start: out of memory; run with fewer jobs (--jobs)");
  const std::unique_ptr<z_stream, InflateEnd> owner(&stream);
  std::string out;
  std::vector<char> buffer(kChunk);
  std::size_t given = 0;
  int state = Z_OK;
  while (out.size() < max_bytes) {
    if (stream.avail_in == 0) {
      const std::size_t piece = std::min<std::size_t>(bytes.size() - given, 1u << 30);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + given));
      stream.avail_in = static_cast<uInt>(piece);
      given += piece;
    }
    const std::size_t room = std::min(kChunk, max_bytes - out.size());
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(room);
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), room - stream.avail_out);
    // A gzip body may have several members (RFC 1952, 2.2); bytes that are none are padding.
    const bool next_member =
        format == Format::wrapped && state == Z_STREAM_END && stream.avail_in > 1 && *stream.next_in == 0x1F;
    if (next_member && inflateReset(&stream) == Z_OK) continue;
    if (state != Z_OK) break;
  }
  if (out.empty() && state != Z_STREAM_END)
    return tl::unexpected(Error{"the body is not in its content encoding (gzip or deflate)", given});
  return out;
}

Result<std::string> unbrotli(std::string_view bytes, std::size_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) throw std::runtime_error("brotli cannot start: out of memory; run with fewer jobs (--jobs)");
  std::string out;
  std::vector<std::uint8_t> buffer(kChunk);
  const auto* next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() < max_bytes) {
    const std::size_t room = std::min(kChunk, max_bytes - out.size());
    std::uint8_t* next_out = buffer.data();
    std::size_t available = room;
    result = BrotliDecoderDecompressStream(state.get(), &left, &next_in, &available, &next_out, nullptr);
    out.append(reinterpret_cast<const char*>(buffer.data()), room - available);
  }
  if (out.empty() && result != BROTLI_DECODER_RESULT_SUCCESS)
    return tl::unexpected(Error{"the body is not in its content encoding (br)", bytes.size() - left});
  return out;
}

/// Nobody is asked for it, but browsers are, and what they archived is replayed.
Result<std::string> unzstd(std::string_view bytes, std::size_t max_bytes) {
  constexpr int kMaxWindowLog = 23;  // a larger one must not be sent (RFC 9659)
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  if (!context) throw std::runtime_error("zstd cannot start: out of memory; run with fewer jobs (--jobs)");
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
  std::string out;
  std::vector<char> buffer(kChunk);
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::size_t left = 1;
  while (out.size() < max_bytes) {
    ZSTD_outBuffer to{buffer.data(), std::min(kChunk, max_bytes - out.size()), 0};
    left = ZSTD_decompressStream(context.get(), &to, &in);  // over frames one behind the other, too
    out.append(buffer.data(), to.pos);
    if (ZSTD_isError(left) != 0 || (in.pos == in.size && to.pos < to.size)) break;
  }
  if (out.empty() && left != 0)
    return tl::unexpected(Error{"the body is not in its content encoding (zstd)", in.pos});
  return out;
}

Result<std::string> undo(std::string_view coding, std::string_view bytes, std::size_t max_bytes) {
  if (bytes.empty()) return std::string{};
  if (coding == "gzip" || coding == "x-gzip") {
    // Servers that forget to compress still send the header.
    if (!bytes.starts_with("\x1F\x8B") && trim(bytes).starts_with('<'))
      return std::string(bytes.substr(0, max_bytes));
    return inflate_all(bytes, Format::wrapped, max_bytes);
  }
  if (coding == "deflate") {
    // "deflate" is zlib's format (RFC 9110, 8.4.1.2), yet some servers send it bare.
    const bool zlib =
        bytes.size() > 1 && (bytes[0] & 0x0F) == 8 &&
        (static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1])) % 31 == 0;
    return inflate_all(bytes, zlib ? Format::wrapped : Format::raw, max_bytes);
  }
  if (coding == "br") return unbrotli(bytes, max_bytes);
  if (coding == "zstd") return unzstd(bytes, max_bytes);
  return tl::unexpected(Error{"unknown content encoding \"" + ellipsize(printable(coding), 40) + "\"", 0});
}

std::vector<std::string> codings_of(std::string_view head) {
  std::vector<std::string> codings;
  std::string_view rest = header(head, "content-encoding");
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    std::string coding = to_lower_ascii(trim(rest.substr(0, comma)));
    if (!coding.empty() && coding != "identity") codings.push_back(std::move(coding));
    rest.remove_prefix(std::min(rest.size(), comma + 1));
  }
  return codings;
}

}  // namespace

Result<std::string> decode_body(const Exchange& exchange, std::size_t max_bytes) {
  const std::vector<std::string> codings = codings_of(exchange.response_head);
  if (codings.size() > kMaxCodings) return tl::unexpected(Error{"too many content encodings", 0});
  if (codings.empty()) return exchange.body.head(max_bytes);
  std::string body, buffer;
  for (std::size_t i = codings.size(); i-- > 0;) {
    // The last coding of the field was applied last.
    const std::string_view bytes =
        i + 1 == codings.size() ? exchange.body.read(0, 2 * max_bytes, buffer) : std::string_view(body);
    Result<std::string> decoded = undo(codings[i], bytes, max_bytes);
    if (!decoded) return decoded;
    body = std::move(*decoded);
  }
  return body;
}

}  // namespace citecheck
