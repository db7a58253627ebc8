#include "checker/snapshots/look_ups.hpp"

namespace citecheck {

LookUps::LookUps(Web& web, std::vector<WebArchive> archives, Submit submit, Take take)
    : web_(web), archives_(std::move(archives)), submit_(std::move(submit)), take_(std::move(take)) {}

void LookUps::ask(std::string url, std::vector<std::chrono::sys_seconds> nearest_to, Done done) {
  step(std::make_shared<LookUp>(std::move(url), std::move(nearest_to), archives_), done);
}

void LookUps::step(const std::shared_ptr<LookUp>& look_up, const Done& done) {
  std::optional<WebRequest> request = stopped_ ? std::nullopt : look_up->next();
  if (!request) return done(std::make_shared<const KnownCopies>(std::move(*look_up).result()));
  web_.get(*std::move(request), [this, look_up, done](Chain chain) {
    submit_([this, look_up, done, chain = std::move(chain)]() mutable {
      const bool sent = !stopped_ || !chain.last().request_head.empty();
      if (sent) look_up->take(take_(std::move(chain)));
      step(look_up, done);
    });
  });
}

}  // namespace citecheck
