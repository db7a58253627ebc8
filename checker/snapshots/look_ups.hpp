#pragma once
// LookUps: has the archives asked about URLs, any number at once; every step of each is a request to the web
// and a job of a worker.

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/snapshots/look_up.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

class LookUps {
 public:
  using Job = std::function<void()>;
  /// Any thread: has a job run by a worker. Every look-up is one job at a time.
  using Submit = std::function<void(Job)>;
  /// On a worker: a chain as it came; gives it back as it is to be read.
  using Take = std::function<Chain(Chain)>;
  /// On a worker, once for each look-up.
  using Done = std::function<void(KnownCopiesPtr)>;

  /// `web` outlives this.
  LookUps(Web& web, std::vector<WebArchive> archives, Submit submit, Take take);

  void ask(std::string url, std::vector<std::chrono::sys_seconds> nearest_to, Done done);
  /// Any thread: nothing more is asked. Look-ups end with what they know.
  void stop() { stopped_ = true; }

 private:
  void step(const std::shared_ptr<LookUp>& look_up, const Done& done);

  Web& web_;
  const std::vector<WebArchive> archives_;
  Submit submit_;
  Take take_;
  std::atomic<bool> stopped_ = false;
};

}  // namespace citecheck
