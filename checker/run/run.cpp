#include "checker/run/run.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "checker/archive/capture_index.hpp"
#include "checker/archive/earlier_archive.hpp"
#include "checker/archive/replay_web.hpp"
#include "checker/archive/save_note.hpp"
#include "checker/page/page.hpp"
#include "checker/run/captures.hpp"
#include "checker/run/docket.hpp"
#include "checker/run/inbox.hpp"
#include "checker/run/inputs.hpp"
#include "checker/run/inquiry.hpp"
#include "checker/run/keeper.hpp"
#include "checker/run/pool.hpp"
#include "checker/run/requisites.hpp"
#include "checker/run/save_desk.hpp"
#include "checker/run/signals.hpp"
#include "checker/run/snapshot_desk.hpp"
#include "checker/snapshots/look_ups.hpp"

namespace citecheck {

namespace {

using Clock = std::chrono::system_clock;

/// Articles that may be open at once: enough URLs to keep every transfer busy, few enough to stay in memory.
constexpr std::size_t kOpenArticles = 64;

/// Asked only if nothing at all could be reached: a name that always exists (RFC 2606), to tell "these hosts
/// are gone" from "we have no network".
constexpr std::string_view kControlUrl = "http://example.org/";

class Run {
 public:
  Run(const RunPlan& plan, std::span<ReportWriter* const> writers)
      : plan_(plan),
        writers_(writers),
        court_(plan.court),
        docket_(plan.every_copy),
        interrupt_(inbox_),
        pool_(plan.jobs, [this] { inbox_.announce(); }) {
    if (!plan.archive.empty() && plan.web)
      keeper_.emplace(plan.archive, plan.archive_info, ledger_,
                      [this](const std::string& why) { lose_archive(why); });
    if (plan.earlier) plan.earlier->index().tell(ledger_, false);
    if (plan.replay) plan.replay->index().tell(ledger_, true);
    // What stands in place of a page is not saved for it, and only a page that was read tells.
    const bool wants_pages = plan.save != nullptr || std::ranges::any_of(court_.rules, [](const Rule* rule) {
                               return (rule->needs & needs_page) != 0;
                             });
    if (plan.web)
      inquiries_.emplace(
          *plan.web, [this](Inquiries::Job job) { submit(outstanding_, std::move(job)); },
          [this](const Chain& chain, const std::shared_ptr<Answer>& probe) {
            keep(chain, probe, [this, requests = probe->requests] { end_.requests += requests; });
          },
          wants_pages, [this](Chain chain) { return complete(std::move(chain)); });
    if (plan.web && plan.save)
      savings_.emplace(
          *plan.web, *plan.save, [this](Inbox::Message message) { inbox_.post(std::move(message)); },
          [this](const std::string& url, const Saving& saving) { note(url, saving); },
          [] { return std::chrono::floor<std::chrono::milliseconds>(Clock::now()); });
    save_desk_.emplace(savings_ ? &*savings_ : nullptr, plan.replay ? &plan.replay->index() : nullptr,
                       plan.led);
    if (plan.web && !plan.snapshots.empty())
      look_ups_.emplace(
          *plan.web, plan.snapshots, [this](LookUps::Job job) { submit(outstanding_, std::move(job)); },
          [this](Chain chain) { return keep_look_up(complete(std::move(chain))); });
    if (plan.deadline) deadline_ = Clock::now() + *plan.deadline;
  }

  /// The web outlives the run: whatever it still holds must not call back into it.
  ~Run() { finish_web(); }

  RunEnd run() {
    while (!finished()) {
      take_in();
      release();
      if (finished()) break;
      ask_next();
      if (savings_) savings_->go_on();
      wait();
      heed_interrupt();
      heed_deadline();
    }
    finish_web();
    keeper_.reset();
    while (auto message = inbox_.wait_until(Clock::time_point{}))
      (*message)();  // Closing it may have failed.
    if (error_) std::rethrow_exception(error_);
    return end();
  }

 private:
  // ---- intake ----

