#include "bench/stream.hpp"

#include <openssl/err.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace citecheck::bench {

namespace {

bool must_wait(SSL* ssl, int result) {
  const int error = SSL_get_error(ssl, result);
  ERR_clear_error();
  return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
}

}  // namespace

TlsContext server_context() {
  TlsContext context(SSL_CTX_new(TLS_server_method()));
  if (!context) throw std::runtime_error("OpenSSL does not start");
  SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                      SSL_MODE_RELEASE_BUFFERS);
  return context;
}

Stream::Stream(int fd, SSL_CTX* context, const test::Certificate& certificate)
    : fd_(fd), ssl_(SSL_new(context)) {
  SSL* ssl = ssl_.get();
  SSL_use_certificate(ssl, certificate.x509.get());
  SSL_use_PrivateKey(ssl, certificate.key.get());
  SSL_set_fd(ssl, fd);
  SSL_set_accept_state(ssl);
}

Stream::~Stream() {
  ::close(fd_);
}

bool Stream::read(std::string& in) {
  std::array<char, 16384> chunk;
  for (;;) {
    std::ptrdiff_t got = 0;
    bool wait = false;
    if (ssl_) {
      got = SSL_read(ssl_.get(), chunk.data(), static_cast<int>(chunk.size()));
      wait = got <= 0 && must_wait(ssl_.get(), static_cast<int>(got));
    } else {
      got = recv(fd_, chunk.data(), chunk.size(), 0);
      wait = got < 0 && (errno == EAGAIN || errno == EINTR);
    }
    if (got <= 0) return wait;
    in.append(chunk.data(), static_cast<std::size_t>(got));
    // The rest would be another event, but for what TLS has read ahead.
    if (!ssl_ && static_cast<std::size_t>(got) < chunk.size()) return true;
  }
}

std::ptrdiff_t Stream::write(std::string_view out) {
  if (!ssl_) {
    const std::ptrdiff_t put = send(fd_, out.data(), out.size(), MSG_NOSIGNAL);
    return put >= 0 ? put : errno == EAGAIN || errno == EINTR ? 0 : -1;
  }
  const int put = SSL_write(ssl_.get(), out.data(), static_cast<int>(out.size()));
  return put > 0 ? put : must_wait(ssl_.get(), put) ? 0 : -1;
}

}  // namespace citecheck::bench
