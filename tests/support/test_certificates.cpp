#include "support/test_certificates.hpp"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace citecheck::test {

namespace {

constexpr long kDay = 24L * 60 * 60;

void extend(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  if (extension == nullptr) throw std::runtime_error("cannot make a certificate extension: " + value);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

bool is_address(const std::string& host) {
  in6_addr ignored{};
  return inet_pton(AF_INET, host.c_str(), &ignored) == 1 || inet_pton(AF_INET6, host.c_str(), &ignored) == 1;
}

/// A fresh key and an unsigned certificate for it.
Certificate blank(const std::string& name, long from_days, long to_days, bool weak = false) {
  Certificate made;
  made.key.reset(weak ? EVP_RSA_gen(1024) : EVP_EC_gen("P-256"));
  made.x509.reset(X509_new());
  if (!made.key || !made.x509) throw std::runtime_error("cannot make a key");
  X509* x509 = made.x509.get();
  X509_set_version(x509, 2);
  std::uint64_t serial = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(x509), serial >> 1);
  X509_gmtime_adj(X509_getm_notBefore(x509), from_days * kDay);
  X509_gmtime_adj(X509_getm_notAfter(x509), to_days * kDay);
  X509_set_pubkey(x509, made.key.get());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  return made;
}

void sign(const Certificate& made, X509* issuer, EVP_PKEY* key, const EVP_MD* digest = EVP_sha256()) {
  X509_set_issuer_name(made.x509.get(), X509_get_subject_name(issuer));
  if (X509_sign(made.x509.get(), key, digest) == 0) throw std::runtime_error("cannot sign a certificate");
}

/// An authority below another.
Certificate authority_below(const Certificate& issuer, int number, TlsFault fault) {
  const bool expired = fault == TlsFault::expired_issuer;
  Certificate made = blank("Authority " + std::to_string(number), -20, expired ? -10 : 20);
  X509* x509 = made.x509.get();
  if (fault != TlsFault::issuer_is_none)
    extend(x509, issuer.x509.get(), NID_basic_constraints, "critical,CA:TRUE");
  extend(x509, issuer.x509.get(), NID_subject_key_identifier, "hash");
  sign(made, issuer.x509.get(), issuer.key.get());
  return made;
}

}  // namespace

CertificateAuthority::CertificateAuthority(const std::string& name) : root_(blank(name, -30, 30)) {
  X509* x509 = root_.x509.get();
  extend(x509, x509, NID_basic_constraints, "critical,CA:TRUE");
  extend(x509, x509, NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(x509, x509, NID_subject_key_identifier, "hash");
  sign(root_, x509, root_.key.get());
}

Certificate CertificateAuthority::issue(const std::string& host, TlsFault fault, int between) const {
  std::vector<Certificate> authorities;  // From the one below this one on.
  for (int i = 0; i < between; ++i)
    authorities.push_back(
        authority_below(i == 0 ? root_ : authorities.back(), i, i == between / 2 ? fault : TlsFault::none));
  const Certificate& parent = authorities.empty() ? root_ : authorities.back();

  const std::string name = fault == TlsFault::wrong_host ? "another.example" : host;
  const bool expired = fault == TlsFault::expired;
  const long from = expired ? -20 : fault == TlsFault::not_yet_valid ? 10 : -1;
  Certificate made = blank(name, from, expired ? -10 : 20, fault == TlsFault::weak_key);
  const bool by_itself = fault == TlsFault::self_signed;
  X509* x509 = made.x509.get();
  X509* issuer = by_itself ? x509 : parent.x509.get();
  extend(x509, issuer, NID_subject_alt_name, (is_address(name) ? "IP:" : "DNS:") + name);
  extend(x509, issuer, NID_ext_key_usage, "serverAuth");
  sign(made, issuer, by_itself ? made.key.get() : parent.key.get(),
       fault == TlsFault::weak_signature ? EVP_sha1() : EVP_sha256());
  for (auto at = authorities.rbegin(); at != authorities.rend(); ++at)
    if (fault != TlsFault::missing_issuer || at != authorities.rbegin())
      made.issuers.push_back(std::move(at->x509));
  return made;
}

std::string CertificateAuthority::pem() const {
  const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
  PEM_write_bio_X509(memory.get(), root_.x509.get());
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

}  // namespace citecheck::test
