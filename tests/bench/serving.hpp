#pragma once
// The server of the measurements: HTTP/1.1, plain and over TLS, on many loopback addresses. One thread,
// epoll, keep-alive, so that it is never what a measurement waits for.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace citecheck::bench {

/// It answers GET /page/N (a news page of 30 KB), /note/N (a page of 2 KB), /late/MS/N (a note after so many
/// milliseconds) and /half/MS/N (half a note at once, the other half after so many milliseconds).
class Server {
 public:
  /// Listens on ports of the kernel's choice, the same on all addresses. Throws std::runtime_error if it
  /// cannot.
  explicit Server(std::size_t addresses);
  ~Server();

  std::uint16_t port() const;
  std::uint16_t tls_port() const;
  std::string authority() const;  ///< The certificate, in PEM, by which those of all hosts are signed.

  void run();  ///< Until standard input ends.

  std::size_t answers() const;
  std::size_t most_at_once() const;  ///< Of answers that were held back.

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace citecheck::bench
