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
  old_protocol,  ///< A good certificate, but nothing newer than TLS 1.1.
  no_handshake   ///< The handshake is refused with an alert.
};

}  // namespace citecheck::test
