#include "checker/run/docket.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "checker/web/target.hpp"
#include "references/text.hpp"
#include "rules/quotations/quoted_text.hpp"

namespace citecheck {

namespace {

bool reached(const Answer& answer) {
  if (!answer.fetch.known()) return false;
  return answer.fetch.value.status == LinkStatus::alive || answer.fetch.value.status == LinkStatus::moved;
}

/// The archive copy to ask after `answer`: when that did not give the page, or always with `every_copy`; ""
/// if there is none or nobody was asked.
std::string copy_of(const Citation& citation, const Answer& answer, bool every_copy) {
  if (!citation.url) return {};
  if (!citation.archive_url || !citation.archive_url->value.is_http()) return {};
  if (!answer.fetch.known() || answer.fetch.value.status == LinkStatus::not_checked) return {};
  if (reached(answer) && !every_copy) return {};
  return fetch_key(citation.archive_url->value);
}

bool may_be_us(const AnswerPtr& answer) {
  return answer && answer->fetch.known() && !answer->proves_network &&
         answer->fetch.value.status != LinkStatus::not_checked &&
         answer->fetch.value.status != LinkStatus::refused;
}

/// URLs that ask for the same have the same: "http://example.org" and "http://EXAMPLE.org:80/". Their order
/// in the article says which of them is asked.
std::string key_of(const std::string& url) {
  auto target = read_target(url);
  return target ? std::move(target->wire) : url;
}

/// The scheme of what may be no well-formed URL ("file:///x" has no host); "" if it has none.
std::string scheme_of(const Url& url) {
  if (url.valid()) return std::string(url.scheme());
  std::string scheme = to_lower_ascii(std::string_view{url.href()}.substr(0, url.href().find("://")));
  const bool named = scheme.size() < url.href().size() &&
                     std::ranges::all_of(scheme, [](char c) { return c >= 'a' && c <= 'z'; });
  return named ? scheme : std::string{};
}

/// The answer to a URL of a scheme that is never fetched; null for others.
AnswerPtr refused_scheme(const Citation& citation) {
  if (!citation.url) return nullptr;
  const std::string scheme = scheme_of(citation.url->value);
  if (scheme.empty() || scheme == "http" || scheme == "https") return nullptr;
  Answer answer;
  answer.fetch.state = Fact<Fetch>::State::known;
  answer.fetch.value.status = LinkStatus::refused;
  answer.fetch.value.reason = scheme + ": is not fetched; only http and https are";
  answer.page = Fact<PageFactsPtr>::unavailable("the page was not reached");
  return std::make_shared<const Answer>(std::move(answer));
}

/// The URL to ask for a citation: its own, else its archive copy's; "" if it has none that can be asked.
std::string question_of(const Citation& citation) {
  if (citation.url && citation.url->value.is_http()) return fetch_key(citation.url->value);
  if (!citation.url && citation.archive_url && citation.archive_url->value.is_http())
    return fetch_key(citation.archive_url->value);
  return {};
}

}  // namespace

void Docket::need(Open& open, std::size_t citation, const std::string& url, Ask& ask) {
  const auto [found, added] = questions_.try_emplace(key_of(url));
  if (added) {
    ++unanswered_;
    ask.push_back(url);
  }
  if (const AnswerPtr known = found->second.answer) {
    take(open, citation, known, ask);
    return;
  }
  found->second.waiting.push_back({open.key, citation});
  ++open.missing;
}

void Docket::take(Open& open, std::size_t citation, const AnswerPtr& answer, Ask& ask) {
  AnswerPtr& link = open.so_far.links[citation];
  if (link) {
    open.so_far.copies[citation] = answer;
    return;
  }
  link = answer;
  const std::string copy = copy_of(open.so_far.article->citations[citation], *answer, every_copy_);
  if (!copy.empty()) need(open, citation, copy, ask);
}

// Which article is the first must not depend on what was asked when, or reports would.
void Docket::note_questions(const Article& article) {
  std::unordered_map<std::string, PageQuestion> own;
  for (const Citation& citation : article.citations) {
    const std::vector<QuotedText> quoted = quoted_texts(article, citation);
    for (const std::optional<Claim<Url>>* url : {&citation.url, &citation.archive_url}) {
      if (!*url || !(*url)->value.is_http()) continue;
      PageQuestion& question = own[fetch_key((*url)->value)];
      question.text_sketch |= citation.url && citation.archive_url;
      for (const QuotedText& one : quoted) question.quotations.push_back(one.text);
    }
  }
  for (auto& [url, question] : own) {
    std::vector<std::string>& texts = question.quotations;
    const bool asks = question.text_sketch || !texts.empty();
    if (!cited_.insert(std::hash<std::string>{}(url)).second || !asks) continue;
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    page_questions_.try_emplace(url, std::move(question));
  }
}

PageQuestion Docket::take_question(const std::string& url) {
  const auto found = page_questions_.find(url);
  if (found == page_questions_.end()) return {};
  PageQuestion question = std::move(found->second);
  page_questions_.erase(found);
  return question;
}

Docket::Ask Docket::add(std::shared_ptr<const Article> article) {
  Ask ask;
  note_questions(*article);
  Open& open = articles_.emplace_back();
  open.key = next_key_++;
  const std::size_t count = article->citations.size();
  open.so_far.links.resize(count);
  open.so_far.copies.resize(count);
  open.so_far.article = std::move(article);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string url = question_of(open.so_far.article->citations[i]);
    if (!url.empty())
      need(open, i, url, ask);
    else if (const AnswerPtr refused = refused_scheme(open.so_far.article->citations[i]))
      take(open, i, refused, ask);
  }
  return ask;
}

Docket::Ask Docket::answer(const std::string& url, AnswerPtr answer) {
  Ask ask;
  const auto found = questions_.find(key_of(url));
  if (found == questions_.end() || found->second.answer) return ask;
  found->second.answer = answer;
  --unanswered_;
  const std::vector<Waiter> waiting = std::move(found->second.waiting);
  for (const Waiter& waiter : waiting) {
    const auto open = std::ranges::find(articles_, waiter.article, &Open::key);
    --open->missing;
    take(*open, waiter.citation, answer, ask);
  }
  return ask;
}

std::vector<AnsweredArticle> Docket::take_answered(bool only_proved) {
  std::vector<AnsweredArticle> out;
  std::erase_if(articles_, [&](Open& open) {
    if (open.missing != 0) return false;
    if (only_proved && (std::ranges::any_of(open.so_far.links, may_be_us) ||
                        std::ranges::any_of(open.so_far.copies, may_be_us)))
      return false;
    out.push_back(std::move(open.so_far));
    return true;
  });
  return out;
}

std::vector<std::string> Docket::unproved_urls() const {
  std::vector<std::string> urls;
  for (const auto& [url, question] : questions_)
    if (may_be_us(question.answer)) urls.push_back(url);
  std::ranges::sort(urls);
  return urls;
}

}  // namespace citecheck
