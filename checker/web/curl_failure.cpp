#include "checker/web/curl_failure.hpp"

#include <openssl/x509_vfy.h>

#include <cerrno>

namespace citecheck {

namespace {

bool says(std::string_view detail, std::string_view words) {
  return detail.find(words) != std::string_view::npos;
}

NetFailure connect_failure(CURL* easy) {
  long error = 0;
  curl_easy_getinfo(easy, CURLINFO_OS_ERRNO, &error);
  switch (error) {
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
    case EADDRNOTAVAIL:
    case EACCES:
    case EPERM:
      return NetFailure::no_route;
    case ETIMEDOUT:
      return NetFailure::connect_timeout;
    case ECONNRESET:
      return NetFailure::reset;
    default:
      return NetFailure::connect_refused;
  }
}

NetFailure timeout_failure(CURL* easy) {
  curl_off_t connected = 0;
  curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connected);
  long sent = 0;  // On a kept connection nothing had to be connected.
  curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &sent);
  return connected == 0 && sent == 0 ? NetFailure::connect_timeout : NetFailure::timeout;
}

NetFailure certificate_failure(CURL* easy) {
  long result = 0;
  curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
  switch (result) {
    case X509_V_OK:
    case X509_V_ERR_UNSPECIFIED:  // libcurl checks the name before it asks for the result of the chain.
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return NetFailure::tls_wrong_host;
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return NetFailure::tls_expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return NetFailure::tls_not_yet_valid;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return NetFailure::tls_self_signed;
    case X509_V_ERR_CERT_REVOKED:
      return NetFailure::tls_revoked;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
      return NetFailure::tls_weak;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_CHAIN_TOO_LONG:
    case X509_V_ERR_PATH_LENGTH_EXCEEDED:
    case X509_V_ERR_CERT_UNTRUSTED:
    case X509_V_ERR_CERT_REJECTED:
    case X509_V_ERR_INVALID_CA:
      return NetFailure::tls_unknown_issuer;
    default:
      return NetFailure::tls_protocol;
  }
}

// A connection that breaks within the handshake is a broken connection; only what TLS itself says is TLS's.
NetFailure handshake_failure(std::string_view detail) {
  const bool broken = says(detail, "SSL_ERROR_SYSCALL") || says(detail, "reset by peer") ||
                      says(detail, "unexpected eof") || says(detail, "Connection closed");
  if (broken) return NetFailure::reset;
  const bool weak = says(detail, "key too small") || says(detail, "key too weak") ||
                    says(detail, "md too weak") || says(detail, "digest too weak");
  return weak ? NetFailure::tls_weak : NetFailure::tls_protocol;
}

}  // namespace

NetFailure failure_of(CURLcode code, CURL* easy, std::string_view detail) {
  switch (code) {
    case CURLE_OK:
      return NetFailure::none;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return NetFailure::dns_unavailable;
    case CURLE_COULDNT_CONNECT:
      return connect_failure(easy);
    case CURLE_PROXY:
    case CURLE_INTERFACE_FAILED:
      return NetFailure::no_route;
    case CURLE_OPERATION_TIMEDOUT:
      return timeout_failure(easy);
    case CURLE_RECV_ERROR:
      return says(detail, "chunk") || says(detail, "hexadecimal") ? NetFailure::protocol : NetFailure::reset;
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2_STREAM:
      return NetFailure::reset;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
      return certificate_failure(easy);
    case CURLE_SSL_CONNECT_ERROR:
      return handshake_failure(detail);
    case CURLE_SSL_INVALIDCERTSTATUS:
      return says(detail, "revoked") ? NetFailure::tls_revoked : NetFailure::tls_protocol;
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_USE_SSL_FAILED:
      return NetFailure::tls_protocol;
    case CURLE_URL_MALFORMAT:
      return NetFailure::bad_url;
    default:
      return NetFailure::protocol;
  }
}

bool is_proxy_trouble(CURLcode code, CURL* easy, std::string_view detail) {
  long verified = X509_V_OK;
  switch (code) {
    case CURLE_COULDNT_CONNECT:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return true;
    case CURLE_RECV_ERROR:
      return says(detail, "CONNECT");
    case CURLE_PEER_FAILED_VERIFICATION:
      curl_easy_getinfo(easy, CURLINFO_PROXY_SSL_VERIFYRESULT, &verified);
      return verified != X509_V_OK;
    default:
      return false;
  }
}

bool is_unclean_end(CURLcode code, std::string_view response_head, std::string_view detail) {
  return code == CURLE_RECV_ERROR && says(detail, "unexpected eof") &&
         header(response_head, "Content-Length").empty() &&
         header(response_head, "Transfer-Encoding").empty();
}

}  // namespace citecheck
