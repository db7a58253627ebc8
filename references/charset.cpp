#include "references/charset.hpp"

#include <iconv.h>
#include <uchardet.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <span>
#include <utility>

#include "references/text.hpp"

namespace citecheck {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Labels and what they mean, where the label is not the encoding's own name (Encoding Standard, 4.2).
constexpr auto kLabels = std::to_array<Pair>({
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"unicode11utf8", "utf-8"},
    {"x-unicode20utf8", "utf-8"},
    {"utf-8-sig", "utf-8"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"cp819", "windows-1252"},
    {"iso8859-2", "iso-8859-2"},
    {"latin2", "iso-8859-2"},
    {"iso8859-5", "iso-8859-5"},
    {"cyrillic", "iso-8859-5"},
    {"arabic", "iso-8859-6"},
    {"iso8859-7", "iso-8859-7"},
    {"greek", "iso-8859-7"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"hebrew", "iso-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"cp1254", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"iso8859-15", "iso-8859-15"},
    {"latin9", "iso-8859-15"},
    {"cp1250", "windows-1250"},
    {"x-cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"x-cp1251", "windows-1251"},
    {"cp1253", "windows-1253"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"cp1257", "windows-1257"},
    {"cp1258", "windows-1258"},
    {"cp866", "ibm866"},
    {"koi8", "koi8-r"},
    {"koi8_r", "koi8-r"},
    {"koi", "koi8-r"},
    {"mac", "macintosh"},
    {"x-mac-roman", "macintosh"},
    {"gb2312", "gbk"},
    {"gb_2312-80", "gbk"},
    {"chinese", "gbk"},
    {"x-gbk", "gbk"},
    {"big5-hkscs", "big5"},
    {"x-x-big5", "big5"},
    {"cn-big5", "big5"},
    {"x-euc-jp", "euc-jp"},
    {"sjis", "shift_jis"},
    {"shift-jis", "shift_jis"},
    {"x-sjis", "shift_jis"},
    {"ms_kanji", "shift_jis"},
    {"windows-31j", "shift_jis"},
    {"korean", "euc-kr"},
    {"ks_c_5601-1987", "euc-kr"},
    {"ksc5601", "euc-kr"},
    {"windows-949", "euc-kr"},
    {"utf-16", "utf-16le"},
    {"unicode", "utf-16le"},
    {"ucs-2", "utf-16le"},
});

// Encodings and what iconv calls them.
constexpr auto kEncodings = std::to_array<Pair>({
    {"utf-8", "UTF-8"},
    {"windows-1252", "CP1252"},
    {"windows-1250", "CP1250"},
    {"windows-1251", "CP1251"},
    {"windows-1253", "CP1253"},
    {"windows-1254", "CP1254"},
    {"windows-1255", "CP1255"},
    {"windows-1256", "CP1256"},
    {"windows-1257", "CP1257"},
    {"windows-1258", "CP1258"},
    {"windows-874", "CP874"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso-8859-16", "ISO-8859-16"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"ibm866", "CP866"},
    {"macintosh", "MACINTOSH"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
    {"gbk", "GB18030"},
    {"gb18030", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"euc-tw", "EUC-TW"},
    {"euc-jp", "EUC-JP"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"shift_jis", "CP932"},
    {"euc-kr", "CP949"},
    {"utf-16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
});

constexpr std::size_t kGuessBytes = 256u << 10;

const Pair* find(std::span<const Pair> pairs, std::string_view key) {
  const auto found = std::ranges::find(pairs, key, &Pair::first);
  return found == pairs.end() ? nullptr : &*found;
}

struct IconvClose {
  void operator()(void* handle) const { iconv_close(handle); }
};

std::string convert(std::string_view bytes, std::string_view from) {
  const iconv_t handle = iconv_open("UTF-8", std::string(from).c_str());
  // A system without this table: the ASCII part is still read.
  if (handle == iconv_t(-1)) return to_valid_utf8(bytes);
  const std::unique_ptr<void, IconvClose> owner(handle);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::array<char, 16384> buffer;
  // iconv does not write to its input, its signature is older than const.
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t done = iconv(handle, &in, &left, &to, &room);
    const int error = done == static_cast<std::size_t>(-1) ? errno : 0;
    out.append(buffer.data(), buffer.size() - room);
    if (error == 0 || error == E2BIG) continue;
    append_utf8(out, 0xFFFD);
    if (error == EINVAL) break;
    ++in;
    --left;
  }
  return to_valid_utf8(out);
}

std::string_view mark_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return {};
}

// A text's bytes that show what it is without a byte order mark.
constexpr std::size_t kShowing = 1024, kFewestZeros = 2, kPlacesPerZero = 12;

bool is_single_byte(std::string_view encoding) {
  return encoding.starts_with("windows-") || encoding.starts_with("iso-8859-") ||
         encoding.starts_with("koi8");
}

// UTF-8 with some broken bytes: in no other encoding do so many bytes make up its sequences by chance.
bool is_mostly_utf8(std::string_view bytes) {
  constexpr std::size_t kWholeForBroken = 2;
  bytes = bytes.substr(0, kGuessBytes);
  std::size_t whole = 0, broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<signed char>(bytes[at]) >= 0) {
      ++at;
      continue;
    }
    const bool is_broken = next_code_point(bytes, at) == 0xFFFD;
    ++(is_broken ? broken : whole);
  }
  return whole > kWholeForBroken * broken;
}

std::string_view guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kGuessBytes)) != 0) return {};
  uchardet_data_end(detector.get());
  return encoding_named(uchardet_get_charset(detector.get()));
}

}  // namespace

