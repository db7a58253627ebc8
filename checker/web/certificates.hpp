#pragma once
// CertificateChains: the certificates that servers showed, as PEM, each chain made once however many answers
// came under it. Belongs to the web thread.

#include <memory>
#include <string>
#include <unordered_map>

namespace citecheck {

class CertificateChains {
 public:
  /// The chain of an OpenSSL connection (an SSL*), the server's own certificate first; null if it has none.
  std::shared_ptr<const std::string> of(const void* ssl);

 private:
  std::unordered_map<std::string, std::shared_ptr<const std::string>> chains_;  ///< By the own one's digest.
};

}  // namespace citecheck
