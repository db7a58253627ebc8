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
Certificate blank(const std::string& name, long from_days, long to_days) {
  Certificate made{std::unique_ptr<EVP_PKEY, FreeKey>(EVP_EC_gen("P-256")),
                   std::unique_ptr<X509, FreeCertificate>(X509_new())};
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

void sign(const Certificate& made, X509* issuer, EVP_PKEY* key) {
  X509_set_issuer_name(made.x509.get(), X509_get_subject_name(issuer));
  if (X509_sign(made.x509.get(), key, EVP_sha256()) == 0)
    throw std::runtime_error("cannot sign a certificate");
}

}  // namespace

CertificateAuthority::CertificateAuthority(const std::string& name) : root_(blank(name, -30, 30)) {
  X509* x509 = root_.x509.get();
  extend(x509, x509, NID_basic_constraints, "critical,CA:TRUE");
  extend(x509, x509, NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(x509, x509, NID_subject_key_identifier, "hash");
  sign(root_, x509, root_.key.get());
}

Certificate CertificateAuthority::issue(const std::string& host, TlsFault fault) const {
  const std::string name = fault == TlsFault::wrong_host ? "another.example" : host;
  Certificate made = blank(name,
                           fault == TlsFault::expired         ? -20
                           : fault == TlsFault::not_yet_valid ? 10
                                                              : -1,
                           fault == TlsFault::expired ? -10 : 20);
  X509* x509 = made.x509.get();
  X509* issuer = fault == TlsFault::self_signed ? x509 : root_.x509.get();
  extend(x509, issuer, NID_subject_alt_name, (is_address(name) ? "IP:" : "DNS:") + name);
  extend(x509, issuer, NID_ext_key_usage, "serverAuth");
  sign(made, issuer, fault == TlsFault::self_signed ? made.key.get() : root_.key.get());
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
