#pragma once
// ResumeWeb goes on with a run that was killed: what its archive holds is not asked again.

#include <string>

#include "checker/archive/replay_web.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

class ResumeWeb final : public Web {
 public:
  /// Both outlive this.
  ResumeWeb(ReplayWeb& archive, Web& live) : archive_(archive), live_(live) {}

  void get(WebRequest request, Done done) override {
    const bool goes_on = !request.so_far.exchanges.empty();
    // A recorded chain holds all that its page led to.
    const bool recorded = goes_on ? request.so_far.recorded : archive_.holds(request.url);
    if (recorded && !request.is_confidential())
      archive_.get(std::move(request), std::move(done));
    else
      live_.get(std::move(request), std::move(done));
  }

  std::size_t in_flight() const override { return live_.in_flight(); }

  void stop() override {
    archive_.stop();
    live_.stop();
  }

 private:
  ReplayWeb& archive_;
  Web& live_;
};

}  // namespace citecheck
