#include "bench/serving.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <queue>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/addresses.hpp"
#include "bench/pages.hpp"
#include "bench/stream.hpp"

namespace citecheck::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  std::unique_ptr<Stream> stream;
  std::uint64_t serial = 0;
  std::string in, out;
  std::size_t sent = 0;
};

/// The rest of an answer, when it is due.
struct Held {
  Clock::time_point due;
  int fd = -1;
  std::uint64_t serial = 0;
  std::string bytes;
  friend bool operator>(const Held& a, const Held& b) { return a.due > b.due; }
};

/// Takes a number and the slash behind it off the path.
bool take_number(std::string_view& path, std::size_t& number) {
  const auto [end, error] = std::from_chars(path.data(), path.data() + path.size(), number);
  if (error != std::errc{}) return false;
  path.remove_prefix(static_cast<std::size_t>(end - path.data()));
  if (path.starts_with('/')) path.remove_prefix(1);
  return true;
}

bool take_word(std::string_view& path, std::string_view word) {
  if (!path.starts_with(word)) return false;
  path.remove_prefix(word.size());
  return true;
}

std::string message(std::string_view status, const std::string& body) {
  return "HTTP/1.1 " + std::string(status) +
         "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

}  // namespace

struct Server::Impl {
  struct Listener {
    int fd = -1;
    std::size_t host = 0;
    bool tls = false;
  };

  std::uint16_t listen_all(std::size_t addresses, bool tls);
  std::uint16_t try_to_listen(std::size_t addresses, bool tls, std::vector<Listener>& listening);
  void watch(int fd, std::uint32_t what);
  void accept_all(const Listener& listener);
  bool serve(Connection& connection, int fd);
  bool flush(Connection& connection);
  void answer(std::string_view head, Connection& connection, int fd);
  void hold(std::size_t for_ms, int fd, std::uint64_t serial, std::string bytes);
  void release_due();
  int wait_limit() const;

  int epoll = epoll_create1(EPOLL_CLOEXEC);
  std::unordered_map<int, Listener> listeners;
  std::unordered_map<int, Connection> connections;
  std::priority_queue<Held, std::vector<Held>, std::greater<>> held;
  test::CertificateAuthority authority{"Authority of the measurements"};
  std::vector<test::Certificate> certificates;
  TlsContext context = server_context();
  std::uint16_t port = 0, tls_port = 0;
  std::uint64_t last_serial = 0;
  std::size_t answers = 0, most_at_once = 0;
};

std::uint16_t Server::Impl::try_to_listen(std::size_t addresses, bool tls, std::vector<Listener>& listening) {
  std::uint16_t chosen = 0;
  for (std::size_t host = 0; host < addresses; ++host) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return 0;
    listening.push_back({fd, host, tls});
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(chosen);
    inet_pton(AF_INET, address_of(host).c_str(), &at.sin_addr);
    socklen_t size = sizeof at;
    auto* address = reinterpret_cast<sockaddr*>(&at);
    if (bind(fd, address, size) != 0 || listen(fd, SOMAXCONN) != 0 || getsockname(fd, address, &size) != 0)
      return 0;
    chosen = ntohs(at.sin_port);
  }
  return chosen;
}

// The kernel chooses the port on the first address; the others must have it free too.
std::uint16_t Server::Impl::listen_all(std::size_t addresses, bool tls) {
  for (int attempt = 0; attempt < 20; ++attempt) {
    std::vector<Listener> listening;
    const std::uint16_t chosen = try_to_listen(addresses, tls, listening);
    for (const Listener& listener : listening) {
      if (chosen == 0) {
        ::close(listener.fd);
        continue;
      }
      listeners[listener.fd] = listener;
      watch(listener.fd, EPOLLIN);
    }
    if (chosen != 0) return chosen;
  }
  throw std::runtime_error("no port is free on all addresses");
}

