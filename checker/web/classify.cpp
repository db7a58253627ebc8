#include "checker/web/classify.hpp"

#include <algorithm>
#include <array>

#include "checker/web/landing.hpp"
#include "checker/web/redirect.hpp"
#include "checker/web/retry.hpp"
#include "checker/web/target.hpp"
#include "references/text.hpp"
#include "references/url.hpp"
#include "reports/time_text.hpp"

namespace citecheck {

namespace {

constexpr auto kBlocked =
    std::to_array<int>({401, 402, 403, 405, 406, 407, 412, 418, 428, 429, 440, 449, 451, 999});

/// How Fetch::failure names what cut a body short: as the failures of the same kind, which leave nothing.
constexpr std::array<std::string_view, 4> kCutNames{"", "too-large", "timeout", "reset"};

struct Judgement {
  LinkStatus status;
  std::string reason;
};

std::string seconds_of(const Exchange& exchange) {
  const auto tenths = (exchange.elapsed.count() + 50) / 100;
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += '.' + std::to_string(tenths % 10);
  return text + " s";
}

std::string host_of(const Exchange& exchange) {
  std::string_view rest = exchange.url;
  if (const auto slashes = rest.find("//"); slashes != std::string_view::npos)
    rest.remove_prefix(slashes + 2);
  return ellipsize(printable(rest.substr(0, rest.find_first_of("/?#"))), 100);
}

std::string with_detail(std::string text, const Exchange& exchange) {
  if (exchange.failure_detail.empty()) return text;
  return text + " (" + ellipsize(printable(exchange.failure_detail), 200) + ")";
}

std::string day_of_limit(std::string words, const Exchange& exchange) {
  if (!exchange.certificate_limit) return {};
  return words + to_text(std::chrono::floor<std::chrono::days>(*exchange.certificate_limit));
}

/// True if others of the same host failed so, and this one was not asked.
bool is_shared(const Exchange& exchange) {
  return exchange.failure != NetFailure::none && exchange.failure_detail.starts_with(kNotAskedAgain);
}

std::string after(const Exchange& exchange, std::string_view what) {
  if (is_shared(exchange)) return with_detail({}, exchange);
  return " (" + std::string{what} + " after " + seconds_of(exchange) + ")";
}

Judgement judge_tls(const Exchange& last) {
  using enum NetFailure;
  const auto wrong = [](std::string reason) { return Judgement{LinkStatus::tls_error, std::move(reason)}; };
  switch (last.failure) {
    case tls_expired:
      return wrong("the certificate has expired" + day_of_limit(": it was valid until ", last));
    case tls_not_yet_valid:
      return wrong("the certificate is not valid yet" + day_of_limit(": it will be from ", last));
    case tls_wrong_host:
      return wrong("the certificate is for another host than " + host_of(last));
    case tls_self_signed:
      return wrong("the certificate is signed by nobody but itself");
    case tls_unknown_issuer:
      return wrong(with_detail("the certificate's issuer is not trusted", last));
    case tls_revoked:
      return wrong("the certificate was revoked by its issuer");
    case tls_weak:
      return wrong(with_detail("the certificate has a key or signature too weak to be trusted", last));
    default:
      return wrong(with_detail("the TLS handshake fails", last));
  }
}

Judgement judge_failure(const Exchange& last) {
  using enum NetFailure;
  const std::string host = host_of(last);
  switch (last.failure) {
    case dns_not_found:
      return {LinkStatus::dns_error, "the host name " + host + " does not exist"};
    case dns_unavailable:
      return {LinkStatus::dns_error, with_detail("the host name " + host + " cannot be looked up", last)};
    case no_route:
      return {LinkStatus::unreachable, with_detail("no network path leads to " + host, last)};
    case connect_refused:
      return {LinkStatus::unreachable,
              "the server refuses connections" + (is_shared(last) ? with_detail({}, last) : "")};
    case connect_timeout:
      return {LinkStatus::unreachable, "the server cannot be connected to" + after(last, "time-out")};
    case timeout:
      return {LinkStatus::unreachable, "the server does not answer" + after(last, "time-out")};
    case reset:
      return {LinkStatus::unreachable, "the server breaks the connection off"};
    case tls_expired:
    case tls_not_yet_valid:
    case tls_wrong_host:
    case tls_self_signed:
    case tls_unknown_issuer:
    case tls_revoked:
    case tls_weak:
    case tls_protocol:
      return judge_tls(last);
    case protocol:
      return {LinkStatus::unreachable, with_detail("the answer is not valid HTTP", last)};
    case too_large:
      return {LinkStatus::unreachable, with_detail("the answer is too large", last)};
    case private_address:
      return {LinkStatus::refused, with_detail("the address is not on the public Internet", last)};
    case robots:
      return {LinkStatus::refused, with_detail("the site's robots.txt asks programs to stay away", last)};
    case bad_url:
      return {LinkStatus::refused, with_detail("the URL cannot be asked", last)};
    case not_recorded:
      return {LinkStatus::not_checked, last.failure_detail.empty()
                                           ? "the archive holds no answer"
                                           : with_detail("the archive cannot be read", last)};
    case none:
    case cancelled:
      break;
  }
  return {LinkStatus::not_checked, with_detail("not asked", last)};
}

std::string status_line(const Exchange& last) {
  std::string text = std::to_string(last.status);
  if (const std::string_view phrase = reason_phrase(last); !phrase.empty())
    text += ' ' + ellipsize(printable(phrase), 80);
  return text;
}

std::string page_reason(const PageFacts& page, std::string_view what) {
  return page.kind_reason.empty() ? std::string{what} : std::string{what} + " (" + page.kind_reason + ")";
}

/// What is missing of the body, "" if nothing is.
std::string cut_in_words(const Exchange& last) {
  const std::string kept = std::to_string(last.body.size()) + " bytes";
  switch (last.cut) {
    case Exchange::Cut::none:
      break;
    case Exchange::Cut::length:
      return last.failure_detail.empty()
                 ? ", too large: only its first " + kept + " were read"
                 : ", only its first " + kept +
                       " were read: " + ellipsize(printable(last.failure_detail), 200);
    case Exchange::Cut::time:
      return ", too slow: only " + kept + " came in time";
    case Exchange::Cut::disconnect:
      return ", broken off after " + kept;
  }
  return {};
}

bool is_success(int status) {
  return status >= 200 && status < 300;
}

Judgement judge_landing(const Fetch& fetch, const Chain& chain) {
  const std::string at = ellipsize(printable(fetch.final_url), 200);
  switch (fetch.chain.size() > 1 ? landing(chain.url, fetch.final_url) : Landing::elsewhere) {
    case Landing::home:
      return {LinkStatus::soft_404, "redirected to the home page " + at};
    case Landing::error_page:
      return {LinkStatus::soft_404, "redirected to an error page, " + at};
    case Landing::login:
      return {LinkStatus::login_wall, "redirected to a log-in page, " + at};
    case Landing::other_home:
    case Landing::elsewhere:
      break;
  }
  const std::string cut = cut_in_words(chain.last());
  if (fetch.permanent) return {LinkStatus::moved, "moved permanently to " + at + cut};
  return {LinkStatus::alive, status_line(chain.last()) + cut};
}

// The page in the place of the cited one, in the order of how sure each sign is.
Judgement judge_answer(const Fetch& fetch, const Chain& chain, const PageFacts* page) {
  const Exchange& last = chain.last();
  const int status = last.status;
  const bool gone = status == 404 || status == 410;
  const PageKind kind = page == nullptr ? PageKind::page : page->kind;
  if (is_challenge(last)) return {LinkStatus::blocked, status_line(last) + ": a challenge for browsers"};
  if (gone) return {LinkStatus::dead, status_line(last)};
  if (kind == PageKind::challenge)
    return {LinkStatus::blocked, page_reason(*page, "a challenge for browsers")};
  if (std::ranges::find(kBlocked, status) != kBlocked.end()) return {LinkStatus::blocked, status_line(last)};
  if (status == 300 || status == 304) return {LinkStatus::alive, status_line(last)};
  if (!is_success(status)) return {LinkStatus::unreachable, status_line(last)};
  if (fetch.truncated && last.body.empty())
    return {LinkStatus::unreachable, status_line(last) + ", but nothing of the page came"};
  if (kind == PageKind::parked) return {LinkStatus::parked, page_reason(*page, "the domain is parked")};
  // One that is cited itself stands in nobody's place.
  const bool log_in_cited = is_login_address(chain.url) && is_login_address(fetch.final_url);
  if (kind == PageKind::login_wall && !log_in_cited)
    return {LinkStatus::login_wall, page_reason(*page, "a log-in page stands in its place")};
  if (kind == PageKind::under_construction)  // Today; it may have been there and come back.
    return {LinkStatus::unreachable, page_reason(*page, "the site is under construction")};
  if (kind == PageKind::soft_404)
    return {LinkStatus::soft_404, page_reason(*page, "the page says that it is not there")};
  return judge_landing(fetch, chain);
}

// The resolver's own answer, before the publisher's.
std::optional<bool> doi_registered(const Chain& chain) {
  for (const ExchangePtr& exchange : chain.exchanges) {
    const Url url = parse_url(exchange->url);
    if (url.host() != "doi.org" && url.host() != "dx.doi.org" && url.host() != "www.doi.org") continue;
    if (exchange->status == 404) return false;
    if (!is_redirect(exchange->status)) continue;
    // From one of its names to the other says nothing yet.
    const auto next = resolve_location(exchange->url, header(exchange->response_head, "Location"));
    const Url there = parse_url(next.value_or(""));
    const std::string_view host = there.host();
    if (!host.empty() && host != "doi.org" && host != "dx.doi.org" && host != "www.doi.org") return true;
  }
  return std::nullopt;
}

std::string bad_target(const Exchange& last) {
  const std::string_view location = header(last.response_head, "Location");
  if (location.empty()) return ": redirects without saying where to";
  return ": redirects to no web page (" + ellipsize(printable(without_userinfo(location)), 100) + ")";
}

Judgement judge(const Fetch& fetch, const Chain& chain, const PageFacts* page) {
  switch (chain.end) {
    case Chain::End::failed:
      return judge_failure(chain.last());
    case Chain::End::redirect_loop:
      return {LinkStatus::dead, "a redirect loop: the redirects lead back to where they came from"};
    case Chain::End::too_many_redirects:
      return {LinkStatus::unreachable,
              "more than " + std::to_string(chain.last().hop) + " redirects, not followed to their end"};
    case Chain::End::bad_redirect:
      return {LinkStatus::dead, status_line(chain.last()) + bad_target(chain.last())};
    case Chain::End::answered:
      break;
  }
  return judge_answer(fetch, chain, page);
}

// Attempts at the last hop; nothing was attempted where we refused to ask.
bool was_tried(const Exchange& exchange) {
  if (is_shared(exchange)) return false;
  switch (exchange.failure) {
    case NetFailure::private_address:
    case NetFailure::robots:
    case NetFailure::bad_url:
    case NetFailure::not_recorded:
      return false;
    case NetFailure::cancelled:
      return !exchange.request_head.empty();
    default:
      return true;
  }
}

std::string media_type(const Exchange& exchange) {
  const std::string_view value = header(exchange.response_head, "Content-Type");
  return to_lower_ascii(trim(value.substr(0, value.find(';'))));
}

Fetch facts_of(const Chain& chain) {
  const Exchange& first = *chain.exchanges.front();
  const Exchange& last = chain.last();
  Fetch fetch;
  for (const ExchangePtr& exchange : chain.exchanges) {
    if (fetch.chain.empty() || exchange->hop != static_cast<int>(fetch.chain.size()) - 1)
      fetch.chain.push_back({});
    fetch.chain.back() = {exchange->url, exchange->status};
    fetch.attempts += exchange->hop == last.hop && was_tried(*exchange) ? 1 : 0;
  }
  fetch.permanent = fetch.chain.size() > 1 &&
                    std::all_of(fetch.chain.begin(), fetch.chain.end() - 1,
                                [](const Hop& hop) { return hop.status == 301 || hop.status == 308; });
  fetch.http = last.status;
  fetch.final_url = last.url;
  fetch.content_type = media_type(last);
  fetch.host_gone = last.failure == NetFailure::dns_not_found;
  fetch.memento = last.status != 0 && !header(last.response_head, "Memento-Datetime").empty();
  fetch.doi_registered = doi_registered(chain);
  fetch.truncated = last.cut != Exchange::Cut::none;
  fetch.failure = last.failure == NetFailure::none ? kCutNames[static_cast<std::size_t>(last.cut)]
                                                   : name_of(last.failure);
  fetch.bytes = last.body.size();
  fetch.at = first.at;
  fetch.elapsed = std::max(last.at + last.elapsed - first.at, std::chrono::milliseconds{0});
  return fetch;
}

}  // namespace

Fetch classify(const Chain& chain, const PageFacts* page) {
  Fetch fetch = facts_of(chain);
  Judgement judgement = judge(fetch, chain, page);
  fetch.status = judgement.status;
  fetch.reason = std::move(judgement.reason);
  if (fetch.memento && fetch.http >= 400) {
    // The archive works, and shows what it kept: the error of that day.
    fetch.status = LinkStatus::dead;
    fetch.reason = "the archived copy is of an error: " + status_line(chain.last());
  }
  if (fetch.doi_registered && !fetch.reached())
    fetch.reason += *fetch.doi_registered ? "; the DOI is registered" : "; the DOI is not registered";
  if (chain.end == Chain::End::answered && is_success(fetch.http) && fetch.chain.size() > 1) {
    const Landing where = landing(chain.url, fetch.final_url);
    fetch.to_home = where == Landing::home || where == Landing::other_home;
  }
  return fetch;
}

}  // namespace citecheck
