#include "checker/web/certificates.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <array>
#include <ctime>
#include <new>

namespace citecheck {

namespace {

constexpr std::size_t kMostKept = 2000;

struct FreeStack {
  void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};

std::string pem_of(X509* own, const STACK_OF(X509) * chain) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
  if (!out) return {};
  if (sk_X509_num(chain) <= 0) PEM_write_bio_X509(out.get(), own);
  for (int i = 0; i < sk_X509_num(chain); ++i) PEM_write_bio_X509(out.get(), sk_X509_value(chain, i));
  char* bytes = nullptr;
  const long length = BIO_get_mem_data(out.get(), &bytes);
  return length > 0 ? std::string(bytes, static_cast<std::size_t>(length)) : std::string{};
}

std::optional<Instant> instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  return Instant{std::chrono::seconds{timegm(&parts)}};
}

/// Of a certificate that was refused because of its time.
std::optional<Instant> limit_of(X509_STORE_CTX* context) {
  const X509* const refused = X509_STORE_CTX_get_current_cert(context);
  if (refused == nullptr) return std::nullopt;
  switch (X509_STORE_CTX_get_error(context)) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return instant_of(X509_get0_notAfter(refused));
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return instant_of(X509_get0_notBefore(refused));
    default:
      return std::nullopt;
  }
}

}  // namespace

struct CertificateChains::Noted {
  std::unique_ptr<STACK_OF(X509), FreeStack> chain;
  std::optional<Instant> limit;
};

/// What a context knows of who watches it. It holds no transfer, which a connection may outlive: a server may
/// have itself judged again later.
struct CertificateChains::Watch {
  CertificateChains* chains;
  std::uint64_t transfer;

  static void free(void*, void* watch, CRYPTO_EX_DATA*, int, long, void*) {
    delete static_cast<Watch*>(watch);
  }
  /// Where contexts hold it.
  static int slot() {
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, &Watch::free);
    return index;
  }
  /// In place of OpenSSL's own, which it calls.
  static int verify(X509_STORE_CTX* context, void*) {
    const int verdict = X509_verify_cert(context);
    const auto* ssl =
        static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(context, SSL_get_ex_data_X509_STORE_CTX_idx()));
    const auto* watch = ssl == nullptr
                            ? nullptr
                            : static_cast<const Watch*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), slot()));
    if (watch != nullptr) watch->note(context, verdict == 1);
    return verdict;
  }
  void note(X509_STORE_CTX* context, bool trusted) const try {
    auto& noted = chains->noted_;
    if (noted.size() > kMostKept) noted.clear();
    Noted& now = noted[transfer];
    now.chain.reset(X509_chain_up_ref(X509_STORE_CTX_get0_untrusted(context)));
    now.limit = trusted ? std::nullopt : limit_of(context);
  } catch (const std::bad_alloc&) {  // OpenSSL, which called us, knows of none: nothing is noted
  }
};

CertificateChains::CertificateChains() = default;
CertificateChains::~CertificateChains() = default;

std::shared_ptr<const std::string> CertificateChains::of(const void* connection) {
  const SSL* const ssl = static_cast<const SSL*>(connection);
  return kept(SSL_get0_peer_certificate(ssl), SSL_get_peer_cert_chain(ssl));
}

std::shared_ptr<const std::string> CertificateChains::kept(x509_st* own, const stack_st_X509* chain) {
  if (own == nullptr) return nullptr;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (X509_digest(own, EVP_sha256(), digest.data(), &length) != 1) return nullptr;
  if (chains_.size() > kMostKept) chains_.clear();
  auto& known = chains_[std::string(reinterpret_cast<const char*>(digest.data()), length)];
  if (!known) known = std::make_shared<const std::string>(pem_of(own, chain));
  return known;
}

void CertificateChains::watch(void* ssl_context, std::uint64_t transfer) {
  auto* const context = static_cast<SSL_CTX*>(ssl_context);
  auto watch = std::make_unique<Watch>(Watch{this, transfer});
  if (SSL_CTX_set_ex_data(context, Watch::slot(), watch.get()) != 1) return;
  watch.release();  // the context's now
  SSL_CTX_set_cert_verify_callback(context, &Watch::verify, nullptr);
}

CertificateChains::Shown CertificateChains::take(std::uint64_t transfer, bool with_chain) {
  const auto found = noted_.find(transfer);
  if (found == noted_.end()) return {};
  const Noted noted = std::move(found->second);
  noted_.erase(found);
  const bool any = sk_X509_num(noted.chain.get()) > 0;
  return {with_chain && any ? kept(sk_X509_value(noted.chain.get(), 0), noted.chain.get()) : nullptr,
          noted.limit};
}

}  // namespace citecheck
