#include "support/loopback_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <list>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

#include "support/stream.hpp"
#include "support/temporary_folder.hpp"
#include "support/test_certificates.hpp"

namespace citecheck::test {

namespace {

constexpr std::size_t kMaxHead = 256u << 10;
constexpr char kTlsHandshake = 22;  // The first byte of a TLS record (RFC 8446, 5.1).

std::runtime_error system_error(const std::string& what) {
  return std::runtime_error(what + ": " + std::strerror(errno));
}

struct Address {
  sockaddr_storage storage{};
  socklen_t size = 0;
  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

Address numeric(const std::string& text) {
  Address out;
  auto* v4 = reinterpret_cast<sockaddr_in*>(&out.storage);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&out.storage);
  if (inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    out.size = sizeof *v4;
  } else if (inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    out.size = sizeof *v6;
  } else {
    throw std::runtime_error("not a numeric address: " + text);
  }
  return out;
}

/// A socket bound to a free port of the address; the port goes to `port`.
int bound_socket(const std::string& address, std::uint16_t& port) {
  Address at = numeric(address);
  const int fd = socket(at.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) throw system_error("socket");
  if (bind(fd, at.get(), at.size) != 0 || getsockname(fd, at.get(), &at.size) != 0) {
    const auto failure = system_error("cannot bind " + address);
    ::close(fd);
    throw failure;
  }
  port = ntohs(reinterpret_cast<sockaddr_in*>(&at.storage)->sin_port);  // At the same place in sockaddr_in6.
  return fd;
}

}  // namespace

struct LoopbackServer::Impl {
  struct Connection {
    std::atomic<bool> done = false;
    std::thread thread;
  };

  int stop = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  mutable std::mutex mutex;
  mutable std::condition_variable changed;
  std::vector<Route> routes;
  std::list<Request> log;  // A list: entries keep their place while others arrive.
  std::map<std::string, std::pair<int, int>, std::less<>>
      active;  // Host: under way, most at once; "" is all.
  std::map<std::string, TlsFault> faults;
  std::map<std::string, int> between;  // Authorities above the certificate of a host.
  std::set<std::string, std::less<>> http2;
  std::map<std::string, Certificate> certificates;
  std::list<Connection> open;
  int accepted = 0;
  bool stopping = false;
  std::uint16_t plain_port = 0, tls_port = 0;
  std::string plain_address, tls_address;
  std::vector<int> sockets;  // Listening, refusing and silent ones.
  std::vector<std::thread> acceptors;

  std::unique_ptr<CertificateAuthority> authority;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{nullptr, SSL_CTX_free};
  std::unique_ptr<TemporaryFolder> folder;

