#pragma once
// Certificates made when the test runs: an authority of its own, and leaf certificates with one fault each.

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <vector>

#include "support/tls_fault.hpp"

namespace citecheck::test {

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
struct Certificate {
  std::unique_ptr<EVP_PKEY, FreeKey> key;
  std::unique_ptr<X509, FreeCertificate> x509;
  std::vector<std::unique_ptr<X509, FreeCertificate>>
      issuers;  ///< What a server sends with it, nearest first.
};

class CertificateAuthority {
 public:
  explicit CertificateAuthority(const std::string& name);
  /// For a host name or a numeric address, with so many authorities between it and this one. Faults of an
  /// issuer need one at least.
  Certificate issue(const std::string& host, TlsFault fault, int between = 0) const;
  std::string pem() const;

 private:
  Certificate root_;
};

}  // namespace citecheck::test
