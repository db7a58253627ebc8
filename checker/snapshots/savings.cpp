#include "checker/snapshots/savings.hpp"

#include <utility>

#include "checker/page/page.hpp"
#include "checker/web/retry.hpp"

namespace citecheck {

namespace {

/// Of an answer; a job lists what it captured, up to a thousand URLs.
constexpr std::size_t kMaxAnswer = 4u << 20;

/// Between two requests of any kind; between submissions SavePageNow keeps a longer one.
constexpr std::chrono::seconds kGap{1};

SavePageNow::Reply reply_of(const Chain& chain) {
  const Exchange& last = chain.last();
  SavePageNow::Reply reply{last.status, {}, std::string(name_of(last.failure)), retry_after(last)};
  if (auto body = decode_body(last, kMaxAnswer)) reply.body = *std::move(body);
  return reply;
}

}  // namespace

Savings::Savings(Web& web, const ArchiveKeys& keys, Post post, Remember remember, Clock clock, SavePace pace)
    : web_(web),
      authorization_(keys.authorization()),
      post_(std::move(post)),
      remember_(std::move(remember)),
      clock_(std::move(clock)),
      machine_(pace) {}

void Savings::want(const std::string& url, const std::optional<Saving>& before,
                   const std::optional<Snapshot>& kept) {
  machine_.want(url, clock_(), before, kept);
}

void Savings::give_up(const std::string& reason) {
  machine_.give_up(reason);
  tell_news();
}

void Savings::go_on() {
  while (const auto ask = machine_.next(clock_())) {
    WebRequest request{ask->url};
    request.service = Service{.name = "a saver", .gap = kGap, .headers = {}};
    request.form = ask->form;
    request.headers.emplace_back("Accept: application/json");
    if (ask->with_keys) request.headers.push_back(authorization_);
    ++outstanding_;
    web_.get(std::move(request), [this, ask = *ask](Chain chain) {
      post_([this, ask, chain = std::move(chain)] { take(ask, chain); });
    });
  }
  tell_news();
}

void Savings::take(const SavePageNow::Ask& ask, const Chain& chain) {
  --outstanding_;
  for (const ExchangePtr& each : chain.exchanges) requests_ += each->request_head.empty() ? 0 : 1;
  machine_.take(ask, reply_of(chain), clock_());
  tell_news();
}

void Savings::tell_news() {
  for (const std::string& url : machine_.take_news()) remember_(url, machine_.latest(url));
}

}  // namespace citecheck
