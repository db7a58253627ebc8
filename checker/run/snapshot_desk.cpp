#include "checker/run/snapshot_desk.hpp"

#include <algorithm>

#include "checker/snapshots/choice.hpp"

namespace citecheck {

std::vector<SnapshotDesk::Question> SnapshotDesk::add(const Article& article) {
  std::vector<Question> questions;
  std::unordered_map<std::string, std::size_t> asked_now;
  for (const Citation& citation : article.citations) {
    if (!no_look_up(citation).empty()) continue;
    const std::string url = fetch_key(citation.url->value);
    if (known_.try_emplace(url).second) {
      asked_now.emplace(url, questions.size());
      questions.push_back({url, {}});
    }
    const auto place = asked_now.find(url);
    const auto time = wanted_time(citation);
    if (place == asked_now.end() || !time) continue;
    std::vector<std::chrono::sys_seconds>& times = questions[place->second].nearest_to;
    if (times.size() < LookUp::kMostTimes && std::ranges::find(times, *time) == times.end())
      times.push_back(*time);
  }
  unanswered_ += questions.size();
  return questions;
}

void SnapshotDesk::answer(const std::string& url, KnownCopiesPtr known) {
  KnownCopiesPtr& place = known_.at(url);
  if (place) return;
  place = std::move(known);
  --unanswered_;
  changed_ = true;
}

void SnapshotDesk::hold(AnsweredArticle article) {
  waiting_.push_back(std::move(article));
  changed_ = true;
}

std::vector<AnsweredArticle> SnapshotDesk::take_answered() {
  std::vector<AnsweredArticle> out;
  if (!std::exchange(changed_, false)) return out;
  std::erase_if(waiting_, [&](AnsweredArticle& held) {
    const std::vector<Citation>& citations = held.article->citations;
    held.known_copies.resize(citations.size());
    // What was found to be known stays, so that each citation is looked at until it is, and no longer.
    for (std::size_t& i = held.copies_seen; i < citations.size(); ++i) {
      if (!no_look_up(citations[i]).empty()) continue;
      held.known_copies[i] = known_.at(fetch_key(citations[i].url->value));
      if (!held.known_copies[i]) return false;
    }
    out.push_back(std::move(held));
    return true;
  });
  return out;
}

}  // namespace citecheck