  void take_in() {
    while (!stopping_ && !awaiting_input_ && open_articles() + judging_ < kOpenArticles) {
      if (plan_.in_order && (outstanding_ > 0 || judging_ > 0 || !waiting_questions_.empty())) return;
      if (!reader_ && !open_next()) return;
      if (!reader_) continue;
      std::optional<Article> article = read_next();
      if (!article) continue;
      article->ordinal = next_ordinal_++;
      const auto taken = std::make_shared<const Article>(std::move(*article));
      ask_all(docket_.add(taken));
      look_up(*taken);
    }
  }

  std::optional<Article> read_next() {
    std::optional<Article> article;
    try {
      article = reader_->next();
    } catch (const ReadingInterrupted&) {
      heed_interrupt();
      heed_deadline();
      return article;
    } catch (const std::runtime_error& error) {
      end_.unreadable.push_back(plan_.inputs[next_input_ - 1] + ": " + error.what());
    }
    if (!article) reader_.reset();
    return article;
  }

  /// False if there is no input left.
  bool open_next() {
    if (next_input_ == plan_.inputs.size()) return false;
    const std::string& input = plan_.inputs[next_input_++];
    if (is_url_input(input))
      fetch_input(input);
    else
      read_input(input);
    return true;
  }

  void read_input(const std::string& input) {
    auto reader = open_input(input, plan_.format, plan_.read, [this] { return must_stop(); });
    if (!reader && must_stop()) {
      --next_input_;  // It is not unreadable: nobody waited for its end.
      heed_interrupt();
      heed_deadline();
    } else {
      use(std::move(reader));
    }
  }

  void use(Result<std::unique_ptr<Reader>> reader) {
    if (reader)
      reader_ = std::move(*reader);
    else
      end_.unreadable.push_back(reader.error().what);
  }

  void fetch_input(const std::string& input) {
    if (!plan_.web) {
      end_.unreadable.push_back(input + ": cannot be fetched in an offline run");
      return;
    }
    awaiting_input_ = true;
    ++outstanding_;
    plan_.web->get({fetch_key(parse_url(input))}, [this, input](Chain chain) {
      submit(outstanding_, [this, input, chain = std::move(chain)]() mutable {
        chain = complete(std::move(chain));
        const auto answer = std::make_shared<Answer>(examine(chain, false));
        keep(chain, answer, [this, input, answer, body = decode_body(chain.last())]() mutable {
          count(*answer);
          awaiting_input_ = false;
          if (answer->fetch.value.http != 200)
            end_.unreadable.push_back(input + ": " + answer->fetch.value.reason);
          else if (!body)
            end_.unreadable.push_back(input + ": " + body.error().what);
          else
            use(open_bytes(std::move(*body), input, plan_.format, plan_.read));
        });
      });
    });
  }

  // ---- asking ----

  void ask_all(const Docket::Ask& urls) {
    for (const std::string& url : urls) ask(url);
  }

  void ask(const std::string& url) {
    if (!plan_.web || stopping_) {
      // Nothing new is asked once the run gives up; `answer` may ask for copies, which end here too.
      ask_all(docket_.answer(url, not_asked(plan_.web ? end_.reason : "offline")));
      return;
    }
    in_turn([this, url] {
      PageQuestion question = docket_.take_question(url);
      question.text_sketch |= plan_.former != nullptr;
      inquiries_->ask(url, std::move(question), [this, url](Chain chain, std::shared_ptr<Answer> answer) {
        if (plan_.requisites && keeper_ && answer->fetch.value.reached())
          answer->requisites = requisites_of(chain);
        if (plan_.former != nullptr && answer->page.known())
          plan_.former->get({url}, [&](const Chain& before) { answer->former = former_page(before); });
        keep(chain, answer, [this, url, answer] { receive(url, answer); });
      });
    });
  }

  /// Asks now, or, where the order counts, when nothing else is asked.
  void in_turn(std::function<void()> question) {
    waiting_questions_.push_back(std::move(question));
    if (!plan_.in_order)
      while (!waiting_questions_.empty()) ask_next();
  }

  void ask_next() {
    if (waiting_questions_.empty() || (plan_.in_order && outstanding_ > 0)) return;
    const std::function<void()> question = std::move(waiting_questions_.front());
    waiting_questions_.pop_front();
    ++outstanding_;
    question();
  }

  /// On a worker: the chain as it is to be read and kept.
  Chain complete(Chain chain) const {
    return plan_.earlier ? plan_.earlier->complete(std::move(chain)) : std::move(chain);
  }

