#include "references/charset.hpp"

#include "references/text.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using namespace std::string_view_literals;

TEST_CASE("charset labels mean what the Encoding Standard says", "[charset]") {
  CHECK(encoding_named(" ISO-8859-1 ") == "windows-1252");
  CHECK(encoding_named("latin1") == "windows-1252");
  CHECK(encoding_named("US-ASCII") == "windows-1252");
  CHECK(encoding_named("gb2312") == "gbk");
  CHECK(encoding_named("UTF8") == "utf-8");
  CHECK(encoding_named("x-sjis") == "shift_jis");
  CHECK(encoding_named("klingon").empty());
  CHECK(encoding_named("").empty());
}

TEST_CASE("bytes of many charsets become UTF-8", "[charset]") {
  CHECK(decode_charset("\x93M\xFCnchen\x94", "iso-8859-1") == "“München”");
  CHECK(decode_charset("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251") == "Привет");
  CHECK(decode_charset("\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r") == "Привет");
  CHECK(decode_charset("\x93\xFA\x96\x7B", "shift_jis") == "日本");
  CHECK(decode_charset("\xC6\xFC\xCB\xDC", "euc-jp") == "日本");
  CHECK(decode_charset("\xD6\xD0\xCE\xC4", "gb2312") == "中文");
  CHECK(decode_charset("a\0b\0"sv, "utf-16") == "ab");
  CHECK(decode_charset("caf\xC3\xA9", "klingon") == "café");
}

TEST_CASE("ill-formed bytes never leave the decoder", "[charset]") {
  CHECK(decode_charset("a\xFFz", "utf-8") == "a\uFFFDz");
  CHECK(decode_charset("a\x93", "shift_jis") == "a\uFFFD");
  CHECK(decode_charset("a\0b"sv, "utf-16le") == "a\uFFFD");
  std::string bytes;
  for (int i = 0; i < 512; ++i) bytes += static_cast<char>(i * 7);
  for (const char* label :
       {"utf-8", "shift_jis", "euc-kr", "gb18030", "big5", "utf-16be", "iso-2022-jp", "windows-1255"})
    CHECK_FALSE(first_invalid_utf8(decode_charset(bytes, label)));
}

TEST_CASE("the encoding is chosen by mark, header, validity, document, then guess", "[charset]") {
  CHECK(to_utf8("\xEF\xBB\xBFx", {"windows-1251", ""}) == "x");
  CHECK(to_utf8("\xFE\xFF\0x"sv) == "x");
  CHECK(choose_encoding("\xE9t\xE9", {"iso-8859-15", "utf-8"}) == "iso-8859-15");
  // The server's default is no match for text that is UTF-8.
  CHECK(choose_encoding("caf\xC3\xA9", {"iso-8859-1", ""}) == "utf-8");
  CHECK(choose_encoding("caf\xC3\xA9", {"", "iso-8859-1"}) == "utf-8");
  CHECK(choose_encoding("caf\xE9", {"", "iso-8859-1"}) == "windows-1252");
  CHECK(choose_encoding("caf\xE9", {"", "klingon"}) != "");
  CHECK(choose_encoding("", {}) == "utf-8");
  const std::string russian =
      "\xD1\xF2\xE0\xF2\xFC\xFF \xEE \xF2\xEE\xEC, \xEA\xE0\xEA \xF7\xE8\xF2\xE0\xF2\xFC "
      "\xF2\xE5\xEA\xF1\xF2 "
      "\xE1\xE5\xE7 \xEE\xE1\xFA\xFF\xE2\xEB\xE5\xED\xED\xEE\xE9 \xEA\xEE\xE4\xE8\xF0\xEE\xE2\xEA\xE8";
  CHECK(choose_encoding(russian, {}) == "windows-1251");
}
