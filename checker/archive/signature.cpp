#include "checker/archive/signature.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <stdexcept>
#include <vector>

namespace citecheck {

namespace {

std::string base64(const std::vector<unsigned char>& bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes.data(),
                                     static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

/// Nobody is there to be asked for a passphrase.
int no_passphrase(char*, int, int, void*) {
  return -1;
}

EVP_PKEY* as_key(void* key) {
  return static_cast<EVP_PKEY*>(key);
}

}  // namespace

void SigningKey::Free::operator()(void* key) const {
  EVP_PKEY_free(as_key(key));
}

SigningKey::SigningKey(const std::string& path) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> file(BIO_new_file(path.c_str(), "r"), &BIO_free);
  if (!file) throw std::runtime_error("the signing key " + path + " cannot be read; check the name");
  key_.reset(PEM_read_bio_PrivateKey(file.get(), nullptr, no_passphrase, nullptr));
  const int kind = key_ ? EVP_PKEY_get_base_id(as_key(key_.get())) : EVP_PKEY_NONE;
  if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC)
    throw std::runtime_error("the signing key " + path +
                             " is no private RSA or EC key in PEM form without a passphrase; one is made by: "
                             "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem");
}

std::string SigningKey::sign(std::string_view text) const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t length = 0;
  if (!context ||
      EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, as_key(key_.get())) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &length, bytes, text.size()) != 1)
    throw std::runtime_error("OpenSSL does not sign with this key");
  std::vector<unsigned char> signature(length);
  if (EVP_DigestSign(context.get(), signature.data(), &length, bytes, text.size()) != 1)
    throw std::runtime_error("OpenSSL does not sign with this key");
  signature.resize(length);
  return base64(signature);
}

std::string SigningKey::public_key() const {
  const int length = i2d_PUBKEY(as_key(key_.get()), nullptr);
  std::vector<unsigned char> der(static_cast<std::size_t>(std::max(length, 0)));
  unsigned char* out = der.data();
  i2d_PUBKEY(as_key(key_.get()), &out);
  return base64(der);
}

}  // namespace citecheck
