// Every tests/web/*.case: a scripted web, cited URLs, and what the checker makes of them, from the socket to
// the link's status.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "checker/run/inquiry.hpp"
#include "checker/web/curl_web.hpp"
#include "references/url.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/loopback_dns.hpp"
#include "support/loopback_server.hpp"
#include "web/case_file.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(CITECHECK_SOURCE_DIR "/tests/web"))
    if (entry.path().extension() == ".case") out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

void set_option(WebOptions& options, const std::string& name, const std::string& value) {
  const auto milliseconds = [&] { return std::chrono::milliseconds{std::stoi(value)}; };
  if (name == "timeout") {
    options.timeout = milliseconds();
  } else if (name == "connect-timeout") {
    options.connect_timeout = milliseconds();
  } else if (name == "retries") {
    options.retries = std::stoi(value);
  } else if (name == "max-redirects") {
    options.max_redirects = std::stoi(value);
  } else if (name == "max-bytes") {
    options.max_bytes = std::stoull(value);
  } else if (name == "max-retry-after") {
    options.max_retry_after = milliseconds();
  } else if (name == "allow-private") {
    options.allow_private = value == "yes";
  } else if (name == "robots") {
    options.obey_robots = value == "obey";
  } else if (name == "user-agent") {
    options.user_agent = value;
  } else if (name == "header") {
    options.headers.push_back(value);
  } else {
    throw std::runtime_error("no such option: " + name);
  }
}

/// The server of a case and the client that is led to it.
class Scene {
 public:
  explicit Scene(const WebCase& scripted) : port_(server_.listen()), tls_port_(server_.listen_tls()) {
    for (const auto& [where, answers] : scripted.routes) {
      server_.on(with_ports(where), answers);
      const std::string authority = where.substr(0, where.find('/'));
      lead(authority.substr(authority.find(' ') + 1), port_, tls_port_);
    }
    for (const auto& [host, fault, between] : scripted.tls) {
      server_.tls_fault(host, fault, between);
      lead(host, port_, tls_port_);
    }
    for (const std::string& host : scripted.refusing)
      lead(host, server_.refused_port(), server_.refused_port());
    for (const std::string& host : scripted.silent) lead(host, server_.silent_port(), server_.silent_port());
    // Hosts that are not led anywhere are looked up at our name server, and nobody is asked but it.
    for (const auto& [host, fault] : scripted.dns) names_.set(host, fault);
    for (const auto& [host, address] : scripted.resolves) names_.set(host, {address});
    options_.dns_servers = names_.server();
    options_.allow_private = true;
    options_.delay = options_.backoff = std::chrono::milliseconds{1};
    options_.timeout = options_.connect_timeout = std::chrono::seconds{10};
    options_.user_agent = "citecheck-tests";
    options_.cacert = server_.ca_file();
    for (const auto& [name, value] : scripted.options) set_option(options_, name, value);
    web_ = std::make_unique<CurlWeb>(options_);
    inquiries_ = std::make_unique<Inquiries>(
        *web_, [](const Inquiries::Job& job) { job(); },
        [](const Chain&, const std::shared_ptr<citecheck::Answer>&) {}, true);
  }

  struct Told {
    Chain chain;
    std::shared_ptr<citecheck::Answer> answer;
  };

  Told ask(const std::string& url) {
    std::promise<Told> promise;
    std::future<Told> answered = promise.get_future();
    inquiries_->ask(fetch_key(parse_url(with_ports(url))), {},
                    [&promise](Chain chain, std::shared_ptr<citecheck::Answer> answer) {
                      promise.set_value({std::move(chain), std::move(answer)});
                    });
    if (answered.wait_for(std::chrono::seconds{60}) != std::future_status::ready) {
      web_->stop();
      answered.wait();
      throw std::runtime_error("no answer for " + url + " within a minute");
    }
    return answered.get();
  }

  /// {port} and {tls-port} stand for the server's.
  std::string with_ports(const std::string& text) const {
    return with_replaced(text,
                         {{"{port}", std::to_string(port_)}, {"{tls-port}", std::to_string(tls_port_)}});
  }

  std::size_t requests() const { return server_.requests().size(); }

 private:
  void lead(const std::string& host, std::uint16_t plain, std::uint16_t tls) {
    options_.connect_to.push_back(host + ":80:127.0.0.1:" + std::to_string(plain));
    options_.connect_to.push_back(host + ":443:127.0.0.1:" + std::to_string(tls));
  }

  LoopbackServer server_;
  LoopbackDns names_;
  std::uint16_t port_, tls_port_;
  WebOptions options_;
  std::unique_ptr<Inquiries> inquiries_;
  std::unique_ptr<CurlWeb> web_;  ///< Last: it must be gone before the server is, and what it calls.
};

void compare(const ExpectedLink& expected, const Fetch& fetch, const Chain& chain, const Scene& scene,
             std::size_t requests) {
  INFO("line " << expected.line << ": cite " << expected.url);
  INFO("reason: " << fetch.reason);
  INFO("failure: " << name_of(chain.last().failure) << " " << chain.last().failure_detail);
  if (!expected.link.empty()) CHECK(std::string(name_of(fetch.status)) == expected.link);
  CHECK_FALSE(fetch.reason.empty());
  for (const std::string& part : expected.reason) CHECK(fetch.reason.find(part) != std::string::npos);
  if (!expected.chain.empty()) {
    std::vector<std::pair<std::string, int>> want = expected.chain, have;
    for (auto& hop : want) hop.first = scene.with_ports(hop.first);
    for (const Hop& hop : fetch.chain) have.emplace_back(hop.url, hop.status);
    CHECK(have == want);
  }
  if (!expected.final_url.empty()) CHECK(fetch.final_url == scene.with_ports(expected.final_url));
  if (!expected.content_type.empty()) CHECK(fetch.content_type == expected.content_type);
  if (!expected.failure.empty()) CHECK(std::string(name_of(chain.last().failure)) == expected.failure);
  if (expected.http) CHECK(fetch.http == *expected.http);
  if (expected.attempts) CHECK(fetch.attempts == *expected.attempts);
  if (expected.requests) CHECK(requests == *expected.requests);
  if (expected.bytes_at_most) CHECK(fetch.bytes <= *expected.bytes_at_most);
  if (expected.host_gone) CHECK(fetch.host_gone == *expected.host_gone);
  if (expected.permanent) CHECK(fetch.permanent == *expected.permanent);
  if (expected.to_home) CHECK(fetch.to_home == *expected.to_home);
  if (expected.truncated) CHECK(fetch.truncated == *expected.truncated);
}

}  // namespace

TEST_CASE("case") {
  const auto files = case_files();
  REQUIRE_FALSE(files.empty());
  for (const std::filesystem::path& file : files) {
    DYNAMIC_SECTION(file.stem().string()) {
      INFO(file.string());
      const WebCase scripted = parse_case(read_file(file.string()));
      Scene scene(scripted);
      for (const ExpectedLink& link : scripted.links) {
        const std::size_t before = scene.requests();
        const Scene::Told told = scene.ask(link.url);
        REQUIRE_FALSE(told.chain.exchanges.empty());
        compare(link, told.answer->fetch.value, told.chain, scene, scene.requests() - before);
      }
    }
  }
}
