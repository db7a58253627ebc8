// The loopback server is asked over bare sockets and by libcurl: it must do exactly what it was told.
#include "support/loopback_server.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <thread>

#include "support/catch.hpp"

using namespace citecheck::test;

namespace {

/// What curl made of one URL.
struct Got {
  CURLcode code = CURLE_OK;
  long status = 0;
  std::string head, body;
};

std::size_t keep(char* data, std::size_t size, std::size_t count, void* to) {
  static_cast<std::string*>(to)->append(data, size * count);
  return size * count;
}

/// A client that keeps its connections, led to the server whatever the host.
class Client {
 public:
  explicit Client(LoopbackServer& server) : curl_(curl_easy_init(), curl_easy_cleanup) {
    for (const std::string& entry : server.connect_to()) list_ = curl_slist_append(list_, entry.c_str());
    ca_ = server.ca_file();
  }
  ~Client() { curl_slist_free_all(list_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  Got get(const std::string& url, bool nobody = false, long timeout_ms = 10'000) {
    Got got;
    CURL* curl = curl_.get();
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_CONNECT_TO, list_);
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(curl, CURLOPT_CAINFO, ca_.c_str());
    curl_easy_setopt(curl, CURLOPT_NOBODY, nobody ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeout_ms);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &got.body);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &got.head);
    got.code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &got.status);
    return got;
  }

 private:
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
  curl_slist* list_ = nullptr;
  std::string ca_;
};

}  // namespace

TEST_CASE("hosts are told apart by name and logged") {
  LoopbackServer server;
  server.listen();
  server.on("example.org/a?b=1", page("first"));
  server.on("example.net/a?b=1", answer(404, "second"));
  Client client(server);
  CHECK(client.get("http://example.org/a?b=1").body == "first");
  CHECK(client.get("http://EXAMPLE.net/a?b=1").status == 404);
  CHECK(client.get("http://example.org/else").status == 599);
  const auto log = server.requests();
  REQUIRE(log.size() == 3);
  CHECK(log[0].where() == "example.org/a?b=1");
  CHECK(log[0].method == "GET");
  CHECK(log[1].header("host") == "EXAMPLE.net");
  CHECK(log[0].connection == log[2].connection);
  CHECK(log[0].connection != log[1].connection);
  CHECK(server.connections() == 2);
  CHECK(server.count("example.org/else") == 1);
}

TEST_CASE("answers come in sequence and the last one stays") {
  LoopbackServer server;
  server.listen();
  server.on("example.org/a", {answer(503, "", {"Retry-After: 0"}), page("well")});
  Client client(server);
  CHECK(client.get("http://example.org/a").status == 503);
  CHECK(client.get("http://example.org/a").status == 200);
  CHECK(client.get("http://example.org/a").body == "well");
}

TEST_CASE("a method may have an answer of its own") {
  LoopbackServer server;
  server.listen();
  server.on("example.org/*", page("body"));
  server.on("HEAD example.org/no-head", answer(405));
  Client client(server);
  CHECK(client.get("http://example.org/no-head", true).status == 405);
  CHECK(client.get("http://example.org/no-head").body == "body");
  const Got head = client.get("http://example.org/other", true);
  CHECK(head.status == 200);
  CHECK(head.body.empty());
}

TEST_CASE("an answer may depend on the request") {
  LoopbackServer server;
  server.listen();
  server.on("*/echo", [](const Request& request) { return page("host " + request.host); });
  Client client(server);
  CHECK(client.get("http://a.example/echo").body == "host a.example");
}

TEST_CASE("bodies are encoded and chunked") {
  LoopbackServer server;
  server.listen();
  const std::string text(5000, 'x');
  for (const std::string encoding : {"gzip", "deflate", "br"})
    server.on("example.org/" + encoding, encoded(text, encoding));
  server.on("example.org/chunked", chunked(text, 999));
  Client client(server);
  for (const std::string path : {"gzip", "deflate", "br", "chunked"}) {
    const Got got = client.get("http://example.org/" + path);
    CHECK(got.code == CURLE_OK);
    CHECK(got.body == text);
  }
}