  // ---- saving pages ----

  /// What became of it so far lies in the archive before anything rests on it.
  void note(const std::string& url, const Saving& saving) {
    if (!keeper_) return;
    const Instant now = std::chrono::floor<std::chrono::milliseconds>(Clock::now());
    keeper_->keep(save_note(url, saving, now), [this](std::optional<std::uint64_t> offset) {
      inbox_.post([this, kept = offset.has_value()] { archived_ |= kept; });
    });
  }

  // ---- the world's archives ----

  /// Beside the pages: nothing but the article's judgement waits for it.
  void look_up(const Article& article) {
    if (!look_ups_) return;
    for (const SnapshotDesk::Question& question : desk_.add(article))
      in_turn([this, question] {
        look_ups_->ask(question.url, question.nearest_to, [this, url = question.url](KnownCopiesPtr known) {
          inbox_.leave([this, url, known = std::move(known)]() mutable {
            --outstanding_;
            if (stopping_ && !known->answered)
              known = std::make_shared<const KnownCopies>(
                  KnownCopies{.copies = {}, .service = {}, .asked = false, .reason = end_.reason});
            desk_.answer(url, std::move(known));
          });
        });
      });
  }

  /// On a worker.
  Chain keep_look_up(Chain chain) {
    const auto answer = std::make_shared<Answer>(examine(chain, false));
    keep(chain, answer,
         [this, answer] {
           end_.requests += answer->requests;
           proved_ |= answer->proves_network;
         },
         {.verdict = {}, .reason = "what an archive keeps", .page = {}});
    return chain;
  }

  // ---- requisites ----

  /// They are archived and nothing else: no verdict, no citation.
  void ask_requisites(std::vector<RequisiteList::Request> requests) {
    if (stopping_) return;
    for (RequisiteList::Request& request : requests)
      in_turn([this, request = std::move(request)] {
        if (docket_.knows(request.url)) {
          inbox_.post([this, request] { receive_requisite(request, 0, 0, {}); });
          return;
        }
        plan_.web->get({request.url}, [this, request](Chain chain) {
          submit(outstanding_, [this, request, chain = std::move(chain)]() mutable {
            take_requisite(request, complete(std::move(chain)));
          });
        });
      });
  }

  /// On a worker.
  void take_requisite(const RequisiteList::Request& request, const Chain& chain) {
    const auto needs = request.style ? requisites_of(chain) : std::vector<Requisite>{};
    const auto answer = std::make_shared<Answer>(examine(chain, false));
    keep(chain, answer,
         [this, request, needs, bytes = chain.last().body.size(), requests = answer->requests] {
           receive_requisite(request, requests, bytes, needs);
         },
         {.verdict = {}, .reason = {}, .page = request.page});
  }

  void receive_requisite(const RequisiteList::Request& request, std::size_t requests, std::uint64_t bytes,
                         const std::vector<Requisite>& needs) {
    --outstanding_;
    end_.requests += requests;
    ask_requisites(requisites_.done(request, bytes, needs));
  }

  /// Any thread: a job for the workers. If it throws, nothing else will take it off its counter.
  void submit(std::size_t& counter, std::function<void()> job) {
    pool_.submit([this, &counter, job = std::move(job)] {
      try {
        job();
      } catch (...) {
        inbox_.post([this, &counter, error = std::current_exception()] {
          --counter;
          if (!error_) error_ = error;
        });
      }
    });
  }

  /// On a worker: archives the chain with its verdict; then has the main thread do `then`.
  void keep(const Chain& chain, const std::shared_ptr<Answer>& answer, Inbox::Message then) {
    const Fetch& fetch = answer->fetch.value;
    keep(chain, answer, std::move(then),
         {.verdict = name_of(fetch.status), .reason = fetch.reason, .page = {}});
  }

