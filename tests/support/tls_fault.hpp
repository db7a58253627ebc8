#pragma once
// What may be wrong with a server's certificate or handshake.

#include <cstdint>

namespace citecheck::test {

enum class TlsFault : std::uint8_t {
  none,
  expired,
  not_yet_valid,
  wrong_host,
  self_signed,
  unknown_issuer,
  weak_key,        ///< RSA of 1024 bits.
  weak_signature,  ///< Signed by way of SHA-1.
  expired_issuer,  ///< An intermediate certificate has run out.
  missing_issuer,  ///< An intermediate certificate is not sent.
  issuer_is_none,  ///< An intermediate certificate is not one of an authority.
  old_protocol,    ///< A good certificate, but nothing newer than TLS 1.1.
  no_handshake     ///< The handshake is refused with an alert.
};

}  // namespace citecheck::test
