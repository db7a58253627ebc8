#include "support/stream.hpp"

#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

namespace citecheck::test {

Stream::Stream(int socket, int stop, SSL_CTX* context)
    : socket_(socket), stop_(stop), ssl_(context == nullptr ? nullptr : SSL_new(context)) {
  if (ssl_) SSL_set_fd(ssl_.get(), socket_);
}

Stream::~Stream() {
  if (socket_ >= 0) ::close(socket_);
}

bool Stream::ready(short events) {
  std::array<pollfd, 2> polled{{{socket_, events, 0}, {stop_, POLLIN, 0}}};
  while (poll(polled.data(), polled.size(), -1) < 0)
    if (errno != EINTR) return false;
  return polled[1].revents == 0;
}

/// After an OpenSSL call that did not get through: true once it may be tried again.
bool Stream::again(int result) {
  switch (SSL_get_error(ssl_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      return ready(POLLIN);
    case SSL_ERROR_WANT_WRITE:
      return ready(POLLOUT);
    default:
      return false;
  }
}

bool Stream::handshake() {
  if (!ssl_) return true;
  for (;;) {
    ERR_clear_error();
    const int result = SSL_accept(ssl_.get());
    if (result == 1) return true;
    if (!again(result)) return false;
  }
}

std::string Stream::http2_host() const {
  const unsigned char* protocol = nullptr;
  unsigned size = 0;
  if (ssl_) SSL_get0_alpn_selected(ssl_.get(), &protocol, &size);
  const char* name = ssl_ ? SSL_get_servername(ssl_.get(), TLSEXT_NAMETYPE_host_name) : nullptr;
  return size == 2 && name != nullptr ? name : "";
}

std::size_t Stream::read(char* to, std::size_t size) {
  for (;;) {
    if (ssl_) {
      ERR_clear_error();
      const int got = SSL_read(ssl_.get(), to, static_cast<int>(size));
      if (got > 0) return static_cast<std::size_t>(got);
      if (!again(got)) return 0;
      continue;
    }
    const ssize_t got = recv(socket_, to, size, 0);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EINTR) continue;
    if (errno != EAGAIN || !ready(POLLIN)) return 0;
  }
}

bool Stream::write(std::string_view bytes, std::uint64_t* sent) {
  while (!bytes.empty()) {
    std::size_t written = 0;
    if (ssl_) {
      ERR_clear_error();
      const int put = SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
      if (put <= 0) {
        if (!again(put)) return false;
        continue;
      }
      written = static_cast<std::size_t>(put);
    } else {
      const ssize_t put = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (put < 0) {
        if (errno == EINTR) continue;
        if (errno != EAGAIN || !ready(POLLOUT)) return false;
        continue;
      }
      written = static_cast<std::size_t>(put);
    }
    *sent += written;
    bytes.remove_prefix(written);
  }
  return true;
}

bool Stream::wait(int fd, std::chrono::milliseconds time) {
  std::array<pollfd, 3> polled{{{socket_, POLLRDHUP, 0}, {stop_, POLLIN, 0}, {fd, POLLIN, 0}}};
  const auto until = std::chrono::steady_clock::now() + time;
  for (;;) {
    int left = -1;
    if (time.count() >= 0) {
      const auto rest =
          std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      if (rest.count() <= 0) return true;
      left = static_cast<int>(rest.count());
    }
    if (poll(polled.data(), polled.size(), left) < 0 && errno != EINTR) return false;
    if (polled[1].revents != 0 || polled[0].revents != 0) return false;
    if (polled[2].revents != 0) return true;
  }
}

/// Closing with unread bytes would send RST, which can destroy what is still on its way to the client.
void Stream::drain() {
  ::shutdown(socket_, SHUT_WR);
  std::array<char, 4096> scrap{};
  while (ready(POLLIN)) {
    const ssize_t got = recv(socket_, scrap.data(), scrap.size(), 0);
    if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) return;
  }
}

void Stream::close() {
  if (ssl_) SSL_shutdown(ssl_.get());
  drain();
}

void Stream::cut() {
  drain();
}

void Stream::reset() {
  const linger hard{1, 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  ::close(socket_);
  socket_ = -1;
}

}  // namespace citecheck::test
