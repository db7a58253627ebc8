#include "checker/web/resolver.hpp"

#include <ares.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <unordered_map>

#include "references/text.hpp"

namespace citecheck {

namespace {

using std::chrono::milliseconds;
using Time = Resolver::Time;
using HostsMap = std::unordered_map<std::string, std::vector<IpAddress>>;

constexpr std::chrono::seconds kShortest{60}, kLongest{3600}, kNotFoundFor{300};
/// How long addresses of one family wait for those of the other (RFC 8305, 3).
constexpr milliseconds kOtherFamily{50};
/// What a name server that is well takes at most. Look-ups under way for longer wait for one that is not, and
/// no longer hold up those that have not begun.
constexpr milliseconds kPatience{200};
constexpr std::size_t kMaxHostsFile = 4u << 20;
constexpr std::size_t kMaxRemembered = 200'000;

// Throws where the library itself cannot work: a broken environment.
void require(int status, const char* what) {
  if (status != ARES_SUCCESS)
    throw std::runtime_error(std::string{what} + ": " + ares_strerror(status) +
                             " (check the name servers that were given)");
}

struct AresLibrary {
  AresLibrary() { require(ares_library_init(ARES_LIB_INIT_ALL), "the resolver library does not start"); }
};

HostsMap read_hosts(const std::string& path) {
  HostsMap hosts;
  std::ifstream file{path};
  std::size_t size = 0;
  for (std::string line; std::getline(file, line) && (size += line.size()) < kMaxHostsFile;) {
    std::string_view rest = std::string_view{line}.substr(0, line.find('#'));
    std::optional<IpAddress> address;
    while (!(rest = trim(rest)).empty()) {
      const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
      const std::string_view word = rest.substr(0, end);
      rest.remove_prefix(end);
      if (!address) {
        address = parse_ip(word);
        if (!address) break;
      } else {
        hosts[to_lower_ascii(word)].push_back(*address);
      }
    }
  }
  return hosts;
}

/// Such names mean this machine whatever a name server says, and are not asked for (RFC 6761, 6.3).
bool is_localhost(std::string_view name) {
  return name == "localhost" || name.ends_with(".localhost");
}

std::vector<IpAddress> loopback() {
  return {*parse_ip("127.0.0.1"), *parse_ip("::1")};
}

// Asks the routing table alone; connecting a datagram socket sends nothing.
bool has_ipv6_route() {
  const int fd = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  sockaddr_in6 to{};
  to.sin6_family = AF_INET6;
  to.sin6_port = htons(53);
  to.sin6_addr.s6_addr[0] = 0x20;
  to.sin6_addr.s6_addr[1] = 0x03;
  const bool reached = connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  close(fd);
  return reached;
}

bool says_no_such_name(int status) {
  return status == ARES_ENOTFOUND || status == ARES_ENODATA;
}

struct Pending {
  std::string name;
  Time begun;
  Time deadline;               ///< When the look-up is given up.
  std::optional<Time> enough;  ///< When the addresses that came will do.
  int outstanding = 0;         ///< Queries without an answer.
  std::vector<IpAddress> v4, v6;
  std::chrono::seconds lifetime = kLongest;
  bool no_name = false;  ///< NXDOMAIN: there is nothing of any family.
  int no_data = 0;       ///< Families it has no address of.
  std::string trouble;   ///< Why a query failed otherwise.
};

}  // namespace

struct Resolver::Impl {
  explicit Impl(ResolverOptions given) : options(std::move(given)), epoll(epoll_create1(EPOLL_CLOEXEC)) {
    if (epoll < 0)
      throw std::runtime_error("too many open files: allow the process more of them (ulimit -n)");
  }
  ~Impl() {
    if (channel != nullptr) ares_destroy(channel);
    ::close(epoll);
  }

  struct Remembered {
    Lookup lookup;
    Time until{};
  };
  struct Query {
    Impl* resolver;
    std::uint64_t id;
  };

  void open();
  void watch(ares_socket_t fd, bool readable, bool writable);
  void read_sockets();
  void ask(const std::string& name, Time now);
  void answer(std::uint64_t id, int status, const ares_addrinfo* result);
  bool settle(Pending& pending, Time now, std::vector<Finished>& finished);
  Lookup conclude(Pending& pending) const;
  void start_waiting(Time now);
  int just_begun(Time now) const;
  int families() const { return options.ip_version == IpVersion::any ? 2 : 1; }
  std::vector<IpAddress> of_version(std::vector<IpAddress> addresses) const;