  ~Impl();
  void start_tls();
  TlsFault fault_of(const std::string& host);
  int use_certificate(SSL* ssl);
  int limit_version(SSL* ssl);
  bool is_http2(SSL* ssl);
  std::uint16_t start(const std::string& address, bool tls);
  void accept_from(int listener, std::uint16_t port, bool tls);
  void serve(int socket, std::uint16_t port, bool tls, int number);
  Answer choose(const Request& request);
  Request& arrived(Request request);
  void left(Request& request, std::uint64_t sent, bool client_left);
};

LoopbackServer::Impl::~Impl() {
  {
    const std::lock_guard lock(mutex);
    stopping = true;
  }
  eventfd_write(stop, 1);
  for (std::thread& acceptor : acceptors) acceptor.join();
  for (Connection& connection : open) connection.thread.join();
  for (const int fd : sockets) ::close(fd);
  ::close(stop);
}

// ---- TLS ----

TlsFault LoopbackServer::Impl::fault_of(const std::string& host) {
  const auto found = faults.find(host);
  return found == faults.end() ? TlsFault::none : found->second;
}

namespace {

/// The name a client hello asks for, where SSL_get_servername does not know it yet.
std::string server_name(SSL* ssl) {
  const unsigned char* data = nullptr;
  std::size_t size = 0;
  // list length (2), name type (1), name length (2), name
  if (SSL_client_hello_get0_ext(ssl, TLSEXT_TYPE_server_name, &data, &size) != 1 || size < 5) return "";
  return to_lower({reinterpret_cast<const char*>(data) + 5, size - 5});
}

std::string local_address(SSL* ssl) {
  Address at;
  at.size = sizeof at.storage;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (getsockname(SSL_get_fd(ssl), at.get(), &at.size) != 0) return "";
  const void* bytes = &reinterpret_cast<sockaddr_in6*>(&at.storage)->sin6_addr;
  if (at.storage.ss_family == AF_INET) bytes = &reinterpret_cast<sockaddr_in*>(&at.storage)->sin_addr;
  inet_ntop(at.storage.ss_family, bytes, text.data(), text.size());
  return text.data();
}

}  // namespace

int LoopbackServer::Impl::limit_version(SSL* ssl) {
  const std::string name = server_name(ssl);
  const std::lock_guard lock(mutex);
  const TlsFault fault = fault_of(name.empty() ? local_address(ssl) : name);
  if (fault == TlsFault::no_handshake) return SSL_CLIENT_HELLO_ERROR;
  if (fault == TlsFault::old_protocol) SSL_set_max_proto_version(ssl, TLS1_1_VERSION);
  return SSL_CLIENT_HELLO_SUCCESS;
}

bool LoopbackServer::Impl::is_http2(SSL* ssl) {
  const char* name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
  const std::lock_guard lock(mutex);
  return name != nullptr && http2.contains(to_lower(name));
}

int LoopbackServer::Impl::use_certificate(SSL* ssl) {
  const char* name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
  const std::string host = name == nullptr ? local_address(ssl) : to_lower(name);
  const std::lock_guard lock(mutex);
  auto found = certificates.find(host);
  if (found == certificates.end()) {
    const TlsFault fault = fault_of(host);
    const CertificateAuthority* issuer = authority.get();
    std::unique_ptr<CertificateAuthority> stranger;
    if (fault == TlsFault::unknown_issuer) {
      stranger = std::make_unique<CertificateAuthority>("An authority nobody trusts");
      issuer = stranger.get();
    }
    found = certificates.emplace(host, issuer->issue(host, fault, between[host])).first;
  }
  if (SSL_use_certificate(ssl, found->second.x509.get()) != 1 ||
      SSL_use_PrivateKey(ssl, found->second.key.get()) != 1)
    return 0;
  for (const auto& issuer : found->second.issuers) SSL_add1_chain_cert(ssl, issuer.get());
  return 1;
}

/// Under the lock.
void LoopbackServer::Impl::start_tls() {
  if (context) return;
  authority = std::make_unique<CertificateAuthority>("Loopback test authority");
  context.reset(SSL_CTX_new(TLS_server_method()));
  // The distribution's default of level 2 would not let the server speak TLS 1.1 at all.
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_cipher_list(context.get(), "DEFAULT:@SECLEVEL=0");
  SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_client_hello_cb(
      context.get(), [](SSL* ssl, int*, void* self) { return static_cast<Impl*>(self)->limit_version(ssl); },
      this);
  SSL_CTX_set_alpn_select_cb(
      context.get(),
      [](SSL* ssl, const unsigned char** chosen, unsigned char* size, const unsigned char*, unsigned,
         void* self) {
        if (!static_cast<Impl*>(self)->is_http2(ssl)) return SSL_TLSEXT_ERR_NOACK;
        *chosen = reinterpret_cast<const unsigned char*>("h2");
        *size = 2;
        return SSL_TLSEXT_ERR_OK;
      },
      this);
  SSL_CTX_set_cert_cb(
      context.get(), [](SSL* ssl, void* self) { return static_cast<Impl*>(self)->use_certificate(ssl); },
      this);
}

// ---- Connections ----

std::uint16_t LoopbackServer::Impl::start(const std::string& address, bool tls) {
  const std::lock_guard lock(mutex);
  if (tls) start_tls();
  std::uint16_t port = 0;
  const int fd = bound_socket(address, port);
  sockets.push_back(fd);
  if (::listen(fd, SOMAXCONN) != 0) throw system_error("listen");
  std::uint16_t& first = tls ? tls_port : plain_port;
  if (first == 0) {
    first = port;
    (tls ? tls_address : plain_address) = address;
  }
  acceptors.emplace_back([this, fd, port, tls] { accept_from(fd, port, tls); });
  return port;
}

void LoopbackServer::Impl::accept_from(int listener, std::uint16_t port, bool tls) {
  std::array<pollfd, 2> polled{{{listener, POLLIN, 0}, {stop, POLLIN, 0}}};
  for (;;) {
    if (poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR) return;
    if (polled[1].revents != 0) return;
    const int socket = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0) continue;
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const std::lock_guard lock(mutex);
    std::erase_if(open, [](Connection& connection) {
      if (!connection.done) return false;
      connection.thread.join();
      return true;
    });
    const int number = ++accepted;
    Connection& made = open.emplace_back();
    made.thread = std::thread([this, &made, socket, port, tls, number] {
      serve(socket, port, tls, number);
      made.done = true;
    });
  }
}

