#include "checker/run/inquiry.hpp"

#include <array>
#include <cstdio>
#include <exception>

#include "checker/page/sketch.hpp"
#include "checker/web/classify.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

/// Pages that stand in for others are small. Larger ones are not held while something else is asked.
constexpr std::size_t kMaxHeld = 256u << 10;

/// Two pages that share so much of their text say the same.
constexpr double kSame = 0.9;

std::size_t body_bytes(const Chain& chain) {
  std::size_t bytes = 0;
  for (const ExchangePtr& exchange : chain.exchanges) bytes += exchange->body.size();
  return bytes;
}

/// The chain, in memory of its own: what waits must not hold the web's budget for bodies, or nothing that it
/// waits for could start.
Chain own(Chain chain) {
  for (ExchangePtr& exchange : chain.exchanges) exchange = std::make_shared<const Exchange>(*exchange);
  return chain;
}

std::string origin_of(const std::string& url) {
  const Url parts = parse_url(url);
  return std::string(parts.scheme()).append("://").append(parts.host()) +
         (parts.port() == 0 ? "" : ":" + std::to_string(parts.port()));
}

/// A page of the host that nobody ever made. The same in every run, so that an archive can answer for it.
std::string probe_url(const std::string& origin) {
  std::array<char, 17> name{};
  std::snprintf(name.data(), name.size(), "%016llx", static_cast<unsigned long long>(anchor_hash(origin)));
  return origin + "/citecheck-" + name.data();
}

bool worth_a_probe(const Chain& chain, const Answer& answer) {
  return answer.page.known() && !answer.page.value->suspicion.empty() && answer.fetch.value.reached() &&
         chain.end == Chain::End::answered && !parse_url(answer.fetch.value.final_url).is_home() &&
         body_bytes(chain) <= kMaxHeld;
}

/// True if the host gives a page that cannot exist the same answer as this one.
bool same_answer(const Answer& probe, const Answer& answer) {
  const Fetch& fetch = probe.fetch.value;
  if (fetch.http < 200 || fetch.http > 299 || !probe.page.known()) return false;
  return fetch.final_url == answer.fetch.value.final_url ||
         resemblance(probe.page.value->sketch, answer.page.value->sketch) >= kSame;
}

/// The second signal: the page is none.
void convict(const Chain& chain, Answer& answer) {
  PageFacts facts = *answer.page.value;
  facts.kind = PageKind::soft_404;
  facts.kind_reason = facts.suspicion + ", as the host answers for a page that cannot exist";
  answer.fetch = Fact<Fetch>::of(classify(chain, &facts));
  answer.page = known_page(std::move(facts));
}

}  // namespace

Inquiries::Inquiries(Web& web, Submit submit, Done probed, bool wants_pages, Complete complete)
    : web_(web),
      submit_(std::move(submit)),
      probed_(std::move(probed)),
      wants_pages_(wants_pages),
      complete_(std::move(complete)) {}

void Inquiries::ask(const std::string& url, PageQuestion question, Done done) {
  const auto inquiry = std::make_shared<const Inquiry>(Inquiry{std::move(question), std::move(done)});
  web_.get({url}, [this, inquiry](Chain chain) {
    submit_([this, inquiry, chain = std::move(chain)]() mutable { pursue(std::move(chain), 0, inquiry); });
  });
}

// `known`: how much of the chain its page was asked to go on from already.
void Inquiries::pursue(Chain chain, std::size_t known, const InquiryPtr& inquiry) {
  chain = completed(std::move(chain));
  auto answer = std::make_shared<Answer>(examine(chain, wants_pages_, inquiry->question));
  const std::string next = answer->page.known() ? answer->page.value->refresh : std::string{};
  const bool leads_on = !next.empty() && chain.end == Chain::End::answered &&
                        chain.exchanges.size() != known && answer->fetch.value.http >= 200 &&
                        answer->fetch.value.http < 300;
  if (leads_on && body_bytes(chain) <= kMaxHeld)
    go_on(std::move(chain), next, inquiry);
  else if (worth_a_probe(chain, *answer))
    probe(std::move(chain), std::move(answer), inquiry->done);
  else
    inquiry->done(std::move(chain), std::move(answer));
}

void Inquiries::go_on(Chain chain, const std::string& next, const InquiryPtr& inquiry) {
  const std::size_t known = chain.exchanges.size();
  web_.get({fetch_key(parse_url(next)), own(std::move(chain))}, [this, inquiry, known](Chain longer) {
    submit_([this, inquiry, known, longer = std::move(longer)]() mutable {
      pursue(std::move(longer), known, inquiry);
    });
  });
}

void Inquiries::probe(Chain chain, std::shared_ptr<Answer> answer, const Done& done) {
  const std::string origin = origin_of(answer->fetch.value.final_url);
  // Held by value: the job may run after this object's map has moved its entries.
  Job conclude = [this, origin, done, chain = own(std::move(chain)), answer]() mutable {
    AnswerPtr said;
    {
      const std::lock_guard lock(mutex_);
      said = probes_.at(origin).answer;
    }
    if (same_answer(*said, *answer)) convict(chain, *answer);
    done(std::move(chain), answer);
  };
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    Probe& probe = probes_[origin];
    if (!probe.answer) {
      first = probe.waiting.empty();
      probe.waiting.push_back(std::move(conclude));
    }
  }
  if (first) {
    web_.get({probe_url(origin)}, [this, origin](Chain answered) {
      submit_([this, origin, answered = std::move(answered)]() mutable {
        take_probe(origin, std::move(answered));
      });
    });
  } else if (conclude) {
    conclude();
  }
}

void Inquiries::take_probe(const std::string& origin, Chain chain) {
  AnswerPtr answer = not_asked("the host could not be probed");
  std::exception_ptr error;
  try {
    chain = completed(std::move(chain));
    const auto probe = std::make_shared<Answer>(examine(chain, true));
    answer = probe;
    probed_(std::move(chain), probe);
  } catch (...) {
    error = std::current_exception();
  }
  std::vector<Job> waiting;
  {
    const std::lock_guard lock(mutex_);
    Probe& probe = probes_.at(origin);
    probe.answer = answer;
    waiting.swap(probe.waiting);
  }
  // A probe is nobody's question of its own: what went wrong with it ends one of those that waited for it.
  if (error) waiting.front() = [error] { std::rethrow_exception(error); };
  for (Job& job : waiting) submit_(std::move(job));
}

}  // namespace citecheck
