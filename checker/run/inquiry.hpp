#pragma once
// Inquiry: all that is asked on behalf of one URL. The web follows redirects; what only the page itself tells
// is followed here: where it sends its reader by itself, and, if it looks as if it stood in place of a page
// that is gone, what the same host answers for a page that cannot exist.

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "checker/run/answer.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

class Inquiries {
 public:
  using Job = std::function<void()>;
  /// Any thread: has a job run by a worker. Every question is one job at a time.
  using Submit = std::function<void(Job)>;
  /// Called on a worker, once for each question.
  using Done = std::function<void(Chain, std::shared_ptr<Answer>)>;

  /// On a worker: what is still to be done to a chain before it is read.
  using Complete = std::function<Chain(Chain)>;

  /// `web` outlives this. Without `wants_pages` no page is read, and only the web's own answer counts.
  /// `probed` is given every probe, before an answer that rests on it.
  Inquiries(Web& web, Submit submit, Done probed, bool wants_pages, Complete complete = {});

  /// `question` is put to the page that comes.
  void ask(const std::string& url, PageQuestion question, Done done);
  /// The chain as it is to be read.
  Chain completed(Chain chain) const { return complete_ ? complete_(std::move(chain)) : std::move(chain); }

 private:
  /// What a host answers for a page that cannot exist.
  struct Probe {
    AnswerPtr answer;  ///< Null until it came.
    std::vector<Job> waiting;
  };

  /// A question under way.
  struct Inquiry {
    PageQuestion question;
    Done done;
  };
  using InquiryPtr = std::shared_ptr<const Inquiry>;

  void pursue(Chain chain, std::size_t known, const InquiryPtr& inquiry);
  void go_on(Chain chain, const std::string& next, const InquiryPtr& inquiry);
  void probe(Chain chain, std::shared_ptr<Answer> answer, const Done& done);
  void take_probe(const std::string& origin, Chain chain);

  Web& web_;
  Submit submit_;
  Done probed_;
  bool wants_pages_;
  Complete complete_;
  std::mutex mutex_;
  std::unordered_map<std::string, Probe> probes_;  ///< By origin.
};

}  // namespace citecheck
