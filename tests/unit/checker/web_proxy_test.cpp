// Proxies: who is asked through which, and that none of them is a way around the guard.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <thread>

#include "checker/run/inquiry.hpp"
#include "checker/web/proxy.hpp"
#include "support/catch.hpp"
#include "support/loopback_dns.hpp"
#include "unit/checker/web_asker.hpp"

using namespace citecheck;
using namespace citecheck::test;
using namespace std::chrono_literals;

namespace {

std::string proxy_of(const Proxies& proxies, const std::string& url) {
  const Proxy* proxy = proxies.of(*read_target(url));
  return proxy == nullptr ? "" : proxy->url;
}

/// Two names of the public Internet and one of a private network.
struct Names {
  LoopbackDns dns;
  Names() {
    dns.set("public.example", {"93.184.215.14"});
    dns.set("other.example", {"93.184.215.15"});
    dns.set("inside.example", {"10.0.0.1"});
  }
};

WebOptions through(const std::string& proxy, const LoopbackDns& dns) {
  WebOptions options;
  options.delay = options.backoff = 1ms;
  options.retries = 0;
  options.proxy = proxy;
  options.dns_servers = dns.server();
  return options;
}

/// A SOCKS proxy that takes one request, notes whom it should connect to, and declines.
class SocksServer {
 public:
  SocksServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&at), size) != 0 || listen(listener_, 4) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size) != 0)
      throw std::runtime_error("cannot listen");
    port_ = ntohs(at.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~SocksServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }
  SocksServer(const SocksServer&) = delete;
  SocksServer& operator=(const SocksServer&) = delete;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  /// "name NAME" or "address ADDRESS", once a request came.
  std::string wanted() {
    auto future = wanted_.get_future();
    return future.wait_for(10s) == std::future_status::ready ? future.get() : "nothing";
  }

 private:
  void serve() {
    const int client = accept(listener_, nullptr, nullptr);
    if (client < 0) return;
    std::array<unsigned char, 512> in{};
    ssize_t got = recv(client, in.data(), in.size(), 0);
    if (got > 8 && in[0] == 4) {
      const bool named = in[4] == 0 && in[5] == 0 && in[6] == 0;
      const auto* user = reinterpret_cast<const char*>(in.data()) + 8;
      wanted_.set_value(named ? std::string("name ") + (user + std::char_traits<char>::length(user) + 1)
                              : "address " + ipv4(&in[4]));
    } else if (got > 2 && in[0] == 5) {
      const unsigned char no_password[2] = {5, 0};
      send(client, no_password, 2, MSG_NOSIGNAL);
      got = recv(client, in.data(), in.size(), 0);
      if (got > 8)
        wanted_.set_value(in[3] == 3 ? "name " + std::string(&in[5], &in[5] + in[4])
                                     : "address " + ipv4(&in[4]));
    }
    close(client);
  }
  static std::string ipv4(const unsigned char* bytes) {
    std::array<char, INET_ADDRSTRLEN> text{};
    inet_ntop(AF_INET, bytes, text.data(), text.size());
    return text.data();
  }

  int listener_;
  std::uint16_t port_ = 0;
  std::promise<std::string> wanted_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("a proxy is chosen by scheme, and some hosts are asked directly", "[web][proxy]") {
  WebOptions options;
  CHECK(proxy_of(Proxies(options), "http://a.example/").empty());
  options.http_proxy = "proxy.example:3128";
  options.https_proxy = "socks5h://[::1]:9050";
  options.no_proxy = "b.example, .c.example,10.0.0.0/8,[::1] 2001:db8::/32";
  const Proxies proxies(options);
  CHECK(proxy_of(proxies, "http://a.example/") == "http://proxy.example:3128");
  CHECK(proxy_of(proxies, "https://a.example/") == "socks5h://[::1]:9050");
  CHECK(proxies.of(*read_target("https://a.example/"))->host == "::1");
  for (const char* url : {"http://b.example/", "https://www.b.example/", "http://c.example/",
                          "http://10.1.2.3/", "http://[2001:db8::7]/"})
    CHECK(proxy_of(proxies, url).empty());
  for (const char* url : {"http://xb.example/", "http://11.1.2.3/", "http://[2001:db9::7]/"})
    CHECK_FALSE(proxy_of(proxies, url).empty());
  options.no_proxy = "*";
  CHECK(proxy_of(Proxies(options), "http://a.example/").empty());
  options.no_proxy = "";
  options.proxy = "http://one.example";
  CHECK(proxy_of(Proxies(options), "https://a.example/") == "http://one.example");
}

