#pragma once
// Signing a WACZ package with a key of one's own, so that whoever has the public key can tell that it was not
// changed: `openssl dgst -sha256 -verify` is enough for it.

#include <memory>
#include <string>
#include <string_view>

namespace citecheck {

class SigningKey {
 public:
  /// Reads a private key (RSA or EC) from a PEM file. Throws std::runtime_error, with what to do.
  explicit SigningKey(const std::string& path);

  /// The signature over the SHA-256 of `text`, base64. RSA gives the same for the same text; EC signatures
  /// hold a random number.
  std::string sign(std::string_view text) const;
  /// The public key: base64 of its DER form (SubjectPublicKeyInfo).
  std::string public_key() const;

 private:
  struct Free {
    void operator()(void* key) const;
  };
  std::unique_ptr<void, Free> key_;
};

}  // namespace citecheck
