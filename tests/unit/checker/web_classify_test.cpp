// Every awkward citation gets the status it deserves: from hand-made chains, without a socket.
#include "checker/web/classify.hpp"
#include "checker/web/landing.hpp"
#include "support/catch.hpp"
#include "unit/checker/web_chain.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

const std::string kUrl = "http://a.example/2014/story";

LinkStatus status_of(const Chain& chain) {
  return classify(chain, nullptr).status;
}

LinkStatus status_of(int http, const std::vector<std::string>& fields = {}) {
  return status_of(chain_of({answered(http, kUrl, fields)}));
}

LinkStatus with_page(int http, PageKind kind) {
  PageFacts page;
  page.kind = kind;
  return classify(chain_of({answered(http, kUrl)}), &page).status;
}

Fetch redirected(const std::string& from, int how, const std::string& to, int http = 200) {
  return classify(chain_of({answered(how, from, {"Location: " + to}), answered(http, to)}), nullptr);
}

}  // namespace

TEST_CASE("final answers") {
  for (const int http : {200, 203, 204, 206, 226, 300, 304}) CHECK(status_of(http) == LinkStatus::alive);
  for (const int http : {404, 410}) CHECK(status_of(http) == LinkStatus::dead);
  for (const int http : {401, 402, 403, 405, 406, 407, 412, 418, 428, 429, 440, 449, 451, 999})
    CHECK(status_of(http) == LinkStatus::blocked);
  for (const int http : {400, 408, 409, 414, 421, 422, 425, 431, 500, 502, 503, 504, 520, 530, 599, 305})
    CHECK(status_of(http) == LinkStatus::unreachable);
}

TEST_CASE("failures") {
  const auto status = [](NetFailure failure) {
    return status_of(chain_of({failed(failure, kUrl)}, Chain::End::failed));
  };
  using enum NetFailure;
  for (const NetFailure failure : {no_route, connect_refused, connect_timeout, timeout, reset, protocol})
    CHECK(status(failure) == LinkStatus::unreachable);
  for (const NetFailure failure : {tls_expired, tls_wrong_host, tls_unknown_issuer, tls_protocol})
    CHECK(status(failure) == LinkStatus::tls_error);
  for (const NetFailure failure : {private_address, bad_url}) CHECK(status(failure) == LinkStatus::refused);
  for (const NetFailure failure : {cancelled, not_recorded})
    CHECK(status(failure) == LinkStatus::not_checked);
}

TEST_CASE("a name that does not exist is another thing than a name server that fails") {
  const Fetch gone =
      classify(chain_of({failed(NetFailure::dns_not_found, kUrl)}, Chain::End::failed), nullptr);
  CHECK(gone.status == LinkStatus::dns_error);
  CHECK(gone.host_gone);
  CHECK(gone.reason == "the host name a.example does not exist");
  const Chain silent = chain_of({failed(NetFailure::dns_unavailable, kUrl, "time-out")}, Chain::End::failed);
  const Fetch unknown = classify(silent, nullptr);
  CHECK(unknown.status == LinkStatus::dns_error);
  CHECK_FALSE(unknown.host_gone);
}

TEST_CASE("challenges block, whatever the status") {
  for (const int http : {200, 403, 429, 503}) {
    CHECK(status_of(http, {"cf-mitigated: challenge"}) == LinkStatus::blocked);
    CHECK(with_page(http, PageKind::challenge) == LinkStatus::blocked);
  }
  CHECK(status_of(202, {"x-amzn-waf-action: challenge"}) == LinkStatus::blocked);
  CHECK(with_page(404, PageKind::challenge) == LinkStatus::dead);
}

TEST_CASE("the page in the place of the cited one") {
  CHECK(with_page(200, PageKind::page) == LinkStatus::alive);
  CHECK(with_page(200, PageKind::soft_404) == LinkStatus::soft_404);
  CHECK(with_page(200, PageKind::parked) == LinkStatus::parked);
  CHECK(with_page(200, PageKind::login_wall) == LinkStatus::login_wall);
  CHECK(with_page(403, PageKind::soft_404) == LinkStatus::blocked);
  CHECK(with_page(500, PageKind::soft_404) == LinkStatus::unreachable);
}

