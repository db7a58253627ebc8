#include <zstd.h>

#include "checker/page/page.hpp"
#include "support/catch.hpp"
#include "support/deflate.hpp"

using namespace citecheck;
using test::deflated;
using Frame = test::DeflateFrame;

namespace {

Exchange answer(std::string encoding, std::string body) {
  Exchange exchange;
  exchange.status = 200;
  exchange.response_head = "HTTP/1.1 200 OK\r\n";
  if (!encoding.empty()) exchange.response_head += "Content-Encoding: " + encoding + "\r\n";
  exchange.response_head += "\r\n";
  exchange.body = std::move(body);
  return exchange;
}

std::string zstandard(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

const std::string kText = "<html><title>Brotli page</title><p>Some text, some text, some text.</p></html>";

// kText by the reference encoder.
const std::string kBrotli(
    "\x1B\x4D\x00\x00\x44\xDD\x96\xEA\xE8\xC7\x90\xE4\xC1\x50\x0D\xC9\x30\x44\x50\x7E\x74\x41\xD8\x80\x03\x87"
    "\xD2\xD5"
    "\x07\xC5\x7D\x98\xC8\x2D\xF0\xE0\xA0\xDD\x4A\x42\xDC\x2E\xED\x86\xF6\x42\x8E\xC9\x3C\xD8\xAB\xA6\xF7\x38"
    "\x84\xF8"
    "\x65\x78\x54\xF9\x3E\xCA\x16",
    63);

// 50 MiB of "a".
const std::string kBrotliBomb(
    "\xCB\xFF\xFF\x3F\x00\x24\xC2\xE2\xB1\x40\x72\xEF\xFF\xF8\xFF\xFF\x07\x80\x04\x40\x1C\x16\x80\xEE\xFD\x1F"
    "\xFF\xFF"
    "\xFF\x00\x90\x00\x88\xC3\x02\xD0\xBD\xFF\xE3\xFF\xFF\x1F\x00\x12\x00\x71\x58\x00\xBA\xF7\x7F\xFC\xFF\xFF"
    "\x03\x40"
    "\x02\x20\x0E\x0B\x40\xF7\xFE\x8F\xFF\xFF\x7F\x00\x48\x00\xC4\x61\x01\xE8\xDE\xFF\xE5\xFF\xFF\x07\x00\x09"
    "\x80\x38"
    "\x2C\x00\xDD\xFB\x0F",
    89);

}  // namespace

TEST_CASE("content codings are undone", "[page]") {
  CHECK(decode_body(answer("", kText)).value() == kText);
  CHECK(decode_body(answer("identity", kText)).value() == kText);
  CHECK(decode_body(answer("GZIP", deflated(kText, Frame::gzip))).value() == kText);
  CHECK(decode_body(answer("deflate", deflated(kText, Frame::zlib))).value() == kText);
  CHECK(decode_body(answer("deflate", deflated(kText))).value() == kText);
  CHECK(decode_body(answer("br", kBrotli)).value() == kText);
  CHECK(decode_body(answer("zstd", zstandard(kText))).value() == kText);
  CHECK(decode_body(answer("zstd", zstandard("one ") + zstandard("two"))).value() == "one two");
  CHECK(decode_body(answer("deflate, gzip", deflated(deflated(kText, Frame::zlib), Frame::gzip))).value() ==
        kText);
  CHECK(decode_body(answer("gzip", deflated("one ", Frame::gzip) + deflated("two", Frame::gzip))).value() ==
        "one two");
  CHECK(decode_body(answer("gzip", "")).value().empty());
}

TEST_CASE("a body that only claims to be compressed is read as it is", "[page]") {
  CHECK(decode_body(answer("gzip", kText)).value() == kText);
}

TEST_CASE("what came before a break is kept", "[page]") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += std::to_string(i * 7919) + " ";
  const std::string whole = deflated(text, Frame::gzip);
  const auto cut = decode_body(answer("gzip", whole.substr(0, whole.size() / 2)));
  REQUIRE(cut);
  CHECK(cut->size() > 1000);
  CHECK(text.starts_with(*cut));
  std::string damaged = whole;
  for (std::size_t i = damaged.size() / 2; i < damaged.size(); ++i) damaged[i] = '\x55';
  CHECK(decode_body(answer("gzip", damaged)).value().substr(0, 1000) == text.substr(0, 1000));
  const auto broken = decode_body(answer("br", kBrotli.substr(0, kBrotli.size() - 4)));
  if (broken) CHECK(kText.starts_with(*broken));
}

TEST_CASE("broken and unknown codings are errors with words", "[page]") {
  CHECK_FALSE(decode_body(answer("gzip", "\x1F\x8Bgarbage")));
  CHECK_FALSE(decode_body(answer("deflate", "\xFF\xFF\xFF\xFF")));
  CHECK_FALSE(decode_body(answer("br", "\xFF\xFF\xFF\xFF\xFF\xFF")));
  CHECK_FALSE(decode_body(answer("zstd", "\xFF\xFF\xFF\xFF\xFF\xFF")));
  CHECK_FALSE(decode_body(answer("zstd", zstandard(kText).substr(0, 20))));
  const auto unknown = decode_body(answer("lzma", "x"));
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().what.find("lzma") != std::string::npos);
  CHECK_FALSE(decode_body(answer("gzip,gzip,gzip,gzip,gzip,gzip", "x")));
}

TEST_CASE("a bomb costs no more than the bound", "[page]") {
  const std::string bomb = deflated(std::string(60u << 20, '\0'), Frame::gzip);
  CHECK(bomb.size() < 100000);
  CHECK(decode_body(answer("gzip", bomb)).value().size() == kMaxDecodedBytes);
  CHECK(decode_body(answer("br", kBrotliBomb)).value().size() == kMaxDecodedBytes);
  CHECK(decode_body(answer("zstd", zstandard(std::string(60u << 20, '\0')))).value().size() ==
        kMaxDecodedBytes);
  CHECK(decode_body(answer("gzip, gzip", deflated(bomb, Frame::gzip)), 1000).value().size() <= 1000);
  CHECK(decode_body(answer("", std::string(5000, 'x')), 1000).value().size() == 1000);
}

TEST_CASE("HTML is told by its type, or by its first bytes", "[page]") {
  CHECK(is_html("text/html; charset=utf-8", ""));
  CHECK(is_html("application/xhtml+xml", ""));
  CHECK_FALSE(is_html("application/pdf", "<html>"));
  CHECK(is_html("", "\n <!DOCTYPE HTML>"));
  CHECK_FALSE(is_html("", "%PDF-1.4"));
  CHECK_FALSE(is_html("", ""));
}
