#pragma once
// Stream: the bytes of one accepted connection, plain or through TLS, without blocking.

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "support/test_certificates.hpp"

namespace citecheck::bench {

struct FreeSsl {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeSsl>;

/// For servers; throws std::runtime_error if OpenSSL does not work.
TlsContext server_context();

class Stream {
 public:
  /// Takes the socket over. Without a context it is plain.
  explicit Stream(int fd) : fd_(fd) {}
  Stream(int fd, SSL_CTX* context, const test::Certificate& certificate);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Appends what there is; false once the other side has ended or broken the connection.
  bool read(std::string& in);
  /// How much of it went out, 0 if it must wait; negative if the connection is broken.
  std::ptrdiff_t write(std::string_view out);

 private:
  int fd_;
  std::unique_ptr<SSL, FreeSsl> ssl_;
};

}  // namespace citecheck::bench