namespace {

enum class Ended { no, done, client_left };

/// Plays one answer. `no` means that the connection is good for another request.
Ended play(const Answer& answer, bool with_body, Stream& stream, std::uint64_t& sent) {
  for (const Step& step : answer.steps()) {
    if (step.of_body && !with_body) continue;
    switch (step.kind) {
      case Step::Kind::send:
        if (!stream.write(step.bytes, &sent)) return Ended::client_left;
        break;
      case Step::Kind::repeat:
        while (stream.write(step.bytes, &sent)) {
        }
        return Ended::client_left;
      case Step::Kind::pause:
        if (!stream.wait(-1, step.duration)) return Ended::client_left;
        break;
      case Step::Kind::wait:
        if (!stream.wait(step.gate->fd(), std::chrono::milliseconds{-1})) return Ended::client_left;
        break;
      case Step::Kind::hang:
        stream.wait(-1, std::chrono::milliseconds{-1});
        return Ended::client_left;
      case Step::Kind::close:
        stream.close();
        return Ended::done;
      case Step::Kind::cut:
        stream.cut();
        return Ended::done;
      case Step::Kind::reset:
        stream.reset();
        return Ended::done;
    }
  }
  return Ended::no;
}

}  // namespace

namespace {

/// What servers say to a client that speaks TLS to their plain port.
void refuse(Stream& stream) {
  std::uint64_t sent = 0;
  stream.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", &sent);
  stream.close();
}

}  // namespace