std::string_view encoding_named(std::string_view label) {
  const std::string key = to_lower_ascii(trim(label));
  const Pair* alias = find(kLabels, key);
  const Pair* encoding = find(kEncodings, alias ? alias->second : std::string_view(key));
  return encoding ? encoding->first : std::string_view{};
}

std::string_view utf16_of(std::string_view head) {
  if (const std::string_view mark = mark_of(head); !mark.empty()) return mark == "utf-8" ? "" : mark;
  head = head.substr(0, kShowing);
  std::array<std::size_t, 2> zeros{};  // In the first byte of a pair, and in the second.
  for (std::size_t at = 0; at < head.size(); ++at) zeros[at % 2] += head[at] == '\0';
  const auto [first, second] = zeros;
  const std::size_t fewest = std::max(kFewestZeros, head.size() / 2 / kPlacesPerZero);
  if (first > 0 && second > 0) return {};
  return second >= fewest ? "utf-16le" : first >= fewest ? "utf-16be" : "";
}

std::string decode_charset(std::string_view bytes, std::string_view label) {
  const std::string_view encoding = encoding_named(label);
  if (encoding.empty() || encoding == "utf-8") return to_valid_utf8(bytes);
  return convert(bytes, find(kEncodings, encoding)->second);
}

std::string_view choose_encoding(std::string_view bytes, const CharsetHints& hints) {
  if (const std::string_view mark = mark_of(bytes); !mark.empty()) return mark;
  const std::string_view transport = encoding_named(hints.transport);
  const bool is_ascii = std::ranges::all_of(bytes, [](char c) { return static_cast<signed char>(c) >= 0; });
  const bool is_utf8 = !first_invalid_utf8(bytes);
  if (!transport.empty() && !(is_single_byte(transport) && is_utf8 && !is_ascii)) return transport;
  if (const std::string_view wide = utf16_of(bytes); !wide.empty()) return wide;
  const std::string_view document = encoding_named(hints.document);
  // Escapes make Japanese of ASCII; UTF-16 cannot have been read as the ASCII it is declared in.
  if (is_utf8) return is_ascii && document == "iso-2022-jp" ? document : "utf-8";
  if (is_mostly_utf8(bytes)) return "utf-8";
  if (!document.empty() && document != "utf-8" && !document.starts_with("utf-16")) return document;
  if (document == "utf-8") return document;
  const std::string_view guessed = guess(bytes);
  return guessed.empty() ? "windows-1252" : guessed;
}

std::string to_utf8(std::string_view bytes, const CharsetHints& hints) {
  const std::string_view encoding = choose_encoding(bytes, hints);
  if (!mark_of(bytes).empty()) bytes.remove_prefix(encoding == "utf-8" ? 3 : 2);
  return decode_charset(bytes, encoding);
}

}  // namespace citecheck