  void keep(const Chain& chain, const std::shared_ptr<Answer>& answer, Inbox::Message then,
            const Remark& remark) {
    const Fetch& fetch = answer->fetch.value;
    if (plan_.replay && (chain.recorded || !keeper_)) answer->captured = plan_.replay->captured(chain);
    if (answer->captured) answer->captured->shows = fetch.status;
    if (!keeper_ || chain.recorded) {
      if (chain.recorded && keeper_)
        then = [this, then = std::move(then)] {
          archived_ = true;
          then();
        };
      inbox_.leave(std::move(then));  // The worker announces what its turn comes to.
      return;
    }
    WarcRecords records = make_records(chain, remark, &ledger_);
    answer->captured = capture_of(chain, records, keeper_->path());
    if (answer->captured) answer->captured->shows = fetch.status;
    keeper_->keep(std::move(records), [this, answer, then](std::optional<std::uint64_t> offset) {
      if (answer->captured && offset) answer->captured->offset += *offset;
      if (!offset) answer->captured.reset();
      inbox_.post([this, then, kept = offset.has_value()] {
        archived_ |= kept;
        then();
      });
    });
  }

  void count(const Answer& answer) {
    --outstanding_;
    end_.requests += answer.requests;
    proved_ |= answer.proves_network;
  }

  void receive(const std::string& url, const std::shared_ptr<Answer>& answer) {
    count(*answer);
    if (answer->fetch.value.status == LinkStatus::not_checked) {
      if (url != kControlUrl) end_.not_done.push_back(url);
      if (stopping_) answer->fetch.value.reason = end_.reason;
    }
    if (url == kControlUrl && control_asked_ && !proved_) network_down();
    ++statuses_[answer->fetch.value.status];
    ask_all(docket_.answer(url, answer));
    if (!answer->requisites.empty())
      ask_requisites(requisites_.page(answer->fetch.value.final_url, answer->requisites));
  }

  // ---- judging and reporting ----

  void release() {
    const bool only_proved = plan_.web && !proved_ && !stopping_;
    std::vector<AnsweredArticle> answered = docket_.take_answered(only_proved);
    if (look_ups_) {
      for (AnsweredArticle& article : answered) desk_.hold(std::move(article));
      answered = desk_.take_answered();
    }
    for (AnsweredArticle& article : answered) save_desk_->hold(std::move(article));
    for (AnsweredArticle& article : save_desk_->take_settled()) {
      ++judging_;
      submit(judging_, [this, article = std::move(article), court = court_] {
        auto result = std::make_shared<const ArticleResult>(judge(article, court));
        inbox_.leave([this, result] { emit(result); });
      });
    }
    const bool stuck = only_proved && judging_ == 0 && outstanding_ == 0 && docket_.open_articles() > 0;
    const bool nothing_to_read = next_input_ == plan_.inputs.size() && !reader_;
    const bool window_full = docket_.open_articles() >= kOpenArticles;
    if (stuck && (nothing_to_read || window_full)) ask_control();
  }

  /// Every answer so far may be the fault of our own network.
  void ask_control() {
    if (control_asked_) {
      network_down();
      return;
    }
    control_asked_ = true;
    ask(std::string(kControlUrl));
  }

  void network_down() {
    court_.network_down = true;
    end_.not_done = docket_.unproved_urls();
    give_up(RunEnd::Kind::no_network, "nothing could be reached: there is no network or no name server");
  }

  void emit(const std::shared_ptr<const ArticleResult>& result) {
    waiting_.emplace(result->article->ordinal, result);
    while (!waiting_.empty() && waiting_.begin()->first == next_emitted_) {
      for (ReportWriter* writer : writers_) writer->article(*waiting_.begin()->second);
      if (keeper_)
        for (ArchivePage& page : pages_of(*waiting_.begin()->second)) keeper_->list(std::move(page));
      waiting_.erase(waiting_.begin());
      ++next_emitted_;
      --judging_;
    }
  }

  // ---- ending ----

  std::size_t open_articles() const {
    return docket_.open_articles() + desk_.open_articles() + save_desk_->open_articles();
  }

  bool has_input() const { return next_input_ < plan_.inputs.size() || reader_ || awaiting_input_; }

  bool finished() const {
    return error_ || ((stopping_ || (!has_input() && requisites_.open() == 0)) && open_articles() == 0 &&
                      judging_ == 0);
  }