TEST_CASE("a proxy that is none is told, without its password", "[web][proxy]") {
  for (const char* proxy :
       {"ftp://u:secret@a.example", "http://", "http://a b", "socks9://u:secret@a.example:1"}) {
    WebOptions options;
    options.proxy = proxy;
    try {
      const Proxies proxies(options);
      FAIL(proxy);
    } catch (const std::runtime_error& error) {
      CHECK(std::string_view(error.what()).find("secret") == std::string_view::npos);
      CHECK(std::string_view(error.what()).find("socks5h") != std::string_view::npos);
    }
  }
}

TEST_CASE("through an HTTP proxy a name is judged before it is told", "[web][proxy]") {
  const Names names;
  LoopbackServer proxy;
  const auto port = std::to_string(proxy.listen());
  Asker asker{through("http://user:secret@127.0.0.1:" + port, names.dns)};
  for (const char* url :
       {"http://inside.example/", "https://inside.example/", "http://10.0.0.1/", "http://127.1/",
        "http://0x7f000001/", "http://[::ffff:7f00:1]/", "http://localhost/"}) {
    INFO(url);
    CHECK(asker.ask(url).last().failure == NetFailure::private_address);
  }
  CHECK(proxy.connections() == 0);
  const Chain plain = asker.ask("http://public.example/");
  CHECK(plain.last().status == 599);
  CHECK(plain.last().request_head.find("Proxy-Authorization") == std::string::npos);
  const Chain secure = asker.ask("https://public.example/");
  CHECK(secure.last().failure == NetFailure::no_route);
  CHECK(secure.last().failure_detail.find("proxy") != std::string::npos);
  const auto requests = proxy.requests();
  REQUIRE(requests.size() == 2);
  CHECK(requests[0].head.starts_with("GET http://public.example/ HTTP/1.1\r\n"));
  CHECK(requests[0].header("Proxy-Authorization") == "Basic dXNlcjpzZWNyZXQ=");
  CHECK(requests[1].head.starts_with("CONNECT public.example:443 HTTP/1.1\r\n"));
}

TEST_CASE("through a proxy every hop is judged", "[web][proxy]") {
  const Names names;
  LoopbackServer proxy;
  const auto port = std::to_string(proxy.listen());
  proxy.on("public.example/redirect", redirect(302, "http://inside.example/secret"));
  proxy.on("public.example/metadata", redirect(302, "http://169.254.169.254/latest/meta-data/"));
  proxy.on("public.example/decimal", redirect(302, "http://2130706433/"));
  proxy.on("public.example/refresh",
           page("<meta http-equiv=refresh content=\"0; url=http://inside.example/secret\">"));
  proxy.on("public.example/robots.txt", redirect(301, "http://inside.example/robots.txt"));
  proxy.on("public.example/page", page(html("A title", "Some words.")));
  proxy.on("other.example/robots.txt", answer(404));
  proxy.on("other.example/*", page(html("Page not found", "The page you are looking for does not exist.")));
  auto options = through("http://127.0.0.1:" + port, names.dns);
  options.obey_robots = GENERATE(false, true);
  CurlWeb web{options};
  Inquiries inquiries(
      web, [](const Inquiries::Job& job) { job(); },
      [](const Chain&, const std::shared_ptr<citecheck::Answer>&) {}, true);
  const auto ask = [&](const std::string& url) {
    std::promise<Fetch> promise;
    auto answered = promise.get_future();
    inquiries.ask(url, {}, [&](const Chain&, const std::shared_ptr<citecheck::Answer>& answer) {
      promise.set_value(answer->fetch.value);
    });
    return answered.get();
  };
  for (const char* path : {"redirect", "metadata", "decimal", "refresh"}) {
    INFO(path);
    const Fetch fetch = ask(std::string("http://public.example/") + path);
    CHECK(fetch.status == LinkStatus::refused);
    CHECK(fetch.failure == "private-address");
    CHECK(fetch.chain.size() == 2);
  }
  CHECK(ask("http://public.example/page").status == LinkStatus::alive);
  CHECK(ask("http://other.example/gone").status == LinkStatus::soft_404);
  for (const Request& request : proxy.requests()) {
    INFO(request.head);
    CHECK((request.host == "public.example" || request.host == "other.example"));
  }
}