TEST_CASE("broken answers are broken in the way they were asked for") {
  LoopbackServer server;
  server.listen();
  server.on("e.org/reset", Answer().reset());
  server.on("e.org/reset-in-body", head(200, {"Content-Length: 10"}).send("12345").reset());
  server.on("e.org/silent-close", Answer().close());
  server.on("e.org/short", head(200, {"Content-Length: 10"}).send("12345").close());
  server.on("e.org/bad-chunk", head(200, {"Transfer-Encoding: chunked"}).send("zz\r\nabc").close());
  server.on("e.org/old", raw("<p>no head</p>"));
  server.on("e.org/until-close", head(200).send("all of it").close());
  server.on("e.org/bytewise", head(200, {"Content-Length: 3"}).trickle("abc", std::chrono::milliseconds{1}));
  server.on("e.org/early", Answer().add({.bytes = "HTTP/1.1 103 Early Hints\r\n\r\n"}).then(page("late")));
  Client client(server);
  CHECK(client.get("http://e.org/reset").code == CURLE_RECV_ERROR);
  const Got half = client.get("http://e.org/reset-in-body");
  CHECK(half.code == CURLE_RECV_ERROR);
  CHECK(half.status == 200);
  CHECK(client.get("http://e.org/silent-close").code == CURLE_GOT_NOTHING);
  const Got cut = client.get("http://e.org/short");
  CHECK(cut.code == CURLE_PARTIAL_FILE);
  CHECK(cut.body == "12345");
  CHECK(client.get("http://e.org/bad-chunk").code == CURLE_RECV_ERROR);
  CHECK(client.get("http://e.org/old").code == CURLE_UNSUPPORTED_PROTOCOL);
  CHECK(client.get("http://e.org/until-close").body == "all of it");
  CHECK(client.get("http://e.org/bytewise").body == "abc");
  CHECK(client.get("http://e.org/early").body == "late");
}

TEST_CASE("hanging and endless answers last until the client leaves") {
  LoopbackServer server;
  server.listen();
  server.on("e.org/hang", head(200).hang());
  server.on("e.org/body", head(200).repeat(std::string(1000, 'x')));
  server.on("e.org/headers",
            Answer()
                .add({.bytes = "HTTP/1.1 200 OK\r\n"})
                .add({.kind = Step::Kind::repeat, .bytes = "X-Filler: xxxxxxxxxxxxxxxx\r\n"}));
  Client client(server);
  CHECK(client.get("http://e.org/hang", false, 20).code == CURLE_OPERATION_TIMEDOUT);
  const Got body = client.get("http://e.org/body", false, 50);
  CHECK(body.code == CURLE_OPERATION_TIMEDOUT);
  CHECK(client.get("http://e.org/headers", false, 2000).code != CURLE_OK);
  REQUIRE(server.wait_until_idle());
  for (const Request& request : server.requests()) CHECK(request.client_left);
  CHECK(server.requests("e.org/body").front().sent >= body.body.size());
}

TEST_CASE("a gate holds an answer back, and what is under way is counted") {
  LoopbackServer server;
  server.listen();
  const GatePtr gate = make_gate();
  server.on("*/held", Answer().wait(gate).then(page("let go")));
  std::array<Got, 3> got;
  std::vector<std::thread> askers;
  for (std::size_t i = 0; i < got.size(); ++i)
    askers.emplace_back([&server, &got, i] {
      got[i] = Client(server).get(i == 0 ? "http://a.example/held" : "http://b.example/held");
    });
  CHECK(server.wait_for_requests(3));
  CHECK(server.under_way() == 3);
  CHECK(server.under_way("b.example") == 2);
  gate->open();
  for (std::thread& asker : askers) asker.join();
  for (const Got& one : got) CHECK(one.body == "let go");
  CHECK(server.wait_until_idle());
  CHECK(server.most_at_once() == 3);
  CHECK(server.most_at_once("a.example") == 1);
}