void LoopbackServer::Impl::serve(int socket, std::uint16_t port, bool tls, int number) {
  // OpenSSL writes with write(): a client that has gone must be an error, not the end of the test.
  sigset_t pipe_signal;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, nullptr);

  Stream stream(socket, stop, tls ? context.get() : nullptr);
  if (!stream.handshake()) return;
  std::string buffer;
  std::array<char, 8192> chunk{};
  if (const std::string host = stream.http2_host(); !host.empty()) {
    if (stream.read(chunk.data(), chunk.size()) == 0) return;
    Request preface = parse_request("PRI / HTTP/2.0\r\nHost: " + host + "\r\n\r\n");
    preface.at = std::chrono::steady_clock::now();
    const Answer answer = choose(preface);
    Request& request = arrived(std::move(preface));
    std::uint64_t sent = 0;
    const Ended ended = play(answer, true, stream, sent);
    return left(request, sent, ended == Ended::client_left);
  }
  for (;;) {
    std::size_t end = buffer.find("\r\n\r\n");
    while (end == std::string::npos) {
      const std::size_t got = stream.read(chunk.data(), chunk.size());
      if (got == 0 || buffer.size() > kMaxHead) return;
      buffer.append(chunk.data(), got);
      if (buffer.front() == kTlsHandshake) return refuse(stream);
      end = buffer.find("\r\n\r\n");
    }
    Request parsed = parse_request(buffer.substr(0, end + 4));
    buffer.erase(0, end + 4);
    const std::size_t length = std::strtoull(parsed.header("Content-Length").c_str(), nullptr, 10);
    while (buffer.size() < length) {
      const std::size_t got = stream.read(chunk.data(), chunk.size());
      if (got == 0 || buffer.size() > kMaxHead) return;
      buffer.append(chunk.data(), got);
    }
    parsed.body = buffer.substr(0, length);
    buffer.erase(0, length);
    parsed.at = std::chrono::steady_clock::now();
    parsed.port = port;
    parsed.connection = number;
    parsed.tls = tls;
    const Answer answer = choose(parsed);
    const bool last = to_lower(parsed.header("Connection")) == "close";
    const bool with_body = parsed.method != "HEAD";
    Request& request = arrived(std::move(parsed));
    std::uint64_t sent = 0;
    const Ended ended = play(answer, with_body, stream, sent);
    left(request, sent, ended == Ended::client_left);
    if (ended == Ended::no && last) stream.close();
    if (ended != Ended::no || last) return;
  }
}

Answer LoopbackServer::Impl::choose(const Request& request) {
  std::function<Answer(const Request&)> chosen;
  {
    const std::lock_guard lock(mutex);
    const auto found = std::find_if(routes.rbegin(), routes.rend(),
                                    [&](const Route& route) { return route.takes(request); });
    if (found != routes.rend()) chosen = found->answer;
  }
  if (!chosen) return answer(599, "Not scripted: " + request.method + " " + request.where());
  return chosen(request);
}

Request& LoopbackServer::Impl::arrived(Request request) {
  const std::lock_guard lock(mutex);
  for (const std::string& host : {request.host, std::string()}) {
    auto& [now, most] = active[host];
    most = std::max(most, ++now);
  }
  log.push_back(std::move(request));
  changed.notify_all();
  return log.back();
}

void LoopbackServer::Impl::left(Request& request, std::uint64_t sent, bool client_left) {
  const std::lock_guard lock(mutex);
  request.sent = sent;
  request.client_left = client_left && !stopping;
  --active[request.host].first;
  --active[""].first;
  changed.notify_all();
}

// ---- The face ----

LoopbackServer::LoopbackServer() : impl_(std::make_unique<Impl>()) {}
LoopbackServer::~LoopbackServer() = default;

std::uint16_t LoopbackServer::listen(const std::string& address) {
  return impl_->start(address, false);
}
std::uint16_t LoopbackServer::listen_tls(const std::string& address) {
  return impl_->start(address, true);
}

std::uint16_t LoopbackServer::refused_port(const std::string& address) {
  const std::lock_guard lock(impl_->mutex);
  std::uint16_t port = 0;
  impl_->sockets.push_back(bound_socket(address, port));
  return port;
}

std::uint16_t LoopbackServer::silent_port(const std::string& address) {
  const std::lock_guard lock(impl_->mutex);
  std::uint16_t port = 0;
  const int listener = bound_socket(address, port);
  impl_->sockets.push_back(listener);
  if (::listen(listener, 0) != 0) throw system_error("listen");
  // A queue of length n holds n + 1; once it is full the kernel drops what comes.
  for (int filled = 0; filled < 3; ++filled) {
    Address at = numeric(address);
    reinterpret_cast<sockaddr_in*>(&at.storage)->sin_port = htons(port);
    const int fd = socket(at.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) throw system_error("socket");
    impl_->sockets.push_back(fd);
    connect(fd, at.get(), at.size);
  }
  return port;
}