TEST_CASE("an HTTPS proxy is one too", "[web][proxy]") {
  const Names names;
  LoopbackServer proxy;
  const auto port = std::to_string(proxy.listen_tls());
  proxy.on("public.example/", page("<p>Here.</p>"));
  auto options = through("https://127.0.0.1:" + port, names.dns);
  {
    Asker stranger{options};  // The proxy's certificate is nobody's fault but its own.
    CHECK(stranger.ask("http://public.example/").last().failure == NetFailure::no_route);
  }
  options.cacert = proxy.ca_file();
  Asker asker{options};
  CHECK(asker.ask("http://inside.example/").last().failure == NetFailure::private_address);
  CHECK(proxy.requests().empty());
  CHECK(asker.ask("http://public.example/").last().status == 200);
}

TEST_CASE("a SOCKS proxy that takes addresses is given the one that was judged", "[web][proxy]") {
  const Names names;
  const std::string scheme = GENERATE("socks4", "socks4a", "socks5", "socks5h");
  INFO(scheme);
  SocksServer proxy;
  Asker asker{through(scheme + "://" + proxy.address(), names.dns)};
  CHECK(asker.ask("http://inside.example/").last().failure == NetFailure::private_address);
  const int asked = names.dns.asked("public.example");
  CHECK(asker.ask("http://public.example/").last().failure == NetFailure::no_route);
  const bool by_name = scheme == "socks4a" || scheme == "socks5h";
  CHECK(proxy.wanted() == (by_name ? "name public.example" : "address 93.184.215.14"));
  CHECK(names.dns.asked("public.example") - asked <= 2);  // A and AAAA, once: it cannot change in between.
}

TEST_CASE("a name that only the proxy may know is not called gone", "[web][proxy]") {
  const Names names;
  LoopbackServer proxy;
  const auto port = std::to_string(proxy.listen());
  proxy.on("unknown.example/", page("<p>Here.</p>"));
  auto options = through("http://127.0.0.1:" + port, names.dns);
  {
    Asker asker{options};
    const Chain chain = asker.ask("http://unknown.example/");
    CHECK(chain.last().failure == NetFailure::dns_unavailable);
    CHECK(chain.last().failure_detail.find("--allow-private") != std::string::npos);
    CHECK(proxy.connections() == 0);
  }
  options.allow_private = true;
  Asker asker{options};
  CHECK(asker.ask("http://unknown.example/").last().status == 200);
}

TEST_CASE("a proxy has a name too, and may be down", "[web][proxy]") {
  Names names;
  LoopbackServer proxy;
  const auto port = std::to_string(proxy.listen());
  proxy.on("public.example/", page("<p>Here.</p>"));
  names.dns.set("proxy.example", {"127.0.0.1"});
  {
    Asker asker{through("http://Proxy.example:" + port, names.dns)};
    CHECK(asker.ask("http://public.example/").last().status == 200);
  }
  Asker down{through("http://127.0.0.1:" + std::to_string(proxy.refused_port()), names.dns)};
  const Chain chain = down.ask("http://public.example/");
  CHECK(chain.last().failure == NetFailure::no_route);  // It says nothing of the site.
  Asker nowhere{through("http://nowhere.example:3128", names.dns)};
  const Chain lost = nowhere.ask("http://public.example/");
  CHECK(lost.last().failure == NetFailure::dns_unavailable);
  CHECK(lost.last().failure_detail.find("the proxy, nowhere.example") != std::string::npos);
}