  ResolverOptions options;
  ares_channel channel = nullptr;
  bool ipv6_route = false;
  std::optional<HostsMap> hosts;
  Lookup from_hosts;
  int queries = 0;  ///< Under way inside the library, those nobody waits for any more too.
  std::uint64_t last_id = 0;
  std::map<std::uint64_t, Pending> pending;
  std::unordered_map<std::string, std::uint64_t> asked;  ///< Names waiting (0) or under way.
  std::deque<std::string> waiting;
  std::unordered_map<std::string, Remembered> remembered;
  int epoll;  ///< Of the library's sockets.
  std::set<ares_socket_t> sockets;
};

void Resolver::Impl::open() {
  static const AresLibrary library;
  ares_options settings{};
  char lookups[] = "b";
  settings.flags = ARES_FLAG_NOSEARCH;
  settings.timeout = static_cast<int>(std::max<std::int64_t>(options.timeout.count() / 4, 1));
  settings.tries = 2;
  settings.lookups = lookups;
  settings.sock_state_cb = [](void* self, ares_socket_t fd, int readable, int writable) {
    static_cast<Impl*>(self)->watch(fd, readable != 0, writable != 0);
  };
  settings.sock_state_cb_data = this;
  require(ares_init_options(&channel, &settings,
                            ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_LOOKUPS |
                                ARES_OPT_SOCK_STATE_CB),
          "the resolver does not start");
  if (!options.servers.empty())
    require(ares_set_servers_ports_csv(channel, options.servers.c_str()), "--dns-servers");
  ipv6_route = has_ipv6_route();
}

void Resolver::Impl::watch(ares_socket_t fd, bool readable, bool writable) {
  epoll_event event{};
  event.events = (readable ? std::uint32_t{EPOLLIN} : 0U) | (writable ? std::uint32_t{EPOLLOUT} : 0U);
  event.data.fd = fd;
  if (event.events == 0) {
    sockets.erase(fd);
    epoll_ctl(epoll, EPOLL_CTL_DEL, fd, nullptr);
  } else {
    epoll_ctl(epoll, sockets.insert(fd).second ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event);
  }
}

void Resolver::Impl::read_sockets() {
  std::array<epoll_event, 16> events{};
  const int count = epoll_wait(epoll, events.data(), static_cast<int>(events.size()), 0);
  for (int i = 0; i < count; ++i) {
    const epoll_event& event = events[static_cast<std::size_t>(i)];
    const ares_socket_t fd = event.data.fd;
    const bool broken = (event.events & (EPOLLERR | EPOLLHUP)) != 0;
    const bool in = broken || (event.events & EPOLLIN) != 0, out = broken || (event.events & EPOLLOUT) != 0;
    ares_process_fd(channel, in ? fd : ARES_SOCKET_BAD, out ? fd : ARES_SOCKET_BAD);
  }
  ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);  // What has timed out.
}

// The families are asked for one by one: asked together, the library reports the outcome of whichever answer
// came last, and a name server's failure could pass for "no such name".
void Resolver::Impl::ask(const std::string& name, Time now) {
  const std::uint64_t id = ++last_id;
  asked[name] = id;
  Pending& fresh = pending[id];
  fresh.name = name;
  fresh.begun = now;
  fresh.deadline = now + options.timeout;
  fresh.outstanding = families();
  queries += families();
  for (const int family : {AF_INET6, AF_INET}) {
    if (options.ip_version == (family == AF_INET ? IpVersion::v6 : IpVersion::v4)) continue;
    ares_addrinfo_hints hints{};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = ARES_AI_NOSORT;
    ares_getaddrinfo(
        channel, name.c_str(), nullptr, &hints,
        [](void* argument, int status, int, ares_addrinfo* result) {
          const std::unique_ptr<Query> query{static_cast<Query*>(argument)};
          query->resolver->answer(query->id, status, result);
          if (result != nullptr) ares_freeaddrinfo(result);
        },
        std::make_unique<Query>(Query{this, id}).release());
  }
}

void Resolver::Impl::answer(std::uint64_t id, int status, const ares_addrinfo* result) {
  --queries;
  const auto found = pending.find(id);
  if (found == pending.end()) return;
  Pending& it = found->second;
  --it.outstanding;
  for (auto* node = result == nullptr ? nullptr : result->nodes; node != nullptr; node = node->ai_next) {
    const auto address = ip_of(*node->ai_addr);
    if (!address) continue;
    (address->v6 ? it.v6 : it.v4).push_back(*address);
    it.lifetime = std::min(it.lifetime, std::chrono::seconds{node->ai_ttl});
  }
  if (status == ARES_ENOTFOUND || status == ARES_EBADNAME)
    it.no_name = true;
  else if (status == ARES_ENODATA || (status == ARES_SUCCESS && it.v4.empty() && it.v6.empty()))
    ++it.no_data;
  else if (!says_no_such_name(status) && status != ARES_SUCCESS)
    it.trouble = ares_strerror(status);
}

std::vector<IpAddress> Resolver::Impl::of_version(std::vector<IpAddress> addresses) const {
  if (options.ip_version != IpVersion::any)
    std::erase_if(addresses,
                  [&](const IpAddress& a) { return a.v6 != (options.ip_version == IpVersion::v6); });
  return addresses;
}