void Server::Impl::watch(int fd, std::uint32_t what) {
  epoll_event event{};
  event.events = what;
  event.data.fd = fd;
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

void Server::Impl::accept_all(const Listener& listener) {
  int fd = -1;
  while ((fd = accept4(listener.fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    Connection& connection = connections[fd];
    connection.serial = ++last_serial;
    connection.stream = listener.tls
                            ? std::make_unique<Stream>(fd, context.get(), certificates[listener.host])
                            : std::make_unique<Stream>(fd);
    watch(fd, EPOLLIN | EPOLLOUT | EPOLLET);
  }
}

bool Server::Impl::flush(Connection& connection) {
  while (connection.sent < connection.out.size()) {
    const std::ptrdiff_t put =
        connection.stream->write(std::string_view(connection.out).substr(connection.sent));
    if (put <= 0) return put == 0;
    connection.sent += static_cast<std::size_t>(put);
  }
  connection.out.clear();
  connection.sent = 0;
  return true;
}

/// Reads what there is, answers every whole request; false once the connection is over.
bool Server::Impl::serve(Connection& connection, int fd) {
  if (!connection.stream->read(connection.in)) return false;
  std::size_t end = 0;
  while ((end = connection.in.find("\r\n\r\n")) != std::string::npos) {
    answer(std::string_view(connection.in).substr(0, end), connection, fd);
    connection.in.erase(0, end + 4);
  }
  return connection.in.size() <= 65536 && flush(connection);
}

void Server::Impl::answer(std::string_view head, Connection& connection, int fd) {
  std::string_view path = head;
  std::size_t wait = 0, number = 0;
  ++answers;
  if (take_word(path, "GET /note/") && take_number(path, number)) {
    connection.out += message("200 OK", note(number));
  } else if (take_word(path, "GET /page/") && take_number(path, number)) {
    connection.out += message("200 OK", page(number));
  } else if (take_word(path, "GET /late/") && take_number(path, wait) && take_number(path, number)) {
    hold(wait, fd, connection.serial, message("200 OK", note(number)));
  } else if (take_word(path, "GET /half/") && take_number(path, wait) && take_number(path, number)) {
    const std::string whole = message("200 OK", note(number));
    connection.out += whole.substr(0, whole.size() / 2);
    hold(wait, fd, connection.serial, whole.substr(whole.size() / 2));
  } else {
    connection.out += message("404 Not Found", "");
  }
}

void Server::Impl::hold(std::size_t for_ms, int fd, std::uint64_t serial, std::string bytes) {
  held.push({Clock::now() + std::chrono::milliseconds{for_ms}, fd, serial, std::move(bytes)});
  most_at_once = std::max(most_at_once, held.size());
}

void Server::Impl::release_due() {
  while (!held.empty() && held.top().due <= Clock::now()) {
    const auto found = connections.find(held.top().fd);
    if (found != connections.end() && found->second.serial == held.top().serial) {
      found->second.out += held.top().bytes;
      if (!flush(found->second)) connections.erase(found);
    }
    held.pop();
  }
}

int Server::Impl::wait_limit() const {
  if (held.empty()) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(held.top().due - Clock::now());
  return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

Server::Server(std::size_t addresses) : impl_(std::make_unique<Impl>()) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  std::signal(SIGPIPE, SIG_IGN);
  for (std::size_t host = 0; host < addresses; ++host)
    impl_->certificates.push_back(impl_->authority.issue(address_of(host), test::TlsFault::none));
  impl_->port = impl_->listen_all(addresses, false);
  impl_->tls_port = impl_->listen_all(addresses, true);
  impl_->watch(STDIN_FILENO, EPOLLIN);
}

Server::~Server() = default;

void Server::run() {
  std::array<epoll_event, 256> events{};
  for (;;) {
    const int count = epoll_wait(impl_->epoll, events.data(), events.size(), impl_->wait_limit());
    for (int i = 0; i < count; ++i) {
      const int fd = events[static_cast<std::size_t>(i)].data.fd;
      if (fd == STDIN_FILENO) return;
      if (const auto listener = impl_->listeners.find(fd); listener != impl_->listeners.end())
        impl_->accept_all(listener->second);
      else if (const auto at = impl_->connections.find(fd);
               at != impl_->connections.end() && !impl_->serve(at->second, fd))
        impl_->connections.erase(at);
    }
    impl_->release_due();
  }
}

std::uint16_t Server::port() const {
  return impl_->port;
}

std::uint16_t Server::tls_port() const {
  return impl_->tls_port;
}

std::string Server::authority() const {
  return impl_->authority.pem();
}

std::size_t Server::answers() const {
  return impl_->answers;
}

std::size_t Server::most_at_once() const {
  return impl_->most_at_once;
}

}  // namespace citecheck::bench
