// bench_server ADDRESSES: a small fast HTTP/1.1 server for measuring a client: one thread, epoll, keep-alive,
// nothing but GET /page/N, on one port of 127.0.0.1 to 127.0.0.ADDRESSES. It prints the port, serves until
// its standard input ends, and then prints how many answers it gave.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/pages.hpp"

namespace {

struct Connection {
  std::string in, out;
  std::size_t sent = 0;
};

class Server {
 public:
  explicit Server(std::size_t addresses) : epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    for (int attempt = 0; attempt < 20 && listeners_.size() < addresses; ++attempt) listen_all(addresses);
    if (listeners_.size() < addresses) throw std::runtime_error("no port is free on all addresses");
    for (const int fd : listeners_) watch(fd, EPOLLIN);
    watch(STDIN_FILENO, EPOLLIN);
  }

  std::uint16_t port() const { return port_; }
  std::size_t answers() const { return answers_; }

  void run() {
    std::array<epoll_event, 256> events{};
    for (;;) {
      const int count = epoll_wait(epoll_, events.data(), events.size(), -1);
      for (int i = 0; i < count; ++i) {
        const int fd = events[static_cast<std::size_t>(i)].data.fd;
        if (fd == STDIN_FILENO) return;
        if (connections_.contains(fd)) {
          if (!serve(fd, *connections_[fd])) drop(fd);
        } else {
          accept_all(fd);
        }
      }
    }
  }

 private:
  /// The kernel chooses the port on the first address; the others must have it free too.
  void listen_all(std::size_t addresses) {
    for (const int fd : listeners_) ::close(fd);
    listeners_.clear();
    port_ = 0;
    for (std::size_t i = 1; i <= addresses; ++i) {
      const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
      sockaddr_in at{};
      at.sin_family = AF_INET;
      at.sin_port = htons(port_);
      at.sin_addr.s_addr = htonl(0x7f000000u + static_cast<std::uint32_t>(i));
      socklen_t size = sizeof at;
      auto* address = reinterpret_cast<sockaddr*>(&at);
      if (fd < 0 || bind(fd, address, size) != 0 || listen(fd, SOMAXCONN) != 0 ||
          getsockname(fd, address, &size) != 0) {
        if (fd >= 0) ::close(fd);
        return;
      }
      port_ = ntohs(at.sin_port);
      listeners_.push_back(fd);
    }
  }

  void watch(int fd, std::uint32_t what) {
    epoll_event event{};
    event.events = what;
    event.data.fd = fd;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
  }

  void accept_all(int listener) {
    int fd = -1;
    while ((fd = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
      const int on = 1;
      setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      connections_[fd] = std::make_unique<Connection>();
      watch(fd, EPOLLIN | EPOLLOUT | EPOLLET);
    }
  }

  void drop(int fd) {
    connections_.erase(fd);
    ::close(fd);
  }

  /// Reads what there is, answers every whole request; false once the connection is over.
  bool serve(int fd, Connection& connection) {
    std::array<char, 16384> chunk{};
    for (;;) {
      const ssize_t got = recv(fd, chunk.data(), chunk.size(), 0);
      if (got > 0) {
        connection.in.append(chunk.data(), static_cast<std::size_t>(got));
        continue;
      }
      if (got == 0 || (errno != EAGAIN && errno != EINTR)) return false;
      if (errno == EAGAIN) break;
    }
    std::size_t end = 0;
    while ((end = connection.in.find("\r\n\r\n")) != std::string::npos) {
      answer(std::string_view(connection.in).substr(0, end), connection.out);
      connection.in.erase(0, end + 4);
    }
    if (connection.in.size() > 65536) return false;
    while (connection.sent < connection.out.size()) {
      const ssize_t put = send(fd, connection.out.data() + connection.sent,
                               connection.out.size() - connection.sent, MSG_NOSIGNAL);
      if (put < 0) return errno == EAGAIN;
      connection.sent += static_cast<std::size_t>(put);
    }
    connection.out.clear();
    connection.sent = 0;
    return true;
  }

  void answer(std::string_view head, std::string& out) {
    constexpr std::string_view kPath = "GET /page/";
    std::size_t number = 0;
    const bool known =
        head.starts_with(kPath) &&
        std::from_chars(head.data() + kPath.size(), head.data() + head.size(), number).ec == std::errc{};
    if (!known) {
      out += "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
      return;
    }
    ++answers_;
    const std::string body = citecheck::bench::page(number);
    out += "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  int epoll_;
  std::vector<int> listeners_;
  std::uint16_t port_ = 0;
  std::size_t answers_ = 0;
  std::unordered_map<int, std::unique_ptr<Connection>> connections_;
};

}  // namespace

int main(int argc, char** argv) {
  try {
    const long addresses = argc > 1 ? std::atol(argv[1]) : 50;
    if (addresses < 1 || addresses > 250) throw std::runtime_error("1 to 250 addresses");
    Server server(static_cast<std::size_t>(addresses));
    std::printf("port %d\n", server.port());
    std::fflush(stdout);
    server.run();
    std::printf("answers %zu\n", server.answers());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_server: %s\n", error.what());
    return 1;
  }
  return 0;
}
