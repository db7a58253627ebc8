#pragma once
// Exchanges, chains and files that the tests of the archive share.

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "checker/archive/replay_web.hpp"
#include "checker/archive/warc_writer.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"

namespace citecheck::test {

inline const Instant kMorning{std::chrono::milliseconds(1'767'225'600'123)};  // 2026-01-01

inline const ArchiveInfo kInfo{"citecheck/0.1.0", "citecheck/0.1.0 (+https://example.org)", kMorning};

inline Exchange stored_page(const std::string& url, const std::string& body, int status = 200) {
  Exchange exchange;
  exchange.url = url;
  exchange.at = kMorning + std::chrono::milliseconds(1500);
  exchange.elapsed = std::chrono::milliseconds(87);
  exchange.remote_address = "192.0.2.7";
  exchange.protocol = "h2";
  exchange.tls_version = "tls/1.3";
  exchange.cipher = "TLS_AES_128_GCM_SHA256";
  exchange.request_head = "GET / HTTP/1.1\r\nHost: example.org\r\nAccept: */*\r\n\r\n";
  exchange.response_head =
      "HTTP/1.1 " + std::to_string(status) +
      " Fine\r\nContent-Type: text/html\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  exchange.body = body;
  exchange.status = status;
  return exchange;
}

/// Hops and attempts stay as the exchanges say.
inline Chain chain_as_given(std::vector<Exchange> exchanges, Chain::End end = Chain::End::answered) {
  Chain chain;
  chain.url = exchanges.front().url;
  chain.end = end;
  for (Exchange& each : exchanges) chain.exchanges.push_back(std::make_shared<Exchange>(std::move(each)));
  return chain;
}

inline Exchange failure(const std::string& url, NetFailure why) {
  Exchange exchange;
  exchange.url = url;
  exchange.at = kMorning;
  exchange.failure = why;
  exchange.failure_detail = "the library's words on " + std::string(name_of(why));
  return exchange;
}

/// An archive of these chains in a folder that goes away.
class Archive {
 public:
  explicit Archive(const std::vector<Chain>& chains) : path_((folder_.path() / "run.warc.gz").string()) {
    WarcWriter writer(path_, kInfo);
    for (const Chain& chain : chains) writer.append(make_records(chain, {"alive", "200 OK"}));
    writer.close();
  }
  const std::string& path() const { return path_; }

 private:
  TemporaryFolder folder_;
  std::string path_;
};

inline Chain ask(Web& web, const std::string& url) {
  Chain answer;
  int calls = 0;
  web.get({url}, [&](Chain chain) {
    answer = std::move(chain);
    ++calls;
  });
  return calls == 1 ? answer : Chain{};
}

/// Where shared real archives lie, if they are there.
inline std::filesystem::path shared_warcs() {
  return std::filesystem::path(CITECHECK_SOURCE_DIR) / ".." / "shared" / "data" / "archive" / "warc";
}

}  // namespace citecheck::test