TEST_CASE("how redirects end") {
  const Exchange hop = answered(302, kUrl, {"Location: /x"});
  CHECK(status_of(chain_of({hop}, Chain::End::redirect_loop)) == LinkStatus::dead);
  CHECK(status_of(chain_of({hop}, Chain::End::bad_redirect)) == LinkStatus::dead);
  CHECK(status_of(chain_of({hop, hop}, Chain::End::too_many_redirects)) == LinkStatus::unreachable);
  CHECK(redirected(kUrl, 301, "http://a.example/new", 404).status == LinkStatus::dead);
  CHECK(redirected(kUrl, 301, "http://a.example/new").status == LinkStatus::moved);
  CHECK(redirected(kUrl, 308, "http://a.example/new").status == LinkStatus::moved);
  for (const int how : {302, 303, 307})
    CHECK(redirected(kUrl, how, "http://a.example/new").status == LinkStatus::alive);
  const Chain mixed = chain_of(
      {answered(301, kUrl), answered(302, "http://a.example/b"), answered(200, "http://a.example/c")});
  CHECK(status_of(mixed) == LinkStatus::alive);
  CHECK_FALSE(classify(mixed, nullptr).permanent);
}

TEST_CASE("what a fetch tells") {
  Exchange first = answered(503, kUrl), second = answered(301, kUrl, {"Location: /new"});
  second.attempt = 2;
  second.at = kDay + std::chrono::seconds{2};
  Exchange third = answered(200, "http://a.example/new", {"Content-Type: Text/HTML; charset=utf-8"});
  third.hop = 1;
  third.at = kDay + std::chrono::seconds{3};
  third.elapsed = std::chrono::milliseconds{500};
  third.body = "four";
  third.cut = Exchange::Cut::length;
  Chain chain{kUrl, {}, Chain::End::answered};
  for (const Exchange& exchange : {first, second, third})
    chain.exchanges.push_back(std::make_shared<const Exchange>(exchange));
  const Fetch fetch = classify(chain, nullptr);
  CHECK(fetch.status == LinkStatus::moved);
  REQUIRE(fetch.chain.size() == 2);
  CHECK(fetch.chain[0].url == kUrl);
  CHECK(fetch.chain[0].status == 301);
  CHECK(fetch.chain[1].status == 200);
  CHECK(fetch.http == 200);
  CHECK(fetch.final_url == "http://a.example/new");
  CHECK(fetch.content_type == "text/html");
  CHECK(fetch.permanent);
  CHECK(fetch.truncated);
  CHECK(fetch.bytes == 4);
  CHECK(fetch.attempts == 1);
  CHECK(fetch.at == kDay);
  CHECK(fetch.elapsed == std::chrono::milliseconds{3500});
}

TEST_CASE("nothing was tried where we refused to ask") {
  const auto attempts = [](NetFailure failure) {
    return classify(chain_of({failed(failure, kUrl)}, Chain::End::failed), nullptr).attempts;
  };
  CHECK(attempts(NetFailure::private_address) == 0);
  CHECK(attempts(NetFailure::bad_url) == 0);
  CHECK(attempts(NetFailure::cancelled) == 0);
  CHECK(attempts(NetFailure::timeout) == 1);
}

