#include "checker/run/save_desk.hpp"

#include <algorithm>

#include "checker/archive/capture_index.hpp"
#include "checker/snapshots/archives.hpp"
#include "checker/snapshots/choice.hpp"
#include "checker/web/guard.hpp"
#include "checker/web/target.hpp"

namespace citecheck {

std::string no_saving(const Citation& citation, const AnswerPtr& link, bool led) {
  if (std::string reason = no_look_up(citation); !reason.empty()) return reason;
  if (citation.archive_url) return "an archived copy is cited already";
  if (!link || !link->fetch.known() || link->fetch.value.status == LinkStatus::not_checked)
    return "the page was not asked for";
  const Fetch& fetch = link->fetch.value;
  if (!fetch.reached()) return "the page was not reached: " + std::string(name_of(fetch.status));
  if (fetch.memento) return "an archive answered";
  if (fetch.to_home) return "only the home page was reached";
  if (link->page.known() && link->page.value->kind != PageKind::page)
    return "something stands in place of the page";
  // Names say little where addresses are written in odd ways, or lead into a network of one's own.
  const auto target = read_target(citation.url->value.href());
  const bool is_public = target && (!target->literal || special_purpose(*target->literal).empty());
  if (!is_public || (link->private_address && !led)) return "the page is not on the public Internet";
  return {};
}

std::optional<Saving> SaveDesk::noted(const std::string& url) const {
  const Saving* saving = noted_ ? noted_->saving(url) : nullptr;
  return saving ? std::optional(*saving) : std::nullopt;
}

/// The page's latest copy in the archive that saves, where it was looked up.
std::optional<Snapshot> SaveDesk::kept(const AnsweredArticle& article, std::size_t citation) {
  if (citation >= article.known_copies.size() || !article.known_copies[citation]) return std::nullopt;
  auto latest = latest_of(*article.known_copies[citation]);
  if (latest && !latest->url.starts_with(wayback_machine().playback)) latest.reset();
  return latest;
}

void SaveDesk::hold(AnsweredArticle article) {
  Waiting waiting;
  const bool told = savings_ || (noted_ && noted_->has_savings());
  const std::size_t count = told ? article.article->citations.size() : 0;
  waiting.urls.resize(count);
  article.savings.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Citation& citation = article.article->citations[i];
    Saving saving;
    saving.reason = no_saving(citation, article.links[i], led_ || !savings_);
    if (!saving.reason.empty()) {
      article.savings[i] = std::move(saving);
      continue;
    }
    // As it goes over the wire, so that each page is asked for once however it is spelled.
    const std::string url = read_target(citation.url->value.href())->wire;
    if (savings_) {
      savings_->want(url, noted(url), kept(article, i));
      waiting.urls[i] = url;
    } else {
      saving.reason = "the run that was recorded did not ask for it";
      article.savings[i] = noted(url).value_or(saving);
    }
  }
  waiting.article = std::move(article);
  waiting_.push_back(std::move(waiting));
}

bool SaveDesk::is_settled(Waiting& waiting) const {
  for (; waiting.seen < waiting.urls.size(); ++waiting.seen) {
    const std::string& url = waiting.urls[waiting.seen];
    if (url.empty()) continue;
    const Saving* saving = savings_->result(url);
    if (saving == nullptr) return false;
    waiting.article.savings[waiting.seen] = *saving;
  }
  return true;
}

std::vector<AnsweredArticle> SaveDesk::take_settled() {
  std::vector<AnsweredArticle> out;
  std::erase_if(waiting_, [&](Waiting& waiting) {
    if (!is_settled(waiting)) return false;
    out.push_back(std::move(waiting.article));
    return true;
  });
  return out;
}

}  // namespace citecheck
