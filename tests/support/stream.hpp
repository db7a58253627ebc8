#pragma once
// Stream: one accepted connection, plain or TLS, whose every wait ends when the server stops. Not
// thread-safe.

#include <openssl/ssl.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace citecheck::test {

class Stream {
 public:
  /// Takes over `socket` (non-blocking). `stop` is a descriptor that is readable when all must end. A null
  /// context means plain.
  Stream(int socket, int stop, SSL_CTX* context);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  bool handshake();
  /// The host a client named that speaks HTTP/2 now; "" if it does not.
  std::string http2_host() const;
  /// Bytes read, 0 at the end, on an error and when stopped.
  std::size_t read(char* to, std::size_t size);
  /// False if the client has gone or the server stops; `*sent` grows by what was handed over.
  bool write(std::string_view bytes, std::uint64_t* sent);

  /// False if the client left or the server stopped before `fd` became readable or the time was over
  /// (whichever comes first). Without an `fd` (-1) and a time (negative) it waits for the client to leave.
  bool wait(int fd, std::chrono::milliseconds time);

  void close();  ///< close_notify, FIN, and reading on until the client has closed too.
  void cut();    ///< FIN alone.
  void reset();  ///< RST.

 private:
  struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  bool ready(short events);
  bool again(int result);
  void drain();

  int socket_, stop_;
  std::unique_ptr<SSL, FreeSsl> ssl_;
};

}  // namespace citecheck::test