TEST_CASE("TLS hosts have certificates, each with the fault it was given") {
  LoopbackServer server;
  server.listen_tls();
  server.on("*/", page("secret"));
  server.tls_fault("expired.example", TlsFault::expired);
  server.tls_fault("early.example", TlsFault::not_yet_valid);
  server.tls_fault("wrong.example", TlsFault::wrong_host);
  server.tls_fault("self.example", TlsFault::self_signed);
  server.tls_fault("stranger.example", TlsFault::unknown_issuer);
  server.tls_fault("old.example", TlsFault::old_protocol);
  server.tls_fault("refuses.example", TlsFault::no_handshake);
  Client client(server);
  const Got good = client.get("https://good.example/");
  CHECK(good.code == CURLE_OK);
  CHECK(good.body == "secret");
  for (const std::string host : {"expired", "early", "wrong", "self", "stranger"})
    CHECK(client.get("https://" + host + ".example/").code == CURLE_PEER_FAILED_VERIFICATION);
  CHECK(client.get("https://old.example/").code == CURLE_SSL_CONNECT_ERROR);
  CHECK(client.get("https://refuses.example/").code == CURLE_SSL_CONNECT_ERROR);
  REQUIRE(server.requests().size() == 1);
  CHECK(server.requests().front().tls);
}

TEST_CASE("TLS answers end in order, cut off or reset") {
  LoopbackServer server;
  const std::uint16_t port = server.listen_tls("127.0.0.3");
  server.on("*/close", head(200).send("all").close());
  server.on("*/cut", head(200, {"Content-Length: 9"}).send("part").cut());
  server.on("*/reset", head(200, {"Content-Length: 9"}).send("part").reset());
  Client client(server);
  CHECK(client.get("https://example.org/close").code == CURLE_OK);
  const Got cut = client.get("https://example.org/cut");
  CHECK(cut.code != CURLE_OK);
  CHECK(cut.body == "part");
  CHECK(client.get("https://example.org/reset").code == CURLE_RECV_ERROR);
  // Without a name the certificate is the address's.
  server.on("127.0.0.3/", page("by address"));
  CHECK(client.get("https://127.0.0.3:" + std::to_string(port) + "/").body == "by address");
}

TEST_CASE("several addresses listen, IPv6 too where the machine has it") {
  LoopbackServer server;
  server.on("*/", [](const Request& request) { return page(request.host); });
  const std::uint16_t second = server.listen("127.0.0.2");
  Client client(server);
  CHECK(client.get("http://127.0.0.2:" + std::to_string(second) + "/").body == "127.0.0.2");
  std::uint16_t six = 0;
  try {
    six = server.listen("::1");
  } catch (const std::runtime_error& missing) {
    WARN("skipped: " << missing.what());
    return;
  }
  CHECK(client.get("http://[::1]:" + std::to_string(six) + "/").body == "::1");
}

TEST_CASE("refused and silent ports") {
  LoopbackServer server;
  Client client(server);
  CHECK(client.get("http://127.0.0.1:" + std::to_string(server.refused_port()) + "/").code ==
        CURLE_COULDNT_CONNECT);
  CHECK(client.get("http://127.0.0.1:" + std::to_string(server.silent_port()) + "/", false, 50).code ==
        CURLE_OPERATION_TIMEDOUT);
}

TEST_CASE("a server ends while clients hang on it") {
  auto server = std::make_unique<LoopbackServer>();
  server->listen();
  server->on("*/hang", Answer().hang());
  Client client(*server);
  Got got;
  std::thread asker([&] { got = client.get("http://example.org/hang"); });
  CHECK(server->wait_for_requests(1));
  server.reset();
  asker.join();
  CHECK(got.code != CURLE_OK);
}