Lookup Resolver::Impl::conclude(Pending& it) const {
  if (!it.v4.empty() || !it.v6.empty()) {
    // Without a route, IPv6 addresses only hide why the IPv4 ones failed.
    std::vector<IpAddress> addresses =
        ipv6_route || it.v4.empty() ? std::move(it.v6) : std::vector<IpAddress>{};
    addresses.insert(addresses.end(), it.v4.begin(), it.v4.end());
    return {Lookup::State::found, std::move(addresses), {}};
  }
  const bool none = it.no_name || (it.no_data == 2 && it.trouble.empty());
  if (none && it.outstanding == 0 && it.trouble.empty())
    return {Lookup::State::not_found, {}, "the name server knows no such name"};
  if (!it.trouble.empty()) return {Lookup::State::unavailable, {}, it.trouble};
  return {
      Lookup::State::unavailable,
      {},
      it.outstanding > 0 ? "no name server answers" : "the name has no address of the IP version asked for"};
}

bool Resolver::Impl::settle(Pending& it, Time now, std::vector<Finished>& finished) {
  const bool some = !it.v4.empty() || !it.v6.empty();
  if (some && !it.enough) it.enough = now + (ipv6_route || it.v4.empty() ? kOtherFamily : milliseconds{0});
  if (it.outstanding > 0 && now < it.deadline && !(it.enough && now >= *it.enough)) return false;
  Lookup lookup = conclude(it);
  if (lookup.state != Lookup::State::unavailable) {
    if (remembered.size() >= kMaxRemembered) remembered.clear();
    const auto lives =
        lookup.state == Lookup::State::found ? std::clamp(it.lifetime, kShortest, kLongest) : kNotFoundFor;
    remembered[it.name] = {lookup, now + lives};
  }
  asked.erase(it.name);
  finished.push_back({it.name, std::move(lookup)});
  return true;
}

// Their numbers are in the order of their beginnings.
int Resolver::Impl::just_begun(Time now) const {
  int count = 0;
  for (auto at = pending.rbegin(); at != pending.rend() && now < at->second.begun + kPatience; ++at) ++count;
  return count;
}

void Resolver::Impl::start_waiting(Time now) {
  if (waiting.empty()) return;
  for (int begun = just_begun(now);
       !waiting.empty() && begun < options.in_flight && queries + families() <= options.at_most * families();
       ++begun) {
    const std::string name = std::move(waiting.front());
    waiting.pop_front();
    ask(name, now);
  }
}

Resolver::Resolver(ResolverOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {
  // What the user has written is checked at once; the system's settings are read when they are needed.
  if (!impl_->options.servers.empty()) impl_->open();
}
Resolver::~Resolver() = default;

const Lookup* Resolver::known(std::string_view name, Time now) {
  if (!impl_->hosts) impl_->hosts = read_hosts(impl_->options.hosts_file);
  const std::string key{name};
  const auto listed = impl_->hosts->find(key);
  if (listed != impl_->hosts->end() || is_localhost(key)) {
    auto addresses = impl_->of_version(listed != impl_->hosts->end() ? listed->second : loopback());
    if (!addresses.empty()) {
      impl_->from_hosts = {Lookup::State::found, std::move(addresses), {}};
      return &impl_->from_hosts;
    }
  }
  const auto found = impl_->remembered.find(key);
  if (found == impl_->remembered.end() || found->second.until <= now) return nullptr;
  return &found->second.lookup;
}

void Resolver::look_up(std::string_view name, Time now) {
  if (impl_->channel == nullptr) impl_->open();
  const auto [at, fresh] = impl_->asked.try_emplace(std::string{name}, 0);
  if (!fresh) return;
  impl_->waiting.emplace_back(name);
  impl_->start_waiting(now);
}

std::vector<Resolver::Finished> Resolver::process(Time now) {
  std::vector<Finished> finished;
  if (impl_->queries == 0 && impl_->asked.empty()) return finished;
  impl_->read_sockets();
  for (auto at = impl_->pending.begin(); at != impl_->pending.end();)
    at = impl_->settle(at->second, now, finished) ? impl_->pending.erase(at) : std::next(at);
  impl_->start_waiting(now);
  return finished;
}

int Resolver::fd() const {
  return impl_->epoll;
}

std::optional<Resolver::Time> Resolver::next(Time now) const {
  if (impl_->queries == 0 && impl_->pending.empty()) return std::nullopt;
  std::optional<Time> first;
  const auto sooner = [&](Time at) { first = first ? std::min(*first, at) : at; };
  for (const auto& [id, it] : impl_->pending) {
    sooner(it.deadline);
    if (it.enough) sooner(*it.enough);
    if (it.outstanding == 0) sooner(now);
    if (!impl_->waiting.empty() && now < it.begun + kPatience) sooner(it.begun + kPatience);
  }
  timeval limit{}, buffer{};
  if (impl_->queries > 0) {
    if (const timeval* wait = ares_timeout(impl_->channel, nullptr, &buffer); wait != nullptr)
      limit = *wait;
    else
      return first;
    sooner(now + std::chrono::seconds{limit.tv_sec} +
           std::chrono::ceil<milliseconds>(std::chrono::microseconds{limit.tv_usec}));
  }
  return first;
}

}  // namespace citecheck