  void wait() {
    using namespace std::chrono_literals;
    auto until = Clock::now() + 1s;
    if (deadline_ && !stopping_) until = std::min(until, *deadline_);
    if (savings_)
      if (const auto due = savings_->due()) until = std::min<Clock::time_point>(until, *due);
    // A burst of messages is taken at once: judging and progress are looked at once per burst.
    for (int taken = 0; taken < 256; ++taken) {
      const auto message = inbox_.wait_until(taken == 0 ? until : Clock::time_point{});
      if (!message) break;
      (*message)();
    }
    if (plan_.progress)
      plan_.progress({docket_.urls(), docket_.urls() - docket_.unanswered(),
                      plan_.web ? plan_.web->in_flight() : 0, statuses_, has_input(), desk_.unanswered()});
  }

  bool must_stop() const {
    return InterruptGuard::interrupted() || (deadline_ && Clock::now() >= *deadline_);
  }

  void heed_deadline() {
    if (deadline_ && Clock::now() >= *deadline_) give_up(RunEnd::Kind::deadline, "the deadline came");
  }

  void heed_interrupt() {
    if (InterruptGuard::interrupted()) give_up(RunEnd::Kind::interrupted, "interrupted");
  }

  /// Ends the run early but in order: what is under way is cancelled, what was found is reported.
  void give_up(RunEnd::Kind kind, std::string reason) {
    if (stopping_) return;
    stopping_ = true;
    end_.kind = kind;
    end_.reason = std::move(reason);
    if (reader_) end_.not_done.push_back("the rest of " + plan_.inputs[next_input_ - 1]);
    for (; next_input_ < plan_.inputs.size(); ++next_input_)
      end_.not_done.push_back(plan_.inputs[next_input_]);
    if (savings_) savings_->give_up(end_.reason);
    if (look_ups_) look_ups_->stop();
    if (plan_.web) plan_.web->stop();
  }

  /// Any thread: the archive cannot be written any more, and a run without its evidence is not what was
  /// asked.
  void lose_archive(const std::string& why) {
    inbox_.post([this, why] { give_up(RunEnd::Kind::disk_full, why); });
  }

  /// Waits until the web and the workers have called back for everything they were given.
  void finish_web() {
    const auto asked = [this] { return outstanding_ + (savings_ ? savings_->outstanding() : 0); };
    if (plan_.web && asked() > 0) plan_.web->stop();
    while (asked() > 0 || judging_ > waiting_.size())
      if (auto message = inbox_.wait_until(Clock::now() + std::chrono::seconds(1))) (*message)();
  }

  RunEnd end() {
    end_.urls = docket_.urls() - (control_asked_ ? 1 : 0);
    if (savings_) end_.requests += savings_->requests();
    if (savings_ && !savings_->refused().empty() && end_.kind == RunEnd::Kind::complete) {
      end_.kind = RunEnd::Kind::keys_refused;
      end_.reason = savings_->refused();
    }
    if (archived_) end_.archive = plan_.archive;
    std::ranges::sort(end_.not_done);
    return end_;
  }

  const RunPlan& plan_;
  std::span<ReportWriter* const> writers_;
  Court court_;
  std::optional<Clock::time_point> deadline_;

  std::size_t next_input_ = 0;
  std::unique_ptr<Reader> reader_;
  bool awaiting_input_ = false;
  std::uint32_t next_ordinal_ = 0, next_emitted_ = 0;

  Docket docket_;
  SnapshotDesk desk_;
  std::optional<Inquiries> inquiries_;
  std::optional<Savings> savings_;
  std::optional<SaveDesk> save_desk_;
  std::optional<LookUps> look_ups_;
  std::deque<std::function<void()>> waiting_questions_;
  RequisiteList requisites_{{}};
  std::size_t outstanding_ = 0;  ///< Questions the web or a worker is at.
  std::size_t judging_ = 0;      ///< Articles at the workers or waiting for their turn.
  std::map<std::uint32_t, std::shared_ptr<const ArticleResult>> waiting_;
  bool proved_ = false, control_asked_ = false;
  std::map<LinkStatus, std::size_t> statuses_;  ///< Of the URLs answered.

  RunEnd end_;
  bool stopping_ = false, archived_ = false;
  std::exception_ptr error_;

  // Threads last: they are joined first.
  Ledger ledger_;
  Inbox inbox_;
  InterruptGuard interrupt_;
  Pool pool_;
  std::optional<Keeper> keeper_;
};

}  // namespace

RunEnd run_checks(const RunPlan& plan, std::span<ReportWriter* const> writers) {
  return Run(plan, writers).run();
}

}  // namespace citecheck
