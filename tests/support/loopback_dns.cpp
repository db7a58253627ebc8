#include "support/loopback_dns.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>

namespace citecheck::test {

namespace {

constexpr std::size_t kHeader = 12;
constexpr int kTypeA = 1, kTypeAaaa = 28;
constexpr char kServerFailure = 2, kNoSuchName = 3;

struct Entry {
  std::vector<std::string> addresses;
  std::uint32_t ttl = 60;
  std::optional<DnsFault> fault;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

struct Question {
  std::string name;
  int type = 0;
  std::size_t end = 0;  ///< Behind its class.
};

std::optional<Question> parse_question(std::string_view packet) {
  Question question;
  std::size_t at = kHeader;
  while (at < packet.size() && packet[at] != 0) {
    const auto size = static_cast<unsigned char>(packet[at]);
    if (size > 63 || at + 1 + size >= packet.size()) return std::nullopt;
    if (!question.name.empty()) question.name += '.';
    question.name += packet.substr(at + 1, size);
    at += 1u + size;
  }
  if (at + 5 > packet.size()) return std::nullopt;
  question.type =
      static_cast<unsigned char>(packet[at + 1]) << 8 | static_cast<unsigned char>(packet[at + 2]);
  question.end = at + 5;
  question.name = lower(question.name);
  return question;
}

void append_number(std::string& out, std::uint32_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

/// The address's bytes if it is of the type asked for.
std::string address_bytes(const std::string& address, int type) {
  std::array<char, 16> bytes{};
  const bool v6 = address.find(':') != std::string::npos;
  if (v6 != (type == kTypeAaaa) || inet_pton(v6 ? AF_INET6 : AF_INET, address.c_str(), bytes.data()) != 1)
    return "";
  return {bytes.data(), v6 ? 16u : 4u};
}

/// "" where nothing is to be answered.
std::string reply(std::string_view packet, const Question& question, const Entry& entry) {
  if (entry.fault == DnsFault::silent) return "";
  std::string records;
  std::uint32_t count = 0;
  for (const std::string& address : entry.addresses) {
    const std::string bytes = address_bytes(address, question.type);
    if (bytes.empty()) continue;
    ++count;
    append_number(records, 0xc000u | kHeader, 2);  // The name: as in the question.
    append_number(records, static_cast<std::uint32_t>(question.type), 2);
    append_number(records, 1, 2);
    append_number(records, entry.ttl, 4);
    append_number(records, static_cast<std::uint32_t>(bytes.size()), 2);
    records += bytes;
  }
  std::string out(packet.substr(0, 2));
  out += static_cast<char>(0x84 | (packet[2] & 1));  // An authoritative answer; recursion as desired.
  out += entry.fault == DnsFault::server_failure ? kServerFailure : entry.fault ? kNoSuchName : char{0};
  append_number(out, 1, 2);
  append_number(out, count, 2);
  append_number(out, 0, 4);
  out += packet.substr(kHeader, question.end - kHeader);
  return out + records;
}

}  // namespace

struct LoopbackDns::Impl {
  int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  int stop = eventfd(0, EFD_CLOEXEC);
  std::uint16_t port = 0;
  mutable std::mutex mutex;
  std::map<std::string, Entry> entries;
  std::map<std::string, int> asked;
  std::thread thread;

  Impl() {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    auto* address = reinterpret_cast<sockaddr*>(&at);
    if (bind(socket, address, size) != 0 || getsockname(socket, address, &size) != 0)
      throw std::runtime_error("no port for a name server on 127.0.0.1");
    port = ntohs(at.sin_port);
    thread = std::thread([this] { serve(); });
  }
  ~Impl() {
    eventfd_write(stop, 1);
    thread.join();
    ::close(socket);
    ::close(stop);
  }

  void serve() {
    std::array<pollfd, 2> polled{{{socket, POLLIN, 0}, {stop, POLLIN, 0}}};
    for (;;) {
      poll(polled.data(), polled.size(), -1);
      if (polled[1].revents != 0) return;
      std::array<char, 1500> buffer{};
      sockaddr_storage from{};
      socklen_t size = sizeof from;
      auto* address = reinterpret_cast<sockaddr*>(&from);
      const ssize_t got = recvfrom(socket, buffer.data(), buffer.size(), 0, address, &size);
      if (got < static_cast<ssize_t>(kHeader)) continue;
      const std::string out = answer({buffer.data(), static_cast<std::size_t>(got)});
      if (!out.empty()) sendto(socket, out.data(), out.size(), 0, address, size);
    }
  }

  std::string answer(std::string_view packet) {
    const auto question = parse_question(packet);
    if (!question) return "";
    const std::lock_guard lock(mutex);
    ++asked[question->name];
    const auto found = entries.find(question->name);
    const Entry unknown{.fault = DnsFault::no_such_name};
    return reply(packet, *question, found == entries.end() ? unknown : found->second);
  }
};

LoopbackDns::LoopbackDns() : impl_(std::make_unique<Impl>()) {}
LoopbackDns::~LoopbackDns() = default;

std::string LoopbackDns::server() const {
  return "127.0.0.1:" + std::to_string(impl_->port);
}

void LoopbackDns::set(const std::string& name, std::vector<std::string> addresses, std::uint32_t ttl) {
  const std::lock_guard lock(impl_->mutex);
  impl_->entries[lower(name)] = {.addresses = std::move(addresses), .ttl = ttl};
}

void LoopbackDns::set(const std::string& name, DnsFault fault) {
  const std::lock_guard lock(impl_->mutex);
  impl_->entries[lower(name)] = {.fault = fault};
}

int LoopbackDns::asked(const std::string& name) const {
  const std::lock_guard lock(impl_->mutex);
  const auto found = impl_->asked.find(lower(name));
  return found == impl_->asked.end() ? 0 : found->second;
}

}  // namespace citecheck::test