TEST_CASE("reasons are for people, and hostile bytes do not reach them") {
  CHECK(classify(chain_of({answered(404, kUrl)}), nullptr).reason == "404 Not Found");
  Exchange hostile = answered(404, kUrl);
  hostile.response_head = "HTTP/1.1 404 \x1b[2Jgone\r\n\r\n";
  CHECK(classify(chain_of({hostile}), nullptr).reason.find('\x1b') == std::string::npos);
  Exchange slow = failed(NetFailure::timeout, kUrl);
  slow.elapsed = std::chrono::milliseconds{20'003};
  CHECK(classify(chain_of({slow}, Chain::End::failed), nullptr).reason ==
        "the server does not answer (time-out after 20 s)");
  CHECK(classify(chain_of({failed(NetFailure::bad_url, kUrl, "no host")}, Chain::End::failed), nullptr)
            .reason == "the URL cannot be asked (no host)");
}

TEST_CASE("an answer that broke off before the page came is none") {
  Exchange cut = answered(200, kUrl);
  cut.cut = Exchange::Cut::disconnect;
  CHECK(status_of(chain_of({cut})) == LinkStatus::unreachable);
  cut.body = "<p>half";
  CHECK(status_of(chain_of({cut})) == LinkStatus::alive);
}

TEST_CASE("deep links that end at a home page") {
  const auto end = [](const char* from, const char* to) { return landing(from, to); };
  CHECK(end("http://a.example/story", "http://a.example/") == Landing::home);
  CHECK(end("http://a.example/story", "https://www.a.example") == Landing::home);
  CHECK(end("http://news.a.example/1/2", "https://a.example/") == Landing::home);
  CHECK(end("http://a.example/?p=12", "http://a.example/") == Landing::home);
  CHECK(end("http://a.example/story", "http://a.example/index.html") == Landing::home);
  CHECK(end("http://a.example/story", "http://a.example/en/") == Landing::home);
  CHECK(end("http://a.example/story", "http://b.example/") == Landing::other_home);
  CHECK(end("http://a.example/story", "http://ba.example/") == Landing::other_home);
  for (const auto& [from, to] : std::vector<std::pair<const char*, const char*>>{
           {"http://a.example/", "https://www.a.example/"},
           {"http://a.example", "https://a.example/en/"},
           {"http://a.example/index.html", "https://a.example/"},
           {"http://a.example/?utm_source=x&utm_medium=y", "https://a.example/"},
           {"http://a.example/story", "https://www.a.example/story/"},
           {"http://a.example/blog", "https://blog.a.example/"},
           {"http://a.example/~ann", "https://ann.example/"},
           {"http://bit.ly/abc", "https://a.example/"},
           {"http://a.example/story", "http://a.example/?id=4"},
           {"http://a.example/404", "http://a.example/404/"},
           {"http://a.example/login/help", "https://a.example/login/help"},
           {"not a url", "http://a.example/"}}) {
    INFO(from << " -> " << to);
    CHECK(end(from, to) == Landing::elsewhere);
  }
}

TEST_CASE("redirects to error and log-in pages") {
  CHECK(landing("http://a.example/x", "http://a.example/404.html") == Landing::error_page);
  CHECK(landing("http://a.example/x", "http://a.example/en/Page-Not-Found") == Landing::error_page);
  CHECK(landing("http://a.example/x", "http://a.example/news/404-ways-to-cook") == Landing::elsewhere);
  CHECK(landing("http://a.example/x.pdf", "http://a.example/login?return=x") == Landing::login);
  CHECK(landing("http://a.example/x.pdf", "http://a.example/users/sign_in") == Landing::login);
  CHECK(landing("http://a.example/x", "http://a.example/how-to-login") == Landing::elsewhere);
}

TEST_CASE("a landing decides the status of a page that was reached") {
  const Fetch home = redirected(kUrl, 301, "http://a.example/");
  CHECK(home.status == LinkStatus::soft_404);
  CHECK(home.to_home);
  const Fetch sold = redirected(kUrl, 301, "http://b.example/");
  CHECK(sold.status == LinkStatus::moved);
  CHECK(sold.to_home);
  CHECK(redirected(kUrl, 302, "http://a.example/login").status == LinkStatus::login_wall);
  CHECK(redirected(kUrl, 302, "http://a.example/404").status == LinkStatus::soft_404);
  CHECK_FALSE(redirected(kUrl, 301, "https://www.a.example/2014/story").to_home);
}
