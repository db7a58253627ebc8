#include "checker/web/certificates.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <array>

namespace citecheck {

namespace {

std::string pem_of(X509* own, const STACK_OF(X509) * chain) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
  if (!out) return {};
  if (sk_X509_num(chain) <= 0) PEM_write_bio_X509(out.get(), own);
  for (int i = 0; i < sk_X509_num(chain); ++i) PEM_write_bio_X509(out.get(), sk_X509_value(chain, i));
  char* bytes = nullptr;
  const long length = BIO_get_mem_data(out.get(), &bytes);
  return length > 0 ? std::string(bytes, static_cast<std::size_t>(length)) : std::string{};
}

}  // namespace

std::shared_ptr<const std::string> CertificateChains::of(const void* connection) {
  const SSL* const ssl = static_cast<const SSL*>(connection);
  X509* const own = SSL_get0_peer_certificate(ssl);
  if (own == nullptr) return nullptr;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (X509_digest(own, EVP_sha256(), digest.data(), &length) != 1) return nullptr;
  constexpr std::size_t kMostChains = 2000;
  if (chains_.size() > kMostChains) chains_.clear();
  auto& known = chains_[std::string(reinterpret_cast<const char*>(digest.data()), length)];
  if (!known) known = std::make_shared<const std::string>(pem_of(own, SSL_get_peer_cert_chain(ssl)));
  return known;
}

}  // namespace citecheck