void LoopbackServer::on(const std::string& where, Answer answer) {
  on(where, std::vector<Answer>{std::move(answer)});
}

void LoopbackServer::on(const std::string& where, std::vector<Answer> answers) {
  if (answers.empty()) throw std::invalid_argument("no answer for " + where);
  auto next = std::make_shared<std::atomic<std::size_t>>(0);
  on(where, [answers = std::move(answers), next](const Request&) {
    return answers[std::min((*next)++, answers.size() - 1)];
  });
}

void LoopbackServer::on(const std::string& where, std::function<Answer(const Request&)> answer) {
  Route route = parse_where(where);
  route.answer = std::move(answer);
  const std::lock_guard lock(impl_->mutex);
  impl_->routes.push_back(std::move(route));
}

void LoopbackServer::speaks_http2(const std::string& host) {
  const std::lock_guard lock(impl_->mutex);
  impl_->http2.insert(to_lower(host));
}

void LoopbackServer::tls_fault(const std::string& host, TlsFault fault, int between) {
  const std::lock_guard lock(impl_->mutex);
  impl_->between[to_lower(host)] = between;
  impl_->faults[to_lower(host)] = fault;
}

std::string LoopbackServer::ca_file() {
  const std::lock_guard lock(impl_->mutex);
  impl_->start_tls();
  if (!impl_->folder) impl_->folder = std::make_unique<TemporaryFolder>();
  const std::filesystem::path file = impl_->folder->path() / "authority.pem";
  std::ofstream(file) << impl_->authority->pem();
  return file.string();
}

std::vector<std::string> LoopbackServer::connect_to() const {
  const std::lock_guard lock(impl_->mutex);
  std::vector<std::string> out;
  const auto add = [&out](const std::string& from, const std::string& address, std::uint16_t port) {
    if (port == 0) return;
    const bool v6 = address.find(':') != std::string::npos;
    out.push_back(":" + from + ":" + (v6 ? "[" + address + "]" : address) + ":" + std::to_string(port));
  };
  add("80", impl_->plain_address, impl_->plain_port);
  add("443", impl_->tls_address, impl_->tls_port);
  return out;
}

std::vector<Request> LoopbackServer::requests() const {
  const std::lock_guard lock(impl_->mutex);
  return {impl_->log.begin(), impl_->log.end()};
}

std::vector<Request> LoopbackServer::requests(std::string_view where) const {
  std::vector<Request> all = requests();
  std::erase_if(all, [&](const Request& request) { return request.where() != where; });
  return all;
}

std::size_t LoopbackServer::count(std::string_view where) const {
  return requests(where).size();
}

int LoopbackServer::connections() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->accepted;
}

int LoopbackServer::resumptions() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->context ? static_cast<int>(SSL_CTX_sess_hits(impl_->context.get())) : 0;
}

int LoopbackServer::most_at_once(std::string_view host) const {
  const std::lock_guard lock(impl_->mutex);
  const auto found = impl_->active.find(host);
  return found == impl_->active.end() ? 0 : found->second.second;
}

int LoopbackServer::under_way(std::string_view host) const {
  const std::lock_guard lock(impl_->mutex);
  const auto found = impl_->active.find(host);
  return found == impl_->active.end() ? 0 : found->second.first;
}

bool LoopbackServer::wait_for_requests(std::size_t count, std::chrono::milliseconds limit) const {
  std::unique_lock lock(impl_->mutex);
  return impl_->changed.wait_for(lock, limit, [&] { return impl_->log.size() >= count; });
}

bool LoopbackServer::wait_until_idle(std::chrono::milliseconds limit) const {
  std::unique_lock lock(impl_->mutex);
  return impl_->changed.wait_for(lock, limit, [&] { return impl_->active[""].first == 0; });
}

}  // namespace citecheck::test
