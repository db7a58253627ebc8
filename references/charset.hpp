#pragma once
// Charsets: bytes of any encoding the web uses made UTF-8. Labels are those of the WHATWG Encoding Standard
// ("latin1" means windows-1252, "gb2312" means GBK, ...). What comes out is always valid UTF-8.

#include <string>
#include <string_view>

namespace citecheck {

/// The encoding a label means, in lower case ("windows-1252", "utf-8"); "" if there is no such label.
std::string_view encoding_named(std::string_view label);

/// `bytes` as UTF-8; what is ill-formed in the encoding becomes U+FFFD. An unknown label is read as UTF-8.
std::string decode_charset(std::string_view bytes, std::string_view label);

/// What is known of the encoding of a text besides its bytes; "" where nothing is.
struct CharsetHints {
  std::string_view transport;  ///< Of the HTTP header.
  std::string_view document;   ///< As the text says itself (<meta charset>, an XML declaration).
};

/// The label to read `bytes` by: byte order mark, transport, the look of UTF-16, UTF-8 validity, document,
/// and last a guess from the frequency of letters. A text that is valid UTF-8 beyond ASCII is UTF-8 even
/// where a single-byte encoding is declared: servers declare a default, and no such text is UTF-8 by chance.
std::string_view choose_encoding(std::string_view bytes, const CharsetHints& hints);

/// "utf-16le" or "utf-16be" where a text that begins so is in it: by its byte order mark, or else by zero
/// bytes in every other place, as markup and digits have them. "" where it is not.
std::string_view utf16_of(std::string_view head);

/// decode_charset by choose_encoding, without the byte order mark.
std::string to_utf8(std::string_view bytes, const CharsetHints& hints = {});

}  // namespace citecheck
