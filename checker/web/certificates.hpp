#pragma once
// CertificateChains: the certificates that servers showed, as PEM, each chain made once however many answers
// came under it; and those that were refused, which no connection is left to ask for. Belongs to the web
// thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "rules/evidence.hpp"

// OpenSSL's X509 and STACK_OF(X509).
struct x509_st;
struct stack_st_X509;

namespace citecheck {

class CertificateChains {
 public:
  /// What a server showed in a handshake.
  struct Shown {
    std::shared_ptr<const std::string> chain;  ///< Null if it showed none, or if nobody asked for it.
    /// When the certificate that was refused ended or begins, if it was refused for that.
    std::optional<Instant> limit;
  };

  CertificateChains();
  ~CertificateChains();
  CertificateChains(const CertificateChains&) = delete;
  CertificateChains& operator=(const CertificateChains&) = delete;

  /// The chain of an OpenSSL connection (an SSL*), the server's own certificate first; null if it has none.
  std::shared_ptr<const std::string> of(const void* ssl);

  /// Notes what is shown to a transfer under this OpenSSL context (an SSL_CTX*), which is of one connection.
  /// Certificates are judged as without it.
  void watch(void* ssl_context, std::uint64_t transfer);
  /// What was shown to the transfer last, once; `with_chain`: the chain is wanted.
  Shown take(std::uint64_t transfer, bool with_chain);

 private:
  struct Noted;
  struct Watch;
  std::shared_ptr<const std::string> kept(x509_st* own, const stack_st_X509* chain);

  std::unordered_map<std::string, std::shared_ptr<const std::string>> chains_;  ///< By the own one's digest.
  std::unordered_map<std::uint64_t, Noted> noted_;                              ///< By transfer.
};

}  // namespace citecheck
